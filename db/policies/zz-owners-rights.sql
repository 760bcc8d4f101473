-- What runs with the owner's rights is for those who stand at the door or have taken a role of sight: nobody else calls it, not
-- even the user with whom the web logs in, before they have taken one. Functions above that name who may call them are left so.
do $$
declare f regprocedure;
begin
  for f in select p.oid from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
    and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to hearth_web, hearth_service, hearth_assigned', f);
  end loop;
end $$;

-- Migrations are not written over: what one of them made is told here where to look for its tables.
alter function keep_child_of_audit() set search_path = pg_catalog, public, pg_temp;
