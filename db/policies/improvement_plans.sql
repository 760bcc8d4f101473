-- Read by everybody who works here: it is about the service, and about no child or household. Kept by those whose list it is; who leads a plan says
-- what came of it. Never taken away.
alter table improvement_plans enable row level security;
drop policy if exists readers on improvement_plans;
create policy readers on improvement_plans for select to hearth_service, hearth_assigned using (true);
drop policy if exists write on improvement_plans;
create policy write on improvement_plans for insert to hearth_service, hearth_assigned
  with check ((select has_duty('keep_plans')) and saved_by = (select actor()));
drop policy if exists rewrite on improvement_plans;
create policy rewrite on improvement_plans for update to hearth_service, hearth_assigned
  using ((select has_duty('keep_plans')) or led_by = (select actor()))
  with check (((select has_duty('keep_plans')) or led_by = (select actor())) and saved_by = (select actor()));
grant select, insert (aim, question, source, led_by, from_on, by_on, shows, saved_by),
  update (aim, question, source, led_by, from_on, by_on, shows, stands, worked, came_of, ended_on, version, saved_by, saved_at) on improvement_plans to hearth_service, hearth_assigned;
