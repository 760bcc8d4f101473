-- Everyone who sees an audit needs its questions; only people who shape its form write a new version. Published ones never change.
alter table form_versions enable row level security;
drop policy if exists readers on form_versions;
create policy readers on form_versions for select to hearth_service, hearth_assigned using (true);
drop policy if exists publishers on form_versions;
create policy publishers on form_versions for insert to hearth_service, hearth_assigned with check ((select has_duty('shape_tool')));
grant select, insert on form_versions to hearth_service, hearth_assigned;
alter table form_drafts enable row level security;
drop policy if exists shapers on form_drafts;
create policy shapers on form_drafts to hearth_service, hearth_assigned using ((select has_duty('shape_tool'))) with check ((select has_duty('shape_tool')));
grant select, insert, update, delete on form_drafts to hearth_service, hearth_assigned;
alter table sample_draws enable row level security;
drop policy if exists service on sample_draws;
create policy service on sample_draws for select to hearth_service using (true);
drop policy if exists drawers on sample_draws;
create policy drawers on sample_draws to hearth_service
  using ((select has_duty('draw_sample')) or (select actor()) is null)
  with check ((select has_duty('draw_sample')) or (select actor()) is null);
grant select, insert, update on sample_draws to hearth_service;
