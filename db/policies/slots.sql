-- The year is open: everybody who signs in reads it once it is proposed; a draft is for those who draw it and those who sign it.
alter table calendar_years enable row level security;
drop policy if exists readers on calendar_years;
create policy readers on calendar_years for select to hearth_service, hearth_assigned
  using (state <> 'drafted' or (select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering')));
drop policy if exists drawn on calendar_years;
create policy drawn on calendar_years for insert to hearth_service with check (state = 'drafted' and (select has_duty('draw_calendar')));
drop policy if exists moved on calendar_years;
create policy moved on calendar_years for update to hearth_service
  using (state <> 'agreed' and ((select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering'))))
  with check ((select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering')));
drop policy if exists thrown_away on calendar_years;
create policy thrown_away on calendar_years for delete to hearth_service using (state = 'drafted' and (select has_duty('draw_calendar')));
grant select on calendar_years to hearth_service, hearth_assigned;
grant insert, update (state, version), delete on calendar_years to hearth_service;

-- The years that somebody may read, and those that are still drawn: once a query, not once a row.
create or replace function years_read() returns int[] language sql stable as $$
  select coalesce(array_agg(id), '{}') from calendar_years
$$;
create or replace function years_in(p_state text) returns int[] language sql stable as $$
  select coalesce(array_agg(id), '{}') from calendar_years where state = p_state
$$;

-- Each side signs for itself, in its own name, what is proposed; and takes its name back until the other has signed.
alter table calendar_signatures enable row level security;
drop policy if exists readers on calendar_signatures;
create policy readers on calendar_signatures for select to hearth_service, hearth_assigned using (year_id = any ((select years_read())::int[]));
drop policy if exists signed on calendar_signatures;
create policy signed on calendar_signatures for insert to hearth_service
  with check (person_id = (select actor()) and (select has_duty('agree_calendar_' || side)) and year_id = any ((select years_in('proposed'))::int[]));
drop policy if exists unsigned on calendar_signatures;
create policy unsigned on calendar_signatures for delete to hearth_service
  using (person_id = (select actor()) and year_id = any ((select years_in('proposed'))::int[]));
grant select on calendar_signatures to hearth_service, hearth_assigned;
grant insert, delete on calendar_signatures to hearth_service;

-- What is drawn again is signed again.
create or replace function unsign_year() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from calendar_signatures s where s.year_id = new.id;
  return null;
end $$;
drop trigger if exists unsign_year on calendar_years;
create trigger unsign_year after update of state on calendar_years for each row when (new.state = 'drafted') execute function unsign_year();

-- What each side said on the way to a year is between those two.
alter table calendar_moves enable row level security;
drop policy if exists readers on calendar_moves;
create policy readers on calendar_moves for select to hearth_service
  using ((select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering')));
drop policy if exists made on calendar_moves;
create policy made on calendar_moves for insert to hearth_service
  with check (by_id = (select actor()) and ((select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering'))));
grant select, insert on calendar_moves to hearth_service;

-- Lines are drawn while the year is a draft; afterwards only what both sides answered changes one (answer_change).
alter table slots enable row level security;
drop policy if exists readers on slots;
create policy readers on slots for select to hearth_service, hearth_assigned using (year_id = any ((select years_read())::int[]));
drop policy if exists drawn on slots;
create policy drawn on slots for insert to hearth_service
  with check ((select has_duty('draw_calendar')) and settled is null and moved = 0 and year_id = any ((select years_in('drafted'))::int[]));
drop policy if exists left_out on slots;
create policy left_out on slots for delete to hearth_service
  using ((select has_duty('draw_calendar')) and year_id = any ((select years_in('drafted'))::int[]));
grant select on slots to hearth_service, hearth_assigned;
grant insert (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, outside), delete on slots to hearth_service;

-- Whose parts in the year somebody has: their own, whether their role sees cases or none, and those of whom they cover for.
create or replace function my_parts() returns int[] language sql stable as $$
  select array_append(acts_for(), actor())
$$;

-- Which side somebody's part in the year belongs to.
create or replace function side_of(p_role text) returns text language sql immutable as $$
  select case when p_role in ('head_of_quality_assurance', 'quality_assurance') then 'quality' else 'fostering' end
$$;
create or replace function other_side(p_side text) returns text language sql immutable as $$
  select case p_side when 'quality' then 'fostering' else 'quality' end
$$;

-- Who stands above whom, as calendar/vacant.ts has it; and whether somebody stands above a line that nobody does: that of a vacant post, or of
-- somebody whom they managed until they left.
create or replace function role_above(p_role text) returns text language sql immutable as $$
  select above from (values ('fostering_social_worker', 'team_manager'), ('team_manager', 'service_manager'), ('panel_adviser', 'service_manager'),
    ('service_manager', 'head_of_service'), ('operational_manager', 'head_of_service'), ('head_of_service', 'corporate_director'),
    ('corporate_director', 'executive_director'), ('executive_director', 'chief_executive'), ('quality_assurance', 'head_of_quality_assurance')) a (role, above)
    where role = p_role
$$;
create or replace function stands_above_vacant(p_slot int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive held as (select distinct r.role, r.person_id = actor() as mine from person_roles r join people p on p.id = r.person_id and p.active
      where (request_now() at time zone 'Europe/London')::date between r.from_on and coalesce(r.until_on, 'infinity')),
    way as (select role_above(s.role) as at from slots s where s.id = p_slot and s.person_id is null
      union select role_above(w.at) from way w where w.at not in (select role from held))
  select exists (select from way w join held h on h.role = w.at and h.mine)
    or exists (select from slots s join people p on p.id = s.person_id and not p.active and p.manager_id = actor() where s.id = p_slot)
$$;
revoke execute on function stands_above_vacant(int) from public, hearth_web;
grant execute on function stands_above_vacant(int) to hearth_service, hearth_assigned;

-- A change is asked by one side: whose part it is, who stands above a line that nobody does, or who agrees the year for it. Why is for both sides and whose part it is: it may tell of an illness.
alter table slot_changes enable row level security;
drop policy if exists readers on slot_changes;
create policy readers on slot_changes for select to hearth_service, hearth_assigned
  using (asked_by = (select actor()) or (select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering'))
    or exists (select from slots s where s.id = slot_changes.slot_id and s.person_id = any ((select my_parts())::int[])));
drop policy if exists asked on slot_changes;
create policy asked on slot_changes for insert to hearth_service, hearth_assigned
  with check (asked_by = (select actor()) and answer is null and withdrawn_at is null and year_id = any ((select years_in('agreed'))::int[])
    and (case asked_side when 'quality' then (select has_duty('draw_calendar')) else (select has_duty('agree_calendar_fostering')) end
      or exists (select from slots s where s.id = slot_changes.slot_id and s.person_id = any ((select my_parts())::int[]) and side_of(s.role) = slot_changes.asked_side)
      or exists (select from slots s where s.id = slot_changes.slot_id and side_of(s.role) = slot_changes.asked_side and stands_above_vacant(s.id))));
drop policy if exists withdrawn on slot_changes;
create policy withdrawn on slot_changes for update to hearth_service, hearth_assigned
  using (answer is null and withdrawn_at is null
    and (asked_by = (select actor()) or case asked_side when 'quality' then (select has_duty('draw_calendar')) else (select has_duty('agree_calendar_fostering')) end))
  with check (answer is null
    and (asked_by = (select actor()) or case asked_side when 'quality' then (select has_duty('draw_calendar')) else (select has_duty('agree_calendar_fostering')) end));
-- The other side answers, in its own name, and never about its own part; who answered may take the answer back.
drop policy if exists answered on slot_changes;
create policy answered on slot_changes for update to hearth_service
  using (withdrawn_at is null and (select has_duty('agree_calendar_' || other_side(asked_side))))
  with check (withdrawn_at is null and (select has_duty('agree_calendar_' || other_side(asked_side)))
    and (answer is null or (answered_by = (select actor()) and asked_by <> (select actor())
      and (answer = 'no' or not exists (select from slots s where s.id = slot_changes.slot_id and s.person_id = (select actor()))))));
grant select, insert, update (withdrawn_at, answer, answer_words, answered_by, answered_at) on slot_changes to hearth_service, hearth_assigned;

-- What the two sides agreed becomes so, here and nowhere else; a yes that is taken back leaves the line as it stood before it.
create or replace function answer_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
end $$;
drop trigger if exists answer_change on slot_changes;
create trigger answer_change before update of answer on slot_changes for each row
  when (old.answer is distinct from new.answer) execute function answer_change();

-- What was held outside Hearth: entered by whose part it is, agreed by the other side.
alter table slot_outside enable row level security;
drop policy if exists readers on slot_outside;
create policy readers on slot_outside for select to hearth_service, hearth_assigned
  using (entered_by = (select actor()) or (select has_duty('draw_calendar')) or (select has_duty('agree_calendar_fostering'))
    or exists (select from slots s where s.id = slot_outside.slot_id and s.person_id = any ((select my_parts())::int[])));
drop policy if exists entered on slot_outside;
create policy entered on slot_outside for insert to hearth_service, hearth_assigned
  with check (entered_by = (select actor()) and agreed_by is null
    and exists (select from slots s where s.id = slot_outside.slot_id and s.outside and s.person_id = any ((select my_parts())::int[])));
drop policy if exists taken_out on slot_outside;
create policy taken_out on slot_outside for delete to hearth_service, hearth_assigned
  using (agreed_by is null and exists (select from slots s where s.id = slot_outside.slot_id and s.person_id = any ((select my_parts())::int[])));
drop policy if exists agreed on slot_outside;
create policy agreed on slot_outside for update to hearth_service
  using (exists (select from slots s where s.id = slot_outside.slot_id and (select has_duty(case side_of(s.role) when 'quality' then 'agree_calendar_fostering' else 'draw_calendar' end))))
  with check (agreed_by is null or (agreed_by = (select actor())
    and not exists (select from slots s where s.id = slot_outside.slot_id and s.person_id = (select actor()))));
grant select, insert (slot_id, held_on, place, by_whom, entered_by), delete on slot_outside to hearth_service, hearth_assigned;
grant update (agreed_by, agreed_at) on slot_outside to hearth_service;

-- How pieces stood at a moment, of those with which something was done since by which they count or do not: in which state, and on which day they were.
-- Without a moment: none, each reads as it is.
drop function if exists pieces_at(timestamptz);
create function pieces_at(p_at timestamptz) returns table (piece_id int, state text, day date) language sql stable as $$
  select m.piece_id, (array_agg(m.from_state order by m.at, m.id) filter (where m.move <> 'correct_day'))[1],
    (array_agg((m.details ->> 'was')::date order by m.at, m.id) filter (where m.move = 'correct_day'))[1]
  from moves m where m.move = any (array['share', 'write', 'recall', 'reopen', 'correct_day']) and m.at >= p_at and m.piece_id between 0 and 999999999 group by m.piece_id
$$;
revoke execute on function pieces_at from public;

-- On which days somebody did what an activity asks, as far as the year tells of it: the activity, the person and the day, and nothing of what is
-- restricted. A stream that turns its own on adds a branch here. Read by slots_done alone, within whose plan it is written out. As it stood at a
-- moment, where one is said.
drop function if exists activity_facts(int[], date, date);
drop function if exists activity_facts(int[], date, date, timestamptz);
create function activity_facts(p_people int[], p_from date, p_to date, p_at timestamptz) returns table (activity text, person_id int, on_day date) language sql stable as $$
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
$$;
revoke execute on function activity_facts from public;

-- On which day each line of a year was met. What was done in a line's own time meets it; what is left over meets the oldest line before it that
-- nothing met, else the next one after it. What was held outside Hearth counts once the other side agreed. As it stood at a moment, where one is said. Lines and days of one person and one
-- activity are read together, once; of a whole year the lists are joined by hashing, and planned anew for that.
drop function if exists slots_done(int, int);
drop function if exists slots_done(int, int, text);
create or replace function slots_done(p_year int, p_person int default null, p_activity text default null, p_at timestamptz default null) returns table (slot_id int, done_on date)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = on as $$
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
end $$;

-- What the agreed years asked to be done in a time, as it stood at the moment when that was over: what was agreed, moved, given, excused or done later
-- changes nothing. For those who read the month. Of a time that goes on: as it stands (no moment is said).
create or replace function slots_due(p_from date, p_to date, p_at timestamptz) returns table (slot_id int, person_id int, due_on date, moved int, settled text, done_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;
revoke execute on function slots_due from public, hearth_web;
grant execute on function slots_due to hearth_service, hearth_assigned;
