-- What pages search by, and no index found (SC-7): the voices of a child, the audits of a child, the actions in the order of
-- their days, what went out in the order in which it was made.
create index voices_child on voices (child_id) where child_id is not null;
create index audit_children_child on audit_children (child_id);
create index actions_due on actions (due_on, id);
create index messages_made on messages (made_at);

-- The web logs in as a user of its own (decision 35), and what runs with the owner's rights takes nobody else's tables for ours.
alter function keep_history() set search_path = pg_catalog, public, pg_temp;
