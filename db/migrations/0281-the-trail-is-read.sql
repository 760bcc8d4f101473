-- Who saw and did what is read by day, and by the child that is named (decision 90).
create index trail_at on trail (at, id);
create index trail_child on trail ((data ->> 'child'), at) where data ? 'child';
create index trail_voice on trail ((data ->> 'voice'), at) where data ? 'voice';
