-- Read by everybody who reads the month: no sentence names anybody. A draft, by those who write them. The way to the record behind an item,
-- by those who see the record.
alter table evidence_items enable row level security;
drop policy if exists readers on evidence_items;
create policy readers on evidence_items for select to hearth_service, hearth_assigned
  using ((select has_duty('read_month')) and (state <> 'draft' or (select has_duty('keep_evidence'))));
-- What was learned outside Hearth is written by those who keep it; what a record says, by nobody.
drop policy if exists write on evidence_items;
create policy write on evidence_items for insert to hearth_service, hearth_assigned
  with check ((select has_duty('keep_evidence')) and state = 'draft' and written_by = (select actor()));
drop policy if exists keep on evidence_items;
create policy keep on evidence_items for update to hearth_service, hearth_assigned
  using ((select has_duty('keep_evidence')) and written_by is not null and state in ('draft', 'standing'))
  with check ((select has_duty('keep_evidence')) and written_by is not null and (state in ('draft', 'standing') or ended_by = (select actor())));
drop policy if exists drop_a_draft on evidence_items;
create policy drop_a_draft on evidence_items for delete to hearth_service, hearth_assigned using ((select has_duty('keep_evidence')) and state = 'draft');
grant select, delete on evidence_items to hearth_service, hearth_assigned;
grant insert (id, source, questions, says, direction, about, basis, strength, period_from, period_to, impact, counted, out_of, themes, doing, state, written_by) on evidence_items to hearth_service, hearth_assigned;
grant update (source, questions, says, direction, about, basis, strength, period_from, period_to, impact, counted, out_of, themes, doing, state, ended_at, ended_by, ended_why, recorded_on, version, saved_at)
  on evidence_items to hearth_service, hearth_assigned;
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
  direction text, about text, basis text, period_from date, period_to date, themes text[], impact text, known_on date, answered_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  -- An audit: of each core question by its grades, once it has its final one; where children differ, that they do.
  select g.section, a.id, null::int, null::int, 'audits', array[g.section],
    case when cardinality(g.grades) > 1 then 'An audit of one household found that this was not the same for each child.'
      else 'An audit of one household found this ' || grade_in_sentence(g.grades[1]) || '.' end,
    case when cardinality(g.grades) > 1 or grade_stands(g.grades[1]) = 3 then 'mixed' when grade_stands(g.grades[1]) = 4 then 'worry' else 'strength' end,
    'household', 'records', a.period_from, a.period_to,
    coalesce((select array(select jsonb_array_elements_text(n.value)) from answers n where n.piece_id = a.id and n.question = 'ovr.themes' and jsonb_typeof(n.value) = 'array'), '{}'),
    coalesce((select case when d.scale < 5 then 'Things became worse for the children.' when d.scale = 5 then 'No clear effect for the children.' when d.scale < 8 then 'It made a difference to the children.'
        else 'It made a great difference to the children.' end from answers n cross join lateral (select (n.value #>> '{}')::numeric as scale) d
      where n.piece_id = a.id and n.question = 'ovr.impact_scale' and jsonb_typeof(n.value) = 'number'), ''),
    (select (max(m.at) at time zone 'Europe/London')::date from moves m where m.piece_id = a.id and m.move in ('moderate', 'settle', 'decide')), null::date
  from audits a cross join lateral (
    select n.section, array_agg(distinct n.value #>> '{}') as grades
    from answers n where n.piece_id = a.id and n.question = n.section || '.grade' and n.section in ('cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5')
      and grade_stands(n.value #>> '{}') is not null group by n.section
  ) g where a.id = any (p_pieces) and a.id < 500000000 and a.final_grade is not null and a.phase <> 'cancelled'
  -- An observed visit: what it teaches about the service, in the observer's words, which name nobody; once it was shared with the worker.
  union all select 'learned', p.id, null, null, 'practice_observations', array['cyp3', 'cyp4', 'wfc1'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'service', 'seen', d.first, d.last, '{}', null, d.last, null
  from pieces p join observations o on o.id = p.id join answers n on n.piece_id = p.id and n.question = 'obs.observer_learned' and n.value #>> '{}' <> ''
    cross join lateral month_of(o.seen_on) d
  where p.id = any (p_pieces) and p.sight = 'worker' and p.state in ('written', 'answered', 'actions_open', 'closed') and o.seen_on is not null
  -- A leader's day in fostering: what stands in people's way that a leader can move, in the leader's words, which everybody reads; once it was written.
  union all select 'barrier', p.id, null, null, 'practice_observations', array['wfc4', 'wfc5'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'worry', 'service', 'seen', d.first, d.last, '{}',
    coalesce((select left(i.value #>> '{}', 300) from answers i where i.piece_id = p.id and i.question = 'ldr.impact'), ''), d.last, null
  from pieces p join leader_visits v on v.id = p.id join answers n on n.piece_id = p.id and n.question = 'ldr.barrier' and n.value #>> '{}' <> ''
    -- Of a day on which practice was watched, the month alone.
    cross join lateral (select case when v.kind = 'watch' then m.first else v.held_on end as first, case when v.kind = 'watch' then m.last else v.held_on end as last from month_of(v.held_on) m) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state in ('written', 'promise_open', 'told_back', 'closed') and v.area = 'fostering' and v.held_on is not null
    and exists (select from answers b where b.piece_id = p.id and b.question = 'ldr.barrier_is' and b.value = '"yes"')
  -- An exemption, an exception or a temporary approval that has ended: what it meant for the children, in a sentence without names, as its team manager
  -- wrote it; of the month alone.
  union all select 'beyond', p.id, null, null, 'performance_data', array['cyp1', 'cyp3', 'wfc1'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'children', 'records', d.first, d.last, '{}', null, d.last, null
  from pieces p join exemptions e on e.id = p.id and e.began_on is not null and e.ended_on is not null
    join answers n on n.piece_id = p.id and n.question = 'exm.learned' and n.value #>> '{}' <> '' cross join lateral month_of(e.ended_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- A complaint that is closed: what was learned from it, in a sentence without names; of the month in which it came, alone.
  union all select 'complained', p.id, null, null, 'complaints', array['cyp4', 'wfc3'],
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    'neutral', 'service', 'records', d.first, d.last, '{}', null, d.last, null
  from pieces p join complaints k on k.id = p.id
    join answers n on n.piece_id = p.id and n.question = 'cmp.learned' and n.value #>> '{}' <> '' cross join lateral month_of(k.received_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- What a reviewing officer escalated, or noted as good practice, once it is closed: what it tells us, in a sentence without names; of the month in which it was noticed, alone.
  union all select 'escalated', p.id, null, null, 'reviewing_officers', case when exists (select from answers t where t.piece_id = p.id and t.question = 'esc.care' and t.value #>> '{}' in ('support', 'both')) then array['cyp1', 'wfc2'] else array['cyp1'] end,
    case when char_length(n.value #>> '{}') > 300 then left(n.value #>> '{}', 299) || '…' else n.value #>> '{}' end,
    case e.kind when 'good_practice' then 'strength' else 'worry' end, 'children', 'records', d.first, d.last, '{}',
    coalesce((select case b.value #>> '{}' when 'better' then 'It is better for the child now.' when 'worse' then 'It is worse for the child now.' else 'It is the same for the child.' end
      from answers b where b.piece_id = p.id and b.question = 'esc.better'), ''), d.last, null
  from pieces p join escalations e on e.id = p.id
    join answers n on n.piece_id = p.id and n.question = 'esc.says' and n.value #>> '{}' <> '' cross join lateral month_of(e.noticed_on) d
  where p.id = any (p_pieces) and p.id < 500000000 and p.state = 'closed'
  -- What a child said there, to those who hear the child; unless the same child has said it in a voice of the same piece.
  union all select 'words of ' || w.id, p.id, null, w.id, 'voices', array['cyp4'], 'A child told us how it is for them.', 'neutral', 'child', 'child', d.first, d.last, '{}', null, d.last,
    case when w.told_at is not null then (select m.last from month_of((w.told_at at time zone 'Europe/London')::date) m) end
  from childs_words w join pieces p on p.id = w.piece_id cross join lateral month_of((w.handed_on_at at time zone 'Europe/London')::date) d
  where w.piece_id = any (p_pieces) and p.sight = 'worker'
    and not exists (select from voices v where v.piece_id = w.piece_id and v.child_id = w.child_id and v.kind = 'child' and v.state = 'given')
  -- A voice: that somebody was heard, never what they said, nor whether it was for us or against; not of a piece that goes by the person. Who watched beside a child that spoke
  -- themselves says nothing more.
  union all select 'heard', null, v.id, null, k.source, k.questions, k.says, 'neutral', k.about, case when v.beside_id is not null then 'seen' else k.basis end,
    d.given_on, d.given_on, '{}', null, d.given_on, (v.told_at at time zone 'Europe/London')::date
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
grant execute on function evidence_number to hearth_service, hearth_assigned;

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
    select s.id as was, s.answered_on as was_answered, w.*, (s.source, s.questions, s.says, s.direction, s.about, s.basis, s.period_from, s.period_to, s.themes, s.impact)
      is not distinct from (w.source, w.questions, w.says, w.direction, w.about, w.basis, w.period_from, w.period_to, w.themes, w.impact) as is_same
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
          case when one.was is null then one.known_on end, one.impact, one.themes, one.answered_on);
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
-- What counts is not reworded: it ends, with a reason, and another takes its place.
create or replace function keep_what_counts() returns trigger language plpgsql as $$
begin
  if (old.source, old.questions, old.says, old.direction, old.about, old.basis, old.strength, old.period_from, old.period_to, old.impact, old.counted, old.out_of, old.themes, old.doing)
    is distinct from (new.source, new.questions, new.says, new.direction, new.about, new.basis, new.strength, new.period_from, new.period_to, new.impact, new.counted, new.out_of, new.themes, new.doing) then
    raise exception 'What counts is not reworded.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger keep_what_counts before update on evidence_items for each row when (old.state <> 'draft') execute function keep_what_counts();
create or replace trigger known_today before insert on evidence_items for each row execute function known_today();

-- After each statement that writes what an item may come of: of those alone that it may have changed.
create or replace function keep_evidence_of_pieces() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n left join was_written o on o.id = n.id
    where n.stream in ('audit', 'observation', 'leader_visit', 'exemption', 'complaint', 'escalation') and (o.id is null or (o.state, o.sight) is distinct from (n.state, n.sight))) changed where changed.ids is not null;
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
-- The day of what was seen, put right. What a move does to the day besides is said with its state.
create or replace function keep_evidence_of_days() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(n.id) as ids from now_written n join was_written o on o.id = n.id
    where to_jsonb(o) ->> tg_argv[0] <> to_jsonb(n) ->> tg_argv[0]) changed where changed.ids is not null;
  return null;
end $$;
create or replace trigger evidence after update on observations referencing old table as was_written new table as now_written for each statement execute function keep_evidence_of_days('seen_on');
create or replace trigger evidence after update on leader_visits referencing old table as was_written new table as now_written for each statement execute function keep_evidence_of_days('held_on');
create or replace function keep_evidence_of_answers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform keep_evidence(changed.ids, '{}') from (select array_agg(distinct n.piece_id) as ids from written n
    where n.question in ('ovr.themes', 'ovr.impact_scale', 'obs.observer_learned', 'ldr.barrier', 'ldr.barrier_is', 'ldr.impact', 'exm.learned', 'cmp.learned') or n.question = n.section || '.grade') changed where changed.ids is not null;
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
    array(select p.id from pieces p left join audits a on a.id = p.id where p.id < 1000000000 and (a.final_grade is not null or p.stream in ('observation', 'leader_visit', 'exemption', 'complaint', 'escalation'))
      and (not exists (select from evidence_records r where r.piece_id = p.id)
        -- Whose day was put right before that was followed.
        or exists (select from moves m where m.piece_id = p.id and m.move = 'correct_day')
        -- What was kept with the day on which practice was watched, before that was told as a month.
        or exists (select from leader_visits v join evidence_records r on r.piece_id = v.id and r.stands join evidence_items i on i.id = r.item_id
          where v.id = p.id and v.kind = 'watch' and i.period_from = i.period_to))),
    array(select v.id from voices v where v.state = 'given' and not exists (select from evidence_records r where r.voice_id = v.id)));
  perform keep_figures(((request_now() at time zone 'Europe/London')::date - make_interval(months => back))::date) from generate_series(1, 12) back;
end $$;
revoke execute on function fill_evidence from public;
grant execute on function fill_evidence to hearth_service;

-- Hearth's own figures of a month that is over, as it counts them now: how many of how many, one item for each; nothing of fewer than five. What
-- is restricted is in none of them.
drop function if exists said_by_figures(date, date);
create function said_by_figures(p_from date, p_to date) returns table (measure text, source text, basis text, question text, says text, about text, counted int, out_of int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with asked as (
    select v.kind, v.state from voices v where v.beside_id is null and v.kind in ('child', 'carer') and coalesce(v.piece_id, 0) < 500000000 and v.id < 500000000
      and v.asked_at >= (p_from::timestamp at time zone 'Europe/London') and v.asked_at < ((p_to + 1)::timestamp at time zone 'Europe/London')
  ), due as (
    select a.state, a.verified_on, a.due_on from actions a where a.sight = 'household' and a.due_on between p_from and p_to and a.state <> 'superseded'
  ), reviews as (
    select r.held_on, r.due_on from carer_reviews r where r.due_on between p_from and p_to and r.ended_on is null
  )
  select f.measure, 'performance_data', 'counted', f.question, f.says, f.about, f.counted, f.out_of from (
    select 'children_heard', 'cyp4', 'Children who were asked what they think, and told us.', 'children', count(*) filter (where state = 'given')::int, count(*)::int from asked where kind = 'child'
    union all select 'carers_heard', 'wfc3', 'Foster carers who were asked what they think, and told us.', 'carers', count(*) filter (where state = 'given')::int, count(*)::int from asked where kind = 'carer'
    union all select 'actions_in_time', 'wfc5', 'Actions that were due, done and checked in time.', 'service', count(*) filter (where state = 'verified' and verified_on <= due_on)::int, count(*)::int from due
    union all select 'reviews_in_time', 'wfc1', 'Reviews of foster carers that were due, and held in time.', 'carers', count(*) filter (where held_on <= due_on)::int, count(*)::int from reviews
  ) f (measure, question, says, about, counted, out_of) where out_of >= 5
  -- What children told their own reviewing officers (clause 4.12): of a month, that five of them or more spoke of something alike; never how many, and no word.
  union all select 'told_' || k.theme || '_' || d.how, 'reviewing_officers', 'child', 'cyp4', 'Five children or more told their reviewing officers of this: ' || k.called || '. It is ' || d.called || '.', 'children', null::int, null::int
  from (values ('home', 'home and carers'), ('school', 'school'), ('friends', 'friends'), ('family_time', 'time with family'), ('siblings', 'brothers and sisters'), ('health', 'health'),
      ('money', 'money'), ('privacy', 'privacy'), ('online', 'phone and online'), ('workers', 'changes of worker'), ('future', 'the future'), ('heard', 'being heard'), ('identity', 'who I am'),
      ('safety', 'feeling safe'), ('rights', 'rights')) k (theme, called) cross join (values ('good', 'good'), ('so_so', 'so-so'), ('wrong', 'wrong')) d (how, called)
  where (select count(distinct n.child_id) from engagement_notes n where n.taken_down_at is null and n.spoken_on between p_from and p_to and n.themes ->> k.theme = d.how) >= 5
$$;
revoke execute on function said_by_figures from public;

-- What stands of them for one month is made what is counted now. By Hearth itself, and never of a month that goes on.
create or replace function keep_figures(p_month date) returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  month record;
  one record;
begin
  select * into month from month_of(p_month);
  if actor() is not null or month.last >= (request_now() at time zone 'Europe/London')::date then return; end if;
  for one in
    select f.*, i.id as was, (i.counted, i.out_of, i.says) is not distinct from (f.counted, f.out_of, f.says) as is_same from said_by_figures(month.first, month.last) f
      full join (select * from evidence_items where measure is not null and state = 'standing' and period_from = month.first) i on i.measure = f.measure
  loop
    continue when one.is_same;
    update evidence_items set state = case when one.measure is null then 'withdrawn' else 'superseded' end, ended_at = request_now() where id = one.was;
    continue when one.measure is null;
    insert into evidence_items (id, measure, source, questions, says, direction, about, basis, period_from, period_to, counted, out_of)
      values (evidence_number(), one.measure, one.source, array[one.question], one.says, 'neutral', one.about, one.basis, month.first, month.last, one.counted, one.out_of);
  end loop;
end $$;
revoke execute on function keep_figures from public;
grant execute on function keep_figures to hearth_service;

-- What we do about what an audit said: how many actions came of its piece, and how many were checked. The same for whoever reads it.
create or replace function actions_of_items(p_items int[]) returns table (item_id int, raised int, verified int) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.item_id, count(*)::int, count(*) filter (where a.state = 'verified')::int from evidence_records r join actions a on a.piece_id = r.piece_id and a.sight = 'household'
  where r.item_id = any (p_items) and r.piece_id < 500000000 and a.state <> 'superseded' and has_duty('read_month') group by r.item_id
$$;

-- What is not known yet is written by those who keep what we know, and read with the month. So is what is done about a source that says nothing.
alter table evidence_gaps enable row level security;
drop policy if exists readers on evidence_gaps;
create policy readers on evidence_gaps for select to hearth_service, hearth_assigned using ((select has_duty('read_month')));
drop policy if exists write on evidence_gaps;
create policy write on evidence_gaps for insert to hearth_service, hearth_assigned with check ((select has_duty('keep_evidence')) and saved_by = (select actor()));
drop policy if exists reword on evidence_gaps;
create policy reword on evidence_gaps for update to hearth_service, hearth_assigned
  using ((select has_duty('keep_evidence'))) with check ((select has_duty('keep_evidence')) and saved_by = (select actor()));
grant select, insert (question, quarter, words, saved_by), update (words, version, saved_by, saved_at) on evidence_gaps to hearth_service, hearth_assigned;
alter table evidence_silences enable row level security;
drop policy if exists readers on evidence_silences;
create policy readers on evidence_silences for select to hearth_service, hearth_assigned using ((select has_duty('read_month')));
drop policy if exists write on evidence_silences;
create policy write on evidence_silences for insert to hearth_service, hearth_assigned with check ((select has_duty('keep_evidence')) and by_id = (select actor()));
grant select, insert (source, words, again_on, by_id) on evidence_silences to hearth_service, hearth_assigned;
