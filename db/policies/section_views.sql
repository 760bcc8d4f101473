-- Seen with its audit, by those who see the whole of it, as the answers that it is kept of are. Their trigger writes it, and nobody else.
alter table section_views enable row level security;
drop policy if exists service on section_views;
create policy service on section_views for select to hearth_service using (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on section_views;
create policy assigned on section_views for select to hearth_assigned
  using (piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]));
grant select on section_views to hearth_service, hearth_assigned;
