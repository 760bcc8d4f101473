-- Something was kept about the wrong person. Somebody who sees it asks that it is put right; Quality Assurance and Partnerships moves it,
-- seals it, or says that it is right as it is. The number of one that is about a restricted piece says nothing of order.
create sequence corrections_id_seq as int;
create table corrections (
  id int primary key,
  -- What it is: a key of the list that the rooms hand out, and the reference under which it is found there.
  kind text not null,
  of_ref text not null,
  -- Its number in its own table, for the question whether it is about whoever asks.
  subject_id int not null,
  household_id int references households,
  piece_id int references pieces on update cascade,
  -- Whom it is about of those who work here: nobody reads this column.
  concerned int[] not null default '{}',
  what text not null check (what <> ''),
  whose text not null default '',
  asked_by int not null references people,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'moved', 'sealed', 'right', 'erased')),
  decided_by int references people,
  decided_at timestamptz,
  why text not null default '',
  check ((state = 'asked') = (decided_at is null)),
  check (decided_by is distinct from asked_by)
);
alter sequence corrections_id_seq owned by corrections.id;
-- One question at a time about one thing.
create unique index corrections_open on corrections (kind, of_ref) where state = 'asked';
create index corrections_asked_by on corrections (asked_by);
create index corrections_piece on corrections (piece_id) where piece_id is not null;
create index corrections_household on corrections (household_id) where household_id is not null;
create trigger refuse_long_texts before insert or update on corrections for each row
  execute function refuse_long_texts('20000', 'what', 'whose', 'why');

-- What was sealed, all of it, with its earlier versions: nowhere else any more.
create table sealed_records (
  correction_id int primary key references corrections,
  contents jsonb,
  sealed_by int not null references people,
  sealed_at timestamptz not null,
  erased_by int references people,
  erased_at timestamptz,
  -- The ground in law, and why it is met; until when copies that were kept for restoring still hold it.
  law text check (law in ('no_longer_needed', 'objected', 'unlawful', 'obliged')),
  erased_why text not null default '',
  copies_until date,
  check ((contents is null) = (erased_at is not null)),
  check ((erased_at is null) = (law is null) and (erased_at is null) = (copies_until is null))
);
create trigger refuse_long_texts before insert or update on sealed_records for each row
  execute function refuse_long_texts('20000', 'erased_why');

-- Who opened it, and why.
create table sealed_openings (
  id int generated always as identity primary key,
  correction_id int not null references corrections,
  by_id int not null references people,
  at timestamptz not null,
  reason text not null check (reason <> '')
);
create index sealed_openings_of on sealed_openings (correction_id, by_id, at);
create trigger refuse_long_texts before insert or update on sealed_openings for each row
  execute function refuse_long_texts('20000', 'reason');
