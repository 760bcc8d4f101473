-- Exemptions from the usual fostering limit, exceptions outside terms of approval and temporary approvals (clauses 4.9 and 5.14): a piece that is
-- seen with its household. Who has which part in it stands in piece_people.
insert into streams (key, letter, sight) values ('exemption', 'X', 'household');
alter table pieces add constraint pieces_state_of_exemption_check check (stream <> 'exemption' or state in
  ('asked', 'running', 'extended', 'breach', 'closed', 'cancelled'));
create table exemptions (
  id int primary key references pieces,
  kind text not null check (kind in ('exemption', 'exception', 'temporary')),
  child_ids int[] not null default '{}',
  from_on date not null,
  began_on date,
  ended_on date,
  terms_then text not null default '',
  fostered_then int not null check (fostered_then >= 0)
);
create index exemptions_from on exemptions (from_on);
-- The year asks who watched and who led, of everybody: whoever decides exemptions has a part in each of them, and those are not looked through.
create index piece_people_observers on piece_people (person_id, piece_id) where part = 'observer';
create index piece_people_leaders on piece_people (person_id, piece_id) where part = 'leader';
create index pieces_of_a_stream on pieces (stream, id) include (sight, state);
create index pieces_exemptions on pieces (household_id) include (id) where stream = 'exemption';
create trigger refuse_long_texts before insert or update on exemptions for each row execute function refuse_long_texts('20000', 'terms_then');
-- What the register found and somebody said is none: a reason that is kept. Of a new day it is asked anew.
create table limit_answers (
  id int generated always as identity primary key,
  household_id int not null references households,
  kind text not null check (kind in ('limit', 'places', 'temporary')),
  since date not null,
  because text not null check (because in ('siblings', 'not_here', 'terms', 'approved', 'other')),
  words text not null default '',
  answered_by int not null references people,
  answered_at timestamptz not null,
  withdrawn_by int references people,
  withdrawn_at timestamptz,
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  check (because <> 'other' or words <> '')
);
create unique index limit_answers_one on limit_answers (household_id, kind, since) where withdrawn_at is null;
create index limit_answers_by on limit_answers (answered_by);
create index limit_answers_withdrawn on limit_answers (withdrawn_by);
create trigger refuse_long_texts before insert or update on limit_answers for each row execute function refuse_long_texts('2000', 'words');
-- The return of a month, of each team (clause 4.9): its numbers as they stood when the team manager signed it, who was told at once, and what
-- leaders should know. Signed anew once it was taken back. It is its team manager's, also where somebody stands in for them and signs.
create table monthly_returns (
  id int generated always as identity primary key,
  team_id int not null references teams,
  manager_id int not null references people,
  month date not null check (extract(day from month) = 1),
  counted jsonb not null,
  worry text not null default '',
  not_told_because text not null default '',
  signed_by int not null references people,
  signed_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index monthly_returns_one on monthly_returns (team_id, month) where withdrawn_at is null;
create index monthly_returns_month on monthly_returns (month);
create index monthly_returns_manager on monthly_returns (manager_id, signed_at) include (month, withdrawn_at);
create index monthly_returns_signed on monthly_returns (signed_by);
create trigger refuse_long_texts before insert or update on monthly_returns for each row execute function refuse_long_texts('500', 'worry', 'not_told_because');
create table return_acknowledgements (
  return_id int not null references monthly_returns,
  person_id int not null references people,
  at timestamptz not null,
  primary key (return_id, person_id)
);
create index return_acknowledgements_person on return_acknowledgements (person_id);
-- From this month on the return is signed here: lines of a year that is agreed already, which are still to come, are met by it as well.
update slots set outside = false where activity = 'concern_notification' and outside and period_from >= '2026-11-01' and due_on >= current_date;
