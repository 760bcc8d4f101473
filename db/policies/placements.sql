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
