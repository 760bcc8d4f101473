-- Of which actions a decision was taken back since a month ended: its figures are read as they stood then.
create index action_events_unsettled on action_events (at) where kind = 'unsettled';
