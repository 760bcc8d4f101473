-- Households that the Service Manager takes out of every proposal: no reason is kept, for none is asked.
create table not_proposed (
  id int generated always as identity primary key,
  household_id int not null references households,
  by_id int not null references people,
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at)
);
create index not_proposed_household on not_proposed (household_id);
