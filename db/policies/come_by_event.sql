-- What comes with each review and each audit that is sent on (clauses 4.6, 4.13, 4.15), for the agreed year: which of the three, the day that it
-- is reckoned from, the day on which it was done, and how many have the same. The year is open, so no household, person or number is told;
-- what is cancelled or restricted is in none of it. The lists are joined by hashing, as those of observation_figures are.
create or replace function come_by_event(p_from date, p_to date) returns table (activity text, from_on date, inadequate boolean, done_on date, count int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
  with held as materialized (
    select a.id, a.kind, coalesce(a.meeting_on, a.scheduled_for) as on_day, coalesce(grade_stands(a.auditor_grade) = 4, false) as inadequate
    from audits a where a.id < 500000000 and a.phase <> 'cancelled' and a.scheduled_for between p_from - 366 and p_to + 92
  ), moved as materialized (
    select m.piece_id, m.id, m.move, m.at, m.undoes from moves m
    where m.move in ('assign_moderator', 'moderate', 'submit') and m.at >= p_from - 366
  ), stood as (
    -- What was taken back was not done.
    select m.piece_id, m.move, min((m.at at time zone 'Europe/London')::date) as first_on, max((m.at at time zone 'Europe/London')::date) as last_on
    from moved m where m.id <> all (array(select u.undoes from moves u where u.undoes is not null)) group by m.piece_id, m.move
  ), reported as (
    -- A report that was written on later was there from the first.
    select n.piece_id, least(n.saved_at, (select min((h.was ->> 'saved_at')::timestamptz) from history h
        where h.table_name = 'answers' and h.row_id = n.id and not (h.was ->> 'brought_forward')::boolean and h.was ->> 'value' not in ('null', ''))) as at
    from answers n where n.piece_id = any (array(select id from held where kind = 'review_linked')) and n.section = 'swr' and n.question = 'swr.summary'
      and n.value is not null and n.value not in ('null', '""', '[]', '"not_applicable"') and not n.brought_forward
  ), come as (
    select 'moderation' as activity, f.last_on as from_on, h.inadequate, case when d.last_on >= f.last_on then d.last_on end as done_on
    from held h join stood f on f.piece_id = h.id and f.move = 'assign_moderator' left join stood d on d.piece_id = h.id and d.move = 'moderate'
    union all
    select 'review_audit', h.on_day, false, d.first_on from held h left join stood d on d.piece_id = h.id and d.move = 'submit' where h.kind = 'review_linked'
    union all
    select 'worker_report', h.on_day, false, (r.at at time zone 'Europe/London')::date from held h left join reported r on r.piece_id = h.id where h.kind = 'review_linked'
  )
  select c.activity, c.from_on, c.inadequate, c.done_on, count(*)::int from come c
  where c.from_on between p_from - 62 and p_to + 62 group by 1, 2, 3, 4
$$;
revoke execute on function come_by_event from public;
grant execute on function come_by_event to hearth_service, hearth_assigned;
