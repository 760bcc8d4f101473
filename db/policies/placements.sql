-- A placement is seen with its household, and by the child's IRO.
alter table placements enable row level security;
drop policy if exists service on placements;
create policy service on placements to hearth_service using (true) with check (true);
drop policy if exists assigned on placements;
create policy assigned on placements to hearth_assigned
  using (household_id = any ((select my_sight())::int[]) or child_id = any ((select my_iro_children())::int[]))
  with check (household_id = any ((select my_sight())::int[]) or child_id = any ((select my_iro_children())::int[]));
grant select, insert, update, delete on placements to hearth_service, hearth_assigned;

-- The day on which a child left a household, for good as far as was known at a moment (now, without one): whatever a later file says of it,
-- what is over reads as it read. Stays of which it is not known when they were first kept count as known. No more than the day is given.
create or replace function lived_until(p_child int, p_household int, p_at timestamptz) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with versions as (
    select distinct on (id) * from (
      select p.id, p.household_id, p.started_on, p.ended_on, p.saved_at, 'infinity'::timestamptz as until from placements p where p.child_id = p_child
      union all select h.row_id, (h.was ->> 'household_id')::int, (h.was ->> 'started_on')::date, (h.was ->> 'ended_on')::date,
          (h.was ->> 'saved_at')::timestamptz, h.replaced_at
        from history h where p_at is not null and h.table_name = 'placements' and (h.was ->> 'child_id')::int = p_child and h.replaced_at > p_at
    ) v order by id, until
  ), stays as (
    select v.ended_on, coalesce(v.saved_at <= p_at, false) as known, (p_at at time zone 'Europe/London')::date as day from versions v
    where v.household_id = p_household and (p_at is null or v.started_on <= (p_at at time zone 'Europe/London')::date)
  )
  select case when bool_and(ended_on is not null and ended_on <= coalesce(day, ended_on)) then max(ended_on) end
  from stays where known or not exists (select from stays where known)
$$;
revoke execute on function lived_until(int, int, timestamptz) from public, hearth_web;
grant execute on function lived_until(int, int, timestamptz) to hearth_service, hearth_assigned;

-- The stays in a household as they were known at a moment, with their children as they were known then: for whoever sees the household.
create or replace function stays_then(p_household int, p_at timestamptz) returns table (placement_id int, child_id int, initials text, born_on date, placed_from date, placed_until date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with versions as (
    select distinct on (v.id) v.* from (
      select p.id, p.child_id, p.household_id, p.started_on, p.ended_on, 'infinity'::timestamptz as until from placements p where p.household_id = p_household
      union all select p.id, p.child_id, p.household_id, p.started_on, p.ended_on, 'infinity' from placements p where p.id = any (array(
        select h.row_id from history h where h.table_name = 'placements' and (h.was ->> 'household_id')::int = p_household))
      union all select h.row_id, (h.was ->> 'child_id')::int, (h.was ->> 'household_id')::int, (h.was ->> 'started_on')::date, (h.was ->> 'ended_on')::date, h.replaced_at
        from history h where h.table_name = 'placements' and (h.was ->> 'household_id')::int = p_household and h.replaced_at > p_at
    ) v order by v.id, v.until
  )
  select v.id::int, v.child_id, as_it_read('children', c.id, 'initials', p_at, c.initials), as_it_read('children', c.id, 'born_on', p_at, c.born_on::text)::date, v.started_on,
    case when v.ended_on <= (p_at at time zone 'Europe/London')::date then v.ended_on end
  from versions v join children c on c.id = v.child_id
  where v.household_id = p_household and (current_setting('role') = 'hearth_service' or p_household = any (my_sight()))
    and v.started_on <= (p_at at time zone 'Europe/London')::date
$$;
revoke execute on function stays_then(int, timestamptz) from public, hearth_web;
grant execute on function stays_then(int, timestamptz) to hearth_service, hearth_assigned;
