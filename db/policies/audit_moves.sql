-- Seen with its audit, by those who see the whole of it.
alter table audit_moves enable row level security;
drop policy if exists service on audit_moves;
create policy service on audit_moves to hearth_service using (true) with check (true);
drop policy if exists assigned on audit_moves;
create policy assigned on audit_moves to hearth_assigned
  using (audit_id = any ((select my_audits())::int[]))
  with check (audit_id = any ((select my_audits())::int[]));
grant select, insert on audit_moves to hearth_service, hearth_assigned;
