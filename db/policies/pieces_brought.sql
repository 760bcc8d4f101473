-- What was said of a piece where it came from: seen with the piece, and written by whoever may bring in files of its kind.
create or replace function bringers_of(p_kind text) returns text[] language sql immutable as $$
  select case p_kind when 'exemptions' then array['import_data', 'hold_exemptions'] when 'complaints_compliments' then array['hold_complaints']
    when 'escalations' then array['report_escalations'] else array['import_data'] end
$$;
alter table pieces_brought enable row level security;
drop policy if exists readers on pieces_brought;
create policy readers on pieces_brought for select to hearth_service, hearth_assigned
  using (exists (select from pieces p where p.id = pieces_brought.piece_id));
drop policy if exists importers on pieces_brought;
create policy importers on pieces_brought for insert to hearth_service, hearth_assigned
  with check (may_handle(bringers_of(kind)) and exists (select from pieces p where p.id = pieces_brought.piece_id));
drop policy if exists said_anew on pieces_brought;
create policy said_anew on pieces_brought for update to hearth_service, hearth_assigned
  using (may_handle(bringers_of(kind)) and exists (select from pieces p where p.id = pieces_brought.piece_id));
grant select, insert, update (said, brought_at, taken_back_at) on pieces_brought to hearth_service, hearth_assigned;

-- Which of these numbers are held already, also where the piece is not theirs to see: a row of a file makes it no second time.
create or replace function brought_already(p_kind text, p_ids text[]) returns setof text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.source_id from pieces_brought b where b.kind = p_kind and b.source_id = any (p_ids) and b.taken_back_at is null and may_handle(bringers_of(p_kind))
$$;
revoke execute on function brought_already from public, hearth_web;
grant execute on function brought_already to hearth_service, hearth_assigned;

-- Whether somebody has gone on with it here, by what Hearth itself has not done: then a file changes nothing of it any more.
create or replace function is_worked_on(p_piece int, p_by_itself text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces_brought b where b.piece_id = p_piece and may_handle(bringers_of(b.kind)))
    and (exists (select from moves m where m.piece_id = p_piece and not m.move = any (p_by_itself)) or exists (select from answers n where n.piece_id = p_piece)
    or exists (select from actions a where a.piece_id = p_piece) or exists (select from confidential_actions a where a.piece_id = p_piece)
    or exists (select from alert_entries a where a.piece_id = p_piece) or exists (select from asides a where a.piece_id = p_piece))
$$;
revoke execute on function is_worked_on from public, hearth_web;
grant execute on function is_worked_on to hearth_service, hearth_assigned;
