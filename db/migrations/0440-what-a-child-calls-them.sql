-- What a child calls whoever looks after them ("Nan and Grandad"): the form says in their name whom it means.
alter table voices add column carers_name text not null default '' check (length(carers_name) <= 60 and carers_name !~ '[\r\n]');
