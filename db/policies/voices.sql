-- That somebody was asked is seen with the household; what they said has its own sight (clause 7.5; reading 11). One who was asked for a
-- piece that goes by the person is known to those who see the piece.
alter table voices enable row level security;
drop policy if exists service on voices;
create policy service on voices to hearth_service
  using (piece_id is null or piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) with check (piece_id is null or piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on voices;
create policy assigned on voices to hearth_assigned
  using ((household_id = any ((select my_sight())::int[]) or gatherer_id = any ((select acts_for())::int[]))
    and (piece_id is null or piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])))
  with check ((household_id = any ((select my_sight())::int[]) or gatherer_id = any ((select acts_for())::int[]))
    and (piece_id is null or piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])));
grant select, insert, update on voices to hearth_service, hearth_assigned;

-- Who sees the household writes in its voices' rows, but opens no words: what they hang on (whose they are, who asks, who may
-- read) is changed only by a person who may read them.
create or replace function keep_words_closed() returns trigger language plpgsql as $$
begin
  if actor() is not null and not may_read_words(old.kind, old.gatherer_id, old.share, old.share_agreed_at)
    and (new.kind, new.gatherer_id, new.share, new.share_chosen, new.share_agreed_at)
      is distinct from (old.kind, old.gatherer_id, old.share, old.share_chosen, old.share_agreed_at) then
    raise exception 'Only who may read these words may say who reads them.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger keep_words_closed before update on voices for each row execute function keep_words_closed();

-- "exists" finds the one voice by its id; "in" would read every voice of the service, with whoever may read its words.
-- Whoever knows a home only as the IRO of one child there reads what that child says, and no other child's words (decision 10).
alter table voice_answers enable row level security;
drop policy if exists words on voice_answers;
create policy words on voice_answers to hearth_service, hearth_assigned
  using ((not quality_team_only or (select has_own_duty('hold_voices')) or exists (select from voices v where v.id = voice_answers.voice_id and v.kind = 'worker' and v.gatherer_id = (select actor())))
    and exists (select from voices v where v.id = voice_answers.voice_id and (may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
      and (v.kind <> 'child' or current_user <> 'hearth_assigned' or v.gatherer_id = (select actor())
      or v.household_id = any ((select my_homes())::int[]) or v.child_id = any ((select my_iro_children())::int[])) or v.id = any ((select my_openings())::int[])))
    -- What came after they had handed in, and chosen who reads it, is in no such choice: the fewest read it.
    and (question not like '%.late' or exists (select from voices v where v.id = voice_answers.voice_id and (may_read_words(v.kind, v.gatherer_id, 'iro_and_quality', null) or v.id = any ((select my_openings())::int[])))))
  with check (exists (select from voices v where v.id = voice_answers.voice_id));
grant select, insert, update on voice_answers to hearth_service, hearth_assigned;

-- A worry that was told, and what was answered, hint at the words: whoever may not read these learns of neither.
alter table voice_outcomes enable row level security;
drop policy if exists words on voice_outcomes;
create policy words on voice_outcomes to hearth_service, hearth_assigned
  using (exists (select from voices v where v.id = voice_id and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and (v.kind <> 'child' or current_user <> 'hearth_assigned' or v.gatherer_id = (select actor())
      or v.household_id = any ((select my_homes())::int[]) or v.child_id = any ((select my_iro_children())::int[]))))
  with check (exists (select from voices v where v.id = voice_outcomes.voice_id));
grant select, insert, update on voice_outcomes to hearth_service, hearth_assigned;

-- What was done with a voice tells what a child chose and why somebody was asked again: it is seen with the words.
alter table voice_moves enable row level security;
drop policy if exists words on voice_moves;
create policy words on voice_moves for select to hearth_service, hearth_assigned
  using (exists (select from voices v where v.id = voice_id and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and (v.kind <> 'child' or current_user <> 'hearth_assigned' or v.gatherer_id = (select actor())
      or v.household_id = any ((select my_homes())::int[]) or v.child_id = any ((select my_iro_children())::int[]))));
drop policy if exists makers on voice_moves;
create policy makers on voice_moves for insert to hearth_service, hearth_assigned
  with check (exists (select from voices v where v.id = voice_moves.voice_id) and by_id is not distinct from (select actor()));
grant select, insert on voice_moves to hearth_service, hearth_assigned;

-- A child is handed over by name, by whoever may read the words and to somebody whose work it is. The row leaves the sight of
-- the one who hands it over, which their own policy could not allow.
create or replace function hand_over_voice(p_voice int, p_to int) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update voices v set gatherer_id = p_to
  where v.id = p_voice and v.kind = 'child' and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and (has_own_duty('hold_voices') or v.gatherer_id = actor())
    and 'gather_child_voices' = any (own_duties_of(p_to, (request_now() at time zone 'Europe/London')::date))
    and exists (select from people p where p.id = p_to and p.active);
  if not found then
    raise exception 'A child is handed over by whoever asked them, or by Quality Assurance and Partnerships, to an IRO.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- What somebody sees of a child was to be asked beside the child's voice, by mistake: as long as nothing was said there, and nothing hangs on it, it is taken away.
create or replace function beside_is_empty(p_voice int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from voices v where v.beside_id = p_voice and v.state in ('to_ask', 'asked', 'not_given')
    and not exists (select from voice_answers n where n.voice_id = v.id) and not exists (select from voice_outcomes o where o.voice_id = v.id)
    and not exists (select from voice_openings o where o.voice_id = v.id) and not exists (select from alert_entries e where e.voice_id = v.id)
    and not exists (select from voice_moves m where m.voice_id = v.id and m.move in ('finish', 'moved_away', 'moved_here', 'sealed'))
    and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at))
$$;
create or replace function take_beside_away(p_voice int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare beside int;
begin
  select v.id into beside from voices v where v.beside_id = p_voice for update;
  if beside is null or not beside_is_empty(p_voice) then
    raise exception 'Only what nobody has written in is taken away.' using errcode = 'insufficient_privilege';
  end if;
  delete from fresh_links where voice_id = beside;
  delete from voice_marks where voice_id = beside;
  delete from voice_visits where voice_id = beside;
  delete from voice_links where voice_id = beside;
  delete from voice_moves where voice_id = beside;
  delete from voices where id = beside;
end $$;
revoke execute on function beside_is_empty, take_beside_away from public;
grant execute on function beside_is_empty, take_beside_away to hearth_service, hearth_assigned;

-- A link that was made just now is shown again to its maker, and to nobody else, for some minutes.
alter table fresh_links enable row level security;
drop policy if exists makers on fresh_links;
create policy makers on fresh_links to hearth_service, hearth_assigned
  using (made_by = (select actor())) with check (made_by = (select actor()) and exists (select from voices v where v.id = fresh_links.voice_id));
drop policy if exists system on fresh_links;
create policy system on fresh_links to hearth_service using ((select actor()) is null);
grant select, insert, delete on fresh_links to hearth_service, hearth_assigned;

-- A link is opened by someone without an account: the door looks the token up, and sees and writes that one voice.
alter table voice_links enable row level security;
drop policy if exists door on voice_links;
create policy door on voice_links to hearth_web using (true) with check (true);
drop policy if exists makers on voice_links;
create policy makers on voice_links to hearth_service, hearth_assigned
  using (exists (select from voices v where v.id = voice_links.voice_id)) with check (exists (select from voices v where v.id = voice_links.voice_id));
grant select, insert, update on voice_links to hearth_service, hearth_assigned;
grant select, update on voice_links to hearth_web;

create or replace function linked_voice() returns int language sql stable as
  $$ select nullif(current_setting('hearth.linked_voice', true), '')::int $$;
drop policy if exists link on voices;
create policy link on voices to hearth_web using (id = (select linked_voice())) with check (id = (select linked_voice()));
drop policy if exists link on voice_answers;
create policy link on voice_answers to hearth_web using (voice_id = (select linked_voice())) with check (voice_id = (select linked_voice()));
drop policy if exists link on voice_outcomes;
create policy link on voice_outcomes to hearth_web using (voice_id = (select linked_voice())) with check (voice_id = (select linked_voice()));
drop policy if exists link on voice_moves;
create policy link on voice_moves for insert to hearth_web with check (voice_id = (select linked_voice()) and by_id is null);
grant select, update on voices to hearth_web;
grant insert on voice_moves to hearth_web;
grant select, insert, update on voice_answers, voice_outcomes to hearth_web;

-- A visit is the door's alone, like the link that it came by; nobody who works here learns when somebody opened their form,
-- or what they chose so that nobody else reads it.
alter table voice_visits enable row level security;
drop policy if exists door on voice_visits;
create policy door on voice_visits to hearth_web using (true) with check (voice_id = (select linked_voice()));
grant select, insert, update on voice_visits to hearth_web;
alter table voice_marks enable row level security;
drop policy if exists link on voice_marks;
create policy link on voice_marks to hearth_web using (voice_id = (select linked_voice())) with check (voice_id = (select linked_voice()));
grant select, insert, update on voice_marks to hearth_web;

-- Which questions stand as they were answered behind a link: what was said there is its writer's until they hand it in, and whoever writes
-- beside them is told that there is something, and no more. Visits are the door's alone; this says nothing else of one.
create or replace function said_by_link(p_voice int) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(a.question order by a.id), '{}') from voice_answers a join voices v on v.id = a.voice_id
  where a.voice_id = p_voice and may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
    and exists (select from voice_visits w where w.voice_id = p_voice and (w.said ->> a.question)::int = a.version)
$$;

-- Whether the review that a voice is asked for has been held. The door sees no audit; a yes or no tells nothing of one.
create or replace function review_was_held(p_voice int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select exists (select from carer_reviews r where r.held_on is not null
      and case when a.review_id is not null then r.id = a.review_id else r.household_id = v.household_id end)
    from voices v left join audits a on a.id = v.piece_id
    where v.id = p_voice and (p_voice = linked_voice() or actor() is not null)), false)
$$;

-- The state in which a voice stood at a moment, for figures that are read as they stood: who reads a figure may know the state, and not
-- the moves, which hold words. Of what goes by the person it says nothing. What came along with words that were moved here was done elsewhere;
-- a voice that was made for such words was not there before.
create or replace function voice_state_at(p_voice int, p_at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when p_at > request_now() then v.state
    when exists (select from voice_moves m where m.voice_id = v.id and m.move = 'moved_here' and m.at = v.saved_at and m.at >= p_at) then 'not_there'
    else coalesce((select m.from_state from voice_moves m where m.voice_id = v.id and not m.came_along and m.at >= p_at order by m.at, m.id limit 1),
      as_it_read('voices', v.id, 'state', p_at, v.state)) end
  from voices v where v.id = p_voice and coalesce(v.piece_id, 0) < 500000000
$$;
-- The few voices to which words were moved since a moment: of them it is looked up where they stood.
create or replace function voices_moved_here_since(p_at timestamptz) returns setof int
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select voice_id from voice_moves where move = 'moved_here' and at >= p_at
$$;
revoke all on function voices_moved_here_since(timestamptz) from public;
grant execute on function voices_moved_here_since(timestamptz) to hearth_service;
revoke all on function voice_state_at(int, timestamptz) from public;
grant execute on function voice_state_at(int, timestamptz) to hearth_service;

-- Two carers are asked in one conversation: what one of them has handed in just now, in this request, is kept as the words of the other too,
-- who has said nothing by themselves; a row that somebody holds is left alone: whoever holds it says something of their own. Gives back the reference of the other's voice. What was pressed to tell
-- somebody at once is of whoever pressed it.
create or replace function keep_for_both(p_voice int) returns text language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  one voices%rowtype;
  other voices%rowtype;
begin
  select v.* into one from voices v where v.id = p_voice and v.state = 'given' and v.together_with is not null
    and exists (select from voice_moves m where m.voice_id = v.id and m.move = 'finish' and m.at = request_now() and m.by_id = actor());
  select v.* into other from voices v where v.id = one.together_with and v.together_with = one.id and v.kind = 'carer' and one.kind = 'carer'
    and v.piece_id = one.piece_id and v.state in ('to_ask', 'asked')
    and not exists (select from voice_answers a where a.voice_id = v.id) for update skip locked;
  if other.id is null then return null; end if;
  insert into voice_answers (voice_id, question, value, words, quality_team_only, saved_at)
    select other.id, a.question, a.value, a.words, a.quality_team_only, request_now() from voice_answers a
    where a.voice_id = one.id and a.question not like '%.now' and a.question not like '%.late' order by a.id;
  insert into voice_moves (voice_id, move, from_state, to_state, by_id, at, details)
    values (other.id, 'finish', other.state, 'given', actor(), request_now(), jsonb_build_object('together', true));
  update voices set state = 'given', form = one.form, given_at = one.given_at, method = one.method, helper = one.helper, language = one.language,
    asked_by = coalesce(asked_by, one.asked_by), asked_at = coalesce(asked_at, one.asked_at), reason = null, reason_words = '', version = version + 1
    where id = other.id;
  update voice_links set closed_at = request_now() where voice_id = other.id and closed_at is null;
  return other.ref;
end $$;

-- Who will say nothing after all, or is asked anew, is asked alone, and so is the other; and what one of them hands in by a link was said without
-- anybody who saw them both: it is theirs alone.
create or replace function part_from_other() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state = 'not_given' or (old.state in ('started', 'given') and new.state = 'to_ask') or (new.state = 'given' and actor() is null) then
    update voices set together_with = null where id = (select v.id from voices v where v.id = old.together_with for update skip locked);
    new.together_with := null;
  end if;
  return new;
end $$;
create or replace trigger part_from_other before update of state on voices for each row
  when (old.together_with is not null and old.state is distinct from new.state) execute function part_from_other();
