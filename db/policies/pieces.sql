-- A piece of evidence is seen by its class (pieces.sight). So far there is one, `household`: with the household, and by whoever has a
-- part in it, as its stream says (audits: my_own_audits, my_iro_audits). Any other class is nobody's until it has its own line here.
alter table pieces enable row level security;
drop policy if exists service on pieces;
create policy service on pieces to hearth_service
  using (sight = 'household' or (select actor()) is null) with check (sight = 'household' or (select actor()) is null);
drop policy if exists assigned on pieces;
create policy assigned on pieces to hearth_assigned
  using (sight = 'household' and (household_id = any ((select my_households())::int[])
    or id = any ((select my_own_audits())::int[]) or id = any ((select my_iro_audits())::int[])))
  with check (sight = 'household' and (household_id = any ((select my_households())::int[]) or id = any ((select my_own_audits())::int[])));
-- It is begun before there is a row of its stream, whose own policy says whether this person may.
drop policy if exists beginners on pieces;
create policy beginners on pieces for insert to hearth_assigned
  with check (sight = 'household' and household_id = any ((select my_sight())::int[]));
-- Whose it is, of which class and in which form does not change: whoever has a part in one does not take it to another household.
grant select, insert, update (state, state_since, due_on, version) on pieces to hearth_service, hearth_assigned;
grant usage on sequence pieces_id_seq to hearth_service, hearth_assigned;
