-- An action is seen with its household, with the piece of evidence that it comes from, and always by its owner and by whoever was told
-- that it is overdue. One from a piece that goes by the person (`sight`) is seen by its owner and by whoever may see that piece, each in
-- person: nobody sees it with a household, by cover, or because it is overdue.
--
-- Which pieces somebody sees is asked within functions, with the rights of whoever asks, so that the policies of what they ask hold in there: nearly
-- every action is seen before it comes to that, and a policy that asks in its own words is begun with each statement that names the table,
-- with all that the other policy might look up.
create or replace function is_piece_in_sight(p_piece int) returns boolean language sql stable as $$
  select exists (select from pieces p where p.id = p_piece)
$$;
create or replace function sees_piece_of(p_action int, p_piece int) returns boolean language sql stable as $$
  select exists (select from pieces p where p.id = p_piece) or exists (select from confidential_actions c where c.action_id = p_action)
$$;
alter table actions enable row level security;
drop policy if exists service on actions;
create policy service on actions to hearth_service
  using (sight in ('open', 'household') or (select actor()) is null or owner_id = (select actor())
    or sees_piece_of(id, piece_id))
  with check (sight in ('open', 'household') or (select actor()) is null or owner_id = (select actor())
    or sees_piece_of(id, piece_id));
drop policy if exists assigned on actions;
create policy assigned on actions to hearth_assigned
  using ((sight = 'household' and (owner_id = any ((select acts_for())::int[]) or escalated_to = any ((select acts_for())::int[])
      or household_id = any ((select my_households())::int[]) or sees_whole(piece_id, (select my_households())::int[])))
    or (sight <> 'household' and (sight = 'open' or owner_id = (select actor())
      or sees_piece_of(id, piece_id))))
  with check ((sight = 'household' and (owner_id = any ((select acts_for())::int[]) or escalated_to = any ((select acts_for())::int[])
      or household_id = any ((select my_households())::int[]) or sees_whole(piece_id, (select my_households())::int[])))
    or (sight <> 'household' and (sight = 'open' or owner_id = (select actor())
      or sees_piece_of(id, piece_id))));
grant select, insert, update on actions to hearth_service, hearth_assigned;
alter table action_events enable row level security;
drop policy if exists service on action_events;
create policy service on action_events to hearth_service
  using (exists (select from actions t where t.id = action_events.action_id)) with check (exists (select from actions t where t.id = action_events.action_id));
drop policy if exists assigned on action_events;
create policy assigned on action_events to hearth_assigned
  using (exists (select from actions t where t.id = action_events.action_id)) with check (exists (select from actions t where t.id = action_events.action_id));
grant select, insert on action_events to hearth_service, hearth_assigned;

-- What a restricted or sealed action is about is seen with its piece alone: its owner reads the neutral title unless they may see that.
alter table confidential_actions enable row level security;
drop policy if exists with_piece on confidential_actions;
create policy with_piece on confidential_actions to hearth_service, hearth_assigned
  using (is_piece_in_sight(piece_id))
  with check (is_piece_in_sight(piece_id));
grant select, insert on confidential_actions to hearth_service, hearth_assigned;

-- What everybody else reads of it: it fits every matter.
create or replace function neutral_title() returns text language sql immutable as $$ select 'Something to do in a confidential matter' $$;

-- Its number says nothing of order, so that none is missing among the others' and the next one tells nobody of it.
create or replace function confidential_number() returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare n int;
begin
  loop
    n := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    if not exists (select from actions where id = n) then return n; end if;
  end loop;
end $$;

-- A piece has taken another class: its actions take it, too (take_class, in need_to_know.sql).
create or replace function actions_follow(p_piece int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare piece pieces%rowtype;
begin
  select * into strict piece from pieces where id = p_piece;
  if piece.sight in ('restricted', 'sealed') then
    insert into confidential_actions (action_id, piece_id, says, source_question)
      select id, p_piece, says, source_question from actions where piece_id = p_piece;
    update actions set sight = piece.sight, household_id = null, piece_id = null, source_question = null, says = neutral_title(),
      version = version + 1, saved_at = request_now()
      where id in (select action_id from confidential_actions where piece_id = p_piece);
    return;
  end if;
  update actions a set sight = piece.sight, household_id = case when piece.sight in ('open', 'household') then piece.household_id end,
    piece_id = p_piece, says = coalesce(c.says, a.says), source_question = coalesce(c.source_question, a.source_question),
    version = a.version + 1, saved_at = request_now()
    from actions b left join confidential_actions c on c.action_id = b.id
    where a.id = b.id and (b.piece_id = p_piece or c.piece_id = p_piece);
  delete from confidential_actions where piece_id = p_piece;
end $$;

-- How a piece is named on the page of an action that comes from it: also to an owner in another service, whom it does not lead there.
create or replace function piece_named(p_piece int) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select ref from pieces where id = p_piece and sight in ('open', 'household')
$$;
-- The piece behind a confidential one, for what Hearth itself tells of it.
create or replace function piece_behind(p_action int) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select piece_id from confidential_actions where action_id = p_action and actor() is null
$$;
-- That an action waits for a check is not sent any more, once its owner has taken it back. Whom it had reached.
create or replace function take_back_action_done(p_action int) returns setof int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare r text; done timestamptz;
begin
  select '/actions/' || a.ref, (select max(e.at) from action_events e where e.action_id = a.id and e.kind = 'done') into r, done
    from actions a where a.id = p_action and a.owner_id = any (acts_for()) and a.state = 'in_progress';
  if done is null then return; end if;
  update messages set not_sent = 'taken back'
    where path = r and kind = 'action done' and made_at >= done and sent_at is null and not_sent is null and claimed_until is null;
  return query select distinct to_id from messages where path = r and kind = 'action done' and made_at >= done and not_sent is null and to_id is not null;
end $$;
revoke execute on function take_back_action_done from public;
grant execute on function take_back_action_done to hearth_service, hearth_assigned;
revoke execute on function piece_named, confidential_number, actions_follow, piece_behind from public;
grant execute on function piece_named, confidential_number, piece_behind to hearth_service, hearth_assigned;
