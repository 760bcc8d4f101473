-- What of a piece was put right by the Head of Quality Assurance after it was decided (clauses 5.6 and 7.7): what it said, what it says
-- now, why and by whom. Both readings are kept; nothing here is changed.
create table corrected_readings (
  id int generated always as identity primary key,
  piece_id int not null references pieces on update cascade,
  -- An answer; or 'final_grade', which stands in the audit.
  what text not null check (what <> ''),
  answer_id bigint references answers,
  was jsonb not null,
  becomes jsonb not null,
  reason text not null check (reason <> ''),
  by_id int not null references people,
  at timestamptz not null default request_now(),
  check ((answer_id is null) = (what = 'final_grade'))
);
create index corrected_readings_piece on corrected_readings (piece_id, id);
create index corrected_readings_answer on corrected_readings (answer_id) where answer_id is not null;
create index corrected_readings_by on corrected_readings (by_id);
create trigger refuse_long_texts before insert or update on corrected_readings for each row
  when (char_length(new.reason) > 20000) execute function refuse_long_texts('20000', 'reason');

-- What a move had to say, and was taken back before it went out, is not said; the same may be said again later.
alter table messages drop constraint messages_not_sent_check;
alter table messages add constraint messages_not_sent_check check (not_sent in ('closed', 'other secret', 'taken back'));
drop index messages_once;
create unique index messages_once on messages (to_id, kind, path, urgent) where sent_at is null and not_sent is null;

-- What was reopened after a month had ended counts in it as it stood then.
create index moves_reopened on moves (at) where move = 'reopen';
