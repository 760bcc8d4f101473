-- A list is known to those on it, and to those who are on every one of its class (always_knows, 00-sight.sql). Nobody reads it by cover. It
-- is kept by whoever holds the matter and by those; of what is sealed, by those alone. Whoever begins a matter writes the first of it.
create or replace function may_keep_list(p_matter uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select always_knows(p_matter) or exists (select from need_to_know n where n.matter = p_matter and n.person_id = actor() and n.holds
    and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    and not exists (select from pieces p where p.matter = p_matter and p.sight = 'sealed'))
$$;
create or replace function may_begin_list(p_matter uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.matter = p_matter and p.begun_by = actor())
    and not exists (select from need_to_know n where n.matter = p_matter)
$$;
alter table need_to_know enable row level security;
drop policy if exists listed on need_to_know;
create policy listed on need_to_know for select to hearth_service, hearth_assigned using (matter = any ((select my_matters())::uuid[]));
drop policy if exists keepers on need_to_know;
create policy keepers on need_to_know for insert to hearth_service, hearth_assigned
  with check (given_by = (select actor()) and (may_keep_list(matter) or may_begin_list(matter)));
drop policy if exists enders on need_to_know;
create policy enders on need_to_know for update to hearth_service, hearth_assigned using (may_keep_list(matter)) with check (may_keep_list(matter));
drop policy if exists system on need_to_know;
create policy system on need_to_know to hearth_service using ((select actor()) is null) with check ((select actor()) is null);
grant select, insert, update (until_at) on need_to_know to hearth_service, hearth_assigned;

-- A deputy is named by the holder or by those who are on every list.
alter table deputies enable row level security;
drop policy if exists listed on deputies;
create policy listed on deputies for select to hearth_service, hearth_assigned using (matter = any ((select my_matters())::uuid[]));
drop policy if exists namers on deputies;
create policy namers on deputies to hearth_service, hearth_assigned
  using (may_keep_list(matter) and (holder_id = (select actor()) or always_knows(matter)))
  with check (named_by = (select actor()) and may_keep_list(matter) and (holder_id = (select actor()) or always_knows(matter)));
grant select, insert, update (deputy_id, named_by, named_at, why), delete on deputies to hearth_service, hearth_assigned;

alter table sight_changes enable row level security;
drop policy if exists listed on sight_changes;
create policy listed on sight_changes for select to hearth_service, hearth_assigned using (matter = any ((select my_matters())::uuid[]));
grant select on sight_changes to hearth_service, hearth_assigned;

-- Who holds a matter and is away today: the deputy whom they or the Local Authority Designated Officer named knows of it until they are
-- back. Where nobody who holds it is there, it stands with those who are on every list and the Executive Director. Written on the list, with
-- the reason, by Hearth itself; a colleague who covers for somebody learns of nothing by that.
create or replace function left_alone(p_today date) returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct n.matter from need_to_know n join absences a on a.person_id = n.person_id and p_today between a.from_on and a.until_on
  where n.holds and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
$$;
create or replace function stand_in(p_matter uuid, p_today date) returns int language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with holding as (
    select n.matter, n.person_id, (select max(a.until_on) from absences a where a.person_id = n.person_id and p_today between a.from_on and a.until_on) as away_until
    from need_to_know n where n.matter = p_matter and n.holds and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
  ), wanted as (
    select h.matter, d.deputy_id as person_id, h.person_id as in_place_of, h.away_until, d.named_by, 'Whoever holds it is away: named in their place. ' || d.why as why
    from holding h join deputies d on d.matter = h.matter and d.holder_id = h.person_id
    where h.away_until is not null
    union all
    select a.matter, p.id, null, a.away_until, null, 'Everybody who holds it is away.'
    from (select matter, min(away_until) as away_until from holding group by matter having bool_and(away_until is not null)) a
      join people p on p.active and 'hold_sealed' = any (own_duties_of(p.id, p_today))
    where not exists (select from deputies d join holding h on h.matter = d.matter and h.person_id = d.holder_id
      where d.matter = a.matter and not exists (select from absences o where o.person_id = d.deputy_id and p_today between o.from_on and o.until_on))
  ), written as (
    insert into need_to_know (matter, person_id, from_at, until_at, why, given_by, in_place_of)
    select w.matter, w.person_id, request_now(), ((w.away_until + 1)::timestamp at time zone 'Europe/London'), w.why, w.named_by, w.in_place_of
    from wanted w where not exists (select from need_to_know n where n.matter = w.matter and n.person_id = w.person_id
      and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now()))
    returning matter
  ), noted as (
    insert into trail (at, actor_id, kind, matter) select request_now(), null, 'list: in the place of somebody away', matter from written
  ) select count(*)::int from written
$$;
revoke execute on function stand_in, left_alone from public;
grant execute on function stand_in, left_alone to hearth_service;

-- Somebody who stands above a worker is away: what is known of that worker's own practice goes to the next above them who is there. The next
-- above sees it already; that it went to them is written once of each open piece, when the absence begins.
create or replace function lines_left_alone(p_today date) returns table (piece_id int, absence_id int, away_id int, goes_to int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive away as (
    select a.id, a.person_id from absences a where p_today between a.from_on and a.until_on
  ), below as (
    select a.id as absence, a.person_id as away, w.id from away a join people w on w.manager_id = a.person_id
    union select b.absence, b.away, w.id from below b join people w on w.manager_id = b.id
  ), above as (
    select a.id as absence, p.manager_id as id, 1 as step from away a join people p on p.id = a.person_id
    union select u.absence, p.manager_id, u.step + 1 from above u join people p on p.id = u.id where u.step < 50
  )
  select p.id, b.absence, b.away, (select u.id from above u join people n on n.id = u.id
      where u.absence = b.absence and n.active and not exists (select from away o where o.person_id = u.id) order by u.step limit 1)
  from below b join piece_people n on n.person_id = b.id and n.part = 'worker' and n.phase = 'open'
    join pieces p on p.id = n.piece_id and p.sight = 'worker'
  where not exists (select from trail t where t.piece_id = p.id and t.kind = 'gone to the line above' and t.data->>'absence' = b.absence::text)
$$;
revoke execute on function lines_left_alone from public;
grant execute on function lines_left_alone to hearth_service;

-- Whom a letter may tell that there is something: those who know of a piece today. Asked by somebody who does, or by Hearth itself.
create or replace function who_know(p_piece int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct id), '{}') from (
    select n.person_id as id from pieces p join need_to_know n on n.matter = p.matter
    where p.id = p_piece and n.from_at <= request_now() and (n.until_at is null or n.until_at > request_now())
    union select w.id from pieces p, people w where p.id = p_piece and w.active
      and case p.sight when 'sealed' then 'hold_sealed' else 'hold_restricted' end = any (own_duties_of(w.id, (request_now() at time zone 'Europe/London')::date))
  ) knowing where actor() is null or exists (select from pieces p where p.id = p_piece and knows_matter(p.matter))
$$;

-- A piece takes another class with the rows of everything that hangs on it. Whoever holds one of those may go on to the next, and to the piece: so each is
-- held first, the piece only as who moves it holds it, in the order in which commands hold them, and those of one table by their numbers.
create or replace function hold_what_hangs(p_piece int) returns void language plpgsql volatile as $$
begin
  perform from pieces where id = p_piece for no key update;
  perform from corrections where piece_id = p_piece order by id for update;
  perform from unfinished_alerts where piece_id = p_piece order by id for update;
  perform from childs_words where piece_id = p_piece order by id for update;
  perform from voices where piece_id = p_piece order by id for update;
  perform from actions where piece_id = p_piece or id = any (array(select c.action_id from confidential_actions c where c.piece_id = p_piece)) order by id for update;
end $$;
revoke execute on function hold_what_hangs from public;

-- A piece takes another class, and with it another number and reference: nothing of it stands where it stood. What was written of it
-- before goes with it; in the trail it is known by the matter alone.
create or replace function take_class(p_piece int, p_to text, p_matter uuid) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  n int := next_piece(p_to);
  was pieces%rowtype;
  r text;
begin
  perform hold_what_hangs(p_piece);
  select * into strict was from pieces where id = p_piece;
  r := split_part(was.ref, '-', 1) || '-' || case when n >= 500000000 and n < 1000000000 then n - 500000000 else n end;
  update pieces set id = n, ref = r, sight = p_to, matter = p_matter, version = version + 1 where id = p_piece;
  update history set row_id = n where row_id = p_piece and table_name in ('pieces', 'audits', 'audit_children', 'piece_people');
  if p_matter is null then
    update trail set matter = null, piece_id = n, household_id = was.household_id where matter = was.matter;
  else
    update trail set matter = p_matter, piece_id = null, household_id = null where piece_id = p_piece;
  end if;
  perform actions_follow(n);
  return r;
end $$;

-- Whether the class of a piece is theirs to raise: it is of those who have a part in it, of the household's team manager, and of those who are on every
-- list of that class; sealed, also whoever holds it. Whoever has a part is looked up under `p_piece`: under `piece.id`, a plan that was made for somebody
-- who has no audits reads all of theirs for everybody after them.
create or replace function may_raise_sight(p_piece int, p_to text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces piece where piece.id = p_piece and p_to in ('restricted', 'sealed') and piece.sight not in (p_to, 'sealed')
    and (has_own_duty('hold_restricted') or (p_to = 'sealed' and has_own_duty('hold_sealed'))
      or exists (select from piece_people n where n.piece_id = p_piece and n.person_id = actor() and n.part <> 'worker')
      or exists (select from audits a where a.id = p_piece and (a.auditor_id = actor() or a.moderator_id = actor()))
      or exists (select from households h join teams t on t.id = h.team_id where h.id = piece.household_id and t.manager_id = actor())
      or (piece.matter is not null and may_keep_list(piece.matter)))
    and case when piece.id < 500000000 and current_setting('role') = 'hearth_service' then true else sees_whole(piece.id, my_households()) end)
$$;

-- Whether they are led to who knows of a piece: whoever may restrict it, and of what is restricted whoever knows of it.
create or replace function opens_list(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select case when p.matter is not null then knows_matter(p.matter)
    else may_raise_sight(p_piece, 'restricted') or may_raise_sight(p_piece, 'sealed') end from pieces p where p.id = p_piece), false)
$$;

-- Raised by whoever has a part in it, the household's team manager or those who are on every list of that class; sealed, also by whoever
-- holds it. The words go with the matter. What is sealed keeps nobody on its list whom those who seal did not name.
create or replace function raise_sight(p_ref text, p_to text, p_reason text) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  piece pieces%rowtype;
  m uuid;
  r text;
begin
  select * into piece from pieces where ref = p_ref for no key update;
  if not found or not may_raise_sight(piece.id, p_to) then
    raise exception 'This class is raised by whoever the piece is with.' using errcode = 'insufficient_privilege';
  end if;
  m := coalesce(piece.matter, gen_random_uuid());
  if p_to = 'sealed' then
    update need_to_know n set until_at = greatest(request_now(), n.from_at) where n.matter = m and (n.until_at is null or n.until_at > request_now())
      and not coalesce('hold_sealed' = any (own_duties_of(n.given_by, (request_now() at time zone 'Europe/London')::date)), false);
  else
    insert into need_to_know (matter, person_id, from_at, why, given_by, holds) values (m, actor(), request_now(), 'They raised it.', actor(), true);
  end if;
  r := take_class(piece.id, p_to, m);
  insert into sight_changes (matter, kind, by_id, reason) values (m, 'raised', actor(), p_reason);
  insert into trail (at, actor_id, kind, matter) values (request_now(), actor(), 'class raised', m);
  return r;
end $$;

-- Lowered by the Service Manager and the Local Authority Designated Officer together: the first asks, the other agrees. Null while one is
-- missing. What is sealed is not lowered here.
create or replace function lower_sight(p_ref text, p_reason text) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  piece pieces%rowtype;
  r text;
begin
  select * into piece from pieces where ref = p_ref for no key update;
  if not found or piece.sight <> 'restricted' or not has_own_duty('hold_restricted') then
    raise exception 'This class is lowered by the Service Manager and the Local Authority Designated Officer together.' using errcode = 'insufficient_privilege';
  end if;
  insert into sight_changes (matter, kind, by_id, as_lado, reason) values (piece.matter, 'lowering asked', actor(), has_own_duty('hold_sealed'), p_reason);
  insert into trail (at, actor_id, kind, matter) values (request_now(), actor(), 'lowering of the class asked', piece.matter);
  if (select count(distinct c.as_lado) < 2 or count(distinct c.by_id) < 2 from sight_changes c where c.matter = piece.matter and c.kind = 'lowering asked'
    and c.id > coalesce((select max(b.id) from sight_changes b where b.matter = piece.matter and b.kind <> 'lowering asked'), 0)) then
    return null;
  end if;
  insert into sight_changes (matter, kind, by_id, reason) values (piece.matter, 'lowered', actor(), p_reason);
  r := take_class(piece.id, (select case when s.sight in ('restricted', 'sealed') then 'household' else s.sight end from streams s where s.key = piece.stream), null);
  return r;
end $$;
revoke execute on function take_class, raise_sight, lower_sight from public;
grant execute on function raise_sight, lower_sight to hearth_service, hearth_assigned;
