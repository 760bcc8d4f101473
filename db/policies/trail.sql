-- What happened is seen with the case it happened to, and by the person who did it.
alter table trail enable row level security;
drop policy if exists service on trail;
create policy service on trail for select to hearth_service
  using ((select has_duty('read_trail')) or actor_id = (select actor()) or piece_id is not null or household_id is not null);
drop policy if exists assigned on trail;
create policy assigned on trail for select to hearth_assigned
  using (actor_id = (select actor()) or piece_id = any ((select my_pieces())::int[]) or (piece_id is null and household_id = any ((select my_households())::int[])));
drop policy if exists writers on trail;
create policy writers on trail for insert to hearth_service, hearth_assigned, hearth_web with check (actor_id is not distinct from (select actor()));
grant select, insert on trail to hearth_service, hearth_assigned;
