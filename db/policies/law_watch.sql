-- Read by everybody who signs in: it names nobody. Written by those who shape the audit tool, whose questions rest on the law; never taken away.
alter table law_watch enable row level security;
drop policy if exists readers on law_watch;
create policy readers on law_watch for select to hearth_service, hearth_assigned using (true);
drop policy if exists write on law_watch;
create policy write on law_watch for insert to hearth_service, hearth_assigned
  with check ((select has_duty('shape_tool')) and saved_by = (select actor()));
drop policy if exists reword on law_watch;
create policy reword on law_watch for update to hearth_service, hearth_assigned
  using ((select has_duty('shape_tool'))) with check ((select has_duty('shape_tool')) and saved_by = (select actor()));
grant select, insert (key, title, standing, says, changes, link, from_on, day_known, looked_on, saved_by),
  update (title, standing, says, changes, link, from_on, day_known, looked_on, version, saved_by, saved_at) on law_watch to hearth_service, hearth_assigned;
