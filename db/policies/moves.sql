-- Seen with its piece, by those who see the whole of it.
alter table moves enable row level security;
drop policy if exists service on moves;
create policy service on moves to hearth_service using (true) with check (true);
drop policy if exists assigned on moves;
create policy assigned on moves to hearth_assigned
  using (piece_id = any ((select my_pieces())::int[]))
  with check (piece_id = any ((select my_pieces())::int[]));
grant select, insert on moves to hearth_service, hearth_assigned;
