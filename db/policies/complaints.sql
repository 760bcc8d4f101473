-- Seen with its household, whole, and by whoever has a part in it (moves.sql); what is restricted, by those on its list.
-- Few come in a year: of their households and of those in which they have a part, once a query.
create or replace function my_complaints() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select p.id from pieces p where p.stream = 'complaint' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'complaint'
      where n.person_id = any ((select acts_for())::int[]) and (n.phase <> 'cancelled' or n.part = 'officer') and n.piece_id < 500000000)
$$;
revoke execute on function my_complaints() from public, hearth_web;
grant execute on function my_complaints() to hearth_service, hearth_assigned;
alter table complaints enable row level security;
drop policy if exists service on complaints;
create policy service on complaints to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on complaints;
create policy assigned on complaints to hearth_assigned
  using (case when id < 500000000 then id = any ((select my_complaints())::int[]) else sees_apart(id, (select my_line())::int[]) end)
  with check (sees_whole(id, (select my_households())::int[]));
grant select, insert, update (procedure, points, answered_on, days, complainant, received_on) on complaints to hearth_service, hearth_assigned;

-- The household of a reference, for whoever keeps complaints: it need not be one that they see.
create or replace function home_of_complaint(p_ref text) returns table (id int, ref text, worker_id int, manager_id int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, h.ref, h.supervising_worker_id, t.manager_id from households h left join teams t on t.id = h.team_id where h.ref = p_ref and has_duty('hold_complaints')
$$;
revoke execute on function home_of_complaint from public, hearth_web;
grant execute on function home_of_complaint to hearth_service, hearth_assigned;
-- The same by its numbers in the case system, of what they bring in by file; of two records that are one, the one that stays.
create or replace function homes_of_complaints(p_sources text[]) returns table (source text, id int, ref text, worker_id int, manager_id int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select n.source_id, h.id, h.ref, h.supervising_worker_id, t.manager_id from households n
    left join merges m on m.kind = 'household' and m.ends_id = n.id and m.parted_at is null
    join households h on h.id = coalesce(m.stays_id, n.id) left join teams t on t.id = h.team_id
  where n.source_id = any (p_sources) and (actor() is null or has_own_duty('hold_complaints'))
$$;
revoke execute on function homes_of_complaints from public, hearth_web;
grant execute on function homes_of_complaints to hearth_service, hearth_assigned;
