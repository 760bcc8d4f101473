-- An earlier version of a row is seen by those who see the row today; of a piece and of an audit, by those who see the whole of it.
alter table history enable row level security;
do $$
declare
  tables text[] := array['households', 'carers', 'carer_stays', 'children', 'placements', 'carer_reviews', 'answers', 'alerts', 'alert_entries', 'actions', 'voices', 'voice_answers', 'voice_outcomes', 'childs_words', 'people', 'clocks', 'told', 'need_to_know', 'engagement_notes', 'engagement_words', 'evidence_gaps', 'law_watch', 'midways', 'improvement_plans'];
begin
  -- One function and not a policy for each table: a statement begins every policy's plan, with all that it rests on, before it reads its one row.
  execute format('create or replace function sees_row_of(p_table text, p_row bigint) returns boolean language plpgsql stable as $body$ begin case p_table %s else return false; end case; end $body$',
    (select string_agg(format('when %L then return exists (select from %I r where r.id = p_row);', t, t), ' ') from unnest(tables) t));
  for t in 1 .. array_length(tables, 1) loop
    execute format('drop policy if exists %I on history', tables[t]);
  end loop;
end $$;
drop policy if exists rows_of on history;
create policy rows_of on history for select to hearth_service, hearth_assigned using (sees_row_of(table_name, row_id));
drop policy if exists audits on history;
drop policy if exists audits_service on history;
drop policy if exists pieces on history;
drop policy if exists pieces_service on history;
drop policy if exists audit_children on history;
drop policy if exists audit_children_service on history;
-- Who had a part in a piece before, and which children an audit looked at, is kept under the number of the piece.
create policy pieces on history for select to hearth_assigned
  using (case when table_name in ('audits', 'pieces', 'piece_people', 'audit_children') then sees_whole(row_id::int, (select my_households())::int[]) else false end);
create policy pieces_service on history for select to hearth_service
  using (case when table_name in ('audits', 'pieces', 'piece_people', 'audit_children') then row_id < 500000000 or sees_apart(row_id::int, (select my_line())::int[]) else false end);
grant select on history to hearth_service, hearth_assigned;

-- A field of a row as it read at a moment: what is over reads as it read then, whoever was renamed or moved on since. Without a moment, as it
-- reads now.
create or replace function as_it_read(p_table text, p_row bigint, p_field text, p_at timestamptz, p_now text) returns text language plpgsql stable as $$
begin -- Planned once: asked of each line of a list, most of the time went into planning it.
  return (select case when h.was is null then p_now else h.was ->> p_field end
    from (select) one left join lateral (select was from history where p_at is not null and table_name = p_table and row_id = p_row and replaced_at > p_at
      order by replaced_at limit 1) h on true);
end
$$;
