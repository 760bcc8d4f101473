-- The web logs in as a user of its own (decision 35), and what runs with the owner's rights takes nobody else's tables for ours.
alter function keep_history() set search_path = pg_catalog, public, pg_temp;
