-- Answers are seen with their piece. A worker's reflection is theirs to share with the auditor, the team manager, the
-- moderator and nobody else, so it has a narrower sight (reading 10): a new worker of the household does not
-- read what the last one wrote. The IRO of a child reads what is said of that child's voice (cyp4), and writes their own part of it.
create or replace function may_read_reflection(p_audit int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audits a join pieces p on p.id = a.id where a.id = p_audit
    and (a.worker_id = any (acts_for()) or a.auditor_id = any (acts_for()) or a.moderator_id = any (acts_for())
      or exists (select from households h join teams t on t.id = h.team_id where h.id = p.household_id and t.manager_id = any (acts_for()))))
$$;
-- Its questions about a child at risk: kept from somebody whom the alert raised there must not reach.
create or replace function is_about_risk(p_question text) returns boolean language sql immutable as $$
  select p_question in ('safe.immediate', 'safe.acting', 'safe.told_who_when', 'mod.safeguarding', 'obs.safety_alert', 'cmp.unsafe', 'esc.unsafe')
$$;
alter table answers enable row level security;
drop policy if exists service on answers;
create policy service on answers to hearth_service
  using ((piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) and (section <> 'refl' or (select may_read_reflection(piece_id)))
    and (not is_about_risk(question) or piece_id <> all ((select pieces_kept_from_me())::int[]))) with check (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on answers;
create policy assigned on answers to hearth_assigned
  using (((piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[])) and (section <> 'refl' or (select may_read_reflection(piece_id)))
      and (not is_about_risk(question) or piece_id <> all ((select pieces_kept_from_me())::int[])))
    or (section = 'cyp4' and is_officer_in(piece_id) and child_id = any ((select my_iro_children())::int[])))
  with check (sees_whole(piece_id, (select my_households())::int[])
    or (section = 'cyp4' and question like 'cyp4.iro\_%' and is_officer_in(piece_id) and child_id = any ((select my_iro_children())::int[])));
grant select, insert, update on answers to hearth_service, hearth_assigned;
