-- A piece that takes another class takes another number, and all that hangs on it goes with it: the case of a leader's day, too.
alter table leader_cases drop constraint leader_cases_id_fkey, add foreign key (id) references pieces;
