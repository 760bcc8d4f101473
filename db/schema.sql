-- Made by `npm run docs` from db/migrations and db/policies: change those, not this file.

-- Extensions

create extension citext;

-- Tables and their rules

create table absences (
  id integer not null generated always as identity,
  person_id integer not null,
  cover_id integer,
  from_on date not null,
  until_on date not null,
  constraint absences_check CHECK ((until_on >= from_on)),
  constraint absences_check1 CHECK ((person_id <> cover_id)),
  constraint absences_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES people(id),
  constraint absences_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint absences_pkey PRIMARY KEY (id)
);
alter table absences enable row level security;

create table access_changes (
  id integer not null generated always as identity,
  person_id integer,
  kind text not null,
  what jsonb not null default '{}'::jsonb,
  state text not null,
  asked_by integer,
  asked_at timestamp with time zone not null,
  version integer not null default 1,
  settled_by integer,
  settled_at timestamp with time zone,
  reason text,
  answer_hash text,
  constraint access_changes_about_check CHECK (((person_id IS NOT NULL) OR (what ? 'two'::text))),
  constraint access_changes_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint access_changes_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint access_changes_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'at once'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text, 'closed'::text]))),
  constraint access_changes_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id),
  constraint access_changes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint access_changes_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES people(id),
  constraint access_changes_pkey PRIMARY KEY (id),
  constraint access_changes_answer_hash_key UNIQUE (answer_hash)
);
alter table access_changes enable row level security;

create table access_warnings (
  what text not null,
  kind text not null,
  person_id integer,
  told_at timestamp with time zone not null,
  constraint access_warnings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint access_warnings_pkey PRIMARY KEY (what)
);
alter table access_warnings enable row level security;

create table action_events (
  id bigint not null generated always as identity,
  action_id integer not null,
  kind text not null,
  by_id integer,
  at timestamp with time zone not null,
  words text not null default ''::text,
  constraint action_events_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions(id),
  constraint action_events_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint action_events_pkey PRIMARY KEY (id)
);
alter table action_events enable row level security;

create table actions (
  id integer not null generated always as identity,
  ref text not null generated always as (('T-'::text || id)) stored,
  household_id integer,
  piece_id integer,
  source_question text,
  says text not null,
  for_whom text not null,
  owner_id integer not null,
  priority text not null,
  due_on date not null,
  state text not null default 'open'::text,
  evidence text not null default ''::text,
  done_on date,
  done_by integer,
  verified_on date,
  verified_by integer,
  impact_note text not null default ''::text,
  escalated_to integer,
  escalation_step integer not null default 0,
  escalated_at timestamp with time zone,
  raised_by integer,
  raised_at timestamp with time zone not null,
  version integer not null default 1,
  saved_at timestamp with time zone not null default request_now(),
  sight text not null default 'household'::text,
  constraint actions_apart_of_no_household_check CHECK (((sight = ANY (ARRAY['open'::text, 'household'::text])) OR (household_id IS NULL))),
  constraint actions_check CHECK (((state <> 'verified'::text) OR ((verified_by IS NOT NULL) AND (verified_on IS NOT NULL)))),
  constraint actions_check1 CHECK (((NOT ((state = 'verified'::text) AND ((verified_by = owner_id) OR (verified_by = done_by)))) OR (verified_on < '2026-11-24'::date))),
  constraint actions_for_whom_check CHECK ((for_whom = ANY (ARRAY['child'::text, 'carer'::text, 'worker'::text, 'team'::text, 'service'::text, 'partner'::text]))),
  constraint actions_neutral_check CHECK (((sight <> ALL (ARRAY['restricted'::text, 'sealed'::text])) OR ((piece_id IS NULL) AND (source_question IS NULL)))),
  constraint actions_priority_check CHECK ((priority = ANY (ARRAY['p1'::text, 'p2'::text, 'p3'::text, 'p4'::text]))),
  constraint actions_says_check CHECK (((length(says) >= 1) AND (length(says) <= 2000))),
  constraint actions_sight_check CHECK ((sight = ANY (ARRAY['open'::text, 'household'::text, 'worker'::text, 'restricted'::text, 'sealed'::text, 'child_words'::text, 'anonymous'::text]))),
  constraint actions_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in_progress'::text, 'done_awaiting_check'::text, 'verified'::text, 'not_done'::text, 'superseded'::text]))),
  constraint actions_done_by_fkey FOREIGN KEY (done_by) REFERENCES people(id),
  constraint actions_escalated_to_fkey FOREIGN KEY (escalated_to) REFERENCES people(id),
  constraint actions_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint actions_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people(id),
  constraint actions_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint actions_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES people(id),
  constraint actions_verified_by_fkey FOREIGN KEY (verified_by) REFERENCES people(id),
  constraint actions_pkey PRIMARY KEY (id),
  constraint actions_ref_key UNIQUE (ref)
);
alter table actions enable row level security;

create table alert_entries (
  id integer not null generated always as identity,
  alert_id integer not null,
  at timestamp with time zone not null,
  came_at timestamp with time zone not null,
  came_from text not null default ''::text,
  by_id integer,
  source text not null,
  piece_id integer,
  voice_id integer,
  form text,
  child_ids integer[] not null default '{}'::integer[],
  what text not null default ''::text,
  acting text not null default ''::text,
  circle_said boolean not null default true,
  saved_at timestamp with time zone not null default request_now(),
  constraint alert_entries_source_check CHECK ((source = ANY (ARRAY['household'::text, 'piece'::text, 'voice'::text, 'unfinished'::text]))),
  constraint alert_entries_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id),
  constraint alert_entries_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint alert_entries_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint alert_entries_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint alert_entries_pkey PRIMARY KEY (id)
);
alter table alert_entries enable row level security;

create table alert_lines (
  id bigint not null generated always as identity,
  alert_id integer not null,
  entry_id integer,
  at timestamp with time zone not null,
  kind text not null,
  person_id integer,
  by_id integer,
  words text not null default ''::text,
  constraint alert_lines_kind_check CHECK ((kind = ANY (ARRAY['told'::text, 'told again'::text, 'in place'::text, 'climbed'::text, 'out of hours'::text, 'noted'::text]))),
  constraint alert_lines_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id),
  constraint alert_lines_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint alert_lines_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES alert_entries(id),
  constraint alert_lines_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint alert_lines_pkey PRIMARY KEY (id)
);
alter table alert_lines enable row level security;

create table alerts (
  id integer not null generated always as identity,
  raised_at timestamp with time zone not null,
  decided_by integer,
  decided_at timestamp with time zone,
  decision text,
  saved_at timestamp with time zone not null default request_now(),
  ref text not null generated always as (('S-'::text || id)) stored,
  household_id integer not null,
  circle integer[] not null default '{}'::integer[],
  again_at timestamp with time zone,
  climbs_at timestamp with time zone,
  told_again_at timestamp with time zone,
  climbed_at timestamp with time zone,
  ended_as text,
  decided jsonb,
  constraint alerts_ended_as_check CHECK ((ended_as = ANY (ARRAY['decided'::text, 'mistake'::text, 'joined'::text]))),
  constraint alerts_cleared_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint alerts_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint alerts_pkey PRIMARY KEY (id),
  constraint alerts_ref_key UNIQUE (ref)
);
alter table alerts enable row level security;

create table allegations (
  id integer not null,
  kind text not null,
  learned_at timestamp with time zone not null,
  learned_on date not null,
  concluded_on date,
  child_ids integer[] not null default '{}'::integer[],
  alert_id integer,
  constraint allegations_kind_check CHECK ((kind = ANY (ARRAY['allegation'::text, 'standard_of_care'::text, 'advice'::text]))),
  constraint allegations_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id),
  constraint allegations_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint allegations_pkey PRIMARY KEY (id)
);
alter table allegations enable row level security;

create table answers (
  id bigint not null generated always as identity,
  piece_id integer not null,
  section text not null,
  question text not null,
  child_id integer,
  value jsonb,
  explanation text not null default ''::text,
  evidence text not null default ''::text,
  brought_forward boolean not null default false,
  version integer not null default 1,
  saved_by integer,
  saved_at timestamp with time zone not null,
  settled boolean not null default false,
  constraint answers_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint answers_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint answers_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people(id),
  constraint answers_pkey PRIMARY KEY (id),
  constraint answers_piece_id_question_child_id_key UNIQUE NULLS NOT DISTINCT (piece_id, question, child_id)
);
alter table answers enable row level security;

create table asides (
  id integer not null generated always as identity,
  piece_id integer not null,
  section text not null,
  question text not null,
  child_id integer,
  by_id integer not null,
  at timestamp with time zone not null default request_now(),
  says text not null,
  settled_at timestamp with time zone,
  settled_by integer,
  taken_back_at timestamp with time zone,
  constraint asides_check CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint asides_says_check CHECK ((says <> ''::text)),
  constraint asides_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint asides_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint asides_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint asides_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES people(id),
  constraint asides_pkey PRIMARY KEY (id)
);
alter table asides enable row level security;

create table audit_children (
  audit_id integer not null,
  child_id integer not null,
  added_at timestamp with time zone not null default request_now(),
  added_by integer default actor(),
  because text,
  may_be_asked boolean,
  asking_words text not null default ''::text,
  asking_said_at timestamp with time zone,
  constraint audit_children_asking_check CHECK ((((may_be_asked IS NULL) = (asking_said_at IS NULL)) AND ((may_be_asked IS NULL) OR (because IS NOT NULL)))),
  constraint audit_children_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id),
  constraint audit_children_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audits(id) ON UPDATE CASCADE,
  constraint audit_children_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint audit_children_pkey PRIMARY KEY (audit_id, child_id)
);
alter table audit_children enable row level security;

create table audits (
  id integer not null,
  kind text not null,
  review_id integer,
  scheduled_for date not null,
  meeting_on date,
  auditor_id integer,
  worker_id integer,
  moderator_id integer,
  blind_moderation boolean not null default false,
  period_from date not null,
  period_to date not null,
  period_reason text,
  no_child_placed boolean not null default false,
  suggested_grade text,
  auditor_grade text,
  moderated_grade text,
  final_grade text,
  reaudit_of integer,
  reaudit_on date,
  selection jsonb,
  made_at timestamp with time zone not null,
  made_by integer,
  saved_at timestamp with time zone not null default request_now(),
  children_reason text,
  blind_grade text,
  blind_locked_at timestamp with time zone,
  limit_decided boolean,
  phase text not null,
  scale text not null default 'four_grades'::text,
  overall boolean not null default true,
  constraint audits_auditor_grade_check CHECK ((auditor_grade ~ '^[a-z_]{1,40}$'::text)),
  constraint audits_blind_grade_check CHECK ((blind_grade ~ '^[a-z_]{1,40}$'::text)),
  constraint audits_check CHECK ((period_from <= period_to)),
  constraint audits_check1 CHECK (((moderator_id IS NULL) OR (moderator_id <> auditor_id))),
  constraint audits_final_grade_check CHECK ((final_grade ~ '^[a-z_]{1,40}$'::text)),
  constraint audits_kind_check CHECK ((kind = ANY (ARRAY['review_linked'::text, 'monthly_case_file'::text, 'thematic'::text, 're_audit'::text, 'senior_leader'::text]))),
  constraint audits_moderated_grade_check CHECK ((moderated_grade ~ '^[a-z_]{1,40}$'::text)),
  constraint audits_phase_check CHECK ((phase = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint audits_scale_check CHECK ((scale ~ '^[a-z_]{1,40}$'::text)),
  constraint audits_auditor_id_fkey FOREIGN KEY (auditor_id) REFERENCES people(id),
  constraint audits_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint audits_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id),
  constraint audits_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES people(id),
  constraint audits_reaudit_of_fkey FOREIGN KEY (reaudit_of) REFERENCES audits(id) ON UPDATE CASCADE,
  constraint audits_review_id_fkey FOREIGN KEY (review_id) REFERENCES carer_reviews(id),
  constraint audits_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES people(id),
  constraint audits_pkey PRIMARY KEY (id)
);
alter table audits enable row level security;

create table calendar_feeds (
  id integer not null generated always as identity,
  person_id integer not null,
  token_hash text not null,
  made_at timestamp with time zone not null default request_now(),
  fetched_at timestamp with time zone,
  ended_at timestamp with time zone,
  counted_from timestamp with time zone,
  asked integer not null default 0,
  constraint calendar_feeds_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint calendar_feeds_pkey PRIMARY KEY (id),
  constraint calendar_feeds_token_hash_key UNIQUE (token_hash)
);
alter table calendar_feeds enable row level security;

create table calendar_moves (
  id integer not null generated always as identity,
  year_id integer not null,
  move text not null,
  by_id integer,
  at timestamp with time zone not null default request_now(),
  words text not null default ''::text,
  constraint calendar_moves_move_check CHECK ((move = ANY (ARRAY['drafted'::text, 'proposed'::text, 'taken_back'::text, 'returned'::text, 'signed'::text, 'unsigned'::text, 'agreed'::text]))),
  constraint calendar_moves_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint calendar_moves_year_id_fkey FOREIGN KEY (year_id) REFERENCES calendar_years(id) ON DELETE CASCADE,
  constraint calendar_moves_pkey PRIMARY KEY (id)
);
alter table calendar_moves enable row level security;

create table calendar_signatures (
  year_id integer not null,
  side text not null,
  person_id integer not null,
  signed_at timestamp with time zone not null default request_now(),
  constraint calendar_signatures_side_check CHECK ((side = ANY (ARRAY['quality'::text, 'fostering'::text]))),
  constraint calendar_signatures_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint calendar_signatures_year_id_fkey FOREIGN KEY (year_id) REFERENCES calendar_years(id),
  constraint calendar_signatures_pkey PRIMARY KEY (year_id, side),
  constraint calendar_signatures_year_id_person_id_key UNIQUE (year_id, person_id)
);
alter table calendar_signatures enable row level security;

create table calendar_years (
  id integer not null generated always as identity,
  first_day date not null,
  last_day date not null,
  state text not null default 'drafted'::text,
  version integer not null default 1,
  constraint calendar_years_check CHECK (((last_day > first_day) AND (last_day < (first_day + '1 year'::interval)))),
  constraint calendar_years_first_day_check CHECK ((EXTRACT(day FROM first_day) = (1)::numeric)),
  constraint calendar_years_last_day_check CHECK (((EXTRACT(month FROM last_day) = (3)::numeric) AND (EXTRACT(day FROM last_day) = (31)::numeric))),
  constraint calendar_years_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'proposed'::text, 'agreed'::text]))),
  constraint calendar_years_pkey PRIMARY KEY (id),
  constraint calendar_years_first_day_key UNIQUE (first_day),
  constraint calendar_years_last_day_key UNIQUE (last_day)
);
alter table calendar_years enable row level security;

create table carer_reviews (
  id integer not null generated always as identity,
  household_id integer not null,
  source_id text not null,
  kind text not null,
  due_on date not null,
  held_on date,
  completed_on date,
  reviewing_officer_id integer,
  to_panel boolean,
  panel_on date,
  outcome text,
  carer_feedback boolean,
  worker_feedback boolean,
  ended_on date,
  saved_at timestamp with time zone not null default request_now(),
  constraint carer_reviews_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'annual'::text, 'early'::text]))),
  constraint carer_reviews_outcome_check CHECK ((outcome = ANY (ARRAY['continue'::text, 'change_terms'::text, 'terminate'::text, 'deferred'::text]))),
  constraint carer_reviews_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint carer_reviews_reviewing_officer_id_fkey FOREIGN KEY (reviewing_officer_id) REFERENCES people(id),
  constraint carer_reviews_pkey PRIMARY KEY (id),
  constraint carer_reviews_source_id_key UNIQUE (source_id)
);
alter table carer_reviews enable row level security;

create table carer_stays (
  id integer not null generated always as identity,
  carer_id integer not null,
  household_id integer not null,
  position integer not null,
  initials text not null default ''::text,
  from_on date,
  until_on date,
  saved_at timestamp with time zone not null default request_now(),
  constraint carer_stays_check CHECK ((from_on <= until_on)),
  constraint carer_stays_position_check CHECK (("position" = ANY (ARRAY[1, 2]))),
  constraint carer_stays_carer_id_fkey FOREIGN KEY (carer_id) REFERENCES carers(id) ON DELETE CASCADE,
  constraint carer_stays_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint carer_stays_pkey PRIMARY KEY (id)
);
alter table carer_stays enable row level security;

create table carers (
  id integer not null generated always as identity,
  household_id integer not null,
  source_id text not null,
  position integer not null,
  initials text not null default ''::text,
  display_name text,
  born_on date not null,
  sex text,
  ethnicity text,
  disability text,
  approved_from date,
  approved_to date,
  dbs_on date,
  medical_on date,
  tsd_completed_on date,
  ended_on date,
  saved_at timestamp with time zone not null default request_now(),
  ref text not null generated always as (('F-'::text || id)) stored,
  constraint carers_disability_check CHECK ((disability = ANY (ARRAY['y'::text, 'n'::text, 'u'::text]))),
  constraint carers_position_check CHECK (("position" = ANY (ARRAY[1, 2]))),
  constraint carers_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint carers_pkey PRIMARY KEY (id),
  constraint carers_ref_key UNIQUE (ref),
  constraint carers_source_id_key UNIQUE (source_id)
);
alter table carers enable row level security;

create table children (
  id integer not null generated always as identity,
  ref text not null generated always as (('C-'::text || id)) stored,
  source_id text not null,
  initials text not null default ''::text,
  born_on date,
  sex text,
  ethnicity text,
  iro_id integer,
  ended_on date,
  saved_at timestamp with time zone not null default request_now(),
  constraint children_iro_id_fkey FOREIGN KEY (iro_id) REFERENCES people(id),
  constraint children_pkey PRIMARY KEY (id),
  constraint children_ref_key UNIQUE (ref),
  constraint children_source_id_key UNIQUE (source_id)
);
alter table children enable row level security;

create table childs_words (
  id integer not null,
  piece_id integer not null,
  child_id integer not null,
  question text not null,
  handed_on_at timestamp with time zone not null,
  told_at timestamp with time zone,
  told_by integer,
  told_words text not null default ''::text,
  version integer not null default 0,
  saved_at timestamp with time zone not null default request_now(),
  constraint childs_words_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint childs_words_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint childs_words_told_by_fkey FOREIGN KEY (told_by) REFERENCES people(id),
  constraint childs_words_pkey PRIMARY KEY (id),
  constraint childs_words_piece_id_question_child_id_key UNIQUE (piece_id, question, child_id)
);
alter table childs_words enable row level security;

create table childs_words_heard (
  words_id integer not null,
  version integer not null,
  as_part text not null,
  by_id integer not null,
  at timestamp with time zone not null,
  constraint childs_words_heard_as_part_check CHECK ((as_part = ANY (ARRAY['quality'::text, 'officer'::text]))),
  constraint childs_words_heard_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint childs_words_heard_words_id_fkey FOREIGN KEY (words_id) REFERENCES childs_words(id),
  constraint childs_words_heard_pkey PRIMARY KEY (words_id, version, as_part)
);
alter table childs_words_heard enable row level security;

create table clocks (
  id integer not null,
  piece_id integer not null,
  key text not null,
  started_at timestamp with time zone not null,
  started_by integer,
  unit text not null,
  length integer not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  stopped_by integer,
  state text not null default 'running'::text,
  severity text not null,
  source text not null,
  extends integer,
  agreed_by text not null default ''::text,
  reason text not null default ''::text,
  constraint clocks_check CHECK ((due_at >= started_at)),
  constraint clocks_check1 CHECK ((stopped_at >= started_at)),
  constraint clocks_check2 CHECK (((state = 'running'::text) = (stopped_at IS NULL))),
  constraint clocks_check3 CHECK (((state <> ALL (ARRAY['stopped'::text, 'not applicable'::text])) OR (reason <> ''::text))),
  constraint clocks_check4 CHECK (((extends IS NULL) OR ((reason <> ''::text) AND (agreed_by <> ''::text)))),
  constraint clocks_key_check CHECK ((key ~~ 'clk.%'::text)),
  constraint clocks_length_check CHECK ((length >= 0)),
  constraint clocks_severity_check CHECK ((severity = ANY (ARRAY['law'::text, 'practice'::text]))),
  constraint clocks_state_check CHECK ((state = ANY (ARRAY['running'::text, 'met'::text, 'late'::text, 'stopped'::text, 'not applicable'::text]))),
  constraint clocks_unit_check CHECK ((unit = ANY (ARRAY['hours'::text, 'working days'::text, 'days'::text, 'months'::text]))),
  constraint clocks_extends_fkey FOREIGN KEY (extends) REFERENCES clocks(id),
  constraint clocks_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint clocks_started_by_fkey FOREIGN KEY (started_by) REFERENCES people(id),
  constraint clocks_stopped_by_fkey FOREIGN KEY (stopped_by) REFERENCES people(id),
  constraint clocks_pkey PRIMARY KEY (id)
);
alter table clocks enable row level security;

create table complaints (
  id integer not null,
  complainant text not null,
  received_on date not null,
  procedure text,
  points integer,
  answered_on date,
  days jsonb not null default '{}'::jsonb,
  constraint complaints_complainant_check CHECK ((complainant = ANY (ARRAY['child'::text, 'carer'::text, 'social_worker'::text, 'professional'::text, 'parent'::text, 'other'::text]))),
  constraint complaints_points_check CHECK (((points >= 1) AND (points <= 6))),
  constraint complaints_procedure_check CHECK ((procedure = ANY (ARRAY['statutory'::text, 'corporate'::text]))),
  constraint complaints_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint complaints_pkey PRIMARY KEY (id)
);
alter table complaints enable row level security;

create table confidential_actions (
  action_id integer not null,
  piece_id integer not null,
  says text not null,
  source_question text,
  constraint confidential_actions_says_check CHECK (((length(says) >= 1) AND (length(says) <= 2000))),
  constraint confidential_actions_source_question_check CHECK ((length(source_question) <= 100)),
  constraint confidential_actions_action_id_fkey FOREIGN KEY (action_id) REFERENCES actions(id) DEFERRABLE INITIALLY DEFERRED,
  constraint confidential_actions_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint confidential_actions_pkey PRIMARY KEY (action_id)
);
alter table confidential_actions enable row level security;

create table corrected_readings (
  id integer not null generated always as identity,
  piece_id integer not null,
  what text not null,
  answer_id bigint,
  was jsonb not null,
  becomes jsonb not null,
  reason text not null,
  by_id integer not null,
  at timestamp with time zone not null default request_now(),
  constraint corrected_readings_check CHECK (((answer_id IS NULL) = (what = 'final_grade'::text))),
  constraint corrected_readings_reason_check CHECK ((reason <> ''::text)),
  constraint corrected_readings_what_check CHECK ((what <> ''::text)),
  constraint corrected_readings_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES answers(id),
  constraint corrected_readings_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint corrected_readings_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint corrected_readings_pkey PRIMARY KEY (id)
);
alter table corrected_readings enable row level security;

create table corrections (
  id integer not null,
  kind text not null,
  of_ref text not null,
  subject_id integer not null,
  household_id integer,
  piece_id integer,
  concerned integer[] not null default '{}'::integer[],
  what text not null,
  whose text not null default ''::text,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  state text not null default 'asked'::text,
  decided_by integer,
  decided_at timestamp with time zone,
  why text not null default ''::text,
  ref text not null default ('Q-'::text || ((1000000000 + (((('x'::text || "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 13)))::bit(52))::bigint % '9000000000'::bigint)))::text),
  constraint corrections_check CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint corrections_check1 CHECK ((decided_by IS DISTINCT FROM asked_by)),
  constraint corrections_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'moved'::text, 'sealed'::text, 'right'::text, 'erased'::text]))),
  constraint corrections_what_check CHECK ((what <> ''::text)),
  constraint corrections_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id),
  constraint corrections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint corrections_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint corrections_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_ref_key UNIQUE (ref)
);
alter table corrections enable row level security;

create table credentials (
  person_id integer not null,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  last_totp_step bigint,
  recovery_hashes text[] not null default '{}'::text[],
  constraint credentials_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint credentials_pkey PRIMARY KEY (person_id)
);
alter table credentials enable row level security;

create table deputies (
  matter uuid not null,
  holder_id integer not null,
  deputy_id integer not null,
  named_by integer not null,
  named_at timestamp with time zone not null default request_now(),
  why text not null,
  constraint deputies_check CHECK ((deputy_id <> holder_id)),
  constraint deputies_why_check CHECK ((why <> ''::text)),
  constraint deputies_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES people(id),
  constraint deputies_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES people(id),
  constraint deputies_named_by_fkey FOREIGN KEY (named_by) REFERENCES people(id),
  constraint deputies_pkey PRIMARY KEY (matter, holder_id)
);
alter table deputies enable row level security;

create table devices (
  id integer not null generated always as identity,
  person_id integer not null,
  token_hash text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint devices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint devices_pkey PRIMARY KEY (id),
  constraint devices_person_id_token_hash_key UNIQUE (person_id, token_hash)
);
alter table devices enable row level security;

create table dispensations (
  id integer not null generated always as identity,
  audit_id integer not null,
  rule text not null,
  given_by integer not null,
  given_at timestamp with time zone not null,
  reason text not null,
  constraint dispensations_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audits(id) ON UPDATE CASCADE,
  constraint dispensations_given_by_fkey FOREIGN KEY (given_by) REFERENCES people(id),
  constraint dispensations_pkey PRIMARY KEY (id),
  constraint dispensations_audit_id_rule_key UNIQUE (audit_id, rule)
);
alter table dispensations enable row level security;

create table engagement_notes (
  id integer not null generated always as identity,
  key text not null default replace((gen_random_uuid())::text, '-'::text, ''::text),
  child_id integer not null,
  household_id integer not null,
  officer_id integer not null,
  spoken_on date not null,
  how text not null,
  alone boolean not null,
  themes jsonb not null,
  to_act boolean not null,
  share text not null,
  quotable boolean not null default false,
  wish_by date,
  told_on date,
  taken_down_at timestamp with time zone,
  version integer not null default 1,
  written_at timestamp with time zone not null default request_now(),
  saved_at timestamp with time zone not null default request_now(),
  constraint engagement_notes_check CHECK (((told_on IS NULL) OR (wish_by IS NOT NULL))),
  constraint engagement_notes_how_check CHECK ((how = ANY (ARRAY['met'::text, 'call'::text, 'message'::text, 'other'::text]))),
  constraint engagement_notes_share_check CHECK ((share = ANY (ARRAY['carers'::text, 'iro_and_quality'::text, 'ask_first'::text]))),
  constraint engagement_notes_themes_check CHECK ((jsonb_typeof(themes) = 'object'::text)),
  constraint engagement_notes_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint engagement_notes_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint engagement_notes_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES people(id),
  constraint engagement_notes_pkey PRIMARY KEY (id),
  constraint engagement_notes_key_key UNIQUE (key)
);
alter table engagement_notes enable row level security;

create table engagement_sheets (
  id integer not null generated always as identity,
  month date not null,
  counted jsonb not null,
  quotes text[] not null,
  asks text not null,
  signed_by integer not null,
  signed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint engagement_sheets_asks_check CHECK ((asks <> ''::text)),
  constraint engagement_sheets_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint engagement_sheets_quotes_check CHECK ((cardinality(quotes) <= 2)),
  constraint engagement_sheets_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES people(id),
  constraint engagement_sheets_pkey PRIMARY KEY (id)
);
alter table engagement_sheets enable row level security;

create table engagement_words (
  id integer not null,
  words text not null default ''::text,
  wish text not null default ''::text,
  answers text not null default ''::text,
  answer text not null default ''::text,
  why text not null default ''::text,
  saved_at timestamp with time zone not null default request_now(),
  constraint engagement_words_answers_check CHECK ((answers = ANY (ARRAY[''::text, 'officer'::text, 'worker'::text, 'fostering'::text, 'carers'::text, 'school'::text, 'somebody'::text]))),
  constraint engagement_words_check CHECK (((wish = ''::text) = (answers = ''::text))),
  constraint engagement_words_id_fkey FOREIGN KEY (id) REFERENCES engagement_notes(id),
  constraint engagement_words_pkey PRIMARY KEY (id)
);
alter table engagement_words enable row level security;

create table episodes (
  id integer not null generated always as identity,
  child_id integer not null,
  started_on date not null,
  reason_new text not null,
  legal_status text not null,
  category_of_need text,
  place text not null,
  provider text,
  ended_on date,
  reason_ended text,
  home_postcode text,
  placement_postcode text,
  urn text,
  as_of date,
  saved_at timestamp with time zone not null default request_now(),
  ended_unplanned boolean not null default false,
  constraint episodes_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint episodes_pkey PRIMARY KEY (id),
  constraint episodes_child_id_started_on_key UNIQUE (child_id, started_on)
);
alter table episodes enable row level security;

create table escalations (
  id integer not null,
  child_id integer not null,
  kind text not null,
  stage integer not null default 0,
  noticed_on date not null,
  formal_on date,
  cafcass_on date,
  ended_as text,
  better text,
  constraint escalations_better_check CHECK ((better = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text]))),
  constraint escalations_ended_as_check CHECK ((ended_as = ANY (ARRAY['closed'::text, 'called_off'::text, 'cancelled'::text]))),
  constraint escalations_kind_check CHECK ((kind = ANY (ARRAY['concern'::text, 'good_practice'::text]))),
  constraint escalations_stage_check CHECK (((stage >= 0) AND (stage <= 5))),
  constraint escalations_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint escalations_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint escalations_pkey PRIMARY KEY (id)
);
alter table escalations enable row level security;

create table evidence_gaps (
  id integer not null generated always as identity,
  question text not null,
  quarter date not null,
  words text not null default ''::text,
  version integer not null default 1,
  saved_by integer not null,
  saved_at timestamp with time zone not null default request_now(),
  constraint evidence_gaps_quarter_check CHECK ((quarter = (date_trunc('quarter'::text, (quarter)::timestamp with time zone))::date)),
  constraint evidence_gaps_question_check CHECK ((question = ANY (ARRAY['cyp1'::text, 'cyp2'::text, 'cyp3'::text, 'cyp4'::text, 'wfc1'::text, 'wfc2'::text, 'wfc3'::text, 'wfc4'::text, 'wfc5'::text]))),
  constraint evidence_gaps_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people(id),
  constraint evidence_gaps_pkey PRIMARY KEY (id),
  constraint evidence_gaps_question_quarter_key UNIQUE (question, quarter)
);
alter table evidence_gaps enable row level security;

create table evidence_items (
  id integer not null,
  ref text not null generated always as (('E-'::text || id)) stored,
  source text,
  questions text[] not null default '{}'::text[],
  says text not null default ''::text,
  direction text,
  about text,
  basis text,
  strength text default 'single'::text,
  period_from date,
  period_to date,
  recorded_on date not null,
  impact text,
  counted integer,
  out_of integer,
  themes text[] not null default '{}'::text[],
  doing text not null default ''::text,
  answered_on date,
  state text not null default 'standing'::text,
  ended_at timestamp with time zone,
  ended_by integer,
  ended_why text not null default ''::text,
  written_by integer,
  version integer not null default 1,
  saved_at timestamp with time zone not null default request_now(),
  measure text,
  constraint evidence_items_about_check CHECK ((about = ANY (ARRAY['child'::text, 'children'::text, 'household'::text, 'carers'::text, 'worker'::text, 'staff'::text, 'service'::text, 'partners'::text]))),
  constraint evidence_items_basis_check CHECK ((basis = ANY (ARRAY['counted'::text, 'records'::text, 'seen'::text, 'child'::text, 'carer'::text, 'parent'::text, 'staff'::text, 'partner'::text, 'outsiders'::text]))),
  constraint evidence_items_check CHECK ((out_of >= counted)),
  constraint evidence_items_check1 CHECK ((period_from <= period_to)),
  constraint evidence_items_check2 CHECK (((state = ANY (ARRAY['draft'::text, 'standing'::text])) = (ended_at IS NULL))),
  constraint evidence_items_counted_check CHECK ((counted >= 0)),
  constraint evidence_items_direction_check CHECK ((direction = ANY (ARRAY['strength'::text, 'mixed'::text, 'worry'::text, 'neutral'::text]))),
  constraint evidence_items_doing_check CHECK ((char_length(doing) <= 2000)),
  constraint evidence_items_ended_why_check CHECK ((char_length(ended_why) <= 2000)),
  constraint evidence_items_impact_check CHECK ((char_length(impact) <= 300)),
  constraint evidence_items_questions_check CHECK ((questions <@ '{cyp1,cyp2,cyp3,cyp4,wfc1,wfc2,wfc3,wfc4,wfc5}'::text[])),
  constraint evidence_items_says_check CHECK ((char_length(says) <= 300)),
  constraint evidence_items_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'standing'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint evidence_items_strength_check CHECK ((strength = ANY (ARRAY['single'::text, 'several'::text, 'sources_agree'::text, 'tested_again'::text]))),
  constraint only_what_is_written_is_a_draft CHECK (((state <> 'draft'::text) OR (written_by IS NOT NULL))),
  constraint states_what_is_done CHECK (((state = 'draft'::text) OR (written_by IS NULL) OR (((direction = 'neutral'::text) OR (themes <> '{}'::text[])) AND ((direction <> 'worry'::text) OR (strength = 'single'::text) OR (doing <> ''::text))))),
  constraint states_what_it_must CHECK (((state = 'draft'::text) OR ((num_nulls(source, direction, about, basis, strength, period_from, period_to) = 0) AND (questions <> '{}'::text[]) AND (says <> ''::text) AND ((direction = 'neutral'::text) OR (impact IS NOT NULL)) AND ((basis = 'counted'::text) = ((counted IS NOT NULL) AND (out_of IS NOT NULL)))))),
  constraint evidence_items_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people(id),
  constraint evidence_items_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id),
  constraint evidence_items_pkey PRIMARY KEY (id)
);
alter table evidence_items enable row level security;

create table evidence_records (
  item_id integer not null,
  said text not null,
  stands boolean not null default true,
  piece_id integer,
  voice_id integer,
  words_id integer,
  constraint evidence_records_check CHECK ((num_nonnulls(piece_id, voice_id) = 1)),
  constraint evidence_records_check1 CHECK (((words_id IS NULL) OR (piece_id IS NOT NULL))),
  constraint evidence_records_item_id_fkey FOREIGN KEY (item_id) REFERENCES evidence_items(id),
  constraint evidence_records_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint evidence_records_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint evidence_records_words_id_fkey FOREIGN KEY (words_id) REFERENCES childs_words(id) ON DELETE CASCADE,
  constraint evidence_records_pkey PRIMARY KEY (item_id)
);
alter table evidence_records enable row level security;

create table evidence_silences (
  id integer not null generated always as identity,
  source text not null,
  words text not null,
  again_on date not null,
  by_id integer not null,
  at timestamp with time zone not null default request_now(),
  constraint evidence_silences_words_check CHECK ((words <> ''::text)),
  constraint evidence_silences_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint evidence_silences_pkey PRIMARY KEY (id)
);
alter table evidence_silences enable row level security;

create table exemptions (
  id integer not null,
  kind text not null,
  child_ids integer[] not null default '{}'::integer[],
  from_on date not null,
  began_on date,
  ended_on date,
  terms_then text not null default ''::text,
  fostered_then integer not null,
  constraint exemptions_fostered_then_check CHECK ((fostered_then >= 0)),
  constraint exemptions_kind_check CHECK ((kind = ANY (ARRAY['exemption'::text, 'exception'::text, 'temporary'::text]))),
  constraint exemptions_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint exemptions_pkey PRIMARY KEY (id)
);
alter table exemptions enable row level security;

create table form_drafts (
  content jsonb not null,
  based_on integer not null,
  version integer not null default 1,
  saved_by integer,
  saved_at timestamp with time zone not null default request_now(),
  form text not null,
  constraint form_drafts_based_on_fkey FOREIGN KEY (based_on) REFERENCES form_versions(id),
  constraint form_drafts_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people(id),
  constraint form_drafts_pkey PRIMARY KEY (form)
);
alter table form_drafts enable row level security;

create table form_keys (
  key_hash text not null,
  content_hash text not null,
  answer text not null,
  at timestamp with time zone not null,
  constraint form_keys_pkey PRIMARY KEY (key_hash)
);
alter table form_keys enable row level security;

create table form_versions (
  id integer not null generated always as identity,
  version integer not null,
  content jsonb not null,
  digest text not null generated always as (md5((content)::text)) stored,
  published_at timestamp with time zone not null,
  published_by integer,
  note text not null default ''::text,
  shipped jsonb,
  form text not null,
  constraint form_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES people(id),
  constraint form_versions_pkey PRIMARY KEY (id),
  constraint form_versions_form_version_key UNIQUE (form, version)
);
alter table form_versions enable row level security;

create table fresh_codes (
  person_id integer not null,
  sealed text not null,
  until timestamp with time zone not null,
  constraint fresh_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint fresh_codes_pkey PRIMARY KEY (person_id)
);
alter table fresh_codes enable row level security;

create table fresh_links (
  token_hash text not null,
  voice_id integer not null,
  made_by integer not null,
  sealed text not null,
  until timestamp with time zone not null,
  constraint fresh_links_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id),
  constraint fresh_links_token_hash_fkey FOREIGN KEY (token_hash) REFERENCES voice_links(token_hash),
  constraint fresh_links_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint fresh_links_pkey PRIMARY KEY (token_hash)
);
alter table fresh_links enable row level security;

create table history (
  id bigint not null generated always as identity,
  table_name text not null,
  row_id bigint not null,
  replaced_at timestamp with time zone not null,
  replaced_by integer,
  was jsonb not null,
  constraint history_pkey PRIMARY KEY (id)
);
alter table history enable row level security;

create table household_links (
  id integer not null generated always as identity,
  child_id integer not null,
  started_on date not null,
  household_id integer not null,
  ended_on date,
  saved_at timestamp with time zone not null default request_now(),
  constraint household_links_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint household_links_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint household_links_pkey PRIMARY KEY (id),
  constraint household_links_child_id_started_on_key UNIQUE (child_id, started_on)
);
alter table household_links enable row level security;

create table households (
  id integer not null generated always as identity,
  ref text not null generated always as (('H-'::text || id)) stored,
  source_id text not null,
  carer_type text not null,
  status text not null,
  postcode text,
  residence_la text,
  team_id integer,
  supervising_worker_id integer,
  first_approved_on date,
  terms text,
  places_approved integer,
  places_unavailable integer,
  unavailable_until date,
  next_review_due_on date,
  ended_on date,
  ended_reason text,
  last_unannounced_visit_on date,
  saved_at timestamp with time zone not null default request_now(),
  constraint households_carer_type_check CHECK ((carer_type = ANY (ARRAY['mainstream'::text, 'connected'::text, 'short_break'::text, 'ffa'::text, 'parent_child'::text, 'staying_put'::text]))),
  constraint households_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['resigned'::text, 'terminated'::text, 'transferred'::text, 'sgo_adoption'::text, 'died'::text]))),
  constraint households_places_approved_check CHECK ((places_approved >= 0)),
  constraint households_places_unavailable_check CHECK ((places_unavailable >= 0)),
  constraint households_status_check CHECK ((status = ANY (ARRAY['applicant'::text, 'assessment'::text, 'temp_reg24'::text, 'approved'::text, 'on_hold'::text, 'ended'::text]))),
  constraint households_supervising_worker_id_fkey FOREIGN KEY (supervising_worker_id) REFERENCES people(id),
  constraint households_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint households_pkey PRIMARY KEY (id),
  constraint households_ref_key UNIQUE (ref),
  constraint households_source_id_key UNIQUE (source_id)
);
alter table households enable row level security;

create table import_answers (
  import_id integer not null,
  question text not null,
  answer text not null,
  answered_by integer,
  answered_at timestamp with time zone not null,
  constraint import_answers_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint import_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people(id),
  constraint import_answers_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_answers_pkey PRIMARY KEY (import_id, question)
);
alter table import_answers enable row level security;

create table import_changes (
  id bigint not null generated always as identity,
  import_id integer not null,
  file_id integer not null,
  row_number integer not null,
  outcome text not null,
  key text not null default ''::text,
  before jsonb,
  after jsonb,
  column_name text,
  code text,
  message text,
  constraint import_changes_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'left'::text, 'kept'::text, 'question'::text, 'error'::text, 'warning'::text]))),
  constraint import_changes_file_id_fkey FOREIGN KEY (file_id) REFERENCES import_files(id),
  constraint import_changes_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_changes_pkey PRIMARY KEY (id)
);
alter table import_changes enable row level security;

create table import_files (
  id integer not null generated always as identity,
  import_id integer not null,
  name text not null,
  kind text,
  sha256 text not null,
  content bytea not null,
  row_count integer not null default 0,
  tally jsonb not null default '{"new": 0, "kept": 0, "left": 0, "error": 0, "changed": 0, "warning": 0, "question": 0, "unchanged": 0}'::jsonb,
  problem text,
  year_end date,
  gone_at timestamp with time zone,
  constraint import_files_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_files_pkey PRIMARY KEY (id)
);
alter table import_files enable row level security;

create table import_stays (
  id integer not null generated always as identity,
  import_id integer not null,
  kind text not null,
  key text not null,
  because text not null,
  constraint import_stays_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_stays_pkey PRIMARY KEY (id),
  constraint import_stays_import_id_kind_key_key UNIQUE (import_id, kind, key)
);
alter table import_stays enable row level security;

create table import_withheld (
  file_id integer not null,
  row_number integer not null,
  before jsonb not null default '{}'::jsonb,
  after jsonb not null,
  constraint import_withheld_file_id_fkey FOREIGN KEY (file_id) REFERENCES import_files(id),
  constraint import_withheld_pkey PRIMARY KEY (file_id, row_number)
);
alter table import_withheld enable row level security;

create table imports (
  id integer not null generated always as identity,
  started_by integer,
  started_at timestamp with time zone not null,
  state text not null default 'proposed'::text,
  decided_by integer,
  decided_at timestamp with time zone,
  taken_back_by integer,
  taken_back_at timestamp with time zone,
  taken_back_because text,
  lapsed_for integer,
  duties text[] not null default '{import_data}'::text[],
  constraint imports_duties_check CHECK ((cardinality(duties) > 0)),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'committed'::text, 'discarded'::text, 'lapsed'::text, 'unreadable'::text, 'taken_back'::text]))),
  constraint imports_taken_back_check CHECK (((state = 'taken_back'::text) = (taken_back_at IS NOT NULL))),
  constraint imports_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint imports_lapsed_for_fkey FOREIGN KEY (lapsed_for) REFERENCES imports(id),
  constraint imports_started_by_fkey FOREIGN KEY (started_by) REFERENCES people(id),
  constraint imports_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES people(id),
  constraint imports_pkey PRIMARY KEY (id)
);
alter table imports enable row level security;

create table improvement_plans (
  id integer not null generated always as identity,
  key text not null generated always as (('plan-'::text || (id)::text)) stored,
  aim text not null,
  question text not null,
  source text not null,
  led_by integer not null,
  from_on date not null,
  by_on date not null,
  shows text not null,
  stands text not null default 'open'::text,
  worked text not null default ''::text,
  came_of text not null default ''::text,
  ended_on date,
  version integer not null default 1,
  saved_by integer not null,
  saved_at timestamp with time zone not null default request_now(),
  constraint improvement_plans_aim_check CHECK ((aim <> ''::text)),
  constraint improvement_plans_check CHECK ((by_on >= from_on)),
  constraint improvement_plans_check1 CHECK (((stands = 'open'::text) = (ended_on IS NULL))),
  constraint improvement_plans_check2 CHECK (((stands = 'done'::text) = (worked <> ''::text))),
  constraint improvement_plans_check3 CHECK (((stands = ANY (ARRAY['open'::text, 'mistaken'::text])) OR (came_of <> ''::text))),
  constraint improvement_plans_question_check CHECK ((question = ANY (ARRAY['cyp1'::text, 'cyp2'::text, 'cyp3'::text, 'cyp4'::text, 'wfc1'::text, 'wfc2'::text, 'wfc3'::text, 'wfc4'::text, 'wfc5'::text]))),
  constraint improvement_plans_shows_check CHECK ((shows <> ''::text)),
  constraint improvement_plans_source_check CHECK ((source <> ''::text)),
  constraint improvement_plans_stands_check CHECK ((stands = ANY (ARRAY['open'::text, 'done'::text, 'given_up'::text, 'mistaken'::text]))),
  constraint improvement_plans_worked_check CHECK ((worked = ANY (ARRAY[''::text, 'yes'::text, 'partly'::text, 'no'::text, 'unknown'::text]))),
  constraint improvement_plans_led_by_fkey FOREIGN KEY (led_by) REFERENCES people(id),
  constraint improvement_plans_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people(id),
  constraint improvement_plans_pkey PRIMARY KEY (id),
  constraint improvement_plans_key_key UNIQUE (key)
);
alter table improvement_plans enable row level security;

create table invitations (
  token_hash text not null,
  person_id integer not null,
  invited_by integer,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  password_hash text,
  totp_secret text,
  closed_at timestamp with time zone,
  visit_hash text,
  visit_at timestamp with time zone,
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint invitations_pkey PRIMARY KEY (token_hash)
);
alter table invitations enable row level security;

create table kept_words (
  id uuid not null default gen_random_uuid(),
  person_id integer not null,
  path text not null,
  fields jsonb not null,
  kept_at timestamp with time zone not null,
  constraint kept_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint kept_words_pkey PRIMARY KEY (id)
);
alter table kept_words enable row level security;

create table lado_report_editions (
  report_id integer not null,
  edition text not null,
  counted jsonb not null,
  words jsonb not null,
  constraint lado_report_editions_edition_check CHECK ((edition = ANY (ARRAY['whole'::text, 'safe'::text]))),
  constraint lado_report_editions_report_id_fkey FOREIGN KEY (report_id) REFERENCES lado_reports(id),
  constraint lado_report_editions_pkey PRIMARY KEY (report_id, edition)
);
alter table lado_report_editions enable row level security;

create table lado_reports (
  id integer not null generated always as identity,
  month date not null,
  signed_by integer not null,
  signed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint lado_reports_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint lado_reports_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES people(id),
  constraint lado_reports_pkey PRIMARY KEY (id)
);
alter table lado_reports enable row level security;

create table law_watch (
  id integer not null generated always as identity,
  key text not null,
  title text not null,
  standing text not null,
  says text not null default ''::text,
  changes text not null default ''::text,
  link text not null default ''::text,
  from_on date,
  day_known text not null default ''::text,
  looked_on date not null,
  version integer not null default 1,
  saved_by integer,
  saved_at timestamp with time zone not null default request_now(),
  constraint law_watch_check CHECK (((from_on IS NULL) = (day_known = ''::text))),
  constraint law_watch_day_known_check CHECK ((day_known = ANY (ARRAY[''::text, 'read'::text, 'named'::text, 'guessed'::text]))),
  constraint law_watch_key_check CHECK ((key ~ '^[a-z0-9-]{1,60}$'::text)),
  constraint law_watch_link_check CHECK (((link = ''::text) OR (link ~ '^https://[^\s]+$'::text))),
  constraint law_watch_standing_check CHECK ((standing = ANY (ARRAY['unread'::text, 'guessed'::text, 'awaited'::text, 'settled'::text, 'mistaken'::text]))),
  constraint law_watch_title_check CHECK ((title <> ''::text)),
  constraint law_watch_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people(id),
  constraint law_watch_pkey PRIMARY KEY (id),
  constraint law_watch_key_key UNIQUE (key)
);
alter table law_watch enable row level security;

create table leader_cases (
  id integer not null,
  household_id integer not null,
  sees_from date not null,
  sees_until date not null,
  constraint leader_cases_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint leader_cases_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint leader_cases_pkey PRIMARY KEY (id)
);
alter table leader_cases enable row level security;

create table leader_visits (
  id integer not null,
  kind text not null,
  area text not null,
  place text not null,
  planned_for date not null,
  held_on date,
  with_id integer,
  constraint leader_visits_area_check CHECK ((area = ANY (ARRAY['fostering'::text, 'elsewhere'::text]))),
  constraint leader_visits_kind_check CHECK ((kind = ANY (ARRAY['watch'::text, 'audit'::text, 'carers'::text, 'council'::text, 'team'::text, 'panel'::text, 'duty'::text, 'story'::text]))),
  constraint leader_visits_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint leader_visits_with_id_fkey FOREIGN KEY (with_id) REFERENCES people(id),
  constraint leader_visits_pkey PRIMARY KEY (id)
);
alter table leader_visits enable row level security;

create table limit_answers (
  id integer not null generated always as identity,
  household_id integer not null,
  kind text not null,
  since date not null,
  because text not null,
  words text not null default ''::text,
  answered_by integer not null,
  answered_at timestamp with time zone not null,
  withdrawn_by integer,
  withdrawn_at timestamp with time zone,
  constraint limit_answers_because_check CHECK ((because = ANY (ARRAY['siblings'::text, 'not_here'::text, 'terms'::text, 'approved'::text, 'other'::text]))),
  constraint limit_answers_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint limit_answers_check1 CHECK (((because <> 'other'::text) OR (words <> ''::text))),
  constraint limit_answers_kind_check CHECK ((kind = ANY (ARRAY['limit'::text, 'places'::text, 'temporary'::text]))),
  constraint limit_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people(id),
  constraint limit_answers_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint limit_answers_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id),
  constraint limit_answers_pkey PRIMARY KEY (id)
);
alter table limit_answers enable row level security;

create table merge_lines (
  merge_id integer not null,
  place text not null,
  row_key text not null,
  went_back boolean,
  id bigint not null generated always as identity,
  was jsonb,
  became jsonb,
  says text not null default ''::text,
  constraint merge_lines_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES merges(id),
  constraint merge_lines_pkey PRIMARY KEY (id)
);
alter table merge_lines enable row level security;

create table merges (
  id integer not null generated always as identity,
  ends_id integer not null,
  stays_id integer not null,
  was_active boolean not null default false,
  merged_at timestamp with time zone not null,
  parted_at timestamp with time zone,
  kind text not null default 'person'::text,
  constraint merges_check CHECK ((stays_id <> ends_id)),
  constraint merges_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'child'::text, 'carer'::text, 'household'::text]))),
  constraint merges_pkey PRIMARY KEY (id)
);
alter table merges enable row level security;

create table messages (
  id bigint not null generated always as identity,
  to_id integer,
  to_address text,
  kind text not null,
  path text not null,
  urgent boolean not null default false,
  made_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  sent_in text,
  error text,
  try_again_at timestamp with time zone,
  claimed_until timestamp with time zone,
  tries integer not null default 0,
  reached integer[] not null default '{}'::integer[],
  sealed text,
  link_hash text,
  not_sent text,
  constraint messages_not_sent_check CHECK ((not_sent = ANY (ARRAY['closed'::text, 'other secret'::text, 'taken back'::text]))),
  constraint messages_to_id_fkey FOREIGN KEY (to_id) REFERENCES people(id),
  constraint messages_pkey PRIMARY KEY (id)
);
alter table messages enable row level security;

create table midways (
  id integer not null generated always as identity,
  child_id integer not null,
  household_id integer not null,
  officer_id integer not null,
  due_on date not null,
  held_on date,
  how text not null default ''::text,
  decisions jsonb not null default '[]'::jsonb,
  child_contact text not null default ''::text,
  carer_heard boolean,
  home text not null default ''::text,
  home_why text not null default ''::text,
  meeting_on date,
  next text not null default ''::text,
  not_held text not null default ''::text,
  not_held_words text not null default ''::text,
  version integer not null default 1,
  saved_at timestamp with time zone not null default request_now(),
  constraint midways_check CHECK (((held_on IS NULL) = (how = ''::text))),
  constraint midways_check1 CHECK (((held_on IS NULL) = (not_held <> ''::text))),
  constraint midways_child_contact_check CHECK ((child_contact = ANY (ARRAY[''::text, 'alone'::text, 'spoke'::text, 'message'::text, 'declined'::text, 'not_now'::text]))),
  constraint midways_decisions_check CHECK (((jsonb_typeof(decisions) = 'array'::text) AND (jsonb_array_length(decisions) <= 8))),
  constraint midways_home_check CHECK ((home = ANY (ARRAY[''::text, 'settled'::text, 'strained'::text, 'at_risk'::text]))),
  constraint midways_how_check CHECK ((how = ANY (ARRAY[''::text, 'worker'::text, 'manager'::text, 'records'::text]))),
  constraint midways_next_check CHECK ((next = ANY (ARRAY[''::text, 'nothing'::text, 'remind'::text, 'informal'::text, 'formal'::text, 'earlier_review'::text]))),
  constraint midways_not_held_check CHECK ((not_held = ANY (ARRAY[''::text, 'left_care'::text, 'reviewed_earlier'::text, 'officer_away'::text, 'new_officer'::text, 'other'::text]))),
  constraint midways_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint midways_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint midways_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES people(id),
  constraint midways_pkey PRIMARY KEY (id),
  constraint midways_child_id_due_on_key UNIQUE (child_id, due_on)
);
alter table midways enable row level security;

create table monthly_returns (
  id integer not null generated always as identity,
  team_id integer not null,
  manager_id integer not null,
  month date not null,
  counted jsonb not null,
  worry text not null default ''::text,
  not_told_because text not null default ''::text,
  signed_by integer not null,
  signed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint monthly_returns_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint monthly_returns_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES people(id),
  constraint monthly_returns_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES people(id),
  constraint monthly_returns_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint monthly_returns_pkey PRIMARY KEY (id)
);
alter table monthly_returns enable row level security;

create table moves (
  id bigint not null generated always as identity,
  piece_id integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  by_id integer,
  at timestamp with time zone not null,
  words text not null default ''::text,
  details jsonb not null default '{}'::jsonb,
  undoes bigint generated always as (((details ->> 'undoes'::text))::bigint) stored,
  constraint moves_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint moves_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint moves_pkey PRIMARY KEY (id)
);
alter table moves enable row level security;

create table need_to_know (
  id integer not null generated always as identity,
  matter uuid not null,
  person_id integer not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  why text not null,
  given_by integer,
  holds boolean not null default false,
  in_place_of integer,
  constraint need_to_know_check CHECK ((until_at >= from_at)),
  constraint need_to_know_given_by_fkey FOREIGN KEY (given_by) REFERENCES people(id),
  constraint need_to_know_in_place_of_fkey FOREIGN KEY (in_place_of) REFERENCES people(id),
  constraint need_to_know_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint need_to_know_pkey PRIMARY KEY (id)
);
alter table need_to_know enable row level security;

create table not_proposed (
  id integer not null generated always as identity,
  household_id integer not null,
  by_id integer not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  ended_by_id integer,
  constraint not_proposed_check CHECK ((until_at >= from_at)),
  constraint not_proposed_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint not_proposed_ended_by_id_fkey FOREIGN KEY (ended_by_id) REFERENCES people(id),
  constraint not_proposed_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint not_proposed_pkey PRIMARY KEY (id)
);
alter table not_proposed enable row level security;

create table observations (
  id integer not null,
  kind text not null,
  in_room boolean not null,
  planned_for date not null,
  seen_on date,
  follows_up boolean not null,
  supervises boolean not null,
  graded boolean not null,
  child_ids integer[] not null default '{}'::integer[],
  constraint observations_kind_check CHECK ((kind = ANY (ARRAY['home_visit'::text, 'unannounced'::text, 'assessment'::text, 'placement_meeting'::text, 'carer_review'::text, 'child_work'::text, 'panel'::text, 'support_group'::text, 'training'::text, 'call'::text, 'other'::text]))),
  constraint observations_id_fkey FOREIGN KEY (id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint observations_pkey PRIMARY KEY (id)
);
alter table observations enable row level security;

create table papers (
  id integer not null generated always as identity,
  piece_id integer not null,
  kind text not null,
  child_id integer,
  edition integer not null,
  of_edition integer not null,
  words jsonb not null,
  reason text not null default ''::text,
  by_id integer not null default actor(),
  at timestamp with time zone not null default request_now(),
  constraint papers_check CHECK (((kind = 'letter'::text) = (child_id IS NOT NULL))),
  constraint papers_check1 CHECK (((edition = 1) = (reason = ''::text))),
  constraint papers_edition_check CHECK ((edition > 0)),
  constraint papers_kind_check CHECK ((kind = ANY (ARRAY['summary'::text, 'letter'::text]))),
  constraint papers_of_edition_check CHECK ((of_edition > 0)),
  constraint papers_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint papers_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint papers_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES audits(id) ON UPDATE CASCADE,
  constraint papers_pkey PRIMARY KEY (id),
  constraint papers_piece_id_kind_child_id_edition_key UNIQUE NULLS NOT DISTINCT (piece_id, kind, child_id, edition)
);
alter table papers enable row level security;

create table people (
  id integer not null generated always as identity,
  source_id text,
  demonstration_key text,
  name text not null,
  email citext not null,
  team_id integer,
  manager_id integer,
  active boolean not null default true,
  saved_at timestamp with time zone not null default now(),
  telephone text,
  constraint people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint people_telephone_check CHECK (((length(telephone) >= 1) AND (length(telephone) <= 40))),
  constraint people_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES people(id),
  constraint people_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_demonstration_key_key UNIQUE (demonstration_key),
  constraint people_email_key UNIQUE (email),
  constraint people_source_id_key UNIQUE (source_id)
);
alter table people enable row level security;

create table person_roles (
  person_id integer not null,
  role text not null,
  from_on date not null default '2000-01-01'::date,
  until_on date,
  constraint person_roles_check CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint person_roles_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint person_roles_role_fkey FOREIGN KEY (role) REFERENCES roles(key),
  constraint person_roles_pkey PRIMARY KEY (person_id, role, from_on)
);
alter table person_roles enable row level security;

create table piece_people (
  piece_id integer not null,
  part text not null,
  person_id integer not null,
  phase text not null,
  constraint piece_people_phase_check CHECK ((phase = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint piece_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint piece_people_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint piece_people_pkey PRIMARY KEY (piece_id, part, person_id)
);
alter table piece_people enable row level security;

create table pieces (
  id integer not null generated by default as identity,
  stream text not null,
  ref text not null,
  household_id integer,
  form_version_id integer,
  sight text not null,
  state text not null,
  state_since timestamp with time zone not null,
  due_on date,
  version integer not null default 1,
  matter uuid,
  begun_by integer,
  constraint pieces_matter_check CHECK (((sight = ANY (ARRAY['restricted'::text, 'sealed'::text])) = (matter IS NOT NULL))),
  constraint pieces_number_says_class CHECK (
CASE
    WHEN (sight = ANY (ARRAY['open'::text, 'household'::text])) THEN (id < 500000000)
    WHEN (sight = ANY (ARRAY['restricted'::text, 'sealed'::text])) THEN (id >= 1000000000)
    ELSE ((id >= 500000000) AND (id < 1000000000))
END),
  constraint pieces_sight_check CHECK ((sight = ANY (ARRAY['open'::text, 'household'::text, 'worker'::text, 'restricted'::text, 'sealed'::text, 'child_words'::text, 'anonymous'::text]))),
  constraint pieces_state_of_allegation_check CHECK (((stream <> 'allegation'::text) OR (state = ANY (ARRAY['recorded'::text, 'with_lado'::text, 'in_process'::text, 'concluded'::text, 'review'::text, 'learning'::text, 'closing'::text, 'looking'::text, 'deciding'::text, 'plan_open'::text, 'closed'::text, 'cancelled'::text])))),
  constraint pieces_state_of_audit_check CHECK (((stream <> 'audit'::text) OR (state = ANY (ARRAY['scheduled'::text, 'gathering'::text, 'review_held'::text, 'in_audit'::text, 'submitted'::text, 'with_qa'::text, 'in_moderation'::text, 'in_discussion'::text, 'graded'::text, 'with_team_manager'::text, 'with_service_manager'::text, 'actions_open'::text, 'verifying'::text, 're_audit_due'::text, 'closed'::text, 'cancelled'::text])))),
  constraint pieces_state_of_complaint_check CHECK (((stream <> 'complaint'::text) OR (state = ANY (ARRAY['received'::text, 'stage_1'::text, 'answered_1'::text, 'stage_2'::text, 'adjudicated'::text, 'stage_3'::text, 'panel_held'::text, 'reported'::text, 'final'::text, 'ombudsman'::text, 'learning'::text, 'closed'::text, 'called_off'::text, 'cancelled'::text])))),
  constraint pieces_state_of_escalation_check CHECK (((stream <> 'escalation'::text) OR (state = ANY (ARRAY['noticed'::text, 'noted'::text, 'informal'::text, 'formal_1'::text, 'formal_2'::text, 'formal_3'::text, 'formal_4'::text, 'formal_5'::text, 'answered'::text, 'agreed'::text, 'checked'::text, 'closed'::text, 'called_off'::text, 'cancelled'::text])))),
  constraint pieces_state_of_exemption_check CHECK (((stream <> 'exemption'::text) OR (state = ANY (ARRAY['asked'::text, 'running'::text, 'extended'::text, 'breach'::text, 'closed'::text, 'cancelled'::text])))),
  constraint pieces_state_of_leader_visit_check CHECK (((stream <> 'leader_visit'::text) OR (state = ANY (ARRAY['agreed'::text, 'held'::text, 'written'::text, 'promise_open'::text, 'told_back'::text, 'closed'::text, 'called_off'::text])))),
  constraint pieces_state_of_observation_check CHECK (((stream <> 'observation'::text) OR (state = ANY (ARRAY['planned'::text, 'prepared'::text, 'seen'::text, 'written'::text, 'answered'::text, 'actions_open'::text, 'closed'::text, 'called_off'::text, 'cancelled'::text])))),
  constraint pieces_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES people(id),
  constraint pieces_form_version_id_fkey FOREIGN KEY (form_version_id) REFERENCES form_versions(id),
  constraint pieces_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint pieces_stream_fkey FOREIGN KEY (stream) REFERENCES streams(key),
  constraint pieces_pkey PRIMARY KEY (id),
  constraint pieces_matter_key UNIQUE (matter),
  constraint pieces_ref_key UNIQUE (ref)
);
alter table pieces enable row level security;

create table pieces_brought (
  piece_id integer not null,
  kind text not null,
  source_id text not null,
  said jsonb not null,
  brought_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  constraint pieces_brought_kind_check CHECK ((kind = ANY (ARRAY['exemptions'::text, 'complaints_compliments'::text, 'escalations'::text]))),
  constraint pieces_brought_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint pieces_brought_pkey PRIMARY KEY (piece_id)
);
alter table pieces_brought enable row level security;

create table place_change_reasons (
  id integer not null,
  reason text not null,
  saved_at timestamp with time zone not null default request_now(),
  constraint place_change_reasons_id_fkey FOREIGN KEY (id) REFERENCES episodes(id),
  constraint place_change_reasons_pkey PRIMARY KEY (id)
);
alter table place_change_reasons enable row level security;

create table placements (
  id integer not null generated always as identity,
  child_id integer not null,
  household_id integer,
  started_on date not null,
  ended_on date,
  place text not null,
  provider text,
  legal_status text,
  long_term boolean not null default false,
  reason_ended text,
  saved_at timestamp with time zone not null default request_now(),
  ended_unplanned boolean not null default false,
  constraint placements_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint placements_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint placements_pkey PRIMARY KEY (id),
  constraint placements_child_id_started_on_key UNIQUE (child_id, started_on)
);
alter table placements enable row level security;

create table presence (
  piece_id integer not null,
  person_id integer not null,
  section text not null,
  seen_at timestamp with time zone not null,
  constraint presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint presence_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint presence_pkey PRIMARY KEY (piece_id, person_id)
);
alter table presence enable row level security;

create table refusals (
  hour timestamp with time zone not null,
  who text not null,
  person_id integer,
  method text not null,
  route text not null,
  status integer not null,
  times integer not null,
  last_at timestamp with time zone not null,
  constraint refusals_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint refusals_pkey PRIMARY KEY (hour, who, method, route, status)
);
alter table refusals enable row level security;

create table return_acknowledgements (
  return_id integer not null,
  person_id integer not null,
  at timestamp with time zone not null,
  constraint return_acknowledgements_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint return_acknowledgements_return_id_fkey FOREIGN KEY (return_id) REFERENCES monthly_returns(id),
  constraint return_acknowledgements_pkey PRIMARY KEY (return_id, person_id)
);
alter table return_acknowledgements enable row level security;

create table roles (
  key text not null,
  title text not null,
  reach text not null,
  duties text[] not null,
  constraint roles_reach_check CHECK ((reach = ANY (ARRAY['service'::text, 'teams'::text, 'own'::text, 'assigned'::text, 'none'::text]))),
  constraint roles_pkey PRIMARY KEY (key)
);
alter table roles enable row level security;

create table sample_draws (
  id integer not null generated always as identity,
  month date not null,
  team_id integer not null,
  seed text not null,
  candidates integer[] not null,
  drawn integer not null,
  audit_id integer,
  drawn_by integer,
  drawn_at timestamp with time zone not null,
  swapped_for integer,
  swap_reason text,
  approved integer,
  constraint sample_draws_check CHECK ((approved >= cardinality(candidates))),
  constraint sample_draws_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audits(id) ON UPDATE CASCADE,
  constraint sample_draws_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES people(id),
  constraint sample_draws_drawn_fkey FOREIGN KEY (drawn) REFERENCES households(id),
  constraint sample_draws_swapped_for_fkey FOREIGN KEY (swapped_for) REFERENCES sample_draws(id),
  constraint sample_draws_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id),
  constraint sample_draws_pkey PRIMARY KEY (id)
);
alter table sample_draws enable row level security;

create table schema_migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table sealed_openings (
  id integer not null generated always as identity,
  correction_id integer not null,
  by_id integer not null,
  at timestamp with time zone not null,
  reason text not null,
  constraint sealed_openings_reason_check CHECK ((reason <> ''::text)),
  constraint sealed_openings_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint sealed_openings_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES corrections(id),
  constraint sealed_openings_pkey PRIMARY KEY (id)
);
alter table sealed_openings enable row level security;

create table sealed_records (
  correction_id integer not null,
  contents jsonb,
  sealed_by integer not null,
  sealed_at timestamp with time zone not null,
  erased_by integer,
  erased_at timestamp with time zone,
  law text,
  erased_why text not null default ''::text,
  copies_until date,
  counted_on date[] not null default '{}'::date[],
  constraint sealed_records_check CHECK (((contents IS NULL) = (erased_at IS NOT NULL))),
  constraint sealed_records_check1 CHECK ((((erased_at IS NULL) = (law IS NULL)) AND ((erased_at IS NULL) = (copies_until IS NULL)))),
  constraint sealed_records_law_check CHECK ((law = ANY (ARRAY['no_longer_needed'::text, 'objected'::text, 'unlawful'::text, 'obliged'::text]))),
  constraint sealed_records_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES corrections(id),
  constraint sealed_records_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES people(id),
  constraint sealed_records_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES people(id),
  constraint sealed_records_pkey PRIMARY KEY (correction_id)
);
alter table sealed_records enable row level security;

create table section_views (
  piece_id integer not null,
  views text not null,
  constraint section_views_views_check CHECK ((views IS JSON OBJECT)),
  constraint section_views_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint section_views_pkey PRIMARY KEY (piece_id)
);
alter table section_views enable row level security;

create table sessions (
  token_hash text not null,
  person_id integer not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint sessions_pkey PRIMARY KEY (token_hash)
);
alter table sessions enable row level security;

create table settings (
  key text not null,
  from_on date not null default '2000-01-01'::date,
  value jsonb not null,
  changed_by integer,
  changed_at timestamp with time zone not null default now(),
  reason text,
  constraint settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint settings_pkey PRIMARY KEY (key, from_on)
);
alter table settings enable row level security;

create table sight_changes (
  id integer not null generated always as identity,
  matter uuid not null,
  kind text not null,
  by_id integer,
  at timestamp with time zone not null default request_now(),
  as_lado boolean not null default false,
  reason text not null,
  constraint sight_changes_kind_check CHECK ((kind = ANY (ARRAY['raised'::text, 'lowering asked'::text, 'lowered'::text]))),
  constraint sight_changes_reason_check CHECK ((reason <> ''::text)),
  constraint sight_changes_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint sight_changes_pkey PRIMARY KEY (id)
);
alter table sight_changes enable row level security;

create table sign_in_attempts (
  id bigint not null generated always as identity,
  email_hash text not null,
  address_hash text not null,
  at timestamp with time zone not null,
  succeeded boolean not null,
  door text not null default 'sign-in'::text,
  place_hash text not null,
  constraint sign_in_attempts_door_check CHECK ((door = ANY (ARRAY['sign-in'::text, 'recovery code'::text, 'account'::text]))),
  constraint sign_in_attempts_pkey PRIMARY KEY (id)
);
alter table sign_in_attempts enable row level security;

create table sign_in_steps (
  token_hash text not null,
  person_id integer not null,
  made_at timestamp with time zone not null,
  wrong_codes integer not null default 0,
  owes text not null default 'code'::text,
  constraint sign_in_steps_owes_check CHECK ((owes = ANY (ARRAY['code'::text, 'password'::text]))),
  constraint sign_in_steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint sign_in_steps_pkey PRIMARY KEY (token_hash)
);
alter table sign_in_steps enable row level security;

create table slot_changes (
  id integer not null generated always as identity,
  year_id integer not null,
  slot_id integer,
  kind text not null,
  activity text,
  role text,
  outside boolean not null default true,
  to_due_on date,
  to_person_id integer,
  reason text not null,
  words text not null,
  asked_side text not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null default request_now(),
  withdrawn_at timestamp with time zone,
  answer text,
  answer_words text not null default ''::text,
  answered_by integer,
  answered_at timestamp with time zone,
  from_due_on date,
  from_person_id integer,
  to_tell text not null default ''::text,
  constraint slot_changes_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint slot_changes_asked_side_check CHECK ((asked_side = ANY (ARRAY['quality'::text, 'fostering'::text]))),
  constraint slot_changes_check CHECK ((((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL)))),
  constraint slot_changes_check1 CHECK (((answer IS NULL) OR (withdrawn_at IS NULL))),
  constraint slot_changes_check2 CHECK (((slot_id IS NOT NULL) OR ((kind = 'added'::text) AND (activity IS NOT NULL) AND (role IS NOT NULL)))),
  constraint slot_changes_check3 CHECK (((kind <> ALL (ARRAY['moved'::text, 'added'::text])) OR (to_due_on IS NOT NULL))),
  constraint slot_changes_check4 CHECK (((kind <> 'given'::text) OR (to_person_id IS NOT NULL))),
  constraint slot_changes_kind_check CHECK ((kind = ANY (ARRAY['moved'::text, 'excused'::text, 'not_needed'::text, 'given'::text, 'added'::text]))),
  constraint slot_changes_reason_check CHECK ((reason = ANY (ARRAY['absence'::text, 'vacancy'::text, 'crisis'::text, 'family_said_no'::text, 'inspection'::text, 'merged'::text, 'other'::text]))),
  constraint slot_changes_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people(id),
  constraint slot_changes_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id),
  constraint slot_changes_from_person_id_fkey FOREIGN KEY (from_person_id) REFERENCES people(id),
  constraint slot_changes_role_fkey FOREIGN KEY (role) REFERENCES roles(key),
  constraint slot_changes_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE,
  constraint slot_changes_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES people(id),
  constraint slot_changes_year_id_fkey FOREIGN KEY (year_id) REFERENCES calendar_years(id),
  constraint slot_changes_pkey PRIMARY KEY (id)
);
alter table slot_changes enable row level security;

create table slot_outside (
  slot_id integer not null,
  held_on date not null,
  place text not null default ''::text,
  by_whom text not null default ''::text,
  entered_by integer not null,
  entered_at timestamp with time zone not null default request_now(),
  agreed_by integer,
  agreed_at timestamp with time zone,
  constraint slot_outside_check CHECK (((agreed_by IS NULL) = (agreed_at IS NULL))),
  constraint slot_outside_check1 CHECK ((agreed_by <> entered_by)),
  constraint slot_outside_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES people(id),
  constraint slot_outside_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people(id),
  constraint slot_outside_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slots(id) ON DELETE CASCADE,
  constraint slot_outside_pkey PRIMARY KEY (slot_id)
);
alter table slot_outside enable row level security;

create table slots (
  id integer not null generated always as identity,
  year_id integer not null,
  activity text not null,
  role text not null,
  person_id integer,
  period_from date not null,
  period_to date not null,
  first_due_on date not null,
  due_on date not null,
  outside boolean not null default false,
  settled text,
  moved integer not null default 0,
  constraint slots_check CHECK ((period_from <= period_to)),
  constraint slots_settled_check CHECK ((settled = ANY (ARRAY['excused'::text, 'not_needed'::text]))),
  constraint slots_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint slots_role_fkey FOREIGN KEY (role) REFERENCES roles(key),
  constraint slots_year_id_fkey FOREIGN KEY (year_id) REFERENCES calendar_years(id) ON DELETE CASCADE,
  constraint slots_pkey PRIMARY KEY (id)
);
alter table slots enable row level security;

create table streams (
  key text not null,
  letter text not null,
  sight text not null,
  begun_with text,
  constraint streams_sight_check CHECK ((sight = ANY (ARRAY['open'::text, 'household'::text, 'worker'::text, 'restricted'::text, 'sealed'::text, 'child_words'::text, 'anonymous'::text]))),
  constraint streams_pkey PRIMARY KEY (key),
  constraint streams_letter_key UNIQUE (letter)
);
alter table streams enable row level security;

create table teams (
  id integer not null generated always as identity,
  name text not null,
  manager_id integer,
  constraint teams_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES people(id),
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_name_key UNIQUE (name)
);
alter table teams enable row level security;

create table told (
  id integer not null,
  piece_id integer not null,
  whom text not null,
  person_id integer,
  due_at timestamp with time zone,
  at timestamp with time zone,
  how text,
  level text,
  by_id integer,
  dated_back_because text not null default ''::text,
  acknowledged_at timestamp with time zone,
  written_at timestamp with time zone not null,
  constraint told_check CHECK ((acknowledged_at >= at)),
  constraint told_check1 CHECK (((due_at IS NOT NULL) OR (at IS NOT NULL))),
  constraint told_check2 CHECK ((((at IS NULL) = (how IS NULL)) AND ((at IS NULL) = (level IS NULL)) AND ((at IS NULL) = (by_id IS NULL)))),
  constraint told_how_check CHECK ((how = ANY (ARRAY['spoken'::text, 'phone'::text, 'secure_mail'::text, 'meeting'::text, 'letter'::text]))),
  constraint told_level_check CHECK ((level = ANY (ARRAY['headline'::text, 'full'::text]))),
  constraint told_whom_check CHECK ((whom <> ''::text)),
  constraint told_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint told_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint told_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint told_pkey PRIMARY KEY (id)
);
alter table told enable row level security;

create table trail (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id integer,
  kind text not null,
  household_id integer,
  piece_id integer,
  data jsonb not null default '{}'::jsonb,
  matter uuid,
  constraint trail_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
  constraint trail_pkey PRIMARY KEY (id)
);
alter table trail enable row level security;

create table unfinished_alerts (
  id integer not null generated always as identity,
  household_id integer not null,
  piece_id integer,
  question text not null,
  by_id integer not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_as text,
  constraint unfinished_alerts_ended_as_check CHECK ((ended_as = ANY (ARRAY['raised'::text, 'taken back'::text, 'went out'::text]))),
  constraint unfinished_alerts_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint unfinished_alerts_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint unfinished_alerts_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint unfinished_alerts_pkey PRIMARY KEY (id)
);
alter table unfinished_alerts enable row level security;

create table voice_answers (
  id bigint not null generated always as identity,
  voice_id integer not null,
  question text not null,
  value jsonb,
  words text not null default ''::text,
  quality_team_only boolean not null default false,
  version integer not null default 1,
  saved_at timestamp with time zone not null,
  constraint voice_answers_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_answers_pkey PRIMARY KEY (id),
  constraint voice_answers_voice_id_question_key UNIQUE (voice_id, question)
);
alter table voice_answers enable row level security;

create table voice_links (
  token_hash text not null,
  voice_id integer not null,
  made_by integer,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint voice_links_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id),
  constraint voice_links_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_links_pkey PRIMARY KEY (token_hash)
);
alter table voice_links enable row level security;

create table voice_marks (
  voice_id integer not null,
  mark_hash text not null,
  version integer not null default 1,
  wrong_tries integer not null default 0,
  chosen_at timestamp with time zone not null,
  constraint voice_marks_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_marks_pkey PRIMARY KEY (voice_id)
);
alter table voice_marks enable row level security;

create table voice_moves (
  id bigint not null generated always as identity,
  voice_id integer not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  by_id integer,
  at timestamp with time zone not null,
  words text not null default ''::text,
  details jsonb not null default '{}'::jsonb,
  came_along boolean not null default false,
  constraint voice_moves_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint voice_moves_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_moves_pkey PRIMARY KEY (id)
);
alter table voice_moves enable row level security;

create table voice_openings (
  id integer not null generated always as identity,
  voice_id integer not null,
  alert_id integer not null,
  by_id integer not null,
  at timestamp with time zone not null,
  reason text not null,
  child_told_at timestamp with time zone,
  constraint voice_openings_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id),
  constraint voice_openings_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id),
  constraint voice_openings_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_openings_pkey PRIMARY KEY (id)
);
alter table voice_openings enable row level security;

create table voice_outcomes (
  id integer not null generated always as identity,
  voice_id integer not null,
  to_read_today boolean not null default false,
  told_words text not null default ''::text,
  saved_at timestamp with time zone not null default request_now(),
  constraint voice_outcomes_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_outcomes_pkey PRIMARY KEY (id),
  constraint voice_outcomes_voice_id_key UNIQUE (voice_id)
);
alter table voice_outcomes enable row level security;

create table voice_visits (
  id text not null,
  voice_id integer not null,
  token_hash text not null,
  secret_hash text not null,
  started_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  knows_mark integer,
  said jsonb not null default '{}'::jsonb,
  constraint voice_visits_token_hash_fkey FOREIGN KEY (token_hash) REFERENCES voice_links(token_hash),
  constraint voice_visits_voice_id_fkey FOREIGN KEY (voice_id) REFERENCES voices(id),
  constraint voice_visits_pkey PRIMARY KEY (id)
);
alter table voice_visits enable row level security;

create table voices (
  id integer not null,
  ref text not null generated always as (('V-'::text || id)) stored,
  kind text not null,
  form text not null,
  household_id integer not null,
  piece_id integer,
  child_id integer,
  carer_id integer,
  gatherer_id integer,
  state text not null default 'asked'::text,
  asked_by integer,
  asked_at timestamp with time zone,
  due_on date,
  method text,
  helper text,
  reason text,
  reason_words text not null default ''::text,
  given_at timestamp with time zone,
  share text not null default 'iro_and_quality'::text,
  share_agreed_at timestamp with time zone,
  told_at timestamp with time zone,
  told_by integer,
  version integer not null default 1,
  saved_at timestamp with time zone not null default request_now(),
  share_chosen boolean not null default false,
  way text,
  form_chosen boolean not null default false,
  beside_id integer,
  language text not null default 'en'::text,
  together_with integer,
  carers_name text not null default ''::text,
  constraint voices_carers_name_check CHECK (((length(carers_name) <= 60) AND (carers_name !~ '[\r\n]'::text))),
  constraint voices_check CHECK (((kind <> 'child'::text) OR (child_id IS NOT NULL))),
  constraint voices_check1 CHECK (((reason <> 'no_way_yet'::text) OR (reason_words <> ''::text))),
  constraint voices_kind_check CHECK ((kind = ANY (ARRAY['child'::text, 'carer'::text, 'household_member'::text, 'parent'::text, 'partner'::text, 'worker'::text]))),
  constraint voices_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint voices_method_check CHECK ((method = ANY (ARRAY['link'::text, 'talking'::text, 'writing'::text, 'drawing'::text, 'signing'::text, 'symbols'::text, 'device'::text, 'interpreter'::text, 'advocate'::text, 'observation'::text]))),
  constraint voices_reason_check CHECK ((reason = ANY (ARRAY['age'::text, 'too_young'::text, 'no_way_yet'::text, 'declined'::text, 'not_safe'::text, 'not_contactable'::text, 'other'::text]))),
  constraint voices_share_check CHECK ((share = ANY (ARRAY['carers'::text, 'iro_and_quality'::text, 'ask_first'::text]))),
  constraint voices_state_check CHECK ((state = ANY (ARRAY['to_ask'::text, 'asked'::text, 'started'::text, 'given'::text, 'not_given'::text]))),
  constraint voices_together_check CHECK (((together_with IS NULL) OR ((kind = 'carer'::text) AND (together_with <> id)))),
  constraint voices_way_check CHECK ((way = ANY (ARRAY['talking'::text, 'writing'::text, 'drawing'::text, 'signing'::text, 'symbols'::text, 'device'::text, 'interpreter'::text, 'advocate'::text]))),
  constraint voices_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id),
  constraint voices_beside_id_fkey FOREIGN KEY (beside_id) REFERENCES voices(id),
  constraint voices_carer_id_fkey FOREIGN KEY (carer_id) REFERENCES carers(id),
  constraint voices_child_id_fkey FOREIGN KEY (child_id) REFERENCES children(id),
  constraint voices_gatherer_id_fkey FOREIGN KEY (gatherer_id) REFERENCES people(id),
  constraint voices_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint voices_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES pieces(id) ON UPDATE CASCADE,
  constraint voices_together_with_fkey FOREIGN KEY (together_with) REFERENCES voices(id),
  constraint voices_told_by_fkey FOREIGN KEY (told_by) REFERENCES people(id),
  constraint voices_pkey PRIMARY KEY (id),
  constraint voices_ref_key UNIQUE (ref)
);
alter table voices enable row level security;

create table withdrawn_settings (
  id integer not null generated always as identity,
  key text not null,
  from_on date not null,
  value jsonb not null,
  changed_by integer,
  changed_at timestamp with time zone not null,
  reason text,
  withdrawn_by integer not null,
  withdrawn_at timestamp with time zone not null,
  because text not null,
  constraint withdrawn_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint withdrawn_settings_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id),
  constraint withdrawn_settings_pkey PRIMARY KEY (id)
);
alter table withdrawn_settings enable row level security;


-- Indexes

CREATE INDEX absences_cover ON public.absences USING btree (cover_id, until_on);
CREATE INDEX access_changes_newest ON public.access_changes USING btree (asked_at DESC, id DESC);
CREATE INDEX access_changes_person ON public.access_changes USING btree (person_id, asked_at);
CREATE INDEX access_changes_waiting ON public.access_changes USING btree (asked_at) WHERE (state = 'waiting'::text);
CREATE INDEX action_events_action ON public.action_events USING btree (action_id, at);
CREATE INDEX action_events_unsettled ON public.action_events USING btree (at) WHERE (kind = 'unsettled'::text);
CREATE INDEX actions_apart ON public.actions USING btree (id) WHERE (sight <> 'household'::text);
CREATE INDEX actions_done ON public.actions USING btree (done_by, done_on);
CREATE INDEX actions_due ON public.actions USING btree (due_on, id);
CREATE INDEX actions_escalated ON public.actions USING btree (escalated_to) WHERE (escalated_to IS NOT NULL);
CREATE INDEX actions_household ON public.actions USING btree (household_id);
CREATE INDEX actions_of_workers_due ON public.actions USING btree (due_on) INCLUDE (piece_id, state, verified_on) WHERE (sight = 'worker'::text);
CREATE INDEX actions_owner ON public.actions USING btree (owner_id, state, due_on);
CREATE INDEX actions_piece ON public.actions USING btree (piece_id);
CREATE INDEX actions_raised ON public.actions USING btree (raised_by) WHERE (state = ANY (ARRAY['open'::text, 'in_progress'::text, 'done_awaiting_check'::text]));
CREATE INDEX actions_raised_when ON public.actions USING btree (raised_at);
CREATE INDEX actions_to_check ON public.actions USING btree (household_id) WHERE (state = 'done_awaiting_check'::text);
CREATE INDEX actions_to_settle ON public.actions USING btree (due_on, id) WHERE (state = ANY (ARRAY['open'::text, 'in_progress'::text, 'done_awaiting_check'::text]));
CREATE INDEX actions_verified_when ON public.actions USING btree (verified_on) WHERE (verified_on IS NOT NULL);
CREATE INDEX alert_entries_alert ON public.alert_entries USING btree (alert_id);
CREATE INDEX alert_entries_by ON public.alert_entries USING btree (by_id);
CREATE INDEX alert_entries_piece ON public.alert_entries USING btree (piece_id) WHERE (piece_id IS NOT NULL);
CREATE INDEX alert_entries_voice ON public.alert_entries USING btree (voice_id) WHERE (voice_id IS NOT NULL);
CREATE INDEX alert_entries_when ON public.alert_entries USING btree (at);
CREATE INDEX alert_lines_alert ON public.alert_lines USING btree (alert_id, at);
CREATE INDEX alert_lines_person ON public.alert_lines USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX alerts_household ON public.alerts USING btree (household_id);
CREATE INDEX alerts_raised_when ON public.alerts USING btree (raised_at);
CREATE INDEX allegations_learned ON public.allegations USING btree (learned_at);
CREATE INDEX answers_given ON public.answers USING btree (piece_id, section, question) INCLUDE (child_id) WHERE ((value IS NOT NULL) AND (value <> ALL (ARRAY['null'::jsonb, '""'::jsonb, '[]'::jsonb, '"not_applicable"'::jsonb])) AND (NOT brought_forward));
CREATE INDEX answers_of_month ON public.answers USING btree (piece_id, question) WHERE (question = ANY (ARRAY['ovr.themes'::text, 'ovr.good_practice_share'::text, 'ovr.strengths'::text]));
CREATE INDEX answers_of_visits ON public.answers USING btree (piece_id, question) INCLUDE (child_id, value, saved_at, id) WHERE (question = ANY (ARRAY['obs.child_seen'::text, 'obs.child_alone_by'::text, 'obs.child_alone_why_not'::text, 'obs.worker_agrees'::text]));
CREATE INDEX asides_of_child ON public.asides USING btree (child_id) WHERE (child_id IS NOT NULL);
CREATE INDEX asides_of_piece ON public.asides USING btree (piece_id);
CREATE INDEX audit_children_child ON public.audit_children USING btree (child_id) INCLUDE (audit_id);
CREATE INDEX audits_auditor ON public.audits USING btree (auditor_id) INCLUDE (phase, id);
CREATE INDEX audits_moderator ON public.audits USING btree (moderator_id) INCLUDE (phase, id);
CREATE INDEX audits_newest ON public.audits USING btree (scheduled_for DESC, id DESC);
CREATE INDEX audits_open_auditor ON public.audits USING btree (auditor_id) WHERE (phase = 'open'::text);
CREATE INDEX audits_open_moderator ON public.audits USING btree (moderator_id) WHERE (phase = 'open'::text);
CREATE INDEX audits_open_worker ON public.audits USING btree (worker_id) WHERE (phase = 'open'::text);
CREATE INDEX audits_reaudit ON public.audits USING btree (reaudit_of) WHERE (reaudit_of IS NOT NULL);
CREATE INDEX calendar_feeds_person ON public.calendar_feeds USING btree (person_id);
CREATE INDEX calendar_moves_by ON public.calendar_moves USING btree (by_id);
CREATE INDEX calendar_moves_year ON public.calendar_moves USING btree (year_id, id);
CREATE INDEX calendar_signatures_person ON public.calendar_signatures USING btree (person_id);
CREATE INDEX carer_reviews_due ON public.carer_reviews USING btree (due_on) WHERE (held_on IS NULL);
CREATE INDEX carer_reviews_due_on ON public.carer_reviews USING btree (due_on);
CREATE INDEX carer_reviews_household ON public.carer_reviews USING btree (household_id, due_on);
CREATE INDEX carer_reviews_officer ON public.carer_reviews USING btree (reviewing_officer_id) INCLUDE (household_id) WHERE ((held_on IS NULL) AND (ended_on IS NULL));
CREATE INDEX carer_stays_carer ON public.carer_stays USING btree (carer_id, id);
CREATE INDEX carer_stays_household ON public.carer_stays USING btree (household_id, id);
CREATE INDEX carer_stays_initials ON public.carer_stays USING btree (initials) WHERE (until_on IS NULL);
CREATE INDEX carer_stays_left ON public.carer_stays USING btree (until_on) WHERE (until_on IS NOT NULL);
CREATE INDEX carers_household ON public.carers USING btree (household_id);
CREATE INDEX children_born ON public.children USING btree (id) INCLUDE (born_on);
CREATE INDEX children_initials ON public.children USING btree (initials) WHERE (initials <> ''::text);
CREATE INDEX children_iro ON public.children USING btree (iro_id) INCLUDE (id);
CREATE INDEX childs_words_newest ON public.childs_words USING btree (handed_on_at, id);
CREATE INDEX childs_words_of ON public.childs_words USING btree (child_id);
CREATE INDEX childs_words_untold ON public.childs_words USING btree (handed_on_at) WHERE (told_at IS NULL);
CREATE INDEX clocks_piece ON public.clocks USING btree (piece_id, key);
CREATE INDEX clocks_running ON public.clocks USING btree (due_at) WHERE (state = 'running'::text);
CREATE INDEX complaints_received ON public.complaints USING btree (received_on);
CREATE INDEX confidential_actions_piece ON public.confidential_actions USING btree (piece_id);
CREATE INDEX corrected_readings_answer ON public.corrected_readings USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX corrected_readings_by ON public.corrected_readings USING btree (by_id);
CREATE INDEX corrected_readings_piece ON public.corrected_readings USING btree (piece_id, id);
CREATE INDEX corrections_asked_by ON public.corrections USING btree (asked_by);
CREATE INDEX corrections_household ON public.corrections USING btree (household_id) WHERE (household_id IS NOT NULL);
CREATE INDEX corrections_piece ON public.corrections USING btree (piece_id) WHERE (piece_id IS NOT NULL);
CREATE INDEX engagement_notes_child ON public.engagement_notes USING btree (child_id, spoken_on);
CREATE INDEX engagement_notes_home ON public.engagement_notes USING btree (household_id, spoken_on);
CREATE INDEX engagement_notes_newest ON public.engagement_notes USING btree (spoken_on, id);
CREATE INDEX engagement_notes_of ON public.engagement_notes USING btree (officer_id, spoken_on, id);
CREATE INDEX engagement_notes_spoken ON public.engagement_notes USING btree (spoken_on, id) INCLUDE (child_id, officer_id, household_id, share, alone, themes, key, quotable, taken_down_at) WHERE (taken_down_at IS NULL);
CREATE INDEX engagement_notes_wish ON public.engagement_notes USING btree (wish_by, officer_id) WHERE ((wish_by IS NOT NULL) AND (told_on IS NULL) AND (taken_down_at IS NULL));
CREATE INDEX engagement_sheets_signed ON public.engagement_sheets USING btree (signed_by, signed_at) INCLUDE (month, withdrawn_at);
CREATE INDEX episodes_ended ON public.episodes USING btree (ended_on) INCLUDE (id, child_id);
CREATE INDEX escalations_child ON public.escalations USING btree (child_id);
CREATE INDEX escalations_noticed ON public.escalations USING btree (noticed_on);
CREATE INDEX evidence_items_of_source ON public.evidence_items USING btree (source, period_to) WHERE (state = 'standing'::text);
CREATE INDEX evidence_items_standing ON public.evidence_items USING btree (period_to) INCLUDE (source, questions, direction, basis, impact) WHERE (state = 'standing'::text);
CREATE INDEX evidence_items_written ON public.evidence_items USING btree (state, saved_at) WHERE (written_by IS NOT NULL);
CREATE INDEX evidence_records_of_piece ON public.evidence_records USING btree (piece_id);
CREATE INDEX evidence_records_of_voice ON public.evidence_records USING btree (voice_id);
CREATE INDEX evidence_records_of_words ON public.evidence_records USING btree (words_id);
CREATE INDEX evidence_silences_of_source ON public.evidence_silences USING btree (source, at);
CREATE INDEX exemptions_from ON public.exemptions USING btree (from_on);
CREATE INDEX form_keys_at_idx ON public.form_keys USING btree (at);
CREATE INDEX history_of_households ON public.history USING btree (replaced_at) WHERE (table_name = 'households'::text);
CREATE INDEX history_of_placements ON public.history USING btree ((((was ->> 'child_id'::text))::integer)) WHERE (table_name = 'placements'::text);
CREATE INDEX history_of_placements_by_home ON public.history USING btree ((((was ->> 'household_id'::text))::integer)) WHERE (table_name = 'placements'::text);
CREATE INDEX history_row ON public.history USING btree (table_name, row_id, replaced_at);
CREATE INDEX households_team ON public.households USING btree (team_id);
CREATE INDEX households_worker ON public.households USING btree (supervising_worker_id);
CREATE INDEX import_changes_file ON public.import_changes USING btree (file_id, outcome, row_number);
CREATE INDEX import_changes_key ON public.import_changes USING btree (key) WHERE (outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text]));
CREATE INDEX improvement_plans_led_by ON public.improvement_plans USING btree (led_by);
CREATE INDEX lado_reports_signed ON public.lado_reports USING btree (signed_by, signed_at) INCLUDE (month, withdrawn_at);
CREATE INDEX leader_cases_household ON public.leader_cases USING btree (household_id);
CREATE INDEX leader_visits_planned ON public.leader_visits USING btree (planned_for);
CREATE INDEX leader_visits_with ON public.leader_visits USING btree (with_id);
CREATE INDEX limit_answers_by ON public.limit_answers USING btree (answered_by);
CREATE INDEX limit_answers_withdrawn ON public.limit_answers USING btree (withdrawn_by);
CREATE INDEX merge_lines_in_order ON public.merge_lines USING btree (merge_id, id);
CREATE INDEX merges_into ON public.merges USING btree (kind, stays_id);
CREATE INDEX messages_link ON public.messages USING btree (link_hash) WHERE (link_hash IS NOT NULL);
CREATE INDEX messages_made ON public.messages USING btree (made_at);
CREATE INDEX messages_told ON public.messages USING btree (to_id, path, kind, made_at);
CREATE INDEX messages_urgent ON public.messages USING btree (made_at) WHERE ((sent_at IS NULL) AND urgent);
CREATE INDEX messages_waiting ON public.messages USING btree (to_id, made_at) WHERE (sent_at IS NULL);
CREATE INDEX midways_due_on ON public.midways USING btree (due_on, child_id) INCLUDE (held_on, how, household_id, officer_id, id);
CREATE INDEX midways_home ON public.midways USING btree (household_id, due_on);
CREATE INDEX midways_officer ON public.midways USING btree (officer_id, due_on);
CREATE INDEX monthly_returns_manager ON public.monthly_returns USING btree (manager_id, signed_at) INCLUDE (month, withdrawn_at);
CREATE INDEX monthly_returns_month ON public.monthly_returns USING btree (month);
CREATE INDEX monthly_returns_signed ON public.monthly_returns USING btree (signed_by);
CREATE INDEX moves_by ON public.moves USING btree (by_id, at);
CREATE INDEX moves_graded ON public.moves USING btree (at) WHERE (to_state = 'graded'::text);
CREATE INDEX moves_of_a_day ON public.moves USING btree (at) WHERE (move = ANY (ARRAY['change_day'::text, 'correct_day'::text]));
CREATE INDEX moves_piece ON public.moves USING btree (piece_id, at);
CREATE INDEX moves_reopened ON public.moves USING btree (at) WHERE (move = 'reopen'::text);
CREATE INDEX moves_sent ON public.moves USING btree (piece_id, at) WHERE (move = 'submit'::text);
CREATE INDEX moves_undoes ON public.moves USING btree (undoes) WHERE (undoes IS NOT NULL);
CREATE INDEX moves_when ON public.moves USING btree (move, at) INCLUDE (piece_id);
CREATE INDEX need_to_know_matter ON public.need_to_know USING btree (matter, person_id);
CREATE INDEX need_to_know_person ON public.need_to_know USING btree (person_id);
CREATE INDEX not_proposed_household ON public.not_proposed USING btree (household_id);
CREATE INDEX observations_planned ON public.observations USING btree (planned_for);
CREATE INDEX observations_seen ON public.observations USING btree (seen_on);
CREATE INDEX papers_by ON public.papers USING btree (by_id);
CREATE INDEX papers_child ON public.papers USING btree (child_id) WHERE (child_id IS NOT NULL);
CREATE INDEX piece_people_leaders ON public.piece_people USING btree (person_id, piece_id) WHERE (part = 'leader'::text);
CREATE INDEX piece_people_observers ON public.piece_people USING btree (person_id, piece_id) WHERE (part = 'observer'::text);
CREATE INDEX piece_people_person ON public.piece_people USING btree (person_id, phase) INCLUDE (piece_id, part);
CREATE INDEX pieces_closed_household ON public.pieces USING btree (household_id, stream, state_since DESC, id DESC) WHERE (state = 'closed'::text);
CREATE INDEX pieces_exemptions ON public.pieces USING btree (household_id) INCLUDE (id) WHERE (stream = 'exemption'::text);
CREATE INDEX pieces_household ON public.pieces USING btree (household_id, sight, id) INCLUDE (stream);
CREATE INDEX pieces_matters ON public.pieces USING btree (stream, id) INCLUDE (matter, sight) WHERE (id >= 1000000000);
CREATE INDEX pieces_of_a_stream ON public.pieces USING btree (stream, id) INCLUDE (sight, state);
CREATE INDEX pieces_open_household ON public.pieces USING btree (household_id) WHERE (state <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX pieces_state ON public.pieces USING btree (stream, state, due_on);
CREATE INDEX pieces_version ON public.pieces USING btree (form_version_id, id);
CREATE INDEX place_change_reasons_reason ON public.place_change_reasons USING btree (reason) INCLUDE (id);
CREATE INDEX placements_household ON public.placements USING btree (household_id, started_on) INCLUDE (child_id);
CREATE INDEX placements_now ON public.placements USING btree (child_id) INCLUDE (household_id) WHERE (ended_on IS NULL);
CREATE INDEX placements_until ON public.placements USING btree (COALESCE(ended_on, 'infinity'::date)) INCLUDE (household_id, child_id);
CREATE INDEX refusals_who ON public.refusals USING btree (who, hour);
CREATE INDEX return_acknowledgements_person ON public.return_acknowledgements USING btree (person_id);
CREATE INDEX sealed_openings_of ON public.sealed_openings USING btree (correction_id, by_id, at);
CREATE INDEX sessions_person ON public.sessions USING btree (person_id);
CREATE INDEX sight_changes_matter ON public.sight_changes USING btree (matter, at);
CREATE INDEX sign_in_attempts_address ON public.sign_in_attempts USING btree (address_hash, at);
CREATE INDEX sign_in_attempts_at ON public.sign_in_attempts USING btree (at) WHERE (NOT succeeded);
CREATE INDEX sign_in_attempts_email ON public.sign_in_attempts USING btree (email_hash, at);
CREATE INDEX sign_in_attempts_place ON public.sign_in_attempts USING btree (email_hash, place_hash, at);
CREATE INDEX slot_changes_answered_by ON public.slot_changes USING btree (answered_by);
CREATE INDEX slot_changes_asked_by ON public.slot_changes USING btree (asked_by);
CREATE INDEX slot_changes_from_person ON public.slot_changes USING btree (from_person_id);
CREATE INDEX slot_changes_slot ON public.slot_changes USING btree (slot_id, id);
CREATE INDEX slot_changes_to_person ON public.slot_changes USING btree (to_person_id);
CREATE INDEX slot_changes_year ON public.slot_changes USING btree (year_id);
CREATE INDEX slot_outside_agreed_by ON public.slot_outside USING btree (agreed_by);
CREATE INDEX slot_outside_entered_by ON public.slot_outside USING btree (entered_by);
CREATE INDEX slots_person ON public.slots USING btree (person_id, due_on);
CREATE INDEX slots_role ON public.slots USING btree (role);
CREATE INDEX slots_year ON public.slots USING btree (year_id);
CREATE INDEX told_piece ON public.told USING btree (piece_id);
CREATE INDEX trail_actor ON public.trail USING btree (actor_id, at);
CREATE INDEX trail_at ON public.trail USING btree (at, id);
CREATE INDEX trail_child ON public.trail USING btree (((data ->> 'child'::text)), at) WHERE (data ? 'child'::text);
CREATE INDEX trail_household ON public.trail USING btree (household_id, at) WHERE (household_id IS NOT NULL);
CREATE INDEX trail_matter ON public.trail USING btree (matter, at) WHERE (matter IS NOT NULL);
CREATE INDEX trail_piece ON public.trail USING btree (piece_id, at) WHERE (piece_id IS NOT NULL);
CREATE INDEX trail_voice ON public.trail USING btree (((data ->> 'voice'::text)), at) WHERE (data ? 'voice'::text);
CREATE INDEX voice_links_voice ON public.voice_links USING btree (voice_id);
CREATE INDEX voice_moves_here ON public.voice_moves USING btree (at) INCLUDE (voice_id) WHERE (move = 'moved_here'::text);
CREATE INDEX voice_moves_voice ON public.voice_moves USING btree (voice_id, at);
CREATE INDEX voice_openings_by ON public.voice_openings USING btree (by_id);
CREATE INDEX voice_openings_voice ON public.voice_openings USING btree (voice_id);
CREATE INDEX voice_outcomes_to_read_today ON public.voice_outcomes USING btree (voice_id) WHERE to_read_today;
CREATE INDEX voice_visits_voice ON public.voice_visits USING btree (voice_id);
CREATE INDEX voices_child ON public.voices USING btree (child_id) WHERE (child_id IS NOT NULL);
CREATE INDEX voices_gatherer ON public.voices USING btree (gatherer_id, state);
CREATE INDEX voices_household ON public.voices USING btree (household_id);
CREATE INDEX voices_piece ON public.voices USING btree (piece_id);
CREATE INDEX voices_unanswered ON public.voices USING btree (given_at) WHERE ((state = 'given'::text) AND (kind = 'child'::text) AND (told_at IS NULL));
CREATE INDEX voices_waiting ON public.voices USING btree (due_on) WHERE (state = ANY (ARRAY['to_ask'::text, 'asked'::text, 'started'::text]));
CREATE INDEX withdrawn_settings_key ON public.withdrawn_settings USING btree (key);
CREATE UNIQUE INDEX alerts_open ON public.alerts USING btree (household_id, circle) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX allegations_alert ON public.allegations USING btree (alert_id);
CREATE UNIQUE INDEX audits_one_per_review ON public.audits USING btree (review_id) WHERE ((kind = 'review_linked'::text) AND (phase <> 'cancelled'::text));
CREATE UNIQUE INDEX calendar_feeds_open ON public.calendar_feeds USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX carer_stays_open ON public.carer_stays USING btree (carer_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX corrections_open ON public.corrections USING btree (kind, of_ref) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX engagement_sheets_one ON public.engagement_sheets USING btree (month) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX evidence_items_of_measure ON public.evidence_items USING btree (measure, period_from) WHERE ((state = 'standing'::text) AND (measure IS NOT NULL));
CREATE UNIQUE INDEX evidence_records_piece ON public.evidence_records USING btree (piece_id, said) WHERE (stands AND (piece_id IS NOT NULL));
CREATE UNIQUE INDEX evidence_records_voice ON public.evidence_records USING btree (voice_id, said) WHERE (stands AND (voice_id IS NOT NULL));
CREATE UNIQUE INDEX lado_reports_one ON public.lado_reports USING btree (month) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX limit_answers_one ON public.limit_answers USING btree (household_id, kind, since) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX merges_one_way ON public.merges USING btree (kind, ends_id) WHERE (parted_at IS NULL);
CREATE UNIQUE INDEX messages_once ON public.messages USING btree (to_id, kind, path, urgent) WHERE ((sent_at IS NULL) AND (not_sent IS NULL));
CREATE UNIQUE INDEX monthly_returns_one ON public.monthly_returns USING btree (team_id, month) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX pieces_brought_one ON public.pieces_brought USING btree (kind, source_id) WHERE (taken_back_at IS NULL);
CREATE UNIQUE INDEX slot_changes_open ON public.slot_changes USING btree (slot_id) WHERE ((answer IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX unfinished_alerts_open ON public.unfinished_alerts USING btree (piece_id, question, by_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX voices_beside ON public.voices USING btree (beside_id);
CREATE UNIQUE INDEX voices_together ON public.voices USING btree (together_with);

-- Functions

CREATE OR REPLACE FUNCTION public.actions_follow(p_piece integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare piece pieces%rowtype;
begin
  select * into strict piece from pieces where id = p_piece;
  if piece.sight in ('restricted', 'sealed') then
    insert into confidential_actions (action_id, piece_id, says, source_question)
      select id, p_piece, says, source_question from actions where piece_id = p_piece;
    update actions set sight = piece.sight, household_id = null, piece_id = null, source_question = null, says = neutral_title(),
      version = version + 1, saved_at = request_now()
      where id in (select action_id from confidential_actions where piece_id = p_piece);
    return;
  end if;
  update actions a set sight = piece.sight, household_id = case when piece.sight in ('open', 'household') then piece.household_id end,
    piece_id = p_piece, says = coalesce(c.says, a.says), source_question = coalesce(c.source_question, a.source_question),
    version = a.version + 1, saved_at = request_now()
    from actions b left join confidential_actions c on c.action_id = b.id
    where a.id = b.id and (b.piece_id = p_piece or c.piece_id = p_piece);
  delete from confidential_actions where piece_id = p_piece;
end $function$;

CREATE OR REPLACE FUNCTION public.actions_of_items(p_items integer[])
 RETURNS TABLE(item_id integer, raised integer, verified integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select r.item_id, count(*)::int, count(*) filter (where a.state = 'verified')::int from evidence_records r join actions a on a.piece_id = r.piece_id and a.sight = 'household'
  where r.item_id = any (p_items) and r.piece_id < 500000000 and a.state <> 'superseded' and has_duty('read_month') group by r.item_id
$function$;

CREATE OR REPLACE FUNCTION public.activity_facts(p_people integer[], p_from date, p_to date, p_at timestamp with time zone)
 RETURNS TABLE(activity text, person_id integer, on_day date)
 LANGUAGE sql
 STABLE
AS $function$
  with later as materialized (select l.piece_id, l.state, l.day from pieces_at(p_at) l)
  select 'practice_observation', n.person_id, coalesce(l.day, o.seen_on) from piece_people n
    join observations o on o.id = n.piece_id and is_direct_work(o.kind, o.in_room) and (o.seen_on between p_from and p_to or o.id = any (array(select l.piece_id from later l where l.day is not null)))
    left join later l on l.piece_id = o.id
    join pieces p on p.stream = 'observation' and p.id = o.id and p.sight = 'worker' and coalesce(l.state, p.state) in ('written', 'answered', 'actions_open', 'closed')
    where n.person_id = any (p_people) and n.part = 'observer' and n.piece_id between 500000000 and 999999999
      and coalesce(l.day, o.seen_on) between p_from and p_to
  union all
  select 'managers_audit', s.auditor_id, s.on_day from (
    select a.auditor_id, min((m.at at time zone 'Europe/London')::date) as on_day from audits a join moves m on m.piece_id = a.id and m.move = 'submit' and (p_at is null or m.at < p_at)
      where a.auditor_id = any (p_people) and a.id < 500000000 and a.kind = 'monthly_case_file'
        and (a.phase <> 'cancelled' or a.id = any (array(select c.piece_id from moves c where c.move = 'cancel' and c.at >= p_at)))
        and a.scheduled_for between p_from - 62 and p_to + 62 and m.at >= p_from - 62 group by a.id, a.auditor_id) s
    where s.on_day between p_from and p_to
  union all
  -- The return of a month, on the day on which it was signed; what was taken back does not count, as it stood then. Before this month
  -- (inRoomFrom in calendar/lines.ts) the return was made outside Hearth, and the one of October meets no line of November.
  select 'concern_notification', r.manager_id, (r.signed_at at time zone 'Europe/London')::date from monthly_returns r
    where r.manager_id = any (p_people) and r.month >= '2026-11-01' and (p_at is null and r.withdrawn_at is null or r.signed_at < p_at and coalesce(r.withdrawn_at, 'infinity') >= p_at)
      and (r.signed_at at time zone 'Europe/London')::date between p_from and p_to
  union all
  -- The officer's report of a month, in the same way; it is the line of whoever signed it.
  select 'lado_report', r.signed_by, (r.signed_at at time zone 'Europe/London')::date from lado_reports r
    where r.signed_by = any (p_people) and r.month >= '2026-11-01' and (p_at is null and r.withdrawn_at is null or r.signed_at < p_at and coalesce(r.withdrawn_at, 'infinity') >= p_at)
      and (r.signed_at at time zone 'Europe/London')::date between p_from and p_to
  union all
  -- The sheet of a month's themes, in the same way.
  select 'engagement_themes', s.signed_by, (s.signed_at at time zone 'Europe/London')::date from engagement_sheets s
    where s.signed_by = any (p_people) and s.month >= '2026-11-01' and (p_at is null and s.withdrawn_at is null or s.signed_at < p_at and coalesce(s.withdrawn_at, 'infinity') >= p_at)
      and (s.signed_at at time zone 'Europe/London')::date between p_from and p_to
  union all
  -- A leader's day counts here once it is written, and where it was in fostering.
  select 'leaders_programme', n.person_id, coalesce(l.day, v.held_on) from leader_visits v left join later l on l.piece_id = v.id
    join pieces p on p.stream = 'leader_visit' and p.id = v.id and p.sight = 'open' and coalesce(l.state, p.state) in ('written', 'promise_open', 'told_back', 'closed')
    join piece_people n on n.piece_id = v.id and n.part = 'leader' and n.person_id = any (p_people)
    where v.area = 'fostering' and coalesce(l.day, v.held_on) between p_from and p_to
$function$;

CREATE OR REPLACE FUNCTION public.actor()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('hearth.actor', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.acts_for()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('hearth.acts_for', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION public.acts_on_alert(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alerts l where l.id = p_alert and actor() is not null and (
    exists (select from households h join teams t on t.id = h.team_id where h.id = l.household_id and t.manager_id = any (stands_for(l.circle)))
    or any_has_duty(stands_for(l.circle), array['sign_off', 'hold_voices'])
    or exists (select from alert_lines n where n.alert_id = l.id and n.kind in ('in place', 'climbed') and n.person_id = any (stands_for(l.circle)))))
$function$;

CREATE OR REPLACE FUNCTION public.agreed_by_both()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'agreed' or (new.state = 'agreed' and (select count(*) from calendar_signatures s where s.year_id = new.id) < 2) then
    raise exception 'A year is agreed when both sides have signed it, and stays agreed.' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.agreed_records(p_change integer, p_what text)
 RETURNS TABLE(kind text, ends integer, stays integer)
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(c.what #>> '{two,record}', 'person'), coalesce((c.what #>> '{two,endsId}')::int, c.person_id), coalesce((c.what #>> '{two,staysId}')::int, (c.what ->> 'intoId')::int)
  from access_changes c where c.id = p_change and c.kind = p_what and c.state = 'confirmed'
$function$;

CREATE OR REPLACE FUNCTION public.alert_cast(p_household integer, p_children integer[])
 RETURNS TABLE(team_manager_id integer, worker_id integer, iro_ids integer[], without_iro boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with concerned as (
    select c.iro_id from children c where c.id = any (p_children)
    union all
    select c.iro_id from placements p join children c on c.id = p.child_id where p_children = '{}' and p.household_id = p_household and p.ended_on is null
  )
  select t.manager_id, h.supervising_worker_id, coalesce((select array_agg(distinct iro_id) from concerned where iro_id is not null), '{}'),
    exists (select from concerned where iro_id is null)
  from households h left join teams t on t.id = h.team_id
  where h.id = p_household and (current_setting('role') <> 'hearth_web' or h.id = (select household_id from voices where id = nullif(current_setting('hearth.linked_voice', true), '')::int))
$function$;

CREATE OR REPLACE FUNCTION public.alert_settled(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alert_entries e where e.piece_id = p_piece)
    and not exists (select from alert_entries e join alerts l on l.id = e.alert_id where e.piece_id = p_piece and l.decided_at is null)
$function$;

CREATE OR REPLACE FUNCTION public.alerts_naming(p_child integer)
 RETURNS SETOF alert_entries
 LANGUAGE sql
 STABLE
AS $function$
  select e.* from alerts l join alert_entries e on e.alert_id = l.id
  where l.decided_at is null and l.circle = '{}' and p_child = any (e.child_ids) and coalesce(e.piece_id, 0) < 500000000 and coalesce(e.voice_id, 0) < 500000000
$function$;

CREATE OR REPLACE FUNCTION public.always_knows(p_matter uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (has_own_duty('hold_restricted') or has_own_duty('hold_sealed')) and exists (select from pieces p where p.matter = p_matter
    and has_own_duty(case p.sight when 'sealed' then 'hold_sealed' else 'hold_restricted' end))
$function$;

CREATE OR REPLACE FUNCTION public.answer_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  line slots;
begin
  if new.kind <> 'added' then
    select * into strict line from slots where id = new.slot_id for update;
  end if;
  if new.answer = 'yes' then
    case new.kind
      when 'added' then
        insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, outside)
          values (new.year_id, new.activity, new.role, new.to_person_id, date_trunc('month', new.to_due_on), new.to_due_on, new.to_due_on, new.to_due_on, new.outside)
          returning id into new.slot_id;
      when 'moved' then
        new.from_due_on = line.due_on;
        update slots set due_on = new.to_due_on, moved = moved + 1 where id = line.id;
      when 'given' then
        new.from_person_id = line.person_id;
        update slots set person_id = new.to_person_id where id = line.id;
      else
        update slots set settled = new.kind where id = line.id;
    end case;
  elsif old.answer = 'yes' then
    case new.kind
      when 'added' then
        update slots set settled = 'not_needed' where id = new.slot_id;
      when 'moved' then
        update slots set due_on = old.from_due_on, moved = moved - 1 where id = line.id;
        new.from_due_on = null;
      when 'given' then
        update slots set person_id = old.from_person_id where id = line.id;
        new.from_person_id = null;
      else
        update slots set settled = null where id = line.id;
    end case;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.any_has_duty(p_people integer[], p_duties text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = any (p_people) and r.duties && p_duties
      and pr.from_on <= (request_now() at time zone 'Europe/London')::date
      and (pr.until_on is null or pr.until_on >= (request_now() at time zone 'Europe/London')::date))
$function$;

CREATE OR REPLACE FUNCTION public.any_is_officer(p_people integer[], p_household integer, p_children integer[], p_voice integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from voices v where v.id = p_voice and v.kind = 'child' and v.gatherer_id = any (p_people))
    or exists (select from children c where c.iro_id = any (p_people) and (c.id = any (p_children)
      or (p_children = '{}' and exists (select from placements p where p.child_id = c.id and p.household_id = p_household and p.ended_on is null))))
$function$;

CREATE OR REPLACE FUNCTION public.as_it_read(p_table text, p_row bigint, p_field text, p_at timestamp with time zone, p_now text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
begin -- Planned once: asked of each line of a list, most of the time went into planning it.
  return (select case when h.was is null then p_now else h.was ->> p_field end
    from (select) one left join lateral (select was from history where p_at is not null and table_name = p_table and row_id = p_row and replaced_at > p_at
      order by replaced_at limit 1) h on true);
end
$function$;

CREATE OR REPLACE FUNCTION public.audits_keep_their_scale()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  select coalesce(f.content ->> 'scale', 'four_grades'), coalesce((f.content ->> 'overall')::boolean, true) into new.scale, new.overall
    from pieces p join form_versions f on f.id = p.form_version_id where p.id = new.id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.audits_of_both(p_ends integer, p_stays integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
  select c.audit_id from audit_children c join audit_children o on o.audit_id = c.audit_id and o.child_id = p_stays where c.child_id = p_ends and is_open_piece(c.audit_id)
$function$;

CREATE OR REPLACE FUNCTION public.audits_of_one(p_stays integer, p_ends integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
  select c.audit_id from audit_children c where c.child_id = p_ends and is_open_piece(c.audit_id)
    and not exists (select from audit_children o where o.audit_id = c.audit_id and o.child_id = p_stays)
$function$;

CREATE OR REPLACE FUNCTION public.be_the_actor(p_person integer, p_now timestamp with time zone, p_sees_for integer[], p_duties text[], p_own_duties text[], p_reach text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('hearth.now', p_now::text, true), set_config('hearth.actor', p_person::text, true),
    set_config('hearth.acts_for', p_sees_for::text, true), set_config('hearth.duties', p_duties::text, true),
    set_config('hearth.own_duties', p_own_duties::text, true), set_config('role', 'hearth_' || p_reach, true);
end $function$;

CREATE OR REPLACE FUNCTION public.began_piece(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.id = p_piece and p.begun_by is not distinct from actor())
$function$;

CREATE OR REPLACE FUNCTION public.begin_in_phase()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.phase = (select phase_of(p.state) from pieces p where p.id = new.id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.begin_voice_anew(p_voice integer, p_asks boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  update voices set state = case when p_asks then 'to_ask' else 'not_given' end, reason = case when p_asks then null else 'other' end,
    reason_words = case when p_asks then '' else 'What stood here was about somebody else.' end, asked_at = null, asked_by = null, method = null, helper = null, language = 'en', given_at = null,
    share = 'iro_and_quality', share_chosen = false, share_agreed_at = null, told_at = null, told_by = null, version = version + 1 where id = p_voice;
  select end_ways_in(p_voice);
$function$;

CREATE OR REPLACE FUNCTION public.begins_with(p_stream text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$ select s.begun_with from streams s where s.key = p_stream $function$;

CREATE OR REPLACE FUNCTION public.begun_since(p_move bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from moves m where m.id = p_move and m.by_id = actor() and (
    exists (select from answers n where n.piece_id = m.piece_id and n.saved_at > m.at and n.saved_by <> m.by_id
      and n.question not in ('cyp4.iro_heard_on', 'cyp4.iro_how', 'cyp4.iro_paraphrase', 'cyp4.iro_grade'))
    or exists (select from actions t where t.piece_id = m.piece_id and t.raised_at > m.at and t.raised_by is distinct from m.by_id)
    or exists (select from actions t join action_events e on e.action_id = t.id
      where t.piece_id = m.piece_id and e.at > m.at and e.by_id is distinct from m.by_id)
    or exists (select from dispensations d where d.audit_id = m.piece_id and d.given_at > m.at and d.given_by <> m.by_id)))
$function$;

CREATE OR REPLACE FUNCTION public.beside_is_empty(p_voice integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from voices v where v.beside_id = p_voice and v.state in ('to_ask', 'asked', 'not_given')
    and not exists (select from voice_answers n where n.voice_id = v.id) and not exists (select from voice_outcomes o where o.voice_id = v.id)
    and not exists (select from voice_openings o where o.voice_id = v.id) and not exists (select from alert_entries e where e.voice_id = v.id)
    and not exists (select from voice_moves m where m.voice_id = v.id and m.move in ('finish', 'moved_away', 'moved_here', 'sealed'))
    and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at))
$function$;

CREATE OR REPLACE FUNCTION public.bringers_of(p_kind text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case p_kind when 'exemptions' then array['import_data', 'hold_exemptions'] when 'complaints_compliments' then array['hold_complaints']
    when 'escalations' then array['report_escalations'] else array['import_data'] end
$function$;

CREATE OR REPLACE FUNCTION public.brought_already(p_kind text, p_ids text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select b.source_id from pieces_brought b where b.kind = p_kind and b.source_id = any (p_ids) and b.taken_back_at is null and may_handle(bringers_of(p_kind))
$function$;

CREATE OR REPLACE FUNCTION public.by_key(p_keys text[], p_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select string_agg(format('r.%I = %L', k.name, k.value), ' and ') from unnest(p_keys, string_to_array(p_key, ' ')) k (name, value)
$function$;

CREATE OR REPLACE FUNCTION public.carer_stands_against(p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE
AS $function$
  select 'born', '', '' from carers e join carers s on s.id = p_stays where e.id = p_ends and e.born_on <> s.born_on
  union all select 'other way', '', '' from carers e join carers s on s.id = p_stays where e.id = p_ends and e.ended_on is null and s.ended_on is not null
  union all select 'asked', p.ref, '' from pieces_asking_both(p_ends, p_stays) b join pieces p on p.id = b
    where exists (select from voices v where v.piece_id = b and v.carer_id = p_ends and v.state in ('started', 'given'))
$function$;

CREATE OR REPLACE FUNCTION public.carers_share_positions(p_kind text, p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE
AS $function$
  select distinct 'position', h.ref, o.position::text from carers c join merges m on m.kind = p_kind and m.ends_id = p_ends and m.stays_id = p_stays and m.parted_at is null
    join households h on h.id = case when p_kind = 'household' then p_ends else c.household_id end
    join carers o on o.id <> c.id and o.household_id = h.id and o.position = c.position and o.ended_on is null
  where c.ended_on is null and not exists (select from merges l where l.kind = 'carer' and l.ends_id = o.id and l.parted_at is null)
    and case p_kind when 'carer' then c.id = p_ends
      when 'household' then c.household_id = p_stays and exists (select from merge_lines l where l.merge_id = m.id and l.place = 'carers of a household' and l.row_key = c.id::text) end
$function$;

CREATE OR REPLACE FUNCTION public.change_circle(p_alert integer, p_circle integer[])
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare other alerts%rowtype;
begin
  loop
    select o.* into other from alerts o join alerts l on l.household_id = o.household_id
      where l.id = p_alert and o.id <> p_alert and o.decided_at is null and o.circle = p_circle for update of o;
    exit when found;
    begin
      update alerts set circle = p_circle, saved_at = request_now() where id = p_alert and decided_at is null;
      return (select ref from alerts where id = p_alert);
    exception when unique_violation then -- it was opened, or moved there, just now
    end;
  end loop;
  update alert_entries set alert_id = other.id where alert_id = p_alert;
  update alert_lines set alert_id = other.id where alert_id = p_alert;
  update alerts set decided_at = request_now(), ended_as = 'joined', saved_at = request_now() where id = p_alert;
  return other.ref;
end $function$;

CREATE OR REPLACE FUNCTION public.child_led_to(p_ref text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select m.stays_id from merges m join children c on c.id = m.ends_id where m.kind = 'child' and c.ref = p_ref and m.parted_at is null
$function$;

CREATE OR REPLACE FUNCTION public.child_stands_against(p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE
AS $function$
  with known as (
    select e.child_id, e.started_on, coalesce(e.ended_on, e.as_of, 'infinity') as until_on, e.as_of, episode_says(e) as says from episodes e where e.child_id in (p_ends, p_stays)
  ), lived as (
    select p.child_id, p.started_on, p.household_id, coalesce(p.ended_on, (select max(e.as_of) from episodes e where e.child_id = p.child_id and e.ended_on is null), 'infinity') as until_on
    from placements p where p.child_id in (p_ends, p_stays) and p.household_id is not null
  )
  select 'born', '', '' from children e join children s on s.id = p_stays where e.id = p_ends and e.born_on <> s.born_on
  union all select 'stay', e.started_on::text, s.started_on::text from known e join known s on s.child_id = p_stays and s.says <> e.says
    and case when s.started_on = e.started_on then s.as_of is not distinct from e.as_of or s.as_of is null or e.as_of is null
      else s.started_on < e.until_on and e.started_on < s.until_on end where e.child_id = p_ends
  union all select 'home', e.started_on::text, s.started_on::text from lived e join lived s on s.child_id = p_stays and s.household_id <> e.household_id
    and s.started_on < e.until_on and e.started_on < s.until_on where e.child_id = p_ends
  union all select 'home', e.started_on::text, s.started_on::text from household_links e join household_links s on s.child_id = p_stays and s.started_on = e.started_on
    and (s.household_id <> e.household_id or s.ended_on is not null) where e.child_id = p_ends and e.ended_on is null
    and not exists (select from lived l join lived o on o.child_id = p_stays and o.household_id <> l.household_id and o.started_on = l.started_on where l.child_id = p_ends and l.started_on = e.started_on)
  union all select 'audit', p.ref, '' from audits_of_both(p_ends, p_stays) a join pieces p on p.id = a
    where exists (select from answers n where n.piece_id = a and n.child_id = p_ends and not n.brought_forward and (n.value is not null or n.explanation <> '' or n.evidence <> ''))
      or exists (select from voices v where v.piece_id = a and v.child_id = p_ends and v.state in ('started', 'given'))
$function$;

CREATE OR REPLACE FUNCTION public.children_of_concern(p_household integer, p_on date)
 RETURNS TABLE(id integer, iro_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct c.id, c.iro_id from placements p join children c on c.id = p.child_id
  where p.household_id = p_household and p.started_on <= p_on and (p.ended_on is null or p.ended_on >= p_on) and (actor() is null or has_duty('record_concern'))
$function$;

CREATE OR REPLACE FUNCTION public.climbed_to(p_alert integer)
 RETURNS TABLE(id integer, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct p.id, p.name from alert_lines n join people p on p.id = n.person_id where n.alert_id = p_alert and n.kind = 'climbed' and p.active
$function$;

CREATE OR REPLACE FUNCTION public.come_by_event(p_from date, p_to date)
 RETURNS TABLE(activity text, from_on date, inadequate boolean, done_on date, count integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
  with held as materialized (
    select a.id, a.kind, coalesce(a.meeting_on, a.scheduled_for) as on_day, coalesce(grade_stands(a.auditor_grade) = 4, false) as inadequate
    from audits a where a.id < 500000000 and a.phase <> 'cancelled' and a.scheduled_for between p_from - 366 and p_to + 92
  ), moved as materialized (
    select m.piece_id, m.id, m.move, m.at, m.undoes from moves m
    where m.move in ('assign_moderator', 'moderate', 'submit') and m.at >= p_from - 366
  ), stood as (
    -- What was taken back was not done.
    select m.piece_id, m.move, min((m.at at time zone 'Europe/London')::date) as first_on, max((m.at at time zone 'Europe/London')::date) as last_on
    from moved m where m.id <> all (array(select u.undoes from moves u where u.undoes is not null)) group by m.piece_id, m.move
  ), reported as (
    -- A report that was written on later was there from the first.
    select n.piece_id, least(n.saved_at, (select min((h.was ->> 'saved_at')::timestamptz) from history h
        where h.table_name = 'answers' and h.row_id = n.id and not (h.was ->> 'brought_forward')::boolean and h.was ->> 'value' not in ('null', ''))) as at
    from answers n where n.piece_id = any (array(select id from held where kind = 'review_linked')) and n.section = 'swr' and n.question = 'swr.summary'
      and n.value is not null and n.value not in ('null', '""', '[]', '"not_applicable"') and not n.brought_forward
  ), come as (
    select 'moderation' as activity, f.last_on as from_on, h.inadequate, case when d.last_on >= f.last_on then d.last_on end as done_on
    from held h join stood f on f.piece_id = h.id and f.move = 'assign_moderator' left join stood d on d.piece_id = h.id and d.move = 'moderate'
    union all
    select 'review_audit', h.on_day, false, d.first_on from held h left join stood d on d.piece_id = h.id and d.move = 'submit' where h.kind = 'review_linked'
    union all
    select 'worker_report', h.on_day, false, (r.at at time zone 'Europe/London')::date from held h left join reported r on r.piece_id = h.id where h.kind = 'review_linked'
  )
  select c.activity, c.from_on, c.inadequate, c.done_on, count(*)::int from come c
  where c.from_on between p_from - 62 and p_to + 62 group by 1, 2, 3, 4
$function$;

CREATE OR REPLACE FUNCTION public.concerned_by_records(p_kind text, p_ends integer, p_stays integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct x.id) filter (where x.id is not null), '{}') from (
    select c.iro_id as id from children c where p_kind = 'child' and c.id in (p_ends, p_stays)
    union all select unnest(array[h.supervising_worker_id, t.manager_id]) from households h left join teams t on t.id = h.team_id where h.id = any (array(
      select p.household_id from placements p where p_kind = 'child' and p.child_id in (p_ends, p_stays) and p.ended_on is null
      union select c.household_id from carers c where p_kind = 'carer' and c.id in (p_ends, p_stays)
      union select unnest(array[p_ends, p_stays]) where p_kind = 'household'))
  ) x where may_see_merges()
$function$;

CREATE OR REPLACE FUNCTION public.concerned_in(p_kind text, p_subject integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct id), '{}') from (
    select unnest(l.circle) as id from alert_entries e join alerts l on l.id = e.alert_id where p_kind = 'voice' and e.voice_id = p_subject
    union select v.gatherer_id from voices v where p_kind = 'voice' and v.id = p_subject and v.kind = 'worker'
    union select unnest(l.circle) from answers n join alert_entries e on e.piece_id = n.piece_id join alerts l on l.id = e.alert_id where p_kind = 'answer' and n.id = p_subject
    union select w.person_id from answers n join piece_people w on w.piece_id = n.piece_id and w.part = 'worker' where p_kind = 'answer' and n.id = p_subject
    union select t.owner_id from actions t where p_kind = 'action' and t.id = p_subject and t.for_whom = 'worker'
  ) c where id is not null
$function$;

CREATE OR REPLACE FUNCTION public.confidential_number()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare n int;
begin
  loop
    n := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    if not exists (select from actions where id = n) then return n; end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.contents_to_read(p_import integer)
 RETURNS TABLE(id integer, name text, bytes bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select f.id, f.name, f.content from import_files f join imports i on i.id = f.import_id
  where (select may_handle_import(p_import)) and i.id = p_import and i.state = 'proposed' and f.kind is not null
$function$;

CREATE OR REPLACE FUNCTION public.count_of_carer(p_ends integer)
 RETURNS TABLE(place text, count integer)
 LANGUAGE sql
 STABLE
AS $function$
  select 'stays of a carer', count(*)::int from carer_stays s where s.carer_id = p_ends and s.until_on is null
$function$;

CREATE OR REPLACE FUNCTION public.count_of_child(p_ends integer, p_stays integer)
 RETURNS TABLE(place text, count integer)
 LANGUAGE sql
 STABLE
AS $function$
  select 'episodes of a child', count(*)::int from episodes e left join episodes h on h.child_id = p_stays and h.started_on = e.started_on
    where e.child_id = p_ends and (h.id is null or (e.as_of > h.as_of and episode_says(e) <> episode_says(h)))
  union all select 'homes of a child', count(*)::int from household_links l where l.child_id = p_ends and l.ended_on is null
    and not exists (select from household_links h where h.child_id = p_stays and h.started_on = l.started_on)
  union all select 'audits about a child', count(*)::int from audits_of_one(p_stays, p_ends)
  union all select 'alerts about a child', count(*)::int from alerts_naming(p_ends)
$function$;

CREATE OR REPLACE FUNCTION public.count_of_household(p_ends integer, p_stays integer)
 RETURNS TABLE(place text, count integer)
 LANGUAGE sql
 STABLE
AS $function$
  select 'one review twice', count(*)::int from reviews_twice(reviews_of(p_ends), reviews_of(p_stays))
$function$;

CREATE OR REPLACE FUNCTION public.cover_fits(p_cover integer, p_person integer, p_on date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from who_may_cover(array[p_cover], p_person, p_on))
$function$;

CREATE OR REPLACE FUNCTION public.direct_visits(p_from date, p_to date)
 RETURNS TABLE(id integer, seen_on date, planned_for date, state text, supervises boolean, corrected boolean)
 LANGUAGE sql
 STABLE
 SET enable_nestloop TO 'off'
AS $function$
  with ended as materialized (
    select ((p_to + 1)::timestamp at time zone 'Europe/London') as at
  ), moved as materialized (
    select distinct on (m.piece_id, m.move) m.piece_id, m.move, (m.details ->> 'was')::date as day from moves m
      where m.move in ('change_day', 'correct_day') and m.at >= (select at from ended) order by m.piece_id, m.move, m.at, m.id
  ), visits as materialized (
    select o.id, coalesce(c.day, o.seen_on) as seen_on, coalesce(d.day, o.planned_for) as planned_for, o.supervises, c.day is not null as corrected
      from observations o left join moved c on c.piece_id = o.id and c.move = 'correct_day' left join moved d on d.piece_id = o.id and d.move = 'change_day'
      where is_direct_work(o.kind, o.in_room) and (o.seen_on between p_from and p_to or o.planned_for between p_from and p_to or o.id = any (array(select piece_id from moved)))
  ), since as materialized (
    select distinct on (m.piece_id) m.piece_id, m.from_state from moves m
      where m.piece_id = any (array(select v.id from visits v)) and m.at >= (select at from ended) order by m.piece_id, m.at, m.id
  ), standing as materialized (
    select p.id, p.state from pieces p where p.id = any (array(select v.id from visits v)) and p.sight = 'worker'
  )
  select v.id, v.seen_on, v.planned_for, coalesce(s.from_state, p.state), v.supervises, v.corrected
    from visits v join standing p on p.id = v.id left join since s on s.piece_id = v.id
    where v.seen_on between p_from and p_to or v.planned_for between p_from and p_to or v.corrected
$function$;

CREATE OR REPLACE FUNCTION public.end_evidence_of_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update evidence_items set state = 'withdrawn', ended_at = request_now() where state = 'standing' and id = any (array(select r.item_id from evidence_records r where r.words_id = old.id));
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.end_feeds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update calendar_feeds set ended_at = request_now() where person_id = new.id and ended_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.end_ways_in(p_voice integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  update voice_links set closed_at = request_now() where voice_id = p_voice and closed_at is null;
  delete from fresh_links where voice_id = p_voice;
  update voice_visits set ended_at = coalesce(ended_at, request_now()), said = '{}' where voice_id = p_voice;
  delete from voice_marks where voice_id = p_voice;
$function$;

CREATE OR REPLACE FUNCTION public.episode_says(p_episode episodes)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select to_jsonb(p_episode) - '{id,child_id,saved_at,as_of}'::text[]
$function$;

CREATE OR REPLACE FUNCTION public.erase_sealed(p_correction integer, p_law text, p_why text, p_until date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if stands_against_erasing(p_correction) <> '{}' then
    raise exception 'What was sealed is erased once nothing of it is outstanding.' using errcode = 'insufficient_privilege';
  end if;
  update sealed_records set contents = null, erased_by = actor(), erased_at = request_now(), law = p_law, erased_why = p_why, copies_until = p_until
    where correction_id = p_correction and erased_at is null and has_own_duty('decide_disagreements') and may_put_right(p_correction);
  if not found then raise exception 'What was sealed is erased by the Head of Quality Assurance, once.' using errcode = 'insufficient_privilege'; end if;
  update corrections set state = 'erased' where id = p_correction;
end $function$;

CREATE OR REPLACE FUNCTION public.evidence_number()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare n int;
begin
  loop
    n := 1 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 999999999;
    if not exists (select from evidence_items where id = n) then return n; end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.feed_asked_too_often(p_token_hash text, p_most integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update calendar_feeds set asked = case when counted_from > request_now() - interval '1 hour' then asked + 1 else 1 end,
      counted_from = case when counted_from > request_now() - interval '1 hour' then counted_from else request_now() end
    where token_hash = p_token_hash and ended_at is null and (asked < p_most or counted_from is null or counted_from <= request_now() - interval '1 hour');
  return not found;
end $function$;

CREATE OR REPLACE FUNCTION public.feed_lines(p_token_hash text)
 RETURNS TABLE(line integer, activity text, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.id, s.activity, s.due_on from calendar_feeds f join slots s on s.person_id = f.person_id and s.settled is null
    join calendar_years y on y.id = s.year_id and y.state = 'agreed'
    where f.token_hash = p_token_hash and f.ended_at is null and s.due_on > (request_now() at time zone 'Europe/London')::date - 366
    order by s.due_on, s.id
$function$;

CREATE OR REPLACE FUNCTION public.few_apart(p_stream text, p_most integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when cardinality(u.ids) < p_most then u.ids end from (
    select array(
      (select p.id from pieces p where p.stream = p_stream and p.id between 500000000 and 999999999 and p.id = any (array(
        select n.piece_id from piece_people n where n.person_id = actor() and n.piece_id between 500000000 and 999999999
        union select n.piece_id from piece_people n where n.person_id = any ((select my_line())::int[]) and n.part = 'worker' and n.piece_id between 500000000 and 999999999)) limit p_most)
      union all select unnest(my_matters_of(p_stream))) as ids
    where not has_own_duty('decide_disagreements') offset 0) u
$function$;

CREATE OR REPLACE FUNCTION public.fields_of(p_row jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select string_agg(format('%I', f), ', ') from jsonb_object_keys(p_row) f
$function$;

CREATE OR REPLACE FUNCTION public.fill_evidence()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if actor() is not null then return; end if;
  perform keep_evidence(
    array(select p.id from pieces p left join audits a on a.id = p.id where p.id < 1000000000 and (a.final_grade is not null or p.stream in ('observation', 'leader_visit', 'exemption', 'complaint', 'escalation'))
      and (not exists (select from evidence_records r where r.piece_id = p.id)
        -- Whose day was put right before that was followed.
        or exists (select from moves m where m.piece_id = p.id and m.move = 'correct_day')
        -- What was kept with the day on which practice was watched, before that was told as a month.
        or exists (select from leader_visits v join evidence_records r on r.piece_id = v.id and r.stands join evidence_items i on i.id = r.item_id
          where v.id = p.id and v.kind = 'watch' and i.period_from = i.period_to))),
    array(select v.id from voices v where v.state = 'given' and not exists (select from evidence_records r where r.voice_id = v.id)));
  perform keep_figures(((request_now() at time zone 'Europe/London')::date - make_interval(months => back))::date) from generate_series(1, 12) back;
end $function$;

CREATE OR REPLACE FUNCTION public.find_record(p_kind text, p_said text)
 RETURNS TABLE(id integer, ref text, named text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select r.id, r.ref, r.named from kept_records(p_kind) r where may_see_merges() and (r.ref = upper(p_said) or r.number = p_said) order by r.ref = upper(p_said) desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.first_answer(p_key_hash text)
 RETURNS TABLE(content_hash text, answer text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_key_hash, 0));
  return query select k.content_hash, k.answer from form_keys k where k.key_hash = p_key_hash;
end $function$;

CREATE OR REPLACE FUNCTION public.follow_phase()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.stream = 'audit' then update audits set phase = phase_of(new.state) where id = new.id; end if;
  update piece_people set phase = phase_of(new.state) where piece_id = new.id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.follow_words(p_correction integer, p_entry integer, p_alert integer, p_voice integer, p_from integer, p_to integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare before int;
begin
  if not may_put_right(p_correction) or not reads_alert(p_alert) then
    raise exception 'What raised an alert is moved by Quality Assurance and Partnerships.' using errcode = 'insufficient_privilege';
  end if;
  select alert_id into strict before from alert_entries where id = p_entry for update;
  update alert_entries set alert_id = p_alert, voice_id = p_voice, child_ids = array(select case when c = p_from then p_to else c end from unnest(child_ids) c), saved_at = request_now() where id = p_entry;
  update history set was = was || jsonb_build_object('voice_id', p_voice, 'child_ids', (select child_ids from alert_entries where id = p_entry))
    where table_name = 'alert_entries' and row_id = p_entry;
  if before = p_alert then return; end if;
  update alert_lines set alert_id = p_alert where entry_id = p_entry;
  if not exists (select from alert_entries where alert_id = before) then
    update alert_lines set alert_id = p_alert where alert_id = before;
    update alerts set decided_at = request_now(), ended_as = 'joined', saved_at = request_now() where id = before and decided_at is null;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.forget_answers(p_before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  delete from form_keys where at < p_before
$function$;

CREATE OR REPLACE FUNCTION public.forget_withheld(p_import integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  delete from import_withheld w using import_files f, imports i
  where f.id = w.file_id and i.id = f.import_id and i.id = p_import and i.state in ('discarded', 'lapsed') and (select may_handle_import(p_import))
$function$;

CREATE OR REPLACE FUNCTION public.give_back(p_tab text, p_keys text[], p_key text, p_was jsonb, p_became jsonb, p_still text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  this text := by_key(p_keys, p_key);
  row jsonb;
  done int;
begin
  execute format('select to_jsonb(r) from %I r where %s', p_tab, this) into row;
  if (row is null and p_became is not null) or coalesce((row ->> 'piece_id')::int, 0) >= 500000000 then return null; end if;
  if p_became is null then
    execute format('insert into %1$I overriding system value select r.* from jsonb_populate_record(null::%1$I, $1) r where %2$s on conflict do nothing', p_tab, p_still) using p_was;
  elsif p_was is null then
    if p_tab = 'episodes' and row @> p_became then delete from place_change_reasons where id = (row ->> 'id')::int; end if;
    execute format('delete from %I r where %s and to_jsonb(r) @> $1 and %s', p_tab, this, p_still) using p_became;
  else
    execute format('update %1$I r set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) where %3$s and to_jsonb(r) @> $2 and %4$s', p_tab, fields_of(p_was), this, p_still)
      using p_was, p_became;
  end if;
  get diagnostics done = row_count;
  return done > 0;
end $function$;

CREATE OR REPLACE FUNCTION public.grade_in_sentence(p_grade text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case p_grade when 'requires_improvement' then 'in need of improvement' when 'needs_attention' then 'in need of attention'
    when 'urgent_improvement' then 'in urgent need of improvement' when 'strong_standard' then 'of a strong standard'
    when 'expected_standard' then 'of the expected standard' when 'not_met' then 'not met' else p_grade end
$function$;

CREATE OR REPLACE FUNCTION public.grade_stands(p_grade text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when p_grade in ('outstanding', 'exceptional') then 1 when p_grade in ('good', 'strong_standard', 'expected_standard', 'met') then 2
    when p_grade in ('requires_improvement', 'needs_attention') then 3 when p_grade in ('inadequate', 'urgent_improvement', 'not_met') then 4 end
$function$;

CREATE OR REPLACE FUNCTION public.hand_escalation_to(p_piece integer, p_to integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare had int;
begin
  if not exists (select from piece_people n join pieces p on p.id = n.piece_id where n.piece_id = p_piece and p.stream = 'escalation' and n.part = 'officer' and n.phase = 'open' and n.person_id = actor())
      and not (may_handle(array['report_escalations']) and exists (select from pieces_brought b where b.piece_id = p_piece and b.taken_back_at is null))
    or exists (select from piece_people n where n.piece_id = p_piece and n.part = 'officer' and n.person_id = p_to)
    or not exists (select from people w where w.id = p_to and w.active) then
    raise insufficient_privilege using message = 'whoever raised it says who is to answer, and never themselves';
  end if;
  delete from piece_people where piece_id = p_piece and part = 'manager' returning person_id into strict had;
  insert into piece_people (piece_id, part, person_id) values (p_piece, 'manager', p_to);
  return had;
end $function$;

CREATE OR REPLACE FUNCTION public.hand_on_childs_words(p_piece integer)
 RETURNS TABLE(child integer, officer integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with settled as materialized (
    select n.piece_id, n.child_id, n.question, n.saved_at, w.id, w.handed_on_at from answers n
      left join childs_words w on w.piece_id = n.piece_id and w.question = n.question and w.child_id = n.child_id
    where n.piece_id = p_piece and is_childs_words(n.question) and n.child_id is not null and n.value #>> '{}' <> ''
      and exists (select from moves m where m.piece_id = n.piece_id and m.at >= n.saved_at)
    order by n.child_id
  ), new as (
    insert into childs_words (id, piece_id, child_id, question, handed_on_at)
    select case when p_piece < 1000000000 then nextval('childs_words_id_seq') else 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int end,
      s.piece_id, s.child_id, s.question, request_now()
    from settled s where s.id is null
    returning child_id
  ), anew as (
    update childs_words w set handed_on_at = request_now(), told_at = null, told_by = null, version = w.version + 1, saved_at = request_now()
    from settled s where w.id = s.id and s.saved_at > s.handed_on_at
    returning w.child_id
  ) select c.id, c.iro_id from children c where c.id in (select child_id from new union select child_id from anew)
$function$;

CREATE OR REPLACE FUNCTION public.hand_over_part(p_piece integer, p_part text, p_to integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare had int;
begin
  if not may_hand_over(p_piece, p_part) or why_not_taken_over(p_piece, p_part, p_to) is not null then
    raise insufficient_privilege using message = 'this part is not theirs to hand over, or not to this person';
  end if;
  delete from piece_people where piece_id = p_piece and part = p_part returning person_id into strict had;
  insert into piece_people (piece_id, part, person_id) values (p_piece, p_part, p_to);
  return had;
end $function$;

CREATE OR REPLACE FUNCTION public.hand_over_voice(p_voice integer, p_to integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  update voices v set gatherer_id = p_to
  where v.id = p_voice and v.kind = 'child' and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and (has_own_duty('hold_voices') or v.gatherer_id = actor())
    and 'gather_child_voices' = any (own_duties_of(p_to, (request_now() at time zone 'Europe/London')::date))
    and exists (select from people p where p.id = p_to and p.active);
  if not found then
    raise exception 'A child is handed over by whoever asked them, or by Quality Assurance and Partnerships, to an IRO.' using errcode = 'insufficient_privilege';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.hangs_on(p_table text, p_keys text[])
 RETURNS TABLE(key text, what text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with child_at as not materialized (
    select child_id, household_id, case when piece_id >= 500000000 then 'other' else 'voice' end as what from voices where child_id is not null
    union all select a.child_id, p.household_id, case when p.id < 500000000 then p.stream else 'other' end from answers a join pieces p on p.id = a.piece_id where a.child_id is not null
    union all select a.child_id, p.household_id, case when p.id < 500000000 then p.stream else 'other' end from audit_children a join pieces p on p.id = a.audit_id
    union all select unnest(o.child_ids), p.household_id, 'other' from observations o join pieces p on p.id = o.id
    union all select child_id, household_id, 'other' from engagement_notes
    union all select child_id, household_id, 'other' from midways
    union all select unnest(e.child_ids), l.household_id, case when l.circle = '{}' then 'alert' else 'other' end from alert_entries e join alerts l on l.id = e.alert_id
  ), found as (
    select h.source_id as key, x.what from households h join (
        select household_id, case when id < 500000000 then stream else 'other' end as what from pieces
        union all select household_id, case when sight in ('open', 'household') then 'action' else 'other' end from actions
        union all select household_id, case when circle = '{}' then 'alert' else 'other' end from alerts
        union all select household_id, 'other' from unfinished_alerts
        union all select household_id, 'other' from engagement_notes
        union all select household_id, 'other' from midways
        union all select household_id, case when piece_id >= 500000000 then 'other' else 'voice' end from voices
        union all select household_id, 'other' from not_proposed
        union all select drawn, 'draw' from sample_draws
        union all select unnest(array[ends_id, stays_id]), 'other' from merges where kind = 'household'
      ) x on x.household_id = h.id where p_table = 'households'
    union all select c.source_id, case when v.piece_id >= 500000000 then 'other' else 'voice' end from carers c join voices v on v.carer_id = c.id where p_table = 'carers'
    union all select c.source_id, 'other' from carers c join merges m on m.kind = 'carer' and c.id in (m.ends_id, m.stays_id) where p_table = 'carers'
    union all select r.source_id, case when a.id < 500000000 then 'audit' else 'other' end from carer_reviews r join audits a on a.review_id = r.id where p_table = 'carer_reviews' and a.phase <> 'cancelled'
    union all select c.source_id, x.what from children c join (
        select child_id, what from child_at
        union all select id, 'officer' from children where iro_id is not null
        union all select unnest(array[ends_id, stays_id]), 'other' from merges where kind = 'child'
      ) x on x.child_id = c.id where p_table = 'children'
    union all select c.source_id || ' ' || l.started_on, x.what from household_links l join children c on c.id = l.child_id
      join child_at x on x.child_id = l.child_id and x.household_id = l.household_id where p_table = 'household_links'
    union all select c.source_id || ' ' || p.started_on, x.what from placements p join children c on c.id = p.child_id
      join child_at x on x.child_id = p.child_id and x.household_id = p.household_id where p_table = 'episodes'
  )
  select distinct f.key, f.what from found f where (select may_bring_in()) and f.key = any (p_keys)
$function$;

CREATE OR REPLACE FUNCTION public.has_duty(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select wanted = any (coalesce(nullif(current_setting('hearth.duties', true), ''), '{}')::text[]) $function$;

CREATE OR REPLACE FUNCTION public.has_opened(p_correction integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select has_own_duty('decide_disagreements') and may_put_right(p_correction) and exists (select from sealed_openings o
    where o.correction_id = p_correction and o.by_id = actor() and o.at > request_now() - interval '15 minutes')
$function$;

CREATE OR REPLACE FUNCTION public.has_own_duty(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select wanted = any (coalesce(nullif(current_setting('hearth.own_duties', true), ''), '{}')::text[])
$function$;

CREATE OR REPLACE FUNCTION public.has_part(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audits a where a.id = p_piece and a.phase <> 'cancelled' and (a.auditor_id = any (acts_for()) or a.moderator_id = any (acts_for())))
    or exists (select from piece_people n where n.piece_id = p_piece and (n.phase <> 'cancelled' or n.part = 'officer') and n.person_id = any (acts_for()))
    or exists (select from escalations e where e.id = p_piece and e.id < 500000000 and e.ended_as is distinct from 'cancelled'
      and (has_duty('report_escalations') or exists (select from children c where c.id = e.child_id and c.iro_id = any (acts_for()))))
$function$;

CREATE OR REPLACE FUNCTION public.hears_children(p_child integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select has_own_duty('hold_voices') or (has_own_duty('gather_child_voices') and exists (select from children c where c.id = p_child and c.iro_id = actor()))
$function$;

CREATE OR REPLACE FUNCTION public.hears_note(p_note integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from engagement_notes n where n.id = p_note
    and (actor() is null or has_own_duty('hold_voices') or (n.officer_id = actor() and has_own_duty('gather_child_voices')) or (n.share = 'carers' and n.taken_down_at is null)))
$function$;

CREATE OR REPLACE FUNCTION public.held_reasons(p_children text[])
 RETURNS TABLE(child text, started_on text, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.source_id, e.started_on::text, r.reason
  from children c join episodes e on e.child_id = c.id join place_change_reasons r on r.id = e.id
  where (select may_bring_in()) and c.source_id = any (p_children)
$function$;

CREATE OR REPLACE FUNCTION public.hold_pieces(p_kind text, p_ends integer, p_stays integer)
 RETURNS void
 LANGUAGE sql
AS $function$
  select from pieces p where p.id = any (array(
    select c.audit_id from audit_children c where p_kind = 'child' and c.child_id in (p_ends, p_stays) and is_open_piece(c.audit_id)
    union select v.piece_id from voices v where p_kind = 'carer' and v.carer_id in (p_ends, p_stays) and is_open_piece(v.piece_id)
    union select h.id from pieces h where p_kind = 'household' and h.household_id in (p_ends, p_stays) and phase_of(h.state) = 'open')) order by p.id for no key update
$function$;

CREATE OR REPLACE FUNCTION public.hold_what_hangs(p_piece integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from pieces where id = p_piece for no key update;
  perform from corrections where piece_id = p_piece order by id for update;
  perform from unfinished_alerts where piece_id = p_piece order by id for update;
  perform from childs_words where piece_id = p_piece order by id for update;
  perform from voices where piece_id = p_piece order by id for update;
  perform from actions where piece_id = p_piece or id = any (array(select c.action_id from confidential_actions c where c.piece_id = p_piece)) order by id for update;
end $function$;

CREATE OR REPLACE FUNCTION public.home_of_child(p_ref text)
 RETURNS TABLE(household_id integer, manager_id integer, child_id integer, child_ref text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id, t.manager_id, c.id, c.ref from children c join placements s on s.child_id = c.id and s.ended_on is null join households h on h.id = s.household_id
    left join teams t on t.id = h.team_id
  where c.ref = p_ref and c.iro_id = any (acts_for()) and has_duty('escalate') order by s.started_on desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.home_of_complaint(p_ref text)
 RETURNS TABLE(id integer, ref text, worker_id integer, manager_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id, h.ref, h.supervising_worker_id, t.manager_id from households h left join teams t on t.id = h.team_id where h.ref = p_ref and has_duty('hold_complaints')
$function$;

CREATE OR REPLACE FUNCTION public.home_of_concern(p_ref text)
 RETURNS TABLE(id integer, ref text, worker_id integer, manager_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id, h.ref, h.supervising_worker_id, t.manager_id from households h left join teams t on t.id = h.team_id where h.ref = p_ref and (actor() is null or has_duty('record_concern'))
$function$;

CREATE OR REPLACE FUNCTION public.home_of_open_piece(p_piece integer)
 RETURNS TABLE(id integer, ref text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id, h.ref from pieces p join households h on h.id = p.household_id
  where p.id = p_piece and exists (select from piece_people n where n.piece_id = p_piece and n.phase = 'open' and n.person_id = any (acts_for() || actor()))
    and (p.id < 500000000 or sees_apart(p.id, my_line()))
$function$;

CREATE OR REPLACE FUNCTION public.homes_of_complaints(p_sources text[])
 RETURNS TABLE(source text, id integer, ref text, worker_id integer, manager_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select n.source_id, h.id, h.ref, h.supervising_worker_id, t.manager_id from households n
    left join merges m on m.kind = 'household' and m.ends_id = n.id and m.parted_at is null
    join households h on h.id = coalesce(m.stays_id, n.id) left join teams t on t.id = h.team_id
  where n.source_id = any (p_sources) and (actor() is null or has_own_duty('hold_complaints'))
$function$;

CREATE OR REPLACE FUNCTION public.homes_of_escalations(p_asked jsonb)
 RETURNS TABLE(source text, on_day date, child_id integer, officer_id integer, household_id integer, manager_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select a.source, a.on_day, c.id, c.iro_id, s.household_id, t.manager_id
  from (select distinct x.source, x.on_day from (select r ->> 'source' as source, (r ->> 'on')::date as on_day from jsonb_array_elements(p_asked) r) x) a
    join children n on n.source_id = a.source left join merges m on m.kind = 'child' and m.ends_id = n.id and m.parted_at is null
    join children c on c.id = coalesce(m.stays_id, n.id)
    left join lateral (select p.household_id from placements p where p.child_id = c.id and p.household_id is not null and p.started_on <= a.on_day
      and (p.ended_on is null or p.ended_on >= a.on_day) order by p.started_on desc limit 1) s on true
    left join households h on h.id = s.household_id left join teams t on t.id = h.team_id
  where actor() is null or has_duty('report_escalations')
$function$;

CREATE OR REPLACE FUNCTION public.homes_of_slots(p_slots integer[])
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select with_led_on(array(select coalesce(m.stays_id, c.household_id) from leader_cases c
    left join merges m on m.kind = 'household' and m.ends_id = c.household_id and m.parted_at is null where c.id = any (p_slots)))
$function$;

CREATE OR REPLACE FUNCTION public.household_stands_against(p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE
AS $function$
  select 'other way', '', '' from households e join households s on s.id = p_stays where e.id = p_ends and e.status <> 'ended' and s.status = 'ended'
  union all select 'audits', string_agg(distinct e.ref, ', '), string_agg(distinct s.ref, ', ') from open_audits_of(p_ends) e cross join open_audits_of(p_stays) s having count(*) > 0
  union all select 'alerts', e.ref, s.ref from alerts e join alerts s on s.id = any (array(select open_alerts_of(p_stays))) and s.circle = '{}'
    where e.id = any (array(select open_alerts_of(p_ends))) and e.circle = '{}'
  union all select 'carers', e.ref, s.ref from carers e join carers s on s.household_id = p_stays and s.position = e.position and s.ended_on is null
    where e.household_id = p_ends and e.ended_on is null
      and not exists (select from merges m where m.kind = 'carer' and m.ends_id in (e.id, s.id) and m.parted_at is null)
$function$;

CREATE OR REPLACE FUNCTION public.household_to_watch(p_ref text, p_worker integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select h.id from households h where has_duty('observe_practice') and h.ref = p_ref and h.supervising_worker_id = p_worker
$function$;

CREATE OR REPLACE FUNCTION public.households_met(p_from date, p_to date, p_household integer)
 RETURNS TABLE(household_id integer, person_id integer, counts boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.household_id, w.person_id, a.kind <> 'review_linked' from audits a
    join pieces p on p.id = a.id cross join lateral (values (a.auditor_id), (a.moderator_id)) w (person_id)
    where a.id < 500000000 and a.phase <> 'cancelled' and coalesce(a.meeting_on, a.scheduled_for) between p_from and p_to
      and p.household_id = coalesce(p_household, p.household_id)
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
  union all
  select p.household_id, n.person_id, true from observations o
    join pieces p on p.id = o.id and p.sight = 'worker' and p.state not in ('called_off', 'cancelled')
    left join piece_people n on n.piece_id = o.id and n.part = 'observer'
    where coalesce(o.seen_on, o.planned_for) between p_from and p_to and p.household_id = coalesce(p_household, p.household_id)
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
  union all
  -- A leader, and whoever goes along with them.
  select c.household_id, w.person_id, true from leader_cases c join leader_visits v on v.id = c.id
    join pieces p on p.id = c.id and p.sight = 'open' and p.state <> 'called_off'
    join piece_people n on n.piece_id = c.id and n.part = 'leader' cross join lateral (values (n.person_id), (v.with_id)) w (person_id)
    where coalesce(v.held_on, v.planned_for) between p_from and p_to and c.household_id = coalesce(p_household, c.household_id) and w.person_id is not null
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
$function$;

CREATE OR REPLACE FUNCTION public.how_sealed(p_correction integer)
 RETURNS TABLE(sealed_at timestamp with time zone, erased_at timestamp with time zone, erased_by integer, law text, erased_why text, copies_until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.sealed_at, s.erased_at, s.erased_by, s.law, s.erased_why, s.copies_until from sealed_records s where s.correction_id = p_correction and may_put_right(p_correction)
$function$;

CREATE OR REPLACE FUNCTION public.import_lines_on_same_rows(p_import integer)
 RETURNS TABLE(import_id integer, taken_back boolean, kind text, key text, "row" integer, before jsonb, after jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with sealed as materialized (
    select l.id, l.import_id, r.contents #>> '{file,kind}' as kind, l.key, l.row_number, l.outcome, l.before || coalesce(w.before, '{}') as before, l.after || coalesce(w.after, '{}') as after
    from corrections q join sealed_records r on r.correction_id = q.id and r.contents is not null cross join jsonb_populate_recordset(null::import_changes, r.contents -> 'lines') l
      left join jsonb_populate_recordset(null::import_withheld, r.contents -> 'withheld') w on w.row_number = l.row_number
    where q.kind = 'file' and q.state = 'sealed'
  ), spoken as materialized (
    select distinct f.kind, c.key from import_changes c join import_files f on f.id = c.file_id
    where c.import_id = p_import and c.outcome in ('new', 'changed', 'unchanged')
    union select c.kind, c.key from sealed c where c.import_id = p_import and c.outcome in ('new', 'changed', 'unchanged')
    -- What stayed of an earlier one may have stayed because of this one.
    union select s.kind, s.key from import_stays s join imports i on i.id = s.import_id where may_handle(i.duties)
  ), first as (
    select min(decided_at) as at from imports where state = 'taken_back' or id = p_import
  ), line as (
    select c.id, c.import_id, f.kind, c.key, c.row_number, c.before || coalesce(w.before, '{}') as before, c.after || coalesce(w.after, '{}') as after
    from spoken s join import_changes c on c.key = s.key and c.outcome in ('new', 'changed', 'unchanged')
      join import_files f on f.id = c.file_id and f.kind = s.kind
      left join import_withheld w on w.file_id = c.file_id and w.row_number = c.row_number
    union all select c.id, c.import_id, c.kind, c.key, c.row_number, c.before, c.after
    from spoken s join sealed c on c.key = s.key and c.kind = s.kind and c.outcome in ('new', 'changed', 'unchanged')
  )
  select i.id, i.state = 'taken_back' or i.id = p_import, c.kind, c.key, min(c.row_number),
    (array_agg(c.before order by c.id) filter (where c.after is not null))[1],
    (array_agg(c.after order by c.id desc) filter (where c.after is not null))[1]
  from line c join imports i on i.id = c.import_id
  where (select may_handle_import(p_import)) and i.state in ('committed', 'taken_back') and i.decided_at >= (select at from first)
  group by i.id, c.kind, c.key
  order by c.kind, c.key, i.decided_at desc, i.id desc
$function$;

CREATE OR REPLACE FUNCTION public.in_person()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select array['hold_sealed', 'lead_programme_slot', 'keep_plans', 'report_lado'] $function$;

CREATE OR REPLACE FUNCTION public.is_about_risk(p_question text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_question in ('safe.immediate', 'safe.acting', 'safe.told_who_when', 'mod.safeguarding', 'obs.safety_alert', 'cmp.unsafe', 'esc.unsafe')
$function$;

CREATE OR REPLACE FUNCTION public.is_child_of_piece(p_piece integer, p_child integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audit_children c where c.audit_id = p_piece and c.child_id = p_child)
    or exists (select from observations o where o.id = p_piece and p_child = any (o.child_ids))
    or exists (select from answers n where n.piece_id = p_piece and n.child_id = p_child)
$function$;

CREATE OR REPLACE FUNCTION public.is_childs_choice(p_question text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_question in ('obs.child_share')
$function$;

CREATE OR REPLACE FUNCTION public.is_childs_words(p_question text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_question in ('obs.child_view')
$function$;

CREATE OR REPLACE FUNCTION public.is_direct_work(p_kind text, p_in_room boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select p_in_room and p_kind in ('home_visit', 'unannounced', 'assessment', 'placement_meeting', 'carer_review', 'child_work')
$function$;

CREATE OR REPLACE FUNCTION public.is_named_in_4_9()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from person_roles r where r.person_id = actor() and r.role in ('service_manager', 'corporate_director', 'executive_director')
    and (request_now() at time zone 'Europe/London')::date between r.from_on and coalesce(r.until_on, 'infinity'))
$function$;

CREATE OR REPLACE FUNCTION public.is_officer_in(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audits a join audit_children ac on ac.audit_id = a.id join children c on c.id = ac.child_id
    where a.id = p_piece and a.id < 500000000 and a.phase <> 'cancelled' and c.iro_id = any (acts_for()))
$function$;

CREATE OR REPLACE FUNCTION public.is_on_list(p_matter uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from need_to_know n where n.matter = p_matter and n.person_id = actor()
    and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now()))
$function$;

CREATE OR REPLACE FUNCTION public.is_open_piece(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select p_piece < 500000000 and exists (select from pieces p where p.id = p_piece and phase_of(p.state) = 'open')
$function$;

CREATE OR REPLACE FUNCTION public.is_over_voice(p_voice voices)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select not (p_voice.state in ('to_ask', 'asked', 'started') or (p_voice.state = 'given' and p_voice.told_at is null))
$function$;

CREATE OR REPLACE FUNCTION public.is_piece_in_sight(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from pieces p where p.id = p_piece)
$function$;

CREATE OR REPLACE FUNCTION public.is_worked_on(p_piece integer, p_by_itself text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces_brought b where b.piece_id = p_piece and may_handle(bringers_of(b.kind)))
    and (exists (select from moves m where m.piece_id = p_piece and not m.move = any (p_by_itself)) or exists (select from answers n where n.piece_id = p_piece)
    or exists (select from actions a where a.piece_id = p_piece) or exists (select from confidential_actions a where a.piece_id = p_piece)
    or exists (select from alert_entries a where a.piece_id = p_piece) or exists (select from asides a where a.piece_id = p_piece))
$function$;

CREATE OR REPLACE FUNCTION public.is_written(p_piece integer, p_section text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.id = p_piece and case p_section
    when 'leader' then p.state not in ('agreed', 'held') else p.state <> 'promise_open' end)
$function$;

CREATE OR REPLACE FUNCTION public.keep_answer(p_key_hash text, p_content_hash text, p_answer text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into form_keys (key_hash, content_hash, answer, at) values (p_key_hash, p_content_hash, p_answer, request_now())
  on conflict (key_hash) do update set content_hash = excluded.content_hash, answer = excluded.answer, at = excluded.at
$function$;

CREATE OR REPLACE FUNCTION public.keep_carer_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  latest carer_stays;
  goes_on boolean;
begin
  -- Where a carer is whose number leads to another is said by that one.
  if exists (select from merges m where m.kind = 'carer' and m.ends_id = new.id and m.parted_at is null) then return null; end if;
  select * into latest from carer_stays where carer_id = new.id order by id desc limit 1;
  goes_on := coalesce(same_household(latest.household_id, new.household_id), false);
  if latest.id is not null and not goes_on then
    if latest.from_on >= today and exists (select from carer_stays where carer_id = new.id and id <> latest.id) then
      -- It began today and is over: it never was.
      delete from carer_stays where id = latest.id;
      select * into latest from carer_stays where carer_id = new.id order by id desc limit 1;
      goes_on := same_household(latest.household_id, new.household_id) and latest.until_on = today;
    else
      update carer_stays set until_on = coalesce(until_on, greatest(today, from_on)), saved_at = request_now() where id = latest.id;
    end if;
  end if;
  if goes_on then
    update carer_stays set position = new.position, initials = new.initials, until_on = new.ended_on, saved_at = request_now(),
      from_on = least(case when exists (select from carer_stays where carer_id = new.id and id <> latest.id) then from_on else new.approved_from end, new.ended_on)
    where id = latest.id;
  else
    insert into carer_stays (carer_id, household_id, position, initials, from_on, until_on)
    values (new.id, new.household_id, new.position, new.initials,
      least(case when latest.id is null then new.approved_from else today end, new.ended_on), new.ended_on);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_child_of_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was)
  values ('audit_children', old.audit_id, request_now(), actor(), to_jsonb(old));
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_concerned()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.concerned := array(select unnest(case when tg_op = 'UPDATE' then old.concerned else '{}' end) union select unnest(concerned_in(new.kind, new.subject_id)));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence(p_pieces integer[], p_voices integer[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  one record;
  item int;
begin
  if exists (select from unnest(p_pieces) p where p >= 1000000000) or exists (select from voices v where v.id = any (p_voices) and v.piece_id >= 1000000000) then
    with gone as (delete from evidence_records r where r.piece_id = any (p_pieces) and r.piece_id >= 1000000000
      or r.voice_id = any (array(select v.id from voices v where v.id = any (p_voices) and v.piece_id >= 1000000000)) returning r.item_id)
    delete from evidence_items where id in (select item_id from gone);
  end if;
  for one in
    with wanted as (
      select *, coalesce(w.piece_id, 0) as of_piece, coalesce(w.voice_id, 0) as of_voice from said_by_records(p_pieces, p_voices) w
    ), standing as (
      select r.said, coalesce(r.piece_id, 0) as of_piece, coalesce(r.voice_id, 0) as of_voice, i.* from evidence_records r join evidence_items i on i.id = r.item_id
      where r.stands and (r.piece_id = any (p_pieces) or r.voice_id = any (p_voices))
    )
    select s.id as was, s.answered_on as was_answered, w.*, (s.source, s.questions, s.says, s.direction, s.about, s.basis, s.period_from, s.period_to, s.themes, s.impact)
      is not distinct from (w.source, w.questions, w.says, w.direction, w.about, w.basis, w.period_from, w.period_to, w.themes, w.impact) as is_same
    from wanted w full join standing s on s.said = w.said and s.of_piece = w.of_piece and s.of_voice = w.of_voice
  loop
    if one.is_same then
      update evidence_items set answered_on = one.answered_on where id = one.was and one.answered_on is distinct from one.was_answered;
      continue;
    end if;
    update evidence_items set state = case when one.said is null then 'withdrawn' else 'superseded' end, ended_at = request_now() where id = one.was;
    update evidence_records set stands = false where item_id = one.was;
    if one.said is not null then
      item := evidence_number();
      insert into evidence_items (id, source, questions, says, direction, about, basis, period_from, period_to, recorded_on, impact, themes, answered_on)
        values (item, one.source, one.questions, one.says, one.direction, one.about, one.basis, one.period_from, one.period_to,
          case when one.was is null then one.known_on end, one.impact, one.themes, one.answered_on);
      insert into evidence_records (item_id, said, piece_id, voice_id, words_id) values (item, one.said, one.piece_id, one.voice_id, one.words_id);
    end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_answers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(distinct n.piece_id) as ids from written n
    where n.question in ('ovr.themes', 'ovr.impact_scale', 'obs.observer_learned', 'ldr.barrier', 'ldr.barrier_is', 'ldr.impact', 'exm.learned', 'cmp.learned') or n.question = n.section || '.grade') changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_audits()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n left join was_written o on o.id = n.id
    where o.id is null or (o.final_grade, o.phase, o.period_from, o.period_to) is distinct from (n.final_grade, n.phase, n.period_from, n.period_to)) changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n join was_written o on o.id = n.id
    where to_jsonb(o) ->> tg_argv[0] <> to_jsonb(n) ->> tg_argv[0]) changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_pieces()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n left join was_written o on o.id = n.id
    where n.stream in ('audit', 'observation', 'leader_visit', 'exemption', 'complaint', 'escalation') and (o.id is null or (o.state, o.sight) is distinct from (n.state, n.sight))) changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_voices()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(coalesce(changed.pieces, '{}'), changed.ids || coalesce(changed.beside, '{}')) from (
    select array_agg(n.id) as ids, array_agg(n.piece_id) filter (where n.piece_id between 500000000 and 999999999) as pieces,
      (select array_agg(o.id) from voices o join written m on o.beside_id = m.id) as beside
    from written n where n.state = 'given' or exists (select from evidence_records r where r.voice_id = n.id)) changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_evidence_of_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(distinct n.piece_id) as ids from written n) changed where changed.ids is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_figures(p_month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  month record;
  one record;
begin
  select * into month from month_of(p_month);
  if actor() is not null or month.last >= (request_now() at time zone 'Europe/London')::date then return; end if;
  for one in
    select f.*, i.id as was, (i.counted, i.out_of, i.says) is not distinct from (f.counted, f.out_of, f.says) as is_same from said_by_figures(month.first, month.last) f
      full join (select * from evidence_items where measure is not null and state = 'standing' and period_from = month.first) i on i.measure = f.measure
  loop
    continue when one.is_same;
    update evidence_items set state = case when one.measure is null then 'withdrawn' else 'superseded' end, ended_at = request_now() where id = one.was;
    continue when one.measure is null;
    insert into evidence_items (id, measure, source, questions, says, direction, about, basis, period_from, period_to, counted, out_of)
      values (evidence_number(), one.measure, one.source, array[one.question], one.says, 'neutral', one.about, one.basis, month.first, month.last, one.counted, one.out_of);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_first_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The first day by which this was due does not change.' using errcode = 'check_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.keep_for_both(p_voice integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  one voices%rowtype;
  other voices%rowtype;
begin
  select v.* into one from voices v where v.id = p_voice and v.state = 'given' and v.together_with is not null
    and exists (select from voice_moves m where m.voice_id = v.id and m.move = 'finish' and m.at = request_now() and m.by_id = actor());
  select v.* into other from voices v where v.id = one.together_with and v.together_with = one.id and v.kind = 'carer' and one.kind = 'carer'
    and v.piece_id = one.piece_id and v.state in ('to_ask', 'asked')
    and not exists (select from voice_answers a where a.voice_id = v.id) for update skip locked;
  if other.id is null then return null; end if;
  insert into voice_answers (voice_id, question, value, words, quality_team_only, saved_at)
    select other.id, a.question, a.value, a.words, a.quality_team_only, request_now() from voice_answers a
    where a.voice_id = one.id and a.question not like '%.now' and a.question not like '%.late' order by a.id;
  insert into voice_moves (voice_id, move, from_state, to_state, by_id, at, details)
    values (other.id, 'finish', other.state, 'given', actor(), request_now(), jsonb_build_object('together', true));
  update voices set state = 'given', form = one.form, given_at = one.given_at, method = one.method, helper = one.helper, language = one.language,
    asked_by = coalesce(asked_by, one.asked_by), asked_at = coalesce(asked_at, one.asked_at), reason = null, reason_words = '', version = version + 1
    where id = other.id;
  update voice_links set closed_at = request_now() where voice_id = other.id and closed_at is null;
  return other.ref;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was)
  values (tg_table_name, old.id, request_now(), actor(), to_jsonb(old));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_merge_line(p_merge integer, p_place text, p_row jsonb, p_was jsonb, p_became jsonb, p_says text)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into merge_lines (merge_id, place, row_key, was, became, says)
  select p_merge, p_place, (select string_agg(p_row ->> k.name, ' ' order by k.at) from unnest(m.keys) with ordinality k (name, at)), p_was, p_became, coalesce(p_says, '')
  from merge_places() m where m.place = p_place
$function$;

CREATE OR REPLACE FUNCTION public.keep_part_of_piece()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was) values ('piece_people', old.piece_id, request_now(), actor(), to_jsonb(old));
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_reasons(p_rows jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with given as (
    select e.id, g.reason from jsonb_to_recordset(p_rows) as g (child text, started_on date, reason text)
      join children c on c.source_id = g.child join episodes e on e.child_id = c.id and e.started_on = g.started_on
    where (select may_bring_in())
  ), gone as (
    delete from place_change_reasons r using given g where r.id = g.id and g.reason is null
  )
  insert into place_change_reasons as held (id, reason) select id, reason from given where reason is not null
  on conflict (id) do update set reason = excluded.reason, saved_at = excluded.saved_at where held.reason <> excluded.reason
$function$;

CREATE OR REPLACE FUNCTION public.keep_section_views()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  section text := substr(new.question, length('mod.evidence.') + 1);
begin
  if new.value in ('"agree"', '"disagree"') then
    insert into section_views as v (piece_id, views) values (new.piece_id, jsonb_build_object(section, new.value = '"agree"')::text)
    on conflict (piece_id) do update set views = (v.views::jsonb || excluded.views::jsonb)::text;
  else
    update section_views v set views = (v.views::jsonb - section)::text where v.piece_id = new.piece_id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_ways_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if actor() is not null and (new.email is distinct from old.email or (new.active and not old.active)) then
    raise insufficient_privilege using message = 'Hearth itself changes an address, or lets somebody in again.';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_what_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.source, old.questions, old.says, old.direction, old.about, old.basis, old.strength, old.period_from, old.period_to, old.impact, old.counted, old.out_of, old.themes, old.doing)
    is distinct from (new.source, new.questions, new.says, new.direction, new.about, new.basis, new.strength, new.period_from, new.period_to, new.impact, new.counted, new.out_of, new.themes, new.doing) then
    raise exception 'What counts is not reworded.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_words_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if actor() is not null and not may_read_words(old.kind, old.gatherer_id, old.share, old.share_agreed_at)
    and (new.kind, new.gatherer_id, new.share, new.share_chosen, new.share_agreed_at)
      is distinct from (old.kind, old.gatherer_id, old.share, old.share_chosen, old.share_agreed_at) then
    raise exception 'Only who may read these words may say who reads them.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.kept_records(p_kind text)
 RETURNS TABLE(id integer, ref text, number text, named text)
 LANGUAGE sql
 STABLE
AS $function$
  select c.id, c.ref, c.source_id, c.ref from children c where p_kind = 'child'
  union all select c.id, c.ref, c.source_id, c.ref || ' (carer ' || c.position || ' of H-' || c.household_id || ')' from carers c where p_kind = 'carer'
  union all select h.id, h.ref, h.source_id, h.ref from households h where p_kind = 'household'
$function$;

CREATE OR REPLACE FUNCTION public.known_today()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.recorded_on := coalesce(new.recorded_on, (request_now() at time zone 'Europe/London')::date);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.knows_day_of_visit(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select (select actor()) is null or has_own_duty('arrange_programme') or has_own_duty('decide_disagreements') or leads_visit(p_piece)
    or exists (select from leader_visits v where v.id = p_piece and (v.kind <> 'watch' or v.with_id = (select actor())))
    or exists (select from leader_visits v join piece_people n on n.person_id = v.with_id and n.part = 'observer' join observations o on o.id = n.piece_id
      where v.id = p_piece and coalesce(o.seen_on, o.planned_for) = coalesce(v.held_on, v.planned_for))
$function$;

CREATE OR REPLACE FUNCTION public.knows_matter(p_matter uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select always_knows(p_matter) or is_on_list(p_matter)
$function$;

CREATE OR REPLACE FUNCTION public.lead_away(p_merge integer, p_place text, p_row jsonb, p_says text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  perform keep_merge_line(p_merge, p_place, p_row, p_row, null, p_says);
  execute format('delete from %I r where %s', m.tab, by_key(m.keys, (select l.row_key from merge_lines l where l.merge_id = p_merge order by l.id desc limit 1)));
end $function$;

CREATE OR REPLACE FUNCTION public.lead_new(p_merge integer, p_place text, p_row jsonb, p_says text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  execute format('insert into %1$I overriding system value select r.* from jsonb_populate_record(null::%1$I, $1) r', m.tab) using p_row;
  perform keep_merge_line(p_merge, p_place, p_row, null, p_row - '{id,saved_at,as_of,added_at,added_by}'::text[], p_says);
end $function$;

CREATE OR REPLACE FUNCTION public.lead_on(p_change integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare asked record; made int; one record;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select * into strict asked from agreed_records(p_change, 'records merged');
  insert into merges (kind, ends_id, stays_id, was_active, merged_at)
    select asked.kind, asked.ends, asked.stays, coalesce((select p.active from people p where p.id = asked.ends and asked.kind = 'person'), false), request_now() returning id into made;
  perform hold_pieces(asked.kind, asked.ends, asked.stays);
  for one in select * from merge_places() m where m.kind = asked.kind and m.col is not null loop
    -- An answer says when it was saved: of two versions the one that names the right record has to be the later one.
    execute format('with before as (select to_jsonb(r) as was, r.ctid as at from %1$I r where r.%2$I = $2 and (%3$s) for update),
        led as (update %1$I r set %2$I = $1 %5$s from before b where r.ctid = b.at returning b.was, to_jsonb(r) as is, %4$s as says)
      select count(keep_merge_line($3, $4, led.was, pick(led.was, $5), pick(led.is, $6), led.says)) from led',
      one.tab, one.col, one.which, one.says, case when one.tab = 'answers' then ', saved_at = request_now()' else '' end)
      using asked.stays, asked.ends, made, one.place, array[one.col] || case when one.tab = 'answers' then array['saved_at'] else '{}' end,
        -- What somebody said since, or was said of a child since, stays. Where it belongs is no matter of what was written in it.
        array[one.col] || case when asked.kind in ('child', 'carer') then array['version'] else '{}' end;
  end loop;
  case asked.kind
    when 'child' then perform lead_on_child(made, asked.ends, asked.stays);
    when 'carer' then perform lead_on_carer(made, asked.ends, asked.stays);
    when 'household' then perform lead_on_household(made, asked.ends, asked.stays);
    else null;
  end case;
  return made;
end $function$;

CREATE OR REPLACE FUNCTION public.lead_on_carer(p_merge integer, p_ends integer, p_stays integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  one record; ends carers; stays carers; lacks text[];
begin
  select * into strict ends from carers where id = p_ends for update;
  select * into strict stays from carers where id = p_stays for update;
  lacks := array(select n from unnest('{initials,display_name,sex,ethnicity,disability,dbs_on,medical_on,tsd_completed_on}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts of a carer', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  perform lead_row(p_merge, 'stays of a carer', to_jsonb(s), jsonb_build_object('until_on', greatest(s.from_on, today), 'saved_at', request_now()), s.from_on::text)
    from carer_stays s where s.carer_id = p_ends and s.until_on is null;
  for one in select v.* from voices v where v.piece_id = any (array(select pieces_asking_both(p_ends, p_stays))) and v.carer_id = p_ends and v.state in ('to_ask', 'asked') for update loop
    perform lead_row(p_merge, 'carer asked twice', to_jsonb(one), jsonb_build_object('state', 'not_given', 'reason', 'other', 'reason_words',
      'The carer is asked once: two records of them are one.', 'version', one.version + 1), null);
    update voice_links set closed_at = request_now() where voice_id = one.id and closed_at is null;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.lead_on_child(p_merge integer, p_ends integer, p_stays integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare one record; held episodes; said episodes; ends children; stays children; lacks text[]; new_id int; why text; why_held text;
begin
  select * into strict ends from children where id = p_ends for update;
  select * into strict stays from children where id = p_stays for update;
  -- Facts that the one that stays lacks. Who asks the child is one person for both: what is over, and what is restricted, still leads to them.
  lacks := array(select n from unnest('{born_on,sex,ethnicity,initials,iro_id}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  if ends.iro_id is distinct from coalesce(stays.iro_id, ends.iro_id) then
    perform lead_row(p_merge, 'facts', to_jsonb(ends), jsonb_build_object('iro_id', stays.iro_id, 'saved_at', request_now()), null);
  end if;

  for said in select * from episodes e where e.child_id = p_ends order by e.started_on loop
    select * into held from episodes h where h.child_id = p_stays and h.started_on = said.started_on;
    select r.reason into why from place_change_reasons r where r.id = said.id;
    select r.reason into why_held from place_change_reasons r where r.id = held.id;
    if held.id is null then
      new_id := nextval(pg_get_serial_sequence('episodes', 'id'));
      perform lead_new(p_merge, 'episodes of a child', to_jsonb(said) || jsonb_build_object('id', new_id, 'child_id', p_stays, 'saved_at', request_now()), said.started_on::text);
      insert into place_change_reasons (id, reason) select new_id, why where why is not null;
    elsif said.as_of > held.as_of and episode_says(said) <> episode_says(held) then
      perform lead_row(p_merge, 'episodes of a child', to_jsonb(held), episode_says(said) || jsonb_build_object('as_of', said.as_of, 'saved_at', request_now()), said.started_on::text);
      if why_held is distinct from why then
        perform lead_away(p_merge, 'reasons', to_jsonb(r), null) from place_change_reasons r where r.id = held.id;
        perform lead_new(p_merge, 'reasons', jsonb_build_object('id', held.id, 'reason', why, 'saved_at', request_now()), null) where why is not null;
      end if;
    end if;
  end loop;
  perform lead_new(p_merge, 'homes of a child', to_jsonb(l) || jsonb_build_object('id', nextval(pg_get_serial_sequence('household_links', 'id')), 'child_id', p_stays, 'saved_at', request_now()), l.started_on::text)
    from household_links l where l.child_id = p_ends and l.ended_on is null and not exists (select from household_links h where h.child_id = p_stays and h.started_on = l.started_on);
  -- Where the child lives, and did, is said by the record that stays: a household does not have them twice.
  perform lead_row(p_merge, 'stays', to_jsonb(p), jsonb_build_object('household_id', null, 'saved_at', request_now()), null)
    from placements p where p.child_id = p_ends and p.household_id is not null;

  -- Of a child whom an audit looked at twice nobody is asked twice; and no audit looks at them twice.
  for one in select v.* from voices v where v.piece_id = any (array(select audits_of_both(p_ends, p_stays))) and v.child_id = p_ends and v.state in ('to_ask', 'asked') order by v.id for update loop
    perform lead_row(p_merge, 'asked twice', to_jsonb(one), jsonb_build_object('state', 'not_given', 'reason', 'other', 'reason_words',
      'The child is asked under ' || stays.ref || '.', 'version', one.version + 1), null);
    update voice_links set closed_at = request_now() where voice_id = one.id and closed_at is null;
  end loop;
  for one in select c.audit_id, to_jsonb(c) as row, (select p.ref from pieces p where p.id = c.audit_id) as ref
    from audit_children c where c.child_id = p_ends and is_open_piece(c.audit_id) order by c.audit_id loop
    perform lead_away(p_merge, 'left in an audit', one.row, null);
    if not exists (select from audit_children o where o.audit_id = one.audit_id and o.child_id = p_stays) then
      perform lead_new(p_merge, 'audits about a child', one.row || jsonb_build_object('child_id', p_stays, 'added_at', request_now(), 'added_by', null), one.ref);
    end if;
  end loop;
  perform lead_row(p_merge, 'alerts about a child', to_jsonb(e), jsonb_build_object('child_ids',
      (select array_agg(distinct case when c = p_ends then p_stays else c end) from unnest(e.child_ids) c), 'saved_at', request_now()), (select l.ref from alerts l where l.id = e.alert_id))
    from alerts_naming(p_ends) e;
end $function$;

CREATE OR REPLACE FUNCTION public.lead_on_household(p_merge integer, p_ends integer, p_stays integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  ends households; stays households; lacks text[];
  led int[] := array(select l.row_key::int from merge_lines l where l.merge_id = p_merge and l.place = 'reviews of a household');
begin
  select * into strict ends from households where id = p_ends for update;
  select * into strict stays from households where id = p_stays for update;
  lacks := array(select n from unnest('{postcode,residence_la,team_id,supervising_worker_id,first_approved_on,terms,places_approved,places_unavailable,
      unavailable_reason,unavailable_until,next_review_due_on,last_unannounced_visit_on}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts of a household', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  if ends.status <> 'ended' then
    perform lead_row(p_merge, 'facts of a household', to_jsonb(ends), jsonb_build_object('status', 'ended', 'ended_on', today, 'saved_at', request_now()), null);
  end if;
  perform lead_row(p_merge, 'one review twice', to_jsonb(r), jsonb_build_object('ended_on', today, 'saved_at', request_now()), r.due_on::text)
    from reviews_twice(led, array(select unnest(reviews_of(p_stays)) except select unnest(led))) r;
end $function$;

CREATE OR REPLACE FUNCTION public.lead_row(p_merge integer, p_place text, p_row jsonb, p_set jsonb, p_says text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  perform keep_merge_line(p_merge, p_place, p_row, pick(p_row, array(select jsonb_object_keys(p_set - 'saved_at'))), p_set - '{saved_at,as_of}'::text[], p_says);
  execute format('update %1$I r set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) where %3$s', m.tab, fields_of(p_set),
    by_key(m.keys, (select l.row_key from merge_lines l where l.merge_id = p_merge order by l.id desc limit 1))) using p_set;
end $function$;

CREATE OR REPLACE FUNCTION public.leads_visit(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from piece_people n where n.piece_id = p_piece and n.part = 'leader' and n.person_id = actor())
$function$;

CREATE OR REPLACE FUNCTION public.left_alone(p_today date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct n.matter from need_to_know n join absences a on a.person_id = n.person_id and p_today between a.from_on and a.until_on
  where n.holds and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
$function$;

CREATE OR REPLACE FUNCTION public.lines_left_alone(p_today date)
 RETURNS TABLE(piece_id integer, absence_id integer, away_id integer, goes_to integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recursive away as (
    select a.id, a.person_id from absences a where p_today between a.from_on and a.until_on
  ), below as (
    select a.id as absence, a.person_id as away, w.id from away a join people w on w.manager_id = a.person_id
    union select b.absence, b.away, w.id from below b join people w on w.manager_id = b.id
  ), above as (
    select a.id as absence, p.manager_id as id, 1 as step from away a join people p on p.id = a.person_id
    union select u.absence, p.manager_id, u.step + 1 from above u join people p on p.id = u.id where u.step < 50
  )
  select p.id, b.absence, b.away, (select u.id from above u join people n on n.id = u.id
      where u.absence = b.absence and n.active and not exists (select from away o where o.person_id = u.id) order by u.step limit 1)
  from below b join piece_people n on n.person_id = b.id and n.part = 'worker' and n.phase = 'open'
    join pieces p on p.id = n.piece_id and p.sight = 'worker'
  where not exists (select from trail t where t.piece_id = p.id and t.kind = 'gone to the line above' and t.data->>'absence' = b.absence::text)
$function$;

CREATE OR REPLACE FUNCTION public.lines_to_bring_in(p_import integer)
 RETURNS TABLE(id bigint, kind text, key text, before jsonb, after jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select c.id, f.kind, c.key, c.before || coalesce(w.before, '{}'), c.after || coalesce(w.after, '{}')
  from imports i join import_changes c on c.import_id = i.id join import_files f on f.id = c.file_id
    left join import_withheld w on w.file_id = c.file_id and w.row_number = c.row_number
  where (select may_handle_import(p_import)) and i.id = p_import and i.state = 'committed' and i.decided_at = request_now()
    and c.after is not null
$function$;

CREATE OR REPLACE FUNCTION public.linked_voice()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('hearth.linked_voice', true), '')::int $function$;

CREATE OR REPLACE FUNCTION public.lived_until(p_child integer, p_household integer, p_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with versions as (
    select distinct on (id) * from (
      select p.id, p.household_id, p.started_on, p.ended_on, p.saved_at, 'infinity'::timestamptz as until from placements p where p.child_id = p_child
      union all select h.row_id, (h.was ->> 'household_id')::int, (h.was ->> 'started_on')::date, (h.was ->> 'ended_on')::date,
          (h.was ->> 'saved_at')::timestamptz, h.replaced_at
        from history h where p_at is not null and h.table_name = 'placements' and (h.was ->> 'child_id')::int = p_child and h.replaced_at > p_at
    ) v order by id, until
  ), stays as (
    select v.ended_on, coalesce(v.saved_at <= p_at, false) as known, (p_at at time zone 'Europe/London')::date as day from versions v
    where v.household_id = p_household and (p_at is null or v.started_on <= (p_at at time zone 'Europe/London')::date)
  )
  select case when bool_and(ended_on is not null and ended_on <= coalesce(day, ended_on)) then max(ended_on) end
  from stays where known or not exists (select from stays where known)
$function$;

CREATE OR REPLACE FUNCTION public.lower_sight(p_ref text, p_reason text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  piece pieces%rowtype;
  r text;
begin
  select * into piece from pieces where ref = p_ref for no key update;
  if not found or piece.sight <> 'restricted' or not has_own_duty('hold_restricted') then
    raise exception 'This class is lowered by the Service Manager and the Local Authority Designated Officer together.' using errcode = 'insufficient_privilege';
  end if;
  insert into sight_changes (matter, kind, by_id, as_lado, reason) values (piece.matter, 'lowering asked', actor(), has_own_duty('hold_sealed'), p_reason);
  insert into trail (at, actor_id, kind, matter) values (request_now(), actor(), 'lowering of the class asked', piece.matter);
  if (select count(distinct c.as_lado) < 2 or count(distinct c.by_id) < 2 from sight_changes c where c.matter = piece.matter and c.kind = 'lowering asked'
    and c.id > coalesce((select max(b.id) from sight_changes b where b.matter = piece.matter and b.kind <> 'lowering asked'), 0)) then
    return null;
  end if;
  insert into sight_changes (matter, kind, by_id, reason) values (piece.matter, 'lowered', actor(), p_reason);
  r := take_class(piece.id, (select case when s.sight in ('restricted', 'sealed') then 'household' else s.sight end from streams s where s.key = piece.stream), null);
  return r;
end $function$;

CREATE OR REPLACE FUNCTION public.manager_when_over(p_audit integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select as_it_read('people', then_manager.id, 'name', piece.state_since, then_manager.name)
  from pieces piece join moves m on m.piece_id = piece.id
    join people then_manager on then_manager.id = case m.move when 'respond' then m.by_id else (m.details ->> 'teamManagerId')::int end
  where piece.id = p_audit and phase_of(piece.state) <> 'open' and m.move in ('respond', 'close', 'cancel')
    and (p_audit < 500000000 or sees_apart(p_audit, (select my_line())::int[]))
  order by m.at desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.managers_above(p_person integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select p.manager_id as id from people p where p.id = p_person
    union select p.manager_id from people p join above on p.id = above.id
  ) select coalesce(array_agg(id) filter (where id is not null), '{}') from above
$function$;

CREATE OR REPLACE FUNCTION public.manages_team(p_team integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from teams t where t.id = p_team and t.manager_id = any ((select acts_for())::int[]))
$function$;

CREATE OR REPLACE FUNCTION public.matter_of_alert(p_alert integer)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.matter from allegations a join pieces p on p.id = a.id where a.alert_id = p_alert
$function$;

CREATE OR REPLACE FUNCTION public.may_begin(p_stream text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select has_duty(begins_with(p_stream)) or (p_stream = 'escalation' and has_duty('report_escalations')) $function$;

CREATE OR REPLACE FUNCTION public.may_begin_list(p_matter uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.matter = p_matter and p.begun_by = actor())
    and not exists (select from need_to_know n where n.matter = p_matter)
$function$;

CREATE OR REPLACE FUNCTION public.may_bring_in()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select actor() is null or has_duty('import_data') $function$;

CREATE OR REPLACE FUNCTION public.may_go_back(p_alert alerts)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select p_alert.decided_at is null and not exists (select from alerts o join merges m on m.kind = 'household' and m.ends_id = o.household_id and m.stays_id = p_alert.household_id
    and m.parted_at is null where o.decided_at is null and o.circle = p_alert.circle)
$function$;

CREATE OR REPLACE FUNCTION public.may_hand_over(p_piece integer, p_part text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from piece_people n where n.piece_id = p_piece and n.part = p_part and n.phase = 'open')
    and (p_piece < 500000000 or sees_apart(p_piece, my_line()))
    and (has_own_duty('decide_disagreements') or exists (select from piece_people n
      where n.piece_id = p_piece and n.part in ('worker', p_part) and n.person_id = any (my_line())))
$function$;

CREATE OR REPLACE FUNCTION public.may_handle(p_duties text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select actor() is null or exists (select from unnest(p_duties) d where case d when 'hold_complaints' then has_own_duty(d) else has_duty(d) end)
$function$;

CREATE OR REPLACE FUNCTION public.may_handle_import(p_import integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from imports i where i.id = p_import and may_handle(i.duties))
$function$;

CREATE OR REPLACE FUNCTION public.may_hear_child(p_piece integer, p_child integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select actor() is null or hears_children(p_child)
    or exists (select from piece_people n where n.piece_id = p_piece and n.part = 'observer' and n.person_id = actor())
    or exists (select from answers n where n.piece_id = p_piece and n.child_id = p_child and is_childs_choice(n.question) and n.value = '"carers"')
$function$;

CREATE OR REPLACE FUNCTION public.may_keep_list(p_matter uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select always_knows(p_matter) or exists (select from need_to_know n where n.matter = p_matter and n.person_id = actor() and n.holds
    and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    and not exists (select from pieces p where p.matter = p_matter and p.sight = 'sealed'))
$function$;

CREATE OR REPLACE FUNCTION public.may_know_why()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select has_own_duty('read_reasons') $function$;

CREATE OR REPLACE FUNCTION public.may_name_first(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.id = p_piece and p.begun_by is not distinct from actor())
    and not exists (select from piece_people n where n.piece_id = p_piece)
    and not exists (select from history h where h.table_name = 'piece_people' and h.row_id = p_piece)
$function$;

CREATE OR REPLACE FUNCTION public.may_put_right(p_correction integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select has_own_duty('hold_voices') and exists (select from corrections c where c.id = p_correction
    and not (actor() = any (c.concerned || concerned_in(c.kind, c.subject_id))) and (c.piece_id is null or c.piece_id < 500000000 or sees_apart(c.piece_id, my_line())))
$function$;

CREATE OR REPLACE FUNCTION public.may_raise_sight(p_piece integer, p_to text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces piece where piece.id = p_piece and p_to in ('restricted', 'sealed') and piece.sight not in (p_to, 'sealed')
    and (has_own_duty('hold_restricted') or (p_to = 'sealed' and has_own_duty('hold_sealed'))
      or exists (select from piece_people n where n.piece_id = p_piece and n.person_id = actor() and n.part <> 'worker')
      or exists (select from audits a where a.id = p_piece and (a.auditor_id = actor() or a.moderator_id = actor()))
      or exists (select from households h join teams t on t.id = h.team_id where h.id = piece.household_id and t.manager_id = actor())
      or (piece.matter is not null and may_keep_list(piece.matter)))
    and case when piece.id < 500000000 and current_setting('role') = 'hearth_service' then true else sees_whole(piece.id, my_households()) end)
$function$;

CREATE OR REPLACE FUNCTION public.may_read_reflection(p_audit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audits a join pieces p on p.id = a.id where a.id = p_audit
    and (a.worker_id = any (acts_for()) or a.auditor_id = any (acts_for()) or a.moderator_id = any (acts_for())
      or exists (select from households h join teams t on t.id = h.team_id where h.id = p.household_id and t.manager_id = any (acts_for()))))
$function$;

CREATE OR REPLACE FUNCTION public.may_read_words(kind text, gatherer_id integer, share text, share_agreed_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select has_own_duty('hold_voices') or case kind
    when 'child' then coalesce(gatherer_id = actor(), false) and has_own_duty('gather_child_voices')
    when 'household_member' then has_own_duty('gather_carer_voices')
    when 'worker' then coalesce(gatherer_id = actor(), false)
    else true end
    or (kind in ('child', 'household_member') and (share = 'carers' or (share = 'ask_first' and share_agreed_at is not null)))
$function$;

CREATE OR REPLACE FUNCTION public.may_see_merges()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select actor() is null or has_duty('manage_people') or has_duty('confirm_access') or has_duty('read_trail')
$function$;

CREATE OR REPLACE FUNCTION public.merge_counts(p_kind text, p_ends integer, p_stays integer)
 RETURNS TABLE(place text, count integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare one record; found int;
begin
  if not may_see_merges() then return; end if;
  for one in select * from merge_places() m where m.kind = p_kind and m.col is not null and not m.silent loop
    execute format('select count(*) from %I r where r.%I = $2 and (%s)', one.tab, one.col, one.which) into found using p_stays, p_ends;
    if found > 0 then place := one.place; count := found; return next; end if;
  end loop;
  return query select c.place, c.count from count_of_child(p_ends, p_stays) c where p_kind = 'child' and c.count > 0
    union all select c.place, c.count from count_of_carer(p_ends) c where p_kind = 'carer' and c.count > 0
    union all select c.place, c.count from count_of_household(p_ends, p_stays) c where p_kind = 'household' and c.count > 0;
end $function$;

CREATE OR REPLACE FUNCTION public.merge_outcome(p_merge integer)
 RETURNS TABLE(place text, back integer, stayed integer, which text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select l.place, count(*) filter (where l.went_back)::int, count(*) filter (where not l.went_back)::int,
    coalesce(array_agg(distinct l.says order by l.says) filter (where not l.went_back and l.says <> ''), '{}')
  from merge_lines l join merges m on m.id = l.merge_id
  where m.id = p_merge and m.parted_at is not null and may_see_merges()
    and not exists (select from merge_places() p where p.kind = m.kind and p.place = l.place and p.silent)
  group by l.place
$function$;

CREATE OR REPLACE FUNCTION public.merge_places()
 RETURNS TABLE(kind text, place text, tab text, col text, keys text[], which text, says text, still text, silent boolean)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select v.kind, v.place, v.tab, v.col, v.keys::text[], v.which, coalesce(v.says, $q$''$q$), coalesce(v.still, 'true'), coalesce(v.silent, false) from (values
    ('person', 'households', 'households', 'supervising_worker_id', '{id}', 'true', null, null, null),
    ('person', 'children', 'children', 'iro_id', '{id}', 'true', null, null, null),
    ('person', 'reviews', 'carer_reviews', 'reviewing_officer_id', '{id}', 'r.held_on is null and r.ended_on is null', null, null, null),
    ('person', 'teams', 'teams', 'manager_id', '{id}', 'true', null, null, null),
    ('person', 'line', 'people', 'manager_id', '{id}', 'r.id <> $1', null, null, null),
    ('person', 'away', 'absences', 'person_id', '{id}', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.cover_id is distinct from $1$q$, null, null, null),
    ('person', 'covers', 'absences', 'cover_id', '{id}', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.person_id <> $1$q$, null, null, null),
    ('person', 'actions', 'actions', 'owner_id', '{id}', $q$r.state in ('open', 'in_progress', 'done_awaiting_check') and r.sight in ('open', 'household', 'worker')$q$, null, null, null),
    ('person', 'audits as auditor', 'audits', 'auditor_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$, null, null, null),
    ('person', 'audits as worker', 'audits', 'worker_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$, null, null, null),
    ('person', 'audits as moderator', 'audits', 'moderator_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.auditor_id is distinct from $1 and r.worker_id is distinct from $1$q$, null, null, null),
    ('person', 'parts', 'piece_people', 'person_id', '{piece_id,part}',
      $q$r.phase = 'open' and r.piece_id < 500000000 and not exists (select from piece_people o where o.piece_id = r.piece_id and o.person_id = $1)$q$, null, null, null),
    ('person', 'voices', 'voices', 'gatherer_id', '{id}', $q$r.state = 'asked' and coalesce(r.piece_id, 0) < 500000000$q$, null, null, null),
    ('person', 'wishes to answer', 'engagement_notes', 'officer_id', '{id}', 'r.wish_by is not null and r.told_on is null and r.taken_down_at is null', null, null, null),
    ('person', 'lines of the year', 'slots', 'person_id', '{id}', $q$r.settled is null and r.due_on >= (request_now() at time zone 'Europe/London')::date$q$, null, null, null),
    ('person', 'days with a leader', 'leader_visits', 'with_id', '{id}', 'is_open_piece(r.id)', null, null, null),
    ('person', 'plans to improve', 'improvement_plans', 'led_by', '{id}', $q$r.stands = 'open'$q$, null, null, null),
    ('child', 'answers about a child', 'answers', 'child_id', '{id}', 'r.piece_id = any (array(select audits_of_one($1, $2)))',
      '(select p.ref from pieces p where p.id = r.piece_id)', 'is_open_piece(r.piece_id)', null),
    ('child', 'notes about a child', 'asides', 'child_id', '{id}', 'r.piece_id = any (array(select audits_of_one($1, $2)))', null, 'is_open_piece(r.piece_id)', true),
    ('child', 'voices of a child', 'voices', 'child_id', '{id}',
      $q$r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r)
        else is_open_piece(r.piece_id) and not exists (select from voices o where o.piece_id = r.piece_id and o.child_id = $1) end$q$,
      'r.ref', '(r.piece_id is null or is_open_piece(r.piece_id))', null),
    ('child', 'episodes of a child', 'episodes', null, '{id}', null, null, null, null),
    ('child', 'reasons', 'place_change_reasons', null, '{id}', null, null, null, true),
    ('child', 'homes of a child', 'household_links', null, '{id}', null, null, null, null),
    ('child', 'stays', 'placements', null, '{id}', null, null, null, true),
    ('child', 'facts', 'children', null, '{id}', null, null, null, true),
    ('child', 'audits about a child', 'audit_children', null, '{audit_id,child_id}', null, null, 'is_open_piece(r.audit_id)', null),
    ('child', 'left in an audit', 'audit_children', null, '{audit_id,child_id}', null, null, 'is_open_piece(r.audit_id)', true),
    ('child', 'asked twice', 'voices', null, '{id}', null, null, 'is_open_piece(r.piece_id)', true),
    ('child', 'escalations about a child', 'escalations', 'child_id', '{id}', 'r.id < 500000000 and is_open_piece(r.id)',
      '(select p.ref from pieces p where p.id = r.id)', 'is_open_piece(r.id)', null),
    ('child', 'alerts about a child', 'alert_entries', null, '{id}', null, null, 'exists (select from alerts l where l.id = r.alert_id and l.decided_at is null)', null),
    ('child', 'wishes of a child', 'engagement_notes', 'child_id', '{id}', 'r.wish_by is not null and r.told_on is null and r.taken_down_at is null', null,
      'r.told_on is null and r.taken_down_at is null', null),
    ('carer', 'voices of a carer', 'voices', 'carer_id', '{id}',
      $q$r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) and not exists (select from voices o where o.piece_id = r.piece_id and o.carer_id = $1) end$q$,
      'r.ref', 'case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', null),
    ('carer', 'stays of a carer', 'carer_stays', null, '{id}', null, null, null, null),
    ('carer', 'facts of a carer', 'carers', null, '{id}', null, null, null, true),
    ('carer', 'carer asked twice', 'voices', null, '{id}', null, null, 'is_open_piece(r.piece_id)', true),
    ('household', 'carers of a household', 'carers', 'household_id', '{id}', 'true', 'r.ref', null, null),
    ('household', 'stays of children', 'placements', 'household_id', '{id}', 'true', 'r.started_on::text', null, null),
    ('household', 'links of children', 'household_links', 'household_id', '{id}', 'true', null, null, true),
    ('household', 'reviews of a household', 'carer_reviews', 'household_id', '{id}', 'true', 'r.due_on::text', null, null),
    ('household', 'one review twice', 'carer_reviews', null, '{id}', null, null, null, null),
    ('household', 'audits of a household', 'pieces', 'household_id', '{id}', $q$r.id < 500000000 and phase_of(r.state) = 'open'$q$, 'r.ref', $q$phase_of(r.state) = 'open'$q$, null),
    ('household', 'practice with a household', 'pieces', 'household_id', '{id}', $q$r.id between 500000000 and 999999999 and phase_of(r.state) = 'open'$q$, null, $q$phase_of(r.state) = 'open'$q$, true),
    ('household', 'case of a leader', 'leader_cases', 'household_id', '{id}', 'is_open_piece(r.id)', null, 'is_open_piece(r.id)', true),
    ('household', 'voices of a household', 'voices', 'household_id', '{id}',
      'r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', 'r.ref',
      'case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', null),
    ('household', 'actions of a household', 'actions', 'household_id', '{id}', $q$r.state in ('open', 'in_progress', 'done_awaiting_check') and r.sight in ('open', 'household')$q$, 'r.ref',
      $q$r.state in ('open', 'in_progress', 'done_awaiting_check')$q$, null),
    ('household', 'alerts on a household', 'alerts', 'household_id', '{id}', $q$r.circle = '{}' and r.id = any (array(select open_alerts_of($2))) and not exists (select from alerts o
      where o.household_id = $1 and o.decided_at is null and o.circle = r.circle)$q$, 'r.ref', 'may_go_back(r)', null),
    ('household', 'alerts kept from somebody', 'alerts', 'household_id', '{id}', $q$r.circle <> '{}' and r.id = any (array(select open_alerts_of($2))) and not exists (select from alerts o
      where o.household_id = $1 and o.decided_at is null and o.circle = r.circle)$q$, null, 'may_go_back(r)', true),
    ('household', 'alerts not finished', 'unfinished_alerts', 'household_id', '{id}', 'r.ended_at is null and coalesce(r.piece_id, 0) < 500000000', null, 'r.ended_at is null', true),
    ('household', 'never proposed', 'not_proposed', 'household_id', '{id}', $q$r.until_at is null and not exists (select from not_proposed o where o.household_id = $1 and o.until_at is null)$q$,
      null, 'r.until_at is null', true),
    ('household', 'facts of a household', 'households', null, '{id}', null, null, null, true)
  ) v (kind, place, tab, col, keys, which, says, still, silent)
$function$;

CREATE OR REPLACE FUNCTION public.merged_records()
 RETURNS TABLE(id integer, kind text, ends_id integer, ends text, stays_id integer, stays text, merged_at timestamp with time zone, parted_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select m.id, m.kind, m.ends_id, ref_of_record(m.kind, m.ends_id), m.stays_id, ref_of_record(m.kind, m.stays_id), m.merged_at, m.parted_at
  from merges m where m.kind in ('child', 'carer', 'household') and may_see_merges() order by m.merged_at desc, m.id desc
$function$;

CREATE OR REPLACE FUNCTION public.midways_due(p_from date, p_to date, p_own boolean)
 RETURNS TABLE(child_id integer, household_id integer, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with theirs as materialized (
    select s.child_id, s.household_id, s.started_on, coalesce(s.ended_on, 'infinity'::date) as until from placements s
    where p_own and s.child_id = any ((select my_iro_children())::int[])
    union all select s.child_id, s.household_id, s.started_on, coalesce(s.ended_on, 'infinity'::date) from placements s
    where not p_own and (select actor() is null or has_duty('report_escalations') or has_duty('read_month'))
  ), stays as materialized (
    select s.*, max(s.until) over (partition by s.child_id order by s.started_on rows between unbounded preceding and 1 preceding) as before from theirs s
  ), care as (
    select c.child_id, c.since, max(c.until) as until from (
      select s.*, max(case when s.before is null or s.before < s.started_on - 1 then s.started_on end) over (partition by s.child_id order by s.started_on) as since from stays s
    ) c group by c.child_id, c.since
  )
  -- A half-year has 181 to 184 days: no more of them are made than may fall into these days.
  select distinct on (d.child_id, d.due_on) d.child_id, s.household_id, d.due_on from (
    select care.child_id, (care.since + make_interval(months => 6 * n))::date as due_on
    from care cross join lateral generate_series(greatest(1, (p_from - care.since) / 184), (p_to - care.since) / 181) n
    where care.since + make_interval(months => 6 * n) between p_from and p_to and (care.since + make_interval(months => 6 * n))::date < care.until
  ) d join stays s on s.child_id = d.child_id and s.household_id is not null and s.started_on <= d.due_on and s.until > d.due_on
  order by d.child_id, d.due_on, s.started_on desc
$function$;

CREATE OR REPLACE FUNCTION public.moderates(p_audit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audits a where a.id = p_audit and a.moderator_id = any (acts_for()))
$function$;

CREATE OR REPLACE FUNCTION public.month_of(p_day date)
 RETURNS TABLE(first date, last date)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select date_trunc('month', p_day)::date, (date_trunc('month', p_day) + interval '1 month' - interval '1 day')::date
$function$;

CREATE OR REPLACE FUNCTION public.move_action(p_correction integer, p_action integer, p_household integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform putting_right(p_correction, 'action', p_action);
  update actions set household_id = p_household, piece_id = null, source_question = null, escalated_to = null, version = version + 1, saved_at = request_now()
    where id = p_action and sight = 'household';
  if not found then raise exception 'Only an action that is seen with its household is moved to another.' using errcode = 'insufficient_privilege'; end if;
  update history set was = was || jsonb_build_object('household_id', p_household, 'piece_id', null, 'source_question', null) where table_name = 'actions' and row_id = p_action;
end $function$;

CREATE OR REPLACE FUNCTION public.move_answer(p_correction integer, p_answer integer, p_child integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  old answers%rowtype;
  blank bigint;
  last bigint := coalesce((select max(id) from history), 0);
begin
  perform putting_right(p_correction, 'answer', p_answer);
  select * into strict old from answers where id = p_answer for update;
  if old.child_id is null or not is_child_of_piece(old.piece_id, p_child) then
    raise exception 'An answer about a child is moved to another child of the same piece.' using errcode = 'insufficient_privilege';
  end if;
  select id into blank from answers where piece_id = old.piece_id and question = old.question and child_id = p_child and value is null and explanation = '' and evidence = '' for update;
  perform take_history('answers', array[blank]);
  delete from answers where id = blank;
  update answers set child_id = p_child where id = p_answer;
  delete from history where id > last and table_name = 'answers' and row_id = p_answer;
  update history set was = was || jsonb_build_object('child_id', p_child) where table_name = 'answers' and row_id = p_answer;
  -- A child's own words: heard already, but told to the other child.
  update childs_words set child_id = p_child, told_at = null, told_by = null, told_words = '', version = version + 1, saved_at = request_now()
    where piece_id = old.piece_id and question = old.question and child_id = old.child_id;
  update history set was = was || jsonb_build_object('child_id', p_child)
    where table_name = 'childs_words' and row_id in (select w.id from childs_words w where w.piece_id = old.piece_id and w.question = old.question and w.child_id = p_child);
end $function$;

CREATE OR REPLACE FUNCTION public.move_words(p_correction integer, p_from integer, p_to integer, p_asks boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  old voices%rowtype;
  new voices%rowtype;
  last bigint := coalesce((select max(id) from history), 0);
  moved bigint[];
begin
  perform putting_right(p_correction, 'voice', p_from);
  perform from voices where id in (p_from, p_to) order by id for update;
  select * into strict old from voices where id = p_from;
  select * into strict new from voices where id = p_to;
  if old.id = new.id or old.kind <> new.kind or (old.beside_id is null) <> (new.beside_id is null)
    or (new.piece_id is distinct from old.piece_id and greatest(old.piece_id, new.piece_id) >= 500000000)
    or exists (select from voice_answers where voice_id = p_to) or exists (select from voice_outcomes where voice_id = p_to) then
    raise exception 'Words are moved to a voice of the same kind in which nobody has said anything.' using errcode = 'insufficient_privilege';
  end if;
  with words as (update voice_answers set voice_id = p_to where voice_id = p_from returning id)
    select array_agg(id) into moved from words;
  with outcome as (update voice_outcomes set voice_id = p_to where voice_id = p_from returning id)
    select coalesce(moved, '{}') || coalesce(array_agg(-id), '{}') into moved from outcome;
  -- That they were moved is no other version of them; and no version says that they were somebody else's.
  delete from history where id > last and ((table_name = 'voice_answers' and row_id = any (moved)) or (table_name = 'voice_outcomes' and -row_id = any (moved)));
  update history set was = was || jsonb_build_object('voice_id', p_to)
    where (table_name = 'voice_answers' and row_id = any (moved)) or (table_name = 'voice_outcomes' and -row_id = any (moved));
  update voice_openings set voice_id = p_to where voice_id = p_from;
  insert into voice_moves (voice_id, move, from_state, to_state, by_id, at, words, details, came_along)
    select p_to, move, from_state, to_state, by_id, at, words, details, true from voice_moves
    where voice_id = p_from and not came_along and move in ('save', 'finish', 'go_on') order by id;
  update voice_moves set words = '', details = '{}' where voice_id = p_from and not came_along and move in ('save', 'finish');
  update voice_moves set voice_id = p_to, came_along = true where voice_id = p_from and (came_along or move in ('record_agreement', 'change_share', 'answer'));
  update voices set state = old.state, form = old.form, form_chosen = true, method = old.method, helper = old.helper, language = old.language, asked_at = coalesce(asked_at, old.asked_at),
    given_at = old.given_at, reason = null, reason_words = '', share = 'iro_and_quality', share_chosen = false, share_agreed_at = null, told_at = null, told_by = null, version = version + 1
    where id = p_to;
  perform begin_voice_anew(p_from, p_asks);
  perform end_ways_in(p_to);
end $function$;

CREATE OR REPLACE FUNCTION public.my_audited()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct p.household_id), '{}') from pieces p where p.id = any ((select my_own_pieces() || my_iro_audits() || my_practice())::int[])
    and (p.stream not in ('complaint', 'escalation') or exists (select from piece_people n where n.piece_id = p.id and n.part <> 'officer' and n.person_id = any ((select acts_for())::int[])))
$function$;

CREATE OR REPLACE FUNCTION public.my_complaints()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select p.id from pieces p where p.stream = 'complaint' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'complaint'
      where n.person_id = any ((select acts_for())::int[]) and (n.phase <> 'cancelled' or n.part = 'officer') and n.piece_id < 500000000)
$function$;

CREATE OR REPLACE FUNCTION public.my_concern_children()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select unnest(a.child_ids) from pieces p join allegations a on a.id = p.id where p.matter = any ((select my_matters())::uuid[]))
$function$;

CREATE OR REPLACE FUNCTION public.my_escalations()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select p.id from pieces p where p.stream = 'escalation' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'escalation'
      where n.person_id = any ((select acts_for())::int[]) and (n.phase <> 'cancelled' or n.part = 'officer') and n.piece_id < 500000000
    union select e.id from escalations e where e.child_id = any ((select my_iro_children())::int[]) and e.id < 500000000 and e.ended_as is distinct from 'cancelled'
    union select e.id from escalations e where (select has_duty('report_escalations')) and e.id < 500000000 and e.ended_as is distinct from 'cancelled')
$function$;

CREATE OR REPLACE FUNCTION public.my_exemptions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select p.id from pieces p where p.stream = 'exemption' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'exemption'
      where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000)
$function$;

CREATE OR REPLACE FUNCTION public.my_few()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when count(*) <= 500 then coalesce(array_agg(id), '{}') else '{}' end from (
    (select p.id from pieces p where p.household_id = any ((select my_households())::int[]) and p.id < 500000000 order by p.household_id limit 501)
    union (select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000 order by a.auditor_id limit 501)
    union (select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000 order by a.moderator_id limit 501)
    union (select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000 order by n.person_id limit 501)
  ) theirs
$function$;

CREATE OR REPLACE FUNCTION public.my_homes()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select with_led_on(array(select distinct id from (
    select unnest(my_households()) as id
    union select p.household_id from pieces p where p.household_id is not null and p.id = any (array(
      select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase = 'open' and a.id < 500000000
      union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase = 'open' and a.id < 500000000
      union select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase = 'open' and n.piece_id < 500000000 and n.part <> 'officer'))
    union select p.household_id from piece_people n join pieces p on p.id = n.piece_id
      where n.person_id = actor() and n.phase = 'open' and n.piece_id between 500000000 and 999999999 and p.sight = 'worker' and p.household_id is not null
  ) seen))
$function$;

CREATE OR REPLACE FUNCTION public.my_households()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select with_led_on(array(select h.id from households h where h.supervising_worker_id = any ((select acts_for())::int[])
    union all select h.id from households h
      where h.team_id = any (array(select t.id from teams t where t.manager_id = any ((select acts_for())::int[])))))
$function$;

CREATE OR REPLACE FUNCTION public.my_imports()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select i.id from imports i join (select d.duties from (select distinct duties from imports) d where may_handle(d.duties)) mine on mine.duties = i.duties)
$function$;

CREATE OR REPLACE FUNCTION public.my_iro_audits()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(a.id), '{}') from audits a where a.phase <> 'cancelled' and a.id < 500000000
    and a.id = any (array(select ac.audit_id from audit_children ac where ac.child_id = any ((select my_iro_children())::int[])))
$function$;

CREATE OR REPLACE FUNCTION public.my_iro_children()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(c.id), '{}') from children c where c.iro_id = any ((select acts_for())::int[])
$function$;

CREATE OR REPLACE FUNCTION public.my_line()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recursive below as (
    select p.id from people p where p.manager_id = actor() and actor() = any (acts_for())
    union select p.id from people p join below on p.manager_id = below.id
  ) select coalesce(array_agg(id), '{}') from below
$function$;

CREATE OR REPLACE FUNCTION public.my_matters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct matter), '{}') from (
    select n.matter from need_to_know n
    where n.person_id = actor() and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    union all select p.matter from pieces p where p.id >= 1000000000 and p.sight = 'restricted' and has_own_duty('hold_restricted')
    union all select p.matter from pieces p where p.id >= 1000000000 and p.sight = 'sealed' and has_own_duty('hold_sealed')
  ) known
$function$;

CREATE OR REPLACE FUNCTION public.my_matters_of(p_stream text DEFAULT NULL::text)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select p.id from (select s.id, s.matter from pieces s where s.stream = coalesce(p_stream, s.stream) and s.id >= 1000000000 offset 0) p where p.matter in (select unnest(my_matters())))
$function$;

CREATE OR REPLACE FUNCTION public.my_openings()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(o.voice_id), '{}') from voice_openings o
  where o.by_id = actor() and exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where e.voice_id = o.voice_id and l.decided_at is null and not (actor() = any (l.circle)))
$function$;

CREATE OR REPLACE FUNCTION public.my_own_children()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select c.id from children c where c.iro_id = actor() and has_own_duty('gather_child_voices'))
$function$;

CREATE OR REPLACE FUNCTION public.my_own_pieces()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(id), '{}') from (
    select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000
    union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000
    union select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000
  ) theirs
$function$;

CREATE OR REPLACE FUNCTION public.my_parts()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  select array_append(acts_for(), actor())
$function$;

CREATE OR REPLACE FUNCTION public.my_practice()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(p.id), '{}') from piece_people n join pieces p on p.id = n.piece_id
  where n.person_id = actor() and n.phase <> 'cancelled' and n.piece_id between 500000000 and 999999999 and p.sight = 'worker'
$function$;

CREATE OR REPLACE FUNCTION public.my_sight()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select with_led_on(array(select distinct id from (
    select unnest(my_homes()) as id
    union select p.household_id from placements p
      where p.child_id = any ((select my_iro_children())::int[]) and p.household_id is not null and p.ended_on is null
  ) seen))
$function$;

CREATE OR REPLACE FUNCTION public.my_slot_households()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select homes_of_slots((select my_slots()))
$function$;

CREATE OR REPLACE FUNCTION public.my_slot_pieces()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(p.id), '{}') from leader_cases c join leader_visits v on v.id = c.id cross join lateral unnest(homes_of_slots(array[c.id])) home (id) join pieces p on p.household_id = home.id
    left join observations o on o.id = p.id left join audits a on a.id = p.id
  where c.id = any ((select my_slots())::int[]) and (
    (v.kind = 'watch' and o.id is not null and p.sight = 'worker' and coalesce(o.seen_on, o.planned_for) = coalesce(v.held_on, v.planned_for)
      and exists (select from piece_people n where n.piece_id = p.id and n.part = 'observer' and n.person_id = v.with_id))
    or (v.kind = 'audit' and a.id is not null and p.sight = 'household' and a.kind = 'senior_leader' and a.phase <> 'cancelled' and a.auditor_id = v.with_id
      and coalesce(a.meeting_on, p.due_on, (p.state_since at time zone 'Europe/London')::date) between c.sees_from and c.sees_until))
$function$;

CREATE OR REPLACE FUNCTION public.my_slots()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(c.id), '{}') from piece_people n join leader_cases c on c.id = n.piece_id join pieces p on p.id = c.id
  where n.person_id = actor() and has_own_duty('lead_programme_slot') and n.part = 'leader' and n.piece_id < 500000000 and p.state <> 'called_off'
    and (request_now() at time zone 'Europe/London')::date between c.sees_from and c.sees_until
$function$;

CREATE OR REPLACE FUNCTION public.my_watched_children()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select unnest(o.child_ids) from observations o where o.id = any ((select my_practice())::int[]))
$function$;

CREATE OR REPLACE FUNCTION public.neutral_title()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select 'Something to do in a confidential matter' $function$;

CREATE OR REPLACE FUNCTION public.never_proposed()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct household_id), '{}') from not_proposed
  where from_at <= request_now() and (until_at is null or until_at > request_now())
$function$;

CREATE OR REPLACE FUNCTION public.next_piece(p_sight text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare n int;
begin
  if p_sight in ('open', 'household') then return nextval('pieces_id_seq'); end if;
  if p_sight not in ('restricted', 'sealed') then return 500000000 + nextval('pieces_apart_seq'); end if;
  loop
    n := 1000000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 1147483647;
    if not exists (select from pieces where id = n) then return n; end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.number_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare taken boolean;
begin
  if new.piece_id < 500000000 then
    new.id := nextval(format('%I', tg_table_name || '_id_seq'));
    return new;
  end if;
  loop
    new.id := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    execute format('select exists (select from %I where id = $1)', tg_table_name) into taken using new.id;
    exit when not taken;
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.number_voice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.id is not null then return new; end if;
  if new.piece_id is null or new.piece_id < 1000000000 then
    new.id := nextval('voices_id_seq');
    return new;
  end if;
  loop
    new.id := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    exit when not exists (select from voices where id = new.id);
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.numbers_led_on()
 RETURNS TABLE(kind text, number text, leads_to text, since timestamp with time zone, parted_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select m.kind, e.number, s.number, m.merged_at, m.parted_at
  from unnest(array['child', 'carer', 'household']) k (kind) join merges m on m.kind = k.kind
    cross join lateral (select r.number from kept_records(k.kind) r where r.id = m.ends_id) e cross join lateral (select r.number from kept_records(k.kind) r where r.id = m.stays_id) s
  where (select may_bring_in())
$function$;

CREATE OR REPLACE FUNCTION public.observation_figures(p_from date, p_to date)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
  with ended as materialized (
    select ((p_to + 1)::timestamp at time zone 'Europe/London') as at
  ), direct as materialized (
    select v.* from direct_visits((p_to - interval '1 year' + interval '1 day')::date, p_to) v
  ), year as (
    select * from direct where seen_on between p_to - interval '1 year' + interval '1 day' and p_to and state in ('written', 'answered', 'actions_open', 'closed')
  ), said as materialized (
    select n.question, w.value #>> '{}' as value, n.piece_id, n.child_id from answers n cross join lateral (select case when n.saved_at < (select at from ended) then n.value
        else (select case when (h.was ->> 'saved_at')::timestamptz < (select at from ended) then h.was -> 'value' end from history h
          where h.table_name = 'answers' and h.row_id = n.id and h.replaced_at >= (select at from ended) order by h.replaced_at, h.id limit 1) end as value) w
      where n.piece_id = any (array(select id from year)) and w.value is not null
      and n.question in ('obs.child_seen', 'obs.child_alone_by', 'obs.child_alone_why_not', 'obs.worker_agrees')
  ), of_child as (
    select * from said where child_id is not null
  ), kids as materialized (
    select c.id, c.born_on from children c where c.id = any (array(select child_id from of_child))
  ), workers as materialized (
    select n.piece_id, n.person_id from piece_people n where n.piece_id = any (array(select id from year)) and n.part = 'worker'
  ), known as materialized (
    select t.piece_id, t.person_id, t.at from told t where t.piece_id = any (array(select id from year)) and t.at < (select at from ended)
  ), able as (
    select a.alone_by, a.why_not from (
      select piece_id, child_id, max(value) filter (where question = 'obs.child_alone_by') as alone_by,
        max(value) filter (where question = 'obs.child_alone_why_not') as why_not
      from of_child group by piece_id, child_id having bool_or(question = 'obs.child_alone_by')
    ) a join year y on y.id = a.piece_id join kids c on c.id = a.child_id
    where c.born_on <= y.seen_on - interval '4 years'
  ), acted as materialized (
    select a.piece_id, case when u.action_id is null then a.state else u.kind end as state, case when u.action_id is null then a.verified_on else u.on_day end as verified_on, a.due_on
    from actions a left join (
      -- What was decided when the time ended, of those of which that was taken back since.
      select distinct on (e.action_id) e.action_id, e.kind, (e.at at time zone 'Europe/London')::date as on_day from action_events e
        where e.action_id = any (array(select s.action_id from action_events s where s.kind = 'unsettled' and s.at >= (select at from ended)))
          and e.kind in ('verified', 'not_done', 'superseded', 'unsettled') and e.at < (select at from ended) order by e.action_id, e.at desc, e.id desc
    ) u on u.action_id = a.id
    where a.sight = 'worker' and coalesce(u.kind, a.state) <> 'superseded' and a.due_on between p_to - interval '1 year' + interval '1 day' and p_to
  ), observed_in as (
    select p.id from pieces p where p.id = any (array(select piece_id from acted)) and p.stream = 'observation'
  ), about as (
    select value from said where question = 'obs.worker_agrees' and child_id is null
  ), posts as (
    select w.person_id from observed_workers(p_to) w where w.here_since <= p_to - interval '6 months'
  ), counted (key, part, whole) as (
    select 'observed', (select count(distinct n.person_id) from workers n join posts on posts.person_id = n.person_id), (select count(*) from posts)
    union all select 'child_seen', count(*) filter (where value = 'yes'), count(*) from of_child where question = 'obs.child_seen'
    union all select 'alone', count(*) filter (where alone_by <> 'nobody'), count(*) filter (where why_not is distinct from 'said_no') from able
    union all select 'said_no', count(*) filter (where why_not = 'said_no'), count(*) from able
    union all select 'told', count(*) filter (where (t.at at time zone 'Europe/London')::date = y.seen_on), count(*)
      from year y join workers w on w.piece_id = y.id join known t on t.piece_id = y.id and t.person_id = w.person_id
    union all select 'fair', count(*) filter (where value = 'agree'), count(*) from about
    union all select 'verified', count(*) filter (where a.state = 'verified' and a.verified_on <= a.due_on), count(*)
      from acted a join observed_in o on o.id = a.piece_id
  )
  select jsonb_build_object(
    'done', (select count(*) from direct where seen_on between p_from and p_to and state in ('written', 'answered', 'actions_open', 'closed')),
    'planned', (select count(*) from direct where planned_for between p_from and p_to and state <> 'called_off'),
    'corrected', (select count(*) from direct d where d.corrected and (d.seen_on between p_from and p_to
      or exists (select from observations o where o.id = d.id and o.seen_on between p_from and p_to))),
    'calledOff', (select count(*) from direct where planned_for between p_from and p_to and state = 'called_off'),
    'byOthers', (select coalesce(jsonb_agg(jsonb_build_object('team', team, 'part', part, 'whole', whole) order by team), '[]') from observed_by_others(p_to)))
    || (select jsonb_object_agg(key, case when whole < 5 then null else jsonb_build_object('part', part, 'whole', whole) end) from counted)
  where has_duty('read_month')
$function$;

CREATE OR REPLACE FUNCTION public.observation_rota(p_on date)
 RETURNS TABLE(person_id integer, here_since date, last_on date, next_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select w.person_id, w.here_since, max(o.seen_on), min(o.planned_for) filter (where o.seen_on is null and n.phase = 'open')
  from observed_workers(p_on) w left join piece_people n on n.person_id = w.person_id and n.part = 'worker' and n.piece_id < 1000000000 left join observations o on o.id = n.piece_id
  where has_duty('observe_practice') group by 1, 2
$function$;

CREATE OR REPLACE FUNCTION public.observed_by_others(p_on date)
 RETURNS TABLE(team text, part bigint, whole bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with year as materialized (
    select v.id, v.supervises from direct_visits((p_on - interval '1 year' + interval '1 day')::date, p_on) v
      where v.seen_on between p_on - interval '1 year' + interval '1 day' and p_on
      and v.state in ('written', 'answered', 'actions_open', 'closed') and (has_duty('read_month') or has_duty('observe_practice'))
  ), workers as materialized (
    select n.piece_id, n.person_id from piece_people n where n.piece_id = any (array(select id from year)) and n.part = 'worker'
  ), staff as materialized (
    select w.id, w.team_id from people w where w.id = any (array(select person_id from workers))
  )
  select (select t.name from teams t where t.id = w.team_id), count(*) filter (where not y.supervises), count(*)
  from workers n join year y on y.id = n.piece_id join staff w on w.id = n.person_id
  where w.team_id is not null group by w.team_id having count(*) >= 5
$function$;

CREATE OR REPLACE FUNCTION public.observed_workers(p_on date)
 RETURNS TABLE(person_id integer, here_since date)
 LANGUAGE sql
 STABLE
AS $function$
  select pr.person_id, min(pr.from_on) from person_roles pr join roles r on r.key = pr.role join people p on p.id = pr.person_id and p.active
  where r.duties && array['prepare_for_audits', 'gather_carer_voices', 'respond'] group by 1
  having bool_or(pr.from_on <= p_on and (pr.until_on is null or pr.until_on >= p_on))
$function$;

CREATE OR REPLACE FUNCTION public.open_alerts_of(p_household integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
  select l.id from alerts l where l.household_id = p_household and l.decided_at is null and not exists (select from alert_entries e
    where e.alert_id = l.id and (coalesce(e.piece_id, 0) >= 500000000 or coalesce(e.voice_id, 0) >= 500000000))
$function$;

CREATE OR REPLACE FUNCTION public.open_audits_of(p_household integer)
 RETURNS TABLE(id integer, ref text)
 LANGUAGE sql
 STABLE
AS $function$
  select p.id, p.ref from pieces p where p.household_id = p_household and p.stream = 'audit' and p.id < 500000000 and phase_of(p.state) = 'open'
$function$;

CREATE OR REPLACE FUNCTION public.open_circles(p_household integer)
 RETURNS TABLE(circle integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select l.circle from alerts l where l.household_id = p_household and l.decided_at is null
$function$;

CREATE OR REPLACE FUNCTION public.open_escalation(p_child integer, p_themes text[], p_but integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select p.ref from escalations e join pieces p on p.id = e.id join answers n on n.piece_id = e.id and n.question = 'esc.theme' and jsonb_typeof(n.value) = 'array'
  where e.child_id = p_child and e.kind = 'concern' and e.id <> p_but and p.sight = 'household' and phase_of(p.state) = 'open' and p.state <> 'noticed'
    and n.value ?| p_themes and exists (select from escalations own where own.id = p_but and own.child_id = p_child and own.kind = 'concern')
    and exists (select from piece_people mine where mine.piece_id = p_but and mine.part = 'officer' and mine.person_id = any (acts_for()))
  order by p.id limit 1
$function$;

CREATE OR REPLACE FUNCTION public.open_feed(p_token_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  feed calendar_feeds;
begin
  select f.* into feed from calendar_feeds f join people p on p.id = f.person_id and p.active
    where f.token_hash = p_token_hash and f.ended_at is null
      -- On no day since it was made were they without a role: whoever comes back makes another.
      and not exists (select from generate_series((f.made_at at time zone 'Europe/London')::date, (request_now() at time zone 'Europe/London')::date, interval '1 day') d (day)
        where not exists (select from person_roles r where r.person_id = p.id and d.day between r.from_on and coalesce(r.until_on, 'infinity')));
  if feed.id is null then return false; end if;
  if feed.fetched_at is null or feed.fetched_at < request_now() - interval '1 minute' then
    update calendar_feeds set fetched_at = request_now() where id = feed.id;
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.open_request(p_token_hash text, p_now timestamp with time zone, p_idle interval, p_absolute interval, p_used boolean)
 RETURNS TABLE(id integer, name text, demonstration_key text, roles text[], duties text[], acts_for integer[], reach text, idle_ends_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
declare
  sees_for int[];
  own_duties text[];
  last_seen timestamptz;
begin
  select p.id, p.name, p.demonstration_key, s.roles, s.duties, s.acts_for, s.reach, s.sees_for, s.own_duties, x.seen_at, x.seen_at + p_idle, x.started_at + p_absolute
    into id, name, demonstration_key, roles, duties, acts_for, reach, sees_for, own_duties, last_seen, idle_ends_at, ends_at
  from sessions x join people p on p.id = x.person_id
    cross join lateral standing_of(p.id, (p_now at time zone 'Europe/London')::date) s
  where x.token_hash = p_token_hash and x.ended_at is null and p.active
    and x.seen_at > p_now - p_idle and x.started_at > p_now - p_absolute;
  if not found then
    perform set_config('hearth.now', p_now::text, true);
    return;
  end if;
  if p_used and last_seen < p_now - interval '1 minute' then
    update sessions set seen_at = p_now where token_hash = p_token_hash;
    idle_ends_at = p_now + p_idle;
  end if;
  perform be_the_actor(id, p_now, sees_for, duties, own_duties, reach);
  return next;
end $function$;

CREATE OR REPLACE FUNCTION public.open_request_as(p_person integer, p_now timestamp with time zone)
 RETURNS TABLE(id integer, name text, demonstration_key text, roles text[], duties text[], acts_for integer[], reach text)
 LANGUAGE plpgsql
AS $function$
declare
  sees_for int[];
  own_duties text[];
begin
  select p.id, p.name, p.demonstration_key, s.roles, s.duties, s.acts_for, s.reach, s.sees_for, s.own_duties
    into id, name, demonstration_key, roles, duties, acts_for, reach, sees_for, own_duties
  from people p cross join lateral standing_of(p.id, (p_now at time zone 'Europe/London')::date) s
  where p.id = p_person and p.active;
  if not found then return; end if;
  perform be_the_actor(id, p_now, sees_for, duties, own_duties, reach);
  return next;
end $function$;

CREATE OR REPLACE FUNCTION public.opens_list(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((select case when p.matter is not null then knows_matter(p.matter)
    else may_raise_sight(p_piece, 'restricted') or may_raise_sight(p_piece, 'sealed') end from pieces p where p.id = p_piece), false)
$function$;

CREATE OR REPLACE FUNCTION public.other_side(p_side text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case p_side when 'quality' then 'fostering' else 'quality' end
$function$;

CREATE OR REPLACE FUNCTION public.own_duties_of(p_person integer, p_today date)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(distinct d), '{}') from person_roles pr join roles r on r.key = pr.role, unnest(r.duties) d
  where pr.person_id = p_person and pr.from_on <= p_today and (pr.until_on is null or pr.until_on >= p_today)
$function$;

CREATE OR REPLACE FUNCTION public.papers_may_go(p_audit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.id = p_audit and p.stream = 'audit' and p.state = 'closed'
    and not exists (select from alerts l where l.household_id = p.household_id and l.decided_at is null)
    and not exists (select from pieces o where o.household_id = p.household_id and o.id <> p.id and phase_of(o.state) = 'open'
      and (o.sight in ('restricted', 'sealed') or (o.stream = 'audit' and o.state <> 'scheduled')))
    and not exists (select from corrections c where c.household_id = p.household_id and c.decided_at is null)
    and not exists (select from placements s where s.household_id = p.household_id
      and greatest(s.started_on, s.ended_on) > (request_now() at time zone 'Europe/London')::date - 14))
$function$;

CREATE OR REPLACE FUNCTION public.part_again(p_change integer)
 RETURNS TABLE(merge_id integer, was_active boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare made record; line record;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select m.* into strict made from agreed_records(p_change, 'records parted') a join merges m on m.kind = a.kind and m.ends_id = a.ends and m.parted_at is null for update of m;
  perform hold_pieces(made.kind, made.ends_id, made.stays_id);
  for line in select l.*, m.tab, m.keys, m.still from merge_lines l join merge_places() m on m.kind = made.kind and m.place = l.place where l.merge_id = made.id order by l.id desc loop
    update merge_lines l set went_back = give_back(line.tab, line.keys, line.row_key, line.was, line.became, line.still) where l.id = line.id;
  end loop;
  update merges set parted_at = request_now() where id = made.id;
  merge_id := made.id; was_active := made.was_active; return next;
end $function$;

CREATE OR REPLACE FUNCTION public.part_from_other()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if new.state = 'not_given' or (old.state in ('started', 'given') and new.state = 'to_ask') or (new.state = 'given' and actor() is null) then
    update voices set together_with = null where id = (select v.id from voices v where v.id = old.together_with for update skip locked);
    new.together_with := null;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.part_in_phase()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  new.phase = (select phase_of(p.state) from pieces p where p.id = new.piece_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.phase_of(p_state text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when p_state in ('closed', 'called_off') then 'closed' when p_state = 'cancelled' then 'cancelled' else 'open' end $function$;

CREATE OR REPLACE FUNCTION public.pick(p_row jsonb, p_fields text[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(jsonb_object_agg(f.name, p_row -> f.name), '{}') from unnest(p_fields) f (name) where p_row ? f.name
$function$;

CREATE OR REPLACE FUNCTION public.piece_behind(p_action integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select piece_id from confidential_actions where action_id = p_action and actor() is null
$function$;

CREATE OR REPLACE FUNCTION public.piece_is_over(p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from pieces p where p.id = p_piece and phase_of(p.state) <> 'open' and (p_piece < 500000000 or sees_apart(p_piece, (select my_line())::int[])))
$function$;

CREATE OR REPLACE FUNCTION public.piece_named(p_piece integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select ref from pieces where id = p_piece and sight in ('open', 'household')
$function$;

CREATE OR REPLACE FUNCTION public.pieces_asking_both(p_ends integer, p_stays integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
  select v.piece_id from voices v join voices o on o.piece_id = v.piece_id and o.carer_id = p_stays where v.carer_id = p_ends and is_open_piece(v.piece_id)
$function$;

CREATE OR REPLACE FUNCTION public.pieces_at(p_at timestamp with time zone)
 RETURNS TABLE(piece_id integer, state text, day date)
 LANGUAGE sql
 STABLE
AS $function$
  select m.piece_id, (array_agg(m.from_state order by m.at, m.id) filter (where m.move <> 'correct_day'))[1],
    (array_agg((m.details ->> 'was')::date order by m.at, m.id) filter (where m.move = 'correct_day'))[1]
  from moves m where m.move = any (array['share', 'write', 'recall', 'reopen', 'correct_day']) and m.at >= p_at and m.piece_id between 0 and 999999999 group by m.piece_id
$function$;

CREATE OR REPLACE FUNCTION public.pieces_kept_from_me()
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct e.piece_id), '{}') from alert_entries e join alerts l on l.id = e.alert_id left join audits a on a.id = e.piece_id
  where e.piece_id is not null and actor() = any (l.circle) and (l.decided_at is null or a.auditor_id is distinct from actor())
$function$;

CREATE OR REPLACE FUNCTION public.programme_figures(p_from date, p_to date, p_at timestamp with time zone)
 RETURNS TABLE(held integer, written integer, told integer, promised integer, kept integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with days as materialized (
    select v.id, coalesce((select (m.details ->> 'was')::date from moves m where m.piece_id = v.id and m.move = 'correct_day' and m.at >= p_at order by m.at, m.id limit 1), v.held_on) as held_on,
      coalesce((select m.from_state from moves m where m.piece_id = v.id and m.at >= p_at order by m.at, m.id limit 1), p.state) as state
    from leader_visits v join pieces p on p.id = v.id and p.sight = 'open' where v.area = 'fostering' and v.held_on between p_from - 62 and p_to + 62
  ), stood as (
    select d.state from days d where d.held_on between p_from and p_to and d.state not in ('agreed', 'called_off')
  ), promises as (
    select a.due_on, a.verified_on, a.state, (select e.kind from action_events e where e.action_id = a.id and e.at < p_at and exists (select from action_events s where s.action_id = a.id and s.kind = 'unsettled' and s.at >= p_at)
        and e.kind in ('verified', 'not_done', 'superseded', 'unsettled') order by e.at desc, e.id desc limit 1) as was,
      (select (max(e.at) at time zone 'Europe/London')::date from action_events e where e.action_id = a.id and e.at < p_at and e.kind = 'verified') as was_on
    from actions a where a.piece_id = any (array(select v.id from leader_visits v where v.area = 'fostering' and v.held_on between p_from - 366 and p_to)) and a.due_on between p_from and p_to and a.sight in ('open', 'household')
  ), settled as (
    select due_on, case when was is null then state else was end as state, case when was is null then verified_on else was_on end as verified_on from promises
  )
  select (select count(*)::int from stood), (select count(*)::int from stood where state <> 'held'), (select count(*)::int from stood where state in ('told_back', 'closed')),
    (select count(*)::int from settled where state <> 'superseded'), (select count(*)::int from settled where state = 'verified' and verified_on <= due_on)
  where has_duty('read_month')
$function$;

CREATE OR REPLACE FUNCTION public.put_alert(p_household integer, p_circle integer[], p_came timestamp with time zone, p_again timestamp with time zone, p_climbs timestamp with time zone)
 RETURNS TABLE(id integer, ref text, is_new boolean)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into alerts as l (household_id, circle, raised_at, again_at, climbs_at)
  values (p_household, p_circle, p_came, p_again, p_climbs)
  on conflict (household_id, circle) where decided_at is null do update
    set again_at = least(l.again_at, excluded.again_at), climbs_at = least(l.climbs_at, excluded.climbs_at), saved_at = request_now()
  returning l.id, l.ref, l.xmax = 0
$function$;

CREATE OR REPLACE FUNCTION public.put_alert_entry(p_alert integer, p jsonb)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into alert_entries (alert_id, at, came_at, came_from, by_id, source, piece_id, voice_id, form, child_ids, what, acting, circle_said)
  values (p_alert, request_now(), (p ->> 'cameAt')::timestamptz, coalesce(p ->> 'cameFrom', ''), coalesce((p ->> 'byId')::int, actor()), p ->> 'source', (p ->> 'pieceId')::int,
    (p ->> 'voiceId')::int, p ->> 'form', array(select jsonb_array_elements_text(p -> 'childIds')::int), coalesce(p ->> 'what', ''), coalesce(p ->> 'acting', ''),
    (p ->> 'circleSaid')::boolean)
  returning id
$function$;

CREATE OR REPLACE FUNCTION public.put_alert_line(p_alert integer, p_entry integer, p_kind text, p_person integer, p_words text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  insert into alert_lines (alert_id, entry_id, at, kind, person_id, by_id, words) values (p_alert, p_entry, request_now(), p_kind, p_person, actor(), p_words)
$function$;

CREATE OR REPLACE FUNCTION public.put_right_since(p_pieces integer[], p_from date, p_to date, p_since timestamp with time zone)
 RETURNS TABLE(piece_id integer, what text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select v.piece_id, 'words', max(m.at) from voices v join voice_moves m on m.voice_id = v.id and m.move in ('moved_away', 'moved_here', 'sealed') and m.at >= p_since
    where v.piece_id = any (p_pieces) and v.piece_id < 500000000 and v.beside_id is null and v.kind in ('child', 'carer') group by v.piece_id
  union all select c.piece_id, 'wrong_child', max(c.decided_at) from corrections c
    where c.piece_id = any (p_pieces) and c.piece_id < 500000000 and c.kind = 'answer' and c.state in ('moved', 'sealed', 'erased') and c.decided_at >= p_since group by c.piece_id
  union all select null, 'sealed_action', s.sealed_at from corrections c join sealed_records s on s.correction_id = c.id and s.sealed_at >= p_since
    where c.kind = 'action' and coalesce(c.piece_id, 0) < 500000000 and p_pieces is not null and exists (select from unnest(s.counted_on) d where d between p_from and p_to)
$function$;

CREATE OR REPLACE FUNCTION public.putting_right(p_correction integer, p_kind text, p_subject integer)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if not may_put_right(p_correction) or not exists (select from corrections c where c.id = p_correction and c.kind = p_kind and c.subject_id = p_subject
    and c.state = 'asked' and c.asked_by is distinct from actor()) then
    raise exception 'This is put right by Quality Assurance and Partnerships, when somebody else has asked.' using errcode = 'insufficient_privilege';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.raise_sight(p_ref text, p_to text, p_reason text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  piece pieces%rowtype;
  m uuid;
  r text;
begin
  select * into piece from pieces where ref = p_ref for no key update;
  if not found or not may_raise_sight(piece.id, p_to) then
    raise exception 'This class is raised by whoever the piece is with.' using errcode = 'insufficient_privilege';
  end if;
  m := coalesce(piece.matter, gen_random_uuid());
  if p_to = 'sealed' then
    update need_to_know n set until_at = greatest(request_now(), n.from_at) where n.matter = m and (n.until_at is null or n.until_at > request_now())
      and not coalesce('hold_sealed' = any (own_duties_of(n.given_by, (request_now() at time zone 'Europe/London')::date)), false);
  else
    insert into need_to_know (matter, person_id, from_at, why, given_by, holds) values (m, actor(), request_now(), 'They raised it.', actor(), true);
  end if;
  r := take_class(piece.id, p_to, m);
  insert into sight_changes (matter, kind, by_id, reason) values (m, 'raised', actor(), p_reason);
  insert into trail (at, actor_id, kind, matter) values (request_now(), actor(), 'class raised', m);
  return r;
end $function$;

CREATE OR REPLACE FUNCTION public.reads_alert(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when m is null then acts_on_alert(p_alert)
    else knows_matter(m) and exists (select from alerts l where l.id = p_alert and not (actor() = any (l.circle))) end from matter_of_alert(p_alert) m
$function$;

CREATE OR REPLACE FUNCTION public.reads_as_officer(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alerts l where l.id = p_alert and actor() is not null and not (actor() = any (l.circle)) and matter_of_alert(l.id) is null
    and exists (select from alert_entries e where e.alert_id = l.id)
    and not exists (select from alert_entries e where e.alert_id = l.id
      and not any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id)))
$function$;

CREATE OR REPLACE FUNCTION public.reads_decision(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select actor() is null or reads_alert(p_alert) or reads_as_officer(p_alert)
$function$;

CREATE OR REPLACE FUNCTION public.reads_entry(p_entry integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where e.id = p_entry and actor() is not null and not (actor() = any (l.circle))
      and (e.by_id = actor() or (matter_of_alert(l.id) is null and any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id))))
$function$;

CREATE OR REPLACE FUNCTION public.reads_in_part(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alert_entries e where e.alert_id = p_alert and reads_entry(e.id))
$function$;

CREATE OR REPLACE FUNCTION public.reads_line_of_alert(p_ref text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from alerts l where l.ref = p_ref and (reads_alert(l.id) or reads_in_part(l.id) or reads_that_decided(l.id)))
$function$;

CREATE OR REPLACE FUNCTION public.reads_section(p_piece integer, p_section text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select actor() is null
    or not exists (select from pieces p join section_readers() r on r.stream = p.stream and p_section = any (r.sections) where p.id = p_piece)
    or exists (select from pieces p join section_readers() r on r.stream = p.stream and p_section = any (r.sections) and (r.states is null or p.state = any (r.states))
      where p.id = p_piece and (r.part = 'others' or exists (select from piece_people n where n.piece_id = p_piece and n.part = r.part and n.person_id = actor())))
$function$;

CREATE OR REPLACE FUNCTION public.reads_that_decided(p_alert integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when matter_of_alert(p_alert) is null then false else acts_on_alert(p_alert) or exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where l.id = p_alert and actor() is not null and not (actor() = any (l.circle)) and any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id)) end
$function$;

CREATE OR REPLACE FUNCTION public.record_of_matter(p_kind text, p_piece integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into trail (at, actor_id, kind, matter)
    select request_now(), actor(), p_kind, p.matter from pieces p where p.id = p_piece and p.matter is not null
      and case when current_setting('role') = 'hearth_web' then exists (select from voices v where v.id = linked_voice() and v.piece_id = p_piece)
        else actor() is null or knows_matter(p.matter) end;
  if not found then raise exception 'A line of a matter is written by those who know of it.' using errcode = 'insufficient_privilege'; end if;
end $function$;

CREATE OR REPLACE FUNCTION public.ref_of_record(p_kind text, p_id integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case p_kind when 'child' then (select ref from children where id = p_id) when 'carer' then (select ref from carers where id = p_id)
    when 'household' then (select ref from households where id = p_id) end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_long_texts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  now_is jsonb := to_jsonb(new);
  was jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  most int := tg_argv[0];
  name text;
begin
  foreach name in array tg_argv[1:] loop
    if char_length(replace(now_is ->> name, E'\r\n', E'\n')) > most and (was is null or was ->> name is distinct from now_is ->> name) then
      raise exception using errcode = 'string_data_right_truncation', message = format('%s.%s holds at most %s characters', tg_table_name, name, most);
    end if;
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.remove_brought(p_table text, p_keys text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare gone int;
begin
  if not may_bring_in() then raise exception 'Rows are taken back by those who bring them in.' using errcode = 'insufficient_privilege'; end if;
  if p_table = 'episodes' then
    delete from place_change_reasons r using episodes e, children c where r.id = e.id and c.id = e.child_id and c.source_id || ' ' || e.started_on = any (p_keys);
  end if;
  -- An audit that was cancelled is over, and follows no review any more once that is gone.
  if p_table = 'carer_reviews' then
    update audits a set review_id = null from carer_reviews r where r.id = a.review_id and a.phase = 'cancelled' and r.source_id = any (p_keys);
  end if;
  if p_table in ('episodes', 'household_links') then
    execute format('delete from %I t using children c where c.id = t.child_id and c.source_id || '' '' || t.started_on = any ($1)', p_table) using p_keys;
  elsif p_table in ('households', 'carers', 'carer_reviews', 'children') then
    execute format('delete from %I t where t.source_id = any ($1)', p_table) using p_keys;
  end if;
  get diagnostics gone = row_count;
  return gone;
end $function$;

CREATE OR REPLACE FUNCTION public.request_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('hearth.now', true), '')::timestamptz, now()) $function$;

CREATE OR REPLACE FUNCTION public.return_is_known(p_return integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from return_acknowledgements a where a.return_id = p_return)
$function$;

CREATE OR REPLACE FUNCTION public.review_was_held(p_voice integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce((select exists (select from carer_reviews r where r.held_on is not null
      and case when a.review_id is not null then r.id = a.review_id else r.household_id = v.household_id end)
    from voices v left join audits a on a.id = v.piece_id
    where v.id = p_voice and (p_voice = linked_voice() or actor() is not null)), false)
$function$;

CREATE OR REPLACE FUNCTION public.reviews_of(p_household integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$ select array(select id from carer_reviews where household_id = p_household) $function$;

CREATE OR REPLACE FUNCTION public.reviews_twice(p_these integer[], p_those integer[])
 RETURNS SETOF carer_reviews
 LANGUAGE sql
 STABLE
AS $function$
  with waited as (
    select r.id, r.kind, r.due_on, r.due_on - '2000-01-01' as day, exists (select from audits a where a.review_id = r.id and is_open_piece(a.id)) as audited
    from carer_reviews r where r.id = any (p_these || p_those) and r.held_on is null and r.ended_on is null
  )
  select r.* from carer_reviews r where r.id in (
    select case when (o.audited, -o.day, -o.id) > (e.audited, -e.day, -e.id) then e.id else o.id end
    from waited e join waited o on o.id = any (p_those) and o.kind = e.kind and abs(o.day - e.day) < 183 where e.id = any (p_these))
$function$;

CREATE OR REPLACE FUNCTION public.role_above(p_role text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select above from (values ('fostering_social_worker', 'team_manager'), ('team_manager', 'service_manager'), ('panel_adviser', 'service_manager'),
    ('service_manager', 'head_of_service'), ('operational_manager', 'head_of_service'), ('head_of_service', 'corporate_director'),
    ('corporate_director', 'executive_director'), ('executive_director', 'chief_executive'), ('quality_assurance', 'head_of_quality_assurance')) a (role, above)
    where role = p_role
$function$;

CREATE OR REPLACE FUNCTION public.role_gives_power(p_role text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from roles where key = p_role and (reach <> 'none' or duties && array['manage_people', 'hold_restricted', 'hold_sealed']))
$function$;

CREATE OR REPLACE FUNCTION public.rows_of_sealed_files(p_import integer)
 RETURNS TABLE(kind text, key text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct r.contents #>> '{file,kind}', l ->> 'key' from corrections q join sealed_records r on r.correction_id = q.id
    join import_files f on f.id = q.subject_id cross join jsonb_array_elements(r.contents -> 'lines') l
  where (select may_handle_import(p_import)) and q.kind = 'file' and q.state = 'sealed' and f.import_id = p_import
$function$;

CREATE OR REPLACE FUNCTION public.said_by_figures(p_from date, p_to date)
 RETURNS TABLE(measure text, source text, basis text, question text, says text, about text, counted integer, out_of integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with asked as (
    select v.kind, v.state from voices v where v.beside_id is null and v.kind in ('child', 'carer') and coalesce(v.piece_id, 0) < 500000000 and v.id < 500000000
      and v.asked_at >= (p_from::timestamp at time zone 'Europe/London') and v.asked_at < ((p_to + 1)::timestamp at time zone 'Europe/London')
  ), due as (
    select a.state, a.verified_on, a.due_on from actions a where a.sight = 'household' and a.due_on between p_from and p_to and a.state <> 'superseded'
  ), reviews as (
    select r.held_on, r.due_on from carer_reviews r where r.due_on between p_from and p_to and r.ended_on is null
  )
  select f.measure, 'performance_data', 'counted', f.question, f.says, f.about, f.counted, f.out_of from (
    select 'children_heard', 'cyp4', 'Children who were asked what they think, and told us.', 'children', count(*) filter (where state = 'given')::int, count(*)::int from asked where kind = 'child'
    union all select 'carers_heard', 'wfc3', 'Foster carers who were asked what they think, and told us.', 'carers', count(*) filter (where state = 'given')::int, count(*)::int from asked where kind = 'carer'
    union all select 'actions_in_time', 'wfc5', 'Actions that were due, done and checked in time.', 'service', count(*) filter (where state = 'verified' and verified_on <= due_on)::int, count(*)::int from due
    union all select 'reviews_in_time', 'wfc1', 'Reviews of foster carers that were due, and held in time.', 'carers', count(*) filter (where held_on <= due_on)::int, count(*)::int from reviews
  ) f (measure, question, says, about, counted, out_of) where out_of >= 5
  -- What children told their own reviewing officers (clause 4.12): of a month, that five of them or more spoke of something alike; never how many, and no word.
  union all select 'told_' || k.theme || '_' || d.how, 'reviewing_officers', 'child', 'cyp4', 'Five children or more told their reviewing officers of this: ' || k.called || '. It is ' || d.called || '.', 'children', null::int, null::int
  from (values ('home', 'home and carers'), ('school', 'school'), ('friends', 'friends'), ('family_time', 'time with family'), ('siblings', 'brothers and sisters'), ('health', 'health'),
      ('money', 'money'), ('privacy', 'privacy'), ('online', 'phone and online'), ('workers', 'changes of worker'), ('future', 'the future'), ('heard', 'being heard'), ('identity', 'who I am'),
      ('safety', 'feeling safe'), ('rights', 'rights')) k (theme, called) cross join (values ('good', 'good'), ('so_so', 'so-so'), ('wrong', 'wrong')) d (how, called)
  where (select count(distinct n.child_id) from engagement_notes n where n.taken_down_at is null and n.spoken_on between p_from and p_to and n.themes ->> k.theme = d.how) >= 5
$function$;

CREATE OR REPLACE FUNCTION public.said_by_link(p_voice integer)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(a.question order by a.id), '{}') from voice_answers a join voices v on v.id = a.voice_id
  where a.voice_id = p_voice and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and exists (select from voice_visits w where w.voice_id = p_voice and (w.said ->> a.question)::int = a.version)
$function$;

CREATE OR REPLACE FUNCTION public.said_by_records(p_pieces integer[], p_voices integer[])
 RETURNS TABLE(said text, piece_id integer, voice_id integer, words_id integer, source text, questions text[], says text, direction text, about text, basis text, period_from date, period_to date, themes text[], impact text, known_on date, answered_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  -- An audit: of each core question by its grades, once it has its final one; where children differ, that they do.
  select g.section, a.id, null::int, null::int, 'audits', array[g.section],
    case when cardinality(g.grades) > 1 then 'An audit of one household found that this was not the same for each child.'
      else 'An audit of one household found this ' || grade_in_sentence(g.grades[1]) || '.' end,
    case when cardinality(g.grades) > 1 or grade_stands(g.grades[1]) = 3 then 'mixed' when grade_stands(g.grades[1]) = 4 then 'worry' else 'strength' end,
    'household', 'records', a.period_from, a.period_to,
    coalesce((select array(select jsonb_array_elements_text(n.value)) from answers n where n.piece_id = a.id and n.question = 'ovr.themes' and jsonb_typeof(n.value) = 'array'), '{}'),
    coalesce((select case when d.scale < 5 then 'Things became worse for the children.' when d.scale = 5 then 'No clear effect for the children.' when d.scale < 8 then 'It made a difference to the children.'
        else 'It made a great difference to the children.' end from answers n cross join lateral (select (n.value #>> '{}')::numeric as scale) d
      where n.piece_id = a.id and n.question = 'ovr.impact_scale' and jsonb_typeof(n.value) = 'number'), ''),
    (select (max(m.at) at time zone 'Europe/London')::date from moves m where m.piece_id = a.id and m.move in ('moderate', 'settle', 'decide')), null::date
  from audits a cross join lateral (
    select n.section, array_agg(distinct n.value #>> '{}') as grades
    from answers n where n.piece_id = a.id and n.question = n.section || '.grade' and n.section in ('cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5')
      and grade_stands(n.value #>> '{}') is not null group by n.section
  ) g where a.id = any (p_pieces) and a.id < 500000000 and a.final_grade is not null and a.phase <> 'cancelled'
  -- An observed visit: what it teaches about the service, in the observer's words, which name nobody; once it was shared with the worker.
  union all select 'learned', p.id, null, null, 'practice_observations', array['cyp3', 'cyp4', 'wfc1'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'service', 'seen', d.first, d.last, '{}', null, d.last, null
  from pieces p join observations o on o.id = p.id join answers n on n.piece_id = p.id and n.question = 'obs.observer_learned' and n.value #>> '{}' <> ''
    cross join lateral month_of(o.seen_on) d
  where p.id = any (p_pieces) and p.sight = 'worker' and p.state in ('written', 'answered', 'actions_open', 'closed') and o.seen_on is not null
  -- A leader's day in fostering: what stands in people's way that a leader can move, in the leader's words, which everybody reads; once it was written.
  union all select 'barrier', p.id, null, null, 'practice_observations', array['wfc4', 'wfc5'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'worry', 'service', 'seen', d.first, d.last, '{}',
    coalesce((select left(i.value #>> '{}', 300) from answers i where i.piece_id = p.id and i.question = 'ldr.impact'), ''), d.last, null
  from pieces p join leader_visits v on v.id = p.id join answers n on n.piece_id = p.id and n.question = 'ldr.barrier' and n.value #>> '{}' <> ''
    -- Of a day on which practice was watched, the month alone.
    cross join lateral (select case when v.kind = 'watch' then m.first else v.held_on end as first, case when v.kind = 'watch' then m.last else v.held_on end as last from month_of(v.held_on) m) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state in ('written', 'promise_open', 'told_back', 'closed') and v.area = 'fostering' and v.held_on is not null
    and exists (select from answers b where b.piece_id = p.id and b.question = 'ldr.barrier_is' and b.value = '"yes"')
  -- An exemption, an exception or a temporary approval that has ended: what it meant for the children, in a sentence without names, as its team manager
  -- wrote it; of the month alone.
  union all select 'beyond', p.id, null, null, 'performance_data', array['cyp1', 'cyp3', 'wfc1'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'children', 'records', d.first, d.last, '{}', null, d.last, null
  from pieces p join exemptions e on e.id = p.id and e.began_on is not null and e.ended_on is not null
    join answers n on n.piece_id = p.id and n.question = 'exm.learned' and n.value #>> '{}' <> '' cross join lateral month_of(e.ended_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- A complaint that is closed: what was learned from it, in a sentence without names; of the month in which it came, alone.
  union all select 'complained', p.id, null, null, 'complaints', array['cyp4', 'wfc3'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'service', 'records', d.first, d.last, '{}', null, d.last, null
  from pieces p join complaints k on k.id = p.id
    join answers n on n.piece_id = p.id and n.question = 'cmp.learned' and n.value #>> '{}' <> '' cross join lateral month_of(k.received_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- What a reviewing officer escalated, or noted as good practice, once it is closed: what it tells us, in a sentence without names; of the month in which it was noticed, alone.
  union all select 'escalated', p.id, null, null, 'reviewing_officers', case when exists (select from answers t where t.piece_id = p.id and t.question = 'esc.care' and t.value #>> '{}' in ('support', 'both')) then array['cyp1', 'wfc2'] else array['cyp1'] end,
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    case e.kind when 'good_practice' then 'strength' else 'worry' end, 'children', 'records', d.first, d.last, '{}',
    coalesce((select case b.value #>> '{}' when 'better' then 'It is better for the child now.' when 'worse' then 'It is worse for the child now.' else 'It is the same for the child.' end
      from answers b where b.piece_id = p.id and b.question = 'esc.better'), ''), d.last, null
  from pieces p join escalations e on e.id = p.id
    join answers n on n.piece_id = p.id and n.question = 'esc.says' and n.value #>> '{}' <> '' cross join lateral month_of(e.noticed_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- What a child said there, to those who hear the child; unless the same child has said it in a voice of the same piece.
  union all select 'words of ' || w.id, p.id, null, w.id, 'voices', array['cyp4'], 'A child told us how it is for them.', 'neutral', 'child', 'child', d.first, d.last, '{}', null, d.last,
    case when w.told_at is not null then (select m.last from month_of((w.told_at at time zone 'Europe/London')::date) m) end
  from childs_words w join pieces p on p.id = w.piece_id cross join lateral month_of((w.handed_on_at at time zone 'Europe/London')::date) d
  where w.piece_id = any (p_pieces) and p.sight = 'worker'
    and not exists (select from voices v where v.piece_id = w.piece_id and v.child_id = w.child_id and v.kind = 'child' and v.state = 'given')
  -- A voice: that somebody was heard, never what they said, nor whether it was for us or against; not of a piece that goes by the person. Who watched beside a child that spoke
  -- themselves says nothing more.
  union all select 'heard', null, v.id, null, k.source, k.questions, k.says, 'neutral', k.about, case when v.beside_id is not null then 'seen' else k.basis end,
    d.given_on, d.given_on, '{}', null, d.given_on, (v.told_at at time zone 'Europe/London')::date
  from voices v join (values
      ('child', 'voices', array['cyp4'], 'A child told us how it is for them.', 'child', 'child'),
      ('carer', 'voices', array['wfc3'], 'A foster carer told us what they think.', 'carers', 'carer'),
      ('household_member', 'voices', array['cyp4'], 'Somebody who lives in a foster home told us what they think.', 'household', 'carer'),
      ('parent', 'voices', array['cyp1'], 'A parent told us what they think.', 'child', 'parent'),
      ('partner', 'partners', array['cyp1', 'cyp2'], 'Somebody who works with a child told us what they think.', 'child', 'partner'),
      ('worker', 'staff_feedback', array['wfc4'], 'A worker told us how an audit was for them.', 'staff', 'staff')
    ) k (kind, source, questions, says, about, basis) on k.kind = v.kind
    cross join lateral (select (v.given_at at time zone 'Europe/London')::date as given_on) d
  where v.id = any (p_voices) and v.state = 'given' and v.given_at is not null and coalesce(v.piece_id, 0) < 500000000
    and (v.beside_id is null or not exists (select from voices o where o.id = v.beside_id and o.state = 'given'))
$function$;

CREATE OR REPLACE FUNCTION public.same_household(p_one integer, p_other integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select p_one = p_other or exists (select from merges m where m.kind = 'household' and m.parted_at is null
    and (m.ends_id, m.stays_id) in ((p_one, p_other), (p_other, p_one)))
$function$;

CREATE OR REPLACE FUNCTION public.seal_action(p_correction integer, p_action integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare kept jsonb;
begin
  perform putting_right(p_correction, 'action', p_action);
  perform from actions where id = p_action for update;
  select jsonb_build_object('action', (select to_jsonb(t) from actions t where t.id = p_action), 'beside', (select to_jsonb(c) from confidential_actions c where c.action_id = p_action),
    'events', (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from action_events e where e.action_id = p_action),
    'earlier', take_history('actions', array[p_action::bigint])) into kept;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at, counted_on) select p_correction, kept, actor(), request_now(),
      array_remove(array[(t.raised_at at time zone 'Europe/London')::date, case when t.state = 'verified' then t.verified_on end], null) from actions t where t.id = p_action;
  delete from action_events where action_id = p_action;
  delete from confidential_actions where action_id = p_action;
  delete from actions where id = p_action;
end $function$;

CREATE OR REPLACE FUNCTION public.seal_answer(p_correction integer, p_answer integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  old answers%rowtype;
  words int;
  kept jsonb;
begin
  perform putting_right(p_correction, 'answer', p_answer);
  select * into strict old from answers where id = p_answer for update;
  select id into words from childs_words where piece_id = old.piece_id and question = old.question and child_id = old.child_id;
  select jsonb_build_object('answer', to_jsonb(old), 'words', (select to_jsonb(w) from childs_words w where w.id = words),
    'heard', (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from childs_words_heard h where h.words_id = words),
    'earlier', take_history('answers', array[p_answer::bigint]) || take_history('childs_words', array[words::bigint])) into kept;
  delete from childs_words_heard where words_id = words;
  delete from childs_words where id = words;
  delete from answers where id = p_answer;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
end $function$;

CREATE OR REPLACE FUNCTION public.seal_file(p_correction integer, p_file integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  import int;
  kept jsonb;
begin
  perform putting_right(p_correction, 'file', p_file);
  select import_id into strict import from import_files where id = p_file;
  perform from imports where id = import for update;
  perform from import_files where id = p_file for update;
  select jsonb_build_object('file', (select to_jsonb(f) - 'content' from import_files f where f.id = p_file), 'content', (select encode(f.content, 'base64') from import_files f where f.id = p_file),
    'lines', (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from import_changes c where c.file_id = p_file),
    'withheld', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from import_withheld w where w.file_id = p_file)) into kept;
  update imports set state = 'discarded', decided_by = actor(), decided_at = request_now() where id = import and state = 'proposed';
  if found then delete from import_withheld w using import_files f where f.id = w.file_id and f.import_id = import; end if;
  delete from import_changes where file_id = p_file;
  delete from import_withheld where file_id = p_file;
  update import_files set content = '', name = 'sealed', kind = null, sha256 = '', row_count = 0, year_end = null, problem = 'It had the wrong people in it: what it held is sealed.' where id = p_file;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
end $function$;

CREATE OR REPLACE FUNCTION public.seal_words(p_correction integer, p_voice integer, p_asks boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare kept jsonb;
begin
  perform putting_right(p_correction, 'voice', p_voice);
  perform from voices where id = p_voice for update;
  select jsonb_build_object('voice', (select to_jsonb(v) from voices v where v.id = p_voice),
    'answers', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]') from voice_answers n where n.voice_id = p_voice),
    'outcomes', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from voice_outcomes o where o.voice_id = p_voice),
    'moves', (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from voice_moves m where m.voice_id = p_voice and (m.words <> '' or m.came_along or m.move in ('record_agreement', 'change_share', 'answer'))),
    'openings', (select coalesce(jsonb_agg(to_jsonb(o) order by o.id), '[]') from voice_openings o where o.voice_id = p_voice),
    'earlier', take_history('voice_answers', array(select id from voice_answers where voice_id = p_voice)) || take_history('voice_outcomes', array(select id from voice_outcomes where voice_id = p_voice))
      || take_history('voices', array[p_voice::bigint])) into kept;
  delete from voice_answers where voice_id = p_voice;
  delete from voice_outcomes where voice_id = p_voice;
  delete from voice_openings where voice_id = p_voice;
  delete from voice_moves where voice_id = p_voice and (came_along or move in ('record_agreement', 'change_share', 'answer'));
  update voice_moves set words = '', details = case when move in ('save', 'finish') then '{}' else details end where voice_id = p_voice;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
  perform begin_voice_anew(p_voice, p_asks);
  -- How it stood a moment ago says how it was told: sealed with the rest.
  perform take_history('voices', array[p_voice::bigint]);
end $function$;

CREATE OR REPLACE FUNCTION public.second_excuses()
 RETURNS TABLE(slot_id integer, person_id integer, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with excused as (
    select s.id, s.year_id, s.person_id, s.due_on, c.answered_at, row_number() over (partition by s.year_id, s.person_id order by c.answered_at, c.id) as nth
    from slots s join calendar_years y on y.id = s.year_id and y.state = 'agreed' join slot_changes c on c.slot_id = s.id and c.kind = 'excused' and c.answer = 'yes'
    where actor() is null and s.activity = 'leaders_programme' and s.settled = 'excused' and s.person_id is not null
  )
  select e.id, e.person_id, e.due_on from excused e where e.nth > 1 and e.answered_at > request_now() - interval '14 days'
$function$;

CREATE OR REPLACE FUNCTION public.section_readers()
 RETURNS TABLE(stream text, sections text[], part text, states text[])
 LANGUAGE sql
 IMMUTABLE
AS $function$
  values
    ('observation', array['visit', 'child', 'judged', 'learned'], 'observer', null::text[]),
    ('observation', array['visit', 'child', 'judged', 'learned'], 'worker', array['planned', 'prepared', 'written', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled']),
    ('observation', array['visit', 'child', 'judged', 'learned'], 'others', array['planned', 'prepared', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled']),
    ('observation', array['answer'], 'worker', null),
    ('observation', array['answer'], 'others', array['planned', 'prepared', 'seen', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled'])
$function$;

CREATE OR REPLACE FUNCTION public.see_case_around(p_piece integer, p_from date, p_until date, p_longer boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if actor() is not null and not leads_visit(p_piece) and not has_own_duty('arrange_programme') and not has_own_duty('decide_disagreements') then
    raise insufficient_privilege using message = 'this visit is not theirs';
  end if;
  update leader_cases set sees_from = case when p_longer then p_from else greatest(sees_from, p_from) end,
    sees_until = case when p_longer then p_until else least(sees_until, p_until) end where id = p_piece;
end $function$;

CREATE OR REPLACE FUNCTION public.seen_alert(p_alert integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select ref from alerts where id = p_alert $function$;

CREATE OR REPLACE FUNCTION public.seen_matter(p_alert integer)
 RETURNS TABLE(id integer, ref text)
 LANGUAGE sql
 STABLE
AS $function$
  select p.id, p.ref from allegations a join pieces p on p.id = a.id where a.alert_id = p_alert
$function$;

CREATE OR REPLACE FUNCTION public.seen_piece(p_piece integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select ref from pieces where id = p_piece $function$;

CREATE OR REPLACE FUNCTION public.sees_apart(p_piece integer, p_line integer[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select actor() is null or exists (select from pieces p where p.id = p_piece and case p.sight
    when 'worker' then has_own_duty('decide_disagreements') or exists (select from piece_people n
      where n.piece_id = p_piece and (n.person_id = actor() or (n.part = 'worker' and n.person_id = any (p_line))))
    when 'child_words' then has_own_duty('hold_voices') or exists (select from piece_people n where n.piece_id = p_piece and n.person_id = actor())
    when 'restricted' then has_own_duty('hold_restricted') or is_on_list(p.matter)
    when 'sealed' then has_own_duty('hold_sealed') or is_on_list(p.matter)
    else false end)
$function$;

CREATE OR REPLACE FUNCTION public.sees_child(p_child integer, p_sight integer[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from placements p where p.child_id = p_child and p.household_id = any (p_sight))
    or exists (select from audit_children ac where ac.child_id = p_child and ac.audit_id < 500000000 and has_part(ac.audit_id))
    or exists (select from audit_children ac join pieces p on p.id = ac.audit_id
      where ac.child_id = p_child and ac.audit_id < 500000000 and p.household_id = any (my_households()))
    or exists (select from merges m join placements p on p.child_id = m.stays_id where m.kind = 'child' and m.ends_id = p_child and m.parted_at is null and p.household_id = any (p_sight))
$function$;

CREATE OR REPLACE FUNCTION public.sees_household_now(p_household integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select current_setting('role') = 'hearth_service' or p_household = any (my_sight())
$function$;

CREATE OR REPLACE FUNCTION public.sees_merged(p_kind text, p_stays integer, p_ends integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select case p_kind when 'child' then exists (select from children c where c.id = p_stays)
    when 'carer' then exists (select from carer_stays c where c.carer_id = p_ends)
    when 'household' then exists (select from households h where h.id = p_stays) else false end
$function$;

CREATE OR REPLACE FUNCTION public.sees_piece_of(p_action integer, p_piece integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from pieces p where p.id = p_piece) or exists (select from confidential_actions c where c.action_id = p_action)
$function$;

CREATE OR REPLACE FUNCTION public.sees_row_of(p_table text, p_row bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$ begin case p_table when 'households' then return exists (select from households r where r.id = p_row); when 'carers' then return exists (select from carers r where r.id = p_row); when 'carer_stays' then return exists (select from carer_stays r where r.id = p_row); when 'children' then return exists (select from children r where r.id = p_row); when 'placements' then return exists (select from placements r where r.id = p_row); when 'carer_reviews' then return exists (select from carer_reviews r where r.id = p_row); when 'answers' then return exists (select from answers r where r.id = p_row); when 'alerts' then return exists (select from alerts r where r.id = p_row); when 'alert_entries' then return exists (select from alert_entries r where r.id = p_row); when 'actions' then return exists (select from actions r where r.id = p_row); when 'voices' then return exists (select from voices r where r.id = p_row); when 'voice_answers' then return exists (select from voice_answers r where r.id = p_row); when 'voice_outcomes' then return exists (select from voice_outcomes r where r.id = p_row); when 'childs_words' then return exists (select from childs_words r where r.id = p_row); when 'people' then return exists (select from people r where r.id = p_row); when 'clocks' then return exists (select from clocks r where r.id = p_row); when 'told' then return exists (select from told r where r.id = p_row); when 'need_to_know' then return exists (select from need_to_know r where r.id = p_row); when 'engagement_notes' then return exists (select from engagement_notes r where r.id = p_row); when 'engagement_words' then return exists (select from engagement_words r where r.id = p_row); when 'evidence_gaps' then return exists (select from evidence_gaps r where r.id = p_row); when 'law_watch' then return exists (select from law_watch r where r.id = p_row); when 'midways' then return exists (select from midways r where r.id = p_row); when 'improvement_plans' then return exists (select from improvement_plans r where r.id = p_row); else return false; end case; end $function$;

CREATE OR REPLACE FUNCTION public.sees_whole(p_piece integer, p_households integer[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when p_piece >= 500000000 then sees_apart(p_piece, my_line())
    else exists (select from pieces p where p.id = p_piece and (p.sight = 'open' or p.household_id = any (p_households))) or has_part(p_piece) end
$function$;

CREATE OR REPLACE FUNCTION public.set_my_telephone(p_telephone text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  update people set telephone = p_telephone, saved_at = request_now() where id = actor() and telephone is distinct from p_telephone
$function$;

CREATE OR REPLACE FUNCTION public.side_of(p_role text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when p_role in ('head_of_quality_assurance', 'quality_assurance') then 'quality' else 'fostering' end
$function$;

CREATE OR REPLACE FUNCTION public.slots_done(p_year integer, p_person integer DEFAULT NULL::integer, p_activity text DEFAULT NULL::text, p_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS TABLE(slot_id integer, done_on date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_nestloop TO 'on'
AS $function$
declare
  people int[];
  part record;
  fact date;
  met date[];
  left_over date[];
  line int;
begin
  if not exists (select from calendar_years y where y.id = p_year and (y.state <> 'drafted' or has_duty('draw_calendar') or has_duty('agree_calendar_fostering'))) then return; end if;
  people = case when p_person is null then array(select distinct s.person_id from slots s where s.year_id = p_year and not s.outside and s.person_id is not null
    and s.activity = coalesce(p_activity, s.activity)) else array[p_person] end;
  perform set_config('enable_nestloop', (p_person is not null)::text, true);
  for part in execute $query$
    with lines as materialized (
      select s.activity, s.person_id, array_agg(s.id order by s.due_on, s.id) as ids, array_agg(s.period_from order by s.due_on, s.id) as froms,
        array_agg(greatest(s.period_to, s.due_on) order by s.due_on, s.id) as untils
      from slots s where s.year_id = $1 and s.person_id = coalesce($2, s.person_id) and s.activity = coalesce($4, s.activity)
        and not s.outside and s.settled is null group by s.activity, s.person_id
    )
    select l.*, f.days from lines l join (
      select f.activity, f.person_id, array_agg(f.on_day order by f.on_day) as days
      from calendar_years y cross join lateral activity_facts($3, y.first_day,
        least(y.last_day + 31, (least($5 - interval '1 second', request_now()) at time zone 'Europe/London')::date), $5) f
      where y.id = $1 group by f.activity, f.person_id) f using (activity, person_id)
    $query$ using p_year, p_person, people, p_activity, p_at
  loop
    met = array_fill(null::date, array[cardinality(part.ids)]);
    left_over = '{}';
    foreach fact in array part.days loop
      select min(n) into line from generate_subscripts(part.ids, 1) n where met[n] is null and fact between part.froms[n] and part.untils[n];
      if line is null then left_over = left_over || fact; else met[line] = fact; end if;
    end loop;
    foreach fact in array left_over loop
      select n into line from generate_subscripts(part.ids, 1) n where met[n] is null and part.froms[n] <= fact + 62
        order by case when part.froms[n] <= fact then 0 else 1 end, n limit 1;
      if line is not null then met[line] = fact; end if;
    end loop;
    return query select part.ids[n], met[n] from generate_subscripts(part.ids, 1) n where met[n] is not null;
  end loop;
  return query execute 'select o.slot_id, o.held_on from slots s join slot_outside o on o.slot_id = s.id
    where s.year_id = $1 and s.outside and ($2 is null or s.person_id = $2) and s.activity = coalesce($3, s.activity)
    and o.agreed_by is not null and ($4 is null or o.agreed_at < $4)' using p_year, p_person, p_activity, p_at;
end $function$;

CREATE OR REPLACE FUNCTION public.slots_due(p_from date, p_to date, p_at timestamp with time zone)
 RETURNS TABLE(slot_id integer, person_id integer, due_on date, moved integer, settled text, done_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with since as materialized (
    select c.slot_id, count(*) filter (where c.kind = 'moved')::int as times, bool_or(c.kind = 'added') as added, bool_or(c.kind = 'given') as given,
      bool_or(c.kind in ('excused', 'not_needed')) as settled, (array_agg(c.from_due_on order by c.answered_at, c.id) filter (where c.kind = 'moved'))[1] as due_on,
      (array_agg(c.from_person_id order by c.answered_at, c.id) filter (where c.kind = 'given'))[1] as person_id
    from slot_changes c where c.answer = 'yes' and c.answered_at >= p_at group by c.slot_id
  ), agreed as materialized (
    select y.id from calendar_years y where y.state = 'agreed' and y.first_day <= p_to and y.last_day >= p_from - 366
      and (p_at is null or (select max(g.signed_at) from calendar_signatures g where g.year_id = y.id) < p_at)
  ), stood as materialized (
    select s.id, s.year_id, coalesce(n.given, false) as given, case when n.given then n.person_id else s.person_id end as person_id, coalesce(n.due_on, s.due_on) as due_on,
      s.moved - coalesce(n.times, 0) as moved, case when n.settled then null else s.settled end as settled
    from slots s left join since n on n.slot_id = s.id
    where s.year_id = any (array(select id from agreed)) and coalesce(n.due_on, s.due_on) between p_from and p_to and n.added is not true
  ), met as materialized (
    select d.slot_id, d.done_on from (select distinct year_id from stood) y cross join lateral slots_done(y.year_id, null, null, p_at) d
  )
  select t.id, t.person_id, t.due_on, t.moved, t.settled, case when not t.given then m.done_on end
  from stood t left join met m on m.slot_id = t.id where has_duty('read_month')
$function$;

CREATE OR REPLACE FUNCTION public.stand_in(p_matter uuid, p_today date)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with holding as (
    select n.matter, n.person_id, (select max(a.until_on) from absences a where a.person_id = n.person_id and p_today between a.from_on and a.until_on) as away_until
    from need_to_know n where n.matter = p_matter and n.holds and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
  ), wanted as (
    select h.matter, d.deputy_id as person_id, h.person_id as in_place_of, h.away_until, d.named_by, 'Whoever holds it is away: named in their place. ' || d.why as why
    from holding h join deputies d on d.matter = h.matter and d.holder_id = h.person_id
    where h.away_until is not null
    union all
    select a.matter, p.id, null, a.away_until, null, 'Everybody who holds it is away.'
    from (select matter, min(away_until) as away_until from holding group by matter having bool_and(away_until is not null)) a
      join people p on p.active and 'hold_sealed' = any (own_duties_of(p.id, p_today))
    where not exists (select from deputies d join holding h on h.matter = d.matter and h.person_id = d.holder_id
      where d.matter = a.matter and not exists (select from absences o where o.person_id = d.deputy_id and p_today between o.from_on and o.until_on))
  ), written as (
    insert into need_to_know (matter, person_id, from_at, until_at, why, given_by, in_place_of)
    select w.matter, w.person_id, request_now(), ((w.away_until + 1)::timestamp at time zone 'Europe/London'), w.why, w.named_by, w.in_place_of
    from wanted w where not exists (select from need_to_know n where n.matter = w.matter and n.person_id = w.person_id
      and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now()))
    returning matter
  ), noted as (
    insert into trail (at, actor_id, kind, matter) select request_now(), null, 'list: in the place of somebody away', matter from written
  ) select count(*)::int from written
$function$;

CREATE OR REPLACE FUNCTION public.standing_of(p_person integer, p_today date)
 RETURNS TABLE(acts_for integer[], sees_for integer[], roles text[], duties text[], own_duties text[], reach text)
 LANGUAGE sql
 STABLE
AS $function$
  select array_agg(distinct me.id),
    coalesce(array_agg(distinct me.id) filter (where r.reach <> 'none'), '{}'),
    coalesce(array_agg(distinct r.key) filter (where r.reach <> 'none' or pr.person_id = p_person), '{}'),
    coalesce(array_agg(distinct d) filter (where d is not null and (r.reach <> 'none' or pr.person_id = p_person)), '{}'),
    coalesce(array_agg(distinct d) filter (where d is not null and pr.person_id = p_person), '{}'),
    case when bool_or(r.reach = 'service') then 'service' else 'assigned' end
  from (
    select p_person as id
    union all select a.person_id from absences a join people away on away.id = a.person_id and away.active
    where a.cover_id = p_person and p_today between a.from_on and a.until_on and cover_fits(p_person, a.person_id, p_today)
  ) me
  left join person_roles pr on pr.person_id = me.id and pr.from_on <= p_today and (pr.until_on is null or pr.until_on >= p_today)
  left join roles r on r.key = pr.role
  left join lateral unnest(r.duties) d on true
$function$;

CREATE OR REPLACE FUNCTION public.stands_above_vacant(p_slot integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with recursive held as (select distinct r.role, r.person_id = actor() as mine from person_roles r join people p on p.id = r.person_id and p.active
      where (request_now() at time zone 'Europe/London')::date between r.from_on and coalesce(r.until_on, 'infinity')),
    way as (select role_above(s.role) as at from slots s where s.id = p_slot and s.person_id is null
      union select role_above(w.at) from way w where w.at not in (select role from held))
  select exists (select from way w join held h on h.role = w.at and h.mine)
    or exists (select from slots s join people p on p.id = s.person_id and not p.active and p.manager_id = actor() where s.id = p_slot)
$function$;

CREATE OR REPLACE FUNCTION public.stands_against(p_kind text, p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.* from child_stands_against(p_ends, p_stays) s where p_kind = 'child' and may_see_merges()
  union all select s.* from carer_stands_against(p_ends, p_stays) s where p_kind = 'carer' and may_see_merges()
  union all select s.* from household_stands_against(p_ends, p_stays) s where p_kind = 'household' and may_see_merges()
$function$;

CREATE OR REPLACE FUNCTION public.stands_against_erasing(p_correction integer)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array_remove(array[
    case when exists (select from alert_entries e join alerts l on l.id = e.alert_id where l.decided_at is null and case c.kind
      when 'voice' then e.voice_id = c.subject_id and e.at <= s.sealed_at when 'answer' then e.piece_id = c.piece_id when 'action' then e.piece_id = c.piece_id else false end) then 'alert' end,
    case when exists (select from corrections o where o.kind = c.kind and o.subject_id = c.subject_id and o.id <> c.id and o.state = 'asked') then 'asked' end,
    case when exists (select from pieces p where p.id = c.piece_id and phase_of(p.state) = 'open') then 'piece' end,
    case when c.kind = 'file' and exists (select from import_files f join imports i on i.id = f.import_id where f.id = c.subject_id and i.state in ('proposed', 'committed')) then 'import' end], null)
  from corrections c join sealed_records s on s.correction_id = c.id where c.id = p_correction and may_put_right(c.id)
$function$;

CREATE OR REPLACE FUNCTION public.stands_against_parting(p_kind text, p_ends integer, p_stays integer)
 RETURNS TABLE(what text, of_ends text, of_stays text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select s.* from carers_share_positions(p_kind, p_ends, p_stays) s where may_see_merges()
$function$;

CREATE OR REPLACE FUNCTION public.stands_for(p_circle integer[])
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  select case when actor() = any (p_circle) then '{}' else array(select unnest(acts_for()) except select unnest(p_circle)) end
$function$;

CREATE OR REPLACE FUNCTION public.stays_ended_for(p_reasons text[], p_from date, p_until date)
 RETURNS TABLE(placement_id integer, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with reasons as materialized (select r.id, r.reason from place_change_reasons r where (select may_know_why()) and r.reason = any (p_reasons)),
    ended as materialized (select e.id, e.child_id, e.ended_on from episodes e where e.ended_on between p_from and p_until and exists (select from reasons))
  select p.id, min(r.reason) from reasons r join ended e on e.id = r.id join placements p on p.child_id = e.child_id and coalesce(p.ended_on, 'infinity') = e.ended_on
  group by p.id
$function$;

CREATE OR REPLACE FUNCTION public.stays_then(p_household integer, p_at timestamp with time zone)
 RETURNS TABLE(placement_id integer, child_id integer, initials text, born_on date, placed_from date, placed_until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with versions as (
    select distinct on (v.id) v.* from (
      select p.id, p.child_id, p.household_id, p.started_on, p.ended_on, 'infinity'::timestamptz as until from placements p where p.household_id = p_household
      union all select p.id, p.child_id, p.household_id, p.started_on, p.ended_on, 'infinity' from placements p where p.id = any (array(
        select h.row_id from history h where h.table_name = 'placements' and (h.was ->> 'household_id')::int = p_household))
      union all select h.row_id, (h.was ->> 'child_id')::int, (h.was ->> 'household_id')::int, (h.was ->> 'started_on')::date, (h.was ->> 'ended_on')::date, h.replaced_at
        from history h where h.table_name = 'placements' and (h.was ->> 'household_id')::int = p_household and h.replaced_at > p_at
    ) v order by v.id, v.until
  )
  select v.id::int, v.child_id, as_it_read('children', c.id, 'initials', p_at, c.initials), as_it_read('children', c.id, 'born_on', p_at, c.born_on::text)::date, v.started_on,
    case when v.ended_on <= (p_at at time zone 'Europe/London')::date then v.ended_on end
  from versions v join children c on c.id = v.child_id
  where v.household_id = p_household and (current_setting('role') = 'hearth_service' or p_household = any (my_sight()))
    and v.started_on <= (p_at at time zone 'Europe/London')::date
$function$;

CREATE OR REPLACE FUNCTION public.take_back_action_done(p_action integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare r text; done timestamptz;
begin
  select '/actions/' || a.ref, (select max(e.at) from action_events e where e.action_id = a.id and e.kind = 'done') into r, done
    from actions a where a.id = p_action and a.owner_id = any (acts_for()) and a.state = 'in_progress';
  if done is null then return; end if;
  update messages set not_sent = 'taken back'
    where path = r and kind = 'action done' and made_at >= done and sent_at is null and not_sent is null and claimed_until is null;
  return query select distinct to_id from messages where path = r and kind = 'action done' and made_at >= done and not_sent is null and to_id is not null;
end $function$;

CREATE OR REPLACE FUNCTION public.take_back_messages(p_move bigint, p_kinds text[], p_path text)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare made timestamptz;
begin
  select m.at into made from moves m join pieces p on p.id = m.piece_id
    where m.id = p_move and m.by_id = actor() and right(p_path, char_length(p.ref) + 1) = '/' || p.ref;
  if made is null then return; end if;
  update messages set not_sent = 'taken back'
    where path = p_path and kind = any (p_kinds) and made_at >= made and sent_at is null and not_sent is null and claimed_until is null;
  return query select distinct to_id from messages
    where path = p_path and kind = any (p_kinds) and made_at >= made and not_sent is null and to_id is not null;
end $function$;

CREATE OR REPLACE FUNCTION public.take_back_stays(p_carer integer, p_since date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  carer carers;
  latest carer_stays;
begin
  select * into carer from carers where id = p_carer;
  delete from carer_stays where carer_id = p_carer and from_on >= p_since
    and id <> (select min(id) from carer_stays where carer_id = p_carer);
  select * into latest from carer_stays where carer_id = p_carer order by id desc limit 1;
  if same_household(latest.household_id, carer.household_id) then
    update carer_stays set until_on = carer.ended_on, position = carer.position, initials = carer.initials, saved_at = request_now()
    where id = latest.id;
  else
    update carer_stays set until_on = greatest(from_on, least(until_on, p_since)), saved_at = request_now() where id = latest.id;
    insert into carer_stays (carer_id, household_id, position, initials, from_on, until_on)
    values (p_carer, carer.household_id, carer.position, carer.initials, least(p_since, carer.ended_on), carer.ended_on);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.take_beside_away(p_voice integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare beside int;
begin
  select v.id into beside from voices v where v.beside_id = p_voice for update;
  if beside is null or not beside_is_empty(p_voice) then
    raise exception 'Only what nobody has written in is taken away.' using errcode = 'insufficient_privilege';
  end if;
  delete from fresh_links where voice_id = beside;
  delete from voice_marks where voice_id = beside;
  delete from voice_visits where voice_id = beside;
  delete from voice_links where voice_id = beside;
  delete from voice_moves where voice_id = beside;
  delete from voices where id = beside;
end $function$;

CREATE OR REPLACE FUNCTION public.take_class(p_piece integer, p_to text, p_matter uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  n int := next_piece(p_to);
  was pieces%rowtype;
  r text;
begin
  perform hold_what_hangs(p_piece);
  select * into strict was from pieces where id = p_piece;
  r := split_part(was.ref, '-', 1) || '-' || case when n >= 500000000 and n < 1000000000 then n - 500000000 else n end;
  update pieces set id = n, ref = r, sight = p_to, matter = p_matter, version = version + 1 where id = p_piece;
  update history set row_id = n where row_id = p_piece and table_name in ('pieces', 'audits', 'audit_children', 'piece_people');
  if p_matter is null then
    update trail set matter = null, piece_id = n, household_id = was.household_id where matter = was.matter;
  else
    update trail set matter = p_matter, piece_id = null, household_id = null where piece_id = p_piece;
  end if;
  perform actions_follow(n);
  return r;
end $function$;

CREATE OR REPLACE FUNCTION public.take_history(p_table text, p_rows bigint[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare taken jsonb;
begin
  with gone as (delete from history where table_name = p_table and row_id = any (p_rows) returning *)
  select coalesce(jsonb_agg(to_jsonb(gone) order by id), '[]') into taken from gone;
  return taken;
end $function$;

CREATE OR REPLACE FUNCTION public.team_looks()
 RETURNS TABLE(ref text, household_id integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select v.ref, v.household_id from voices v join voice_outcomes o on o.voice_id = v.id and o.to_read_today
    join households h on h.id = v.household_id join teams t on t.id = h.team_id left join children c on c.id = v.child_id
  where v.told_at is null and (v.piece_id is null or v.piece_id < 500000000 or sees_apart(v.piece_id, my_line())) and t.manager_id = any (acts_for()) and (v.kind <> 'child' or c.iro_id is null)
    and not exists (select from alert_entries e where e.voice_id = v.id)
  order by v.id
$function$;

CREATE OR REPLACE FUNCTION public.those_it_may_reach(p_correction integer, p_people integer[])
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(p.id order by p.id), '{}') from corrections c cross join unnest(p_people) p (id)
  where c.id = p_correction and may_put_right(c.id) and not (p.id = any (c.concerned))
$function$;

CREATE OR REPLACE FUNCTION public.trail_of_child(p_ref text, p_most integer)
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select id from (
    (select t.id, t.at from trail t where t.data ? 'child' and t.data ->> 'child' = p_ref and t.matter is null order by t.at desc limit p_most)
    union (select t.id, t.at from trail t where t.data ? 'voice' and t.matter is null and t.data ->> 'voice' = any (array(
      select v.ref from voices v join children c on c.id = v.child_id where c.ref = p_ref and coalesce(v.piece_id, 0) < 500000000)) order by t.at desc limit p_most)) named
    order by at desc limit p_most)
  where has_duty('read_trail')
$function$;

CREATE OR REPLACE FUNCTION public.unsign_year()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  delete from calendar_signatures s where s.year_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.visits_observed(p_household integer)
 RETURNS TABLE(on_day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select o.seen_on from observations o join pieces p on p.id = o.id where p.household_id = p_household and o.seen_on is not null and p.sight = 'worker'
$function$;

CREATE OR REPLACE FUNCTION public.voice_state_at(p_voice integer, p_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case when p_at > request_now() then v.state
    when exists (select from voice_moves m where m.voice_id = v.id and m.move = 'moved_here' and m.at = v.saved_at and m.at >= p_at) then 'not_there'
    else coalesce((select m.from_state from voice_moves m where m.voice_id = v.id and not m.came_along and m.at >= p_at order by m.at, m.id limit 1),
      as_it_read('voices', v.id, 'state', p_at, v.state)) end
  from voices v where v.id = p_voice and coalesce(v.piece_id, 0) < 500000000
$function$;

CREATE OR REPLACE FUNCTION public.voices_moved_here_since(p_at timestamp with time zone)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select voice_id from voice_moves where move = 'moved_here' and at >= p_at
$function$;

CREATE OR REPLACE FUNCTION public.who_know(p_piece integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct id), '{}') from (
    select n.person_id as id from pieces p join need_to_know n on n.matter = p.matter
    where p.id = p_piece and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    union select w.id from pieces p, people w where p.id = p_piece and w.active
      and case p.sight when 'sealed' then 'hold_sealed' else 'hold_restricted' end = any (own_duties_of(w.id, (request_now() at time zone 'Europe/London')::date))
  ) knowing where actor() is null or exists (select from pieces p where p.id = p_piece and knows_matter(p.matter))
$function$;

CREATE OR REPLACE FUNCTION public.who_may_cover(p_among integer[], p_person integer, p_on date)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE
AS $function$
  with among as materialized (
    select one.id, coalesce(array_agg(pr.role order by pr.role) filter (where pr.role is not null), '{}') as keys
    from unnest(p_among) one (id) left join person_roles pr on pr.person_id = one.id and p_on between pr.from_on and coalesce(pr.until_on, 'infinity')
    group by one.id
  ), own as materialized (
    select k.keys, array(select r.reach from roles r where r.key = any (k.keys)) as reaches,
      array(select d from roles r cross join unnest(r.duties) d where r.key = any (k.keys)) as duties
    from (select distinct keys from among) k
  ), held as materialized (
    select r.key, r.reach, r.duties from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = p_person and p_on between pr.from_on and coalesce(pr.until_on, 'infinity')
  ), theirs as materialized (
    select * from held where reach <> 'none' or not exists (select from held where reach <> 'none')
  )
  select among.id from among where (among.id = any ((select workers_they_check(p_person))::int[])) is not true and among.keys in (
    select own.keys from own where not exists (
      select from theirs where
        not (theirs.key = 'team_manager' and 'service_manager' = any (own.keys))
        and not (array(select unnest(theirs.duties) except select unnest(in_person())) <@ own.duties
          and (theirs.reach = 'none' or theirs.reach = any (own.reaches) or 'service' = any (own.reaches)))
        or ('prepare_for_audits' = any (own.duties)
          and theirs.duties && array['moderate', 'gather_child_voices', 'gather_carer_voices', 'hold_voices'])
    )
  )
$function$;

CREATE OR REPLACE FUNCTION public.who_puts_right(p_correction integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(p.id order by p.id), '{}') from corrections c join people p on p.active and p.id <> c.asked_by and not (p.id = any (c.concerned))
  where c.id = p_correction and (c.asked_by = actor() or may_put_right(c.id)) and 'hold_voices' = any (own_duties_of(p.id, (request_now() at time zone 'Europe/London')::date))
$function$;

CREATE OR REPLACE FUNCTION public.why_not_taken_over(p_piece integer, p_part text, p_to integer)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select case
    when exists (select from piece_people n where n.piece_id = p_piece and n.person_id = p_to) then 'has a part'
    when exists (select from piece_people n where n.piece_id = p_piece and n.part = 'worker' and p_part <> 'worker' and n.person_id = any (managers_above(p_to))) then 'answers to the worker'
    when exists (select from piece_people n where n.piece_id = p_piece and p_part = 'worker' and n.part <> 'worker' and p_to = any (managers_above(n.person_id))) then 'answers to the worker'
    when not exists (select from people w where w.id = p_to and w.active) then 'is not here'
    when exists (select from pieces p where p.id = p_piece and p.matter is not null and not exists (select from need_to_know k
      where k.matter = p.matter and k.person_id = p_to and k.from_at <= request_now() and (k.until_at is null or k.until_at > request_now()))) then 'is not on the list'
  end where may_hand_over(p_piece, p_part)
$function$;

CREATE OR REPLACE FUNCTION public.why_stays_ended(p_household integer)
 RETURNS TABLE(placement_id integer, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select distinct on (p.id) p.id, r.reason
  from placements p join episodes e on e.child_id = p.child_id and e.ended_on = p.ended_on
    join place_change_reasons r on r.id = e.id
  where (select may_know_why()) and p.household_id = p_household
  order by p.id, e.started_on desc
$function$;

CREATE OR REPLACE FUNCTION public.with_led_on(p_households integer[])
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select array(select h from unnest(p_households) h where not exists (select from merges m where m.kind = 'household' and m.ends_id = h and m.parted_at is null)
    union all select m.ends_id from merges m where m.kind = 'household' and m.parted_at is null and m.stays_id = any (p_households))
$function$;

CREATE OR REPLACE FUNCTION public.withhold(p_file integer, p_rows jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  delete from import_withheld where file_id = p_file and (select may_handle_import(f.import_id) from import_files f where f.id = p_file);
  insert into import_withheld (file_id, row_number, before, after)
    select p_file, row_number, coalesce(before, '{}'), after
    from jsonb_to_recordset(p_rows) as g (row_number int, before jsonb, after jsonb) where (select may_handle_import(f.import_id) from import_files f where f.id = p_file);
$function$;

CREATE OR REPLACE FUNCTION public.words_cleared(p_from date, p_to date)
 RETURNS TABLE(note text, words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  with spoke as materialized (
    select n.id, n.key, n.child_id, n.spoken_on, n.quotable from engagement_notes n where n.taken_down_at is null and n.spoken_on between p_from and p_to
  )
  select q.key, q.words from (
    select distinct on (s.child_id) s.key, w.words, s.spoken_on, s.id from spoke s join engagement_words w on w.id = s.id
    where s.quotable and w.words <> '' order by s.child_id, s.spoken_on desc, s.id desc
  ) q
  where has_own_duty('report_escalations') and (select count(distinct child_id) from spoke) >= 5
  order by q.spoken_on desc, q.id desc limit 6
$function$;

CREATE OR REPLACE FUNCTION public.words_gone(p_piece integer)
 RETURNS TABLE(child_id integer, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select v.child_id, max(m.at) from voices v join voice_moves m on m.voice_id = v.id and m.move in ('moved_away', 'sealed')
  where v.piece_id = p_piece and v.beside_id is null and v.kind in ('child', 'carer')
    and case when p_piece >= 500000000 then sees_apart(p_piece, my_line()) else current_setting('role') = 'hearth_service' or sees_whole(p_piece, my_households()) end
  group by v.child_id
$function$;

CREATE OR REPLACE FUNCTION public.workers_they_check(p_person integer)
 RETURNS integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct h.supervising_worker_id), '{}') from households h
  where h.supervising_worker_id is not null and h.id = any (array(
    select s.household_id from placements s
      where s.child_id = any (array(select c.id from children c where c.iro_id = p_person)) and s.ended_on is null
    union select r.household_id from carer_reviews r where r.reviewing_officer_id = p_person and r.held_on is null and r.ended_on is null
    union select e.household_id from pieces e where e.id = any (array(
      select a.id from audits a where a.auditor_id = p_person and a.phase = 'open' and a.id < 500000000
      union select a.id from audits a where a.moderator_id = p_person and a.phase = 'open' and a.id < 500000000))))
$function$;

CREATE OR REPLACE FUNCTION public.writes_asides(p_audit integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select exists (select from audits a where a.id = p_audit and (a.auditor_id = any (acts_for()) or a.worker_id = any (acts_for())))
$function$;

CREATE OR REPLACE FUNCTION public.years_in(p_state text)
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(id), '{}') from calendar_years where state = p_state
$function$;

CREATE OR REPLACE FUNCTION public.years_read()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(id), '{}') from calendar_years
$function$;


-- Triggers

CREATE TRIGGER a_number BEFORE INSERT ON public.clocks FOR EACH ROW EXECUTE FUNCTION number_apart();
CREATE TRIGGER a_number BEFORE INSERT ON public.told FOR EACH ROW EXECUTE FUNCTION number_apart();
CREATE TRIGGER a_number BEFORE INSERT ON public.voices FOR EACH ROW EXECUTE FUNCTION number_voice();
CREATE TRIGGER agreed_by_both BEFORE UPDATE OF state ON public.calendar_years FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION agreed_by_both();
CREATE TRIGGER aim_has_a_length BEFORE INSERT OR UPDATE ON public.improvement_plans FOR EACH ROW WHEN ((char_length(new.aim) > 300)) EXECUTE FUNCTION refuse_long_texts('300', 'aim');
CREATE TRIGGER answer_change BEFORE UPDATE OF answer ON public.slot_changes FOR EACH ROW WHEN ((old.answer IS DISTINCT FROM new.answer)) EXECUTE FUNCTION answer_change();
CREATE TRIGGER answer_has_a_length BEFORE INSERT OR UPDATE ON public.engagement_words FOR EACH ROW WHEN ((char_length(new.answer) > 1000)) EXECUTE FUNCTION refuse_long_texts('1000', 'answer');
CREATE TRIGGER asks_has_a_length BEFORE INSERT OR UPDATE ON public.engagement_sheets FOR EACH ROW WHEN ((char_length(new.asks) > 1000)) EXECUTE FUNCTION refuse_long_texts('1000', 'asks');
CREATE TRIGGER begin_in_phase BEFORE INSERT ON public.audits FOR EACH ROW EXECUTE FUNCTION begin_in_phase();
CREATE TRIGGER came_of_has_a_length BEFORE INSERT OR UPDATE ON public.improvement_plans FOR EACH ROW WHEN ((char_length(new.came_of) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'came_of');
CREATE TRIGGER concerned BEFORE INSERT OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION keep_concerned();
CREATE TRIGGER doing_has_a_length BEFORE INSERT OR UPDATE ON public.evidence_items FOR EACH ROW WHEN ((char_length(new.doing) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'doing');
CREATE TRIGGER end_feeds AFTER UPDATE OF active ON public.people FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION end_feeds();
CREATE TRIGGER evidence AFTER UPDATE ON public.answers REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_answers();
CREATE TRIGGER evidence AFTER UPDATE ON public.audits REFERENCING OLD TABLE AS was_written NEW TABLE AS now_written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_audits();
CREATE TRIGGER evidence AFTER UPDATE ON public.childs_words REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_words();
CREATE TRIGGER evidence AFTER UPDATE ON public.leader_visits REFERENCING OLD TABLE AS was_written NEW TABLE AS now_written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_days('held_on');
CREATE TRIGGER evidence AFTER UPDATE ON public.observations REFERENCING OLD TABLE AS was_written NEW TABLE AS now_written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_days('seen_on');
CREATE TRIGGER evidence AFTER UPDATE ON public.pieces REFERENCING OLD TABLE AS was_written NEW TABLE AS now_written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_pieces();
CREATE TRIGGER evidence AFTER UPDATE ON public.voices REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_voices();
CREATE TRIGGER evidence_ends BEFORE DELETE ON public.childs_words FOR EACH ROW EXECUTE FUNCTION end_evidence_of_words();
CREATE TRIGGER evidence_gone AFTER DELETE ON public.answers REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_answers();
CREATE TRIGGER evidence_new AFTER INSERT ON public.answers REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_answers();
CREATE TRIGGER evidence_new AFTER INSERT ON public.childs_words REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_words();
CREATE TRIGGER evidence_new AFTER INSERT ON public.voices REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_evidence_of_voices();
CREATE TRIGGER follow_phase AFTER UPDATE ON public.pieces FOR EACH ROW WHEN ((phase_of(old.state) IS DISTINCT FROM phase_of(new.state))) EXECUTE FUNCTION follow_phase();
CREATE TRIGGER history AFTER DELETE ON public.audit_children FOR EACH ROW EXECUTE FUNCTION keep_child_of_audit();
CREATE TRIGGER history AFTER DELETE ON public.piece_people FOR EACH ROW EXECUTE FUNCTION keep_part_of_piece();
CREATE TRIGGER history AFTER UPDATE ON public.actions FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.alert_entries FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.alerts FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.answers FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.audits FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.carer_reviews FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.carer_stays FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.carers FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.children FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.childs_words FOR EACH ROW WHEN (((old.told_at IS NOT NULL) AND ((old.told_at IS DISTINCT FROM new.told_at) OR (old.told_words IS DISTINCT FROM new.told_words)))) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.clocks FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.engagement_notes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.engagement_words FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.episodes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.evidence_gaps FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.household_links FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.households FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.improvement_plans FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.law_watch FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.midways FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.need_to_know FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.people FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.pieces FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.place_change_reasons FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.placements FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.told FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.voice_answers FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.voice_outcomes FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history AFTER UPDATE ON public.voices FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_history();
CREATE TRIGGER history_of_asking AFTER UPDATE ON public.audit_children FOR EACH ROW WHEN ((old.may_be_asked IS NOT NULL)) EXECUTE FUNCTION keep_child_of_audit();
CREATE TRIGGER history_of_removed AFTER DELETE ON public.placements FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER home_has_a_length BEFORE INSERT OR UPDATE ON public.midways FOR EACH ROW WHEN ((char_length(new.home_why) > 1000)) EXECUTE FUNCTION refuse_long_texts('1000', 'home_why');
CREATE TRIGGER impact_has_a_length BEFORE INSERT OR UPDATE ON public.evidence_items FOR EACH ROW WHEN ((char_length(new.impact) > 300)) EXECUTE FUNCTION refuse_long_texts('300', 'impact');
CREATE TRIGGER keep_first_due BEFORE UPDATE OF first_due_on ON public.slots FOR EACH ROW WHEN ((old.first_due_on <> new.first_due_on)) EXECUTE FUNCTION keep_first_due();
CREATE TRIGGER keep_stays AFTER INSERT OR UPDATE OF household_id, "position", initials, approved_from, ended_on ON public.carers FOR EACH ROW EXECUTE FUNCTION keep_carer_stays();
CREATE TRIGGER keep_ways_in BEFORE UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION keep_ways_in();
CREATE TRIGGER keep_what_counts BEFORE UPDATE ON public.evidence_items FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION keep_what_counts();
CREATE TRIGGER keep_words_closed BEFORE UPDATE ON public.voices FOR EACH ROW EXECUTE FUNCTION keep_words_closed();
CREATE TRIGGER keeps_its_scale BEFORE INSERT ON public.audits FOR EACH ROW EXECUTE FUNCTION audits_keep_their_scale();
CREATE TRIGGER known_today BEFORE INSERT ON public.evidence_items FOR EACH ROW EXECUTE FUNCTION known_today();
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.carers FOR EACH ROW WHEN ((char_length(new.display_name) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'display_name');
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.law_watch FOR EACH ROW WHEN (((char_length(new.title) > 200) OR (char_length(new.link) > 500))) EXECUTE FUNCTION refuse_long_texts('500', 'title', 'link');
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.people FOR EACH ROW WHEN (((char_length(new.name) > 500) OR (char_length(new.telephone) > 500) OR (char_length(new.source_id) > 500))) EXECUTE FUNCTION refuse_long_texts('500', 'name', 'telephone', 'source_id');
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.roles FOR EACH ROW WHEN ((char_length(new.title) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'title');
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.teams FOR EACH ROW WHEN ((char_length(new.name) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'name');
CREATE TRIGGER lines_have_a_length BEFORE INSERT OR UPDATE ON public.voices FOR EACH ROW WHEN ((char_length(new.helper) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'helper');
CREATE TRIGGER part_from_other BEFORE UPDATE OF state ON public.voices FOR EACH ROW WHEN (((old.together_with IS NOT NULL) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION part_from_other();
CREATE TRIGGER part_in_phase BEFORE INSERT ON public.piece_people FOR EACH ROW EXECUTE FUNCTION part_in_phase();
CREATE TRIGGER reason_has_a_length BEFORE INSERT OR UPDATE ON public.midways FOR EACH ROW WHEN ((char_length(new.not_held_words) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'not_held_words');
CREATE TRIGGER refuse_long_asking_words BEFORE INSERT OR UPDATE ON public.audit_children FOR EACH ROW WHEN ((char_length(new.asking_words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'asking_words');
CREATE TRIGGER refuse_long_because BEFORE INSERT OR UPDATE OF because ON public.withdrawn_settings FOR EACH ROW WHEN ((char_length(new.because) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'because');
CREATE TRIGGER refuse_long_reason BEFORE INSERT OR UPDATE OF reason ON public.withdrawn_settings FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.asides FOR EACH ROW WHEN ((char_length(new.says) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'says');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.audit_children FOR EACH ROW WHEN ((char_length(new.because) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'because');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.calendar_moves FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.carer_stays FOR EACH ROW WHEN ((char_length(new.initials) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'initials');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.corrected_readings FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('20000', 'what', 'whose', 'why');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.exemptions FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('20000', 'terms_then');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.leader_visits FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('200', 'place');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.limit_answers FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('2000', 'words');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.monthly_returns FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('500', 'worry', 'not_told_because');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.papers FOR EACH ROW WHEN ((char_length(new.reason) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'reason');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.sealed_openings FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.sealed_records FOR EACH ROW EXECUTE FUNCTION refuse_long_texts('20000', 'erased_why');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.slot_changes FOR EACH ROW WHEN (((char_length(new.words) > 20000) OR (char_length(new.answer_words) > 20000) OR (char_length(new.to_tell) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'words', 'answer_words', 'to_tell');
CREATE TRIGGER refuse_long_texts BEFORE INSERT OR UPDATE ON public.slot_outside FOR EACH ROW WHEN (((char_length(new.place) > 500) OR (char_length(new.by_whom) > 500))) EXECUTE FUNCTION refuse_long_texts('500', 'place', 'by_whom');
CREATE TRIGGER section_views AFTER INSERT OR UPDATE ON public.answers FOR EACH ROW WHEN (((new.section = 'mod'::text) AND starts_with(new.question, 'mod.evidence.'::text))) EXECUTE FUNCTION keep_section_views();
CREATE TRIGGER shows_has_a_length BEFORE INSERT OR UPDATE ON public.improvement_plans FOR EACH ROW WHEN ((char_length(new.shows) > 1000)) EXECUTE FUNCTION refuse_long_texts('1000', 'shows');
CREATE TRIGGER texts_have_a_length BEFORE INSERT OR UPDATE ON public.import_stays FOR EACH ROW WHEN ((char_length(new.because) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'because');
CREATE TRIGGER texts_have_a_length BEFORE INSERT OR UPDATE ON public.imports FOR EACH ROW WHEN ((char_length(new.taken_back_because) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'taken_back_because');
CREATE TRIGGER unsign_year AFTER UPDATE OF state ON public.calendar_years FOR EACH ROW WHEN ((new.state = 'drafted'::text)) EXECUTE FUNCTION unsign_year();
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.answers FOR EACH ROW WHEN ((char_length((new.value)::text) > 60000)) EXECUTE FUNCTION refuse_long_texts('60000', 'value');
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.form_drafts FOR EACH ROW WHEN ((char_length((new.content)::text) > 4000000)) EXECUTE FUNCTION refuse_long_texts('4000000', 'content');
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.kept_words FOR EACH ROW WHEN ((char_length((new.fields)::text) > 4000000)) EXECUTE FUNCTION refuse_long_texts('4000000', 'fields');
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.moves FOR EACH ROW WHEN ((char_length((new.details)::text) > 200000)) EXECUTE FUNCTION refuse_long_texts('200000', 'details');
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.voice_answers FOR EACH ROW WHEN ((char_length((new.value)::text) > 60000)) EXECUTE FUNCTION refuse_long_texts('60000', 'value');
CREATE TRIGGER values_have_a_length BEFORE INSERT OR UPDATE ON public.voice_visits FOR EACH ROW WHEN ((char_length((new.said)::text) > 60000)) EXECUTE FUNCTION refuse_long_texts('60000', 'said');
CREATE TRIGGER why_has_a_length BEFORE INSERT OR UPDATE ON public.engagement_words FOR EACH ROW WHEN ((char_length(new.why) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'why');
CREATE TRIGGER why_has_a_length BEFORE INSERT OR UPDATE ON public.evidence_items FOR EACH ROW WHEN ((char_length(new.ended_why) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'ended_why');
CREATE TRIGGER wish_has_a_length BEFORE INSERT OR UPDATE ON public.engagement_words FOR EACH ROW WHEN ((char_length(new.wish) > 500)) EXECUTE FUNCTION refuse_long_texts('500', 'wish');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.action_events FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.actions FOR EACH ROW WHEN (((char_length(new.says) > 20000) OR (char_length(new.evidence) > 20000) OR (char_length(new.impact_note) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'says', 'evidence', 'impact_note');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.alert_entries FOR EACH ROW WHEN (((char_length(new.what) > 20000) OR (char_length(new.acting) > 20000) OR (char_length(new.came_from) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'what', 'acting', 'came_from');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.alert_lines FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.answers FOR EACH ROW WHEN (((char_length(new.explanation) > 20000) OR (char_length(new.evidence) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'explanation', 'evidence');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.audits FOR EACH ROW WHEN (((char_length(new.period_reason) > 20000) OR (char_length(new.children_reason) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'period_reason', 'children_reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.childs_words FOR EACH ROW WHEN ((char_length(new.told_words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'told_words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.clocks FOR EACH ROW WHEN (((char_length(new.reason) > 20000) OR (char_length(new.agreed_by) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'reason', 'agreed_by');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.deputies FOR EACH ROW WHEN ((char_length(new.why) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'why');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.dispensations FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.engagement_words FOR EACH ROW WHEN ((char_length(new.words) > 1000)) EXECUTE FUNCTION refuse_long_texts('1000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.evidence_gaps FOR EACH ROW WHEN ((char_length(new.words) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.evidence_items FOR EACH ROW WHEN ((char_length(new.says) > 300)) EXECUTE FUNCTION refuse_long_texts('300', 'says');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.evidence_silences FOR EACH ROW WHEN ((char_length(new.words) > 2000)) EXECUTE FUNCTION refuse_long_texts('2000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.form_versions FOR EACH ROW WHEN ((char_length(new.note) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'note');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.law_watch FOR EACH ROW WHEN (((char_length(new.says) > 2000) OR (char_length(new.changes) > 2000))) EXECUTE FUNCTION refuse_long_texts('2000', 'says', 'changes');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.moves FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.need_to_know FOR EACH ROW WHEN ((char_length(new.why) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'why');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.sample_draws FOR EACH ROW WHEN ((char_length(new.swap_reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'swap_reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.settings FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.sight_changes FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.told FOR EACH ROW WHEN (((char_length(new.whom) > 20000) OR (char_length(new.dated_back_because) > 20000))) EXECUTE FUNCTION refuse_long_texts('20000', 'whom', 'dated_back_because');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.voice_answers FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.voice_moves FOR EACH ROW WHEN ((char_length(new.words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.voice_openings FOR EACH ROW WHEN ((char_length(new.reason) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.voice_outcomes FOR EACH ROW WHEN ((char_length(new.told_words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'told_words');
CREATE TRIGGER words_have_a_length BEFORE INSERT OR UPDATE ON public.voices FOR EACH ROW WHEN ((char_length(new.reason_words) > 20000)) EXECUTE FUNCTION refuse_long_texts('20000', 'reason_words');

-- Who sees which rows

create policy administrators on absences for all to hearth_assigned, hearth_service
  using ((( SELECT has_duty('manage_people'::text) AS has_duty) OR (person_id = ( SELECT actor() AS actor))))
  with check ((( SELECT has_duty('manage_people'::text) AS has_duty) OR (person_id = ( SELECT actor() AS actor))));
create policy directory on absences for select to public
  using (true);
create policy system on absences for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy askers on access_changes for insert to hearth_assigned, hearth_service
  with check (((( SELECT actor() AS actor) IS NULL) OR ((asked_by = ( SELECT actor() AS actor)) AND ( SELECT has_duty('manage_people'::text) AS has_duty))));
create policy door on access_changes for select to hearth_web
  using (((answer_hash IS NOT NULL) AND ((state = 'waiting'::text) OR ((settled_by = person_id) AND (settled_at > (request_now() - '00:20:00'::interval))))));
create policy readers on access_changes for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('manage_people'::text) AS has_duty) OR ( SELECT has_duty('read_trail'::text) AS has_duty) OR (person_id = ( SELECT actor() AS actor)) OR (( SELECT actor() AS actor) IS NULL)));
create policy system on access_changes for update to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy door on access_warnings for all to hearth_web
  using (true)
  with check (true);
create policy own on access_warnings for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('manage_people'::text) AS has_duty) OR ((kind = 'sign-in guarded'::text) AND (person_id = ( SELECT actor() AS actor)))));
create policy assigned on action_events for all to hearth_assigned
  using ((EXISTS ( SELECT
   FROM actions t
  WHERE (t.id = action_events.action_id))))
  with check ((EXISTS ( SELECT
   FROM actions t
  WHERE (t.id = action_events.action_id))));
create policy service on action_events for all to hearth_service
  using ((EXISTS ( SELECT
   FROM actions t
  WHERE (t.id = action_events.action_id))))
  with check ((EXISTS ( SELECT
   FROM actions t
  WHERE (t.id = action_events.action_id))));
create policy assigned on actions for all to hearth_assigned
  using ((((sight = 'household'::text) AND ((owner_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (escalated_to = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (household_id = ANY (( SELECT my_households() AS my_households)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households)))) OR ((sight <> 'household'::text) AND ((sight = 'open'::text) OR (owner_id = ( SELECT actor() AS actor)) OR sees_piece_of(id, piece_id)))))
  with check ((((sight = 'household'::text) AND ((owner_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (escalated_to = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (household_id = ANY (( SELECT my_households() AS my_households)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households)))) OR ((sight <> 'household'::text) AND ((sight = 'open'::text) OR (owner_id = ( SELECT actor() AS actor)) OR sees_piece_of(id, piece_id)))));
create policy service on actions for all to hearth_service
  using (((sight = ANY (ARRAY['open'::text, 'household'::text])) OR (( SELECT actor() AS actor) IS NULL) OR (owner_id = ( SELECT actor() AS actor)) OR sees_piece_of(id, piece_id)))
  with check (((sight = ANY (ARRAY['open'::text, 'household'::text])) OR (( SELECT actor() AS actor) IS NULL) OR (owner_id = ( SELECT actor() AS actor)) OR sees_piece_of(id, piece_id)));
create policy readers on alert_entries for all to hearth_assigned, hearth_service
  using ((reads_alert(alert_id) OR reads_entry(id)))
  with check ((reads_alert(alert_id) OR reads_entry(id)));
create policy system on alert_entries for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy readers on alert_lines for all to hearth_assigned, hearth_service
  using ((reads_alert(alert_id) OR reads_entry(entry_id) OR ((entry_id IS NULL) AND reads_as_officer(alert_id)) OR ((kind = 'noted'::text) AND (by_id = ( SELECT actor() AS actor)) AND reads_in_part(alert_id))))
  with check ((reads_alert(alert_id) OR reads_in_part(alert_id)));
create policy system on alert_lines for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy readers on alerts for all to hearth_assigned, hearth_service
  using ((reads_alert(id) OR reads_in_part(id) OR reads_that_decided(id)))
  with check ((reads_alert(id) OR reads_in_part(id)));
create policy system on alerts for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy with_the_piece on allegations for all to hearth_assigned, hearth_service
  using (((id >= 1000000000) AND ((( SELECT actor() AS actor) IS NULL) OR (id = ANY (( SELECT my_matters_of() AS my_matters_of)::integer[])))))
  with check (((id >= 1000000000) AND sees_apart(id, ( SELECT my_line() AS my_line))));
create policy assigned on answers for all to hearth_assigned
  using (((((piece_id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households))) AND ((section <> 'refl'::text) OR ( SELECT may_read_reflection(answers.piece_id) AS may_read_reflection)) AND ((NOT is_about_risk(question)) OR (piece_id <> ALL (( SELECT pieces_kept_from_me() AS pieces_kept_from_me)::integer[])))) OR ((section = 'cyp4'::text) AND is_officer_in(piece_id) AND (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])))))
  with check ((sees_whole(piece_id, ( SELECT my_households() AS my_households)) OR ((section = 'cyp4'::text) AND (question ~~ 'cyp4.iro\_%'::text) AND is_officer_in(piece_id) AND (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])))));
create policy childs_words on answers for select to hearth_assigned, hearth_service
  using (((NOT (is_childs_words(question) OR is_childs_choice(question))) OR ( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR may_hear_child(piece_id, child_id)));
create policy childs_words_go_on on answers for select to hearth_assigned, hearth_service
  using (((piece_id < 1000000000) AND (is_childs_words(question) OR is_childs_choice(question)) AND (( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR hears_children(child_id))));
create policy once_a_leader_says_so on answers for select to hearth_assigned, hearth_service
  using (((section <> ALL (ARRAY['leader'::text, 'came_of'::text])) OR (( SELECT actor() AS actor) IS NULL) OR leads_visit(piece_id) OR is_written(piece_id, section)));
create policy once_it_is_theirs on answers for select to hearth_assigned, hearth_service
  using (((piece_id < 500000000) OR reads_section(piece_id, section) OR ((is_childs_words(question) OR is_childs_choice(question)) AND hears_children(child_id))));
create policy own_slot on answers for select to hearth_assigned, hearth_service
  using (((piece_id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])) AND (section <> 'refl'::text) AND (NOT is_childs_words(question)) AND (NOT is_childs_choice(question)) AND ((NOT is_about_risk(question)) OR (piece_id <> ALL (( SELECT pieces_kept_from_me() AS pieces_kept_from_me)::integer[])))));
create policy service on answers for all to hearth_service
  using ((((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))) AND ((section <> 'refl'::text) OR ( SELECT may_read_reflection(answers.piece_id) AS may_read_reflection)) AND ((NOT is_about_risk(question)) OR (piece_id <> ALL (( SELECT pieces_kept_from_me() AS pieces_kept_from_me)::integer[])))))
  with check (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy assigned on asides for select to hearth_assigned
  using ((sees_whole(piece_id, ( SELECT my_households() AS my_households)) AND writes_asides(piece_id) AND ((taken_back_at IS NULL) OR (by_id = ( SELECT actor() AS actor))) AND ((NOT is_about_risk(question)) OR (piece_id <> ALL (( SELECT pieces_kept_from_me() AS pieces_kept_from_me)::integer[])))));
create policy service on asides for select to hearth_service
  using ((((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))) AND (writes_asides(piece_id) OR ((section <> 'refl'::text) AND ( SELECT has_duty('assign_moderators'::text) AS has_duty) AND (NOT moderates(piece_id)))) AND ((taken_back_at IS NULL) OR (by_id = ( SELECT actor() AS actor)) OR ( SELECT has_duty('assign_moderators'::text) AS has_duty)) AND ((NOT is_about_risk(question)) OR (piece_id <> ALL (( SELECT pieces_kept_from_me() AS pieces_kept_from_me)::integer[])))));
create policy settlers on asides for update to hearth_assigned, hearth_service
  using ((writes_asides(piece_id) AND ((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))))
  with check (writes_asides(piece_id));
create policy writers on asides for insert to hearth_assigned, hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND writes_asides(piece_id) AND ((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))));
create policy asked_as_their_iro_says on audit_children for update to hearth_assigned, hearth_service
  using (((( SELECT actor() AS actor) IS NULL) OR (child_id = ANY (ARRAY( SELECT c.id
   FROM children c
  WHERE (c.iro_id = ( SELECT actor() AS actor)))))));
create policy assigned on audit_children for all to hearth_assigned
  using ((EXISTS ( SELECT
   FROM audits a
  WHERE (a.id = audit_children.audit_id))))
  with check ((EXISTS ( SELECT
   FROM audits a
  WHERE (a.id = audit_children.audit_id))));
create policy service on audit_children for all to hearth_service
  using (((audit_id < 500000000) OR sees_apart(audit_id, ( SELECT my_line() AS my_line))))
  with check (((audit_id < 500000000) OR sees_apart(audit_id, ( SELECT my_line() AS my_line))));
create policy unasked_at_first on audit_children for insert to hearth_assigned, hearth_service
  with check (((( SELECT actor() AS actor) IS NULL) OR (may_be_asked IS NULL)));
create policy assigned on audits for all to hearth_assigned
  using ((((id < 500000000) AND (phase <> 'cancelled'::text) AND ((moderator_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (auditor_id = ANY (( SELECT acts_for() AS acts_for)::integer[])))) OR (id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(id, ( SELECT my_households() AS my_households)) OR ((id < 500000000) AND is_officer_in(id))))
  with check ((((id < 500000000) AND ((moderator_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR (auditor_id = ANY (( SELECT acts_for() AS acts_for)::integer[])))) OR (EXISTS ( SELECT
   FROM pieces p
  WHERE ((p.id = audits.id) AND (p.household_id = ANY (( SELECT my_households() AS my_households)::integer[])))))));
create policy own_slot on audits for select to hearth_assigned
  using ((id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])));
create policy service on audits for all to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy owners on calendar_feeds for all to hearth_assigned, hearth_service
  using ((person_id = ( SELECT actor() AS actor)))
  with check ((person_id = ( SELECT actor() AS actor)));
create policy made on calendar_moves for insert to hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND (( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty))));
create policy readers on calendar_moves for select to hearth_service
  using ((( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)));
create policy readers on calendar_signatures for select to hearth_assigned, hearth_service
  using ((year_id = ANY (( SELECT years_read() AS years_read)::integer[])));
create policy signed on calendar_signatures for insert to hearth_service
  with check (((person_id = ( SELECT actor() AS actor)) AND ( SELECT has_duty(('agree_calendar_'::text || calendar_signatures.side)) AS has_duty) AND (year_id = ANY (( SELECT years_in('proposed'::text) AS years_in)::integer[]))));
create policy unsigned on calendar_signatures for delete to hearth_service
  using (((person_id = ( SELECT actor() AS actor)) AND (year_id = ANY (( SELECT years_in('proposed'::text) AS years_in)::integer[]))));
create policy drawn on calendar_years for insert to hearth_service
  with check (((state = 'drafted'::text) AND ( SELECT has_duty('draw_calendar'::text) AS has_duty)));
create policy moved on calendar_years for update to hearth_service
  using (((state <> 'agreed'::text) AND (( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty))))
  with check ((( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)));
create policy readers on calendar_years for select to hearth_assigned, hearth_service
  using (((state <> 'drafted'::text) OR ( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)));
create policy thrown_away on calendar_years for delete to hearth_service
  using (((state = 'drafted'::text) AND ( SELECT has_duty('draw_calendar'::text) AS has_duty)));
create policy assigned on carer_reviews for all to hearth_assigned
  using ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])))
  with check ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])));
create policy own_slot on carer_reviews for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_slot_households() AS my_slot_households)::integer[])));
create policy service on carer_reviews for all to hearth_service
  using (true)
  with check (true);
create policy assigned on carer_stays for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])));
create policy own_slot on carer_stays for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_slot_households() AS my_slot_households)::integer[])));
create policy service on carer_stays for select to hearth_service
  using (true);
create policy assigned on carers for all to hearth_assigned
  using ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])))
  with check ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])));
create policy own_slot on carers for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_slot_households() AS my_slot_households)::integer[])));
create policy service on carers for all to hearth_service
  using (true)
  with check (true);
create policy assigned on children for all to hearth_assigned
  using (((iro_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR sees_child(id, ( SELECT my_sight() AS my_sight)) OR ((id + 0) = ANY (( SELECT my_watched_children() AS my_watched_children)::integer[])) OR ((id + 0) = ANY (( SELECT my_concern_children() AS my_concern_children)::integer[]))))
  with check (((iro_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR sees_child(id, ( SELECT my_sight() AS my_sight)) OR ((id + 0) = ANY (( SELECT my_watched_children() AS my_watched_children)::integer[])) OR ((id + 0) = ANY (( SELECT my_concern_children() AS my_concern_children)::integer[]))));
create policy own_slot on children for select to hearth_assigned
  using (((cardinality(( SELECT my_slot_households() AS my_slot_households)) > 0) AND sees_child(id, ( SELECT my_slot_households() AS my_slot_households))));
create policy service on children for all to hearth_service
  using (true)
  with check (true);
create policy hearers on childs_words for all to hearth_assigned, hearth_service
  using ((((( SELECT actor() AS actor) IS NULL) OR ( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR hears_children(child_id)) AND ((piece_id < 1000000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))));
create policy hearers on childs_words_heard for select to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM childs_words w
  WHERE (w.id = childs_words_heard.words_id))));
create policy in_person on childs_words_heard for insert to hearth_assigned, hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND
CASE as_part
    WHEN 'quality'::text THEN ( SELECT has_own_duty('hold_voices'::text) AS has_own_duty)
    ELSE (EXISTS ( SELECT
       FROM (childs_words w
         JOIN children c ON ((c.id = w.child_id)))
      WHERE ((w.id = childs_words_heard.words_id) AND (c.iro_id = ( SELECT actor() AS actor)))))
END AND (EXISTS ( SELECT
   FROM childs_words w
  WHERE (w.id = childs_words_heard.words_id)))));
create policy running on clocks for update to hearth_assigned, hearth_service
  using ((state = 'running'::text))
  with check (true);
create policy seen on clocks for all to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = clocks.piece_id))))
  with check ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = clocks.piece_id))));
create policy assigned on complaints for all to hearth_assigned
  using (
CASE
    WHEN (id < 500000000) THEN (id = ANY (( SELECT my_complaints() AS my_complaints)::integer[]))
    ELSE sees_apart(id, ( SELECT my_line() AS my_line))
END)
  with check (sees_whole(id, ( SELECT my_households() AS my_households)));
create policy service on complaints for all to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy with_piece on confidential_actions for all to hearth_assigned, hearth_service
  using (is_piece_in_sight(piece_id))
  with check (is_piece_in_sight(piece_id));
create policy assigned on corrected_readings for select to hearth_assigned
  using ((((piece_id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households))) AND ((answer_id IS NULL) OR (EXISTS ( SELECT
   FROM answers n
  WHERE (n.id = corrected_readings.answer_id))))));
create policy correctors on corrected_readings for insert to hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND ( SELECT has_duty('decide_disagreements'::text) AS has_duty) AND ((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))));
create policy service on corrected_readings for select to hearth_service
  using ((((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))) AND ((answer_id IS NULL) OR (EXISTS ( SELECT
   FROM answers n
  WHERE (n.id = corrected_readings.answer_id))))));
create policy ask on corrections for insert to hearth_assigned, hearth_service
  with check (((asked_by = ( SELECT actor() AS actor)) AND (state = 'asked'::text)));
create policy askers on corrections for select to hearth_assigned, hearth_service
  using (((asked_by = ( SELECT actor() AS actor)) OR may_put_right(id)));
create policy decide on corrections for update to hearth_assigned, hearth_service
  using (may_put_right(id))
  with check (may_put_right(id));
create policy system on corrections for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL));
create policy door on credentials for all to hearth_web
  using (true)
  with check (true);
create policy own on credentials for all to hearth_assigned, hearth_service
  using ((person_id = ( SELECT actor() AS actor)))
  with check ((person_id = ( SELECT actor() AS actor)));
create policy system on credentials for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy listed on deputies for select to hearth_assigned, hearth_service
  using ((matter = ANY (( SELECT my_matters() AS my_matters)::uuid[])));
create policy namers on deputies for all to hearth_assigned, hearth_service
  using ((may_keep_list(matter) AND ((holder_id = ( SELECT actor() AS actor)) OR always_knows(matter))))
  with check (((named_by = ( SELECT actor() AS actor)) AND may_keep_list(matter) AND ((holder_id = ( SELECT actor() AS actor)) OR always_knows(matter))));
create policy door on devices for all to hearth_web
  using (true)
  with check (true);
create policy own on devices for all to hearth_assigned, hearth_service
  using (((person_id = ( SELECT actor() AS actor)) OR ( SELECT has_duty('manage_people'::text) AS has_duty)));
create policy system on devices for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy assigned on dispensations for all to hearth_assigned
  using (sees_whole(audit_id, ( SELECT my_households() AS my_households)))
  with check (sees_whole(audit_id, ( SELECT my_households() AS my_households)));
create policy service on dispensations for all to hearth_service
  using (((audit_id < 500000000) OR sees_apart(audit_id, ( SELECT my_line() AS my_line))))
  with check (((audit_id < 500000000) OR sees_apart(audit_id, ( SELECT my_line() AS my_line))));
create policy assigned on engagement_notes for select to hearth_assigned
  using ((( SELECT (has_own_duty('hold_voices'::text) OR has_own_duty('report_escalations'::text))) OR ((officer_id = ( SELECT actor() AS actor)) AND ( SELECT has_own_duty('gather_child_voices'::text) AS has_own_duty)) OR (child_id = ANY (( SELECT my_own_children() AS my_own_children)::integer[])) OR ((share = 'carers'::text) AND (taken_down_at IS NULL) AND (household_id = ANY (( SELECT my_households() AS my_households)::integer[])))));
create policy keep on engagement_notes for update to hearth_assigned, hearth_service
  using ((( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR ((officer_id = ( SELECT actor() AS actor)) AND ( SELECT has_own_duty('gather_child_voices'::text) AS has_own_duty))))
  with check ((( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR ((officer_id = ( SELECT actor() AS actor)) AND ( SELECT has_own_duty('gather_child_voices'::text) AS has_own_duty))));
create policy service on engagement_notes for select to hearth_service
  using (((( SELECT actor() AS actor) IS NULL) OR ( SELECT (has_own_duty('hold_voices'::text) OR has_own_duty('report_escalations'::text))) OR ((officer_id = ( SELECT actor() AS actor)) AND ( SELECT has_own_duty('gather_child_voices'::text) AS has_own_duty)) OR (child_id = ANY (( SELECT my_own_children() AS my_own_children)::integer[])) OR ((share = 'carers'::text) AND (taken_down_at IS NULL))));
create policy system on engagement_notes for insert to hearth_service
  with check ((( SELECT actor() AS actor) IS NULL));
create policy write on engagement_notes for insert to hearth_assigned, hearth_service
  with check (((officer_id = ( SELECT actor() AS actor)) AND (child_id = ANY (( SELECT my_own_children() AS my_own_children)::integer[]))));
create policy readers on engagement_sheets for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('read_month'::text) AS has_duty) OR ( SELECT has_duty('hold_voices'::text) AS has_duty) OR ( SELECT has_own_duty('report_escalations'::text) AS has_own_duty)));
create policy signed on engagement_sheets for insert to hearth_assigned, hearth_service
  with check (((signed_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NULL) AND ( SELECT has_own_duty('report_escalations'::text) AS has_own_duty)));
create policy taken_back on engagement_sheets for update to hearth_assigned, hearth_service
  using (((withdrawn_at IS NULL) AND ( SELECT has_own_duty('report_escalations'::text) AS has_own_duty)))
  with check (((withdrawn_at IS NOT NULL) AND ( SELECT has_own_duty('report_escalations'::text) AS has_own_duty)));
create policy keep on engagement_words for update to hearth_assigned, hearth_service
  using (hears_note(id))
  with check ((EXISTS ( SELECT
   FROM engagement_notes n
  WHERE ((n.id = engagement_words.id) AND (( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR (n.officer_id = ( SELECT actor() AS actor)))))));
create policy readers on engagement_words for select to hearth_assigned, hearth_service
  using (hears_note(id));
create policy system on engagement_words for insert to hearth_service
  with check ((( SELECT actor() AS actor) IS NULL));
create policy write on engagement_words for insert to hearth_assigned, hearth_service
  with check ((EXISTS ( SELECT
   FROM engagement_notes n
  WHERE ((n.id = engagement_words.id) AND (n.officer_id = ( SELECT actor() AS actor))))));
create policy service on episodes for all to hearth_service
  using (true)
  with check (true);
create policy assigned on escalations for all to hearth_assigned
  using (
CASE
    WHEN (id < 500000000) THEN (id = ANY (( SELECT my_escalations() AS my_escalations)::integer[]))
    ELSE sees_apart(id, ( SELECT my_line() AS my_line))
END)
  with check ((sees_whole(id, ( SELECT my_households() AS my_households)) OR (( SELECT has_duty('report_escalations'::text) AS has_duty) AND began_piece(id))));
create policy service on escalations for all to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy readers on evidence_gaps for select to hearth_assigned, hearth_service
  using (( SELECT has_duty('read_month'::text) AS has_duty));
create policy reword on evidence_gaps for update to hearth_assigned, hearth_service
  using (( SELECT has_duty('keep_evidence'::text) AS has_duty))
  with check ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (saved_by = ( SELECT actor() AS actor))));
create policy write on evidence_gaps for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (saved_by = ( SELECT actor() AS actor))));
create policy drop_a_draft on evidence_items for delete to hearth_assigned, hearth_service
  using ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (state = 'draft'::text)));
create policy keep on evidence_items for update to hearth_assigned, hearth_service
  using ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (written_by IS NOT NULL) AND (state = ANY (ARRAY['draft'::text, 'standing'::text]))))
  with check ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (written_by IS NOT NULL) AND ((state = ANY (ARRAY['draft'::text, 'standing'::text])) OR (ended_by = ( SELECT actor() AS actor)))));
create policy readers on evidence_items for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('read_month'::text) AS has_duty) AND ((state <> 'draft'::text) OR ( SELECT has_duty('keep_evidence'::text) AS has_duty))));
create policy write on evidence_items for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (state = 'draft'::text) AND (written_by = ( SELECT actor() AS actor))));
create policy assigned on evidence_records for select to hearth_assigned
  using ((( SELECT has_duty('read_month'::text) AS has_duty) AND
CASE
    WHEN (words_id IS NOT NULL) THEN (EXISTS ( SELECT
       FROM childs_words w
      WHERE (w.id = evidence_records.words_id)))
    WHEN (voice_id IS NOT NULL) THEN (EXISTS ( SELECT
       FROM voices v
      WHERE (v.id = evidence_records.voice_id)))
    ELSE sees_whole(piece_id, ( SELECT my_households() AS my_households))
END));
create policy service on evidence_records for select to hearth_service
  using ((( SELECT has_duty('read_month'::text) AS has_duty) AND
CASE
    WHEN (words_id IS NOT NULL) THEN (EXISTS ( SELECT
       FROM childs_words w
      WHERE (w.id = evidence_records.words_id)))
    WHEN (voice_id IS NOT NULL) THEN (EXISTS ( SELECT
       FROM voices v
      WHERE (v.id = evidence_records.voice_id)))
    ELSE ((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))
END));
create policy readers on evidence_silences for select to hearth_assigned, hearth_service
  using (( SELECT has_duty('read_month'::text) AS has_duty));
create policy write on evidence_silences for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('keep_evidence'::text) AS has_duty) AND (by_id = ( SELECT actor() AS actor))));
create policy assigned on exemptions for all to hearth_assigned
  using (
CASE
    WHEN (id < 500000000) THEN (id = ANY (( SELECT my_exemptions() AS my_exemptions)::integer[]))
    ELSE sees_apart(id, ( SELECT my_line() AS my_line))
END)
  with check (sees_whole(id, ( SELECT my_households() AS my_households)));
create policy service on exemptions for all to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy shapers on form_drafts for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('shape_tool'::text) AS has_duty))
  with check (( SELECT has_duty('shape_tool'::text) AS has_duty));
create policy publishers on form_versions for insert to hearth_assigned, hearth_service
  with check (( SELECT has_duty('shape_tool'::text) AS has_duty));
create policy readers on form_versions for select to hearth_assigned, hearth_service
  using (true);
create policy door on fresh_codes for all to hearth_web
  using (true)
  with check (true);
create policy own on fresh_codes for all to hearth_assigned, hearth_service
  using ((person_id = ( SELECT actor() AS actor)))
  with check ((person_id = ( SELECT actor() AS actor)));
create policy makers on fresh_links for all to hearth_assigned, hearth_service
  using ((made_by = ( SELECT actor() AS actor)))
  with check (((made_by = ( SELECT actor() AS actor)) AND (EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = fresh_links.voice_id)))));
create policy system on fresh_links for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL));
create policy pieces on history for select to hearth_assigned
  using (
CASE
    WHEN (table_name = ANY (ARRAY['audits'::text, 'pieces'::text, 'piece_people'::text, 'audit_children'::text])) THEN sees_whole((row_id)::integer, ( SELECT my_households() AS my_households))
    ELSE false
END);
create policy pieces_service on history for select to hearth_service
  using (
CASE
    WHEN (table_name = ANY (ARRAY['audits'::text, 'pieces'::text, 'piece_people'::text, 'audit_children'::text])) THEN ((row_id < 500000000) OR sees_apart((row_id)::integer, ( SELECT my_line() AS my_line)))
    ELSE false
END);
create policy rows_of on history for select to hearth_assigned, hearth_service
  using (sees_row_of(table_name, row_id));
create policy service on household_links for all to hearth_service
  using (true)
  with check (true);
create policy assigned on households for all to hearth_assigned
  using (((id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (id = ANY (( SELECT my_audited() AS my_audited)::integer[]))))
  with check ((id = ANY (( SELECT my_sight() AS my_sight)::integer[])));
create policy own_slot on households for select to hearth_assigned
  using ((id = ANY (( SELECT my_slot_households() AS my_slot_households)::integer[])));
create policy service on households for all to hearth_service
  using (true)
  with check (true);
create policy importers on import_answers for all to hearth_assigned, hearth_service
  using (
CASE
    WHEN (import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])) THEN true
    ELSE false
END)
  with check ((import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])));
create policy importers on import_changes for all to hearth_assigned, hearth_service
  using (
CASE
    WHEN (import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])) THEN true
    ELSE false
END)
  with check ((import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])));
create policy importers on import_files for all to hearth_assigned, hearth_service
  using (
CASE
    WHEN (import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])) THEN true
    ELSE false
END)
  with check ((import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])));
create policy importers on import_stays for all to hearth_assigned, hearth_service
  using (
CASE
    WHEN (import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])) THEN true
    ELSE false
END)
  with check ((import_id = ANY (( SELECT my_imports() AS my_imports)::integer[])));
create policy importers on imports for all to hearth_assigned, hearth_service
  using (may_handle(duties))
  with check (may_handle(duties));
create policy readers on improvement_plans for select to hearth_assigned, hearth_service
  using (true);
create policy rewrite on improvement_plans for update to hearth_assigned, hearth_service
  using ((( SELECT has_duty('keep_plans'::text) AS has_duty) OR (led_by = ( SELECT actor() AS actor))))
  with check (((( SELECT has_duty('keep_plans'::text) AS has_duty) OR (led_by = ( SELECT actor() AS actor))) AND (saved_by = ( SELECT actor() AS actor))));
create policy write on improvement_plans for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('keep_plans'::text) AS has_duty) AND (saved_by = ( SELECT actor() AS actor))));
create policy administrators on invitations for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty))
  with check (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy door on invitations for all to hearth_web
  using (true)
  with check (true);
create policy system on invitations for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy door on kept_words for all to hearth_web
  using (true)
  with check (true);
create policy own on kept_words for all to hearth_assigned, hearth_service
  using ((person_id = ( SELECT actor() AS actor)));
create policy readers on lado_report_editions for select to hearth_assigned, hearth_service
  using ((( SELECT has_own_duty('hold_sealed'::text) AS has_own_duty) OR ((edition = 'safe'::text) AND ( SELECT has_duty('read_month'::text) AS has_duty))));
create policy signed on lado_report_editions for insert to hearth_assigned, hearth_service
  with check (( SELECT has_own_duty('report_lado'::text) AS has_own_duty));
create policy readers on lado_reports for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('read_month'::text) AS has_duty) OR ( SELECT has_own_duty('report_lado'::text) AS has_own_duty)));
create policy signed on lado_reports for insert to hearth_assigned, hearth_service
  with check (((signed_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NULL) AND ( SELECT has_own_duty('report_lado'::text) AS has_own_duty)));
create policy taken_back on lado_reports for update to hearth_assigned, hearth_service
  using (((withdrawn_at IS NULL) AND ( SELECT has_own_duty('report_lado'::text) AS has_own_duty)))
  with check (((withdrawn_at IS NOT NULL) AND ( SELECT has_own_duty('report_lado'::text) AS has_own_duty)));
create policy readers on law_watch for select to hearth_assigned, hearth_service
  using (true);
create policy reword on law_watch for update to hearth_assigned, hearth_service
  using (( SELECT has_duty('shape_tool'::text) AS has_duty))
  with check ((( SELECT has_duty('shape_tool'::text) AS has_duty) AND (saved_by = ( SELECT actor() AS actor))));
create policy write on law_watch for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('shape_tool'::text) AS has_duty) AND (saved_by = ( SELECT actor() AS actor))));
create policy assigned on leader_cases for select to hearth_assigned
  using ((((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))) AND ((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (id = ANY (( SELECT my_slots() AS my_slots)::integer[])))));
create policy readers on leader_cases for select to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy writers on leader_cases for all to hearth_service
  using (((id < 500000000) AND ((( SELECT actor() AS actor) IS NULL) OR has_own_duty('arrange_programme'::text))))
  with check (((id < 500000000) AND ((( SELECT actor() AS actor) IS NULL) OR has_own_duty('arrange_programme'::text))));
create policy readers on leader_visits for select to hearth_assigned, hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy writers on leader_visits for all to hearth_assigned, hearth_service
  using ((((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))) AND ((( SELECT actor() AS actor) IS NULL) OR has_own_duty('arrange_programme'::text) OR leads_visit(id))))
  with check ((((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))) AND ((( SELECT actor() AS actor) IS NULL) OR has_own_duty('arrange_programme'::text) OR leads_visit(id))));
create policy assigned on limit_answers for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_households() AS my_households)::integer[])));
create policy said on limit_answers for insert to hearth_assigned, hearth_service
  with check (((( SELECT actor() AS actor) IS NULL) OR ((answered_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NULL) AND has_duty('respond'::text) AND (household_id = ANY (( SELECT my_households() AS my_households)::integer[])))));
create policy service on limit_answers for select to hearth_service
  using (true);
create policy withdrawn on limit_answers for update to hearth_assigned, hearth_service
  using (((withdrawn_at IS NULL) AND has_duty('respond'::text) AND (household_id = ANY (( SELECT my_households() AS my_households)::integer[]))))
  with check ((withdrawn_by = ( SELECT actor() AS actor)));
create policy readers on merges for select to hearth_assigned, hearth_service
  using (((( SELECT actor() AS actor) IS NULL) OR ( SELECT has_duty('manage_people'::text) AS has_duty) OR ( SELECT has_duty('read_trail'::text) AS has_duty) OR sees_merged(kind, stays_id, ends_id)));
create policy makers on messages for insert to hearth_assigned, hearth_service, hearth_web
  with check (true);
create policy own on messages for select to hearth_assigned, hearth_service
  using (((to_id = ( SELECT actor() AS actor)) OR (( SELECT has_duty('manage_people'::text) AS has_duty) AND (kind <> 'something needs you'::text) AND (path !~ '^/(actions/T|voices/V)-[0-9]{9}'::text)) OR (( SELECT actor() AS actor) IS NULL)));
create policy post on messages for update to hearth_service
  using ((( SELECT actor() AS actor) IS NULL));
create policy assigned on midways for select to hearth_assigned
  using (((household_id = ANY (( SELECT my_households() AS my_households)::integer[])) OR (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])) OR (officer_id = ANY (( SELECT acts_for() AS acts_for)::integer[])) OR ( SELECT has_duty('report_escalations'::text) AS has_duty)));
create policy keep on midways for update to hearth_assigned, hearth_service
  using ((officer_id = ( SELECT actor() AS actor)))
  with check ((officer_id = ( SELECT actor() AS actor)));
create policy service on midways for select to hearth_service
  using (true);
create policy system on midways for insert to hearth_service
  with check ((( SELECT actor() AS actor) IS NULL));
create policy write on midways for insert to hearth_assigned, hearth_service
  with check (((officer_id = ( SELECT actor() AS actor)) AND ( SELECT has_duty('escalate'::text) AS has_duty) AND (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[]))));
create policy readers on monthly_returns for select to hearth_assigned, hearth_service
  using ((( SELECT has_duty('read_month'::text) AS has_duty) OR manages_team(team_id)));
create policy signed on monthly_returns for insert to hearth_assigned, hearth_service
  with check (((( SELECT actor() AS actor) IS NULL) OR ((signed_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NULL) AND ( SELECT has_duty('respond'::text) AS has_duty) AND manages_team(team_id) AND (manager_id = ( SELECT t.manager_id
   FROM teams t
  WHERE (t.id = monthly_returns.team_id))))));
create policy taken_back on monthly_returns for update to hearth_assigned, hearth_service
  using (((signed_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NULL) AND (NOT return_is_known(id))))
  with check (((signed_by = ( SELECT actor() AS actor)) AND (withdrawn_at IS NOT NULL)));
create policy assigned on moves for all to hearth_assigned
  using (((piece_id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households))))
  with check (sees_whole(piece_id, ( SELECT my_households() AS my_households)));
create policy own_slot on moves for select to hearth_assigned, hearth_service
  using ((piece_id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])));
create policy service on moves for all to hearth_service
  using (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))))
  with check (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy enders on need_to_know for update to hearth_assigned, hearth_service
  using (may_keep_list(matter))
  with check (may_keep_list(matter));
create policy keepers on need_to_know for insert to hearth_assigned, hearth_service
  with check (((given_by = ( SELECT actor() AS actor)) AND (may_keep_list(matter) OR may_begin_list(matter))));
create policy listed on need_to_know for select to hearth_assigned, hearth_service
  using ((matter = ANY (( SELECT my_matters() AS my_matters)::uuid[])));
create policy system on need_to_know for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy ended_in_ones_own_name on not_proposed for update to hearth_service
  using (true)
  with check ((ended_by_id = ( SELECT actor() AS actor)));
create policy in_ones_own_name on not_proposed for insert to hearth_service
  with check ((by_id = ( SELECT actor() AS actor)));
create policy keeper on not_proposed for all to hearth_service
  using (( SELECT has_own_duty('sign_off'::text) AS has_own_duty))
  with check (( SELECT has_own_duty('sign_off'::text) AS has_own_duty));
create policy own_slot on observations for select to hearth_assigned, hearth_service
  using ((id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])));
create policy with_the_piece on observations for all to hearth_assigned, hearth_service
  using (((id >= 500000000) AND sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id >= 500000000) AND sees_apart(id, ( SELECT my_line() AS my_line))));
create policy assigned on papers for select to hearth_assigned
  using (((piece_id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households))));
create policy closers on papers for insert to hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND ( SELECT has_duty('close_audits'::text) AS has_duty) AND ((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))) AND papers_may_go(piece_id)));
create policy service on papers for select to hearth_service
  using (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy administrators on people for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty))
  with check (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy directory on people for select to public
  using (true);
create policy system on people for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy administrators_end on person_roles for update to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty))
  with check ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (until_on < ((request_now() AT TIME ZONE 'Europe/London'::text))::date)));
create policy administrators_give on person_roles for insert to hearth_assigned, hearth_service
  with check ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (NOT role_gives_power(role))));
create policy administrators_take_back on person_roles for delete to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy directory on person_roles for select to public
  using (true);
create policy system on person_roles for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy own_slot on piece_people for select to hearth_assigned, hearth_service
  using ((piece_id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])));
create policy readers on piece_people for all to hearth_assigned, hearth_service
  using (
CASE
    WHEN (piece_id >= 500000000) THEN sees_apart(piece_id, ( SELECT my_line() AS my_line))
    ELSE (EXISTS ( SELECT
       FROM pieces p
      WHERE (p.id = piece_people.piece_id)))
END)
  with check (((( SELECT actor() AS actor) IS NULL) OR may_name_first(piece_id)));
create policy assigned on pieces for all to hearth_assigned
  using (
CASE
    WHEN (id < 500000000) THEN ((sight = 'open'::text) OR (household_id = ANY (( SELECT my_households() AS my_households)::integer[])) OR has_part(id) OR is_officer_in(id))
    ELSE sees_apart(id, ( SELECT my_line() AS my_line))
END)
  with check (
CASE
    WHEN (id < 500000000) THEN ((household_id = ANY (( SELECT my_households() AS my_households)::integer[])) OR has_part(id))
    ELSE sees_apart(id, ( SELECT my_line() AS my_line))
END);
create policy beginners on pieces for insert to hearth_assigned
  with check (((NOT (begun_by IS DISTINCT FROM ( SELECT actor() AS actor))) AND (sight = 'household'::text) AND (household_id = ANY (( SELECT my_sight() AS my_sight)::integer[]))));
create policy never_without_the_duty on pieces for insert to hearth_assigned, hearth_service
  with check (((( SELECT actor() AS actor) IS NULL) OR (begins_with(stream) IS NULL) OR may_begin(stream)));
create policy own_day on pieces for update to hearth_assigned
  using (((stream = 'leader_visit'::text) AND leads_visit(id)))
  with check (((stream = 'leader_visit'::text) AND leads_visit(id)));
create policy own_slot on pieces for select to hearth_assigned, hearth_service
  using ((id = ANY (( SELECT my_slot_pieces() AS my_slot_pieces)::integer[])));
create policy service on pieces for all to hearth_service
  using (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))))
  with check (((id < 500000000) OR sees_apart(id, ( SELECT my_line() AS my_line))));
create policy with_a_duty on pieces for insert to hearth_assigned, hearth_service
  with check (((NOT (begun_by IS DISTINCT FROM ( SELECT actor() AS actor))) AND ((( SELECT actor() AS actor) IS NULL) OR may_begin(stream))));
create policy importers on pieces_brought for insert to hearth_assigned, hearth_service
  with check ((may_handle(bringers_of(kind)) AND (EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = pieces_brought.piece_id)))));
create policy readers on pieces_brought for select to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = pieces_brought.piece_id))));
create policy said_anew on pieces_brought for update to hearth_assigned, hearth_service
  using ((may_handle(bringers_of(kind)) AND (EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = pieces_brought.piece_id)))));
create policy holders on place_change_reasons for select to hearth_assigned, hearth_service
  using (( SELECT may_know_why() AS may_know_why));
create policy assigned on placements for all to hearth_assigned
  using (((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[]))))
  with check (((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[]))));
create policy own_slot on placements for select to hearth_assigned
  using ((household_id = ANY (( SELECT my_slot_households() AS my_slot_households)::integer[])));
create policy service on placements for all to hearth_service
  using (true)
  with check (true);
create policy assigned on presence for all to hearth_assigned
  using ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = presence.piece_id))))
  with check ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = presence.piece_id))));
create policy service on presence for all to hearth_service
  using (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))))
  with check (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy administrators on refusals for select to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy door on refusals for all to hearth_web
  using (true)
  with check (true);
create policy acknowledged on return_acknowledgements for insert to hearth_assigned, hearth_service
  with check (((person_id = ( SELECT actor() AS actor)) AND is_named_in_4_9() AND (EXISTS ( SELECT
   FROM monthly_returns r
  WHERE ((r.id = return_acknowledgements.return_id) AND (r.withdrawn_at IS NULL))))));
create policy readers on return_acknowledgements for select to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM monthly_returns r
  WHERE (r.id = return_acknowledgements.return_id))));
create policy administrators on roles for update to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty))
  with check (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy readers on roles for select to public
  using (true);
create policy drawers on sample_draws for all to hearth_service
  using ((( SELECT has_duty('draw_sample'::text) AS has_duty) OR (( SELECT actor() AS actor) IS NULL)))
  with check ((( SELECT has_duty('draw_sample'::text) AS has_duty) OR (( SELECT actor() AS actor) IS NULL)));
create policy service on sample_draws for select to hearth_service
  using (true);
create policy openers on sealed_openings for insert to hearth_assigned, hearth_service
  with check (((by_id = ( SELECT actor() AS actor)) AND (at = request_now()) AND ( SELECT has_own_duty('decide_disagreements'::text) AS has_own_duty) AND may_put_right(correction_id)));
create policy readers on sealed_openings for select to hearth_assigned, hearth_service
  using (may_put_right(correction_id));
create policy openers on sealed_records for select to hearth_assigned, hearth_service
  using (has_opened(correction_id));
create policy assigned on section_views for select to hearth_assigned
  using (((piece_id = ANY (( SELECT my_few() AS my_few)::integer[])) OR sees_whole(piece_id, ( SELECT my_households() AS my_households))));
create policy service on section_views for select to hearth_service
  using (((piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy door on sessions for all to hearth_web
  using (true)
  with check (true);
create policy own on sessions for all to hearth_assigned, hearth_service
  using (((person_id = ( SELECT actor() AS actor)) OR ( SELECT has_duty('manage_people'::text) AS has_duty)));
create policy system on sessions for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy administrators on settings for all to hearth_assigned, hearth_service
  using ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (key ~~ 'contact.%'::text)))
  with check ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (key ~~ 'contact.%'::text)));
create policy keepers on settings for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_settings'::text) AS has_duty))
  with check (( SELECT has_duty('manage_settings'::text) AS has_duty));
create policy only_to_come on settings for delete to hearth_assigned, hearth_service
  using ((from_on > ((request_now() AT TIME ZONE 'Europe/London'::text))::date));
create policy readers on settings for select to public
  using (true);
create policy system on settings for all to hearth_service
  using (((( SELECT actor() AS actor) IS NULL) AND (key ~~ 'contact.%'::text)))
  with check (((( SELECT actor() AS actor) IS NULL) AND (key ~~ 'contact.%'::text)));
create policy listed on sight_changes for select to hearth_assigned, hearth_service
  using ((matter = ANY (( SELECT my_matters() AS my_matters)::uuid[])));
create policy account on sign_in_attempts for all to hearth_assigned, hearth_service
  using (true)
  with check (true);
create policy door on sign_in_attempts for all to hearth_web
  using (true)
  with check (true);
create policy door on sign_in_steps for all to hearth_web
  using (true)
  with check (true);
create policy answered on slot_changes for update to hearth_service
  using (((withdrawn_at IS NULL) AND ( SELECT has_duty(('agree_calendar_'::text || other_side(slot_changes.asked_side))) AS has_duty)))
  with check (((withdrawn_at IS NULL) AND ( SELECT has_duty(('agree_calendar_'::text || other_side(slot_changes.asked_side))) AS has_duty) AND ((answer IS NULL) OR ((answered_by = ( SELECT actor() AS actor)) AND (asked_by <> ( SELECT actor() AS actor)) AND ((answer = 'no'::text) OR (NOT (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_changes.slot_id) AND (s.person_id = ( SELECT actor() AS actor)))))))))));
create policy asked on slot_changes for insert to hearth_assigned, hearth_service
  with check (((asked_by = ( SELECT actor() AS actor)) AND (answer IS NULL) AND (withdrawn_at IS NULL) AND (year_id = ANY (( SELECT years_in('agreed'::text) AS years_in)::integer[])) AND (
CASE asked_side
    WHEN 'quality'::text THEN ( SELECT has_duty('draw_calendar'::text) AS has_duty)
    ELSE ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)
END OR (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_changes.slot_id) AND (s.person_id = ANY (( SELECT my_parts() AS my_parts)::integer[])) AND (side_of(s.role) = slot_changes.asked_side)))) OR (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_changes.slot_id) AND (side_of(s.role) = slot_changes.asked_side) AND stands_above_vacant(s.id)))))));
create policy readers on slot_changes for select to hearth_assigned, hearth_service
  using (((asked_by = ( SELECT actor() AS actor)) OR ( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty) OR (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_changes.slot_id) AND (s.person_id = ANY (( SELECT my_parts() AS my_parts)::integer[])))))));
create policy withdrawn on slot_changes for update to hearth_assigned, hearth_service
  using (((answer IS NULL) AND (withdrawn_at IS NULL) AND ((asked_by = ( SELECT actor() AS actor)) OR
CASE asked_side
    WHEN 'quality'::text THEN ( SELECT has_duty('draw_calendar'::text) AS has_duty)
    ELSE ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)
END)))
  with check (((answer IS NULL) AND ((asked_by = ( SELECT actor() AS actor)) OR
CASE asked_side
    WHEN 'quality'::text THEN ( SELECT has_duty('draw_calendar'::text) AS has_duty)
    ELSE ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty)
END)));
create policy agreed on slot_outside for update to hearth_service
  using ((EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_outside.slot_id) AND ( SELECT has_duty(
                CASE side_of(s.role)
                    WHEN 'quality'::text THEN 'agree_calendar_fostering'::text
                    ELSE 'draw_calendar'::text
                END) AS has_duty)))))
  with check (((agreed_by IS NULL) OR ((agreed_by = ( SELECT actor() AS actor)) AND (NOT (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_outside.slot_id) AND (s.person_id = ( SELECT actor() AS actor)))))))));
create policy entered on slot_outside for insert to hearth_assigned, hearth_service
  with check (((entered_by = ( SELECT actor() AS actor)) AND (agreed_by IS NULL) AND (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_outside.slot_id) AND s.outside AND (s.person_id = ANY (( SELECT my_parts() AS my_parts)::integer[])))))));
create policy readers on slot_outside for select to hearth_assigned, hearth_service
  using (((entered_by = ( SELECT actor() AS actor)) OR ( SELECT has_duty('draw_calendar'::text) AS has_duty) OR ( SELECT has_duty('agree_calendar_fostering'::text) AS has_duty) OR (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_outside.slot_id) AND (s.person_id = ANY (( SELECT my_parts() AS my_parts)::integer[])))))));
create policy taken_out on slot_outside for delete to hearth_assigned, hearth_service
  using (((agreed_by IS NULL) AND (EXISTS ( SELECT
   FROM slots s
  WHERE ((s.id = slot_outside.slot_id) AND (s.person_id = ANY (( SELECT my_parts() AS my_parts)::integer[])))))));
create policy drawn on slots for insert to hearth_service
  with check ((( SELECT has_duty('draw_calendar'::text) AS has_duty) AND (settled IS NULL) AND (moved = 0) AND (year_id = ANY (( SELECT years_in('drafted'::text) AS years_in)::integer[]))));
create policy left_out on slots for delete to hearth_service
  using ((( SELECT has_duty('draw_calendar'::text) AS has_duty) AND (year_id = ANY (( SELECT years_in('drafted'::text) AS years_in)::integer[]))));
create policy readers on slots for select to hearth_assigned, hearth_service
  using ((year_id = ANY (( SELECT years_read() AS years_read)::integer[])));
create policy readers on streams for select to public
  using (true);
create policy administrators on teams for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_people'::text) AS has_duty))
  with check (( SELECT has_duty('manage_people'::text) AS has_duty));
create policy directory on teams for select to public
  using (true);
create policy system on teams for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy owed on told for delete to hearth_assigned, hearth_service
  using ((at IS NULL));
create policy seen on told for all to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = told.piece_id))))
  with check ((EXISTS ( SELECT
   FROM pieces p
  WHERE (p.id = told.piece_id))));
create policy assigned on trail for select to hearth_assigned
  using (
CASE
    WHEN (matter IS NOT NULL) THEN (matter = ANY (( SELECT my_matters() AS my_matters)::uuid[]))
    WHEN (piece_id >= 500000000) THEN sees_apart(piece_id, ( SELECT my_line() AS my_line))
    WHEN (data ? 'alert'::text) THEN reads_line_of_alert((data ->> 'alert'::text))
    ELSE (( SELECT has_duty('read_trail'::text) AS has_duty) OR (actor_id = ( SELECT actor() AS actor)) OR sees_whole(piece_id, ( SELECT my_households() AS my_households)) OR ((piece_id IS NULL) AND (household_id = ANY (( SELECT my_households() AS my_households)::integer[]))))
END);
create policy service on trail for select to hearth_service
  using (
CASE
    WHEN (matter IS NOT NULL) THEN (matter = ANY (( SELECT my_matters() AS my_matters)::uuid[]))
    WHEN (piece_id >= 500000000) THEN sees_apart(piece_id, ( SELECT my_line() AS my_line))
    WHEN (data ? 'alert'::text) THEN reads_line_of_alert((data ->> 'alert'::text))
    ELSE (( SELECT has_duty('read_trail'::text) AS has_duty) OR (actor_id = ( SELECT actor() AS actor)) OR (piece_id IS NOT NULL) OR (household_id IS NOT NULL))
END);
create policy writers on trail for insert to hearth_assigned, hearth_service, hearth_web
  with check (((NOT (actor_id IS DISTINCT FROM ( SELECT actor() AS actor))) AND ((matter IS NULL) OR ((household_id IS NULL) AND (piece_id IS NULL) AND (data = '{}'::jsonb) AND (((CURRENT_USER = 'hearth_service'::name) AND (( SELECT actor() AS actor) IS NULL)) OR (matter = ANY (( SELECT my_matters() AS my_matters)::uuid[])))))));
create policy readers on unfinished_alerts for all to hearth_assigned, hearth_service
  using ((by_id = ( SELECT actor() AS actor)))
  with check ((by_id = ( SELECT actor() AS actor)));
create policy system on unfinished_alerts for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy link on voice_answers for all to hearth_web
  using ((voice_id = ( SELECT linked_voice() AS linked_voice)))
  with check ((voice_id = ( SELECT linked_voice() AS linked_voice)));
create policy words on voice_answers for all to hearth_assigned, hearth_service
  using ((((NOT quality_team_only) OR ( SELECT has_own_duty('hold_voices'::text) AS has_own_duty) OR (EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_answers.voice_id) AND (v.kind = 'worker'::text) AND (v.gatherer_id = ( SELECT actor() AS actor)))))) AND (EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_answers.voice_id) AND ((may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at) AND ((v.kind <> 'child'::text) OR (CURRENT_USER <> 'hearth_assigned'::name) OR (v.gatherer_id = ( SELECT actor() AS actor)) OR (v.household_id = ANY (( SELECT my_homes() AS my_homes)::integer[])) OR (v.child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])))) OR (v.id = ANY (( SELECT my_openings() AS my_openings)::integer[])))))) AND ((question !~~ '%.late'::text) OR (EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_answers.voice_id) AND (may_read_words(v.kind, v.gatherer_id, 'iro_and_quality'::text, NULL::timestamp with time zone) OR (v.id = ANY (( SELECT my_openings() AS my_openings)::integer[])))))))))
  with check ((EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = voice_answers.voice_id))));
create policy door on voice_links for all to hearth_web
  using (true)
  with check (true);
create policy makers on voice_links for all to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = voice_links.voice_id))))
  with check ((EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = voice_links.voice_id))));
create policy link on voice_marks for all to hearth_web
  using ((voice_id = ( SELECT linked_voice() AS linked_voice)))
  with check ((voice_id = ( SELECT linked_voice() AS linked_voice)));
create policy link on voice_moves for insert to hearth_web
  with check (((voice_id = ( SELECT linked_voice() AS linked_voice)) AND (by_id IS NULL)));
create policy makers on voice_moves for insert to hearth_assigned, hearth_service
  with check (((EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = voice_moves.voice_id))) AND (NOT (by_id IS DISTINCT FROM ( SELECT actor() AS actor)))));
create policy words on voice_moves for select to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_moves.voice_id) AND may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at) AND ((v.kind <> 'child'::text) OR (CURRENT_USER <> 'hearth_assigned'::name) OR (v.gatherer_id = ( SELECT actor() AS actor)) OR (v.household_id = ANY (( SELECT my_homes() AS my_homes)::integer[])) OR (v.child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])))))));
create policy readers on voice_openings for all to hearth_assigned, hearth_service
  using (((by_id = ( SELECT actor() AS actor)) OR (EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_openings.voice_id) AND may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at) AND ((v.kind <> 'child'::text) OR (CURRENT_USER <> 'hearth_assigned'::name) OR (v.gatherer_id = ( SELECT actor() AS actor)) OR (v.household_id = ANY (( SELECT my_homes() AS my_homes)::integer[])) OR (v.child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[]))))))))
  with check (((by_id = ( SELECT actor() AS actor)) OR (EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_openings.voice_id) AND may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at))))));
create policy system on voice_openings for all to hearth_service
  using ((( SELECT actor() AS actor) IS NULL))
  with check ((( SELECT actor() AS actor) IS NULL));
create policy link on voice_outcomes for all to hearth_web
  using ((voice_id = ( SELECT linked_voice() AS linked_voice)))
  with check ((voice_id = ( SELECT linked_voice() AS linked_voice)));
create policy words on voice_outcomes for all to hearth_assigned, hearth_service
  using ((EXISTS ( SELECT
   FROM voices v
  WHERE ((v.id = voice_outcomes.voice_id) AND may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at) AND ((v.kind <> 'child'::text) OR (CURRENT_USER <> 'hearth_assigned'::name) OR (v.gatherer_id = ( SELECT actor() AS actor)) OR (v.household_id = ANY (( SELECT my_homes() AS my_homes)::integer[])) OR (v.child_id = ANY (( SELECT my_iro_children() AS my_iro_children)::integer[])))))))
  with check ((EXISTS ( SELECT
   FROM voices v
  WHERE (v.id = voice_outcomes.voice_id))));
create policy door on voice_visits for all to hearth_web
  using (true)
  with check ((voice_id = ( SELECT linked_voice() AS linked_voice)));
create policy assigned on voices for all to hearth_assigned
  using ((((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (gatherer_id = ANY (( SELECT acts_for() AS acts_for)::integer[]))) AND ((piece_id IS NULL) OR (piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))))
  with check ((((household_id = ANY (( SELECT my_sight() AS my_sight)::integer[])) OR (gatherer_id = ANY (( SELECT acts_for() AS acts_for)::integer[]))) AND ((piece_id IS NULL) OR (piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line)))));
create policy link on voices for all to hearth_web
  using ((id = ( SELECT linked_voice() AS linked_voice)))
  with check ((id = ( SELECT linked_voice() AS linked_voice)));
create policy service on voices for all to hearth_service
  using (((piece_id IS NULL) OR (piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))))
  with check (((piece_id IS NULL) OR (piece_id < 500000000) OR sees_apart(piece_id, ( SELECT my_line() AS my_line))));
create policy administrators on withdrawn_settings for all to hearth_assigned, hearth_service
  using ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (key ~~ 'contact.%'::text)))
  with check ((( SELECT has_duty('manage_people'::text) AS has_duty) AND (key ~~ 'contact.%'::text)));
create policy in_ones_own_name on withdrawn_settings for insert to hearth_assigned, hearth_service
  with check ((withdrawn_by = ( SELECT actor() AS actor)));
create policy keepers on withdrawn_settings for all to hearth_assigned, hearth_service
  using (( SELECT has_duty('manage_settings'::text) AS has_duty))
  with check (( SELECT has_duty('manage_settings'::text) AS has_duty));

-- Who may do what

grant delete, insert, select, update on absences to hearth_assigned;
grant delete, insert, select, update on absences to hearth_service;
grant select on absences to hearth_web;
grant insert on access_changes to hearth_assigned;
grant insert, update on access_changes to hearth_service;
grant select on access_changes to hearth_web;
grant select on access_warnings to hearth_assigned;
grant select on access_warnings to hearth_service;
grant delete, insert, select, update on access_warnings to hearth_web;
grant insert, select on action_events to hearth_assigned;
grant insert, select on action_events to hearth_service;
grant insert, select, update on actions to hearth_assigned;
grant insert, select, update on actions to hearth_service;
grant select, update on alert_entries to hearth_assigned;
grant insert, select, update on alert_entries to hearth_service;
grant insert, select on alert_lines to hearth_assigned;
grant insert, select on alert_lines to hearth_service;
grant select, update on alerts to hearth_assigned;
grant insert, select, update on alerts to hearth_service;
grant insert, select on allegations to hearth_assigned;
grant insert, select on allegations to hearth_service;
grant insert, select, update on answers to hearth_assigned;
grant insert, select, update on answers to hearth_service;
grant insert, select on asides to hearth_assigned;
grant insert, select on asides to hearth_service;
grant delete, insert, select on audit_children to hearth_assigned;
grant delete, insert, select on audit_children to hearth_service;
grant insert, select on audits to hearth_assigned;
grant insert, select on audits to hearth_service;
grant insert, select on calendar_moves to hearth_service;
grant select on calendar_signatures to hearth_assigned;
grant delete, insert, select on calendar_signatures to hearth_service;
grant select on calendar_years to hearth_assigned;
grant delete, insert, select on calendar_years to hearth_service;
grant insert, select, update on carer_reviews to hearth_assigned;
grant insert, select, update on carer_reviews to hearth_service;
grant select on carer_stays to hearth_assigned;
grant select on carer_stays to hearth_service;
grant insert, select, update on carers to hearth_assigned;
grant insert, select, update on carers to hearth_service;
grant insert, select, update on children to hearth_assigned;
grant insert, select, update on children to hearth_service;
grant select, update on childs_words to hearth_assigned;
grant select, update on childs_words to hearth_service;
grant insert, select on childs_words_heard to hearth_assigned;
grant insert, select on childs_words_heard to hearth_service;
grant insert, select on clocks to hearth_assigned;
grant insert, select on clocks to hearth_service;
grant insert, select on complaints to hearth_assigned;
grant insert, select on complaints to hearth_service;
grant insert, select on confidential_actions to hearth_assigned;
grant insert, select on confidential_actions to hearth_service;
grant select on corrected_readings to hearth_assigned;
grant insert, select on corrected_readings to hearth_service;
grant usage on corrections_id_seq to hearth_assigned;
grant usage on corrections_id_seq to hearth_service;
grant select, update on credentials to hearth_assigned;
grant select, update on credentials to hearth_service;
grant insert, select, update on credentials to hearth_web;
grant delete, insert, select on deputies to hearth_assigned;
grant delete, insert, select on deputies to hearth_service;
grant delete, select on devices to hearth_assigned;
grant delete, select on devices to hearth_service;
grant delete, insert, select, update on devices to hearth_web;
grant insert, select on dispensations to hearth_assigned;
grant insert, select on dispensations to hearth_service;
grant insert, select on engagement_notes to hearth_assigned;
grant insert, select on engagement_notes to hearth_service;
grant insert, select on engagement_sheets to hearth_assigned;
grant insert, select on engagement_sheets to hearth_service;
grant insert, select on engagement_words to hearth_assigned;
grant insert, select on engagement_words to hearth_service;
grant insert, select, update on episodes to hearth_service;
grant insert, select on escalations to hearth_assigned;
grant insert, select on escalations to hearth_service;
grant select on evidence_gaps to hearth_assigned;
grant select on evidence_gaps to hearth_service;
grant delete, select on evidence_items to hearth_assigned;
grant delete, select on evidence_items to hearth_service;
grant select on evidence_records to hearth_assigned;
grant select on evidence_records to hearth_service;
grant select on evidence_silences to hearth_assigned;
grant select on evidence_silences to hearth_service;
grant insert, select on exemptions to hearth_assigned;
grant insert, select on exemptions to hearth_service;
grant delete, insert, select, update on form_drafts to hearth_assigned;
grant delete, insert, select, update on form_drafts to hearth_service;
grant insert, select on form_versions to hearth_assigned;
grant insert, select on form_versions to hearth_service;
grant delete, insert, select on fresh_codes to hearth_assigned;
grant delete, insert, select on fresh_codes to hearth_service;
grant delete, insert on fresh_codes to hearth_web;
grant delete, insert, select on fresh_links to hearth_assigned;
grant delete, insert, select on fresh_links to hearth_service;
grant select on history to hearth_assigned;
grant select on history to hearth_service;
grant insert, select, update on household_links to hearth_service;
grant insert, select, update on households to hearth_assigned;
grant insert, select, update on households to hearth_service;
grant insert, select, update on import_answers to hearth_assigned;
grant insert, select, update on import_answers to hearth_service;
grant delete, insert, select, update on import_changes to hearth_assigned;
grant delete, insert, select, update on import_changes to hearth_service;
grant insert, update on import_files to hearth_assigned;
grant insert, update on import_files to hearth_service;
grant delete, insert, select, update on import_stays to hearth_assigned;
grant delete, insert, select, update on import_stays to hearth_service;
grant insert, select, update on imports to hearth_assigned;
grant insert, select, update on imports to hearth_service;
grant select on improvement_plans to hearth_assigned;
grant select on improvement_plans to hearth_service;
grant insert on invitations to hearth_assigned;
grant insert on invitations to hearth_service;
grant insert, select, update on invitations to hearth_web;
grant delete, select on kept_words to hearth_assigned;
grant delete, select on kept_words to hearth_service;
grant delete, insert, select, update on kept_words to hearth_web;
grant insert, select on lado_report_editions to hearth_assigned;
grant insert, select on lado_report_editions to hearth_service;
grant insert, select on lado_reports to hearth_assigned;
grant insert, select on lado_reports to hearth_service;
grant select on law_watch to hearth_assigned;
grant select on law_watch to hearth_service;
grant select on leader_cases to hearth_assigned;
grant insert, select, update on leader_cases to hearth_service;
grant insert, select, update on leader_visits to hearth_assigned;
grant insert, select, update on leader_visits to hearth_service;
grant insert, select on limit_answers to hearth_assigned;
grant insert, select on limit_answers to hearth_service;
grant select on merges to hearth_assigned;
grant select on merges to hearth_service;
grant insert, select on messages to hearth_assigned;
grant insert, select, update on messages to hearth_service;
grant insert, select on messages to hearth_web;
grant insert, select on midways to hearth_assigned;
grant insert, select on midways to hearth_service;
grant insert, select on monthly_returns to hearth_assigned;
grant insert, select on monthly_returns to hearth_service;
grant insert, select on moves to hearth_assigned;
grant insert, select on moves to hearth_service;
grant insert, select on need_to_know to hearth_assigned;
grant insert, select on need_to_know to hearth_service;
grant select on not_proposed to hearth_service;
grant insert, select, update on observations to hearth_assigned;
grant insert, select, update on observations to hearth_service;
grant select on papers to hearth_assigned;
grant select on papers to hearth_service;
grant insert, select, update on people to hearth_assigned;
grant insert, select, update on people to hearth_service;
grant select on people to hearth_web;
grant delete, insert, select on person_roles to hearth_assigned;
grant delete, insert, select on person_roles to hearth_service;
grant select on person_roles to hearth_web;
grant insert, select on piece_people to hearth_assigned;
grant insert, select on piece_people to hearth_service;
grant insert, select on pieces to hearth_assigned;
grant insert, select on pieces to hearth_service;
grant insert, select on pieces_brought to hearth_assigned;
grant insert, select on pieces_brought to hearth_service;
grant select on place_change_reasons to hearth_assigned;
grant select on place_change_reasons to hearth_service;
grant delete, insert, select, update on placements to hearth_assigned;
grant delete, insert, select, update on placements to hearth_service;
grant delete, insert, select, update on presence to hearth_assigned;
grant delete, insert, select, update on presence to hearth_service;
grant select on refusals to hearth_assigned;
grant select on refusals to hearth_service;
grant delete, insert, select, update on refusals to hearth_web;
grant insert, select on return_acknowledgements to hearth_assigned;
grant insert, select on return_acknowledgements to hearth_service;
grant select on roles to hearth_assigned;
grant select on roles to hearth_service;
grant select on roles to hearth_web;
grant insert, select, update on sample_draws to hearth_service;
grant select on schema_migrations to hearth_web;
grant insert, select on sealed_openings to hearth_assigned;
grant insert, select on sealed_openings to hearth_service;
grant select on sealed_records to hearth_assigned;
grant select on sealed_records to hearth_service;
grant select on section_views to hearth_assigned;
grant select on section_views to hearth_service;
grant insert, select on sessions to hearth_web;
grant delete, insert, select, update on settings to hearth_assigned;
grant delete, insert, select, update on settings to hearth_service;
grant select on settings to hearth_web;
grant select on sight_changes to hearth_assigned;
grant select on sight_changes to hearth_service;
grant insert, select on sign_in_attempts to hearth_assigned;
grant insert, select on sign_in_attempts to hearth_service;
grant delete, insert, select, update on sign_in_attempts to hearth_web;
grant delete, insert, select, update on sign_in_steps to hearth_web;
grant insert, select on slot_changes to hearth_assigned;
grant insert, select on slot_changes to hearth_service;
grant delete, select on slot_outside to hearth_assigned;
grant delete, select on slot_outside to hearth_service;
grant select on slots to hearth_assigned;
grant delete, select on slots to hearth_service;
grant select on streams to hearth_assigned;
grant select on streams to hearth_service;
grant insert, select, update on teams to hearth_assigned;
grant insert, select, update on teams to hearth_service;
grant select on teams to hearth_web;
grant delete, insert, select on told to hearth_assigned;
grant delete, insert, select on told to hearth_service;
grant insert, select on trail to hearth_assigned;
grant insert, select on trail to hearth_service;
grant insert on trail to hearth_web;
grant insert, select, update on unfinished_alerts to hearth_assigned;
grant insert, select, update on unfinished_alerts to hearth_service;
grant insert, select, update on voice_answers to hearth_assigned;
grant insert, select, update on voice_answers to hearth_service;
grant insert, select, update on voice_answers to hearth_web;
grant insert, select, update on voice_links to hearth_assigned;
grant insert, select, update on voice_links to hearth_service;
grant select, update on voice_links to hearth_web;
grant insert, select, update on voice_marks to hearth_web;
grant insert, select on voice_moves to hearth_assigned;
grant insert, select on voice_moves to hearth_service;
grant insert on voice_moves to hearth_web;
grant insert, select, update on voice_openings to hearth_assigned;
grant insert, select, update on voice_openings to hearth_service;
grant insert, select, update on voice_outcomes to hearth_assigned;
grant insert, select, update on voice_outcomes to hearth_service;
grant insert, select, update on voice_outcomes to hearth_web;
grant insert, select, update on voice_visits to hearth_web;
grant insert, select, update on voices to hearth_assigned;
grant insert, select, update on voices to hearth_service;
grant select, update on voices to hearth_web;
grant insert, select on withdrawn_settings to hearth_assigned;
grant insert, select on withdrawn_settings to hearth_service;

-- Who may change which columns

grant select (asked_at, asked_by, id, kind, person_id, reason, settled_at, settled_by, state, version, what) on access_changes to hearth_assigned;
grant select (answer_hash, asked_at, asked_by, id, kind, person_id, reason, settled_at, settled_by, state, version, what) on access_changes to hearth_service;
grant update (concluded_on, kind) on allegations to hearth_assigned;
grant update (concluded_on, kind) on allegations to hearth_service;
grant update (settled_at, settled_by, taken_back_at) on asides to hearth_assigned;
grant update (settled_at, settled_by, taken_back_at) on asides to hearth_service;
grant update (asking_said_at, asking_words, may_be_asked) on audit_children to hearth_assigned;
grant update (asking_said_at, asking_words, may_be_asked) on audit_children to hearth_service;
grant update (auditor_grade, auditor_id, blind_grade, blind_locked_at, blind_moderation, children_reason, final_grade, kind, limit_decided, meeting_on, moderated_grade, moderator_id, no_child_placed, period_from, period_reason, period_to, reaudit_of, reaudit_on, review_id, saved_at, scheduled_for, selection, suggested_grade, worker_id) on audits to hearth_assigned;
grant update (auditor_grade, auditor_id, blind_grade, blind_locked_at, blind_moderation, children_reason, final_grade, kind, limit_decided, meeting_on, moderated_grade, moderator_id, no_child_placed, period_from, period_reason, period_to, reaudit_of, reaudit_on, review_id, saved_at, scheduled_for, selection, suggested_grade, worker_id) on audits to hearth_service;
grant insert (person_id, token_hash) on calendar_feeds to hearth_assigned;
grant select (ended_at, fetched_at, id, made_at, person_id) on calendar_feeds to hearth_assigned;
grant update (ended_at) on calendar_feeds to hearth_assigned;
grant insert (person_id, token_hash) on calendar_feeds to hearth_service;
grant select (ended_at, fetched_at, id, made_at, person_id) on calendar_feeds to hearth_service;
grant update (ended_at) on calendar_feeds to hearth_service;
grant update (state, version) on calendar_years to hearth_service;
grant update (reason, state, stopped_at, stopped_by) on clocks to hearth_assigned;
grant update (reason, state, stopped_at, stopped_by) on clocks to hearth_service;
grant update (answered_on, complainant, days, points, procedure, received_on) on complaints to hearth_assigned;
grant update (answered_on, complainant, days, points, procedure, received_on) on complaints to hearth_service;
grant insert (asked_at, asked_by, household_id, id, kind, of_ref, piece_id, subject_id, what, whose) on corrections to hearth_assigned;
grant select (asked_at, asked_by, decided_at, decided_by, household_id, id, kind, of_ref, piece_id, ref, state, subject_id, what, whose, why) on corrections to hearth_assigned;
grant update (decided_at, decided_by, state, why) on corrections to hearth_assigned;
grant insert (asked_at, asked_by, household_id, id, kind, of_ref, piece_id, subject_id, what, whose) on corrections to hearth_service;
grant select (asked_at, asked_by, decided_at, decided_by, household_id, id, kind, of_ref, piece_id, ref, state, subject_id, what, whose, why) on corrections to hearth_service;
grant update (decided_at, decided_by, state, why) on corrections to hearth_service;
grant update (deputy_id, named_at, named_by, why) on deputies to hearth_assigned;
grant update (deputy_id, named_at, named_by, why) on deputies to hearth_service;
grant update (alone, how, quotable, saved_at, share, spoken_on, taken_down_at, themes, to_act, told_on, version, wish_by) on engagement_notes to hearth_assigned;
grant update (alone, how, quotable, saved_at, share, spoken_on, taken_down_at, themes, to_act, told_on, version, wish_by) on engagement_notes to hearth_service;
grant update (withdrawn_at) on engagement_sheets to hearth_assigned;
grant update (withdrawn_at) on engagement_sheets to hearth_service;
grant update (answer, answers, saved_at, why, wish, words) on engagement_words to hearth_assigned;
grant update (answer, answers, saved_at, why, wish, words) on engagement_words to hearth_service;
grant update (better, cafcass_on, ended_as, formal_on, noticed_on, stage) on escalations to hearth_assigned;
grant update (better, cafcass_on, ended_as, formal_on, noticed_on, stage) on escalations to hearth_service;
grant insert (quarter, question, saved_by, words) on evidence_gaps to hearth_assigned;
grant update (saved_at, saved_by, version, words) on evidence_gaps to hearth_assigned;
grant insert (quarter, question, saved_by, words) on evidence_gaps to hearth_service;
grant update (saved_at, saved_by, version, words) on evidence_gaps to hearth_service;
grant insert (about, basis, counted, direction, doing, id, impact, out_of, period_from, period_to, questions, says, source, state, strength, themes, written_by) on evidence_items to hearth_assigned;
grant update (about, basis, counted, direction, doing, ended_at, ended_by, ended_why, impact, out_of, period_from, period_to, questions, recorded_on, saved_at, says, source, state, strength, themes, version) on evidence_items to hearth_assigned;
grant insert (about, basis, counted, direction, doing, id, impact, out_of, period_from, period_to, questions, says, source, state, strength, themes, written_by) on evidence_items to hearth_service;
grant update (about, basis, counted, direction, doing, ended_at, ended_by, ended_why, impact, out_of, period_from, period_to, questions, recorded_on, saved_at, says, source, state, strength, themes, version) on evidence_items to hearth_service;
grant insert (again_on, by_id, source, words) on evidence_silences to hearth_assigned;
grant insert (again_on, by_id, source, words) on evidence_silences to hearth_service;
grant update (began_on, child_ids, ended_on, from_on) on exemptions to hearth_assigned;
grant update (began_on, child_ids, ended_on, from_on) on exemptions to hearth_service;
grant select (person_id, until) on fresh_codes to hearth_web;
grant select (gone_at, id, import_id, kind, name, problem, row_count, sha256, tally, year_end) on import_files to hearth_assigned;
grant select (gone_at, id, import_id, kind, name, problem, row_count, sha256, tally, year_end) on import_files to hearth_service;
grant insert (aim, by_on, from_on, led_by, question, saved_by, shows, source) on improvement_plans to hearth_assigned;
grant update (aim, by_on, came_of, ended_on, from_on, led_by, question, saved_at, saved_by, shows, source, stands, version, worked) on improvement_plans to hearth_assigned;
grant insert (aim, by_on, from_on, led_by, question, saved_by, shows, source) on improvement_plans to hearth_service;
grant update (aim, by_on, came_of, ended_on, from_on, led_by, question, saved_at, saved_by, shows, source, stands, version, worked) on improvement_plans to hearth_service;
grant select (closed_at, expires_at, made_at, person_id, used_at) on invitations to hearth_assigned;
grant select (closed_at, expires_at, made_at, person_id, token_hash, used_at) on invitations to hearth_service;
grant update (closed_at) on invitations to hearth_service;
grant update (withdrawn_at) on lado_reports to hearth_assigned;
grant update (withdrawn_at) on lado_reports to hearth_service;
grant insert (changes, day_known, from_on, key, link, looked_on, saved_by, says, standing, title) on law_watch to hearth_assigned;
grant update (changes, day_known, from_on, link, looked_on, saved_at, saved_by, says, standing, title, version) on law_watch to hearth_assigned;
grant insert (changes, day_known, from_on, key, link, looked_on, saved_by, says, standing, title) on law_watch to hearth_service;
grant update (changes, day_known, from_on, link, looked_on, saved_at, saved_by, says, standing, title, version) on law_watch to hearth_service;
grant update (withdrawn_at, withdrawn_by) on limit_answers to hearth_assigned;
grant update (withdrawn_at, withdrawn_by) on limit_answers to hearth_service;
grant update (carer_heard, child_contact, decisions, held_on, home, home_why, how, meeting_on, next, not_held, not_held_words, saved_at, version) on midways to hearth_assigned;
grant update (carer_heard, child_contact, decisions, held_on, home, home_why, how, meeting_on, next, not_held, not_held_words, saved_at, version) on midways to hearth_service;
grant update (withdrawn_at) on monthly_returns to hearth_assigned;
grant update (withdrawn_at) on monthly_returns to hearth_service;
grant update (until_at) on need_to_know to hearth_assigned;
grant update (until_at) on need_to_know to hearth_service;
grant insert (by_id, from_at, household_id, until_at) on not_proposed to hearth_service;
grant update (ended_by_id, until_at) on not_proposed to hearth_service;
grant insert (child_id, edition, kind, of_edition, piece_id, reason, words) on papers to hearth_service;
grant update (until_on) on person_roles to hearth_assigned;
grant update (until_on) on person_roles to hearth_service;
grant update (due_on, state, state_since, version) on pieces to hearth_assigned;
grant update (due_on, state, state_since, version) on pieces to hearth_service;
grant update (brought_at, said, taken_back_at) on pieces_brought to hearth_assigned;
grant update (brought_at, said, taken_back_at) on pieces_brought to hearth_service;
grant update (title) on roles to hearth_assigned;
grant update (title) on roles to hearth_service;
grant select (ended_at, person_id, seen_at, started_at, token_hash) on sessions to hearth_assigned;
grant update (ended_at) on sessions to hearth_assigned;
grant select (ended_at, person_id, seen_at, started_at, token_hash) on sessions to hearth_service;
grant update (ended_at) on sessions to hearth_service;
grant update (ended_at, seen_at) on sessions to hearth_web;
grant update (answer, answer_words, answered_at, answered_by, withdrawn_at) on slot_changes to hearth_assigned;
grant update (answer, answer_words, answered_at, answered_by, withdrawn_at) on slot_changes to hearth_service;
grant insert (by_whom, entered_by, held_on, place, slot_id) on slot_outside to hearth_assigned;
grant insert (by_whom, entered_by, held_on, place, slot_id) on slot_outside to hearth_service;
grant update (agreed_at, agreed_by) on slot_outside to hearth_service;
grant insert (activity, due_on, first_due_on, outside, period_from, period_to, person_id, role, year_id) on slots to hearth_service;
grant update (acknowledged_at, at, by_id, dated_back_because, how, level, written_at) on told to hearth_assigned;
grant update (acknowledged_at, at, by_id, dated_back_because, how, level, written_at) on told to hearth_service;
