-- A blind moderator's first grade, locked as they chose it, and whether a limit decided the grade of record (null: nobody
-- knew then).
alter table audits add column blind_grade text check (blind_grade in ('outstanding', 'good', 'requires_improvement', 'inadequate'));
alter table audits add column blind_locked_at timestamptz;
alter table audits add column limit_decided boolean;

-- Until now the first grade that was saved opened the auditor's: that one is the blind grade, whatever followed it.
update audits a set blind_grade = first.grade, blind_locked_at = first.saved_at
from (
  select distinct on (said.audit_id) said.audit_id, said.grade, said.saved_at
  from (
    select n.audit_id, n.value #>> '{}' as grade, n.saved_by, n.saved_at from answers n where n.question = 'mod.grade'
    union all
    select n.audit_id, y.was #>> '{value}', (y.was ->> 'saved_by')::int, (y.was ->> 'saved_at')::timestamptz
    from answers n join history y on y.table_name = 'answers' and y.row_id = n.id where n.question = 'mod.grade'
  ) said join audits b on b.id = said.audit_id and said.saved_by = b.moderator_id
  where said.grade in ('outstanding', 'good', 'requires_improvement', 'inadequate')
  order by said.audit_id, said.saved_at
) first
where a.id = first.audit_id and a.blind_moderation and a.moderator_id is not null;

-- Blind is now what a new service begins with; one that is at work keeps what it had until it decides otherwise.
insert into settings (key, value, reason)
select 'moderation.blind', '0', 'As it was before blind moderation became what a new service begins with.'
where exists (select from audits) and not exists (select from settings where key = 'moderation.blind' and from_on <= '2000-01-01');

-- Which questions of the shipped tool, and which wording of each, a version has taken in; null where the council
-- published it. What is shipped later is brought in beside the council's own words.
alter table templates add column shipped jsonb;
update templates set shipped = (
  select jsonb_object_agg(question ->> 'key', question -> 'version')
  from jsonb_path_query(content, '$.sections[*].questions[*]') question
) where published_by is null and version = 1;
