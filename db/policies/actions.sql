-- An action is seen with its household, with the piece of evidence that it comes from, and always by its owner and by whoever was told that it is overdue.
alter table actions enable row level security;
drop policy if exists service on actions;
create policy service on actions to hearth_service using (true) with check (true);
drop policy if exists assigned on actions;
create policy assigned on actions to hearth_assigned
  using (owner_id = any ((select acts_for())::int[]) or escalated_to = any ((select acts_for())::int[]) or household_id = any ((select my_households())::int[])
    or piece_id = any ((select my_pieces())::int[]))
  with check (owner_id = any ((select acts_for())::int[]) or escalated_to = any ((select acts_for())::int[]) or household_id = any ((select my_households())::int[])
    or piece_id = any ((select my_pieces())::int[]));
grant select, insert, update on actions to hearth_service, hearth_assigned;
alter table action_events enable row level security;
drop policy if exists service on action_events;
create policy service on action_events to hearth_service using (true) with check (true);
drop policy if exists assigned on action_events;
create policy assigned on action_events to hearth_assigned
  using (exists (select from actions t where t.id = action_events.action_id)) with check (exists (select from actions t where t.id = action_events.action_id));
grant select, insert on action_events to hearth_service, hearth_assigned;

-- How a piece is named on the page of an action that comes from it: also to an owner in another service, whom it does not lead there.
create or replace function piece_named(p_piece int) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select ref from pieces where id = p_piece and sight in ('open', 'household')
$$;
revoke execute on function piece_named from public;
grant execute on function piece_named to hearth_service, hearth_assigned;
