-- Seen with its household, whole (moves.sql); what is restricted, by those on its list.
-- Few come in a year: of their households and of those in which they have a part, once a query.
create or replace function my_exemptions() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select p.id from pieces p where p.stream = 'exemption' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'exemption'
      where n.person_id = any ((select acts_for())::int[]) and n.phase <> 'cancelled' and n.piece_id < 500000000)
$$;
revoke execute on function my_exemptions() from public, hearth_web;
grant execute on function my_exemptions() to hearth_service, hearth_assigned;
alter table exemptions enable row level security;
drop policy if exists service on exemptions;
create policy service on exemptions to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on exemptions;
create policy assigned on exemptions to hearth_assigned
  using (case when id < 500000000 then id = any ((select my_exemptions())::int[]) else sees_apart(id, (select my_line())::int[]) end)
  with check (sees_whole(id, (select my_households())::int[]));
grant select, insert, update (child_ids, from_on, began_on, ended_on) on exemptions to hearth_service, hearth_assigned;

-- Why what the register found is none: read with the household, said by those whose it is to answer for it.
alter table limit_answers enable row level security;
drop policy if exists service on limit_answers;
create policy service on limit_answers for select to hearth_service using (true);
drop policy if exists assigned on limit_answers;
create policy assigned on limit_answers for select to hearth_assigned using (household_id = any ((select my_households())::int[]));
drop policy if exists said on limit_answers;
create policy said on limit_answers for insert to hearth_service, hearth_assigned
  with check ((select actor()) is null or (answered_by = (select actor()) and withdrawn_at is null and has_duty('respond')
    and household_id = any ((select my_households())::int[])));
drop policy if exists withdrawn on limit_answers;
create policy withdrawn on limit_answers for update to hearth_service, hearth_assigned
  using (withdrawn_at is null and has_duty('respond') and household_id = any ((select my_households())::int[]))
  with check (withdrawn_by = (select actor()));
grant select, insert, update (withdrawn_by, withdrawn_at) on limit_answers to hearth_service, hearth_assigned;

-- The monthly return: numbers alone, for those who read the month, and for whoever manages the team. Its manager signs it, or whoever stands in
-- for them; whoever signed takes it back until one of those it is for has acknowledged it.
create or replace function manages_team(p_team int) returns boolean language sql stable as $$
  select exists (select from teams t where t.id = p_team and t.manager_id = any ((select acts_for())::int[]))
$$;
create or replace function return_is_known(p_return int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from return_acknowledgements a where a.return_id = p_return)
$$;
revoke execute on function return_is_known(int) from public, hearth_web;
grant execute on function return_is_known(int) to hearth_service, hearth_assigned;
alter table monthly_returns enable row level security;
drop policy if exists readers on monthly_returns;
create policy readers on monthly_returns for select to hearth_service, hearth_assigned using ((select has_duty('read_month')) or manages_team(team_id));
drop policy if exists signed on monthly_returns;
create policy signed on monthly_returns for insert to hearth_service, hearth_assigned
  with check ((select actor()) is null or (signed_by = (select actor()) and withdrawn_at is null and (select has_duty('respond')) and manages_team(team_id)
    and manager_id = (select t.manager_id from teams t where t.id = team_id)));
drop policy if exists taken_back on monthly_returns;
create policy taken_back on monthly_returns for update to hearth_service, hearth_assigned
  using (signed_by = (select actor()) and withdrawn_at is null and not return_is_known(id)) with check (signed_by = (select actor()) and withdrawn_at is not null);
grant select, insert, update (withdrawn_at) on monthly_returns to hearth_service, hearth_assigned;
-- Those whom clause 4.9 names, by their post and in person.
create or replace function is_named_in_4_9() returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from person_roles r where r.person_id = actor() and r.role in ('service_manager', 'corporate_director', 'executive_director')
    and (request_now() at time zone 'Europe/London')::date between r.from_on and coalesce(r.until_on, 'infinity'))
$$;
revoke execute on function is_named_in_4_9() from public, hearth_web;
grant execute on function is_named_in_4_9() to hearth_service, hearth_assigned;
alter table return_acknowledgements enable row level security;
drop policy if exists readers on return_acknowledgements;
create policy readers on return_acknowledgements for select to hearth_service, hearth_assigned
  using (exists (select from monthly_returns r where r.id = return_id));
drop policy if exists acknowledged on return_acknowledgements;
create policy acknowledged on return_acknowledgements for insert to hearth_service, hearth_assigned
  with check (person_id = (select actor()) and is_named_in_4_9() and exists (select from monthly_returns r where r.id = return_id and r.withdrawn_at is null));
grant select, insert on return_acknowledgements to hearth_service, hearth_assigned;
