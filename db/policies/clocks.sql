-- Clocks, and who was told, are seen with their piece, by those who see it. A clock that has ended stays as it ended; its
-- day and its length never change. Who was told is written once.
do $$
declare t text;
begin
  foreach t in array array['clocks', 'told'] loop
    execute format('alter table %I enable row level security', t);
    execute format('drop policy if exists seen on %I', t);
    execute format('create policy seen on %I to hearth_service, hearth_assigned using (exists (select from pieces p where p.id = piece_id)) with check (exists (select from pieces p where p.id = piece_id))', t);
  end loop;
end $$;
drop policy if exists running on clocks;
create policy running on clocks as restrictive for update to hearth_service, hearth_assigned using (state = 'running') with check (true);
grant select, insert, update (stopped_at, stopped_by, state, reason) on clocks to hearth_service, hearth_assigned;
grant select, insert, update (at, how, level, by_id, dated_back_because, acknowledged_at, written_at) on told to hearth_service, hearth_assigned;
-- Who need not be told after all is no line of its own; who was told stays.
drop policy if exists owed on told;
create policy owed on told as restrictive for delete to hearth_service, hearth_assigned using (at is null);
grant delete on told to hearth_service, hearth_assigned;
