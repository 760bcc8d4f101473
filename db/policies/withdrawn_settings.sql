-- What was to hold and does not: for those who set deadlines and thresholds. Whoever withdraws one does it under their own name.
alter table withdrawn_settings enable row level security;
drop policy if exists keepers on withdrawn_settings;
create policy keepers on withdrawn_settings to hearth_service, hearth_assigned
  using ((select has_duty('manage_settings'))) with check ((select has_duty('manage_settings')));
-- Of the numbers to ring, administrators too, as they set them.
drop policy if exists administrators on withdrawn_settings;
create policy administrators on withdrawn_settings to hearth_service, hearth_assigned
  using ((select has_duty('manage_people')) and key like 'contact.%')
  with check ((select has_duty('manage_people')) and key like 'contact.%');
drop policy if exists in_ones_own_name on withdrawn_settings;
create policy in_ones_own_name on withdrawn_settings as restrictive for insert to hearth_service, hearth_assigned
  with check (withdrawn_by = (select actor()));
grant select, insert on withdrawn_settings to hearth_service, hearth_assigned;
