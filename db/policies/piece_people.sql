-- Who has a part in a piece is seen with it. Parts are given by whoever sees the piece, and first by whoever begins it.
alter table piece_people enable row level security;
create or replace function may_name_first(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_piece and p.begun_by is not distinct from actor())
    and not exists (select from piece_people n where n.piece_id = p_piece)
    and not exists (select from history h where h.table_name = 'piece_people' and h.row_id = p_piece)
$$;
drop policy if exists readers on piece_people;
create policy readers on piece_people to hearth_service, hearth_assigned
  using (case when piece_id >= 500000000 then sees_apart(piece_id, (select my_line())::int[]) else exists (select from pieces p where p.id = piece_people.piece_id) end)
  with check (exists (select from pieces p where p.id = piece_people.piece_id) or may_name_first(piece_id));
grant select, insert, delete on piece_people to hearth_service, hearth_assigned;
