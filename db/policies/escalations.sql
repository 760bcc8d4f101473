-- Seen with its household, whole, by whoever has a part in it, by the child's reviewing officer and by whoever reports what they escalate
-- (has_part in 00-sight.sql); what is restricted, by those on its list.
-- Few come in a year: theirs, once a query.
create or replace function my_escalations() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select p.id from pieces p where p.stream = 'escalation' and p.id < 500000000 and p.household_id = any ((select my_households())::int[])
    union select n.piece_id from piece_people n join pieces p on p.id = n.piece_id and p.stream = 'escalation'
      where n.person_id = any ((select acts_for())::int[]) and (n.phase <> 'cancelled' or n.part = 'officer') and n.piece_id < 500000000
    union select e.id from escalations e where e.child_id = any ((select my_iro_children())::int[]) and e.id < 500000000 and e.ended_as is distinct from 'cancelled'
    union select e.id from escalations e where (select has_duty('report_escalations')) and e.id < 500000000 and e.ended_as is distinct from 'cancelled')
$$;
revoke execute on function my_escalations() from public, hearth_web;
grant execute on function my_escalations() to hearth_service, hearth_assigned;
-- Whoever reports them brings them in by file: the piece is there before its row.
create or replace function began_piece(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_piece and p.begun_by is not distinct from actor())
$$;
revoke execute on function began_piece from public, hearth_web;
grant execute on function began_piece to hearth_service, hearth_assigned;
alter table escalations enable row level security;
drop policy if exists service on escalations;
create policy service on escalations to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on escalations;
create policy assigned on escalations to hearth_assigned
  using (case when id < 500000000 then id = any ((select my_escalations())::int[]) else sees_apart(id, (select my_line())::int[]) end)
  with check (sees_whole(id, (select my_households())::int[]) or ((select has_duty('report_escalations')) and began_piece(id)));
grant select, insert, update (stage, noticed_on, formal_on, cafcass_on, ended_as, better) on escalations to hearth_service, hearth_assigned;

-- Where a child lives whose reviewing officer this person is, with who manages the team of that home.
create or replace function home_of_child(p_ref text) returns table (household_id int, manager_id int, child_id int, child_ref text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select h.id, t.manager_id, c.id, c.ref from children c join placements s on s.child_id = c.id and s.ended_on is null join households h on h.id = s.household_id
    left join teams t on t.id = h.team_id
  where c.ref = p_ref and c.iro_id = any (acts_for()) and has_duty('escalate') order by s.started_on desc limit 1
$$;
revoke execute on function home_of_child from public, hearth_web;
grant execute on function home_of_child to hearth_service, hearth_assigned;

-- Another that is open of the same child about any of the same: its reference, for whoever raises one for that child.
create or replace function open_escalation(p_child int, p_themes text[], p_but int) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.ref from escalations e join pieces p on p.id = e.id join answers n on n.piece_id = e.id and n.question = 'esc.theme' and jsonb_typeof(n.value) = 'array'
  where e.child_id = p_child and e.kind = 'concern' and e.id <> p_but and p.sight = 'household' and phase_of(p.state) = 'open' and p.state <> 'noticed'
    and n.value ?| p_themes and exists (select from escalations own where own.id = p_but and own.child_id = p_child and own.kind = 'concern')
    and exists (select from piece_people mine where mine.piece_id = p_but and mine.part = 'officer' and mine.person_id = any (acts_for()))
  order by p.id limit 1
$$;
revoke execute on function open_escalation from public, hearth_web;
grant execute on function open_escalation to hearth_service, hearth_assigned;

-- It is with somebody else from now on: the stage that whoever raised it has chosen, or the one that it stood at before. By them in person, of what is open;
-- of one that came by file also as a later file says it.
create or replace function hand_escalation_to(p_piece int, p_to int) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare had int;
begin
  if not exists (select from piece_people n join pieces p on p.id = n.piece_id where n.piece_id = p_piece and p.stream = 'escalation' and n.part = 'officer' and n.phase = 'open' and n.person_id = actor())
      and not (may_handle(array['report_escalations']) and exists (select from pieces_brought b where b.piece_id = p_piece and b.taken_back_at is null))
    or exists (select from piece_people n where n.piece_id = p_piece and n.part = 'officer' and n.person_id = p_to)
    or not exists (select from people w where w.id = p_to and w.active) then
    raise insufficient_privilege using message = 'whoever raised it says who is to answer, and never themselves';
  end if;
  delete from piece_people where piece_id = p_piece and part = 'manager' returning person_id into strict had;
  insert into piece_people (piece_id, part, person_id) values (p_piece, 'manager', p_to);
  return had;
end $$;
revoke execute on function hand_escalation_to from public, hearth_web;
grant execute on function hand_escalation_to to hearth_service, hearth_assigned;

-- Of what is brought in by file: the child of a number, with their reviewing officer, and the home and its manager of a day. The record that stays, where
-- two are one.
create or replace function homes_of_escalations(p_asked jsonb) returns table (source text, on_day date, child_id int, officer_id int, household_id int, manager_id int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.source, a.on_day, c.id, c.iro_id, s.household_id, t.manager_id
  from (select distinct x.source, x.on_day from (select r ->> 'source' as source, (r ->> 'on')::date as on_day from jsonb_array_elements(p_asked) r) x) a
    join children n on n.source_id = a.source left join merges m on m.kind = 'child' and m.ends_id = n.id and m.parted_at is null
    join children c on c.id = coalesce(m.stays_id, n.id)
    left join lateral (select p.household_id from placements p where p.child_id = c.id and p.household_id is not null and p.started_on <= a.on_day
      and (p.ended_on is null or p.ended_on >= a.on_day) order by p.started_on desc limit 1) s on true
    left join households h on h.id = s.household_id left join teams t on t.id = h.team_id
  where actor() is null or has_duty('report_escalations')
$$;
revoke execute on function homes_of_escalations from public, hearth_web;
grant execute on function homes_of_escalations to hearth_service, hearth_assigned;
