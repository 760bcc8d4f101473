-- A child is seen by those who see a household that looks after them, and by their IRO. "+ 0" keeps this list from being what
-- children are searched by: they are found one by one, from a placement or an audit, and each time the whole list would be read.
alter table children enable row level security;
drop policy if exists service on children;
create policy service on children to hearth_service using (true) with check (true);
drop policy if exists assigned on children;
create policy assigned on children to hearth_assigned
  using (id + 0 = any ((select my_children())::int[]))
  with check (id + 0 = any ((select my_children())::int[]));
grant select, insert, update on children to hearth_service, hearth_assigned;
