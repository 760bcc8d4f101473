-- Seen with its piece, by those who see the whole of it.
alter table moves enable row level security;
drop policy if exists service on moves;
create policy service on moves to hearth_service using (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) with check (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on moves;
create policy assigned on moves to hearth_assigned
  using (piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]))
  with check (sees_whole(piece_id, (select my_households())::int[]));
grant select, insert on moves to hearth_service, hearth_assigned;
