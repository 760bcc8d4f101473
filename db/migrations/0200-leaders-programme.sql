-- The senior leaders' programme (clause 4.16): a day on which a leader meets the work, a piece that everybody may read. Who leads and who goes
-- along stand by the person; the case that they meet stands apart, under a sight of its own.
insert into streams (key, letter, sight, begun_with) values ('leader_visit', 'P', 'open', 'arrange_programme');
alter table pieces add constraint pieces_state_of_leader_visit_check check (stream <> 'leader_visit' or state in
  ('agreed', 'held', 'written', 'promise_open', 'told_back', 'closed', 'called_off'));
create table leader_visits (
  id int primary key references pieces,
  kind text not null check (kind in ('watch', 'audit', 'carers', 'council', 'team', 'panel', 'duty', 'story')),
  area text not null check (area in ('fostering', 'elsewhere')),
  place text not null,
  planned_for date not null,
  held_on date,
  with_id int references people
);
create index leader_visits_planned on leader_visits (planned_for);
create index leader_visits_with on leader_visits (with_id);
create trigger refuse_long_texts before insert or update on leader_visits for each row execute function refuse_long_texts('200', 'place');
-- The household that a visit is to, and from when until when the leader sees it: ten working days before to twenty after. It follows the day.
create table leader_cases (
  id int primary key references leader_visits,
  household_id int not null references households,
  sees_from date not null,
  sees_until date not null
);
create index leader_cases_household on leader_cases (household_id);
