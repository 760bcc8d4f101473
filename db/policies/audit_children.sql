-- Seen with its audit.
alter table audit_children enable row level security;
drop policy if exists service on audit_children;
create policy service on audit_children to hearth_service using (true) with check (true);
drop policy if exists assigned on audit_children;
create policy assigned on audit_children to hearth_assigned
  using (audit_id in (select a.id from audits a))
  with check (audit_id in (select a.id from audits a));
grant select, insert, delete on audit_children to hearth_service, hearth_assigned;
