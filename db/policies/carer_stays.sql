-- A stay is seen with the household that it was in: also of a carer who has left, whose own row goes with where they are now.
alter table carer_stays enable row level security;
drop policy if exists service on carer_stays;
create policy service on carer_stays for select to hearth_service using (true);
drop policy if exists assigned on carer_stays;
create policy assigned on carer_stays for select to hearth_assigned using (household_id = any ((select my_sight())::int[]));
grant select on carer_stays to hearth_service, hearth_assigned;

-- Whether two records of households are of one, as two that were made one are (merges_of_households.sql).
create or replace function same_household(p_one int, p_other int) returns boolean language sql stable as $$
  select p_one = p_other or exists (select from merges m where m.kind = 'household' and m.parted_at is null
    and (m.ends_id, m.stays_id) in ((p_one, p_other), (p_other, p_one)))
$$;

-- Kept by what is written of a carer, by whomever: a file that says another household moves them from that day on.
create or replace function keep_carer_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  latest carer_stays;
  goes_on boolean;
begin
  -- Where a carer is whose number leads to another is said by that one.
  if exists (select from merges m where m.kind = 'carer' and m.ends_id = new.id and m.parted_at is null) then return null; end if;
  select * into latest from carer_stays where carer_id = new.id order by id desc limit 1;
  goes_on := coalesce(same_household(latest.household_id, new.household_id), false);
  if latest.id is not null and not goes_on then
    if latest.from_on >= today and exists (select from carer_stays where carer_id = new.id and id <> latest.id) then
      -- It began today and is over: it never was.
      delete from carer_stays where id = latest.id;
      select * into latest from carer_stays where carer_id = new.id order by id desc limit 1;
      goes_on := same_household(latest.household_id, new.household_id) and latest.until_on = today;
    else
      update carer_stays set until_on = coalesce(until_on, greatest(today, from_on)), saved_at = request_now() where id = latest.id;
    end if;
  end if;
  if goes_on then
    update carer_stays set position = new.position, initials = new.initials, until_on = new.ended_on, saved_at = request_now(),
      from_on = least(case when exists (select from carer_stays where carer_id = new.id and id <> latest.id) then from_on else new.approved_from end, new.ended_on)
    where id = latest.id;
  else
    insert into carer_stays (carer_id, household_id, position, initials, from_on, until_on)
    values (new.id, new.household_id, new.position, new.initials,
      least(case when latest.id is null then new.approved_from else today end, new.ended_on), new.ended_on);
  end if;
  return null;
end $$;
drop trigger if exists keep_stays on carers;
create trigger keep_stays after insert or update of household_id, position, initials, approved_from, ended_on on carers for each row execute function keep_carer_stays();

-- What was brought in since a day is taken back, and the carer's row with it: the stays that it began are none. The one before goes on, or
-- ended on that day where a file that stands had moved the carer before.
create or replace function take_back_stays(p_carer int, p_since date) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  carer carers;
  latest carer_stays;
begin
  select * into carer from carers where id = p_carer;
  delete from carer_stays where carer_id = p_carer and from_on >= p_since
    and id <> (select min(id) from carer_stays where carer_id = p_carer);
  select * into latest from carer_stays where carer_id = p_carer order by id desc limit 1;
  if same_household(latest.household_id, carer.household_id) then
    update carer_stays set until_on = carer.ended_on, position = carer.position, initials = carer.initials, saved_at = request_now()
    where id = latest.id;
  else
    update carer_stays set until_on = greatest(from_on, least(until_on, p_since)), saved_at = request_now() where id = latest.id;
    insert into carer_stays (carer_id, household_id, position, initials, from_on, until_on)
    values (p_carer, carer.household_id, carer.position, carer.initials, least(p_since, carer.ended_on), carer.ended_on);
  end if;
end $$;
revoke all on function take_back_stays(int, date) from public;
grant execute on function take_back_stays(int, date) to hearth_service;
