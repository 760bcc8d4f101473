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
alter table escalations enable row level security;
drop policy if exists service on escalations;
create policy service on escalations to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on escalations;
create policy assigned on escalations to hearth_assigned
  using (case when id < 500000000 then id = any ((select my_escalations())::int[]) else sees_apart(id, (select my_line())::int[]) end)
  with check (sees_whole(id, (select my_households())::int[]));
grant select, insert, update (stage, formal_on, cafcass_on, ended_as, better) on escalations to hearth_service, hearth_assigned;

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

-- It is with somebody else from now on: the stage that whoever raised it has chosen, or the one that it stood at before. By them in person, of what is open.
create or replace function hand_escalation_to(p_piece int, p_to int) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare had int;
begin
  if not exists (select from piece_people n join pieces p on p.id = n.piece_id where n.piece_id = p_piece and p.stream = 'escalation' and n.part = 'officer' and n.phase = 'open' and n.person_id = actor())
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
