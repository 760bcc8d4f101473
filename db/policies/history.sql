-- An earlier version of a row is seen by those who see the row today; of a piece and of an audit, by those who see the whole of it.
alter table history enable row level security;
do $$
declare t text;
begin
  foreach t in array array['households', 'carers', 'children', 'placements', 'carer_reviews', 'answers', 'alerts', 'alert_entries', 'actions', 'voices', 'voice_answers', 'voice_outcomes', 'people', 'clocks', 'told'] loop
    execute format('drop policy if exists %I on history', t);
    execute format('create policy %I on history for select to hearth_service, hearth_assigned using (table_name = %L and exists (select from %I r where r.id = history.row_id))', t, t, t);
  end loop;
end $$;
drop policy if exists audits on history;
drop policy if exists audits_service on history;
drop policy if exists pieces on history;
drop policy if exists pieces_service on history;
create policy pieces on history for select to hearth_assigned using (table_name in ('audits', 'pieces') and row_id = any ((select my_pieces())::int[]));
create policy pieces_service on history for select to hearth_service using (table_name in ('audits', 'pieces'));
-- Which children an audit looked at before is kept under the audit's number, and seen by those who see the whole of it.
drop policy if exists audit_children on history;
drop policy if exists audit_children_service on history;
create policy audit_children on history for select to hearth_assigned using (table_name = 'audit_children' and row_id = any ((select my_pieces())::int[]));
create policy audit_children_service on history for select to hearth_service using (table_name = 'audit_children');
grant select on history to hearth_service, hearth_assigned;
