-- All that a list of what somebody sees asks for (my_pieces) stands in the index: the rows of all years need not be read for it.
drop index pieces_household;
create index pieces_household on pieces (household_id, sight, id);
