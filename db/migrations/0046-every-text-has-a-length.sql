-- Every text has a length: what no form lets through the database refuses as well, however it comes. Counted in characters, a line
-- break as one. Only what is new is judged: a row whose long words are from before can still be moved on, and a backup that holds some can
-- be restored.
create function refuse_long_texts() returns trigger language plpgsql as $$
declare
  now_is jsonb := to_jsonb(new);
  was jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  most int := tg_argv[0];
  name text;
begin
  foreach name in array tg_argv[1:] loop
    if char_length(replace(now_is ->> name, E'\r\n', E'\n')) > most and (was is null or was ->> name is distinct from now_is ->> name) then
      raise exception using errcode = 'string_data_right_truncation', message = format('%s.%s holds at most %s characters', tg_table_name, name, most);
    end if;
  end loop;
  return new;
end $$;

do $$
declare
  t record;
  over_long text;
begin
  for t in select * from (values
    ('words', 20000, 'action_events', array['words']),
    ('words', 20000, 'actions', array['says', 'evidence', 'impact_note']),
    ('words', 20000, 'alert_entries', array['what', 'acting', 'came_from']),
    ('words', 20000, 'alert_lines', array['words']),
    ('words', 20000, 'answers', array['explanation', 'evidence']),
    ('values', 60000, 'answers', array['value']),
    ('words', 20000, 'audit_moves', array['words']),
    ('values', 200000, 'audit_moves', array['details']),
    ('words', 20000, 'audits', array['period_reason', 'children_reason']),
    ('words', 20000, 'dispensations', array['reason']),
    ('words', 20000, 'sample_draws', array['swap_reason']),
    ('words', 20000, 'settings', array['reason']),
    ('words', 20000, 'templates', array['note']),
    ('words', 20000, 'voice_answers', array['words']),
    ('values', 60000, 'voice_answers', array['value']),
    ('words', 20000, 'voice_moves', array['words']),
    ('words', 20000, 'voice_openings', array['reason']),
    ('words', 20000, 'voice_outcomes', array['told_words']),
    ('words', 20000, 'voices', array['reason_words']),
    ('lines', 500, 'voices', array['helper']),
    ('lines', 500, 'people', array['name', 'telephone', 'source_id']),
    ('lines', 500, 'teams', array['name']),
    ('values', 4000000, 'kept_forms', array['fields'])
  ) as every (kind, most, on_table, names) loop
    select string_agg(format('char_length(new.%I::text) > %s', name, t.most), ' or ') into over_long from unnest(t.names) name;
    execute format('create trigger %I before insert or update on %I for each row when (%s) execute function refuse_long_texts(%s)',
      t.kind || '_have_a_length', t.on_table, over_long,
      concat_ws(', ', quote_literal(t.most), (select string_agg(quote_literal(name), ', ') from unnest(t.names) name)));
  end loop;
end $$;

-- What is refused is not stored: of a file that could not be read the name and the reason stay.
update import_files set content = '' where kind is null;
