-- Everyone reads, at the door too, the deadlines and thresholds in force; only people with the duty change them.
alter table settings enable row level security;
drop policy if exists readers on settings;
create policy readers on settings for select using (true);
drop policy if exists keepers on settings;
create policy keepers on settings to hearth_service, hearth_assigned
  using ((select has_duty('manage_settings'))) with check ((select has_duty('manage_settings')));
-- Whom children, carers and colleagues can ring is set by administrators as well: they are asked first.
drop policy if exists administrators on settings;
create policy administrators on settings to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')) and key like 'contact.%')
  with check ((select has_duty('manage_people')) and key like 'contact.%');
-- Hearth itself fills them in for the demonstration.
drop policy if exists system on settings;
create policy system on settings to hearth_service
  using ((select actor()) is null and key like 'contact.%') with check ((select actor()) is null and key like 'contact.%');
-- Only what is still to come can be withdrawn: what holds, or held, stays.
drop policy if exists only_to_come on settings;
create policy only_to_come on settings as restrictive for delete to hearth_service, hearth_assigned
  using (from_on > (request_now() at time zone 'Europe/London')::date);
grant insert, update, delete on settings to hearth_service, hearth_assigned;
