-- What a child tells their own Independent Reviewing Officer between reviews (clause 4.12): a note of half a minute, done once it is saved
-- unless a wish waits. That there is one, and what it was about, stands apart from the words.
create table engagement_notes (
  id int generated always as identity primary key,
  -- Its word in an address, which says nothing of how many there are.
  key text not null unique default replace(gen_random_uuid()::text, '-', ''),
  child_id int not null references children,
  household_id int not null references households,
  officer_id int not null references people,
  spoken_on date not null,
  how text not null check (how in ('met', 'call', 'message', 'other')),
  alone boolean not null,
  -- Theme and how it is: {"school": "wrong"}.
  themes jsonb not null check (jsonb_typeof(themes) = 'object'),
  to_act boolean not null,
  -- Who may know of it, as the child said.
  share text not null check (share in ('carers', 'iro_and_quality', 'ask_first')),
  quotable boolean not null default false,
  -- By when a wish is answered; since when the child knows.
  wish_by date,
  told_on date,
  taken_down_at timestamptz,
  version int not null default 1,
  written_at timestamptz not null default request_now(),
  saved_at timestamptz not null default request_now(),
  check (told_on is null or wish_by is not null)
);
create index engagement_notes_newest on engagement_notes (spoken_on, id);
create index engagement_notes_of on engagement_notes (officer_id, spoken_on, id);
create index engagement_notes_child on engagement_notes (child_id, spoken_on);
create index engagement_notes_home on engagement_notes (household_id, spoken_on);
-- What a sheet counts is read from the index alone, with what says who may know of it.
create index engagement_notes_spoken on engagement_notes (spoken_on, id) include (child_id, officer_id, household_id, share, alone, themes, key, quotable, taken_down_at)
  where taken_down_at is null;
create index engagement_notes_wish on engagement_notes (wish_by, officer_id) where wish_by is not null and told_on is null and taken_down_at is null;
create trigger history after update on engagement_notes for each row when (old.* is distinct from new.*) execute function keep_history();

-- The words, under the number of the note: what was said, what is wished, who answers, what came of it; and why it was changed or taken down.
create table engagement_words (
  id int primary key references engagement_notes,
  words text not null default '',
  wish text not null default '',
  answers text not null default '' check (answers in ('', 'officer', 'worker', 'fostering', 'carers', 'school', 'somebody')),
  answer text not null default '',
  why text not null default '',
  saved_at timestamptz not null default request_now(),
  check ((wish = '') = (answers = ''))
);
create trigger words_have_a_length before insert or update on engagement_words for each row
  when (char_length(new.words) > 1000) execute function refuse_long_texts('1000', 'words');
create trigger wish_has_a_length before insert or update on engagement_words for each row
  when (char_length(new.wish) > 500) execute function refuse_long_texts('500', 'wish');
create trigger answer_has_a_length before insert or update on engagement_words for each row
  when (char_length(new.answer) > 1000) execute function refuse_long_texts('1000', 'answer');
create trigger why_has_a_length before insert or update on engagement_words for each row
  when (char_length(new.why) > 500) execute function refuse_long_texts('500', 'why');
create trigger history after update on engagement_words for each row when (old.* is distinct from new.*) execute function keep_history();

-- The sheet of themes of a month, as it was signed: numbers in steps of five, and words that are cleared for sharing.
create table engagement_sheets (
  id int generated always as identity primary key,
  month date not null check (extract(day from month) = 1),
  counted jsonb not null,
  quotes text[] not null check (cardinality(quotes) <= 2),
  asks text not null check (asks <> ''),
  signed_by int not null references people,
  signed_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index engagement_sheets_one on engagement_sheets (month) where withdrawn_at is null;
create index engagement_sheets_signed on engagement_sheets (signed_by, signed_at) include (month, withdrawn_at);
create trigger asks_has_a_length before insert or update on engagement_sheets for each row
  when (char_length(new.asks) > 1000) execute function refuse_long_texts('1000', 'asks');
-- From this month on the sheet is signed here: lines of a year that is agreed already, which are still to come, are met by it as well.
update slots set outside = false where activity = 'engagement_themes' and outside and period_from >= '2026-11-01' and due_on >= current_date;

-- A yes of a note to “anything to act on today?” waits, as every other, for who and what: it hangs on no piece.
alter table unfinished_alerts alter column piece_id drop not null;
