-- Why a placement ended, as the statutory return says it: known to the Service Manager and the Head of Quality Assurance, by a duty of their own and
-- never by cover (decision 41). Everybody else learns whether the end was planned, from the placement.
create or replace function may_know_why() returns boolean language sql stable as $$ select has_own_duty('read_reasons') $$;
alter table place_change_reasons enable row level security;
drop policy if exists holders on place_change_reasons;
create policy holders on place_change_reasons for select to hearth_service, hearth_assigned using ((select may_know_why()));
grant select on place_change_reasons to hearth_service, hearth_assigned;

-- The reasons behind the stays with a household, for whoever may know them; for everybody else no row.
create or replace function why_stays_ended(p_household int) returns table (placement_id int, reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (p.id) p.id, r.reason
  from placements p join episodes e on e.child_id = p.child_id and e.ended_on = p.ended_on
    join place_change_reasons r on r.id = e.id
  where (select may_know_why()) and p.household_id = p_household
  order by p.id, e.started_on desc
$$;

-- The stays that ended for one of these reasons in these days, for whoever may know them; for everybody else no row.
create or replace function stays_ended_for(p_reasons text[], p_from date, p_until date) returns table (placement_id int, reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with reasons as materialized (select r.id, r.reason from place_change_reasons r where (select may_know_why()) and r.reason = any (p_reasons)),
    ended as materialized (select e.id, e.child_id, e.ended_on from episodes e where e.ended_on between p_from and p_until and exists (select from reasons))
  select p.id, min(r.reason) from reasons r join ended e on e.id = r.id join placements p on p.child_id = e.child_id and coalesce(p.ended_on, 'infinity') = e.ended_on
  group by p.id
$$;

-- Whoever brings the return in (may_bring_in, imports.sql) compares and writes its reasons through these, and nothing prints what
-- they give.
create or replace function held_reasons(p_children text[]) returns table (child text, started_on text, reason text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.source_id, e.started_on::text, r.reason
  from children c join episodes e on e.child_id = c.id join place_change_reasons r on r.id = e.id
  where (select may_bring_in()) and c.source_id = any (p_children)
$$;

-- `p_rows`: child, started_on and reason; a reason that is null is taken away.
create or replace function keep_reasons(p_rows jsonb) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with given as (
    select e.id, g.reason from jsonb_to_recordset(p_rows) as g (child text, started_on date, reason text)
      join children c on c.source_id = g.child join episodes e on e.child_id = c.id and e.started_on = g.started_on
    where (select may_bring_in())
  ), gone as (
    delete from place_change_reasons r using given g where r.id = g.id and g.reason is null
  )
  insert into place_change_reasons as held (id, reason) select id, reason from given where reason is not null
  on conflict (id) do update set reason = excluded.reason, saved_at = excluded.saved_at where held.reason <> excluded.reason
$$;

-- Not at the door, where nobody is signed in: may_bring_in takes that for Hearth itself.
revoke execute on function held_reasons, keep_reasons from public, hearth_web, hearth_assigned;
grant execute on function held_reasons, keep_reasons to hearth_service;
