-- What a later file takes away of where a child lived is kept as what it changes is: an audit that is over reads as it read (clause 4.13).
create trigger history_of_removed after delete on placements for each row execute function keep_history();
create index history_of_placements on history (((was ->> 'child_id')::int)) where table_name = 'placements';
