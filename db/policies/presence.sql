-- Seen with its audit.
alter table presence enable row level security;
drop policy if exists service on presence;
create policy service on presence to hearth_service using (true) with check (true);
drop policy if exists assigned on presence;
create policy assigned on presence to hearth_assigned
  using (exists (select from audits a where a.id = presence.audit_id))
  with check (exists (select from audits a where a.id = presence.audit_id));
grant select, insert, update, delete on presence to hearth_service, hearth_assigned;
