-- The year of quality assurance that both sides agree (clauses 3.3, 3.4 and section 4). A slot names an activity, somebody and days; never a
-- household, a child or a worker who is observed.
create table calendar_years (
  id int generated always as identity primary key,
  first_day date not null unique check (extract(day from first_day) = 1),
  -- 31 March: no two years have the same one, so no two lie over each other.
  last_day date not null unique check (extract(month from last_day) = 3 and extract(day from last_day) = 31),
  state text not null default 'drafted' check (state in ('drafted', 'proposed', 'agreed')),
  -- Rises with every proposal: nobody signs what they have not read.
  version int not null default 1,
  check (last_day > first_day and last_day < first_day + interval '1 year')
);
create table calendar_signatures (
  year_id int not null references calendar_years,
  side text not null check (side in ('quality', 'fostering')),
  person_id int not null references people,
  signed_at timestamptz not null default request_now(),
  primary key (year_id, side),
  unique (year_id, person_id)
);
create index calendar_signatures_person on calendar_signatures (person_id);
create table calendar_moves (
  id int generated always as identity primary key,
  year_id int not null references calendar_years on delete cascade,
  move text not null check (move in ('drafted', 'proposed', 'taken_back', 'returned', 'signed', 'unsigned', 'agreed')),
  by_id int references people,
  at timestamptz not null default request_now(),
  words text not null default ''
);
create index calendar_moves_year on calendar_moves (year_id, id);
create index calendar_moves_by on calendar_moves (by_id);
create trigger refuse_long_texts before insert or update on calendar_moves for each row
  when (char_length(new.words) > 20000) execute function refuse_long_texts('20000', 'words');

create table slots (
  id int generated always as identity primary key,
  year_id int not null references calendar_years on delete cascade,
  activity text not null,
  role text not null references roles (key),
  -- Nobody: a vacancy, with Quality Assurance and Partnerships.
  person_id int references people,
  period_from date not null,
  period_to date not null,
  first_due_on date not null,
  due_on date not null,
  -- Kept outside Hearth, until the room of the activity is there.
  outside boolean not null default false,
  -- What both sides agreed to change: written by what they answered, by nothing else.
  settled text check (settled in ('excused', 'not_needed')),
  moved int not null default 0,
  check (period_from <= period_to)
);
create index slots_year on slots (year_id);
create index slots_person on slots (person_id, due_on);
create index slots_role on slots (role);

create table slot_changes (
  id int generated always as identity primary key,
  year_id int not null references calendar_years,
  -- None while something is to be added.
  slot_id int references slots on delete cascade,
  kind text not null check (kind in ('moved', 'excused', 'not_needed', 'given', 'added')),
  activity text,
  role text references roles (key),
  outside boolean not null default true,
  to_due_on date,
  to_person_id int references people,
  reason text not null check (reason in ('absence', 'vacancy', 'crisis', 'family_said_no', 'inspection', 'merged', 'other')),
  words text not null,
  asked_side text not null check (asked_side in ('quality', 'fostering')),
  asked_by int not null references people,
  asked_at timestamptz not null default request_now(),
  -- Taken back by the side that asked, before it was answered.
  withdrawn_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  answer_words text not null default '',
  answered_by int references people,
  answered_at timestamptz,
  -- How the line stood before a yes: it stands so again when the yes is taken back.
  from_due_on date,
  from_person_id int references people,
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  check (answer is null or withdrawn_at is null),
  check (slot_id is not null or (kind = 'added' and activity is not null and role is not null)),
  check (kind not in ('moved', 'added') or to_due_on is not null),
  check (kind <> 'given' or to_person_id is not null)
);
create index slot_changes_slot on slot_changes (slot_id, id);
create index slot_changes_year on slot_changes (year_id);
-- One question about a line at a time.
create unique index slot_changes_open on slot_changes (slot_id) where answer is null and withdrawn_at is null;
create index slot_changes_asked_by on slot_changes (asked_by);
create index slot_changes_answered_by on slot_changes (answered_by);
create index slot_changes_to_person on slot_changes (to_person_id);
create index slot_changes_from_person on slot_changes (from_person_id);
create trigger refuse_long_texts before insert or update on slot_changes for each row
  when (char_length(new.words) > 20000 or char_length(new.answer_words) > 20000) execute function refuse_long_texts('20000', 'words', 'answer_words');

create table slot_outside (
  slot_id int primary key references slots on delete cascade,
  held_on date not null,
  place text not null default '',
  by_whom text not null default '',
  entered_by int not null references people,
  entered_at timestamptz not null default request_now(),
  agreed_by int references people,
  agreed_at timestamptz,
  check ((agreed_by is null) = (agreed_at is null)),
  check (agreed_by <> entered_by)
);
create index slot_outside_entered_by on slot_outside (entered_by);
create index slot_outside_agreed_by on slot_outside (agreed_by);
create trigger refuse_long_texts before insert or update on slot_outside for each row
  when (char_length(new.place) > 500 or char_length(new.by_whom) > 500) execute function refuse_long_texts('500', 'place', 'by_whom');

-- The first due date never changes, whoever asks and whoever agrees.
create function keep_first_due() returns trigger language plpgsql as $$
begin
  raise exception 'The first day by which this was due does not change.' using errcode = 'check_violation';
end $$;
create trigger keep_first_due before update of first_due_on on slots for each row
  when (old.first_due_on <> new.first_due_on) execute function keep_first_due();

-- Agreed is what both sides signed, and it stays agreed.
create function agreed_by_both() returns trigger language plpgsql as $$
begin
  if old.state = 'agreed' or (new.state = 'agreed' and (select count(*) from calendar_signatures s where s.year_id = new.id) < 2) then
    raise exception 'A year is agreed when both sides have signed it, and stays agreed.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger agreed_by_both before update of state on calendar_years for each row
  when (old.state <> new.state) execute function agreed_by_both();
