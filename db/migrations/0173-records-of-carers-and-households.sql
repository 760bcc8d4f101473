-- Two records of one carer, or of one household, are made one and parted again, as those of one child are (decision 72). A carer has a
-- reference of their own: whoever asks names them by it, and no number of the case system stands in an address.
alter table merges drop constraint merges_kind_check, add constraint merges_kind_check check (kind in ('person', 'child', 'carer', 'household'));
alter table carers add column ref text not null generated always as ('F-' || id) stored;
alter table carers add constraint carers_ref_key unique (ref);
