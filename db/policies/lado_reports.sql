-- The month's report on allegations (clause 4.10). That it is signed is known to whoever reads the month; the whole of it, to those alone who may know
-- of what is sealed, in person: whoever stands in for them reads what everybody reads.
alter table lado_reports enable row level security;
drop policy if exists readers on lado_reports;
create policy readers on lado_reports for select to hearth_service, hearth_assigned
  using ((select has_duty('read_month')) or (select has_own_duty('report_lado')));
drop policy if exists signed on lado_reports;
create policy signed on lado_reports for insert to hearth_service, hearth_assigned
  with check (signed_by = (select actor()) and withdrawn_at is null and (select has_own_duty('report_lado')));
drop policy if exists taken_back on lado_reports;
create policy taken_back on lado_reports for update to hearth_service, hearth_assigned
  using (withdrawn_at is null and (select has_own_duty('report_lado'))) with check (withdrawn_at is not null and (select has_own_duty('report_lado')));
grant select, insert, update (withdrawn_at) on lado_reports to hearth_service, hearth_assigned;
alter table lado_report_editions enable row level security;
drop policy if exists readers on lado_report_editions;
create policy readers on lado_report_editions for select to hearth_service, hearth_assigned
  using ((select has_own_duty('hold_sealed')) or (edition = 'safe' and (select has_duty('read_month'))));
drop policy if exists signed on lado_report_editions;
create policy signed on lado_report_editions for insert to hearth_service, hearth_assigned
  with check ((select has_own_duty('report_lado')));
grant select, insert on lado_report_editions to hearth_service, hearth_assigned;
