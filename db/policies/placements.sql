-- A placement is seen with its household, and by the child's IRO.
alter table placements enable row level security;
drop policy if exists service on placements;
create policy service on placements to hearth_service using (true) with check (true);
drop policy if exists assigned on placements;
create policy assigned on placements to hearth_assigned
  using (household_id = any ((select my_sight())::int[]) or child_id in (select c.id from children c where c.iro_id = any ((select acts_for())::int[])))
  with check (household_id = any ((select my_sight())::int[]) or child_id in (select c.id from children c where c.iro_id = any ((select acts_for())::int[])));
grant select, insert, update, delete on placements to hearth_service, hearth_assigned;
