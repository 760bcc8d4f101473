-- Files of the register hold the whole service: only people with the duty, who also see the whole service, and Hearth itself.
create or replace function may_bring_in() returns boolean language sql stable as $$ select actor() is null or has_duty('import_data') $$;
-- An import is for whoever may bring in every one of its files (imports.duties); complaints go to nobody by cover.
create or replace function may_handle(p_duties text[]) returns boolean language sql stable as $$
  select actor() is null or exists (select from unnest(p_duties) d where case d when 'hold_complaints' then has_own_duty(d) else has_duty(d) end)
$$;
create or replace function may_handle_import(p_import int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from imports i where i.id = p_import and may_handle(i.duties))
$$;
create or replace function my_imports() returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select i.id from imports i join (select d.duties from (select distinct duties from imports) d where may_handle(d.duties)) mine on mine.duties = i.duties)
$$;
alter table imports enable row level security;
drop policy if exists importers on imports;
create policy importers on imports to hearth_service, hearth_assigned using (may_handle(duties)) with check (may_handle(duties));
-- A case, so that no search is planned by it: an import may have sixty thousand lines, and they are looked for by their file.
do $$
declare t text;
begin
  foreach t in array array['import_files', 'import_changes', 'import_answers', 'import_stays'] loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists importers on %I', t);
    execute format('create policy importers on %I to hearth_service, hearth_assigned using (case when import_id = any ((select my_imports())::int[]) then true else false end) with check (import_id = any ((select my_imports())::int[]))', t);
  end loop;
end $$;
grant insert, update on imports, import_files, import_changes, import_answers, import_stays to hearth_service, hearth_assigned;
grant select on imports, import_changes, import_answers, import_stays to hearth_service, hearth_assigned;
-- Files are read again with what was answered: their lines are written anew.
grant delete on import_changes to hearth_service, hearth_assigned;
-- What stayed of one may go back with a later one.
grant delete on import_stays to hearth_service, hearth_assigned;

-- A file says why placements ended. While nobody has decided, it is read again with what was answered; never else.
grant select (id, import_id, name, kind, sha256, row_count, tally, problem, year_end, gone_at) on import_files to hearth_service, hearth_assigned;
create or replace function contents_to_read(p_import int) returns table (id int, name text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.id, f.name, f.content from import_files f join imports i on i.id = f.import_id
  where (select may_handle_import(p_import)) and i.id = p_import and i.state = 'proposed' and f.kind is not null
$$;

-- What no line shows is nobody's to read: it is written with the lines, and goes into the register with them.
alter table import_withheld enable row level security;
create or replace function withhold(p_file int, p_rows jsonb) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from import_withheld where file_id = p_file and (select may_handle_import(f.import_id) from import_files f where f.id = p_file);
  insert into import_withheld (file_id, row_number, before, after)
    select p_file, row_number, coalesce(before, '{}'), after
    from jsonb_to_recordset(p_rows) as g (row_number int, before jsonb, after jsonb) where (select may_handle_import(f.import_id) from import_files f where f.id = p_file);
$$;

-- The whole lines of an import, in the transaction in which it is brought in.
create or replace function lines_to_bring_in(p_import int) returns table (id bigint, kind text, key text, before jsonb, after jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, f.kind, c.key, c.before || coalesce(w.before, '{}'), c.after || coalesce(w.after, '{}')
  from imports i join import_changes c on c.import_id = i.id join import_files f on f.id = c.file_id
    left join import_withheld w on w.file_id = c.file_id and w.row_number = c.row_number
  where (select may_handle_import(p_import)) and i.id = p_import and i.state = 'committed' and i.decided_at = request_now()
    and c.after is not null
$$;

-- Every import that spoke of the rows of which this one spoke, row by row, newest first: what each found and what it left, whole; nothing
-- where it wrote nothing. Those before the first that is taken back are nobody's business. Of a file that was sealed the lines are where they were put.
create or replace function import_lines_on_same_rows(p_import int)
returns table (import_id int, taken_back boolean, kind text, key text, "row" int, before jsonb, after jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with sealed as materialized (
    select l.id, l.import_id, r.contents #>> '{file,kind}' as kind, l.key, l.row_number, l.outcome, l.before || coalesce(w.before, '{}') as before, l.after || coalesce(w.after, '{}') as after
    from corrections q join sealed_records r on r.correction_id = q.id and r.contents is not null cross join jsonb_populate_recordset(null::import_changes, r.contents -> 'lines') l
      left join jsonb_populate_recordset(null::import_withheld, r.contents -> 'withheld') w on w.row_number = l.row_number
    where q.kind = 'file' and q.state = 'sealed'
  ), spoken as materialized (
    select distinct f.kind, c.key from import_changes c join import_files f on f.id = c.file_id
    where c.import_id = p_import and c.outcome in ('new', 'changed', 'unchanged')
    union select c.kind, c.key from sealed c where c.import_id = p_import and c.outcome in ('new', 'changed', 'unchanged')
    -- What stayed of an earlier one may have stayed because of this one.
    union select s.kind, s.key from import_stays s join imports i on i.id = s.import_id where may_handle(i.duties)
  ), first as (
    select min(decided_at) as at from imports where state = 'taken_back' or id = p_import
  ), line as (
    select c.id, c.import_id, f.kind, c.key, c.row_number, c.before || coalesce(w.before, '{}') as before, c.after || coalesce(w.after, '{}') as after
    from spoken s join import_changes c on c.key = s.key and c.outcome in ('new', 'changed', 'unchanged')
      join import_files f on f.id = c.file_id and f.kind = s.kind
      left join import_withheld w on w.file_id = c.file_id and w.row_number = c.row_number
    union all select c.id, c.import_id, c.kind, c.key, c.row_number, c.before, c.after
    from spoken s join sealed c on c.key = s.key and c.kind = s.kind and c.outcome in ('new', 'changed', 'unchanged')
  )
  select i.id, i.state = 'taken_back' or i.id = p_import, c.kind, c.key, min(c.row_number),
    (array_agg(c.before order by c.id) filter (where c.after is not null))[1],
    (array_agg(c.after order by c.id desc) filter (where c.after is not null))[1]
  from line c join imports i on i.id = c.import_id
  where (select may_handle_import(p_import)) and i.state in ('committed', 'taken_back') and i.decided_at >= (select at from first)
  group by i.id, c.kind, c.key
  order by c.kind, c.key, i.decided_at desc, i.id desc
$$;

-- Of which rows a sealed file of an import spoke: they are counted where it is taken back, and not shown.
create or replace function rows_of_sealed_files(p_import int) returns table (kind text, key text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct r.contents #>> '{file,kind}', l ->> 'key' from corrections q join sealed_records r on r.correction_id = q.id
    join import_files f on f.id = q.subject_id cross join jsonb_array_elements(r.contents -> 'lines') l
  where (select may_handle_import(p_import)) and q.kind = 'file' and q.state = 'sealed' and f.import_id = p_import
$$;

-- Once it is clear that it is not brought in, nobody needs it any more. What was brought in can be taken back, and may be what an import
-- that is taken back later has to go back to.
create or replace function forget_withheld(p_import int) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from import_withheld w using import_files f, imports i
  where f.id = w.file_id and i.id = f.import_id and i.id = p_import and i.state in ('discarded', 'lapsed') and (select may_handle_import(p_import))
$$;

-- What Hearth keeps about rows of the register, by their key, and in one word each: whoever takes an import back learns no more of it.
-- What is restricted, goes by the person, or is kept from somebody (an alert with a circle) is one word with all else.
-- A link and the episode that begins a stay carry what was asked and written about the child in that household.
create or replace function hangs_on(p_table text, p_keys text[]) returns table (key text, what text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with child_at as not materialized (
    select child_id, household_id, case when piece_id >= 500000000 then 'other' else 'voice' end as what from voices where child_id is not null
    union all select a.child_id, p.household_id, case when p.id < 500000000 then p.stream else 'other' end from answers a join pieces p on p.id = a.piece_id where a.child_id is not null
    union all select a.child_id, p.household_id, case when p.id < 500000000 then p.stream else 'other' end from audit_children a join pieces p on p.id = a.audit_id
    union all select unnest(o.child_ids), p.household_id, 'other' from observations o join pieces p on p.id = o.id
    union all select child_id, household_id, 'other' from engagement_notes
    union all select child_id, household_id, 'other' from midways
    union all select unnest(e.child_ids), l.household_id, case when l.circle = '{}' then 'alert' else 'other' end from alert_entries e join alerts l on l.id = e.alert_id
  ), found as (
    select h.source_id as key, x.what from households h join (
        select household_id, case when id < 500000000 then stream else 'other' end as what from pieces
        union all select household_id, case when sight in ('open', 'household') then 'action' else 'other' end from actions
        union all select household_id, case when circle = '{}' then 'alert' else 'other' end from alerts
        union all select household_id, 'other' from unfinished_alerts
        union all select household_id, 'other' from engagement_notes
        union all select household_id, 'other' from midways
        union all select household_id, case when piece_id >= 500000000 then 'other' else 'voice' end from voices
        union all select household_id, 'other' from not_proposed
        union all select drawn, 'draw' from sample_draws
        union all select unnest(array[ends_id, stays_id]), 'other' from merges where kind = 'household'
      ) x on x.household_id = h.id where p_table = 'households'
    union all select c.source_id, case when v.piece_id >= 500000000 then 'other' else 'voice' end from carers c join voices v on v.carer_id = c.id where p_table = 'carers'
    union all select c.source_id, 'other' from carers c join merges m on m.kind = 'carer' and c.id in (m.ends_id, m.stays_id) where p_table = 'carers'
    union all select r.source_id, case when a.id < 500000000 then 'audit' else 'other' end from carer_reviews r join audits a on a.review_id = r.id where p_table = 'carer_reviews' and a.phase <> 'cancelled'
    union all select c.source_id, x.what from children c join (
        select child_id, what from child_at
        union all select id, 'officer' from children where iro_id is not null
        union all select unnest(array[ends_id, stays_id]), 'other' from merges where kind = 'child'
      ) x on x.child_id = c.id where p_table = 'children'
    union all select c.source_id || ' ' || l.started_on, x.what from household_links l join children c on c.id = l.child_id
      join child_at x on x.child_id = l.child_id and x.household_id = l.household_id where p_table = 'household_links'
    union all select c.source_id || ' ' || p.started_on, x.what from placements p join children c on c.id = p.child_id
      join child_at x on x.child_id = p.child_id and x.household_id = p.household_id where p_table = 'episodes'
  )
  select distinct f.key, f.what from found f where (select may_bring_in()) and f.key = any (p_keys)
$$;

-- No row of the register is taken away but those that an import brought and that go back with it; what hangs on one keeps it there.
create or replace function remove_brought(p_table text, p_keys text[]) returns int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare gone int;
begin
  if not may_bring_in() then raise exception 'Rows are taken back by those who bring them in.' using errcode = 'insufficient_privilege'; end if;
  if p_table = 'episodes' then
    delete from place_change_reasons r using episodes e, children c where r.id = e.id and c.id = e.child_id and c.source_id || ' ' || e.started_on = any (p_keys);
  end if;
  -- An audit that was cancelled is over, and follows no review any more once that is gone.
  if p_table = 'carer_reviews' then
    update audits a set review_id = null from carer_reviews r where r.id = a.review_id and a.phase = 'cancelled' and r.source_id = any (p_keys);
  end if;
  if p_table in ('episodes', 'household_links') then
    execute format('delete from %I t using children c where c.id = t.child_id and c.source_id || '' '' || t.started_on = any ($1)', p_table) using p_keys;
  elsif p_table in ('households', 'carers', 'carer_reviews', 'children') then
    execute format('delete from %I t where t.source_id = any ($1)', p_table) using p_keys;
  end if;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Not at the door, where nobody is signed in: that is taken for Hearth itself.
revoke execute on function contents_to_read, withhold, lines_to_bring_in, import_lines_on_same_rows, rows_of_sealed_files, forget_withheld, my_imports, may_handle_import from public, hearth_web;
revoke execute on function hangs_on, remove_brought from public, hearth_web, hearth_assigned;
grant execute on function contents_to_read, withhold, lines_to_bring_in, import_lines_on_same_rows, rows_of_sealed_files, forget_withheld, my_imports, may_handle_import to hearth_service, hearth_assigned;
grant execute on function hangs_on, remove_brought to hearth_service;
