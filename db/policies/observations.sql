-- Seen with its piece, by the person. Asked of each row: "exists" would look through the pieces of the whole service.
alter table observations enable row level security;
drop policy if exists with_the_piece on observations;
create policy with_the_piece on observations to hearth_service, hearth_assigned
  using (id >= 500000000 and sees_apart(id, (select my_line())::int[])) with check (id >= 500000000 and sees_apart(id, (select my_line())::int[]));
grant select, insert, update on observations to hearth_service, hearth_assigned;

-- Those that may be somebody's to see, where they are few: what they have a part in, what their line is observed in, what they know of by a
-- list. Found here, as asking the policy of whoever takes part would cost as much again; the row itself is asked.
create or replace function few_observations(p_most int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select o.id from observations o where o.id = any (array(
    (select n.piece_id from piece_people n where n.person_id = actor() and n.piece_id >= 500000000 limit p_most)
    union (select n.piece_id from piece_people n where n.person_id = any ((select my_line())::int[]) and n.part = 'worker' and n.piece_id between 500000000 and 999999999 limit p_most)
    union (select p.id from pieces p where p.matter = any ((select my_matters())::uuid[]) limit p_most))))
$$;

-- What a child said on a visit goes, as every child's words do (clause 7.5), to Quality Assurance and Partnerships and to their own IRO,
-- who see nothing else of the observation; to whoever heard it; and to others who see it only when the child let the carers know.
create or replace function hears_children(p_child int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_own_duty('hold_voices') or (has_own_duty('gather_child_voices') and exists (select from children c where c.id = p_child and c.iro_id = actor()))
$$;
create or replace function may_hear_child(p_piece int, p_child int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor() is null or hears_children(p_child)
    or exists (select from piece_people n where n.piece_id = p_piece and n.part = 'observer' and n.person_id = actor())
    or exists (select from answers n where n.piece_id = p_piece and n.child_id = p_child and n.question = 'obs.child_share' and n.value = '"carers"')
$$;
drop policy if exists childs_words on answers;
create policy childs_words on answers as restrictive for select to hearth_service, hearth_assigned
  using (question not in ('obs.child_view', 'obs.child_share') or may_hear_child(piece_id, child_id));
drop policy if exists childs_words_go_on on answers;
create policy childs_words_go_on on answers for select to hearth_service, hearth_assigned
  using (piece_id < 1000000000 and question in ('obs.child_view', 'obs.child_share') and hears_children(child_id));

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
-- When each was last observed, and is to be next: for those who plan it.
create or replace function observation_rota(p_on date) returns table (person_id int, here_since date, last_on date, next_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.person_id, w.here_since, max(o.seen_on), min(o.planned_for) filter (where o.seen_on is null and n.phase = 'open')
  from observed_workers(p_on) w left join piece_people n on n.person_id = w.person_id and n.part = 'worker' and n.piece_id < 1000000000 left join observations o on o.id = n.piece_id
  where has_duty('observe_practice') group by 1, 2
$$;
-- The figures of a month and of the year that ends with it: numbers alone, for those who read the month. None of what was seen, or said
-- of it, is told of fewer than five. What hangs on a visit is looked up for each visit of the year: lists joined to each other were gone
-- through once for each other, as PostgreSQL keeps a plan that knows nothing of how long they are.
create or replace function observation_figures(p_from date, p_to date) returns jsonb language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with direct as not materialized (
    select o.id, o.planned_for, o.seen_on, (select p.state from pieces p where p.id = o.id and p.sight = 'worker') as state
    from observations o where o.in_room and o.kind in ('home_visit', 'unannounced', 'assessment', 'placement_meeting', 'carer_review', 'child_work')
  ), year as materialized (
    select id, seen_on from direct where seen_on between p_to - interval '1 year' + interval '1 day' and p_to and state in ('written', 'answered', 'actions_open', 'closed')
  ), planned as materialized (
    select state from direct where planned_for between p_from and p_to
  ), said as materialized (
    select n.piece_id, n.child_id, bool_or(n.question = 'obs.child_seen') as asked_seen, bool_or(n.question = 'obs.child_alone_by') as asked_alone,
      bool_or(n.question = 'obs.worker_agrees') as asked_fair,
      max(n.value #>> '{}') filter (where n.question = 'obs.child_seen') as seen, max(n.value #>> '{}') filter (where n.question = 'obs.child_alone_by') as alone_by,
      max(n.value #>> '{}') filter (where n.question = 'obs.child_alone_why_not') as why_not, max(n.value #>> '{}') filter (where n.question = 'obs.worker_agrees') as fair
    from answers n where n.piece_id = any (array(select id from year))
      and n.question in ('obs.child_seen', 'obs.child_alone_by', 'obs.child_alone_why_not', 'obs.worker_agrees') group by n.piece_id, n.child_id
  ), able as materialized (
    select alone_by, why_not from said where asked_alone
      and (select c.born_on from children c where c.id = child_id) <= (select o.seen_on from observations o where o.id = piece_id) - interval '4 years'
  ), counted (key, part, whole) as (
    select 'observed', count(*) filter (where w.person_id in (select n.person_id from piece_people n where n.piece_id = any (array(select id from year)) and n.part = 'worker')),
        count(*) from observed_workers(p_to) w where w.here_since <= p_to - interval '6 months'
    union all select 'child_seen', count(*) filter (where seen = 'yes'), count(*) from said where asked_seen and child_id is not null
    union all select 'alone', count(*) filter (where alone_by <> 'nobody'), count(*) filter (where why_not is distinct from 'said_no') from able
    union all select 'said_no', count(*) filter (where why_not = 'said_no'), count(*) from able
    union all select 'told', count(*) filter (where k.same_day), count(*) from year y cross join lateral (
      select (t.at at time zone 'Europe/London')::date = y.seen_on as same_day from piece_people n join told t on t.piece_id = n.piece_id and t.person_id = n.person_id
      where n.piece_id = y.id and n.part = 'worker' offset 0) k
    union all select 'fair', count(*) filter (where fair = 'agree'), count(*) from said where asked_fair and child_id is null
  )
  select jsonb_build_object(
    'done', (select count(*) from year where seen_on >= p_from),
    'planned', (select count(*) from planned where state <> 'called_off'),
    'calledOff', (select count(*) from planned where state = 'called_off'))
    || (select jsonb_object_agg(key, case when whole < 5 then null else jsonb_build_object('part', part, 'whole', whole) end) from counted)
  where has_duty('read_month')
$$;
