-- Who lives somewhere today, found without reading every stay there ever was: a household that ended although a child is placed there.
create index placements_until on placements (coalesce(ended_on, 'infinity')) include (household_id, child_id);
