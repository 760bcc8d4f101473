-- A list is known to those on it. Nobody reads it by cover, and nobody writes it yet: what has such a list brings who may.
alter table need_to_know enable row level security;
drop policy if exists listed on need_to_know;
create policy listed on need_to_know for select to hearth_service, hearth_assigned using (matter = any ((select my_matters())::uuid[]));
grant select on need_to_know to hearth_service, hearth_assigned;
