-- What became of households lately is looked for by day: who left one, and which went to another team (clause 4.13).
create index carer_stays_left on carer_stays (until_on) where until_on is not null;
create index history_of_households on history (replaced_at) where table_name = 'households';
