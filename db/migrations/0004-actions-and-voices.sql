-- Actions (raised by anything) and voices (what children, carers and others said).

create table actions (
  id int generated always as identity (start with 1001) primary key,
  ref text not null unique generated always as ('T-' || id) stored,
  household_id int references households,
  audit_id int references audits,
  source_question text,
  says text not null check (length(says) between 1 and 2000),
  for_whom text not null check (for_whom in ('child', 'carer', 'worker', 'team', 'service', 'partner')),
  owner_id int not null references people,
  priority text not null check (priority in ('p1', 'p2', 'p3', 'p4')),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'in_progress', 'done_awaiting_check', 'verified', 'not_done', 'superseded')),
  needs_other_verifier boolean not null default false,
  evidence text not null default '',
  done_on date,
  done_by int references people,
  verified_on date,
  verified_by int references people,
  impact_note text not null default '',
  escalated_to int references people,
  escalation_step int not null default 0,
  escalated_at timestamptz,
  raised_by int references people,
  raised_at timestamptz not null,
  version int not null default 1,
  saved_at timestamptz not null default request_now(),
  check (state <> 'verified' or (verified_by is not null and verified_on is not null)),
  check (not (state = 'verified' and needs_other_verifier and verified_by = owner_id))
);
create index actions_audit on actions (audit_id);
create index actions_household on actions (household_id);
create index actions_owner on actions (owner_id, state, due_on);

-- Lists of actions read those still to settle, by date or by whose they are; what is settled may pile up for years.
create index actions_to_settle on actions (due_on, id) where state in ('open', 'in_progress', 'done_awaiting_check');
create index actions_to_check on actions (household_id) where state = 'done_awaiting_check';
create index actions_raised on actions (raised_by) where state in ('open', 'in_progress', 'done_awaiting_check');
create index actions_escalated on actions (escalated_to) where escalated_to is not null;
create index actions_done on actions (done_by, done_on);
create index actions_raised_when on actions (raised_at);
create index actions_verified_when on actions (verified_on) where verified_on is not null;

create table action_events (
  id bigint generated always as identity primary key,
  action_id int not null references actions,
  kind text not null,
  by_id int references people,
  at timestamptz not null,
  words text not null default ''
);
create index action_events_action on action_events (action_id, at);

-- One row per person asked. Their words are in voice_answers, which has its own, stricter sight.
create table voices (
  id int generated always as identity (start with 1001) primary key,
  ref text not null unique generated always as ('V-' || id) stored,
  kind text not null check (kind in ('child', 'carer', 'household_member', 'parent', 'partner', 'worker')),
  form text not null,
  household_id int not null references households,
  audit_id int references audits,
  child_id int references children,
  carer_id int references carers,
  gatherer_id int references people,
  state text not null default 'asked' check (state in ('to_ask', 'asked', 'started', 'given', 'not_given')),
  asked_by int references people,
  asked_at timestamptz,
  due_on date,
  method text check (method in ('link', 'talking', 'writing', 'drawing', 'advocate', 'observation')),
  helper text,
  reason text check (reason in ('age', 'declined', 'not_safe', 'not_contactable', 'other')),
  reason_words text not null default '',
  given_at timestamptz,
  share text not null default 'iro_and_quality' check (share in ('carers', 'iro_and_quality', 'ask_first')),
  share_agreed_at timestamptz,
  safety_worry boolean not null default false,
  told_at timestamptz,
  told_by int references people,
  told_words text not null default '',
  version int not null default 1,
  saved_at timestamptz not null default request_now(),
  check (kind <> 'child' or child_id is not null)
);
create index voices_audit on voices (audit_id);
create index voices_household on voices (household_id);
create index voices_gatherer on voices (gatherer_id, state);

-- What waits: to be asked, to be answered, to be looked at today. Few rows among many years of voices.
create index voices_waiting on voices (due_on) where state in ('to_ask', 'asked', 'started');
create index voices_unanswered on voices (given_at) where state = 'given' and kind = 'child' and told_at is null;
create index voices_worries on voices (id) where safety_worry and told_at is null;

create table voice_links (
  token_hash text primary key,
  voice_id int not null references voices,
  made_by int references people,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);

create table voice_answers (
  id bigint generated always as identity primary key,
  voice_id int not null references voices,
  question text not null,
  value jsonb,
  words text not null default '',
  quality_team_only boolean not null default false,
  version int not null default 1,
  saved_at timestamptz not null,
  unique (voice_id, question)
);

-- What goes out by mail: a neutral sentence and a link, never a name or a case.
create table messages (
  id bigint generated always as identity primary key,
  to_id int references people,
  to_address text,
  kind text not null,
  path text not null,
  urgent boolean not null default false,
  made_at timestamptz not null,
  sent_at timestamptz,
  sent_in text,
  error text,
  -- A mailbox that refused a letter is not asked again every minute.
  try_again_at timestamptz
);
-- The same thing is not said twice to somebody while it still waits to go out.
create unique index messages_once on messages (to_id, kind, path, urgent) where sent_at is null;
create index messages_waiting on messages (to_id, made_at) where sent_at is null;

do $$
declare t text;
begin
  foreach t in array array['actions', 'voices', 'voice_answers'] loop
    execute format('create trigger history after update on %I for each row when (old.* is distinct from new.*) execute function keep_history()', t);
  end loop;
end $$;
