-- Signing in slows by account and place together, the place being a browser that has signed in as this person before, or
-- the address that somebody tries from. What is refused is counted, and administrators are told what is unusual.
alter table sign_in_attempts
  add column door text not null default 'sign-in' check (door in ('sign-in', 'recovery code', 'account')),
  add column place_hash text;
update sign_in_attempts set place_hash = address_hash;
alter table sign_in_attempts alter column place_hash set not null;
create index sign_in_attempts_place on sign_in_attempts (email_hash, place_hash, at);
create index sign_in_attempts_at on sign_in_attempts (at) where not succeeded;

-- Whoever began with a recovery code owes the password, whoever began with the password owes a code.
alter table sign_in_steps add column owes text not null default 'code' check (owes in ('code', 'password'));

create table devices (
  id int generated always as identity primary key,
  person_id int not null references people,
  token_hash text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  unique (person_id, token_hash)
);
comment on table devices is 'Browsers in which somebody has signed in as this person. Being known opens nothing; it only spares waiting for what strangers tried.';

create table refusals (
  hour timestamptz not null,
  who text not null,
  person_id int references people,
  method text not null,
  route text not null,
  status int not null,
  times int not null,
  last_at timestamptz not null,
  primary key (hour, who, method, route, status)
);
comment on table refusals is 'What was refused, counted by the hour: whom (a person, or the hash of an address) and at which route; never of which case.';
create index refusals_who on refusals (who, hour);

create table access_warnings (
  what text primary key,
  kind text not null,
  person_id int references people,
  told_at timestamptz not null
);
comment on table access_warnings is 'What somebody has been told of, so that it is told once in its time.';
