-- What a child said where a form asks for a child's own words, with who may know of them beside it (clause 7.5). These are the keys of both
-- in the forms of all streams: a test compares them (evidence/childs-words.test.ts).
create or replace function is_childs_words(p_question text) returns boolean language sql immutable as $$
  select p_question in ('obs.child_view')
$$;
create or replace function is_childs_choice(p_question text) returns boolean language sql immutable as $$
  select p_question in ('obs.child_share')
$$;

-- It goes, as every child's words do, to Quality Assurance and Partnerships and to their own IRO, who see nothing else of the piece; to
-- whoever heard it (of the parts that people have in a piece, the one that comes along and writes); and to others who see the piece only
-- when the child let the carers know.
create or replace function hears_children(p_child int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select has_own_duty('hold_voices') or (has_own_duty('gather_child_voices') and exists (select from children c where c.id = p_child and c.iro_id = actor()))
$$;
create or replace function may_hear_child(p_piece int, p_child int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor() is null or hears_children(p_child)
    or exists (select from piece_people n where n.piece_id = p_piece and n.part = 'observer' and n.person_id = actor())
    or exists (select from answers n where n.piece_id = p_piece and n.child_id = p_child and is_childs_choice(n.question) and n.value = '"carers"')
$$;
drop policy if exists childs_words on answers;
create policy childs_words on answers as restrictive for select to hearth_service, hearth_assigned
  using (not (is_childs_words(question) or is_childs_choice(question)) or (select has_own_duty('hold_voices')) or may_hear_child(piece_id, child_id));
drop policy if exists childs_words_go_on on answers;
create policy childs_words_go_on on answers for select to hearth_service, hearth_assigned
  using (piece_id < 1000000000 and (is_childs_words(question) or is_childs_choice(question)) and ((select has_own_duty('hold_voices')) or hears_children(child_id)));

-- That it was handed on, who heard it and what the child was told: for those who hear the child, and of what is restricted for those of
-- them who know of it. Nobody else learns by it that a child said something.
alter table childs_words enable row level security;
drop policy if exists hearers on childs_words;
create policy hearers on childs_words to hearth_service, hearth_assigned
  using (((select actor()) is null or (select has_own_duty('hold_voices')) or hears_children(child_id))
    and (piece_id < 1000000000 or sees_apart(piece_id, (select my_line())::int[])));
grant select, update on childs_words to hearth_service, hearth_assigned;
alter table childs_words_heard enable row level security;
drop policy if exists hearers on childs_words_heard;
create policy hearers on childs_words_heard for select to hearth_service, hearth_assigned
  using (exists (select from childs_words w where w.id = childs_words_heard.words_id));
drop policy if exists in_person on childs_words_heard;
create policy in_person on childs_words_heard for insert to hearth_service, hearth_assigned
  with check (by_id = (select actor()) and case as_part when 'quality' then (select has_own_duty('hold_voices'))
    else exists (select from childs_words w join children c on c.id = w.child_id where w.id = childs_words_heard.words_id and c.iro_id = (select actor())) end
    and exists (select from childs_words w where w.id = childs_words_heard.words_id));
grant select, insert on childs_words_heard to hearth_service, hearth_assigned;

-- Hands on what children said as a piece goes its next step: whoever writes it has it until then. What is changed afterwards and goes another
-- step is handed on anew, and the child is told anew. Gives back the children whose words are new, with their officers. Whoever makes the
-- move may not be one who reads them. A restricted piece takes numbers that say nothing of order.
create or replace function hand_on_childs_words(p_piece int) returns table (child int, officer int) language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  with settled as materialized (
    select n.piece_id, n.child_id, n.question, n.saved_at, w.id, w.handed_on_at from answers n
      left join childs_words w on w.piece_id = n.piece_id and w.question = n.question and w.child_id = n.child_id
    where n.piece_id = p_piece and is_childs_words(n.question) and n.child_id is not null and n.value #>> '{}' <> ''
      and exists (select from moves m where m.piece_id = n.piece_id and m.at >= n.saved_at)
    order by n.child_id
  ), new as (
    insert into childs_words (id, piece_id, child_id, question, handed_on_at)
    select case when p_piece < 1000000000 then nextval('childs_words_id_seq') else 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int end,
      s.piece_id, s.child_id, s.question, request_now()
    from settled s where s.id is null
    returning child_id
  ), anew as (
    update childs_words w set handed_on_at = request_now(), told_at = null, told_by = null, version = w.version + 1, saved_at = request_now()
    from settled s where w.id = s.id and s.saved_at > s.handed_on_at
    returning w.child_id
  ) select c.id, c.iro_id from children c where c.id in (select child_id from new union select child_id from anew)
$$;
