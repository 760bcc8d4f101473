-- What children tell their own reviewing officers (clause 4.12). That there is a note, and what it was about: whoever wrote it, the child's
-- reviewing officer of today, whoever reports themes, and Quality Assurance and Partnerships; none of them by cover. Where the child let the
-- carers know, also whoever sees the home.
create or replace function my_own_children() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select c.id from children c where c.iro_id = actor() and has_own_duty('gather_child_voices'))
$$;
revoke execute on function my_own_children() from public, hearth_web;
grant execute on function my_own_children() to hearth_service, hearth_assigned;
alter table engagement_notes enable row level security;
drop policy if exists service on engagement_notes;
create policy service on engagement_notes for select to hearth_service
  using ((select actor()) is null or (select has_own_duty('hold_voices') or has_own_duty('report_escalations'))
    or (officer_id = (select actor()) and (select has_own_duty('gather_child_voices'))) or child_id = any ((select my_own_children())::int[])
    or (share = 'carers' and taken_down_at is null));
drop policy if exists assigned on engagement_notes;
create policy assigned on engagement_notes for select to hearth_assigned
  using ((select has_own_duty('hold_voices') or has_own_duty('report_escalations'))
    or (officer_id = (select actor()) and (select has_own_duty('gather_child_voices'))) or child_id = any ((select my_own_children())::int[])
    or (share = 'carers' and taken_down_at is null and household_id = any ((select my_households())::int[])));
-- Written by the child's own reviewing officer, in person; answered by them, or by Quality Assurance and Partnerships where they are gone.
drop policy if exists write on engagement_notes;
create policy write on engagement_notes for insert to hearth_service, hearth_assigned
  with check (officer_id = (select actor()) and child_id = any ((select my_own_children())::int[]));
drop policy if exists keep on engagement_notes;
create policy keep on engagement_notes for update to hearth_service, hearth_assigned
  using ((select has_own_duty('hold_voices')) or (officer_id = (select actor()) and (select has_own_duty('gather_child_voices'))))
  with check ((select has_own_duty('hold_voices')) or (officer_id = (select actor()) and (select has_own_duty('gather_child_voices'))));
-- What Hearth itself brings in: the invented service.
drop policy if exists system on engagement_notes;
create policy system on engagement_notes for insert to hearth_service with check ((select actor()) is null);
grant select, insert, update (spoken_on, how, alone, themes, to_act, share, quotable, wish_by, told_on, taken_down_at, version, saved_at)
  on engagement_notes to hearth_service, hearth_assigned;

-- The words go less far: to whoever wrote them down, to Quality Assurance and Partnerships, and to others who see the note only where the
-- child let the carers know.
create or replace function hears_note(p_note int) returns boolean language sql stable as $$
  select exists (select from engagement_notes n where n.id = p_note
    and (actor() is null or has_own_duty('hold_voices') or (n.officer_id = actor() and has_own_duty('gather_child_voices')) or (n.share = 'carers' and n.taken_down_at is null)))
$$;
alter table engagement_words enable row level security;
drop policy if exists readers on engagement_words;
create policy readers on engagement_words for select to hearth_service, hearth_assigned using (hears_note(id));
drop policy if exists write on engagement_words;
create policy write on engagement_words for insert to hearth_service, hearth_assigned
  with check (exists (select from engagement_notes n where n.id = engagement_words.id and n.officer_id = (select actor())));
drop policy if exists keep on engagement_words;
create policy keep on engagement_words for update to hearth_service, hearth_assigned
  using (hears_note(id)) with check (exists (select from engagement_notes n where n.id = engagement_words.id
    and ((select has_own_duty('hold_voices')) or n.officer_id = (select actor()))));
drop policy if exists system on engagement_words;
create policy system on engagement_words for insert to hearth_service with check ((select actor()) is null);
grant select, insert, update (words, wish, answers, answer, why, saved_at) on engagement_words to hearth_service, hearth_assigned;

-- Words that the child lets be quoted without their name, for whoever signs the sheet of a month: of these days, one a child, the latest
-- first. None where fewer than five children spoke.
create or replace function words_cleared(p_from date, p_to date) returns table (note text, words text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with spoke as materialized (
    select n.id, n.key, n.child_id, n.spoken_on, n.quotable from engagement_notes n where n.taken_down_at is null and n.spoken_on between p_from and p_to
  )
  select q.key, q.words from (
    select distinct on (s.child_id) s.key, w.words, s.spoken_on, s.id from spoke s join engagement_words w on w.id = s.id
    where s.quotable and w.words <> '' order by s.child_id, s.spoken_on desc, s.id desc
  ) q
  where has_own_duty('report_escalations') and (select count(distinct child_id) from spoke) >= 5
  order by q.spoken_on desc, q.id desc limit 6
$$;
revoke execute on function words_cleared from public, hearth_web;
grant execute on function words_cleared to hearth_service, hearth_assigned;

-- The sheet of a month: read by those who read the month, who hear children, and who report. Signed in person.
alter table engagement_sheets enable row level security;
drop policy if exists readers on engagement_sheets;
create policy readers on engagement_sheets for select to hearth_service, hearth_assigned
  using ((select has_duty('read_month')) or (select has_duty('hold_voices')) or (select has_own_duty('report_escalations')));
drop policy if exists signed on engagement_sheets;
create policy signed on engagement_sheets for insert to hearth_service, hearth_assigned
  with check (signed_by = (select actor()) and withdrawn_at is null and (select has_own_duty('report_escalations')));
drop policy if exists taken_back on engagement_sheets;
create policy taken_back on engagement_sheets for update to hearth_service, hearth_assigned
  using (withdrawn_at is null and (select has_own_duty('report_escalations'))) with check (withdrawn_at is not null and (select has_own_duty('report_escalations')));
grant select, insert, update (withdrawn_at) on engagement_sheets to hearth_service, hearth_assigned;
