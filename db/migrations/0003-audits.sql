-- The audit tool as immutable versions, audits, answers that stand alone, and a record of every move.

create table templates (
  id int generated always as identity primary key,
  version int not null unique,
  content jsonb not null,
  digest text not null generated always as (md5(content::text)) stored,
  published_at timestamptz not null,
  published_by int references people,
  note text not null default ''
);

-- Words and questions being prepared by Quality Assurance and Partnerships for the next version.
create table template_draft (
  id int primary key check (id = 1),
  content jsonb not null,
  based_on int not null references templates,
  version int not null default 1,
  saved_by int references people,
  saved_at timestamptz not null default request_now()
);

create table audits (
  id int generated always as identity (start with 1001) primary key,
  ref text not null unique generated always as ('A-' || id) stored,
  kind text not null check (kind in ('review_linked', 'monthly_case_file', 'thematic', 're_audit', 'senior_leader')),
  household_id int not null references households,
  review_id int references carer_reviews,
  template_id int not null references templates,
  state text not null default 'scheduled' check (state in ('scheduled', 'gathering', 'review_held', 'in_audit', 'submitted',
    'with_qa', 'in_moderation', 'in_discussion', 'graded', 'with_team_manager', 'with_service_manager', 'actions_open',
    'verifying', 're_audit_due', 'closed', 'cancelled')),
  state_since timestamptz not null,
  due_on date,
  scheduled_for date not null,
  meeting_on date,
  auditor_id int references people,
  worker_id int references people,
  moderator_id int references people,
  blind_moderation boolean not null default false,
  period_from date not null,
  period_to date not null,
  period_reason text,
  no_child_placed boolean not null default false,
  worker_grade text,
  suggested_grade text,
  auditor_grade text check (auditor_grade in ('outstanding', 'good', 'requires_improvement', 'inadequate')),
  moderated_grade text check (moderated_grade in ('outstanding', 'good', 'requires_improvement', 'inadequate')),
  final_grade text check (final_grade in ('outstanding', 'good', 'requires_improvement', 'inadequate')),
  reaudit_of int references audits,
  reaudit_on date,
  selection jsonb,
  made_at timestamptz not null,
  made_by int references people,
  version int not null default 1,
  saved_at timestamptz not null default request_now(),
  check (period_from <= period_to),
  check (moderator_id is null or moderator_id <> auditor_id)
);
create unique index audits_one_per_review on audits (review_id) where kind = 'review_linked' and state <> 'cancelled';
create index audits_household on audits (household_id);
create index audits_moderator on audits (moderator_id);
create index audits_auditor on audits (auditor_id);
create index audits_reaudit on audits (reaudit_of) where reaudit_of is not null;
create index audits_open_household on audits (household_id) where state not in ('closed', 'cancelled');
create index audits_open_auditor on audits (auditor_id) where state not in ('closed', 'cancelled');
create index audits_open_moderator on audits (moderator_id) where state not in ('closed', 'cancelled');
create index audits_open_worker on audits (worker_id) where state not in ('closed', 'cancelled');
create index audits_state on audits (state, due_on);
create index audits_newest on audits (scheduled_for desc, id desc);

create table audit_children (
  audit_id int not null references audits,
  child_id int not null references children,
  primary key (audit_id, child_id)
);

-- One row per question (and child): saved one by one, so that two people can work at once and nothing is lost.
create table answers (
  id bigint generated always as identity primary key,
  audit_id int not null references audits,
  section text not null,
  question text not null,
  child_id int references children,
  value jsonb,
  explanation text not null default '',
  evidence text not null default '',
  brought_forward boolean not null default false,
  version int not null default 1,
  saved_by int references people,
  saved_at timestamptz not null,
  unique nulls not distinct (audit_id, question, child_id)
);

-- Submission, moderation, response, sign-off, verification, closure: each move is a row.
create table audit_moves (
  id bigint generated always as identity primary key,
  audit_id int not null references audits,
  move text not null,
  from_state text not null,
  to_state text not null,
  by_id int references people,
  at timestamptz not null,
  words text not null default '',
  details jsonb not null default '{}'
);
create index audit_moves_by on audit_moves (by_id, at);
create index audit_moves_audit on audit_moves (audit_id, at);

create table alerts (
  id int generated always as identity (start with 101) primary key,
  audit_id int not null references audits,
  raised_by int references people,
  raised_at timestamptz not null,
  due_on date not null,
  what text not null,
  told text not null default '',
  cleared_by int references people,
  cleared_at timestamptz,
  decision text,
  saved_at timestamptz not null default request_now()
);
create index alerts_open on alerts (audit_id) where cleared_at is null;

-- What happened in a month is found by when it happened, however many years lie before it.
create index audit_moves_when on audit_moves (move, at);
create index audit_moves_graded on audit_moves (at) where to_state = 'graded';
create index alerts_raised_when on alerts (raised_at);

-- A service manager's recorded leave to grade above a cap.
create table dispensations (
  id int generated always as identity primary key,
  audit_id int not null references audits,
  rule text not null,
  given_by int not null references people,
  given_at timestamptz not null,
  reason text not null,
  unique (audit_id, rule)
);

-- Who has which section open, so that two people see each other. Lost in a crash, and nobody minds.
create unlogged table presence (
  audit_id int not null references audits,
  person_id int not null references people,
  section text not null,
  seen_at timestamptz not null,
  primary key (audit_id, person_id)
);

create table sample_draws (
  id int generated always as identity primary key,
  month date not null,
  team_id int not null references teams,
  seed text not null,
  candidates int[] not null,
  drawn int not null references households,
  audit_id int references audits,
  drawn_by int references people,
  drawn_at timestamptz not null,
  swapped_for int references sample_draws,
  swap_reason text
);

do $$
declare t text;
begin
  foreach t in array array['audits', 'answers', 'alerts'] loop
    execute format('create trigger history after update on %I for each row when (old.* is distinct from new.*) execute function keep_history()', t);
  end loop;
end $$;
