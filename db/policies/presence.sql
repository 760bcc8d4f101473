-- Seen with its piece.
alter table presence enable row level security;
drop policy if exists service on presence;
create policy service on presence to hearth_service using (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) with check (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on presence;
create policy assigned on presence to hearth_assigned
  using (exists (select from pieces p where p.id = presence.piece_id))
  with check (exists (select from pieces p where p.id = presence.piece_id));
grant select, insert, update, delete on presence to hearth_service, hearth_assigned;
