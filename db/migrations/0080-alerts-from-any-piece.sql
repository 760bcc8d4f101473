-- An alert is raised from any piece of evidence, whatever its stream: an entry says that it came from one, and not that it was an audit.
alter table alert_entries drop constraint alert_entries_source_check;
-- Nobody changed one: it is called otherwise, and nothing of it is kept as replaced.
alter table alert_entries disable trigger user;
update alert_entries set source = 'piece' where source = 'audit';
alter table alert_entries enable trigger user;
alter table alert_entries add constraint alert_entries_source_check check (source in ('household', 'piece', 'voice', 'unfinished'));
