-- What earlier imports said of a code that they did not know repeated what stood in the column: that is shown to nobody any more
-- (decision 41). The words are those of imports/read-rows.ts.
update import_changes set message = 'This is not one of the codes of this column, which Hearth does not show. Mend it in the file.'
where column_name in ('REASON_PLACE_CHANGE', 'reason_place_change') and code = 'unknown_code';
