-- Seen with its audit.
alter table alerts enable row level security;
drop policy if exists service on alerts;
create policy service on alerts to hearth_service using (true) with check (true);
drop policy if exists assigned on alerts;
create policy assigned on alerts to hearth_assigned
  using (audit_id in (select a.id from audits a))
  with check (audit_id in (select a.id from audits a));
grant select, insert, update on alerts to hearth_service, hearth_assigned;
