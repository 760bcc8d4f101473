-- The staff directory is open to everyone who is signed in; what people sign in with is open to no one but the door.
grant select, update (seen_at, ended_at), insert on sessions to hearth_web;
grant update (ended_at) on sessions to hearth_service, hearth_assigned;
grant select (token_hash, person_id, started_at, seen_at, ended_at) on sessions to hearth_service, hearth_assigned;
grant select, insert, update on credentials, invitations, sign_in_attempts, kept_words to hearth_web;
grant delete on kept_words, sign_in_attempts to hearth_web;
grant select, insert, update, delete on devices, refusals, access_warnings to hearth_web;
grant select, insert, update, delete on sign_in_steps to hearth_web;
grant insert on trail to hearth_web;

alter table sessions enable row level security;
drop policy if exists door on sessions;
create policy door on sessions to hearth_web using (true) with check (true);
drop policy if exists own on sessions;
create policy own on sessions to hearth_service, hearth_assigned using (person_id = (select actor()) or (select has_duty('manage_people')));

alter table kept_words enable row level security;
drop policy if exists door on kept_words;
create policy door on kept_words to hearth_web using (true) with check (true);
drop policy if exists own on kept_words;
create policy own on kept_words to hearth_service, hearth_assigned using (person_id = (select actor()));
grant select, delete on kept_words to hearth_service, hearth_assigned;

-- Recovery codes that were made just now are shown again to their person, and to nobody else, for some minutes. At the door, by an
-- invitation that is accepted, they are only put there.
alter table fresh_codes enable row level security;
drop policy if exists door on fresh_codes;
create policy door on fresh_codes to hearth_web using (true) with check (true);
drop policy if exists own on fresh_codes;
create policy own on fresh_codes to hearth_service, hearth_assigned using (person_id = (select actor())) with check (person_id = (select actor()));
grant select, insert, delete on fresh_codes to hearth_service, hearth_assigned;
grant insert, delete, select (person_id, until) on fresh_codes to hearth_web;

-- Administrators invite people and set their roles, teams and cover.
alter table people enable row level security;
drop policy if exists directory on people;
create policy directory on people for select using (true);
drop policy if exists administrators on people;
create policy administrators on people to hearth_service, hearth_assigned using ((select has_duty('manage_people'))) with check ((select has_duty('manage_people')));
grant insert, update on people, absences, teams to hearth_service, hearth_assigned;
grant insert, update (until_on) on person_roles to hearth_service, hearth_assigned;
grant delete on person_roles, absences to hearth_service, hearth_assigned;
grant insert, select (person_id, made_at, expires_at, used_at, closed_at) on invitations to hearth_service, hearth_assigned;
grant select (token_hash), update (closed_at) on invitations to hearth_service;

-- Everybody gives their own telephone number, and changes nothing else of themselves.
create or replace function set_my_telephone(p_telephone text) returns void language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update people set telephone = p_telephone, saved_at = request_now() where id = actor() and telephone is distinct from p_telephone
$$;

alter table person_roles enable row level security;
drop policy if exists directory on person_roles;
create policy directory on person_roles for select using (true);
-- What gives a way to cases, or the power to give one, is written by Hearth itself alone, when two people have agreed (decision
-- 34): an administrator gives the other roles, and ends any.
create or replace function role_gives_power(p_role text) returns boolean language sql stable as $$
  select exists (select from roles where key = p_role and (reach <> 'none' or duties && array['manage_people', 'hold_restricted', 'hold_sealed']))
$$;
drop policy if exists administrators on person_roles;
drop policy if exists administrators_give on person_roles;
create policy administrators_give on person_roles for insert to hearth_service, hearth_assigned
  with check ((select has_duty('manage_people')) and not role_gives_power(role));
drop policy if exists administrators_end on person_roles;
create policy administrators_end on person_roles for update to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')))
  with check ((select has_duty('manage_people')) and until_on < (request_now() at time zone 'Europe/London')::date);
drop policy if exists administrators_take_back on person_roles;
create policy administrators_take_back on person_roles for delete to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')));
-- So are the address that somebody signs in with, and letting somebody in again.
create or replace function keep_ways_in() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor() is not null and (new.email is distinct from old.email or (new.active and not old.active)) then
    raise insufficient_privilege using message = 'Hearth itself changes an address, or lets somebody in again.';
  end if;
  return new;
end $$;
drop trigger if exists keep_ways_in on people;
create trigger keep_ways_in before update on people for each row execute function keep_ways_in();

alter table teams enable row level security;
drop policy if exists directory on teams;
create policy directory on teams for select using (true);
drop policy if exists administrators on teams;
create policy administrators on teams to hearth_service, hearth_assigned using ((select has_duty('manage_people'))) with check ((select has_duty('manage_people')));

alter table absences enable row level security;
drop policy if exists directory on absences;
create policy directory on absences for select using (true);
drop policy if exists administrators on absences;
create policy administrators on absences to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')) or person_id = (select actor()))
  with check ((select has_duty('manage_people')) or person_id = (select actor()));

alter table invitations enable row level security;
drop policy if exists door on invitations;
create policy door on invitations to hearth_web using (true) with check (true);
drop policy if exists administrators on invitations;
create policy administrators on invitations to hearth_service, hearth_assigned
  using ((select has_duty('manage_people'))) with check ((select has_duty('manage_people')));
alter table credentials enable row level security;
drop policy if exists door on credentials;
create policy door on credentials to hearth_web using (true) with check (true);
drop policy if exists own on credentials;
create policy own on credentials to hearth_service, hearth_assigned using (person_id = (select actor())) with check (person_id = (select actor()));
grant select, update on credentials to hearth_service, hearth_assigned;
alter table sign_in_steps enable row level security;
drop policy if exists door on sign_in_steps;
create policy door on sign_in_steps to hearth_web using (true) with check (true);
alter table sign_in_attempts enable row level security;
drop policy if exists door on sign_in_attempts;
create policy door on sign_in_attempts to hearth_web using (true) with check (true);
drop policy if exists account on sign_in_attempts;
create policy account on sign_in_attempts to hearth_service, hearth_assigned using (true) with check (true);
grant select, insert on sign_in_attempts to hearth_service, hearth_assigned;

-- Browsers that are known: to the door, to the person, and to whoever ends their access.
alter table devices enable row level security;
drop policy if exists door on devices;
create policy door on devices to hearth_web using (true) with check (true);
drop policy if exists own on devices;
create policy own on devices to hearth_service, hearth_assigned using (person_id = (select actor()) or (select has_duty('manage_people')));
grant select, delete on devices to hearth_service, hearth_assigned;

-- What was refused is counted at the door and read by administrators. Of warnings a person sees the one about themselves.
alter table refusals enable row level security;
drop policy if exists door on refusals;
create policy door on refusals to hearth_web using (true) with check (true);
drop policy if exists administrators on refusals;
create policy administrators on refusals for select to hearth_service, hearth_assigned using ((select has_duty('manage_people')));
alter table access_warnings enable row level security;
drop policy if exists door on access_warnings;
create policy door on access_warnings to hearth_web using (true) with check (true);
drop policy if exists own on access_warnings;
create policy own on access_warnings for select to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')) or (kind = 'sign-in guarded' and person_id = (select actor())));
grant select on refusals, access_warnings to hearth_service, hearth_assigned;

-- Hearth itself (the command line, an import, the demonstration) names no person: it may add people, as the owner would.
do $$
declare t text;
begin
  foreach t in array array['people', 'person_roles', 'teams', 'absences', 'invitations', 'sessions', 'devices', 'credentials'] loop
    execute format('drop policy if exists system on %I', t);
    execute format('create policy system on %I to hearth_service using ((select actor()) is null) with check ((select actor()) is null)', t);
  end loop;
end $$;

-- Titles of roles are the council's own words; what a role may do follows the framework.
alter table roles enable row level security;
drop policy if exists readers on roles;
create policy readers on roles for select using (true);
drop policy if exists administrators on roles;
create policy administrators on roles for update to hearth_service, hearth_assigned
  using ((select has_duty('manage_people'))) with check ((select has_duty('manage_people')));
grant update (title) on roles to hearth_service, hearth_assigned;
