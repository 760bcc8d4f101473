-- Who has a part in a piece is seen with it. Parts are given first by whoever begins it.
alter table piece_people enable row level security;
create or replace function may_name_first(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_piece and p.begun_by is not distinct from actor())
    and not exists (select from piece_people n where n.piece_id = p_piece)
    and not exists (select from history h where h.table_name = 'piece_people' and h.row_id = p_piece)
$$;
drop policy if exists readers on piece_people;
create policy readers on piece_people to hearth_service, hearth_assigned
  using (case when piece_id >= 500000000 then sees_apart(piece_id, (select my_line())::int[]) else exists (select from pieces p where p.id = piece_people.piece_id) end)
  with check ((select actor()) is null or may_name_first(piece_id));
revoke delete on piece_people from hearth_service, hearth_assigned;
grant select, insert on piece_people to hearth_service, hearth_assigned;

-- Somebody else takes a part over (`hand_over_part`), and nobody is named or removed in another way. That is for those who lead the line of
-- the worker or of whoever has the part, as far as they see the piece, and for the Head of Quality Assurance. In person: never by cover.
create or replace function may_hand_over(p_piece int, p_part text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from piece_people n where n.piece_id = p_piece and n.part = p_part and n.phase = 'open')
    and (p_piece < 500000000 or sees_apart(p_piece, my_line()))
    and (has_own_duty('decide_disagreements') or exists (select from piece_people n
      where n.piece_id = p_piece and n.part in ('worker', p_part) and n.person_id = any (my_line())))
$$;
-- Why somebody cannot take it over; null where they can. Nobody has two parts, so that nobody watches themselves; nobody judges whoever
-- manages them; and of what is restricted somebody knows first.
create or replace function why_not_taken_over(p_piece int, p_part text, p_to int) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select from piece_people n where n.piece_id = p_piece and n.person_id = p_to) then 'has a part'
    when exists (select from piece_people n where n.piece_id = p_piece and n.part = 'worker' and p_part <> 'worker' and n.person_id = any (managers_above(p_to))) then 'answers to the worker'
    when exists (select from piece_people n where n.piece_id = p_piece and p_part = 'worker' and n.part <> 'worker' and p_to = any (managers_above(n.person_id))) then 'answers to the worker'
    when not exists (select from people w where w.id = p_to and w.active) then 'is not here'
    when exists (select from pieces p where p.id = p_piece and p.matter is not null and not exists (select from need_to_know k
      where k.matter = p.matter and k.person_id = p_to and k.from_at <= request_now() and (k.until_at is null or k.until_at > request_now()))) then 'is not on the list'
  end where may_hand_over(p_piece, p_part)
$$;
-- Gives back who had it. What they wrote stays written by them; that they had it is in the history.
create or replace function hand_over_part(p_piece int, p_part text, p_to int) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare had int;
begin
  if not may_hand_over(p_piece, p_part) or why_not_taken_over(p_piece, p_part, p_to) is not null then
    raise insufficient_privilege using message = 'this part is not theirs to hand over, or not to this person';
  end if;
  delete from piece_people where piece_id = p_piece and part = p_part returning person_id into strict had;
  insert into piece_people (piece_id, part, person_id) values (p_piece, p_part, p_to);
  return had;
end $$;
