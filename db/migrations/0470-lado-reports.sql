-- The month's report of the Local Authority Designated Officer (clause 4.10), as it was signed: whole, for whoever may know of every matter, and in
-- steps of five for everybody else who reads the month. Signed anew once it was taken back.
create table lado_reports (
  id int generated always as identity primary key,
  month date not null check (extract(day from month) = 1),
  signed_by int not null references people,
  signed_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index lado_reports_one on lado_reports (month) where withdrawn_at is null;
create index lado_reports_signed on lado_reports (signed_by, signed_at) include (month, withdrawn_at);
create table lado_report_editions (
  report_id int not null references lado_reports,
  edition text not null check (edition in ('whole', 'safe')),
  counted jsonb not null,
  words jsonb not null,
  primary key (report_id, edition)
);
-- From this month on the report is signed here: lines of a year that is agreed already, which are still to come, are met by it as well.
update slots set outside = false where activity = 'lado_report' and outside and period_from >= '2026-11-01' and due_on >= current_date;
