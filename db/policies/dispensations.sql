-- Seen with its audit.
alter table dispensations enable row level security;
drop policy if exists service on dispensations;
create policy service on dispensations to hearth_service using (true) with check (true);
drop policy if exists assigned on dispensations;
create policy assigned on dispensations to hearth_assigned
  using (audit_id in (select a.id from audits a))
  with check (audit_id in (select a.id from audits a));
grant select, insert on dispensations to hearth_service, hearth_assigned;
