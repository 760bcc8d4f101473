-- Two records of one child are made one, and parted again, as those of one person are (decision 66). Whose numbers they are is said by the
-- kind, so no foreign key can. What became of each row is kept as it was and as it became: parting finds out what was changed since.
alter table merges drop constraint merges_ends_id_fkey, drop constraint merges_stays_id_fkey,
  add column kind text not null default 'person' constraint merges_kind_check check (kind in ('person', 'child')),
  alter column was_active set default false;
drop index merges_one_way;
drop index merges_into;
create unique index merges_one_way on merges (kind, ends_id) where parted_at is null;
create index merges_into on merges (kind, stays_id);

alter table merge_lines drop constraint merge_lines_pkey, add column id bigint generated always as identity primary key,
  add column was jsonb, add column became jsonb, add column says text not null default '';
create index merge_lines_in_order on merge_lines (merge_id, id);
update merge_lines l set was = jsonb_build_object(p.col, m.ends_id), became = jsonb_build_object(p.col, m.stays_id)
  from merges m, (values ('households', 'supervising_worker_id'), ('children', 'iro_id'), ('reviews', 'reviewing_officer_id'),
    ('teams', 'manager_id'), ('line', 'manager_id'), ('away', 'person_id'), ('covers', 'cover_id'), ('actions', 'owner_id'),
    ('audits as auditor', 'auditor_id'), ('audits as worker', 'worker_id'), ('audits as moderator', 'moderator_id'),
    ('parts', 'person_id'), ('voices', 'gatherer_id')) p (place, col)
  where m.id = l.merge_id and p.place = l.place;

-- What waits for a second person may be about two records instead of somebody's access.
alter table access_changes alter column person_id drop not null,
  add constraint access_changes_about_check check (person_id is not null or what ? 'two');
