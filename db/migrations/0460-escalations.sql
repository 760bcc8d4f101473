-- What Independent Reviewing Officers escalate (clause 4.11), and the good practice that they note: a piece that is seen with its household,
-- and by the child's reviewing officer and their manager. Who raised it and who answers it stand in piece_people.
insert into streams (key, letter, sight, begun_with) values ('escalation', 'G', 'household', 'escalate');
alter table pieces add constraint pieces_state_of_escalation_check check (stream <> 'escalation' or state in
  ('noticed', 'noted', 'informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4', 'formal_5', 'answered', 'agreed', 'checked', 'closed', 'called_off', 'cancelled'));
create table escalations (
  id int primary key references pieces,
  child_id int not null references children,
  kind text not null check (kind in ('concern', 'good_practice')),
  -- The formal stage that it has reached: none, 0.
  stage int not null default 0 check (stage between 0 and 5),
  noticed_on date not null,
  formal_on date,
  cafcass_on date,
  -- How it ended, and how it is for the child then: what is counted is read from here alone.
  ended_as text check (ended_as in ('closed', 'called_off', 'cancelled')),
  better text check (better in ('better', 'same', 'worse'))
);
create index escalations_child on escalations (child_id);
create index escalations_noticed on escalations (noticed_on);
