-- Allegations and standards-of-care concerns (clauses 4.9 and 4.10): a piece whose class is `restricted`, or `sealed` from the first. Who looks
-- after it, the Local Authority Designated Officer and who answers for it stand in piece_people; who knows of it, in need_to_know.
insert into streams (key, letter, sight, begun_with) values ('allegation', 'N', 'restricted', 'record_concern');
alter table pieces add constraint pieces_state_of_allegation_check check (stream <> 'allegation' or state in
  ('recorded', 'with_lado', 'in_process', 'concluded', 'review', 'learning', 'closing', 'looking', 'deciding', 'plan_open', 'closed', 'cancelled'));
create table allegations (
  id int primary key references pieces,
  kind text not null check (kind in ('allegation', 'standard_of_care', 'advice')),
  learned_at timestamptz not null,
  learned_on date not null,
  concluded_on date,
  child_ids int[] not null default '{}',
  -- The safety alert that was decided so: from then on it has the class of the matter.
  alert_id int references alerts
);
create index allegations_learned on allegations (learned_at);
create unique index allegations_alert on allegations (alert_id);
-- Who knows of many matters finds them in a few pages.
create index pieces_matters on pieces (stream, id) include (matter, sight) where id >= 1000000000;
-- Whether somebody is on a list is asked of each row that has the class of its matter.
drop index need_to_know_matter;
create index need_to_know_matter on need_to_know (matter, person_id);
-- Which stays ended for an allegation, or a concern about care, to be held against what is written.
create index place_change_reasons_reason on place_change_reasons (reason) include (id);
create index episodes_ended on episodes (ended_on) include (id, child_id);
