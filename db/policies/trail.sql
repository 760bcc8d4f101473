-- What happened is seen with the case it happened to, and by the person who did it. What happens to a restricted matter is seen by those
-- who know of it, and by nobody else: not by whoever reads the trail, nor by whoever did it and is on the list no more. So is what
-- happens to a piece that goes by the person (its number stands apart): by those who see the piece. What happens to a safety alert is seen by its readers:
-- whoever it is about, or must not reach, finds no line of it, nor does anybody else who may not know of it, whatever else they read.
create or replace function reads_line_of_alert(p_ref text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from alerts l where l.ref = p_ref and (reads_alert(l.id) or reads_in_part(l.id) or reads_that_decided(l.id)))
$$;
grant execute on function reads_line_of_alert to hearth_service, hearth_assigned;
alter table trail enable row level security;
drop policy if exists service on trail;
create policy service on trail for select to hearth_service
  using (case when matter is not null then matter = any ((select my_matters())::uuid[])
    when piece_id >= 500000000 then sees_apart(piece_id, (select my_line())::int[])
    when data ? 'alert' then reads_line_of_alert(data ->> 'alert')
    else (select has_duty('read_trail')) or actor_id = (select actor()) or piece_id is not null or household_id is not null end);
drop policy if exists assigned on trail;
create policy assigned on trail for select to hearth_assigned
  using (case when matter is not null then matter = any ((select my_matters())::uuid[])
    when piece_id >= 500000000 then sees_apart(piece_id, (select my_line())::int[])
    when data ? 'alert' then reads_line_of_alert(data ->> 'alert')
    else (select has_duty('read_trail')) or actor_id = (select actor()) or sees_whole(piece_id, (select my_households())::int[]) or (piece_id is null and household_id = any ((select my_households())::int[])) end);
drop policy if exists writers on trail;
create policy writers on trail for insert to hearth_service, hearth_assigned, hearth_web with check (actor_id is not distinct from (select actor())
  -- Its lines name nothing by which the matter could be found: no household, no piece, no reference.
  and (matter is null or (household_id is null and piece_id is null and data = '{}'
    and ((current_user = 'hearth_service' and (select actor()) is null) or matter = any ((select my_matters())::uuid[])))));
grant select, insert on trail to hearth_service, hearth_assigned;

-- A line of a restricted piece, under its matter alone: by whoever knows of it, by Hearth itself, and at the door of a link by the voice that
-- is asked for it.
create or replace function record_of_matter(p_kind text, p_piece int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into trail (at, actor_id, kind, matter)
    select request_now(), actor(), p_kind, p.matter from pieces p where p.id = p_piece and p.matter is not null
      and case when current_setting('role') = 'hearth_web' then exists (select from voices v where v.id = linked_voice() and v.piece_id = p_piece)
        else actor() is null or knows_matter(p.matter) end;
  if not found then raise exception 'A line of a matter is written by those who know of it.' using errcode = 'insufficient_privilege'; end if;
end $$;
grant execute on function record_of_matter to hearth_service, hearth_assigned, hearth_web;

-- The numbers of the newest lines that name a child, or a voice of the child: for whoever reads the trail. By index, which a policy would not let
-- be used for what stands within a line; of a restricted matter no line names anything.
create or replace function trail_of_child(p_ref text, p_most int) returns bigint[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array(select id from (
    (select t.id, t.at from trail t where t.data ? 'child' and t.data ->> 'child' = p_ref and t.matter is null order by t.at desc limit p_most)
    union (select t.id, t.at from trail t where t.data ? 'voice' and t.matter is null and t.data ->> 'voice' = any (array(
      select v.ref from voices v join children c on c.id = v.child_id where c.ref = p_ref and coalesce(v.piece_id, 0) < 500000000)) order by t.at desc limit p_most)) named
    order by at desc limit p_most)
  where has_duty('read_trail')
$$;
revoke execute on function trail_of_child(text, int) from public, hearth_web;
grant execute on function trail_of_child(text, int) to hearth_service, hearth_assigned;
