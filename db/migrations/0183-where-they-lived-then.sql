-- Who lived in a household, as it was known when something was over: versions of stays are found by the household too, not by the child alone.
create index history_of_placements_by_home on history (((was ->> 'household_id')::int)) where table_name = 'placements';
