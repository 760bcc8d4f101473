-- That something was kept about the wrong person is seen by whoever asked that it is put right, and by Quality Assurance and Partnerships,
-- in person: never by one of them whom it is about. Of a restricted piece by those of the two who know of it.

-- Whom something is about of those who work here: whom an alert that it raised must not reach, and whose own words or practice it is.
create or replace function concerned_in(p_kind text, p_subject int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct id), '{}') from (
    select unnest(l.circle) as id from alert_entries e join alerts l on l.id = e.alert_id where p_kind = 'voice' and e.voice_id = p_subject
    union select v.gatherer_id from voices v where p_kind = 'voice' and v.id = p_subject and v.kind = 'worker'
    union select unnest(l.circle) from answers n join alert_entries e on e.piece_id = n.piece_id join alerts l on l.id = e.alert_id where p_kind = 'answer' and n.id = p_subject
    union select w.person_id from answers n join piece_people w on w.piece_id = n.piece_id and w.part = 'worker' where p_kind = 'answer' and n.id = p_subject
    union select t.owner_id from actions t where p_kind = 'action' and t.id = p_subject and t.for_whom = 'worker'
  ) c where id is not null
$$;
revoke execute on function concerned_in from public;

-- It is kept with the question: what was moved has its alert elsewhere.
create or replace function keep_concerned() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.concerned := array(select unnest(case when tg_op = 'UPDATE' then old.concerned else '{}' end) union select unnest(concerned_in(new.kind, new.subject_id)));
  return new;
end $$;
create or replace trigger concerned before insert or update on corrections for each row execute function keep_concerned();

-- Whether this person puts it right, or did. It finds its row itself: of one that is not there yet it says no.
create or replace function may_put_right(p_correction int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_own_duty('hold_voices') and exists (select from corrections c where c.id = p_correction
    and not (actor() = any (c.concerned || concerned_in(c.kind, c.subject_id))) and (c.piece_id is null or c.piece_id < 500000000 or sees_apart(c.piece_id, my_line())))
$$;

-- Who is asked to: whoever of Quality Assurance and Partnerships works here, is not concerned and did not ask.
create or replace function who_puts_right(p_correction int) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(p.id order by p.id), '{}') from corrections c join people p on p.active and p.id <> c.asked_by and not (p.id = any (c.concerned))
  where c.id = p_correction and (c.asked_by = actor() or may_put_right(c.id)) and 'hold_voices' = any (own_duties_of(p.id, (request_now() at time zone 'Europe/London')::date))
$$;

alter table corrections enable row level security;
drop policy if exists system on corrections;
create policy system on corrections to hearth_service using ((select actor()) is null);
drop policy if exists askers on corrections;
create policy askers on corrections for select to hearth_service, hearth_assigned using (asked_by = (select actor()) or may_put_right(id));
drop policy if exists ask on corrections;
create policy ask on corrections for insert to hearth_service, hearth_assigned with check (asked_by = (select actor()) and state = 'asked');
drop policy if exists decide on corrections;
create policy decide on corrections for update to hearth_service, hearth_assigned using (may_put_right(id)) with check (may_put_right(id));
grant select (id, ref, kind, of_ref, subject_id, household_id, piece_id, what, whose, asked_by, asked_at, state, decided_by, decided_at, why) on corrections to hearth_service, hearth_assigned;
grant insert (id, kind, of_ref, subject_id, household_id, piece_id, what, whose, asked_by, asked_at) on corrections to hearth_service, hearth_assigned;
grant update (state, decided_by, decided_at, why) on corrections to hearth_service, hearth_assigned;
grant usage on sequence corrections_id_seq to hearth_service, hearth_assigned;

-- Who opened what was sealed is known to those who may put it right. It is opened by the Head of Quality Assurance and Partnerships, in person.
alter table sealed_openings enable row level security;
drop policy if exists readers on sealed_openings;
create policy readers on sealed_openings for select to hearth_service, hearth_assigned using (may_put_right(correction_id));
drop policy if exists openers on sealed_openings;
create policy openers on sealed_openings for insert to hearth_service, hearth_assigned
  with check (by_id = (select actor()) and at = request_now() and (select has_own_duty('decide_disagreements')) and may_put_right(correction_id));
grant select, insert on sealed_openings to hearth_service, hearth_assigned;

-- What was sealed is read by whoever opened it, for a quarter of an hour. That it was, and how it ended, by those who may put it right.
create or replace function has_opened(p_correction int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_own_duty('decide_disagreements') and may_put_right(p_correction) and exists (select from sealed_openings o
    where o.correction_id = p_correction and o.by_id = actor() and o.at > request_now() - interval '15 minutes')
$$;
alter table sealed_records enable row level security;
drop policy if exists openers on sealed_records;
create policy openers on sealed_records for select to hearth_service, hearth_assigned using (has_opened(correction_id));
grant select on sealed_records to hearth_service, hearth_assigned;

create or replace function how_sealed(p_correction int) returns table (sealed_at timestamptz, erased_at timestamptz, erased_by int, law text, erased_why text, copies_until date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.sealed_at, s.erased_at, s.erased_by, s.law, s.erased_why, s.copies_until from sealed_records s where s.correction_id = p_correction and may_put_right(p_correction)
$$;

-- What the database knows of that stands against erasing what was sealed: an open alert that it raised, another question about the same thing,
-- a piece that it belongs to and that is still open, an import that could not be taken back any more.
create or replace function stands_against_erasing(p_correction int) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select array_remove(array[
    case when exists (select from alert_entries e join alerts l on l.id = e.alert_id where l.decided_at is null and case c.kind
      when 'voice' then e.voice_id = c.subject_id and e.at <= s.sealed_at when 'answer' then e.piece_id = c.piece_id when 'action' then e.piece_id = c.piece_id else false end) then 'alert' end,
    case when exists (select from corrections o where o.kind = c.kind and o.subject_id = c.subject_id and o.id <> c.id and o.state = 'asked') then 'asked' end,
    case when exists (select from pieces p where p.id = c.piece_id and phase_of(p.state) = 'open') then 'piece' end,
    case when c.kind = 'file' and exists (select from import_files f join imports i on i.id = f.import_id where f.id = c.subject_id and i.state in ('proposed', 'committed')) then 'import' end], null)
  from corrections c join sealed_records s on s.correction_id = c.id where c.id = p_correction and may_put_right(c.id)
$$;
revoke execute on function stands_against_erasing from public;
grant execute on function stands_against_erasing to hearth_service, hearth_assigned;

-- Erased for good, by the Head, under the ground in law that they name, once nothing of this stands against it.
create or replace function erase_sealed(p_correction int, p_law text, p_why text, p_until date) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if stands_against_erasing(p_correction) <> '{}' then
    raise exception 'What was sealed is erased once nothing of it is outstanding.' using errcode = 'insufficient_privilege';
  end if;
  update sealed_records set contents = null, erased_by = actor(), erased_at = request_now(), law = p_law, erased_why = p_why, copies_until = p_until
    where correction_id = p_correction and erased_at is null and has_own_duty('decide_disagreements') and may_put_right(p_correction);
  if not found then raise exception 'What was sealed is erased by the Head of Quality Assurance, once.' using errcode = 'insufficient_privilege'; end if;
  update corrections set state = 'erased' where id = p_correction;
end $$;

-- Whom of these it may reach that something was put right: nobody whom it is about.
create or replace function those_it_may_reach(p_correction int, p_people int[]) returns int[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(p.id order by p.id), '{}') from corrections c cross join unnest(p_people) p (id)
  where c.id = p_correction and may_put_right(c.id) and not (p.id = any (c.concerned))
$$;
revoke execute on function those_it_may_reach from public;
grant execute on function those_it_may_reach to hearth_service, hearth_assigned;

-- What is done to a record is done by whoever puts it right, while the question is open.
create or replace function putting_right(p_correction int, p_kind text, p_subject int) returns void language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not may_put_right(p_correction) or not exists (select from corrections c where c.id = p_correction and c.kind = p_kind and c.subject_id = p_subject
    and c.state = 'asked' and c.asked_by is distinct from actor()) then
    raise exception 'This is put right by Quality Assurance and Partnerships, when somebody else has asked.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Earlier versions of rows: with those that go, and out of the way of those that stay.
create or replace function take_history(p_table text, p_rows bigint[]) returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare taken jsonb;
begin
  with gone as (delete from history where table_name = p_table and row_id = any (p_rows) returning *)
  select coalesce(jsonb_agg(to_jsonb(gone) order by id), '[]') into taken from gone;
  return taken;
end $$;
revoke execute on function take_history from public;

-- Nothing opens a voice any more by a link that was made before, nor by the picture that somebody chose there.
create or replace function end_ways_in(p_voice int) returns void language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update voice_links set closed_at = request_now() where voice_id = p_voice and closed_at is null;
  delete from fresh_links where voice_id = p_voice;
  update voice_visits set ended_at = coalesce(ended_at, request_now()), said = '{}' where voice_id = p_voice;
  delete from voice_marks where voice_id = p_voice;
$$;

-- Nobody has said anything here: who is to be asked is asked, unless what they were asked for is over.
create or replace function begin_voice_anew(p_voice int, p_asks boolean) returns void language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  update voices set state = case when p_asks then 'to_ask' else 'not_given' end, reason = case when p_asks then null else 'other' end,
    reason_words = case when p_asks then '' else 'What stood here was about somebody else.' end, asked_at = null, asked_by = null, method = null, helper = null, language = 'en', given_at = null,
    share = 'iro_and_quality', share_chosen = false, share_agreed_at = null, told_at = null, told_by = null, version = version + 1 where id = p_voice;
  select end_ways_in(p_voice);
$$;

-- The words of one voice, with their earlier versions and all that hangs on them, to the voice of whose they are, in which nobody has said
-- anything. What they chose about who reads them is asked anew; the voice that they stood in is to be asked, and nothing opens either by a
-- link that was made before. That somebody handed in here, and when, stays without a word of theirs, for the months that were read so.
create or replace function move_words(p_correction int, p_from int, p_to int, p_asks boolean) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  old voices%rowtype;
  new voices%rowtype;
  last bigint := coalesce((select max(id) from history), 0);
  moved bigint[];
begin
  perform putting_right(p_correction, 'voice', p_from);
  perform from voices where id in (p_from, p_to) order by id for update;
  select * into strict old from voices where id = p_from;
  select * into strict new from voices where id = p_to;
  if old.id = new.id or old.kind <> new.kind or (old.beside_id is null) <> (new.beside_id is null)
    or (new.piece_id is distinct from old.piece_id and greatest(old.piece_id, new.piece_id) >= 500000000)
    or exists (select from voice_answers where voice_id = p_to) or exists (select from voice_outcomes where voice_id = p_to) then
    raise exception 'Words are moved to a voice of the same kind in which nobody has said anything.' using errcode = 'insufficient_privilege';
  end if;
  with words as (update voice_answers set voice_id = p_to where voice_id = p_from returning id)
    select array_agg(id) into moved from words;
  with outcome as (update voice_outcomes set voice_id = p_to where voice_id = p_from returning id)
    select coalesce(moved, '{}') || coalesce(array_agg(-id), '{}') into moved from outcome;
  -- That they were moved is no other version of them; and no version says that they were somebody else's.
  delete from history where id > last and ((table_name = 'voice_answers' and row_id = any (moved)) or (table_name = 'voice_outcomes' and -row_id = any (moved)));
  update history set was = was || jsonb_build_object('voice_id', p_to)
    where (table_name = 'voice_answers' and row_id = any (moved)) or (table_name = 'voice_outcomes' and -row_id = any (moved));
  update voice_openings set voice_id = p_to where voice_id = p_from;
  insert into voice_moves (voice_id, move, from_state, to_state, by_id, at, words, details, came_along)
    select p_to, move, from_state, to_state, by_id, at, words, details, true from voice_moves
    where voice_id = p_from and not came_along and move in ('save', 'finish', 'go_on') order by id;
  update voice_moves set words = '', details = '{}' where voice_id = p_from and not came_along and move in ('save', 'finish');
  update voice_moves set voice_id = p_to, came_along = true where voice_id = p_from and (came_along or move in ('record_agreement', 'change_share', 'answer'));
  update voices set state = old.state, form = old.form, form_chosen = true, method = old.method, helper = old.helper, language = old.language, asked_at = coalesce(asked_at, old.asked_at),
    given_at = old.given_at, reason = null, reason_words = '', share = 'iro_and_quality', share_chosen = false, share_agreed_at = null, told_at = null, told_by = null, version = version + 1
    where id = p_to;
  perform begin_voice_anew(p_from, p_asks);
  perform end_ways_in(p_to);
end $$;

create or replace function seal_words(p_correction int, p_voice int, p_asks boolean) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare kept jsonb;
begin
  perform putting_right(p_correction, 'voice', p_voice);
  perform from voices where id = p_voice for update;
  select jsonb_build_object('voice', (select to_jsonb(v) from voices v where v.id = p_voice),
    'answers', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id), '[]') from voice_answers n where n.voice_id = p_voice),
    'outcomes', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from voice_outcomes o where o.voice_id = p_voice),
    'moves', (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from voice_moves m where m.voice_id = p_voice and (m.words <> '' or m.came_along or m.move in ('record_agreement', 'change_share', 'answer'))),
    'openings', (select coalesce(jsonb_agg(to_jsonb(o) order by o.id), '[]') from voice_openings o where o.voice_id = p_voice),
    'earlier', take_history('voice_answers', array(select id from voice_answers where voice_id = p_voice)) || take_history('voice_outcomes', array(select id from voice_outcomes where voice_id = p_voice))
      || take_history('voices', array[p_voice::bigint])) into kept;
  delete from voice_answers where voice_id = p_voice;
  delete from voice_outcomes where voice_id = p_voice;
  delete from voice_openings where voice_id = p_voice;
  delete from voice_moves where voice_id = p_voice and (came_along or move in ('record_agreement', 'change_share', 'answer'));
  update voice_moves set words = '', details = case when move in ('save', 'finish') then '{}' else details end where voice_id = p_voice;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
  perform begin_voice_anew(p_voice, p_asks);
  -- How it stood a moment ago says how it was told: sealed with the rest.
  perform take_history('voices', array[p_voice::bigint]);
end $$;

-- What an alert holds of words that were moved: whose they are, and the household whose alert it is now. Its lines go with it, so that it
-- stays known who was told; where nothing else stands in the alert before, it has joined the other.
create or replace function follow_words(p_correction int, p_entry int, p_alert int, p_voice int, p_from int, p_to int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare before int;
begin
  if not may_put_right(p_correction) or not reads_alert(p_alert) then
    raise exception 'What raised an alert is moved by Quality Assurance and Partnerships.' using errcode = 'insufficient_privilege';
  end if;
  select alert_id into strict before from alert_entries where id = p_entry for update;
  update alert_entries set alert_id = p_alert, voice_id = p_voice, child_ids = array(select case when c = p_from then p_to else c end from unnest(child_ids) c), saved_at = request_now() where id = p_entry;
  update history set was = was || jsonb_build_object('voice_id', p_voice, 'child_ids', (select child_ids from alert_entries where id = p_entry))
    where table_name = 'alert_entries' and row_id = p_entry;
  if before = p_alert then return; end if;
  update alert_lines set alert_id = p_alert where entry_id = p_entry;
  if not exists (select from alert_entries where alert_id = before) then
    update alert_lines set alert_id = p_alert where alert_id = before;
    update alerts set decided_at = request_now(), ended_as = 'joined', saved_at = request_now() where id = before and decided_at is null;
  end if;
end $$;

-- From whose voices of a piece words were moved or sealed, and when: what was brought forward from them into its answers is looked at again
-- by whoever sees the whole piece, and reads none of the words.
create or replace function words_gone(p_piece int) returns table (child_id int, at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.child_id, max(m.at) from voices v join voice_moves m on m.voice_id = v.id and m.move in ('moved_away', 'sealed')
  where v.piece_id = p_piece and v.beside_id is null and v.kind in ('child', 'carer')
    and case when p_piece >= 500000000 then sees_apart(p_piece, my_line()) else current_setting('role') = 'hearth_service' or sees_whole(p_piece, my_households()) end
  group by v.child_id
$$;
revoke execute on function words_gone from public;
grant execute on function words_gone to hearth_service, hearth_assigned;

-- What was put right after a month had ended, of these pieces, and of the actions that were counted in its days: for whoever reads the month,
-- never of whom, and nothing of what goes by the person.
create or replace function put_right_since(p_pieces int[], p_from date, p_to date, p_since timestamptz) returns table (piece_id int, what text, at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.piece_id, 'words', max(m.at) from voices v join voice_moves m on m.voice_id = v.id and m.move in ('moved_away', 'moved_here', 'sealed') and m.at >= p_since
    where v.piece_id = any (p_pieces) and v.piece_id < 500000000 and v.beside_id is null and v.kind in ('child', 'carer') group by v.piece_id
  union all select c.piece_id, 'wrong_child', max(c.decided_at) from corrections c
    where c.piece_id = any (p_pieces) and c.piece_id < 500000000 and c.kind = 'answer' and c.state in ('moved', 'sealed', 'erased') and c.decided_at >= p_since group by c.piece_id
  union all select null, 'sealed_action', s.sealed_at from corrections c join sealed_records s on s.correction_id = c.id and s.sealed_at >= p_since
    where c.kind = 'action' and coalesce(c.piece_id, 0) < 500000000 and p_pieces is not null and exists (select from unnest(s.counted_on) d where d between p_from and p_to)
$$;
revoke execute on function put_right_since from public;
grant execute on function put_right_since to hearth_service;

-- An action of the wrong household goes to the right one, and hangs on no piece of the other any more; its owner stays. One from a piece that
-- goes by the person has no household.
create or replace function move_action(p_correction int, p_action int, p_household int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform putting_right(p_correction, 'action', p_action);
  update actions set household_id = p_household, piece_id = null, source_question = null, escalated_to = null, version = version + 1, saved_at = request_now()
    where id = p_action and sight = 'household';
  if not found then raise exception 'Only an action that is seen with its household is moved to another.' using errcode = 'insufficient_privilege'; end if;
  update history set was = was || jsonb_build_object('household_id', p_household, 'piece_id', null, 'source_question', null) where table_name = 'actions' and row_id = p_action;
end $$;

create or replace function seal_action(p_correction int, p_action int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare kept jsonb;
begin
  perform putting_right(p_correction, 'action', p_action);
  perform from actions where id = p_action for update;
  select jsonb_build_object('action', (select to_jsonb(t) from actions t where t.id = p_action), 'beside', (select to_jsonb(c) from confidential_actions c where c.action_id = p_action),
    'events', (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from action_events e where e.action_id = p_action),
    'earlier', take_history('actions', array[p_action::bigint])) into kept;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at, counted_on) select p_correction, kept, actor(), request_now(),
      array_remove(array[(t.raised_at at time zone 'Europe/London')::date, case when t.state = 'verified' then t.verified_on end], null) from actions t where t.id = p_action;
  delete from action_events where action_id = p_action;
  delete from confidential_actions where action_id = p_action;
  delete from actions where id = p_action;
end $$;

-- Whether a child is one whom a piece looks at.
create or replace function is_child_of_piece(p_piece int, p_child int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from audit_children c where c.audit_id = p_piece and c.child_id = p_child)
    or exists (select from observations o where o.id = p_piece and p_child = any (o.child_ids))
    or exists (select from answers n where n.piece_id = p_piece and n.child_id = p_child)
$$;

-- An answer about the wrong child, to the same question about the right one, where nothing stands yet. Nothing of it, as it was before
-- either, says that it was about the other.
create or replace function move_answer(p_correction int, p_answer int, p_child int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  old answers%rowtype;
  blank bigint;
  last bigint := coalesce((select max(id) from history), 0);
begin
  perform putting_right(p_correction, 'answer', p_answer);
  select * into strict old from answers where id = p_answer for update;
  if old.child_id is null or not is_child_of_piece(old.piece_id, p_child) then
    raise exception 'An answer about a child is moved to another child of the same piece.' using errcode = 'insufficient_privilege';
  end if;
  select id into blank from answers where piece_id = old.piece_id and question = old.question and child_id = p_child and value is null and explanation = '' and evidence = '' for update;
  perform take_history('answers', array[blank]);
  delete from answers where id = blank;
  update answers set child_id = p_child where id = p_answer;
  delete from history where id > last and table_name = 'answers' and row_id = p_answer;
  update history set was = was || jsonb_build_object('child_id', p_child) where table_name = 'answers' and row_id = p_answer;
  -- A child's own words: heard already, but told to the other child.
  update childs_words set child_id = p_child, told_at = null, told_by = null, told_words = '', version = version + 1, saved_at = request_now()
    where piece_id = old.piece_id and question = old.question and child_id = old.child_id;
  update history set was = was || jsonb_build_object('child_id', p_child)
    where table_name = 'childs_words' and row_id in (select w.id from childs_words w where w.piece_id = old.piece_id and w.question = old.question and w.child_id = p_child);
end $$;

create or replace function seal_answer(p_correction int, p_answer int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  old answers%rowtype;
  words int;
  kept jsonb;
begin
  perform putting_right(p_correction, 'answer', p_answer);
  select * into strict old from answers where id = p_answer for update;
  select id into words from childs_words where piece_id = old.piece_id and question = old.question and child_id = old.child_id;
  select jsonb_build_object('answer', to_jsonb(old), 'words', (select to_jsonb(w) from childs_words w where w.id = words),
    'heard', (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from childs_words_heard h where h.words_id = words),
    'earlier', take_history('answers', array[p_answer::bigint]) || take_history('childs_words', array[words::bigint])) into kept;
  delete from childs_words_heard where words_id = words;
  delete from childs_words where id = words;
  delete from answers where id = p_answer;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
end $$;

-- A file with the wrong people in it: its bytes and its lines, whatever became of its import. One that is still to be decided is discarded with
-- it, since its files were read together; what it brought into the register is taken back by itself, by the lines as they were sealed.
create or replace function seal_file(p_correction int, p_file int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  import int;
  kept jsonb;
begin
  perform putting_right(p_correction, 'file', p_file);
  select import_id into strict import from import_files where id = p_file;
  perform from imports where id = import for update;
  perform from import_files where id = p_file for update;
  select jsonb_build_object('file', (select to_jsonb(f) - 'content' from import_files f where f.id = p_file), 'content', (select encode(f.content, 'base64') from import_files f where f.id = p_file),
    'lines', (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from import_changes c where c.file_id = p_file),
    'withheld', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from import_withheld w where w.file_id = p_file)) into kept;
  update imports set state = 'discarded', decided_by = actor(), decided_at = request_now() where id = import and state = 'proposed';
  if found then delete from import_withheld w using import_files f where f.id = w.file_id and f.import_id = import; end if;
  delete from import_changes where file_id = p_file;
  delete from import_withheld where file_id = p_file;
  update import_files set content = '', name = 'sealed', kind = null, sha256 = '', row_count = 0, year_end = null, problem = 'It had the wrong people in it: what it held is sealed.' where id = p_file;
  insert into sealed_records (correction_id, contents, sealed_by, sealed_at) values (p_correction, kept, actor(), request_now());
end $$;

revoke execute on function move_action, seal_action, is_child_of_piece, move_answer, seal_answer, seal_file from public;
grant execute on function move_action, seal_action, is_child_of_piece, move_answer, seal_answer, seal_file to hearth_service, hearth_assigned;
revoke execute on function begin_voice_anew, end_ways_in from public;
revoke execute on function may_put_right, who_puts_right, has_opened, how_sealed, erase_sealed, putting_right, move_words, seal_words, follow_words from public;
grant execute on function may_put_right, who_puts_right, has_opened, how_sealed, erase_sealed, move_words, seal_words, follow_words to hearth_service, hearth_assigned;
