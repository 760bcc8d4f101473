-- Whether somebody has few audits or many (figures/queries/list.ts) is told from the index as well: of many, five hundred rows were read
-- only to learn which stream they are of.
drop index pieces_household;
create index pieces_household on pieces (household_id, sight, id) include (stream);
