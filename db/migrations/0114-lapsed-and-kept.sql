-- A proposal that a newer one of the same files replaced says which. Rows of which the file is blank where the register is not are listed
-- by themselves: what is known is kept unless somebody says that the blank counts.
alter table imports add column lapsed_for int references imports;
alter table import_changes drop constraint import_changes_outcome_check;
alter table import_changes add constraint import_changes_outcome_check
  check (outcome in ('new', 'changed', 'unchanged', 'left', 'kept', 'question', 'error', 'warning'));
update import_files set tally = tally || '{"kept": 0}';
alter table import_files alter column tally
  set default '{"new": 0, "changed": 0, "unchanged": 0, "left": 0, "kept": 0, "question": 0, "error": 0, "warning": 0}';
-- Nothing could be decided about what could not be read.
update imports i set state = 'unreadable' where state = 'proposed'
  and not exists (select from import_files f where f.import_id = i.id and f.kind is not null);
