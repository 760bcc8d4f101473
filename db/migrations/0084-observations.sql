-- Practice that was observed (clauses 4.4 and 7.6): a piece whose class is `worker`. Who watches and whose visit it is stand in
-- piece_people, the day that another was moved to among its moves.
insert into streams (key, letter, sight, begun_with) values ('observation', 'O', 'worker', 'observe_practice');
alter table pieces add constraint pieces_state_of_observation_check check (stream <> 'observation' or state in
  ('planned', 'prepared', 'seen', 'written', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled'));
create table observations (
  id int primary key references pieces,
  kind text not null check (kind in ('home_visit', 'unannounced', 'assessment', 'placement_meeting', 'carer_review', 'child_work', 'panel', 'support_group', 'training', 'call', 'other')),
  in_room boolean not null,
  planned_for date not null,
  seen_on date,
  follows_up boolean not null,
  supervises boolean not null,
  graded boolean not null,
  child_ids int[] not null default '{}'
);
create index observations_planned on observations (planned_for);
create index observations_seen on observations (seen_on);
