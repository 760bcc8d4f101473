-- Which records were made one is read by those who read changes of access. What hung on them is kept for parting them again, and read by
-- nobody: an administrator sees no case, and is told how many of each there are.
alter table merges enable row level security;
drop policy if exists readers on merges;
create policy readers on merges for select to hearth_service, hearth_assigned
  using ((select actor()) is null or (select has_duty('manage_people')) or (select has_duty('read_trail')));
grant select on merges to hearth_service, hearth_assigned;
alter table merge_lines enable row level security;

-- What is led on: where it stands, and which of its rows are not over. Everything else that names somebody stays as it was written
-- (people/merging.test.ts says of every column which of the two it is). What is restricted is not led on: who knows of it is said by name.
create or replace function merge_places() returns table (place text, tab text, col text, key text, which text)
language sql immutable as $$
  values
    ('households', 'households', 'supervising_worker_id', 'r.id', 'true'),
    ('children', 'children', 'iro_id', 'r.id', 'true'),
    ('reviews', 'carer_reviews', 'reviewing_officer_id', 'r.id', 'r.held_on is null and r.ended_on is null'),
    ('teams', 'teams', 'manager_id', 'r.id', 'true'),
    ('line', 'people', 'manager_id', 'r.id', 'r.id <> $1'),
    ('away', 'absences', 'person_id', 'r.id', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.cover_id is distinct from $1$q$),
    ('covers', 'absences', 'cover_id', 'r.id', $q$r.until_on >= (request_now() at time zone 'Europe/London')::date and r.person_id <> $1$q$),
    ('actions', 'actions', 'owner_id', 'r.id', $q$r.state in ('open', 'in_progress', 'done_awaiting_check') and r.sight in ('open', 'household', 'worker')$q$),
    ('audits as auditor', 'audits', 'auditor_id', 'r.id', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$),
    ('audits as worker', 'audits', 'worker_id', 'r.id', $q$r.phase = 'open' and r.id < 500000000 and r.moderator_id is distinct from $1$q$),
    ('audits as moderator', 'audits', 'moderator_id', 'r.id', $q$r.phase = 'open' and r.id < 500000000 and r.auditor_id is distinct from $1 and r.worker_id is distinct from $1$q$),
    ('parts', 'piece_people', 'person_id', $q$(r.piece_id || ' ' || r.part)$q$,
      $q$r.phase = 'open' and r.piece_id < 500000000 and not exists (select from piece_people o where o.piece_id = r.piece_id and o.person_id = $1)$q$),
    ('voices', 'voices', 'gatherer_id', 'r.id', $q$r.state = 'asked' and coalesce(r.piece_id, 0) < 500000000$q$)
$$;

-- How many of each hang on somebody and would be led on to another: numbers only, for whoever asks for it or says yes.
create or replace function merge_counts(p_ends int, p_stays int) returns table (place text, count int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare one record; found int;
begin
  if actor() is not null and not (has_duty('manage_people') or has_duty('confirm_access')) then return; end if;
  for one in select * from merge_places() loop
    execute format('select count(*) from %I r where r.%I = $2 and (%s)', one.tab, one.col, one.which) into found using p_stays, p_ends;
    if found > 0 then place := one.place; count := found; return next; end if;
  end loop;
end $$;

-- What became of what was led on, when the two were parted: how many of each went back, and how many were changed since and stay.
create or replace function merge_outcome(p_merge int) returns table (place text, back int, stayed int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l.place, count(*) filter (where l.went_back)::int, count(*) filter (where not l.went_back)::int
  from merge_lines l join merges m on m.id = l.merge_id
  where m.id = p_merge and m.parted_at is not null
    and (actor() is null or has_duty('manage_people') or has_duty('confirm_access') or has_duty('read_trail'))
  group by l.place
$$;

-- Both are carried out by Hearth itself, for a change of access to which a second person has said yes.
create or replace function lead_on(p_change int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare asked record; made int; one record;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select c.person_id as ends, (c.what ->> 'intoId')::int as stays into strict asked from access_changes c
    where c.id = p_change and c.kind = 'records merged' and c.state = 'confirmed';
  insert into merges (ends_id, stays_id, was_active, merged_at)
    select asked.ends, asked.stays, p.active, request_now() from people p where p.id = asked.ends returning id into made;
  for one in select * from merge_places() loop
    execute format('with led as (update %I r set %I = $1 where r.%I = $2 and (%s) returning %s::text as k)
      insert into merge_lines (merge_id, place, row_key) select $3, $4, k from led', one.tab, one.col, one.col, one.which, one.key)
      using asked.stays, asked.ends, made, one.place;
  end loop;
  return made;
end $$;

create or replace function part_again(p_change int) returns table (merge_id int, was_active boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made record; one record; line record; done int;
begin
  if actor() is not null then raise insufficient_privilege; end if;
  select m.* into strict made from access_changes c join merges m on m.ends_id = c.person_id and m.parted_at is null
    where c.id = p_change and c.kind = 'records parted' and c.state = 'confirmed' for update of m;
  for one in select * from merge_places() loop
    for line in select * from merge_lines l where l.merge_id = made.id and l.place = one.place loop
      execute format('update %I r set %I = $2 where %s::text = $3 and r.%I = $1', one.tab, one.col, one.key, one.col)
        using made.stays_id, made.ends_id, line.row_key;
      get diagnostics done = row_count;
      update merge_lines l set went_back = done > 0 where l.merge_id = made.id and l.place = one.place and l.row_key = line.row_key;
    end loop;
  end loop;
  update merges set parted_at = request_now() where id = made.id;
  merge_id := made.id; was_active := made.was_active; return next;
end $$;
