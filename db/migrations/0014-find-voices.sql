-- What waits: to be asked, to be answered, to be looked at today. Few rows among many years of voices.
create index voices_waiting on voices (due_on) where state in ('to_ask', 'asked', 'started');
create index voices_unanswered on voices (given_at) where state = 'given' and kind = 'child' and told_at is null;
create index voices_worries on voices (id) where safety_worry and told_at is null;
