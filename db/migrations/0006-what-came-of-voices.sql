-- What came of somebody's words: a worry about safety in them, and what they were answered. Who may not read the words may
-- not learn these either, so they leave the row that everyone sees who sees the household.
create table voice_outcomes (
  id int generated always as identity primary key,
  voice_id int not null unique references voices,
  safety_worry boolean not null default false,
  told_words text not null default '',
  saved_at timestamptz not null default request_now()
);
create index voice_outcomes_worries on voice_outcomes (voice_id) where safety_worry;

insert into voice_outcomes (voice_id, safety_worry, told_words, saved_at)
select id, safety_worry, told_words, saved_at from voices where safety_worry or told_words <> '';

-- Earlier versions go with them.
insert into history (table_name, row_id, replaced_at, replaced_by, was)
select 'voice_outcomes', o.id, h.replaced_at, h.replaced_by,
  jsonb_build_object('id', o.id, 'voice_id', o.voice_id, 'safety_worry', h.was -> 'safety_worry', 'told_words', h.was -> 'told_words')
from history h join voice_outcomes o on o.voice_id = h.row_id
where h.table_name = 'voices' and ((h.was ->> 'safety_worry')::boolean or h.was ->> 'told_words' <> '');
update history set was = was - 'safety_worry' - 'told_words' where table_name = 'voices';

alter table voices drop column safety_worry, drop column told_words;

create trigger history after update on voice_outcomes for each row when (old.* is distinct from new.*) execute function keep_history();
