-- A piece of evidence is seen by its class (pieces.sight), which its number says as well (migration 0077): `open` by everybody who is signed
-- in; `household` with the household, and by whoever has a part in it (has_part; of audits a child's IRO: is_officer_in); each of those
-- apart by the person, whatever else they see (sees_apart). A class that has no line there is nobody's.
alter table pieces enable row level security;
drop policy if exists service on pieces;
create policy service on pieces to hearth_service
  using (id < 500000000 or sees_apart(id, (select my_line())::int[])) with check (id < 500000000 or sees_apart(id, (select my_line())::int[]));
drop policy if exists assigned on pieces;
create policy assigned on pieces to hearth_assigned
  using (case when id < 500000000 then sight = 'open' or household_id = any ((select my_households())::int[]) or has_part(id) or is_officer_in(id)
    else sees_apart(id, (select my_line())::int[]) end)
  with check (case when id < 500000000 then household_id = any ((select my_households())::int[]) or has_part(id)
    else sees_apart(id, (select my_line())::int[]) end);
-- It is begun before there is a row of its stream, whose own policy says whether this person may: one that is seen with the household
-- by whoever sees that, any other with the duty of its stream.
create or replace function begins_with(p_stream text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as
  $$ select s.begun_with from streams s where s.key = p_stream $$;
-- Whoever reports what is escalated brings it in by file as well.
create or replace function may_begin(p_stream text) returns boolean language sql stable as
  $$ select has_duty(begins_with(p_stream)) or (p_stream = 'escalation' and has_duty('report_escalations')) $$;
drop policy if exists beginners on pieces;
create policy beginners on pieces for insert to hearth_assigned
  with check (begun_by is not distinct from (select actor()) and sight = 'household' and household_id = any ((select my_sight())::int[]));
drop policy if exists with_a_duty on pieces;
create policy with_a_duty on pieces for insert to hearth_service, hearth_assigned
  with check (begun_by is not distinct from (select actor()) and ((select actor()) is null or may_begin(stream)));
-- Of every class, where its stream says with which duty: what lets somebody begin one beside it is joined by "or".
drop policy if exists never_without_the_duty on pieces;
create policy never_without_the_duty on pieces as restrictive for insert to hearth_service, hearth_assigned
  with check ((select actor()) is null or begins_with(stream) is null or may_begin(stream));
-- Whose it is, of which class and in which form does not change: whoever has a part in one does not take it to another household.
grant select, insert, update (state, state_since, due_on, version) on pieces to hearth_service, hearth_assigned;

-- The number of a piece that is to be begun, by its class.
create or replace function next_piece(p_sight text) returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare n int;
begin
  if p_sight in ('open', 'household') then return nextval('pieces_id_seq'); end if;
  if p_sight not in ('restricted', 'sealed') then return 500000000 + nextval('pieces_apart_seq'); end if;
  loop
    n := 1000000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 1147483647;
    if not exists (select from pieces where id = n) then return n; end if;
  end loop;
end $$;

alter table streams enable row level security;
drop policy if exists readers on streams;
create policy readers on streams for select using (true);
grant select on streams to hearth_service, hearth_assigned;
drop function if exists my_own_audits();

-- Whether a piece is over: also for whoever may take back what hangs on it, and not open the piece itself.
create or replace function piece_is_over(p_piece int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_piece and phase_of(p.state) <> 'open' and (p_piece < 500000000 or sees_apart(p_piece, (select my_line())::int[])))
$$;
revoke execute on function piece_is_over from public;
grant execute on function piece_is_over to hearth_service, hearth_assigned;
