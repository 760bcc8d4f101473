-- Read by everybody who reads the month: no sentence names anybody. A draft, by those who write them. The way to the record behind an item,
-- by those who see the record.
alter table evidence_items enable row level security;
drop policy if exists readers on evidence_items;
create policy readers on evidence_items for select to hearth_service, hearth_assigned
  using (state <> 'draft' and (select has_duty('read_month')));
grant select on evidence_items to hearth_service, hearth_assigned;
alter table evidence_records enable row level security;
drop policy if exists service on evidence_records;
create policy service on evidence_records for select to hearth_service using ((select has_duty('read_month')) and case
  when words_id is not null then exists (select from childs_words w where w.id = words_id) when voice_id is not null then exists (select from voices v where v.id = voice_id)
  else piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]) end);
drop policy if exists assigned on evidence_records;
create policy assigned on evidence_records for select to hearth_assigned using ((select has_duty('read_month')) and case
  when words_id is not null then exists (select from childs_words w where w.id = words_id) when voice_id is not null then exists (select from voices v where v.id = voice_id)
  else sees_whole(piece_id, (select my_households())::int[]) end);
grant select on evidence_records to hearth_service, hearth_assigned;

create or replace function month_of(p_day date) returns table (first date, last date) language sql immutable as $$
  select date_trunc('month', p_day)::date, (date_trunc('month', p_day) + interval '1 month' - interval '1 day')::date
$$;

-- What the records of each stream say, one row a fact: nothing as long as they do not count, and nothing of what is restricted. What goes by
-- the person is of a month and not of a day: nobody learns of which visit it comes.
drop function if exists said_by_records(int[], int[]);
create function said_by_records(p_pieces int[], p_voices int[]) returns table (said text, piece_id int, voice_id int, words_id int, source text, questions text[], says text,
  direction text, about text, basis text, period_from date, period_to date, themes text[], known_on date, answered_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- An audit: of each core question by its grades, once it has its final one; where children differ, that they do.
  select g.section, a.id, null::int, null::int, 'audits', array[g.section],
    case when cardinality(g.grades) > 1 then 'An audit of one household found that this was not the same for each child.'
      else 'An audit of one household found this ' || (array['outstanding.', 'good.', 'in need of improvement.', 'inadequate.'])[g.grades[1]] end,
    case when cardinality(g.grades) > 1 or g.grades[1] = 3 then 'mixed' when g.grades[1] = 4 then 'worry' else 'strength' end,
    'household', 'records', a.period_from, a.period_to,
    coalesce((select array(select jsonb_array_elements_text(n.value)) from answers n where n.piece_id = a.id and n.question = 'ovr.themes' and jsonb_typeof(n.value) = 'array'), '{}'),
    (select (max(m.at) at time zone 'Europe/London')::date from moves m where m.piece_id = a.id and m.move in ('moderate', 'settle', 'decide')), null::date
  from audits a cross join lateral (
    select n.section, array_agg(distinct array_position(array['outstanding', 'good', 'requires_improvement', 'inadequate'], n.value #>> '{}')) as grades
    from answers n where n.piece_id = a.id and n.question = n.section || '.grade' and n.section in ('cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5')
      and n.value #>> '{}' in ('outstanding', 'good', 'requires_improvement', 'inadequate') group by n.section
  ) g where a.id = any (p_pieces) and a.id < 500000000 and a.final_grade is not null and a.phase <> 'cancelled'
  -- An observed visit: what it teaches about the service, in the observer's words, which name nobody; once it was shared with the worker.
  union all select 'learned', p.id, null, null, 'practice_observations', array['cyp3', 'cyp4', 'wfc1'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'service', 'seen', d.first, d.last, '{}', d.last, null
  from pieces p join observations o on o.id = p.id join answers n on n.piece_id = p.id and n.question = 'obs.observer_learned' and n.value #>> '{}' <> ''
    cross join lateral month_of(o.seen_on) d
  where p.id = any (p_pieces) and p.sight = 'worker' and p.state in ('written', 'answered', 'actions_open', 'closed') and o.seen_on is not null
  -- What a child said there, to those who hear the child; unless the same child has said it in a voice of the same piece.
  union all select 'words of ' || w.id, p.id, null, w.id, 'voices', array['cyp4'], 'A child told us how it is for them.', 'neutral', 'child', 'child', d.first, d.last, '{}', d.last,
    case when w.told_at is not null then (select m.last from month_of((w.told_at at time zone 'Europe/London')::date) m) end
  from childs_words w join pieces p on p.id = w.piece_id cross join lateral month_of((w.handed_on_at at time zone 'Europe/London')::date) d
  where w.piece_id = any (p_pieces) and p.sight = 'worker'
    and not exists (select from voices v where v.piece_id = w.piece_id and v.child_id = w.child_id and v.kind = 'child' and v.state = 'given')
  -- A voice: that somebody was heard, never what they said, nor whether it was for us or against; not of a piece that goes by the person. Who watched beside a child that spoke
  -- themselves says nothing more.
  union all select 'heard', null, v.id, null, k.source, k.questions, k.says, 'neutral', k.about, case when v.beside_id is not null then 'seen' else k.basis end,
    d.given_on, d.given_on, '{}', d.given_on, (v.told_at at time zone 'Europe/London')::date
  from voices v join (values
      ('child', 'voices', array['cyp4'], 'A child told us how it is for them.', 'child', 'child'),
      ('carer', 'voices', array['wfc3'], 'A foster carer told us what they think.', 'carers', 'carer'),
      ('household_member', 'voices', array['cyp4'], 'Somebody who lives in a foster home told us what they think.', 'household', 'carer'),
      ('parent', 'voices', array['cyp1'], 'A parent told us what they think.', 'child', 'parent'),
      ('partner', 'partners', array['cyp1', 'cyp2'], 'Somebody who works with a child told us what they think.', 'child', 'partner'),
      ('worker', 'staff_feedback', array['wfc4'], 'A worker told us how an audit was for them.', 'staff', 'staff')
    ) k (kind, source, questions, says, about, basis) on k.kind = v.kind
    cross join lateral (select (v.given_at at time zone 'Europe/London')::date as given_on) d
  where v.id = any (p_voices) and v.state = 'given' and v.given_at is not null and coalesce(v.piece_id, 0) < 500000000
    and (v.beside_id is null or not exists (select from voices o where o.id = v.beside_id and o.state = 'given'))
$$;
revoke execute on function said_by_records from public;

create or replace function evidence_number() returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare n int;
begin
  loop
    n := 1 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 999999999;
    if not exists (select from evidence_items where id = n) then return n; end if;
  end loop;
end $$;
revoke execute on function evidence_number from public;

-- What stands of records is made what they say now: what they say no more, or in other words, is kept and counts no longer. What became
-- restricted leaves nothing behind, not even that something is gone.
create or replace function keep_evidence(p_pieces int[], p_voices int[]) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  one record;
  item int;
begin
  if exists (select from unnest(p_pieces) p where p >= 1000000000) or exists (select from voices v where v.id = any (p_voices) and v.piece_id >= 1000000000) then
    with gone as (delete from evidence_records r where r.piece_id = any (p_pieces) and r.piece_id >= 1000000000
      or r.voice_id = any (array(select v.id from voices v where v.id = any (p_voices) and v.piece_id >= 1000000000)) returning r.item_id)
    delete from evidence_items where id in (select item_id from gone);
  end if;
  for one in
    with wanted as (
      select *, coalesce(w.piece_id, 0) as of_piece, coalesce(w.voice_id, 0) as of_voice from said_by_records(p_pieces, p_voices) w
    ), standing as (
      select r.said, coalesce(r.piece_id, 0) as of_piece, coalesce(r.voice_id, 0) as of_voice, i.* from evidence_records r join evidence_items i on i.id = r.item_id
      where r.stands and (r.piece_id = any (p_pieces) or r.voice_id = any (p_voices))
    )
    select s.id as was, s.answered_on as was_answered, w.*, (s.source, s.questions, s.says, s.direction, s.about, s.basis, s.period_from, s.period_to, s.themes)
      is not distinct from (w.source, w.questions, w.says, w.direction, w.about, w.basis, w.period_from, w.period_to, w.themes) as is_same
    from wanted w full join standing s on s.said = w.said and s.of_piece = w.of_piece and s.of_voice = w.of_voice
  loop
    if one.is_same then
      update evidence_items set answered_on = one.answered_on where id = one.was and one.answered_on is distinct from one.was_answered;
      continue;
    end if;
    update evidence_items set state = case when one.said is null then 'withdrawn' else 'superseded' end, ended_at = request_now() where id = one.was;
    update evidence_records set stands = false where item_id = one.was;
    if one.said is not null then
      item := evidence_number();
      insert into evidence_items (id, source, questions, says, direction, about, basis, period_from, period_to, recorded_on, impact, themes, answered_on)
        values (item, one.source, one.questions, one.says, one.direction, one.about, one.basis, one.period_from, one.period_to,
          case when one.was is null then one.known_on end, case when one.direction <> 'neutral' then '' end, one.themes, one.answered_on);
      insert into evidence_records (item_id, said, piece_id, voice_id, words_id) values (item, one.said, one.piece_id, one.voice_id, one.words_id);
    end if;
  end loop;
end $$;
revoke execute on function keep_evidence from public;
create or replace function known_today() returns trigger language plpgsql as $$
begin
  new.recorded_on := coalesce(new.recorded_on, (request_now() at time zone 'Europe/London')::date);
  return new;
end $$;
create or replace trigger known_today before insert on evidence_items for each row execute function known_today();

-- After each statement that writes what an item may come of: of those alone that it may have changed.
create or replace function keep_evidence_of_pieces() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n left join was_written o on o.id = n.id
    where n.stream in ('audit', 'observation') and (o.id is null or (o.state, o.sight) is distinct from (n.state, n.sight))) changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence after update on pieces referencing old table as was_written new table as now_written for each statement execute function keep_evidence_of_pieces();
create or replace function keep_evidence_of_audits() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n left join was_written o on o.id = n.id
    where o.id is null or (o.final_grade, o.phase, o.period_from, o.period_to) is distinct from (n.final_grade, n.phase, n.period_from, n.period_to)) changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence after update on audits referencing old table as was_written new table as now_written for each statement execute function keep_evidence_of_audits();
create or replace function keep_evidence_of_answers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(distinct n.piece_id) as ids from written n
    where n.question in ('ovr.themes', 'obs.observer_learned') or n.question = n.section || '.grade') changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence_new after insert on answers referencing new table as written for each statement execute function keep_evidence_of_answers();
create or replace trigger evidence after update on answers referencing new table as written for each statement execute function keep_evidence_of_answers();
create or replace trigger evidence_gone after delete on answers referencing old table as written for each statement execute function keep_evidence_of_answers();
create or replace function keep_evidence_of_voices() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(coalesce(changed.pieces, '{}'), changed.ids || coalesce(changed.beside, '{}')) from (
    select array_agg(n.id) as ids, array_agg(n.piece_id) filter (where n.piece_id between 500000000 and 999999999) as pieces,
      (select array_agg(o.id) from voices o join written m on o.beside_id = m.id) as beside
    from written n where n.state = 'given' or exists (select from evidence_records r where r.voice_id = n.id)) changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence_new after insert on voices referencing new table as written for each statement execute function keep_evidence_of_voices();
create or replace trigger evidence after update on voices referencing new table as written for each statement execute function keep_evidence_of_voices();
create or replace function keep_evidence_of_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(distinct n.piece_id) as ids from written n) changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence_new after insert on childs_words referencing new table as written for each statement execute function keep_evidence_of_words();
create or replace trigger evidence after update on childs_words referencing new table as written for each statement execute function keep_evidence_of_words();
-- What was sealed is gone, and the way to it with it.
create or replace function end_evidence_of_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update evidence_items set state = 'withdrawn', ended_at = request_now() where state = 'standing' and id = any (array(select r.item_id from evidence_records r where r.words_id = old.id));
  return old;
end $$;
create or replace trigger evidence_ends before delete on childs_words for each row execute function end_evidence_of_words();

-- What counts from before any of this was kept: safe to do again, and done in part it goes on.
create or replace function fill_evidence() returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if actor() is not null then return; end if;
  perform keep_evidence(
    array(select p.id from pieces p left join audits a on a.id = p.id where p.id < 1000000000 and (a.final_grade is not null or p.stream = 'observation')
      and not exists (select from evidence_records r where r.piece_id = p.id)),
    array(select v.id from voices v where v.state = 'given' and not exists (select from evidence_records r where r.voice_id = v.id)));
end $$;
revoke execute on function fill_evidence from public;
grant execute on function fill_evidence to hearth_service;
