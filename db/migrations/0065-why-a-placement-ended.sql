-- Why a placement ended is known to few: an allegation stands in the return before it stands anywhere else. The reason stands
-- in a table of its own, and the placement says only whether its end was planned.
create table place_change_reasons (
  id int primary key references episodes,
  reason text not null,
  saved_at timestamptz not null default request_now()
);
comment on column place_change_reasons.id is 'The episode’s.';
create trigger history after update on place_change_reasons for each row when (old.* is distinct from new.*) execute function keep_history();
insert into place_change_reasons (id, reason, saved_at)
  select id, reason_place_change, saved_at from episodes where reason_place_change is not null;

alter table episodes add column ended_unplanned boolean not null default false;
alter table placements add column ended_unplanned boolean not null default false;
alter table episodes disable trigger history;
alter table placements disable trigger history;
update episodes set ended_unplanned = true
  where reason_place_change in ('CREQB', 'CREQO', 'CHILD', 'LAREQ', 'STAND', 'ALLEG', 'APPRR');
update placements set ended_unplanned = true
  where ended_on is not null and reason_place_change in ('CREQB', 'CREQO', 'CHILD', 'LAREQ', 'STAND', 'ALLEG', 'APPRR');
alter table episodes enable trigger history;
alter table placements enable trigger history;
alter table episodes drop column reason_place_change;
alter table placements drop column reason_place_change;

-- Why places are not available was free text, which nothing read and which may tell of what is looked into. That they are not is
-- all that Hearth needs: the words stay with the system that they came from.
alter table households drop column unavailable_reason;

-- Earlier versions say neither. Those of episodes are read by nobody, and stay as they are.
update history set was = was - 'reason_place_change' where table_name = 'placements' and was ? 'reason_place_change';
update history set was = was - 'unavailable_reason' where table_name = 'households' and was ? 'unavailable_reason';

-- What a line of an import says and nobody is shown: kept until the import is decided.
create table import_withheld (
  file_id int not null references import_files,
  row_number int not null,
  before jsonb not null default '{}',
  after jsonb not null,
  primary key (file_id, row_number)
);
insert into import_withheld (file_id, row_number, before, after)
select c.file_id, c.row_number,
  coalesce(jsonb_build_object('reason_place_change', c.before -> 'reason_place_change'), '{}'),
  jsonb_build_object('reason_place_change', c.after -> 'reason_place_change')
from import_changes c join imports i on i.id = c.import_id
where i.state = 'proposed' and c.after ? 'reason_place_change';
update import_changes set before = before - 'reason_place_change' - 'unavailable_reason',
  after = after - 'reason_place_change' - 'unavailable_reason'
where before ?| array['reason_place_change', 'unavailable_reason'] or after ?| array['reason_place_change', 'unavailable_reason'];
