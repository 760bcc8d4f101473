-- A child is seen by those who see a household that looks after them, and by their IRO.
alter table children enable row level security;
drop policy if exists service on children;
create policy service on children to hearth_service using (true) with check (true);
drop policy if exists assigned on children;
create policy assigned on children to hearth_assigned
  using (id = any ((select my_children())::int[]))
  with check (id = any ((select my_children())::int[]));
grant select, insert, update on children to hearth_service, hearth_assigned;
