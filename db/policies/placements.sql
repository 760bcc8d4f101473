-- A placement is seen with its household, and by the child's IRO.
alter table placements enable row level security;
drop policy if exists service on placements;
create policy service on placements to hearth_service using (true) with check (true);
drop policy if exists assigned on placements;
create policy assigned on placements to hearth_assigned
  using (household_id = any ((select my_sight())::int[]) or child_id = any ((select my_iro_children())::int[]))
  with check (household_id = any ((select my_sight())::int[]) or child_id = any ((select my_iro_children())::int[]));
grant select, insert, update, delete on placements to hearth_service, hearth_assigned;
