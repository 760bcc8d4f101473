-- An audit is seen with its household, by the person who carries it out and by the moderator it is assigned to, also when it
-- is closed; one that was cancelled is nobody's audit any more. The IRO of a child in it sees that it is there: the queries that
-- list audits leave those out, and the IRO's own page shows no grade (queries/find-audit.ts). Its piece is seen by the same people.
alter table audits enable row level security;
drop policy if exists service on audits;
create policy service on audits to hearth_service using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on audits;
create policy assigned on audits to hearth_assigned
  using ((id < 500000000 and phase <> 'cancelled' and (moderator_id = any ((select acts_for())::int[]) or auditor_id = any ((select acts_for())::int[])))
    or id = any ((select my_few())::int[]) or sees_whole(id, (select my_households())::int[]) or (id < 500000000 and is_officer_in(id)))
  with check ((id < 500000000 and (moderator_id = any ((select acts_for())::int[]) or auditor_id = any ((select acts_for())::int[])))
    or exists (select from pieces p where p.id = audits.id and p.household_id = any ((select my_households())::int[])));
-- Everything but its number, who began it and when, and its phase, which follows the state of the piece.
grant select, insert, update (kind, review_id, scheduled_for, meeting_on, auditor_id, worker_id, moderator_id, blind_moderation, period_from,
  period_to, period_reason, no_child_placed, suggested_grade, auditor_grade, moderated_grade, final_grade, reaudit_of, reaudit_on, selection,
  saved_at, children_reason, blind_grade, blind_locked_at, limit_decided) on audits to hearth_service, hearth_assigned;
