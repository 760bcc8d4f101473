-- What is written row by row when two records of one household are made one (merges.sql; decision 72): most of it is led on by a column.

-- The open alerts on a household, but for those of what is restricted or goes by the person.
create or replace function open_alerts_of(p_household int) returns setof int language sql stable as $$
  select l.id from alerts l where l.household_id = p_household and l.decided_at is null and not exists (select from alert_entries e
    where e.alert_id = l.id and (coalesce(e.piece_id, 0) >= 500000000 or coalesce(e.voice_id, 0) >= 500000000))
$$;

create or replace function open_audits_of(p_household int) returns table (id int, ref text) language sql stable as $$
  select p.id, p.ref from pieces p where p.household_id = p_household and p.stream = 'audit' and p.id < 500000000 and phase_of(p.state) = 'open'
$$;

-- Of these reviews and those, what is waited for twice: of one kind, and due within half a year. The one with an open audit is waited for, else
-- the one that is due first; this gives the other.
create or replace function reviews_twice(p_these int[], p_those int[]) returns setof carer_reviews language sql stable as $$
  with waited as (
    select r.id, r.kind, r.due_on, r.due_on - '2000-01-01' as day, exists (select from audits a where a.review_id = r.id and is_open_piece(a.id)) as audited
    from carer_reviews r where r.id = any (p_these || p_those) and r.held_on is null and r.ended_on is null
  )
  select r.* from carer_reviews r where r.id in (
    select case when (o.audited, -o.day, -o.id) > (e.audited, -e.day, -e.id) then e.id else o.id end
    from waited e join waited o on o.id = any (p_those) and o.kind = e.kind and abs(o.day - e.day) < 183 where e.id = any (p_these))
$$;
create or replace function reviews_of(p_household int) returns int[] language sql stable as $$ select array(select id from carer_reviews where household_id = p_household) $$;

create or replace function count_of_household(p_ends int, p_stays int) returns table (place text, count int) language sql stable as $$
  select 'one review twice', count(*)::int from reviews_twice(reviews_of(p_ends), reviews_of(p_stays))
$$;

-- What cannot be true of one household, or is to be finished first.
create or replace function household_stands_against(p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text) language sql stable as $$
  select 'other way', '', '' from households e join households s on s.id = p_stays where e.id = p_ends and e.status <> 'ended' and s.status = 'ended'
  union all select 'audits', string_agg(distinct e.ref, ', '), string_agg(distinct s.ref, ', ') from open_audits_of(p_ends) e cross join open_audits_of(p_stays) s having count(*) > 0
  union all select 'alerts', e.ref, s.ref from alerts e join alerts s on s.id = any (array(select open_alerts_of(p_stays))) and s.circle = '{}'
    where e.id = any (array(select open_alerts_of(p_ends))) and e.circle = '{}'
  union all select 'carers', e.ref, s.ref from carers e join carers s on s.household_id = p_stays and s.position = e.position and s.ended_on is null
    where e.household_id = p_ends and e.ended_on is null
      and not exists (select from merges m where m.kind = 'carer' and m.ends_id in (e.id, s.id) and m.parted_at is null)
$$;

create or replace function lead_on_household(p_merge int, p_ends int, p_stays int) returns void language plpgsql volatile as $$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  ends households; stays households; lacks text[];
  led int[] := array(select l.row_key::int from merge_lines l where l.merge_id = p_merge and l.place = 'reviews of a household');
begin
  select * into strict ends from households where id = p_ends for update;
  select * into strict stays from households where id = p_stays for update;
  lacks := array(select n from unnest('{postcode,residence_la,team_id,supervising_worker_id,first_approved_on,terms,places_approved,places_unavailable,
      unavailable_reason,unavailable_until,next_review_due_on,last_unannounced_visit_on}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts of a household', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  if ends.status <> 'ended' then
    perform lead_row(p_merge, 'facts of a household', to_jsonb(ends), jsonb_build_object('status', 'ended', 'ended_on', today, 'saved_at', request_now()), null);
  end if;
  perform lead_row(p_merge, 'one review twice', to_jsonb(r), jsonb_build_object('ended_on', today, 'saved_at', request_now()), r.due_on::text)
    from reviews_twice(led, array(select unnest(reviews_of(p_stays)) except select unnest(led))) r;
end $$;
revoke execute on function lead_on_household from public;
