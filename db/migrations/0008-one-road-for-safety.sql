-- One road for safety. An alert is a household's and of a circle of readers, whatever raised it: concerns are dated entries, whom
-- Hearth told and what people noted are dated lines with a name, and neither is ever written over.

alter table alerts
  add column ref text not null unique generated always as ('S-' || id) stored,
  add column household_id int references households,
  -- Who must not read it: those whom it is about, and those whom somebody asked to keep it from. Sorted.
  add column circle int[] not null default '{}',
  add column again_at timestamptz,
  add column climbs_at timestamptz,
  add column told_again_at timestamptz,
  add column climbed_at timestamptz,
  add column ended_as text check (ended_as in ('decided', 'mistake', 'joined')),
  -- The fixed lines of the decision: what was done, when, by whom, reference; or why not.
  add column decided jsonb;
alter table alerts rename column cleared_by to decided_by;
alter table alerts rename column cleared_at to decided_at;
update alerts l set household_id = a.household_id, again_at = l.raised_at, climbs_at = l.raised_at,
  ended_as = case when l.decided_at is not null then 'decided' end
from audits a where a.id = l.audit_id;
alter table alerts alter column household_id set not null;

create table alert_entries (
  id int generated always as identity primary key,
  alert_id int not null references alerts,
  at timestamptz not null,
  -- When it reached us: a call at night is written down next morning.
  came_at timestamptz not null,
  came_from text not null default '',
  by_id int references people,
  source text not null check (source in ('household', 'audit', 'voice', 'unfinished')),
  audit_id int references audits,
  voice_id int references voices,
  form text,
  -- None named: all who live here.
  child_ids int[] not null default '{}',
  what text not null default '',
  acting text not null default '',
  -- Somebody has said whom this must not reach. For a child's own voice that is asked of the IRO first.
  circle_said boolean not null default true,
  saved_at timestamptz not null default request_now()
);
create index alert_entries_alert on alert_entries (alert_id);
create index alert_entries_audit on alert_entries (audit_id) where audit_id is not null;
create index alert_entries_voice on alert_entries (voice_id) where voice_id is not null;
create index alert_entries_when on alert_entries (at);
create index alert_entries_by on alert_entries (by_id);

create table alert_lines (
  id bigint generated always as identity primary key,
  alert_id int not null references alerts,
  -- The words that it was about, where it was about particular ones.
  entry_id int references alert_entries,
  at timestamptz not null,
  kind text not null check (kind in ('told', 'told again', 'in place', 'climbed', 'out of hours', 'noted')),
  person_id int references people,
  by_id int references people,
  words text not null default ''
);
create index alert_lines_alert on alert_lines (alert_id, at);
create index alert_lines_person on alert_lines (person_id) where person_id is not null;

insert into alert_entries (alert_id, at, came_at, by_id, source, audit_id, what, saved_at)
select id, raised_at, raised_at, raised_by, 'audit', audit_id, what, saved_at from alerts;
insert into alert_lines (alert_id, entry_id, at, kind, words)
select l.id, e.id, l.raised_at, 'noted', l.told from alerts l join alert_entries e on e.alert_id = l.id where l.told <> '';

-- Two that stood open for one household at once: the later one's words become an entry of the first.
with first as (
  select household_id, min(id) as id from alerts where decided_at is null group by household_id
), later as (
  select l.id, f.id as into_id from alerts l join first f on f.household_id = l.household_id and l.id <> f.id where l.decided_at is null
), moved as (
  update alert_entries e set alert_id = later.into_id from later where e.alert_id = later.id returning e.id
), lines as (
  update alert_lines n set alert_id = later.into_id from later where n.alert_id = later.id returning n.id
)
update alerts l set decided_at = request_now(), ended_as = 'joined' from later where l.id = later.id;

-- The policies of before rest on what goes; db/policies makes them anew.
drop policy if exists service on alerts;
drop policy if exists assigned on alerts;
drop index alerts_open;
alter table alerts drop column audit_id, drop column what, drop column told, drop column raised_by, drop column due_on;
create unique index alerts_open on alerts (household_id, circle) where decided_at is null;
create index alerts_household on alerts (household_id);

-- A yes to "is a child at risk of serious harm now" that has not been confirmed or taken back. After thirty minutes it goes
-- out by itself; it is never shown as told.
create table unfinished_alerts (
  id int generated always as identity primary key,
  household_id int not null references households,
  audit_id int not null references audits,
  question text not null,
  by_id int not null references people,
  at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('raised', 'taken back', 'went out'))
);
create unique index unfinished_alerts_open on unfinished_alerts (audit_id, question, by_id) where ended_at is null;

-- Whoever has to decide opened a child's words, and why.
create table voice_openings (
  id int generated always as identity primary key,
  voice_id int not null references voices,
  alert_id int not null references alerts,
  by_id int not null references people,
  at timestamptz not null,
  reason text not null,
  -- When the child heard of it, by whoever answers them.
  child_told_at timestamptz
);
create index voice_openings_by on voice_openings (by_id);
create index voice_openings_voice on voice_openings (voice_id);

create trigger history after update on alert_entries for each row when (old.* is distinct from new.*) execute function keep_history();
