-- The scales on which grades are given (decision 86): an audit keeps the scale of the version of the tool that it is filled in with, and whether
-- that gives a grade for the whole. Where it gives none, the grades that are kept here are the lowest of any section: what is done goes by them,
-- and no page and no figure calls them the audit's grade. Which points a scale has is data of Hearth (framework/forms/scale.ts).
alter table audits add column scale text not null default 'four_grades' check (scale ~ '^[a-z_]{1,40}$');
alter table audits add column overall boolean not null default true;
alter table audits drop constraint audits_auditor_grade_check, drop constraint audits_moderated_grade_check, drop constraint audits_final_grade_check,
  drop constraint audits_blind_grade_check;
alter table audits
  add constraint audits_auditor_grade_check check (auditor_grade ~ '^[a-z_]{1,40}$'),
  add constraint audits_moderated_grade_check check (moderated_grade ~ '^[a-z_]{1,40}$'),
  add constraint audits_final_grade_check check (final_grade ~ '^[a-z_]{1,40}$'),
  add constraint audits_blind_grade_check check (blind_grade ~ '^[a-z_]{1,40}$');

-- As the version of the tool says with which the piece is filled in: whoever plans an audit chooses neither.
create function audits_keep_their_scale() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  select coalesce(f.content ->> 'scale', 'four_grades'), coalesce((f.content ->> 'overall')::boolean, true) into new.scale, new.overall
    from pieces p join form_versions f on f.id = p.form_version_id where p.id = new.id;
  return new;
end $$;
create trigger keeps_its_scale before insert on audits for each row execute function audits_keep_their_scale();
