-- Changes of access are seen by administrators, by Quality Assurance and Partnerships, and by the person concerned. Whoever
-- asks writes under their own name; what was agreed is carried out as Hearth itself.
alter table access_changes enable row level security;
drop policy if exists readers on access_changes;
create policy readers on access_changes for select to hearth_service, hearth_assigned using (
  (select has_duty('manage_people')) or (select has_duty('read_trail')) or person_id = (select actor()) or (select actor()) is null);
drop policy if exists askers on access_changes;
create policy askers on access_changes for insert to hearth_service, hearth_assigned
  with check ((select actor()) is null or (asked_by = (select actor()) and (select has_duty('manage_people'))));
drop policy if exists system on access_changes;
create policy system on access_changes for update to hearth_service
  using ((select actor()) is null) with check ((select actor()) is null);
-- At the door: the link at somebody's old address, and for some minutes what they answered by it.
drop policy if exists door on access_changes;
create policy door on access_changes for select to hearth_web using (answer_hash is not null
  and (state = 'waiting' or (settled_by = person_id and settled_at > request_now() - interval '20 minutes')));
grant insert, select (id, person_id, kind, what, state, asked_by, asked_at, version, settled_by, settled_at, reason)
  on access_changes to hearth_service, hearth_assigned;
grant update, select (answer_hash) on access_changes to hearth_service;
grant select on access_changes to hearth_web;
