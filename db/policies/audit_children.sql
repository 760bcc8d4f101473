-- Seen with its audit.
alter table audit_children enable row level security;
drop policy if exists service on audit_children;
create policy service on audit_children to hearth_service using (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[])) with check (audit_id < 500000000 or sees_apart(audit_id, (select my_line())::int[]));
drop policy if exists assigned on audit_children;
create policy assigned on audit_children to hearth_assigned
  using (exists (select from audits a where a.id = audit_children.audit_id))
  with check (exists (select from audits a where a.id = audit_children.audit_id));
grant select, insert, delete on audit_children to hearth_service, hearth_assigned;
-- Whether a child who moved on may be asked is said by their own Independent Reviewing Officer, not by whoever stands in for them, nor by whoever
-- adds the child.
drop policy if exists asked_as_their_iro_says on audit_children;
create policy asked_as_their_iro_says on audit_children as restrictive for update to hearth_service, hearth_assigned
  using ((select actor()) is null or child_id = any (array(select c.id from children c where c.iro_id = (select actor()))));
drop policy if exists unasked_at_first on audit_children;
create policy unasked_at_first on audit_children as restrictive for insert to hearth_service, hearth_assigned
  with check ((select actor()) is null or may_be_asked is null);
grant update (may_be_asked, asking_words, asking_said_at) on audit_children to hearth_service, hearth_assigned;
