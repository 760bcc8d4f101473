-- Seen with its piece, by those who see the whole of it.
alter table moves enable row level security;
drop policy if exists service on moves;
create policy service on moves to hearth_service using (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) with check (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on moves;
create policy assigned on moves to hearth_assigned
  using (piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]))
  with check (sees_whole(piece_id, (select my_households())::int[]));
grant select, insert on moves to hearth_service, hearth_assigned;

-- Whether anybody else has begun on a piece since this move handed it on: wrote an answer, set an action or moved one, gave leave. What a
-- child's reviewing officer writes of their own in an audit (`irosQuestions`) is beside its way, whoever has it, and no beginning. It says no
-- more than that, to whoever made the move: of what a blind moderator wrote they read nothing.
create or replace function begun_since(p_move bigint) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from moves m where m.id = p_move and m.by_id = actor() and (
    exists (select from answers n where n.piece_id = m.piece_id and n.saved_at > m.at and n.saved_by <> m.by_id
      and n.question not in ('cyp4.iro_heard_on', 'cyp4.iro_how', 'cyp4.iro_paraphrase', 'cyp4.iro_grade'))
    or exists (select from actions t where t.piece_id = m.piece_id and t.raised_at > m.at and t.raised_by is distinct from m.by_id)
    or exists (select from actions t join action_events e on e.action_id = t.id
      where t.piece_id = m.piece_id and e.at > m.at and e.by_id is distinct from m.by_id)
    or exists (select from dispensations d where d.audit_id = m.piece_id and d.given_at > m.at and d.given_by <> m.by_id)))
$$;

-- Whose team it was when an audit ended: kept with its last move, or from before that was kept who responded. For everybody who sees the
-- audit, also an Independent Reviewing Officer, who sees no move of it.
create or replace function manager_when_over(p_audit int) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select as_it_read('people', then_manager.id, 'name', piece.state_since, then_manager.name)
  from pieces piece join moves m on m.piece_id = piece.id
    join people then_manager on then_manager.id = case m.move when 'respond' then m.by_id else (m.details ->> 'teamManagerId')::int end
  where piece.id = p_audit and phase_of(piece.state) <> 'open' and m.move in ('respond', 'close', 'cancel')
    and (p_audit < 500000000 or sees_apart(p_audit, (select my_line())::int[]))
  order by m.at desc limit 1
$$;
revoke execute on function manager_when_over(int) from public, hearth_web;
grant execute on function manager_when_over(int) to hearth_service, hearth_assigned;
