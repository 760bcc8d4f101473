-- An import that was wrong is taken back, with a reason; what stays of it, and why, is kept. One that nobody decides lapses, and one of
-- which nothing could be read is nothing to decide. Each file says of which year it tells.
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check
  check (state in ('proposed', 'committed', 'discarded', 'lapsed', 'unreadable', 'taken_back'));
alter table imports
  add column taken_back_by int references people,
  add column taken_back_at timestamptz,
  add column taken_back_because text,
  add constraint imports_taken_back_check check ((state = 'taken_back') = (taken_back_at is not null));
create trigger texts_have_a_length before insert or update on imports for each row
  when (char_length(new.taken_back_because) > 20000) execute function refuse_long_texts('20000', 'taken_back_because');
alter table import_files add column year_end date;
update import_files f set year_end = (select max(c.after ->> 'as_of')::date from import_changes c where c.file_id = f.id and c.after is not null)
  where kind = 'episodes';

create table import_stays (
  id int generated always as identity primary key,
  import_id int not null references imports,
  kind text not null,
  key text not null,
  because text not null,
  unique (import_id, kind, key)
);
create trigger texts_have_a_length before insert or update on import_stays for each row
  when (char_length(new.because) > 20000) execute function refuse_long_texts('20000', 'because');
-- Which imports spoke of a row is asked by the row.
create index import_changes_key on import_changes (key) where outcome in ('new', 'changed', 'unchanged');
