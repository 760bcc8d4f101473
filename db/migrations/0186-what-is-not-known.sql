-- What is not known yet, for each of the nine questions and each quarter, in the words of Quality Assurance and Partnerships (clause 3.6).
create table evidence_gaps (
  id int generated always as identity primary key,
  question text not null check (question in ('cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5')),
  quarter date not null check (quarter = date_trunc('quarter', quarter)::date),
  words text not null default '',
  version int not null default 1,
  saved_by int not null references people,
  saved_at timestamptz not null default request_now(),
  unique (question, quarter)
);
create trigger words_have_a_length before insert or update on evidence_gaps for each row
  when (char_length(new.words) > 2000) execute function refuse_long_texts('2000', 'words');
create trigger history after update on evidence_gaps for each row when (old.* is distinct from new.*) execute function keep_history();

-- What is done about a source that says nothing (clause 3.5), and when somebody looks again. It is added to, and never written over.
create table evidence_silences (
  id int generated always as identity primary key,
  source text not null,
  words text not null check (words <> ''),
  again_on date not null,
  by_id int not null references people,
  at timestamptz not null default request_now()
);
create index evidence_silences_of_source on evidence_silences (source, at);
create trigger words_have_a_length before insert or update on evidence_silences for each row
  when (char_length(new.words) > 2000) execute function refuse_long_texts('2000', 'words');

-- The matrix and its count of what is not yet known are read of the index alone.
drop index evidence_items_standing;
create index evidence_items_standing on evidence_items (period_to) include (source, questions, direction, basis, impact) where state = 'standing';

-- Which of Hearth's own figures an item gives: one for each and each month.
alter table evidence_items add column measure text;
create unique index evidence_items_of_measure on evidence_items (measure, period_from) where state = 'standing' and measure is not null;
