-- How many rows of a file have which outcome: counted once, when the file is read, so that lists need not count again.
alter table import_files add column tally jsonb not null
  default '{"new": 0, "changed": 0, "unchanged": 0, "error": 0, "warning": 0}';
