-- Which children an audit looked at, and when: since when each is in it, and who was in it before, in the history.
alter table audit_children add column added_at timestamptz, add column added_by int references people;

-- As far as it is known: since the audit was planned, or since the trail says that a child joined.
update audit_children c set added_at = a.made_at, added_by = a.made_by from audits a where a.id = c.audit_id;
update audit_children c set added_at = t.at, added_by = t.actor_id
from (
  select distinct on (t.audit_id, one.id) t.audit_id, one.id as child_id, t.at, t.actor_id
  from trail t cross join lateral jsonb_array_elements_text(t.data -> 'added') joined (ref) join children one on one.ref = joined.ref
  where t.kind = 'audit period changed' and jsonb_typeof(t.data -> 'added') = 'array'
  order by t.audit_id, one.id, t.at desc, t.id desc
) t where t.audit_id = c.audit_id and t.child_id = c.child_id;

alter table audit_children alter column added_at set not null, alter column added_at set default request_now(),
  alter column added_by set default actor();

insert into history (table_name, row_id, replaced_at, replaced_by, was)
select 'audit_children', t.audit_id, t.at, t.actor_id,
  jsonb_build_object('audit_id', t.audit_id, 'child_id', one.id, 'added_at', a.made_at, 'added_by', a.made_by)
from trail t join audits a on a.id = t.audit_id
  cross join lateral jsonb_array_elements_text(t.data -> 'takenOut') gone (ref) join children one on one.ref = gone.ref
where t.kind = 'audit period changed' and jsonb_typeof(t.data -> 'takenOut') = 'array'
order by t.at, t.id;

-- A row of it has no number of its own: it is kept under the audit's.
create function keep_child_of_audit() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was)
  values ('audit_children', old.audit_id, request_now(), actor(), to_jsonb(old));
  return old;
end $$;
create trigger history after delete on audit_children for each row execute function keep_child_of_audit();
