-- Who knows of a restricted matter: from when, until when, why and by whose word. A matter goes by a key that says nothing of order.
create table need_to_know (
  id int generated always as identity primary key,
  matter uuid not null,
  person_id int not null references people,
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  why text not null,
  given_by int references people
);
create index need_to_know_person on need_to_know (person_id);
create index need_to_know_matter on need_to_know (matter);
create trigger words_have_a_length before insert or update on need_to_know for each row
  when (char_length(new.why) > 20000) execute function refuse_long_texts('20000', 'why');

-- What happens to such a matter stands in the trail under its key alone.
alter table trail add column matter uuid;
create index trail_matter on trail (matter, at) where matter is not null;
