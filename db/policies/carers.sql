-- Carers are seen with their household.
alter table carers enable row level security;
drop policy if exists service on carers;
create policy service on carers to hearth_service using (true) with check (true);
drop policy if exists assigned on carers;
create policy assigned on carers to hearth_assigned
  using (household_id = any ((select my_sight())::int[]))
  with check (household_id = any ((select my_sight())::int[]));
grant select, insert, update on carers to hearth_service, hearth_assigned;
