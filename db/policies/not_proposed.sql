-- Seen and changed by the Service Manager alone, in person: whoever else knew that a household is proposed to nobody would ask why. `sign_off`
-- is theirs and no other role's; whoever acts for them while they are away holds the role for those days. Who took one out, and who put it
-- back, stands in its row, under their own name.
alter table not_proposed enable row level security;
drop policy if exists keeper on not_proposed;
create policy keeper on not_proposed to hearth_service
  using ((select has_own_duty('sign_off'))) with check ((select has_own_duty('sign_off')));
drop policy if exists in_ones_own_name on not_proposed;
create policy in_ones_own_name on not_proposed as restrictive for insert to hearth_service with check (by_id = (select actor()));
drop policy if exists ended_in_ones_own_name on not_proposed;
create policy ended_in_ones_own_name on not_proposed as restrictive for update to hearth_service using (true) with check (ended_by_id = (select actor()));
grant select, insert (household_id, by_id, from_at, until_at), update (until_at, ended_by_id) on not_proposed to hearth_service;

-- What a proposal leaves out. Whoever asks for one is told nothing of it: what comes of it must be kept, too, so that nobody finds it out
-- (sampling/selection.ts).
create or replace function never_proposed() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct household_id), '{}') from not_proposed
  where from_at <= request_now() and (until_at is null or until_at > request_now())
$$;
