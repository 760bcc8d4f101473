-- A child is seen by those who see a household that looks after them or did, by whoever has or had a part in an audit that they are part of
-- or in a visit that was watched, by those whose household that audit is of (also when a later file says that the child never lived there),
-- and by their IRO. A record that leads to another of the same child is seen with that one. Asked of each child: a list of those of all years took longer to make than any page has
-- children, in every statement of it (decision 50).
create or replace function sees_child(p_child int, p_sight int[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from placements p where p.child_id = p_child and p.household_id = any (p_sight))
    or exists (select from audit_children ac where ac.child_id = p_child and ac.audit_id < 500000000 and has_part(ac.audit_id))
    or exists (select from audit_children ac join pieces p on p.id = ac.audit_id
      where ac.child_id = p_child and ac.audit_id < 500000000 and p.household_id = any (my_households()))
    or exists (select from merges m join placements p on p.child_id = m.stays_id where m.kind = 'child' and m.ends_id = p_child and m.parted_at is null and p.household_id = any (p_sight))
$$;
-- Those who were there on the visits that somebody watched, or that were theirs: there are few of these.
create or replace function my_watched_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select unnest(o.child_ids) from observations o where o.id = any ((select my_practice())::int[]))
$$;
-- Those who live in a home of which a concern is theirs to know, for whoever decides about it and sees no household.
create or replace function my_concern_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select unnest(a.child_ids) from pieces p join allegations a on a.id = p.id where p.matter = any ((select my_matters())::uuid[]))
$$;
alter table children enable row level security;
drop policy if exists service on children;
create policy service on children to hearth_service using (true) with check (true);
drop policy if exists assigned on children;
create policy assigned on children to hearth_assigned
  using (iro_id = any ((select acts_for())::int[]) or sees_child(id, (select my_sight())::int[]) or id + 0 = any ((select my_watched_children())::int[]) or id + 0 = any ((select my_concern_children())::int[]))
  with check (iro_id = any ((select acts_for())::int[]) or sees_child(id, (select my_sight())::int[]) or id + 0 = any ((select my_watched_children())::int[]) or id + 0 = any ((select my_concern_children())::int[]));
grant select, insert, update on children to hearth_service, hearth_assigned;
drop function if exists my_children();
