-- Messages carry no case; still, each person sees their own, and administrators see all to know that mail goes out: but not that somebody
-- hears of a matter of which others may not know, nor of an action or a voice whose number stands apart with it.
alter table messages enable row level security;
drop policy if exists own on messages;
create policy own on messages for select to hearth_service, hearth_assigned using (to_id = (select actor()) or ((select has_duty('manage_people')) and kind <> 'something needs you' and path !~ '^/(actions/T|voices/V)-[0-9]{9}') or (select actor()) is null);
drop policy if exists makers on messages;
create policy makers on messages for insert to hearth_service, hearth_assigned, hearth_web with check (true);
drop policy if exists post on messages;
create policy post on messages for update to hearth_service using ((select actor()) is null);
grant select, insert, update on messages to hearth_service;
grant select, insert on messages to hearth_assigned;
-- At the door nothing can be read (no policy for it): a worry that a child tells by their link goes out all the same.
grant select, insert on messages to hearth_web;

-- A move that its maker takes back takes back what it had to say and nobody has been sent yet. Gives back who was told already.
create or replace function take_back_messages(p_move bigint, p_kinds text[], p_path text) returns setof int
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare made timestamptz;
begin
  select m.at into made from moves m join pieces p on p.id = m.piece_id
    where m.id = p_move and m.by_id = actor() and right(p_path, char_length(p.ref) + 1) = '/' || p.ref;
  if made is null then return; end if;
  update messages set not_sent = 'taken back'
    where path = p_path and kind = any (p_kinds) and made_at >= made and sent_at is null and not_sent is null and claimed_until is null;
  return query select distinct to_id from messages
    where path = p_path and kind = any (p_kinds) and made_at >= made and not_sent is null and to_id is not null;
end $$;
