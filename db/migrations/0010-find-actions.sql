-- Lists of actions read those still to settle, by date or by whose they are; what is settled may pile up for years.
create index actions_to_settle on actions (due_on, id) where state in ('open', 'in_progress', 'done_awaiting_check');
create index actions_to_check on actions (household_id) where state = 'done_awaiting_check';
create index actions_raised on actions (raised_by) where state in ('open', 'in_progress', 'done_awaiting_check');
create index actions_escalated on actions (escalated_to) where escalated_to is not null;
create index actions_done on actions (done_by, done_on);
