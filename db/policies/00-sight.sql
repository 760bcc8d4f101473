-- Which households, and so which cases, the person of this request may know of. Worked out once a query: policies
-- wrap each call in (select …).

-- These households, and those whose record leads to one of them: seen with that one, and no more by whoever saw it before.
create or replace function with_led_on(p_households int[]) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select h from unnest(p_households) h where not exists (select from merges m where m.kind = 'household' and m.ends_id = h and m.parted_at is null)
    union all select m.ends_id from merges m where m.kind = 'household' and m.parted_at is null and m.stays_id = any (p_households))
$$;

-- Households they supervise, or whose team they manage, themselves or for someone whose absence they cover. Two small
-- searches by index, joined: one condition with "or" reads every household of the service. Who supervises in a team of their own finds
-- such a household twice: to look for that takes longer than both searches.
create or replace function my_households() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select with_led_on(array(select h.id from households h where h.supervising_worker_id = any ((select acts_for())::int[])
    union all select h.id from households h
      where h.team_id = any (array(select t.id from teams t where t.manager_id = any ((select acts_for())::int[])))))
$$;

-- The children whose IRO they are. What hangs on them is searched for by this list: a join reads every placement of the service.
create or replace function my_iro_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from children c where c.iro_id = any ((select acts_for())::int[])
$$;

-- Pieces about a worker's practice in which they have a part themselves, now or once: nobody has it in their place.
create or replace function my_practice() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(p.id), '{}') from piece_people n join pieces p on p.id = n.piece_id
  where n.person_id = actor() and n.phase <> 'cancelled' and n.piece_id between 500000000 and 999999999 and p.sight = 'worker'
$$;

-- Those, and the households of audits they carry out or moderate now, of visits that are watched, theirs or by them, and of children whose IRO they are.
-- Who keeps complaints (`officer`) sees what was complained of, and no household for it; nor does a reviewing officer for what they escalate.
create or replace function my_homes() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select with_led_on(array(select distinct id from (
    select unnest(my_households()) as id
    union select p.household_id from pieces p where p.household_id is not null and p.id = any (array(
      select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase = 'open' and a.id < 500000000
      union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase = 'open' and a.id < 500000000
      union select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase = 'open' and n.piece_id < 500000000 and n.part <> 'officer'))
    union select p.household_id from piece_people n join pieces p on p.id = n.piece_id
      where n.person_id = actor() and n.phase = 'open' and n.piece_id between 500000000 and 999999999 and p.sight = 'worker' and p.household_id is not null
  ) seen))
$$;

-- The same, and where the children live whose IRO they are: of a home that they know for their own child only, they read no other child's words.
create or replace function my_sight() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select with_led_on(array(select distinct id from (
    select unnest(my_homes()) as id
    union select p.household_id from placements p
      where p.child_id = any ((select my_iro_children())::int[]) and p.household_id is not null and p.ended_on is null
  ) seen))
$$;

-- Pieces of evidence that they have a part in, now or once, themselves or for someone whose absence they cover: closed ones stay theirs to
-- read again, with the answers, the actions, the household's line and the children they were about; the register around them does not.
-- A cancelled one is nobody's. Audits keep two of their parts in columns of their own; every other stream's stand in piece_people.
create or replace function my_own_pieces() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000
    union select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000
    union select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000
  ) theirs
$$;

-- Whether one piece is among them: asked of a row that was found already, it lists nothing. Who keeps complaints (`officer`) has none but by their part: they
-- see also one that was written down by mistake, as others see it with its household. What is escalated is also read by the child's reviewing officer of today,
-- and by whoever reports what they escalate.
create or replace function has_part(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audits a where a.id = p_piece and a.phase <> 'cancelled' and (a.auditor_id = any (acts_for()) or a.moderator_id = any (acts_for())))
    or exists (select from piece_people n where n.piece_id = p_piece and (n.phase <> 'cancelled' or n.part = 'officer') and n.person_id = any (acts_for()))
    or exists (select from escalations e where e.id = p_piece and e.id < 500000000 and e.ended_as is distinct from 'cancelled'
      and (has_duty('report_escalations') or exists (select from children c where c.id = e.child_id and c.iro_id = any (acts_for()))))
$$;

-- The same and those of their households, where they are few: a row of one of them needs no further question, of which an audit's answers,
-- row by row, would be hundreds. Nothing where they are many: a list that grows with the years costs more than it spares (decision 50).
create or replace function my_few() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when count(*) <= 500 then coalesce(array_agg(id), '{}') else '{}' end from (
    (select p.id from pieces p where p.household_id = any ((select my_households())::int[]) and p.id < 500000000 order by p.household_id limit 501)
    union (select a.id from audits a where a.auditor_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000 order by a.auditor_id limit 501)
    union (select a.id from audits a where a.moderator_id = any ((select acts_for())::int[]) and a.phase <> 'cancelled' and a.id < 500000000 order by a.moderator_id limit 501)
    union (select n.piece_id from piece_people n where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000 order by n.person_id limit 501)
  ) theirs
$$;

-- Audits that a child is part of whose IRO they are: they see that it is, who takes part and where it stands, and of the answers
-- what is said of their own child under "What the child says" (cyp4), nothing else.
create or replace function my_iro_audits() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(a.id), '{}') from audits a where a.phase <> 'cancelled' and a.id < 500000000
    and a.id = any (array(select ac.audit_id from audit_children ac where ac.child_id = any ((select my_iro_children())::int[])))
$$;

create or replace function is_officer_in(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audits a join audit_children ac on ac.audit_id = a.id join children c on c.id = ac.child_id
    where a.id = p_piece and a.id < 500000000 and a.phase <> 'cancelled' and c.iro_id = any (acts_for()))
$$;

create or replace function my_audited() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct p.household_id), '{}') from pieces p where p.id = any ((select my_own_pieces() || my_iro_audits() || my_practice())::int[])
    and (p.stream not in ('complaint', 'escalation') or exists (select from piece_people n where n.piece_id = p.id and n.part <> 'officer' and n.person_id = any ((select acts_for())::int[])))
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

-- Everybody below them, however far: a line goes by the person, never by cover, and not through a role that sees no case.
create or replace function my_line() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive below as (
    select p.id from people p where p.manager_id = actor() and actor() = any (acts_for())
    union select p.id from people p join below on p.manager_id = below.id
  ) select coalesce(array_agg(id), '{}') from below
$$;

-- Who is on every list of a class by a duty of their own: of what is restricted the Service Manager and the Local Authority Designated
-- Officer, of what is sealed that officer and the Executive Director.
create or replace function always_knows(p_matter uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (has_own_duty('hold_restricted') or has_own_duty('hold_sealed')) and exists (select from pieces p where p.matter = p_matter
    and has_own_duty(case p.sight when 'sealed' then 'hold_sealed' else 'hold_restricted' end))
$$;

-- The restricted matters that they know of themselves: on its list, today, or on every one. Whoever stands in for somebody is not on it.
create or replace function my_matters() returns uuid[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct matter), '{}') from (
    select n.matter from need_to_know n
    where n.person_id = actor() and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    union all select p.matter from pieces p where p.id >= 1000000000 and p.sight = 'restricted' and has_own_duty('hold_restricted')
    union all select p.matter from pieces p where p.id >= 1000000000 and p.sight = 'sealed' and has_own_duty('hold_sealed')
  ) known
$$;

create or replace function is_on_list(p_matter uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from need_to_know n where n.matter = p_matter and n.person_id = actor()
    and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now()))
$$;

create or replace function knows_matter(p_matter uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select always_knows(p_matter) or is_on_list(p_matter)
$$;

-- Whether they see one piece whose number stands apart (migration 0077), by its class. By the person alone: nobody sees any of these in
-- somebody's place. `p_line`: my_line(), worked out once a query.
create or replace function sees_apart(p_piece int, p_line int[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor() is null or exists (select from pieces p where p.id = p_piece and case p.sight
    when 'worker' then has_own_duty('decide_disagreements') or exists (select from piece_people n
      where n.piece_id = p_piece and (n.person_id = actor() or (n.part = 'worker' and n.person_id = any (p_line))))
    when 'child_words' then has_own_duty('hold_voices') or exists (select from piece_people n where n.piece_id = p_piece and n.person_id = actor())
    when 'restricted' then has_own_duty('hold_restricted') or is_on_list(p.matter)
    when 'sealed' then has_own_duty('hold_sealed') or is_on_list(p.matter)
    else false end)
$$;

-- The pieces of a stream, or of all, whose matter they know of: all of its matters are read, by index, and not each one that they know of by itself.
create or replace function my_matters_of(p_stream text default null) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select p.id from (select s.id, s.matter from pieces s where s.stream = coalesce(p_stream, s.stream) and s.id >= 1000000000 offset 0) p where p.matter in (select unnest(my_matters())))
$$;

-- The pieces of a stream that may be theirs to see by the person, where they are few: what they have a part in, what is about their line, what
-- they know of by a list. Nothing where they are many, or simply all. Found here, as asking the policy of whoever takes part would cost as
-- much again; the row itself is asked.
create or replace function few_apart(p_stream text, p_most int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when cardinality(u.ids) < p_most then u.ids end from (
    select array(
      (select p.id from pieces p where p.stream = p_stream and p.id between 500000000 and 999999999 and p.id = any (array(
        select n.piece_id from piece_people n where n.person_id = actor() and n.piece_id between 500000000 and 999999999
        union select n.piece_id from piece_people n where n.person_id = any ((select my_line())::int[]) and n.part = 'worker' and n.piece_id between 500000000 and 999999999)) limit p_most)
      union all select unnest(my_matters_of(p_stream))) as ids
    where not has_own_duty('decide_disagreements') offset 0) u
$$;

-- Whether somebody who does not see the whole service sees one piece whole, with what hangs on it: by its class, with their household
-- (`p_households`: my_households(), worked out once a query), or by their part in it. Asked of a row that was found already.
create or replace function sees_whole(p_piece int, p_households int[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when p_piece >= 500000000 then sees_apart(p_piece, my_line())
    else exists (select from pieces p where p.id = p_piece and (p.sight = 'open' or p.household_id = any (p_households))) or has_part(p_piece) end
$$;

revoke all on all tables in schema public from public, hearth_web, hearth_service, hearth_assigned;
grant select on roles, teams, people, person_roles, absences, settings to hearth_web, hearth_service, hearth_assigned;
-- The web server asks, as it starts, whether the database has been brought up to date.
grant select on schema_migrations to hearth_web;
