-- A role that sees no case (the Chief Executive, an administrator, …) sees none, whatever still names its holder: a team that
-- they managed before, an action, a household. Policies ask acts_for(), which from now on leaves such people out; the
-- actor that the web server gets is as it was.
create or replace function open_request_as(p_person int, p_now timestamptz)
returns table (id int, name text, demonstration_key text, roles text[], duties text[], acts_for int[], reach text)
language plpgsql as $$
declare
  today date := (p_now at time zone 'Europe/London')::date;
  sees_for int[];
begin
  select p.id, p.name, p.demonstration_key into id, name, demonstration_key from people p where p.id = p_person and p.active;
  if not found then return; end if;
  acts_for := array[id] || coalesce((select array_agg(a.person_id) from absences a
    where a.cover_id = p_person and today between a.from_on and a.until_on), '{}');
  select coalesce(array_agg(distinct r.key), '{}'),
         coalesce(array_agg(distinct d) filter (where d is not null), '{}'),
         case when bool_or(r.reach = 'service') then 'service' else 'assigned' end,
         coalesce(array_agg(distinct pr.person_id) filter (where r.reach <> 'none'), '{}')
    into roles, duties, reach, sees_for
  from person_roles pr join public.roles r on r.key = pr.role left join unnest(r.duties) d on true
  where pr.person_id = any (acts_for) and pr.from_on <= today and (pr.until_on is null or pr.until_on >= today);
  reach := coalesce(reach, 'assigned');
  perform set_config('hearth.now', p_now::text, true), set_config('hearth.actor', id::text, true),
          set_config('hearth.acts_for', sees_for::text, true), set_config('hearth.duties', duties::text, true),
          set_config('role', 'hearth_' || reach, true);
  return next;
end $$;
