-- Seen with its audit, by those who see the whole of it.
alter table dispensations enable row level security;
drop policy if exists service on dispensations;
create policy service on dispensations to hearth_service using (true) with check (true);
drop policy if exists assigned on dispensations;
create policy assigned on dispensations to hearth_assigned
  using (audit_id = any ((select my_pieces())::int[]))
  with check (audit_id = any ((select my_pieces())::int[]));
grant select, insert on dispensations to hearth_service, hearth_assigned;
