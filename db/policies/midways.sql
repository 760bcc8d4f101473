-- What a reviewing officer found between two reviews is seen with the home, by the child's reviewing officer, and by whoever reports what they escalate.
alter table midways enable row level security;
drop policy if exists service on midways;
create policy service on midways for select to hearth_service using (true);
drop policy if exists assigned on midways;
create policy assigned on midways for select to hearth_assigned
  using (household_id = any ((select my_households())::int[]) or child_id = any ((select my_iro_children())::int[])
    or officer_id = any ((select acts_for())::int[]) or (select has_duty('report_escalations')));
-- Written by the child's own officer, or whoever stands in for them.
drop policy if exists write on midways;
create policy write on midways for insert to hearth_service, hearth_assigned
  with check (officer_id = (select actor()) and (select has_duty('escalate')) and child_id = any ((select my_iro_children())::int[]));
drop policy if exists keep on midways;
create policy keep on midways for update to hearth_service, hearth_assigned
  using (officer_id = (select actor())) with check (officer_id = (select actor()));
drop policy if exists system on midways;
create policy system on midways for insert to hearth_service with check ((select actor()) is null);
grant select, insert, update (held_on, how, decisions, child_contact, carer_heard, home, home_why, meeting_on, next, not_held, not_held_words, version, saved_at)
  on midways to hearth_service, hearth_assigned;

-- On which days a midway review is due by the register: every six months of unbroken care, while the child lives with our carers. Of their own children
-- for a reviewing officer; of all, for whoever reports or reads the month, and for Hearth itself.
create or replace function midways_due(p_from date, p_to date, p_own boolean) returns table (child_id int, household_id int, due_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with theirs as materialized (
    select s.child_id, s.household_id, s.started_on, coalesce(s.ended_on, 'infinity'::date) as until from placements s
    where p_own and s.child_id = any ((select my_iro_children())::int[])
    union all select s.child_id, s.household_id, s.started_on, coalesce(s.ended_on, 'infinity'::date) from placements s
    where not p_own and (select actor() is null or has_duty('report_escalations') or has_duty('read_month'))
  ), stays as materialized (
    select s.*, max(s.until) over (partition by s.child_id order by s.started_on rows between unbounded preceding and 1 preceding) as before from theirs s
  ), care as (
    select c.child_id, c.since, max(c.until) as until from (
      select s.*, max(case when s.before is null or s.before < s.started_on - 1 then s.started_on end) over (partition by s.child_id order by s.started_on) as since from stays s
    ) c group by c.child_id, c.since
  )
  -- A half-year has 181 to 184 days: no more of them are made than may fall into these days.
  select distinct on (d.child_id, d.due_on) d.child_id, s.household_id, d.due_on from (
    select care.child_id, (care.since + make_interval(months => 6 * n))::date as due_on
    from care cross join lateral generate_series(greatest(1, (p_from - care.since) / 184), (p_to - care.since) / 181) n
    where care.since + make_interval(months => 6 * n) between p_from and p_to and (care.since + make_interval(months => 6 * n))::date < care.until
  ) d join stays s on s.child_id = d.child_id and s.household_id is not null and s.started_on <= d.due_on and s.until > d.due_on
  order by d.child_id, d.due_on, s.started_on desc
$$;
revoke execute on function midways_due from public, hearth_web;
grant execute on function midways_due to hearth_service, hearth_assigned;
