-- What a file says that somebody may mean, or may not, is asked before anything of it is brought in; and rows that are left as
-- the register has them are counted as such, not as unchanged.

alter table import_changes drop constraint import_changes_outcome_check;
alter table import_changes add constraint import_changes_outcome_check
  check (outcome in ('new', 'changed', 'unchanged', 'left', 'question', 'error', 'warning'));

alter table import_files alter tally set default
  '{"new": 0, "changed": 0, "unchanged": 0, "left": 0, "question": 0, "error": 0, "warning": 0}';
update import_files set tally = '{"left": 0, "question": 0}'::jsonb || tally;

-- What was answered; a yes to "is this the same?" is remembered for the files of later months.
create table import_answers (
  import_id int not null references imports,
  question text not null,
  answer text not null check (answer in ('yes', 'no')),
  answered_by int references people,
  answered_at timestamptz not null,
  primary key (import_id, question)
);
