-- Carers have stays in households, as children do (clauses 4.13 and 6.1): who cared there, from when to when, and under which initials.
-- A stay says all that the household it was in may still know of somebody who has left: nothing of where they are now.
create table carer_stays (
  id int generated always as identity primary key,
  carer_id int not null references carers on delete cascade,
  household_id int not null references households,
  position int not null check (position in (1, 2)),
  initials text not null default '',
  -- Unknown: for as long as anybody remembers.
  from_on date,
  until_on date,
  saved_at timestamptz not null default request_now(),
  check (from_on <= until_on)
);
create unique index carer_stays_open on carer_stays (carer_id) where until_on is null;
create index carer_stays_carer on carer_stays (carer_id, id);
create index carer_stays_household on carer_stays (household_id, id);
create trigger refuse_long_texts before insert or update on carer_stays for each row
  when (char_length(new.initials) > 20000) execute function refuse_long_texts('20000', 'initials');
create trigger history after update on carer_stays for each row when (old.* is distinct from new.*) execute function keep_history();

-- Where each was before is found among the earlier versions of their row.
insert into carer_stays (carer_id, household_id, position, initials, from_on, until_on)
with versions as (
  select row_id::int as carer_id, (was ->> 'household_id')::int as household_id, (was ->> 'position')::int as position,
    coalesce(was ->> 'initials', '') as initials, replaced_at
  from history where table_name = 'carers'
  union all select id, household_id, position, initials, null from carers
), turned as (
  select v.*, lag(household_id) over one is distinct from household_id as begins from versions v
  window one as (partition by carer_id order by replaced_at nulls last)
), counted as (
  select t.*, count(*) filter (where begins) over (partition by carer_id order by replaced_at nulls last) as stay from turned t
), stays as (
  select carer_id, household_id, stay, bool_or(replaced_at is null) as is_now,
    (max(replaced_at) at time zone 'Europe/London')::date as left_on,
    (array_agg(position order by replaced_at desc nulls first))[1] as position,
    (array_agg(initials order by replaced_at desc nulls first))[1] as initials
  from counted group by carer_id, household_id, stay
), dated as (
  select s.*, c.approved_from, c.ended_on, lag(s.left_on) over (partition by s.carer_id order by s.stay) as came_on
  from stays s join carers c on c.id = s.carer_id
)
select carer_id, household_id, position, initials,
  least(coalesce(came_on, approved_from), case when is_now then ended_on else left_on end),
  case when is_now then ended_on else left_on end
from dated;
