-- Complaints (clauses 5.13 and 8.1): a piece that is seen with its household, or, where it is about what one person did, by a list from the first.
-- Who keeps it and who answers it stand in piece_people.
insert into streams (key, letter, sight, begun_with) values ('complaint', 'K', 'household', 'hold_complaints');
alter table pieces add constraint pieces_state_of_complaint_check check (stream <> 'complaint' or state in
  ('received', 'stage_1', 'answered_1', 'stage_2', 'adjudicated', 'stage_3', 'panel_held', 'reported', 'final', 'ombudsman', 'learning', 'closed', 'called_off', 'cancelled'));
create table complaints (
  id int primary key references pieces,
  complainant text not null check (complainant in ('child', 'carer', 'social_worker', 'professional', 'parent', 'other')),
  received_on date not null,
  procedure text check (procedure in ('statutory', 'corporate')),
  points int check (points between 1 and 6),
  answered_on date,
  -- On which day what moved it happened, by the move.
  days jsonb not null default '{}'
);
create index complaints_received on complaints (received_on);
