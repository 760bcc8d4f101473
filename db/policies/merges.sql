-- Which records were made one is read by those who read changes of access; of a child or a household also by whoever sees the record that
-- stays, to which the other leads, and of a carer by whoever sees where they fostered. What hung on them is kept for parting them again, and read by nobody: an administrator sees no case, and is told how
-- many of each there are.
-- Asked of the few that there are within a function, with the rights of whoever asks (as in actions.sql): the page of an audit reads five times
-- whether two records of a household are one.
create or replace function sees_merged(p_kind text, p_stays int, p_ends int) returns boolean language sql stable as $$
  select case p_kind when 'child' then exists (select from children c where c.id = p_stays)
    when 'carer' then exists (select from carer_stays c where c.carer_id = p_ends)
    when 'household' then exists (select from households h where h.id = p_stays) else false end
$$;
alter table merges enable row level security;
drop policy if exists readers on merges;
create policy readers on merges for select to hearth_service, hearth_assigned
  using ((select actor()) is null or (select has_duty('manage_people')) or (select has_duty('read_trail'))
    or sees_merged(kind, stays_id, ends_id));
grant select on merges to hearth_service, hearth_assigned;
alter table merge_lines enable row level security;

-- What is led on: where it stands, and which of its rows are not over ($1: the record that stays, $2: the one that ends). Everything else
-- that names the record stays as it was written (people/merging.test.ts and register/merging.test.ts say of every column which of the two it
-- is). What is restricted is not led on: who knows of it is said by name. `col` null: the file of its kind (merges_of_…) writes it, row by row.
-- `still`: asked before a row goes back, so that what is over by then reads as it read. `silent`: counted nowhere.
drop function if exists merge_places();
create function merge_places() returns table (kind text, place text, tab text, col text, keys text[], which text, says text, still text, silent boolean)
language sql immutable as $$
  select v.kind, v.place, v.tab, v.col, v.keys::text[], v.which, coalesce(v.says, $q$''$q$), coalesce(v.still, 'true'), coalesce(v.silent, false) from (values
    ('person', 'households', 'households', 'supervising_worker_id', '{id}', 'true', null, null, null),
    ('person', 'children', 'children', 'iro_id', '{id}', 'true', null, null, null),
    ('person', 'reviews', 'carer_reviews', 'reviewing_officer_id', '{id}', 'r.held_on is null and r.ended_on is null', null, null, null),
    ('person', 'teams', 'teams', 'manager_id', '{id}', 'true', null, null, null),
    ('person', 'line', 'people', 'manager_id', '{id}', 'r.id <> $1', null, null, null),
    ('person', 'away', 'absences', 'person_id', '{id}', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.cover_id is distinct from $1$q$, null, null, null),
    ('person', 'covers', 'absences', 'cover_id', '{id}', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.person_id <> $1$q$, null, null, null),
    ('person', 'actions', 'actions', 'owner_id', '{id}', $q$r.state in ('open', 'in_progress', 'done_awaiting_check') and r.sight in ('open', 'household', 'worker')$q$, null, null, null),
    ('person', 'audits as auditor', 'audits', 'auditor_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$, null, null, null),
    ('person', 'audits as worker', 'audits', 'worker_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$, null, null, null),
    ('person', 'audits as moderator', 'audits', 'moderator_id', '{id}', $q$r.phase = 'open' and r.id < 500000000 and r.auditor_id is distinct from $1 and r.worker_id is distinct from $1$q$, null, null, null),
    ('person', 'parts', 'piece_people', 'person_id', '{piece_id,part}',
      $q$r.phase = 'open' and r.piece_id < 500000000 and not exists (select from piece_people o where o.piece_id = r.piece_id and o.person_id = $1)$q$, null, null, null),
    ('person', 'voices', 'voices', 'gatherer_id', '{id}', $q$r.state = 'asked' and coalesce(r.piece_id, 0) < 500000000$q$, null, null, null),
    ('person', 'wishes to answer', 'engagement_notes', 'officer_id', '{id}', 'r.wish_by is not null and r.told_on is null and r.taken_down_at is null', null, null, null),
    ('person', 'lines of the year', 'slots', 'person_id', '{id}', $q$r.settled is null and r.due_on >= (request_now() at time zone 'Europe/London')::date$q$, null, null, null),
    ('person', 'days with a leader', 'leader_visits', 'with_id', '{id}', 'is_open_piece(r.id)', null, null, null),
    ('person', 'plans to improve', 'improvement_plans', 'led_by', '{id}', $q$r.stands = 'open'$q$, null, null, null),
    ('child', 'answers about a child', 'answers', 'child_id', '{id}', 'r.piece_id = any (array(select audits_of_one($1, $2)))',
      '(select p.ref from pieces p where p.id = r.piece_id)', 'is_open_piece(r.piece_id)', null),
    ('child', 'notes about a child', 'asides', 'child_id', '{id}', 'r.piece_id = any (array(select audits_of_one($1, $2)))', null, 'is_open_piece(r.piece_id)', true),
    ('child', 'voices of a child', 'voices', 'child_id', '{id}',
      $q$r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r)
        else is_open_piece(r.piece_id) and not exists (select from voices o where o.piece_id = r.piece_id and o.child_id = $1) end$q$,
      'r.ref', '(r.piece_id is null or is_open_piece(r.piece_id))', null),
    ('child', 'episodes of a child', 'episodes', null, '{id}', null, null, null, null),
    ('child', 'reasons', 'place_change_reasons', null, '{id}', null, null, null, true),
    ('child', 'homes of a child', 'household_links', null, '{id}', null, null, null, null),
    ('child', 'stays', 'placements', null, '{id}', null, null, null, true),
    ('child', 'facts', 'children', null, '{id}', null, null, null, true),
    ('child', 'audits about a child', 'audit_children', null, '{audit_id,child_id}', null, null, 'is_open_piece(r.audit_id)', null),
    ('child', 'left in an audit', 'audit_children', null, '{audit_id,child_id}', null, null, 'is_open_piece(r.audit_id)', true),
    ('child', 'asked twice', 'voices', null, '{id}', null, null, 'is_open_piece(r.piece_id)', true),
    ('child', 'escalations about a child', 'escalations', 'child_id', '{id}', 'r.id < 500000000 and is_open_piece(r.id)',
      '(select p.ref from pieces p where p.id = r.id)', 'is_open_piece(r.id)', null),
    ('child', 'alerts about a child', 'alert_entries', null, '{id}', null, null, 'exists (select from alerts l where l.id = r.alert_id and l.decided_at is null)', null),
    ('child', 'wishes of a child', 'engagement_notes', 'child_id', '{id}', 'r.wish_by is not null and r.told_on is null and r.taken_down_at is null', null,
      'r.told_on is null and r.taken_down_at is null', null),
    ('carer', 'voices of a carer', 'voices', 'carer_id', '{id}',
      $q$r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) and not exists (select from voices o where o.piece_id = r.piece_id and o.carer_id = $1) end$q$,
      'r.ref', 'case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', null),
    ('carer', 'stays of a carer', 'carer_stays', null, '{id}', null, null, null, null),
    ('carer', 'facts of a carer', 'carers', null, '{id}', null, null, null, true),
    ('carer', 'carer asked twice', 'voices', null, '{id}', null, null, 'is_open_piece(r.piece_id)', true),
    ('household', 'carers of a household', 'carers', 'household_id', '{id}', 'true', 'r.ref', null, null),
    ('household', 'stays of children', 'placements', 'household_id', '{id}', 'true', 'r.started_on::text', null, null),
    ('household', 'links of children', 'household_links', 'household_id', '{id}', 'true', null, null, true),
    ('household', 'reviews of a household', 'carer_reviews', 'household_id', '{id}', 'true', 'r.due_on::text', null, null),
    ('household', 'one review twice', 'carer_reviews', null, '{id}', null, null, null, null),
    ('household', 'audits of a household', 'pieces', 'household_id', '{id}', $q$r.id < 500000000 and phase_of(r.state) = 'open'$q$, 'r.ref', $q$phase_of(r.state) = 'open'$q$, null),
    ('household', 'practice with a household', 'pieces', 'household_id', '{id}', $q$r.id between 500000000 and 999999999 and phase_of(r.state) = 'open'$q$, null, $q$phase_of(r.state) = 'open'$q$, true),
    ('household', 'case of a leader', 'leader_cases', 'household_id', '{id}', 'is_open_piece(r.id)', null, 'is_open_piece(r.id)', true),
    ('household', 'voices of a household', 'voices', 'household_id', '{id}',
      'r.id < 500000000 and case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', 'r.ref',
      'case when r.piece_id is null then not is_over_voice(r) else is_open_piece(r.piece_id) end', null),
    ('household', 'actions of a household', 'actions', 'household_id', '{id}', $q$r.state in ('open', 'in_progress', 'done_awaiting_check') and r.sight in ('open', 'household')$q$, 'r.ref',
      $q$r.state in ('open', 'in_progress', 'done_awaiting_check')$q$, null),
    ('household', 'alerts on a household', 'alerts', 'household_id', '{id}', $q$r.circle = '{}' and r.id = any (array(select open_alerts_of($2))) and not exists (select from alerts o
      where o.household_id = $1 and o.decided_at is null and o.circle = r.circle)$q$, 'r.ref', 'may_go_back(r)', null),
    ('household', 'alerts kept from somebody', 'alerts', 'household_id', '{id}', $q$r.circle <> '{}' and r.id = any (array(select open_alerts_of($2))) and not exists (select from alerts o
      where o.household_id = $1 and o.decided_at is null and o.circle = r.circle)$q$, null, 'may_go_back(r)', true),
    ('household', 'alerts not finished', 'unfinished_alerts', 'household_id', '{id}', 'r.ended_at is null and coalesce(r.piece_id, 0) < 500000000', null, 'r.ended_at is null', true),
    ('household', 'never proposed', 'not_proposed', 'household_id', '{id}', $q$r.until_at is null and not exists (select from not_proposed o where o.household_id = $1 and o.until_at is null)$q$,
      null, 'r.until_at is null', true),
    ('household', 'facts of a household', 'households', null, '{id}', null, null, null, true)
  ) v (kind, place, tab, col, keys, which, says, still, silent)
$$;

-- Whoever asks that two records are one, says yes to it or reads of it: numbers only, and never of what is restricted.
create or replace function may_see_merges() returns boolean language sql stable as $$
  select actor() is null or has_duty('manage_people') or has_duty('confirm_access') or has_duty('read_trail')
$$;

-- How many of each hang on a record and would be led on to another.
drop function if exists merge_counts(int, int);
create or replace function merge_counts(p_kind text, p_ends int, p_stays int) returns table (place text, count int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare one record; found int;
begin
  if not may_see_merges() then return; end if;
  for one in select * from merge_places() m where m.kind = p_kind and m.col is not null and not m.silent loop
    execute format('select count(*) from %I r where r.%I = $2 and (%s)', one.tab, one.col, one.which) into found using p_stays, p_ends;
    if found > 0 then place := one.place; count := found; return next; end if;
  end loop;
  return query select c.place, c.count from count_of_child(p_ends, p_stays) c where p_kind = 'child' and c.count > 0
    union all select c.place, c.count from count_of_carer(p_ends) c where p_kind = 'carer' and c.count > 0
    union all select c.place, c.count from count_of_household(p_ends, p_stays) c where p_kind = 'household' and c.count > 0;
end $$;

-- What became of what was led on, when the two were parted: how many of each went back, and how many were changed since and stay. A row
-- that is restricted by then is in neither.
drop function if exists merge_outcome(int);
create or replace function merge_outcome(p_merge int) returns table (place text, back int, stayed int, which text[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.place, count(*) filter (where l.went_back)::int, count(*) filter (where not l.went_back)::int,
    coalesce(array_agg(distinct l.says order by l.says) filter (where not l.went_back and l.says <> ''), '{}')
  from merge_lines l join merges m on m.id = l.merge_id
  where m.id = p_merge and m.parted_at is not null and may_see_merges()
    and not exists (select from merge_places() p where p.kind = m.kind and p.place = l.place and p.silent)
  group by l.place
$$;

-- Both are carried out by Hearth itself, for what a second person has said yes to. It says which two records.
create or replace function agreed_records(p_change int, p_what text) returns table (kind text, ends int, stays int) language sql stable as $$
  select coalesce(c.what #>> '{two,record}', 'person'), coalesce((c.what #>> '{two,endsId}')::int, c.person_id), coalesce((c.what #>> '{two,staysId}')::int, (c.what ->> 'intoId')::int)
  from access_changes c where c.id = p_change and c.kind = p_what and c.state = 'confirmed'
$$;

create or replace function keep_merge_line(p_merge int, p_place text, p_row jsonb, p_was jsonb, p_became jsonb, p_says text) returns void language sql volatile as $$
  insert into merge_lines (merge_id, place, row_key, was, became, says)
  select p_merge, p_place, (select string_agg(p_row ->> k.name, ' ' order by k.at) from unnest(m.keys) with ordinality k (name, at)), p_was, p_became, coalesce(p_says, '')
  from merge_places() m where m.place = p_place
$$;

-- These fields of a row, as far as it has them.
create or replace function pick(p_row jsonb, p_fields text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(f.name, p_row -> f.name), '{}') from unnest(p_fields) f (name) where p_row ? f.name
$$;

-- The condition that finds one row by its key: "r.audit_id = '5' and r.child_id = '7'".
create or replace function by_key(p_keys text[], p_key text) returns text language sql immutable as $$
  select string_agg(format('r.%I = %L', k.name, k.value), ' and ') from unnest(p_keys, string_to_array(p_key, ' ')) k (name, value)
$$;
create or replace function fields_of(p_row jsonb) returns text language sql immutable as $$
  select string_agg(format('%I', f), ', ') from jsonb_object_keys(p_row) f
$$;

create or replace function lead_on(p_change int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare asked record; made int; one record;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select * into strict asked from agreed_records(p_change, 'records merged');
  insert into merges (kind, ends_id, stays_id, was_active, merged_at)
    select asked.kind, asked.ends, asked.stays, coalesce((select p.active from people p where p.id = asked.ends and asked.kind = 'person'), false), request_now() returning id into made;
  perform hold_pieces(asked.kind, asked.ends, asked.stays);
  for one in select * from merge_places() m where m.kind = asked.kind and m.col is not null loop
    -- An answer says when it was saved: of two versions the one that names the right record has to be the later one.
    execute format('with before as (select to_jsonb(r) as was, r.ctid as at from %1$I r where r.%2$I = $2 and (%3$s) for update),
        led as (update %1$I r set %2$I = $1 %5$s from before b where r.ctid = b.at returning b.was, to_jsonb(r) as is, %4$s as says)
      select count(keep_merge_line($3, $4, led.was, pick(led.was, $5), pick(led.is, $6), led.says)) from led',
      one.tab, one.col, one.which, one.says, case when one.tab = 'answers' then ', saved_at = request_now()' else '' end)
      using asked.stays, asked.ends, made, one.place, array[one.col] || case when one.tab = 'answers' then array['saved_at'] else '{}' end,
        -- What somebody said since, or was said of a child since, stays. Where it belongs is no matter of what was written in it.
        array[one.col] || case when asked.kind in ('child', 'carer') then array['version'] else '{}' end;
  end loop;
  case asked.kind
    when 'child' then perform lead_on_child(made, asked.ends, asked.stays);
    when 'carer' then perform lead_on_carer(made, asked.ends, asked.stays);
    when 'household' then perform lead_on_household(made, asked.ends, asked.stays);
    else null;
  end case;
  return made;
end $$;

-- Whether a piece of evidence that is known with its household, or by everybody, goes on.
create or replace function is_open_piece(p_piece int) returns boolean language sql stable as $$
  select p_piece < 500000000 and exists (select from pieces p where p.id = p_piece and phase_of(p.state) = 'open')
$$;

-- Held as whoever writes in them holds them, in the order of their numbers: what is written meanwhile is led on, or finds the other.
create or replace function hold_pieces(p_kind text, p_ends int, p_stays int) returns void language sql volatile as $$
  select from pieces p where p.id = any (array(
    select c.audit_id from audit_children c where p_kind = 'child' and c.child_id in (p_ends, p_stays) and is_open_piece(c.audit_id)
    union select v.piece_id from voices v where p_kind = 'carer' and v.carer_id in (p_ends, p_stays) and is_open_piece(v.piece_id)
    union select h.id from pieces h where p_kind = 'household' and h.household_id in (p_ends, p_stays) and phase_of(h.state) = 'open')) order by p.id for no key update
$$;

-- Whether an open alert can go back to the household whose record was led on: one for a circle of readers at a time, and it may have one by now.
create or replace function may_go_back(p_alert alerts) returns boolean language sql stable as $$
  select p_alert.decided_at is null and not exists (select from alerts o join merges m on m.kind = 'household' and m.ends_id = o.household_id and m.stays_id = p_alert.household_id
    and m.parted_at is null where o.decided_at is null and o.circle = p_alert.circle)
$$;

-- Whether nothing is waited for any more of somebody who was asked for no piece.
create or replace function is_over_voice(p_voice voices) returns boolean language sql immutable as $$
  select not (p_voice.state in ('to_ask', 'asked', 'started') or (p_voice.state = 'given' and p_voice.told_at is null))
$$;

-- Exactly what was led on goes back, the last first, unless it is another by now or is over.
create or replace function part_again(p_change int) returns table (merge_id int, was_active boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made record; line record;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select m.* into strict made from agreed_records(p_change, 'records parted') a join merges m on m.kind = a.kind and m.ends_id = a.ends and m.parted_at is null for update of m;
  perform hold_pieces(made.kind, made.ends_id, made.stays_id);
  for line in select l.*, m.tab, m.keys, m.still from merge_lines l join merge_places() m on m.kind = made.kind and m.place = l.place where l.merge_id = made.id order by l.id desc loop
    update merge_lines l set went_back = give_back(line.tab, line.keys, line.row_key, line.was, line.became, line.still) where l.id = line.id;
  end loop;
  update merges set parted_at = request_now() where id = made.id;
  merge_id := made.id; was_active := made.was_active; return next;
end $$;

-- One row as it was before. Null when it cannot be told from one that was never there: it is gone, or restricted by now.
create or replace function give_back(p_tab text, p_keys text[], p_key text, p_was jsonb, p_became jsonb, p_still text) returns boolean language plpgsql volatile as $$
declare
  this text := by_key(p_keys, p_key);
  row jsonb;
  done int;
begin
  execute format('select to_jsonb(r) from %I r where %s', p_tab, this) into row;
  if (row is null and p_became is not null) or coalesce((row ->> 'piece_id')::int, 0) >= 500000000 then return null; end if;
  if p_became is null then
    execute format('insert into %1$I overriding system value select r.* from jsonb_populate_record(null::%1$I, $1) r where %2$s on conflict do nothing', p_tab, p_still) using p_was;
  elsif p_was is null then
    if p_tab = 'episodes' and row @> p_became then delete from place_change_reasons where id = (row ->> 'id')::int; end if;
    execute format('delete from %I r where %s and to_jsonb(r) @> $1 and %s', p_tab, this, p_still) using p_became;
  else
    execute format('update %1$I r set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) where %3$s and to_jsonb(r) @> $2 and %4$s', p_tab, fields_of(p_was), this, p_still)
      using p_was, p_became;
  end if;
  get diagnostics done = row_count;
  return done > 0;
end $$;
revoke execute on function keep_merge_line, give_back, agreed_records from public;

-- For what is written row by row: a row becomes another (`p_set`), is made or taken away, and it is kept how it was.
create or replace function lead_row(p_merge int, p_place text, p_row jsonb, p_set jsonb, p_says text) returns void language plpgsql volatile as $$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  perform keep_merge_line(p_merge, p_place, p_row, pick(p_row, array(select jsonb_object_keys(p_set - 'saved_at'))), p_set - '{saved_at,as_of}'::text[], p_says);
  execute format('update %1$I r set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) where %3$s', m.tab, fields_of(p_set),
    by_key(m.keys, (select l.row_key from merge_lines l where l.merge_id = p_merge order by l.id desc limit 1))) using p_set;
end $$;
create or replace function lead_new(p_merge int, p_place text, p_row jsonb, p_says text) returns void language plpgsql volatile as $$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  execute format('insert into %1$I overriding system value select r.* from jsonb_populate_record(null::%1$I, $1) r', m.tab) using p_row;
  perform keep_merge_line(p_merge, p_place, p_row, null, p_row - '{id,saved_at,as_of,added_at,added_by}'::text[], p_says);
end $$;
create or replace function lead_away(p_merge int, p_place text, p_row jsonb, p_says text) returns void language plpgsql volatile as $$
declare m record;
begin
  select * into strict m from merge_places() x where x.place = p_place;
  perform keep_merge_line(p_merge, p_place, p_row, p_row, null, p_says);
  execute format('delete from %I r where %s', m.tab, by_key(m.keys, (select l.row_key from merge_lines l where l.merge_id = p_merge order by l.id desc limit 1)));
end $$;
revoke execute on function lead_row, lead_new, lead_away from public;

-- Not at the door, where nobody is signed in: may_see_merges takes that for Hearth itself.
revoke execute on function merge_counts, merge_outcome, lead_on, part_again from public, hearth_web, hearth_assigned;
grant execute on function lead_on, part_again, merge_counts, merge_outcome to hearth_service;
grant execute on function merge_counts, merge_outcome to hearth_assigned;
