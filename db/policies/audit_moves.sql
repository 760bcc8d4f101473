-- Seen with its audit.
alter table audit_moves enable row level security;
drop policy if exists service on audit_moves;
create policy service on audit_moves to hearth_service using (true) with check (true);
drop policy if exists assigned on audit_moves;
create policy assigned on audit_moves to hearth_assigned
  using (audit_id in (select a.id from audits a))
  with check (audit_id in (select a.id from audits a));
grant select, insert on audit_moves to hearth_service, hearth_assigned;
