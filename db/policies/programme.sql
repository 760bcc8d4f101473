-- A day of the senior leaders' programme is a piece that everybody may read (clause 4.16). Whose it is and who agreed it write its row.
create or replace function leads_visit(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from piece_people n where n.piece_id = p_piece and n.part = 'leader' and n.person_id = actor())
$$;
-- A leader without any sight of cases leads their own day on.
drop policy if exists own_day on pieces;
create policy own_day on pieces for update to hearth_assigned
  using (stream = 'leader_visit' and leads_visit(id)) with check (stream = 'leader_visit' and leads_visit(id));
alter table leader_visits enable row level security;
drop policy if exists readers on leader_visits;
create policy readers on leader_visits for select to hearth_service, hearth_assigned
  using (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists writers on leader_visits;
create policy writers on leader_visits to hearth_service, hearth_assigned
  using ((id < 500000000 or sees_apart(id, (select my_line())::int[])) and ((select actor()) is null or has_own_duty('arrange_programme') or leads_visit(id)))
  with check ((id < 500000000 or sees_apart(id, (select my_line())::int[])) and ((select actor()) is null or has_own_duty('arrange_programme') or leads_visit(id)));
grant select, insert, update on leader_visits to hearth_service, hearth_assigned;

-- Of a day on which practice is watched, the day, the place and who goes along would say whose practice it was. They are for the leader, whoever goes
-- along, those who agree such days or put them right, and whoever sees the observation itself; everybody else reads the month.
create or replace function knows_day_of_visit(p_piece int) returns boolean language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select (select actor()) is null or has_own_duty('arrange_programme') or has_own_duty('decide_disagreements') or leads_visit(p_piece)
    or exists (select from leader_visits v where v.id = p_piece and (v.kind <> 'watch' or v.with_id = (select actor())))
    or exists (select from leader_visits v join piece_people n on n.person_id = v.with_id and n.part = 'observer' join observations o on o.id = n.piece_id
      where v.id = p_piece and coalesce(o.seen_on, o.planned_for) = coalesce(v.held_on, v.planned_for))
$$;
revoke execute on function knows_day_of_visit(int) from public, hearth_web;
grant execute on function knows_day_of_visit(int) to hearth_service, hearth_assigned;

-- The cases that a leader meets these days: their own, in person, while they are a leader and the window of the visit is open; none of one that was excused.
create or replace function my_slots() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from piece_people n join leader_cases c on c.id = n.piece_id join pieces p on p.id = c.id
  where n.person_id = actor() and has_own_duty('lead_programme_slot') and n.part = 'leader' and n.piece_id < 500000000 and p.state <> 'called_off'
    and (request_now() at time zone 'Europe/London')::date between c.sees_from and c.sees_until
$$;
-- One whose record leads to another of the same household is that one.
create or replace function homes_of_slots(p_slots int[]) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select with_led_on(array(select coalesce(m.stays_id, c.household_id) from leader_cases c
    left join merges m on m.kind = 'household' and m.ends_id = c.household_id and m.parted_at is null where c.id = any (p_slots)))
$$;
create or replace function my_slot_households() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes_of_slots((select my_slots()))
$$;
-- What is watched or audited there: the observation of that visit, by whoever goes along; the leaders' audit that they carry out together. Never
-- what is restricted or sealed.
create or replace function my_slot_pieces() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(p.id), '{}') from leader_cases c join leader_visits v on v.id = c.id cross join lateral unnest(homes_of_slots(array[c.id])) home (id) join pieces p on p.household_id = home.id
    left join observations o on o.id = p.id left join audits a on a.id = p.id
  where c.id = any ((select my_slots())::int[]) and (
    (v.kind = 'watch' and o.id is not null and p.sight = 'worker' and coalesce(o.seen_on, o.planned_for) = coalesce(v.held_on, v.planned_for)
      and exists (select from piece_people n where n.piece_id = p.id and n.part = 'observer' and n.person_id = v.with_id))
    or (v.kind = 'audit' and a.id is not null and p.sight = 'household' and a.kind = 'senior_leader' and a.phase <> 'cancelled' and a.auditor_id = v.with_id
      and coalesce(a.meeting_on, p.due_on, (p.state_since at time zone 'Europe/London')::date) between c.sees_from and c.sees_until))
$$;
-- Read, and no more: what somebody else writes there stays theirs.
do $$
declare
  one record;
begin
  for one in select * from (values
      ('households', 'id', 'my_slot_households', 'hearth_assigned'), ('carers', 'household_id', 'my_slot_households', 'hearth_assigned'),
      ('placements', 'household_id', 'my_slot_households', 'hearth_assigned'), ('carer_stays', 'household_id', 'my_slot_households', 'hearth_assigned'),
      ('carer_reviews', 'household_id', 'my_slot_households', 'hearth_assigned'),
      ('pieces', 'id', 'my_slot_pieces', 'hearth_assigned, hearth_service'), ('audits', 'id', 'my_slot_pieces', 'hearth_assigned'),
      ('observations', 'id', 'my_slot_pieces', 'hearth_assigned, hearth_service'), ('moves', 'piece_id', 'my_slot_pieces', 'hearth_assigned, hearth_service'),
      ('piece_people', 'piece_id', 'my_slot_pieces', 'hearth_assigned, hearth_service')) v (tab, col, list, who) loop
    execute format('drop policy if exists own_slot on %I', one.tab);
    execute format('create policy own_slot on %I for select to %s using (%I = any ((select %s())::int[]))', one.tab, one.who, one.col, one.list);
  end loop;
end $$;
drop policy if exists own_slot on children;
create policy own_slot on children for select to hearth_assigned
  using (cardinality((select my_slot_households())::int[]) > 0 and sees_child(id, (select my_slot_households())::int[]));
-- Not a worker's reflection, and not a child's own words: these go by their own policies alone.
drop policy if exists own_slot on answers;
create policy own_slot on answers for select to hearth_assigned, hearth_service
  using (piece_id = any ((select my_slot_pieces())::int[]) and section <> 'refl' and not is_childs_words(question) and not is_childs_choice(question)
    and (not is_about_risk(question) or piece_id <> all ((select pieces_kept_from_me())::int[])));

-- What a leader writes is theirs until it is said to be written, and what staff were told until that is said.
create or replace function is_written(p_piece int, p_section text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_piece and case p_section
    when 'leader' then p.state not in ('agreed', 'held') else p.state <> 'promise_open' end)
$$;
drop policy if exists once_a_leader_says_so on answers;
create policy once_a_leader_says_so on answers as restrictive for select to hearth_service, hearth_assigned
  using (section not in ('leader', 'came_of') or (select actor()) is null or leads_visit(piece_id) or is_written(piece_id, section));

-- Which household it is: for whoever sees that, and for whoever agrees the programme. They write it; the leader only moves its window with the day.
alter table leader_cases enable row level security;
drop policy if exists readers on leader_cases;
create policy readers on leader_cases for select to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on leader_cases;
create policy assigned on leader_cases for select to hearth_assigned
  using ((id < 500000000 or sees_apart(id, (select my_line())::int[])) and (household_id = any ((select my_sight())::int[]) or id = any ((select my_slots())::int[])));
drop policy if exists writers on leader_cases;
create policy writers on leader_cases to hearth_service
  using (id < 500000000 and ((select actor()) is null or has_own_duty('arrange_programme')))
  with check (id < 500000000 and ((select actor()) is null or has_own_duty('arrange_programme')));
grant select, insert, update on leader_cases to hearth_service;
grant select on leader_cases to hearth_assigned;
-- The window goes with the day of the visit. A day that is put right makes it no longer.
create or replace function see_case_around(p_piece int, p_from date, p_until date, p_longer boolean) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor() is not null and not leads_visit(p_piece) and not has_own_duty('arrange_programme') and not has_own_duty('decide_disagreements') then
    raise insufficient_privilege using message = 'this visit is not theirs';
  end if;
  update leader_cases set sees_from = case when p_longer then p_from else greatest(sees_from, p_from) end,
    sees_until = case when p_longer then p_until else least(sees_until, p_until) end where id = p_piece;
end $$;
revoke execute on function see_case_around(int, date, date, boolean) from public, hearth_web;
grant execute on function see_case_around(int, date, date, boolean) to hearth_service, hearth_assigned;

-- Lines of an agreed year from which a leader was excused as for the second time in it, by both sides and not long ago: for the job that tells whoever
-- is above. Why is between the two sides.
create or replace function second_excuses() returns table (slot_id int, person_id int, due_on date) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with excused as (
    select s.id, s.year_id, s.person_id, s.due_on, c.answered_at, row_number() over (partition by s.year_id, s.person_id order by c.answered_at, c.id) as nth
    from slots s join calendar_years y on y.id = s.year_id and y.state = 'agreed' join slot_changes c on c.slot_id = s.id and c.kind = 'excused' and c.answer = 'yes'
    where actor() is null and s.activity = 'leaders_programme' and s.settled = 'excused' and s.person_id is not null
  )
  select e.id, e.person_id, e.due_on from excused e where e.nth > 1 and e.answered_at > request_now() - interval '14 days'
$$;
revoke execute on function second_excuses from public, hearth_web;
grant execute on function second_excuses to hearth_service;

-- The leaders' days in fostering in a time, as numbers alone and as it stood at the moment when that was over; of a time that goes on as it stands. What was
-- promised counts where it was due. For those who read the month.
create or replace function programme_figures(p_from date, p_to date, p_at timestamptz) returns table (held int, written int, told int, promised int, kept int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;
revoke execute on function programme_figures from public, hearth_web;
grant execute on function programme_figures to hearth_service, hearth_assigned;
