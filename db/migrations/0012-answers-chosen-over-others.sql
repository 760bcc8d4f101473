-- Whether whoever saved this version had been shown another's words and kept their own, or both: what it replaced is then
-- shown in the audit's history, even where one person had written both in two windows.
alter table answers add column settled boolean not null default false;
