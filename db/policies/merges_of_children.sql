-- What is written row by row when two records of one child are made one (merges.sql; decision 66). What the register holds of the one that
-- ends stays with it, so that what is over reads as it read; the one that stays gets what it lacks. Of a day of which both tell, the later
-- news counts, as in every file that is brought in.

-- Open audits that look at one of the two, and not at the other as well.
create or replace function audits_of_one(p_stays int, p_ends int) returns setof int language sql stable as $$
  select c.audit_id from audit_children c where c.child_id = p_ends and is_open_piece(c.audit_id)
    and not exists (select from audit_children o where o.audit_id = c.audit_id and o.child_id = p_stays)
$$;
create or replace function audits_of_both(p_ends int, p_stays int) returns setof int language sql stable as $$
  select c.audit_id from audit_children c join audit_children o on o.audit_id = c.audit_id and o.child_id = p_stays where c.child_id = p_ends and is_open_piece(c.audit_id)
$$;

-- What an episode says, without whose it is and which file told of it.
create or replace function episode_says(p_episode episodes) returns jsonb language sql immutable as $$
  select to_jsonb(p_episode) - '{id,child_id,saved_at,as_of}'::text[]
$$;

-- The open alerts in which a child is named, but for those that somebody is kept from and those of what is restricted.
create or replace function alerts_naming(p_child int) returns setof alert_entries language sql stable as $$
  select e.* from alerts l join alert_entries e on e.alert_id = l.id
  where l.decided_at is null and l.circle = '{}' and p_child = any (e.child_ids) and coalesce(e.piece_id, 0) < 500000000 and coalesce(e.voice_id, 0) < 500000000
$$;

create or replace function count_of_child(p_ends int, p_stays int) returns table (place text, count int) language sql stable as $$
  select 'episodes of a child', count(*)::int from episodes e left join episodes h on h.child_id = p_stays and h.started_on = e.started_on
    where e.child_id = p_ends and (h.id is null or (e.as_of > h.as_of and episode_says(e) <> episode_says(h)))
  union all select 'homes of a child', count(*)::int from household_links l where l.child_id = p_ends and l.ended_on is null
    and not exists (select from household_links h where h.child_id = p_stays and h.started_on = l.started_on)
  union all select 'audits about a child', count(*)::int from audits_of_one(p_stays, p_ends)
  union all select 'alerts about a child', count(*)::int from alerts_naming(p_ends)
$$;

-- What cannot be true of one child: `of_ends` and `of_stays` say which, a day each, or the reference of an audit. Until when an episode is
-- known to last is its end, or the end of the year of which its file told.
create or replace function child_stands_against(p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text) language sql stable as $$
  with known as (
    select e.child_id, e.started_on, coalesce(e.ended_on, e.as_of, 'infinity') as until_on, e.as_of, episode_says(e) as says from episodes e where e.child_id in (p_ends, p_stays)
  ), lived as (
    select p.child_id, p.started_on, p.household_id, coalesce(p.ended_on, (select max(e.as_of) from episodes e where e.child_id = p.child_id and e.ended_on is null), 'infinity') as until_on
    from placements p where p.child_id in (p_ends, p_stays) and p.household_id is not null
  )
  select 'born', '', '' from children e join children s on s.id = p_stays where e.id = p_ends and e.born_on <> s.born_on
  union all select 'stay', e.started_on::text, s.started_on::text from known e join known s on s.child_id = p_stays and s.says <> e.says
    and case when s.started_on = e.started_on then s.as_of is not distinct from e.as_of or s.as_of is null or e.as_of is null
      else s.started_on < e.until_on and e.started_on < s.until_on end where e.child_id = p_ends
  union all select 'home', e.started_on::text, s.started_on::text from lived e join lived s on s.child_id = p_stays and s.household_id <> e.household_id
    and s.started_on < e.until_on and e.started_on < s.until_on where e.child_id = p_ends
  union all select 'home', e.started_on::text, s.started_on::text from household_links e join household_links s on s.child_id = p_stays and s.started_on = e.started_on
    and (s.household_id <> e.household_id or s.ended_on is not null) where e.child_id = p_ends and e.ended_on is null
    and not exists (select from lived l join lived o on o.child_id = p_stays and o.household_id <> l.household_id and o.started_on = l.started_on where l.child_id = p_ends and l.started_on = e.started_on)
  union all select 'audit', p.ref, '' from audits_of_both(p_ends, p_stays) a join pieces p on p.id = a
    where exists (select from answers n where n.piece_id = a and n.child_id = p_ends and not n.brought_forward and (n.value is not null or n.explanation <> '' or n.evidence <> ''))
      or exists (select from voices v where v.piece_id = a and v.child_id = p_ends and v.state in ('started', 'given'))
$$;

create or replace function lead_on_child(p_merge int, p_ends int, p_stays int) returns void language plpgsql volatile as $$
declare one record; held episodes; said episodes; ends children; stays children; lacks text[]; new_id int; why text; why_held text;
begin
  select * into strict ends from children where id = p_ends for update;
  select * into strict stays from children where id = p_stays for update;
  -- Facts that the one that stays lacks. Who asks the child is one person for both: what is over, and what is restricted, still leads to them.
  lacks := array(select n from unnest('{born_on,sex,ethnicity,initials,iro_id}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  if ends.iro_id is distinct from coalesce(stays.iro_id, ends.iro_id) then
    perform lead_row(p_merge, 'facts', to_jsonb(ends), jsonb_build_object('iro_id', stays.iro_id, 'saved_at', request_now()), null);
  end if;

  for said in select * from episodes e where e.child_id = p_ends order by e.started_on loop
    select * into held from episodes h where h.child_id = p_stays and h.started_on = said.started_on;
    select r.reason into why from place_change_reasons r where r.id = said.id;
    select r.reason into why_held from place_change_reasons r where r.id = held.id;
    if held.id is null then
      new_id := nextval(pg_get_serial_sequence('episodes', 'id'));
      perform lead_new(p_merge, 'episodes of a child', to_jsonb(said) || jsonb_build_object('id', new_id, 'child_id', p_stays, 'saved_at', request_now()), said.started_on::text);
      insert into place_change_reasons (id, reason) select new_id, why where why is not null;
    elsif said.as_of > held.as_of and episode_says(said) <> episode_says(held) then
      perform lead_row(p_merge, 'episodes of a child', to_jsonb(held), episode_says(said) || jsonb_build_object('as_of', said.as_of, 'saved_at', request_now()), said.started_on::text);
      if why_held is distinct from why then
        perform lead_away(p_merge, 'reasons', to_jsonb(r), null) from place_change_reasons r where r.id = held.id;
        perform lead_new(p_merge, 'reasons', jsonb_build_object('id', held.id, 'reason', why, 'saved_at', request_now()), null) where why is not null;
      end if;
    end if;
  end loop;
  perform lead_new(p_merge, 'homes of a child', to_jsonb(l) || jsonb_build_object('id', nextval(pg_get_serial_sequence('household_links', 'id')), 'child_id', p_stays, 'saved_at', request_now()), l.started_on::text)
    from household_links l where l.child_id = p_ends and l.ended_on is null and not exists (select from household_links h where h.child_id = p_stays and h.started_on = l.started_on);
  -- Where the child lives, and did, is said by the record that stays: a household does not have them twice.
  perform lead_row(p_merge, 'stays', to_jsonb(p), jsonb_build_object('household_id', null, 'saved_at', request_now()), null)
    from placements p where p.child_id = p_ends and p.household_id is not null;

  -- Of a child whom an audit looked at twice nobody is asked twice; and no audit looks at them twice.
  for one in select v.* from voices v where v.piece_id = any (array(select audits_of_both(p_ends, p_stays))) and v.child_id = p_ends and v.state in ('to_ask', 'asked') order by v.id for update loop
    perform lead_row(p_merge, 'asked twice', to_jsonb(one), jsonb_build_object('state', 'not_given', 'reason', 'other', 'reason_words',
      'The child is asked under ' || stays.ref || '.', 'version', one.version + 1), null);
    update voice_links set closed_at = request_now() where voice_id = one.id and closed_at is null;
  end loop;
  for one in select c.audit_id, to_jsonb(c) as row, (select p.ref from pieces p where p.id = c.audit_id) as ref
    from audit_children c where c.child_id = p_ends and is_open_piece(c.audit_id) order by c.audit_id loop
    perform lead_away(p_merge, 'left in an audit', one.row, null);
    if not exists (select from audit_children o where o.audit_id = one.audit_id and o.child_id = p_stays) then
      perform lead_new(p_merge, 'audits about a child', one.row || jsonb_build_object('child_id', p_stays, 'added_at', request_now(), 'added_by', null), one.ref);
    end if;
  end loop;
  perform lead_row(p_merge, 'alerts about a child', to_jsonb(e), jsonb_build_object('child_ids',
      (select array_agg(distinct case when c = p_ends then p_stays else c end) from unnest(e.child_ids) c), 'saved_at', request_now()), (select l.ref from alerts l where l.id = e.alert_id))
    from alerts_naming(p_ends) e;
end $$;

-- To which record a reference of a child leads on, where two were made one: its number alone, so that whoever sees that one is led there, also who saw the
-- one that ended only by the piece of evidence in which it stood.
create or replace function child_led_to(p_ref text) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.stays_id from merges m join children c on c.id = m.ends_id where m.kind = 'child' and c.ref = p_ref and m.parted_at is null
$$;
revoke execute on function child_led_to(text) from public, hearth_web;
grant execute on function child_led_to(text) to hearth_service, hearth_assigned;
