-- Exemptions, complaints and escalations come in by file too (decision 133). An import is for whoever may bring in every one of its files.
alter table imports add column duties text[] not null default '{import_data}' check (cardinality(duties) > 0);
-- The file itself goes some time after it was decided; what it changed stays on record.
alter table import_files add column gone_at timestamptz;
-- A piece that came in by file: under which number it is known where it came from, and what was said of it there, whole. One that was taken
-- back frees its number.
create table pieces_brought (
  piece_id int primary key references pieces on update cascade,
  kind text not null check (kind in ('exemptions', 'complaints_compliments', 'escalations')),
  source_id text not null,
  said jsonb not null,
  brought_at timestamptz not null,
  taken_back_at timestamptz
);
create unique index pieces_brought_one on pieces_brought (kind, source_id) where taken_back_at is null;
