-- Seen with its audit.
alter table audit_children enable row level security;
drop policy if exists service on audit_children;
create policy service on audit_children to hearth_service using (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[])) with check (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[]));
drop policy if exists assigned on audit_children;
create policy assigned on audit_children to hearth_assigned
  using (exists (select from audits a where a.id = audit_children.audit_id))
  with check (exists (select from audits a where a.id = audit_children.audit_id));
grant select, insert, delete on audit_children to hearth_service, hearth_assigned;
