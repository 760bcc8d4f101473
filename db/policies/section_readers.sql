-- Which sections of a form are read by whom, and from which step on, where that is less than the class of the piece allows: each stream that
-- keeps something back adds its lines, and a test of its room compares them with what its pages say. `part`: who has it in the piece, or
-- `others`: whoever sees the piece. No states: at each. A section without a line is read with its piece.
create or replace function section_readers() returns table (stream text, sections text[], part text, states text[]) language sql immutable as $$
  values
    ('observation', array['visit', 'child', 'judged', 'learned'], 'observer', null::text[]),
    ('observation', array['visit', 'child', 'judged', 'learned'], 'worker', array['planned', 'prepared', 'written', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled']),
    ('observation', array['visit', 'child', 'judged', 'learned'], 'others', array['planned', 'prepared', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled']),
    ('observation', array['answer'], 'worker', null),
    ('observation', array['answer'], 'others', array['planned', 'prepared', 'seen', 'answered', 'actions_open', 'closed', 'called_off', 'cancelled'])
$$;
create or replace function reads_section(p_piece int, p_section text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select actor() is null
    or not exists (select from pieces p join section_readers() r on r.stream = p.stream and p_section = any (r.sections) where p.id = p_piece)
    or exists (select from pieces p join section_readers() r on r.stream = p.stream and p_section = any (r.sections) and (r.states is null or p.state = any (r.states))
      where p.id = p_piece and (r.part = 'others' or exists (select from piece_people n where n.piece_id = p_piece and n.part = r.part and n.person_id = actor())))
$$;
-- Of what is seen with its household nothing is asked: there each stream says in its own policy what it keeps back. A child's words go to those
-- who hear children as soon as they are handed on (childs_words.sql).
drop policy if exists once_it_is_theirs on answers;
create policy once_it_is_theirs on answers as restrictive for select to hearth_service, hearth_assigned
  using (piece_id < 500000000 or reads_section(piece_id, section) or ((is_childs_words(question) or is_childs_choice(question)) and hears_children(child_id)));
