-- Who is asking? The first statement of every request. One query finds the session, the person, whose absence they cover
-- and what their roles let them do; then it sets what policies and triggers read, and takes the database role that fits
-- how far the person sees. No row: nobody is signed in, or the session has ended.

-- Who supervises a household in which somebody has to look for themselves: they are the IRO of a child there, review the
-- carers, or audit or moderate now. Nobody stands in for whoever checks their own work. Asked once, by who checks, so that each
-- branch finds its index; asked of each worker it would look through all their households.
drop function if exists works_where_they_check(int, int);
create or replace function workers_they_check(p_person int) returns int[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct h.supervising_worker_id), '{}') from households h
  where h.supervising_worker_id is not null and h.id = any (array(
    select s.household_id from placements s
      where s.child_id = any (array(select c.id from children c where c.iro_id = p_person)) and s.ended_on is null
    union select r.household_id from carer_reviews r where r.reviewing_officer_id = p_person and r.held_on is null and r.ended_on is null
    union select e.household_id from pieces e where e.id = any (array(
      select a.id from audits a where a.auditor_id = p_person and a.phase = 'open' and a.id < 500000000
      union select a.id from audits a where a.moderator_id = p_person and a.phase = 'open' and a.id < 500000000))))
$$;

-- What goes to nobody by cover, and nobody who covers need have.
create or replace function in_person() returns text[] language sql immutable as $$ select array['hold_sealed', 'lead_programme_slot', 'keep_plans', 'report_lado'] $$;

-- Who among these may cover for a person on a day: people with the same duties do. For each role of the person that
-- brings cases (for whoever has none such: each role) they have every duty and see as far, by roles of their own. A
-- team manager is also covered by the service manager, who stands above. A fostering social worker never covers whoever
-- asks children or carers, moderates, or keeps what children said; nor does anybody whose own work the person checks.
-- However many are asked about, their roles are read once, and who holds the same roles is judged together.
create or replace function who_may_cover(p_among int[], p_person int, p_on date) returns setof int language sql stable as $$
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
$$;

-- Whether the first may cover for the second.
create or replace function cover_fits(p_cover int, p_person int, p_on date) returns boolean language sql stable as $$
  select exists (select from who_may_cover(array[p_cover], p_person, p_on))
$$;

-- The person, everyone whose absence they may cover today and do, and what those roles bring. A role that sees no case (the
-- Chief Executive, an administrator, …) brings no sight and no duty, whatever still names its holder: a team they managed
-- before, an action. Nor does somebody whose access has ended: their cover ends with it. A cover that does not fit, set
-- before it had to, stays on record and brings nothing. `own_duties`: what they do not borrow by cover. Asked by every
-- request, so one plain join that is summed up once.
drop function if exists standing_of(int, date);
create function standing_of(p_person int, p_today date)
returns table (acts_for int[], sees_for int[], roles text[], duties text[], own_duties text[], reach text) language sql stable as $$
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
$$;

-- What their own roles let somebody do, without what they borrow by cover.
create or replace function own_duties_of(p_person int, p_today date) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct d), '{}') from person_roles pr join roles r on r.key = pr.role, unnest(r.duties) d
  where pr.person_id = p_person and pr.from_on <= p_today and (pr.until_on is null or pr.until_on >= p_today)
$$;

drop function if exists be_the_actor(int, timestamptz, int[], text[], text);
create or replace function be_the_actor(p_person int, p_now timestamptz, p_sees_for int[], p_duties text[], p_own_duties text[], p_reach text) returns void
language plpgsql volatile as $$
begin
  perform set_config('hearth.now', p_now::text, true), set_config('hearth.actor', p_person::text, true),
    set_config('hearth.acts_for', p_sees_for::text, true), set_config('hearth.duties', p_duties::text, true),
    set_config('hearth.own_duties', p_own_duties::text, true), set_config('role', 'hearth_' || p_reach, true);
end $$;

-- For a known person without a session: the command line, the demonstration, tests.
create or replace function open_request_as(p_person int, p_now timestamptz)
returns table (id int, name text, demonstration_key text, roles text[], duties text[], acts_for int[], reach text)
language plpgsql as $$
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
end $$;

-- `p_used`: whether this counts as using the session; what a page asks by itself does not, or an open page would keep a
-- session alive. Also says when the session ends if it is not used again, and when it ends in any case.
drop function if exists open_request(text, timestamptz, interval, interval);
drop function if exists open_request(text, timestamptz, interval, interval, boolean);
create function open_request(p_token_hash text, p_now timestamptz, p_idle interval, p_absolute interval, p_used boolean)
returns table (id int, name text, demonstration_key text, roles text[], duties text[], acts_for int[], reach text,
  idle_ends_at timestamptz, ends_at timestamptz)
language plpgsql as $$
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
end $$;
