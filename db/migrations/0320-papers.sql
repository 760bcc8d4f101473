-- What of an audit that is over goes out of the house: the summary for the carers and a letter to each child, as whoever closes read and kept it.
-- An edition is never changed; a mistake in it makes a new one, with the reason, and the old one stays.
create table papers (
  id int generated always as identity primary key,
  piece_id int not null references audits,
  kind text not null check (kind in ('summary', 'letter')),
  child_id int references children,
  edition int not null check (edition > 0),
  -- Which edition of the audit it is of: the first, and one more each time that something of it was put right.
  of_edition int not null check (of_edition > 0),
  -- Part by part, in the order in which it is read.
  words jsonb not null,
  -- Why there is another.
  reason text not null default '',
  by_id int not null references people default actor(),
  at timestamptz not null default request_now(),
  check ((kind = 'letter') = (child_id is not null)),
  check ((edition = 1) = (reason = '')),
  unique nulls not distinct (piece_id, kind, child_id, edition)
);
create index papers_child on papers (child_id) where child_id is not null;
create index papers_by on papers (by_id);
create trigger refuse_long_texts before insert or update on papers for each row
  when (char_length(new.reason) > 2000) execute function refuse_long_texts('2000', 'reason');
