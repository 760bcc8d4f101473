-- How somebody tells is chosen before they are asked. Somebody who knows a child may observe beside the child's own words:
-- that is a record of its own, which names the voice that it stands beside.
alter table voices add column way text
  check (way in ('talking', 'writing', 'drawing', 'signing', 'symbols', 'device', 'interpreter', 'advocate'));
alter table voices add column form_chosen boolean not null default false;
alter table voices add column beside_id int references voices;
create unique index voices_beside on voices (beside_id);

alter table voices drop constraint voices_method_check;
alter table voices add constraint voices_method_check
  check (method in ('link', 'talking', 'writing', 'drawing', 'signing', 'symbols', 'device', 'interpreter', 'advocate', 'observation'));

-- Too young is one thing; that we have not found a way yet is another. 'age' said both, and stays in rows of before.
alter table voices drop constraint voices_reason_check;
alter table voices add constraint voices_reason_check
  check (reason in ('age', 'too_young', 'no_way_yet', 'declined', 'not_safe', 'not_contactable', 'other'));
alter table voices add check (reason <> 'no_way_yet' or reason_words <> '');

-- What was done with a voice, by whom and when: who finished, asked again, handed a child over and why, what a child's choice of
-- readers was before and how they said the new one. It hints at the words, so it is seen with them.
create table voice_moves (
  id bigint generated always as identity primary key,
  voice_id int not null references voices,
  move text not null,
  from_state text not null,
  to_state text not null,
  by_id int references people,
  at timestamptz not null,
  words text not null default '',
  details jsonb not null default '{}'
);
create index voice_moves_voice on voice_moves (voice_id, at);

-- A link that was made just now, for the few minutes in which its maker copies it: locked, and theirs alone.
create table fresh_links (
  token_hash text primary key references voice_links,
  voice_id int not null references voices,
  made_by int not null references people,
  sealed text not null,
  until timestamptz not null
);
