-- Files from other systems hold the whole service: only people with the duty, who also see the whole service, and Hearth itself.
create or replace function may_bring_in() returns boolean language sql stable as $$ select actor() is null or has_duty('import_data') $$;
do $$
declare t text;
begin
  foreach t in array array['imports', 'import_files', 'import_changes', 'import_answers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists importers on %I', t);
    execute format('create policy importers on %I to hearth_service using ((select may_bring_in())) with check ((select may_bring_in()))', t);
    execute format('grant insert, update on %I to hearth_service', t);
  end loop;
end $$;
grant select on imports, import_changes, import_answers to hearth_service;
-- Files are read again with what was answered: their lines are written anew.
grant delete on import_changes to hearth_service;

-- A file says why placements ended. While nobody has decided, it is read again with what was answered; never else.
grant select (id, import_id, name, kind, sha256, row_count, tally, problem) on import_files to hearth_service;
create or replace function contents_to_read(p_import int) returns table (id int, name text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.id, f.name, f.content from import_files f join imports i on i.id = f.import_id
  where (select may_bring_in()) and i.id = p_import and i.state = 'proposed' and f.kind is not null
$$;

-- What no line shows is nobody's to read: it is written with the lines, and goes into the register with them.
alter table import_withheld enable row level security;
create or replace function withhold(p_file int, p_rows jsonb) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from import_withheld where file_id = p_file and (select may_bring_in());
  insert into import_withheld (file_id, row_number, before, after)
    select p_file, row_number, coalesce(before, '{}'), after
    from jsonb_to_recordset(p_rows) as g (row_number int, before jsonb, after jsonb) where (select may_bring_in());
$$;

-- The whole lines of an import, in the transaction in which it is brought in.
create or replace function lines_to_bring_in(p_import int) returns table (id bigint, kind text, key text, before jsonb, after jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, f.kind, c.key, c.before || coalesce(w.before, '{}'), c.after || coalesce(w.after, '{}')
  from imports i join import_changes c on c.import_id = i.id join import_files f on f.id = c.file_id
    left join import_withheld w on w.file_id = c.file_id and w.row_number = c.row_number
  where (select may_bring_in()) and i.id = p_import and i.state = 'committed' and i.decided_at = request_now()
    and c.after is not null
$$;

-- Once it is decided nobody needs it any more.
create or replace function forget_withheld(p_import int) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from import_withheld w using import_files f, imports i
  where f.id = w.file_id and i.id = f.import_id and i.id = p_import and i.state <> 'proposed' and (select may_bring_in())
$$;

-- Not at the door, where nobody is signed in: may_bring_in takes that for Hearth itself.
revoke execute on function contents_to_read, withhold, lines_to_bring_in, forget_withheld from public, hearth_web, hearth_assigned;
grant execute on function contents_to_read, withhold, lines_to_bring_in, forget_withheld to hearth_service;
