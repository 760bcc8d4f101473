-- Sight of a household decides sight of everything that hangs on it.
alter table households enable row level security;
drop policy if exists service on households;
create policy service on households to hearth_service using (true) with check (true);
drop policy if exists assigned on households;
create policy assigned on households to hearth_assigned
  using (id = any ((select my_sight())::int[]) or id = any ((select my_audited())::int[]))
  with check (id = any ((select my_sight())::int[]));
grant select, insert, update on households to hearth_service, hearth_assigned;
