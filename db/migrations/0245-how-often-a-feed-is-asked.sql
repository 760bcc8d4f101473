-- A private calendar address is asked so often in an hour and no more: since when it is counted, and how often it was asked since.
alter table calendar_feeds add column counted_from timestamptz, add column asked int not null default 0;
