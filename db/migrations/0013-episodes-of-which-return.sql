-- Codes change from one return to the next (H5 became K3), and years may be brought in in any order: the row keeps the
-- end of the latest financial year whose return spoke of it, so that an older return never overwrites a newer one.
alter table episodes add column as_of date;
