-- An audit is seen with its household, by the person who carries it out and by the moderator it is assigned to, also when it
-- is closed; one that was cancelled is nobody's audit any more. The IRO of a child in it sees that it is there: the queries that
-- list audits leave those out, and the IRO's own page shows no grade (queries/find-audit.ts). Its piece is seen by the same people.
alter table audits enable row level security;
drop policy if exists service on audits;
create policy service on audits to hearth_service using (true) with check (true);
drop policy if exists assigned on audits;
create policy assigned on audits to hearth_assigned
  using (id = any ((select my_pieces())::int[]) or id = any ((select my_iro_audits())::int[]))
  with check (moderator_id = any ((select acts_for())::int[]) or auditor_id = any ((select acts_for())::int[])
    or exists (select from pieces p where p.id = audits.id and p.household_id = any ((select my_households())::int[])));
grant select, insert, update on audits to hearth_service, hearth_assigned;
