-- Recovery codes that were made just now: a form leads to the page that shows them, which can be loaded again for some minutes. They stand
-- here locked, for the person alone; of those that count only hashes are kept.
create table fresh_codes (
  person_id int primary key references people (id),
  sealed text not null,
  until timestamptz not null
);
