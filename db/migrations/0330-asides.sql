-- What the auditor and the worker write to each other beneath an answer while they write the audit together: who, of which answer, and when
-- it was settled or taken back. It is no part of the audit: nothing counts it and no paper holds it.
create table asides (
  id int generated always as identity primary key,
  piece_id int not null references pieces on update cascade,
  section text not null,
  question text not null,
  child_id int references children,
  by_id int not null references people,
  at timestamptz not null default request_now(),
  says text not null check (says <> ''),
  settled_at timestamptz,
  settled_by int references people,
  taken_back_at timestamptz,
  check ((settled_at is null) = (settled_by is null))
);
create index asides_of_piece on asides (piece_id);
create index asides_of_child on asides (child_id) where child_id is not null;
create trigger refuse_long_texts before insert or update on asides for each row
  when (char_length(new.says) > 20000) execute function refuse_long_texts('20000', 'says');
