-- Seen with its audit.
alter table presence enable row level security;
drop policy if exists service on presence;
create policy service on presence to hearth_service using (true) with check (true);
drop policy if exists assigned on presence;
create policy assigned on presence to hearth_assigned
  using (audit_id in (select a.id from audits a))
  with check (audit_id in (select a.id from audits a));
grant select, insert, update, delete on presence to hearth_service, hearth_assigned;
