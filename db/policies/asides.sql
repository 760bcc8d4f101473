-- Read by the two who write the audit together, whoever covers for them, and whoever checks it for Quality Assurance and Partnerships, unless
-- they moderate it: a moderator may have to grade blind. Of the worker's reflection by the two alone. What is about a child at risk is kept
-- from whoever the alert must not reach, as the answer is. What was taken back is read by whoever wrote it and by Quality Assurance and Partnerships.
create or replace function writes_asides(p_audit int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audits a where a.id = p_audit and (a.auditor_id = any (acts_for()) or a.worker_id = any (acts_for())))
$$;
create or replace function moderates(p_audit int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audits a where a.id = p_audit and a.moderator_id = any (acts_for()))
$$;
alter table asides enable row level security;
drop policy if exists service on asides;
create policy service on asides for select to hearth_service
  using ((piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]))
    and (writes_asides(piece_id) or (section <> 'refl' and (select has_duty('assign_moderators')) and not moderates(piece_id)))
    and (taken_back_at is null or by_id = (select actor()) or (select has_duty('assign_moderators')))
    and (not is_about_risk(question) or piece_id <> all ((select pieces_kept_from_me())::int[])));
drop policy if exists assigned on asides;
create policy assigned on asides for select to hearth_assigned
  using (sees_whole(piece_id, (select my_households())::int[]) and writes_asides(piece_id)
    and (taken_back_at is null or by_id = (select actor()))
    and (not is_about_risk(question) or piece_id <> all ((select pieces_kept_from_me())::int[])));
drop policy if exists writers on asides;
create policy writers on asides for insert to hearth_service, hearth_assigned
  with check (by_id = (select actor()) and writes_asides(piece_id) and (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])));
drop policy if exists settlers on asides;
create policy settlers on asides for update to hearth_service, hearth_assigned
  using (writes_asides(piece_id) and (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]))) with check (writes_asides(piece_id));
grant select, insert, update (settled_at, settled_by, taken_back_at) on asides to hearth_service, hearth_assigned;
