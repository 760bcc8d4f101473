-- What happened in a month is found by when it happened, however many years lie before it.
create index audit_moves_when on audit_moves (move, at);
create index audit_moves_graded on audit_moves (at) where to_state = 'graded';
create index actions_raised_when on actions (raised_at);
create index actions_verified_when on actions (verified_on) where verified_on is not null;
create index alerts_raised_when on alerts (raised_at);
