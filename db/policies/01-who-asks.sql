-- Who is asking? The first statement of every request. One query finds the session, the person, whose absence they cover
-- and what their roles let them do; then it sets what policies and triggers read, and takes the database role that fits
-- how far the person sees. No row: nobody is signed in, or the session has ended.

-- The person, everyone whose absence they cover today, and what those roles bring. A role that sees no case (the Chief
-- Executive, an administrator, …) brings no sight, whatever still names its holder: a team they managed before, an action.
-- Nor does somebody whose access has ended: their cover ends with it.
create or replace function standing_of(p_person int, p_today date)
returns table (acts_for int[], sees_for int[], roles text[], duties text[], reach text) language sql stable as $$
  with me as (
    select array[p_person] || coalesce(array_agg(a.person_id), '{}') as ids
    from absences a join people away on away.id = a.person_id and away.active
    where a.cover_id = p_person and p_today between a.from_on and a.until_on
  )
  select me.ids,
    coalesce(array_agg(distinct pr.person_id) filter (where r.reach <> 'none'), '{}'),
    coalesce(array_agg(distinct r.key) filter (where r.key is not null), '{}'),
    coalesce(array_agg(distinct d) filter (where d is not null), '{}'),
    case when bool_or(r.reach = 'service') then 'service' else 'assigned' end
  from me
  left join person_roles pr on pr.person_id = any (me.ids) and pr.from_on <= p_today and (pr.until_on is null or pr.until_on >= p_today)
  left join roles r on r.key = pr.role
  left join lateral unnest(r.duties) d on true
  group by me.ids
$$;

-- What their own roles let somebody do, without what they borrow by cover.
create or replace function own_duties_of(p_person int, p_today date) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct d), '{}') from person_roles pr join roles r on r.key = pr.role, unnest(r.duties) d
  where pr.person_id = p_person and pr.from_on <= p_today and (pr.until_on is null or pr.until_on >= p_today)
$$;

create or replace function be_the_actor(p_person int, p_now timestamptz, p_sees_for int[], p_duties text[], p_reach text) returns void
language sql volatile as $$
  select set_config('hearth.now', p_now::text, true), set_config('hearth.actor', p_person::text, true),
    set_config('hearth.acts_for', p_sees_for::text, true), set_config('hearth.duties', p_duties::text, true),
    set_config('hearth.own_duties', own_duties_of(p_person, (p_now at time zone 'Europe/London')::date)::text, true),
    set_config('role', 'hearth_' || p_reach, true)
$$;

-- For a known person without a session: the command line, the demonstration, tests.
create or replace function open_request_as(p_person int, p_now timestamptz)
returns table (id int, name text, demonstration_key text, roles text[], duties text[], acts_for int[], reach text)
language plpgsql as $$
declare sees_for int[];
begin
  select p.id, p.name, p.demonstration_key, s.roles, s.duties, s.acts_for, s.reach, s.sees_for
    into id, name, demonstration_key, roles, duties, acts_for, reach, sees_for
  from people p cross join lateral standing_of(p.id, (p_now at time zone 'Europe/London')::date) s
  where p.id = p_person and p.active;
  if not found then return; end if;
  perform be_the_actor(id, p_now, sees_for, duties, reach);
  return next;
end $$;

create or replace function open_request(p_token_hash text, p_now timestamptz, p_idle interval, p_absolute interval)
returns table (id int, name text, demonstration_key text, roles text[], duties text[], acts_for int[], reach text)
language plpgsql as $$
declare
  sees_for int[];
  last_seen timestamptz;
begin
  select p.id, p.name, p.demonstration_key, s.roles, s.duties, s.acts_for, s.reach, s.sees_for, x.seen_at
    into id, name, demonstration_key, roles, duties, acts_for, reach, sees_for, last_seen
  from sessions x join people p on p.id = x.person_id
    cross join lateral standing_of(p.id, (p_now at time zone 'Europe/London')::date) s
  where x.token_hash = p_token_hash and x.ended_at is null and p.active
    and x.seen_at > p_now - p_idle and x.started_at > p_now - p_absolute;
  if not found then
    perform set_config('hearth.now', p_now::text, true);
    return;
  end if;
  if last_seen < p_now - interval '1 minute' then
    update sessions set seen_at = p_now where token_hash = p_token_hash;
  end if;
  perform be_the_actor(id, p_now, sees_for, duties, reach);
  return next;
end $$;
