-- Which move another undoes (taken back, opened again), found by its number: My work asks of the last moves of many pieces whether they stand.
alter table moves add column undoes bigint generated always as ((details ->> 'undoes')::bigint) stored;
create index moves_undoes on moves (undoes) where undoes is not null;
