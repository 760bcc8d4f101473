-- An alert has a class of its own: it is not seen with its household or its piece, but by a circle of readers. Read by whoever raised
-- it (their own words and its state), the named children's Independent Reviewing Officers, the household's team manager, the
-- service manager, Quality Assurance and Partnerships, each of them and whoever covers them, and those to whom it climbed. Never
-- by somebody whom it is about or must not reach, nor by whoever acts only in their place.

-- Those in whose place this person stands, without those whom the alert must not reach. Nobody when that is this person.
create or replace function stands_for(p_circle int[]) returns int[] language sql stable as $$
  select case when actor() = any (p_circle) then '{}' else array(select unnest(acts_for()) except select unnest(p_circle)) end
$$;

create or replace function any_has_duty(p_people int[], p_duties text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = any (p_people) and r.duties && p_duties
      and pr.from_on <= (request_now() at time zone 'Europe/London')::date
      and (pr.until_on is null or pr.until_on >= (request_now() at time zone 'Europe/London')::date))
$$;

-- Each of these is asked of one alert, or one entry, that was found by an index: a list of all that somebody reads would be made
-- anew, out of every alert there ever was, for each statement. They find the row themselves, so one that is not there yet is not read.

-- The matter as which an alert was decided, while that is restricted: all of the alert has its class.
create or replace function matter_of_alert(p_alert int) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.matter from allegations a join pieces p on p.id = a.id where a.alert_id = p_alert
$$;

-- Whether this person is of those who are told of an alert and act on it.
create or replace function acts_on_alert(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alerts l where l.id = p_alert and actor() is not null and (
    exists (select from households h join teams t on t.id = h.team_id where h.id = l.household_id and t.manager_id = any (stands_for(l.circle)))
    or any_has_duty(stands_for(l.circle), array['sign_off', 'hold_voices'])
    or exists (select from alert_lines n where n.alert_id = l.id and n.kind in ('in place', 'climbed') and n.person_id = any (stands_for(l.circle)))))
$$;

-- Whether this person reads an alert whole: they act on it; once it was decided as a matter, they know of that, and it is not about them.
create or replace function reads_alert(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when m is null then acts_on_alert(p_alert)
    else knows_matter(m) and exists (select from alerts l where l.id = p_alert and not (actor() = any (l.circle))) end from matter_of_alert(p_alert) m
$$;

-- Whether one of these people is the Independent Reviewing Officer of a child whom an entry is about, or asked the child.
create or replace function any_is_officer(p_people int[], p_household int, p_children int[], p_voice int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from voices v where v.id = p_voice and v.kind = 'child' and v.gatherer_id = any (p_people))
    or exists (select from children c where c.iro_id = any (p_people) and (c.id = any (p_children)
      or (p_children = '{}' and exists (select from placements p where p.child_id = c.id and p.household_id = p_household and p.ended_on is null))))
$$;

-- Whether this person reads an entry by itself: it is their own, or about a child whose Independent Reviewing Officer they are, or whom they asked.
create or replace function reads_entry(p_entry int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where e.id = p_entry and actor() is not null and not (actor() = any (l.circle))
      and (e.by_id = actor() or (matter_of_alert(l.id) is null and any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id))))
$$;

-- Whether an alert is all about children whose officer this person is: they read what was agreed and decided, too.
create or replace function reads_as_officer(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alerts l where l.id = p_alert and actor() is not null and not (actor() = any (l.circle)) and matter_of_alert(l.id) is null
    and exists (select from alert_entries e where e.alert_id = l.id)
    and not exists (select from alert_entries e where e.alert_id = l.id
      and not any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id)))
$$;

-- The pieces of evidence from which somebody raised what must not reach this person: what was answered there about it is kept from
-- them as well. Whoever carries an audit out needs every answer once it has been decided.
create or replace function pieces_kept_from_me() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct e.piece_id), '{}') from alert_entries e join alerts l on l.id = e.alert_id left join audits a on a.id = e.piece_id
  where e.piece_id is not null and actor() = any (l.circle) and (l.decided_at is null or a.auditor_id is distinct from actor())
$$;

-- Whether this person reads what was decided: whoever only raised a concern reads their own words and how it stands.
create or replace function reads_decision(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor() is null or reads_alert(p_alert) or reads_as_officer(p_alert)
$$;

create or replace function reads_in_part(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alert_entries e where e.alert_id = p_alert and reads_entry(e.id))
$$;

-- Whoever read an alert, or an entry of it, before it was decided as a matter of which they do not know: they read on that it was decided,
-- as after every other decision, and nothing else.
create or replace function reads_that_decided(p_alert int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when matter_of_alert(p_alert) is null then false else acts_on_alert(p_alert) or exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where l.id = p_alert and actor() is not null and not (actor() = any (l.circle)) and any_is_officer(stands_for(l.circle), l.household_id, e.child_ids, e.voice_id)) end
$$;

do $$
declare t text;
begin
  foreach t in array array['alerts', 'alert_entries', 'alert_lines', 'unfinished_alerts', 'voice_openings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists service on %I', t);
    execute format('drop policy if exists assigned on %I', t);
    execute format('drop policy if exists readers on %I', t);
    execute format('drop policy if exists system on %I', t);
    execute format('create policy system on %I to hearth_service using ((select actor()) is null) with check ((select actor()) is null)', t);
  end loop;
end $$;

create policy readers on alerts to hearth_service, hearth_assigned
  using (reads_alert(id) or reads_in_part(id) or reads_that_decided(id)) with check (reads_alert(id) or reads_in_part(id));
create policy readers on alert_entries to hearth_service, hearth_assigned
  using (reads_alert(alert_id) or reads_entry(id)) with check (reads_alert(alert_id) or reads_entry(id));
create policy readers on alert_lines to hearth_service, hearth_assigned
  using (reads_alert(alert_id) or reads_entry(entry_id) or (entry_id is null and reads_as_officer(alert_id))
    or (kind = 'noted' and by_id = (select actor()) and reads_in_part(alert_id)))
  with check (reads_alert(alert_id) or reads_in_part(alert_id));
drop function if exists my_alerts_in_part(), my_alert_entries(), my_alerts(), my_officer_alerts();
create policy readers on unfinished_alerts to hearth_service, hearth_assigned using (by_id = (select actor())) with check (by_id = (select actor()));
create policy readers on voice_openings to hearth_service, hearth_assigned
  using (by_id = (select actor()) or exists (select from voices v where v.id = voice_id and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and (v.kind <> 'child' or current_user <> 'hearth_assigned' or v.gatherer_id = (select actor())
      or v.household_id = any ((select my_homes())::int[]) or v.child_id = any ((select my_iro_children())::int[]))))
  with check (by_id = (select actor()) or exists (select from voices v where v.id = voice_id and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)));

grant select, update on alerts, alert_entries to hearth_service, hearth_assigned;
-- Only Hearth itself puts one without the functions below: no person passes the policy.
grant insert on alerts, alert_entries to hearth_service;
grant select, insert on alert_lines to hearth_service, hearth_assigned;
grant select, insert, update on unfinished_alerts, voice_openings to hearth_service, hearth_assigned;

-- The voices whose words this person opened, because they had to decide about a child's safety: until it is decided, and never
-- once the alert must not reach them.
create or replace function my_openings() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(o.voice_id), '{}') from voice_openings o
  where o.by_id = actor() and exists (select from alert_entries e join alerts l on l.id = e.alert_id
    where e.voice_id = o.voice_id and l.decided_at is null and not (actor() = any (l.circle)))
$$;

-- Raising: from any road, by people who may not read what is open already, and at the door by a child with a link. So the row is
-- put by the owner of the tables. One open alert for a household and a circle of readers: a further concern joins it.
create or replace function put_alert(p_household int, p_circle int[], p_came timestamptz, p_again timestamptz, p_climbs timestamptz)
returns table (id int, ref text, is_new boolean) language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into alerts as l (household_id, circle, raised_at, again_at, climbs_at)
  values (p_household, p_circle, p_came, p_again, p_climbs)
  on conflict (household_id, circle) where decided_at is null do update
    set again_at = least(l.again_at, excluded.again_at), climbs_at = least(l.climbs_at, excluded.climbs_at), saved_at = request_now()
  returning l.id, l.ref, l.xmax = 0
$$;

create or replace function put_alert_entry(p_alert int, p jsonb) returns int language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into alert_entries (alert_id, at, came_at, came_from, by_id, source, piece_id, voice_id, form, child_ids, what, acting, circle_said)
  values (p_alert, request_now(), (p ->> 'cameAt')::timestamptz, coalesce(p ->> 'cameFrom', ''), coalesce((p ->> 'byId')::int, actor()), p ->> 'source', (p ->> 'pieceId')::int,
    (p ->> 'voiceId')::int, p ->> 'form', array(select jsonb_array_elements_text(p -> 'childIds')::int), coalesce(p ->> 'what', ''), coalesce(p ->> 'acting', ''),
    (p ->> 'circleSaid')::boolean)
  returning id
$$;

create or replace function put_alert_line(p_alert int, p_entry int, p_kind text, p_person int, p_words text) returns void language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into alert_lines (alert_id, entry_id, at, kind, person_id, by_id, words) values (p_alert, p_entry, request_now(), p_kind, p_person, actor(), p_words)
$$;

-- Whom an alert on a household concerns by its place: the team manager, the fostering social worker, and for the children named (or all who
-- live here) their Independent Reviewing Officers, null for a child that has none. At the door only for the household of the link.
create or replace function alert_cast(p_household int, p_children int[])
returns table (team_manager_id int, worker_id int, iro_ids int[], without_iro boolean) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with concerned as (
    select c.iro_id from children c where c.id = any (p_children)
    union all
    select c.iro_id from placements p join children c on c.id = p.child_id where p_children = '{}' and p.household_id = p_household and p.ended_on is null
  )
  select t.manager_id, h.supervising_worker_id, coalesce((select array_agg(distinct iro_id) from concerned where iro_id is not null), '{}'),
    exists (select from concerned where iro_id is null)
  from households h left join teams t on t.id = h.team_id
  where h.id = p_household and (current_setting('role') <> 'hearth_web' or h.id = (select household_id from voices where id = nullif(current_setting('hearth.linked_voice', true), '')::int))
$$;

-- To whom an open alert has climbed, for whoever adds to it without reading it.
create or replace function climbed_to(p_alert int) returns table (id int, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct p.id, p.name from alert_lines n join people p on p.id = n.person_id where n.alert_id = p_alert and n.kind = 'climbed' and p.active
$$;

-- That something is open on a household, for whom it stands still: how many, and for each whose reading it is kept from. The pages show
-- one line without child or cause, and nothing at all to whoever is in the circle.
create or replace function open_circles(p_household int) returns table (circle int[]) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.circle from alerts l where l.household_id = p_household and l.decided_at is null
$$;

-- Whether whoever asks has a part in a household today: not only in an audit that is over, or for a child who lived there once.
create or replace function sees_household_now(p_household int) returns boolean language sql stable as $$
  select current_setting('role') = 'hearth_service' or p_household = any (my_sight())
$$;

-- Whether the alerts that a piece of evidence raised have all been decided. The same whoever asks: a grade may not hang on who looks.
create or replace function alert_settled(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alert_entries e where e.piece_id = p_piece)
    and not exists (select from alert_entries e join alerts l on l.id = e.alert_id where e.piece_id = p_piece and l.decided_at is null)
$$;

-- What somebody without an Independent Reviewing Officer said in a team manager's household and is to be looked at today: that it is
-- there, not the words. What raised an alert is told by the alert.
create or replace function team_looks() returns table (ref text, household_id int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.ref, v.household_id from voices v join voice_outcomes o on o.voice_id = v.id and o.to_read_today
    join households h on h.id = v.household_id join teams t on t.id = h.team_id left join children c on c.id = v.child_id
  where v.told_at is null and (v.piece_id is null or v.piece_id < 500000000 or sees_apart(v.piece_id, my_line())) and t.manager_id = any (acts_for()) and (v.kind <> 'child' or c.iro_id is null)
    and not exists (select from alert_entries e where e.voice_id = v.id)
  order by v.id
$$;

-- Another circle for an alert: where one is open for that circle already, this one joins it. Two at once wait for each other.
create or replace function change_circle(p_alert int, p_circle int[]) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
end $$;

revoke execute on function matter_of_alert, acts_on_alert from public;
revoke execute on function put_alert, put_alert_entry, put_alert_line, alert_cast, climbed_to, open_circles, alert_settled, change_circle, any_has_duty, any_is_officer, team_looks from public;
grant execute on function put_alert, put_alert_entry, put_alert_line, alert_cast, climbed_to, any_has_duty to hearth_service, hearth_assigned, hearth_web;
grant execute on function open_circles, alert_settled, change_circle, team_looks to hearth_service, hearth_assigned;

-- The household of a piece that is open, to whoever has a part in it: what they learn there of danger is raised there, also by those who see no household.
create or replace function home_of_open_piece(p_piece int) returns table (id int, ref text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, h.ref from pieces p join households h on h.id = p.household_id
  where p.id = p_piece and exists (select from piece_people n where n.piece_id = p_piece and n.phase = 'open' and n.person_id = any (acts_for() || actor()))
    and (p.id < 500000000 or sees_apart(p.id, my_line()))
$$;
revoke execute on function home_of_open_piece from public, hearth_web;
grant execute on function home_of_open_piece to hearth_service, hearth_assigned;

-- How the piece of evidence is named from which something was raised: to whoever may see it, by its own class.
create or replace function seen_piece(p_piece int) returns text language sql stable as $$ select ref from pieces where id = p_piece $$;

-- The matter as which an alert was decided, to whoever knows of it: its piece, and what it is called.
create or replace function seen_matter(p_alert int) returns table (id int, ref text) language sql stable as $$
  select p.id, p.ref from allegations a join pieces p on p.id = a.id where a.alert_id = p_alert
$$;
