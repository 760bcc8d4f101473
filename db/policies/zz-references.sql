-- A piece that takes another class takes another number (need_to_know.sql): whatever hangs on it goes with it, whichever stream's it is.
do $$
declare c record;
begin
  for c in select conrelid::regclass as of, conname as name, pg_get_constraintdef(oid) as said from pg_constraint
    where contype = 'f' and confrelid in ('pieces'::regclass, 'audits'::regclass) and confupdtype <> 'c' loop
    execute format('alter table %s drop constraint %I, add constraint %I %s', c.of, c.name, c.name,
      regexp_replace(c.said, '(REFERENCES \w+\(\w+\))', '\1 on update cascade'));
  end loop;
end $$;
