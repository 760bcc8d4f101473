-- Two records of one person that were made one: which ends, which stays, what was led on, and what of it went back when they were parted.
create table merges (
  id int generated always as identity primary key,
  ends_id int not null references people,
  stays_id int not null references people check (stays_id <> ends_id),
  was_active boolean not null,
  merged_at timestamptz not null,
  parted_at timestamptz
);
create unique index merges_one_way on merges (ends_id) where parted_at is null;
create index merges_into on merges (stays_id);
create table merge_lines (
  merge_id int not null references merges,
  place text not null,
  row_key text not null,
  went_back boolean,
  primary key (merge_id, place, row_key)
);
