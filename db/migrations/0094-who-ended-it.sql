-- Whoever acts for the Service Manager may put a household back into proposals: it is kept who did.
alter table not_proposed add column ended_by_id int references people;
