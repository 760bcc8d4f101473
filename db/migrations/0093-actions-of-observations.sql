-- What the month counts of observed visits is read from an index: the actions of theirs that were due in a year, and how old a child was.
create index actions_of_workers_due on actions (due_on) include (piece_id, state, verified_on) where sight = 'worker';
create index children_born on children (id) include (born_on);
