-- What we learned, in one or two sentences that name nobody (clauses 3.2, 3.5, 3.6): each item says its source, which of the nine questions
-- it speaks to, for or against us, how we know it and of what time. It is kept of what counts by the database itself, so that a correction, a
-- merge or what is sealed is in it at once, and no command need think of it. What it replaced stays, and counts no more. Its number is drawn
-- by chance: what became restricted leaves no gap.
create table evidence_items (
  id int primary key,
  ref text not null generated always as ('E-' || id) stored,
  source text,
  questions text[] not null default '{}' check (questions <@ '{cyp1,cyp2,cyp3,cyp4,wfc1,wfc2,wfc3,wfc4,wfc5}'),
  says text not null default '' check (char_length(says) <= 300),
  direction text check (direction in ('strength', 'mixed', 'worry', 'neutral')),
  about text check (about in ('child', 'children', 'household', 'carers', 'worker', 'staff', 'service', 'partners')),
  basis text check (basis in ('counted', 'records', 'seen', 'child', 'carer', 'parent', 'staff', 'partner', 'outsiders')),
  strength text default 'single' check (strength in ('single', 'several', 'sources_agree', 'tested_again')),
  period_from date,
  period_to date,
  recorded_on date not null,
  -- What it means for children: null when nobody has said, '' when that is not known yet.
  impact text check (char_length(impact) <= 300),
  -- Of what was counted: how many of how many, never a percentage.
  counted int check (counted >= 0),
  out_of int check (out_of >= counted),
  themes text[] not null default '{}',
  -- What we do about it, or why nothing is done.
  doing text not null default '' check (char_length(doing) <= 2000),
  -- On which day those who said it were told what came of it.
  answered_on date,
  state text not null default 'standing' check (state in ('draft', 'standing', 'superseded', 'withdrawn')),
  ended_at timestamptz,
  ended_by int references people,
  ended_why text not null default '' check (char_length(ended_why) <= 2000),
  -- Whoever wrote it, of a source that has no room yet; null where the database keeps it of a record.
  written_by int references people,
  version int not null default 1,
  saved_at timestamptz not null default request_now(),
  check (period_from <= period_to),
  check ((state in ('draft', 'standing')) = (ended_at is null)),
  -- What each must state before it counts.
  constraint states_what_it_must check (state = 'draft' or (num_nulls(source, direction, about, basis, strength, period_from, period_to) = 0 and questions <> '{}' and says <> ''
    and (direction = 'neutral' or impact is not null) and ((basis = 'counted') = (counted is not null and out_of is not null)))),
  constraint states_what_is_done check (state = 'draft' or written_by is null or ((direction = 'neutral' or themes <> '{}')
    and (direction <> 'worry' or strength = 'single' or doing <> ''))),
  constraint only_what_is_written_is_a_draft check (state <> 'draft' or written_by is not null)
);
create index evidence_items_standing on evidence_items (period_to) include (source, questions, direction, basis) where state = 'standing';
create index evidence_items_of_source on evidence_items (source, period_to) where state = 'standing';
create index evidence_items_written on evidence_items (state, saved_at) where written_by is not null;

-- The way to the record behind an item: seen by those who see the record. `said`: which of the things that the record says.
create table evidence_records (
  item_id int primary key references evidence_items,
  said text not null,
  stands boolean not null default true,
  piece_id int references pieces on update cascade,
  voice_id int references voices,
  -- A child's own words on a visit: with the piece, and seen by those who hear the child.
  words_id int references childs_words on delete cascade,
  check (num_nonnulls(piece_id, voice_id) = 1),
  check (words_id is null or piece_id is not null)
);
-- Each fact once.
create unique index evidence_records_piece on evidence_records (piece_id, said) where stands and piece_id is not null;
create unique index evidence_records_voice on evidence_records (voice_id, said) where stands and voice_id is not null;
create index evidence_records_of_piece on evidence_records (piece_id);
create index evidence_records_of_voice on evidence_records (voice_id);
create index evidence_records_of_words on evidence_records (words_id);

create trigger words_have_a_length before insert or update on evidence_items for each row
  when (char_length(new.says) > 300) execute function refuse_long_texts('300', 'says');
create trigger impact_has_a_length before insert or update on evidence_items for each row
  when (char_length(new.impact) > 300) execute function refuse_long_texts('300', 'impact');
create trigger doing_has_a_length before insert or update on evidence_items for each row
  when (char_length(new.doing) > 2000) execute function refuse_long_texts('2000', 'doing');
create trigger why_has_a_length before insert or update on evidence_items for each row
  when (char_length(new.ended_why) > 2000) execute function refuse_long_texts('2000', 'ended_why');
