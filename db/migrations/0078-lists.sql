-- Who holds a restricted matter, and who knows of it in their place while they are away. What is restricted starts with its list.
alter table need_to_know add column holds boolean not null default false, add column in_place_of int references people;
create trigger history after update on need_to_know for each row when (old.* is distinct from new.*) execute function keep_history();
create table deputies (
  matter uuid not null,
  holder_id int not null references people,
  deputy_id int not null references people check (deputy_id <> holder_id),
  named_by int not null references people,
  named_at timestamptz not null default request_now(),
  why text not null check (why <> ''),
  primary key (matter, holder_id)
);
create trigger words_have_a_length before insert or update on deputies for each row
  when (char_length(new.why) > 20000) execute function refuse_long_texts('20000', 'why');

-- A class that was raised, and one that two people together lowered again: by whom, when and why.
create table sight_changes (
  id int generated always as identity primary key,
  matter uuid not null,
  kind text not null check (kind in ('raised', 'lowering asked', 'lowered')),
  by_id int references people,
  at timestamptz not null default request_now(),
  as_lado boolean not null default false,
  reason text not null check (reason <> '')
);
create index sight_changes_matter on sight_changes (matter, at);
create trigger words_have_a_length before insert or update on sight_changes for each row
  when (char_length(new.reason) > 20000) execute function refuse_long_texts('20000', 'reason');
