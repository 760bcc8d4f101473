-- What the moderator said of the evidence of each section, in one row an audit: {"safe": true} where they agree. The agreement of a year
-- counts nine times as many answers otherwise, and asks of each who sees it (decision 15). Who writes an answer, or corrects one, need not
-- think of it. As text, of which equal ones are counted in a third of the time.
create table section_views (
  piece_id int primary key references pieces on update cascade,
  views text not null check (views is json object)
);
create function keep_section_views() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  section text := substr(new.question, length('mod.evidence.') + 1);
begin
  if new.value in ('"agree"', '"disagree"') then
    insert into section_views as v (piece_id, views) values (new.piece_id, jsonb_build_object(section, new.value = '"agree"')::text)
    on conflict (piece_id) do update set views = (v.views::jsonb || excluded.views::jsonb)::text;
  else
    update section_views v set views = (v.views::jsonb - section)::text where v.piece_id = new.piece_id;
  end if;
  return null;
end $$;
create trigger section_views after insert or update on answers for each row
  when (new.section = 'mod' and starts_with(new.question, 'mod.evidence.')) execute function keep_section_views();
insert into section_views (piece_id, views)
  select n.piece_id, jsonb_object_agg(substr(n.question, length('mod.evidence.') + 1), n.value = '"agree"')::text from answers n
  where n.section = 'mod' and starts_with(n.question, 'mod.evidence.') and n.value in ('"agree"', '"disagree"') group by 1;

-- It was for these alone.
drop index answers_views;
