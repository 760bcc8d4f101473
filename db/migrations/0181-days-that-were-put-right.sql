-- Which visits were planned for another day, or had their day put right, since a month ended: its figures are read as they stood then.
create index moves_of_a_day on moves (at) where move in ('change_day', 'correct_day');
