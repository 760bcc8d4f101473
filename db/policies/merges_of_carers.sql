-- What is written row by row when two records of one carer are made one (merges.sql; decision 72). Their stays stay as they were written:
-- who is who is said by the merge itself, as of when it held, so that what is over reads as it read (register/queries/households.ts). Only a
-- stay that went on under the number that ends is over: from now on the carer is where the other number says.

create or replace function count_of_carer(p_ends int) returns table (place text, count int) language sql stable as $$
  select 'stays of a carer', count(*)::int from carer_stays s where s.carer_id = p_ends and s.until_on is null
$$;

-- Open pieces for which both were asked.
create or replace function pieces_asking_both(p_ends int, p_stays int) returns setof int language sql stable as $$
  select v.piece_id from voices v join voices o on o.piece_id = v.piece_id and o.carer_id = p_stays where v.carer_id = p_ends and is_open_piece(v.piece_id)
$$;

-- What cannot be true of one carer, and who has to end instead.
create or replace function carer_stands_against(p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text) language sql stable as $$
  select 'born', '', '' from carers e join carers s on s.id = p_stays where e.id = p_ends and e.born_on <> s.born_on
  union all select 'other way', '', '' from carers e join carers s on s.id = p_stays where e.id = p_ends and e.ended_on is null and s.ended_on is not null
  union all select 'asked', p.ref, '' from pieces_asking_both(p_ends, p_stays) b join pieces p on p.id = b
    where exists (select from voices v where v.piece_id = b and v.carer_id = p_ends and v.state in ('started', 'given'))
$$;

-- Carers at one position of a household once what a merge led on goes back: two at one position are an error, as in a file.
create or replace function carers_share_positions(p_kind text, p_ends int, p_stays int) returns table (what text, of_ends text, of_stays text) language sql stable as $$
  select distinct 'position', h.ref, o.position::text from carers c join merges m on m.kind = p_kind and m.ends_id = p_ends and m.stays_id = p_stays and m.parted_at is null
    join households h on h.id = case when p_kind = 'household' then p_ends else c.household_id end
    join carers o on o.id <> c.id and o.household_id = h.id and o.position = c.position and o.ended_on is null
  where c.ended_on is null and not exists (select from merges l where l.kind = 'carer' and l.ends_id = o.id and l.parted_at is null)
    and case p_kind when 'carer' then c.id = p_ends
      when 'household' then c.household_id = p_stays and exists (select from merge_lines l where l.merge_id = m.id and l.place = 'carers of a household' and l.row_key = c.id::text) end
$$;

create or replace function lead_on_carer(p_merge int, p_ends int, p_stays int) returns void language plpgsql volatile as $$
declare
  today date := (request_now() at time zone 'Europe/London')::date;
  one record; ends carers; stays carers; lacks text[];
begin
  select * into strict ends from carers where id = p_ends for update;
  select * into strict stays from carers where id = p_stays for update;
  lacks := array(select n from unnest('{initials,display_name,sex,ethnicity,disability,dbs_on,medical_on,tsd_completed_on}'::text[]) n
    where coalesce(to_jsonb(stays) ->> n, '') = '' and coalesce(to_jsonb(ends) ->> n, '') <> '');
  if cardinality(lacks) > 0 then
    perform lead_row(p_merge, 'facts of a carer', to_jsonb(stays), pick(to_jsonb(ends), lacks) || jsonb_build_object('saved_at', request_now()), null);
  end if;
  perform lead_row(p_merge, 'stays of a carer', to_jsonb(s), jsonb_build_object('until_on', greatest(s.from_on, today), 'saved_at', request_now()), s.from_on::text)
    from carer_stays s where s.carer_id = p_ends and s.until_on is null;
  for one in select v.* from voices v where v.piece_id = any (array(select pieces_asking_both(p_ends, p_stays))) and v.carer_id = p_ends and v.state in ('to_ask', 'asked') for update loop
    perform lead_row(p_merge, 'carer asked twice', to_jsonb(one), jsonb_build_object('state', 'not_given', 'reason', 'other', 'reason_words',
      'The carer is asked once: two records of them are one.', 'version', one.version + 1), null);
    update voice_links set closed_at = request_now() where voice_id = one.id and closed_at is null;
  end loop;
end $$;
revoke execute on function lead_on_carer from public;
