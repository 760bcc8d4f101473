-- The private address by which somebody's own calendar reads their lines of the agreed year: one at a time, its secret kept as a hash alone.
create table calendar_feeds (
  id int generated always as identity primary key,
  person_id int not null references people,
  token_hash text not null unique,
  made_at timestamptz not null default request_now(),
  fetched_at timestamptz,
  ended_at timestamptz
);
create unique index calendar_feeds_open on calendar_feeds (person_id) where ended_at is null;
create index calendar_feeds_person on calendar_feeds (person_id);
