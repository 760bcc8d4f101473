-- Seen with its piece.
alter table presence enable row level security;
drop policy if exists service on presence;
create policy service on presence to hearth_service using (true) with check (true);
drop policy if exists assigned on presence;
create policy assigned on presence to hearth_assigned
  using (exists (select from pieces p where p.id = presence.piece_id))
  with check (exists (select from pieces p where p.id = presence.piece_id));
grant select, insert, update, delete on presence to hearth_service, hearth_assigned;
