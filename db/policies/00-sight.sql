-- Which households, and so which cases, the person of this request may know of. Worked out once a query: policies
-- wrap each call in (select …).

-- Households they supervise, or whose team they manage, themselves or for someone whose absence they cover. Two small
-- searches by index, joined: one condition with "or" reads every household of the service.
create or replace function my_households() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select h.id from households h where h.supervising_worker_id = any ((select acts_for())::int[])
    union select h.id from households h
      where h.team_id = any (array(select t.id from teams t where t.manager_id = any ((select acts_for())::int[])))
  ) theirs
$$;

-- The children whose IRO they are. What hangs on them is searched for by this list: a join reads every placement of the service.
create or replace function my_iro_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from children c where c.iro_id = any ((select acts_for())::int[])
$$;

-- Those, and the households of audits they carry out or moderate now, and of children whose IRO they are.
create or replace function my_sight() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct id), '{}') from (
    select unnest(my_households()) as id
    union select p.household_id from pieces p where p.id = any (array(
      select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase = 'open'
      union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase = 'open'))
    union select p.household_id from placements p
      where p.child_id = any ((select my_iro_children())::int[]) and p.household_id is not null and p.ended_on is null
  ) seen
$$;

-- Audits they carry out or moderate, now or once: closed ones stay theirs to read again, with the answers, the actions, the
-- household's line and the children they were about; the register around them does not. A cancelled one is nobody's.
create or replace function my_own_audits() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled'
    union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled'
  ) theirs
$$;

-- The pieces of evidence that they see whole, with what hangs on them: those, and every one of their households whose class is to
-- be seen with the household.
create or replace function my_pieces() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select my_own_audits() || coalesce(array_agg(p.id), '{}') from pieces p
  where p.household_id = any ((select my_households())::int[]) and p.sight = 'household'
$$;

-- Audits that a child is part of whose IRO they are: they see that it is, who takes part and where it stands, and of the answers
-- what is said of their own child under "What the child says" (cyp4), nothing else.
create or replace function my_iro_audits() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(a.id), '{}') from audits a where a.phase <> 'cancelled'
    and a.id = any (array(select ac.audit_id from audit_children ac where ac.child_id = any ((select my_iro_children())::int[])))
$$;

create or replace function my_audited() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct p.household_id), '{}') from pieces p where p.id = any ((select my_own_audits() || my_iro_audits())::int[])
$$;

create or replace function my_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct id), '{}') from (
    select unnest(my_iro_children()) as id
    union select p.child_id from placements p where p.household_id = any ((select my_sight())::int[])
    union select ac.child_id from audit_children ac where ac.audit_id = any ((select my_own_audits())::int[])
  ) seen
$$;

-- Everyone above a person, however far; a circle of managers ends where it began.
create or replace function managers_above(p_person int) returns int[] language sql stable as $$
  with recursive above as (
    select p.manager_id as id from people p where p.id = p_person
    union select p.manager_id from people p join above on p.id = above.id
  ) select coalesce(array_agg(id) filter (where id is not null), '{}') from above
$$;

-- Whether the person of this request has a duty of their own, whoever they cover for (01-who-asks.sql sets it).
create or replace function has_own_duty(wanted text) returns boolean language sql stable as $$
  select wanted = any (coalesce(nullif(current_setting('hearth.own_duties', true), ''), '{}')::text[])
$$;

-- The voices whose words they may read. A child's words: Quality Assurance and Partnerships, the IRO who asked, and
-- others only as the child chose; so with sons, daughters and others of the household, whom a reviewing officer asks.
-- What a worker says after an audit: Quality Assurance and Partnerships, and the worker. None of these by cover: whoever
-- stands in for somebody reads them only where the duty is their own as well.
-- Anyone else's words: whoever sees the voice.
create or replace function may_read_words(kind text, gatherer_id int, share text, share_agreed_at timestamptz) returns boolean
language sql stable as $$
  select has_own_duty('hold_voices') or case kind
    when 'child' then coalesce(gatherer_id = actor(), false) and has_own_duty('gather_child_voices')
    when 'household_member' then has_own_duty('gather_carer_voices')
    when 'worker' then coalesce(gatherer_id = actor(), false)
    else true end
    or (kind in ('child', 'household_member') and (share = 'carers' or (share = 'ask_first' and share_agreed_at is not null)))
$$;

-- The restricted matters that they know of themselves: on its list, today. Whoever stands in for somebody is not on it.
create or replace function my_matters() returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct n.matter), '{}') from need_to_know n
  where n.person_id = actor() and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
$$;

revoke all on all tables in schema public from public, hearth_web, hearth_service, hearth_assigned;
grant select on roles, teams, people, person_roles, absences, settings to hearth_web, hearth_service, hearth_assigned;
-- The web server asks, as it starts, whether the database has been brought up to date.
grant select on schema_migrations to hearth_web;
