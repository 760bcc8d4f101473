-- What is asked of two records of which an administrator says that they are of one child, carer or household (merges.sql; decisions 66 and 72):
-- by references, numbers and days alone.

-- A record, by its kind and its own number; of a carer, who has no page, it is said where they are.
create or replace function kept_records(p_kind text) returns table (id int, ref text, number text, named text) language sql stable as $$
  select c.id, c.ref, c.source_id, c.ref from children c where p_kind = 'child'
  union all select c.id, c.ref, c.source_id, c.ref || ' (carer ' || c.position || ' of H-' || c.household_id || ')' from carers c where p_kind = 'carer'
  union all select h.id, h.ref, h.source_id, h.ref from households h where p_kind = 'household'
$$;

-- By what is written of it: its reference, or its number in the case system.
drop function if exists find_record(text, text);
create or replace function find_record(p_kind text, p_said text) returns table (id int, ref text, named text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.id, r.ref, r.named from kept_records(p_kind) r where may_see_merges() and (r.ref = upper(p_said) or r.number = p_said) order by r.ref = upper(p_said) desc limit 1
$$;

-- What stands against it that two records are one, for whoever asks for it.
create or replace function stands_against(p_kind text, p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.* from child_stands_against(p_ends, p_stays) s where p_kind = 'child' and may_see_merges()
  union all select s.* from carer_stands_against(p_ends, p_stays) s where p_kind = 'carer' and may_see_merges()
  union all select s.* from household_stands_against(p_ends, p_stays) s where p_kind = 'household' and may_see_merges()
$$;

-- What stands against it that they are two again.
create or replace function stands_against_parting(p_kind text, p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.* from carers_share_positions(p_kind, p_ends, p_stays) s where may_see_merges()
$$;

-- Who is concerned: the officers of two children, and whoever supervises, or manages the team of, a household that it is about: where a child
-- lives, where a carer fosters, or the two themselves.
create or replace function concerned_by_records(p_kind text, p_ends int, p_stays int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct x.id) filter (where x.id is not null), '{}') from (
    select c.iro_id as id from children c where p_kind = 'child' and c.id in (p_ends, p_stays)
    union all select unnest(array[h.supervising_worker_id, t.manager_id]) from households h left join teams t on t.id = h.team_id where h.id = any (array(
      select p.household_id from placements p where p_kind = 'child' and p.child_id in (p_ends, p_stays) and p.ended_on is null
      union select c.household_id from carers c where p_kind = 'carer' and c.id in (p_ends, p_stays)
      union select unnest(array[p_ends, p_stays]) where p_kind = 'household'))
  ) x where may_see_merges()
$$;

-- Looked up by itself: joined to all records of a kind, every child, carer and household would be read.
create or replace function ref_of_record(p_kind text, p_id int) returns text language sql stable as $$
  select case p_kind when 'child' then (select ref from children where id = p_id) when 'carer' then (select ref from carers where id = p_id)
    when 'household' then (select ref from households where id = p_id) end
$$;

-- Every time that two records were made one, for those who read of it: by their references alone.
create or replace function merged_records() returns table (id int, kind text, ends_id int, ends text, stays_id int, stays text, merged_at timestamptz, parted_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id, m.kind, m.ends_id, ref_of_record(m.kind, m.ends_id), m.stays_id, ref_of_record(m.kind, m.stays_id), m.merged_at, m.parted_at
  from merges m where m.kind in ('child', 'carer', 'household') and may_see_merges() order by m.merged_at desc, m.id desc
$$;

-- Numbers of the case system that lead to another, for whoever brings files in.
create or replace function numbers_led_on() returns table (kind text, number text, leads_to text, since timestamptz, parted_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.kind, e.number, s.number, m.merged_at, m.parted_at
  from unnest(array['child', 'carer', 'household']) k (kind) join merges m on m.kind = k.kind
    cross join lateral (select r.number from kept_records(k.kind) r where r.id = m.ends_id) e cross join lateral (select r.number from kept_records(k.kind) r where r.id = m.stays_id) s
  where (select may_bring_in())
$$;

-- Not at the door, where nobody is signed in: what is asked here takes that for Hearth itself.
revoke execute on function kept_records, find_record, stands_against, stands_against_parting, concerned_by_records, merged_records, numbers_led_on, ref_of_record from public, hearth_web, hearth_assigned;
grant execute on function find_record, stands_against, stands_against_parting, concerned_by_records, merged_records to hearth_service, hearth_assigned;
grant execute on function numbers_led_on to hearth_service;
