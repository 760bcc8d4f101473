-- By when something about a piece of evidence is to be done, and whether it was. A day by which it is due is never moved: more time
-- is a second clock, with the reason and who agreed. What came late stays late.
create table clocks (
  id int generated always as identity primary key,
  piece_id int not null references pieces,
  key text not null check (key like 'clk.%'),
  started_at timestamptz not null,
  started_by int references people,
  unit text not null check (unit in ('hours', 'working days', 'days', 'months')),
  length int not null check (length >= 0),
  due_at timestamptz not null check (due_at >= started_at),
  stopped_at timestamptz check (stopped_at >= started_at),
  stopped_by int references people,
  state text not null default 'running' check (state in ('running', 'met', 'late', 'stopped', 'not applicable')),
  severity text not null check (severity in ('law', 'practice')),
  source text not null,
  extends int references clocks,
  agreed_by text not null default '',
  reason text not null default '',
  check ((state = 'running') = (stopped_at is null)),
  check (state not in ('stopped', 'not applicable') or reason <> ''),
  check (extends is null or (reason <> '' and agreed_by <> ''))
);
create index clocks_piece on clocks (piece_id, key);
create index clocks_running on clocks (due_at) where state = 'running';

-- Who was told what of a piece of evidence, when, how and by whom; or who is to be told, and by when.
create table told (
  id int generated always as identity primary key,
  piece_id int not null references pieces,
  whom text not null check (whom <> ''),
  person_id int references people,
  due_at timestamptz,
  at timestamptz,
  how text check (how in ('spoken', 'phone', 'secure_mail', 'meeting', 'letter')),
  level text check (level in ('headline', 'full')),
  by_id int references people,
  dated_back_because text not null default '',
  acknowledged_at timestamptz check (acknowledged_at >= at),
  written_at timestamptz not null,
  check (due_at is not null or at is not null),
  check ((at is null) = (how is null) and (at is null) = (level is null) and (at is null) = (by_id is null))
);
create index told_piece on told (piece_id);
create trigger words_have_a_length before insert or update on clocks for each row
  when (char_length(new.reason) > 20000 or char_length(new.agreed_by) > 20000) execute function refuse_long_texts('20000', 'reason', 'agreed_by');
create trigger words_have_a_length before insert or update on told for each row
  when (char_length(new.whom) > 20000 or char_length(new.dated_back_because) > 20000) execute function refuse_long_texts('20000', 'whom', 'dated_back_because');
create trigger history after update on clocks for each row when (old.* is distinct from new.*) execute function keep_history();
create trigger history after update on told for each row when (old.* is distinct from new.*) execute function keep_history();
