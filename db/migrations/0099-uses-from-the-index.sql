-- How many pieces are on a version of a form is counted to 501, from here: the page of the audit tool read those of all years.
create index pieces_version on pieces (form_version_id, id);
