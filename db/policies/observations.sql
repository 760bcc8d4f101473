-- Seen with its piece, by the person. Asked of each row: "exists" would look through the pieces of the whole service.
alter table observations enable row level security;
drop policy if exists with_the_piece on observations;
create policy with_the_piece on observations to hearth_service, hearth_assigned
  using (id >= 500000000 and sees_apart(id, (select my_line())::int[])) with check (id >= 500000000 and sees_apart(id, (select my_line())::int[]));
grant select, insert, update on observations to hearth_service, hearth_assigned;

drop function if exists few_observations(int);

-- What may be known beside the class, of one that was not raised. That a visit to a household was observed, and when: for whoever sees the household.
create or replace function visits_observed(p_household int) returns table (on_day date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.seen_on from observations o join pieces p on p.id = o.id where p.household_id = p_household and o.seen_on is not null and p.sight = 'worker'
$$;
-- Whose practice is observed, on a day: those who work with carers or manage who does, and since when.
create or replace function observed_workers(p_on date) returns table (person_id int, here_since date) language sql stable as $$
  select pr.person_id, min(pr.from_on) from person_roles pr join roles r on r.key = pr.role join people p on p.id = pr.person_id and p.active
  where r.duties && array['prepare_for_audits', 'gather_carer_voices', 'respond'] group by 1
  having bool_or(pr.from_on <= p_on and (pr.until_on is null or pr.until_on >= p_on))
$$;
-- The household of a reference that is this worker's, for whoever plans to watch a visit there: it need not be one that they see.
create or replace function household_to_watch(p_ref text, p_worker int) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id from households h where has_duty('observe_practice') and h.ref = p_ref and h.supervising_worker_id = p_worker
$$;
-- When each was last observed, and is to be next: for those who plan it.
create or replace function observation_rota(p_on date) returns table (person_id int, here_since date, last_on date, next_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.person_id, w.here_since, max(o.seen_on), min(o.planned_for) filter (where o.seen_on is null and n.phase = 'open')
  from observed_workers(p_on) w left join piece_people n on n.person_id = w.person_id and n.part = 'worker' and n.piece_id < 1000000000 left join observations o on o.id = n.piece_id
  where has_duty('observe_practice') group by 1, 2
$$;
-- What clause 4.4 asks for is with a household, and in the room.
create or replace function is_direct_work(p_kind text, p_in_room boolean) returns boolean language sql immutable as $$
  select p_in_room and p_kind in ('home_visit', 'unannounced', 'assessment', 'placement_meeting', 'carer_review', 'child_work')
$$;
-- The direct work that was watched in a time or planned for it, as it stood when that was over: where a piece stood then, and on which day it was, whatever
-- was done with it since. A time that goes on is read as of now.
create or replace function direct_visits(p_from date, p_to date) returns table (id int, seen_on date, planned_for date, state text, supervises boolean, corrected boolean)
language sql stable set enable_nestloop = off as $$
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
$$;
revoke execute on function direct_visits from public;
-- Of how many visits of a team, in the year that ends on a day, the observer was somebody else than the worker's manager: for those who
-- read the month and those who plan. Nothing of a team with fewer than five, and no sum of all, from which it could be reckoned.
create or replace function observed_by_others(p_on date) returns table (team text, part bigint, whole bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;
-- The figures of a month and of the year that ends with it: numbers alone, for those who read the month. None of what was seen, or said
-- of it, is told of fewer than five. The lists are joined by hashing: the plan that PostgreSQL keeps knows nothing of how long they are, and
-- went through one for each row of the other.
create or replace function observation_figures(p_from date, p_to date) returns jsonb language sql stable security definer
set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
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
$$;
