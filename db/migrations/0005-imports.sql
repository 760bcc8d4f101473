-- File -> rows -> proposed changes -> review -> commit. The raw file is kept, with the number of every row.

create table imports (
  id int generated always as identity (start with 101) primary key,
  started_by int references people,
  started_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'committed', 'discarded')),
  decided_by int references people,
  decided_at timestamptz
);

create table import_files (
  id int generated always as identity primary key,
  import_id int not null references imports,
  name text not null,
  kind text,
  sha256 text not null,
  content bytea not null,
  row_count int not null default 0,
  -- How many rows have which outcome: counted once, when the file is read, so that lists need not count again.
  tally jsonb not null default '{"new": 0, "changed": 0, "unchanged": 0, "error": 0, "warning": 0}',
  problem text
);

create table import_changes (
  id bigint generated always as identity primary key,
  import_id int not null references imports,
  file_id int not null references import_files,
  row_number int not null,
  outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'error', 'warning')),
  key text not null default '',
  before jsonb,
  after jsonb,
  column_name text,
  code text,
  message text
);
create index import_changes_file on import_changes (file_id, outcome, row_number);
