-- Who audited, observed or moderated at which household in a time, or is to: so that Hearth proposes neither the household to more people than a
-- family can bear, nor the same people again. `counts`: beyond the review and its audit. Nothing of what is restricted. A stream that leads people
-- to a household adds a branch here. For those who draw and who send to moderators, and for Hearth itself.
create or replace function households_met(p_from date, p_to date, p_household int) returns table (household_id int, person_id int, counts boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.household_id, w.person_id, a.kind <> 'review_linked' from audits a
    join pieces p on p.id = a.id cross join lateral (values (a.auditor_id), (a.moderator_id)) w (person_id)
    where a.id < 500000000 and a.phase <> 'cancelled' and coalesce(a.meeting_on, a.scheduled_for) between p_from and p_to
      and p.household_id = coalesce(p_household, p.household_id)
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
  union all
  select p.household_id, n.person_id, true from observations o
    join pieces p on p.id = o.id and p.sight = 'worker' and p.state not in ('called_off', 'cancelled')
    left join piece_people n on n.piece_id = o.id and n.part = 'observer'
    where coalesce(o.seen_on, o.planned_for) between p_from and p_to and p.household_id = coalesce(p_household, p.household_id)
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
  union all
  -- A leader, and whoever goes along with them.
  select c.household_id, w.person_id, true from leader_cases c join leader_visits v on v.id = c.id
    join pieces p on p.id = c.id and p.sight = 'open' and p.state <> 'called_off'
    join piece_people n on n.piece_id = c.id and n.part = 'leader' cross join lateral (values (n.person_id), (v.with_id)) w (person_id)
    where coalesce(v.held_on, v.planned_for) between p_from and p_to and c.household_id = coalesce(p_household, c.household_id) and w.person_id is not null
      and (actor() is null or has_duty('draw_sample') or has_duty('assign_moderators'))
$$;
