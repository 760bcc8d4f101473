-- What the piece before this one said stands beside its questions: found without walking through all years of a household.
create index pieces_closed_household on pieces (household_id, stream, state_since desc, id desc) where state = 'closed';
