-- Of how many approved households a draw was made: "12 of 215 could be drawn". Of draws from before it is not known.
alter table sample_draws add column approved int check (approved >= cardinality(candidates));
