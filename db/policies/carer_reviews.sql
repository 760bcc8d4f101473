-- Reviews are seen with their household.
alter table carer_reviews enable row level security;
drop policy if exists service on carer_reviews;
create policy service on carer_reviews to hearth_service using (true) with check (true);
drop policy if exists assigned on carer_reviews;
create policy assigned on carer_reviews to hearth_assigned
  using (household_id = any ((select my_sight())::int[]))
  with check (household_id = any ((select my_sight())::int[]));
grant select, insert, update on carer_reviews to hearth_service, hearth_assigned;
