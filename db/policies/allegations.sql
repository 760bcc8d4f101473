-- Seen with its piece: by the list of its matter, in person, and by nobody else; which those are is found once a query.
alter table allegations enable row level security;
drop policy if exists with_the_piece on allegations;
create policy with_the_piece on allegations to hearth_service, hearth_assigned
  using (id >= 1000000000 and ((select actor()) is null or id = any ((select my_matters_of())::int[]))) with check (id >= 1000000000 and sees_apart(id, (select my_line())::int[]));
grant select, insert, update (kind, concluded_on) on allegations to hearth_service, hearth_assigned;

-- The alert that was decided as a matter, by what it is called.
create or replace function seen_alert(p_alert int) returns text language sql stable as $$ select ref from alerts where id = p_alert $$;

-- The household of a reference, and who lived there on a day, for whoever writes a concern down: a call may be about a home that they do not see.
create or replace function home_of_concern(p_ref text) returns table (id int, ref text, worker_id int, manager_id int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, h.ref, h.supervising_worker_id, t.manager_id from households h left join teams t on t.id = h.team_id where h.ref = p_ref and (actor() is null or has_duty('record_concern'))
$$;
create or replace function children_of_concern(p_household int, p_on date) returns table (id int, iro_id int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct c.id, c.iro_id from placements p join children c on c.id = p.child_id
  where p.household_id = p_household and p.started_on <= p_on and (p.ended_on is null or p.ended_on >= p_on) and (actor() is null or has_duty('record_concern'))
$$;
revoke execute on function home_of_concern, children_of_concern from public, hearth_web;
grant execute on function home_of_concern, children_of_concern to hearth_service, hearth_assigned;
