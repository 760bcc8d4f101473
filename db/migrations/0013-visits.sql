-- A one-time link is exchanged at its opening for a visit, whose address opens nothing without its cookie. What was said in
-- an earlier visit is shown only to whoever gives the pictures or the word that was chosen then.

create table voice_visits (
  id text primary key,
  voice_id int not null references voices,
  token_hash text not null references voice_links,
  secret_hash text not null,
  started_at timestamptz not null,
  last_used_at timestamptz not null,
  ended_at timestamptz,
  -- The version of the mark (voice_marks) that was chosen or given in this visit.
  knows_mark int,
  -- Which answers were given in this visit, by question, and as which version: these it may show.
  said jsonb not null default '{}'
);
create index voice_visits_voice on voice_visits (voice_id);

create table voice_marks (
  voice_id int primary key references voices,
  mark_hash text not null,
  version int not null default 1,
  wrong_tries int not null default 0,
  chosen_at timestamptz not null
);
