-- Who works here, how they sign in, and what every request knows about the person who makes it.

create extension if not exists citext;

-- Three database roles. The web server's connections start as hearth_web, which sees no case at all; each request then
-- takes one of the other two, by how far the person sees. None of them owns a table, so row-level security always holds.
do $$
declare wanted text;
begin
  foreach wanted in array array['hearth_web', 'hearth_service', 'hearth_assigned'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
    execute format('grant %I to current_user', wanted);
    execute format('grant usage on schema public to %I', wanted);
  end loop;
end $$;

create table roles (
  key text primary key,
  title text not null,
  reach text not null check (reach in ('service', 'teams', 'own', 'assigned', 'none')),
  duties text[] not null
);
comment on table roles is 'Copied from src/framework/s4-roles.ts at every migrate; titles may be changed by the council.';

create table teams (
  id int generated always as identity (start with 11) primary key,
  name text not null unique,
  manager_id int
);

create table people (
  id int generated always as identity (start with 101) primary key,
  source_id text unique,
  demonstration_key text unique,
  name text not null check (length(name) between 1 and 200),
  email citext not null unique,
  team_id int references teams,
  manager_id int references people,
  active boolean not null default true,
  saved_at timestamptz not null default now()
);
alter table teams add foreign key (manager_id) references people;

create table person_roles (
  person_id int not null references people,
  role text not null references roles,
  from_on date not null default '2000-01-01',
  until_on date,
  primary key (person_id, role, from_on),
  check (until_on is null or until_on >= from_on)
);

create table absences (
  id int generated always as identity primary key,
  person_id int not null references people,
  cover_id int not null references people,
  from_on date not null,
  until_on date not null,
  check (until_on >= from_on),
  check (person_id <> cover_id)
);
create index absences_cover on absences (cover_id, until_on);

create table credentials (
  person_id int primary key references people,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  last_totp_step bigint,
  recovery_hashes text[] not null default '{}'
);

create table invitations (
  token_hash text primary key,
  person_id int not null references people,
  invited_by int references people,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- What an invited person chose waits here until they have shown that their authenticator works; then it counts, all at once.
  password_hash text,
  totp_secret text
);

-- Between the password and the code a person is known to the server only; the browser holds a token that opens nothing else.
create table sign_in_steps (
  token_hash text primary key,
  person_id int not null references people,
  made_at timestamptz not null,
  wrong_codes int not null default 0
);

create table sign_in_attempts (
  id bigint generated always as identity primary key,
  email_hash text not null,
  address_hash text not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempts_email on sign_in_attempts (email_hash, at);
create index sign_in_attempts_address on sign_in_attempts (address_hash, at);

create table sessions (
  token_hash text primary key,
  person_id int not null references people,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_person on sessions (person_id);

create table kept_forms (
  id uuid primary key default gen_random_uuid(),
  person_id int not null references people,
  path text not null,
  fields jsonb not null,
  kept_at timestamptz not null
);
comment on table kept_forms is 'What a person had typed when their session ended; given back to that person only.';

create table settings (
  key text not null,
  from_on date not null default '2000-01-01',
  value jsonb not null,
  changed_by int references people,
  changed_at timestamptz not null default now(),
  reason text,
  primary key (key, from_on)
);
comment on table settings is 'Dated: the value in force on a day is the newest one whose from_on is not after it.';

-- What happened, in words that src/platform/trail writes; never deleted, never changed.
create table trail (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id int references people,
  kind text not null,
  household_id int,
  audit_id int,
  data jsonb not null default '{}'
);
create index trail_audit on trail (audit_id, at) where audit_id is not null;
create index trail_household on trail (household_id, at) where household_id is not null;
create index trail_actor on trail (actor_id, at);

-- Every earlier version of every row that has a saved_at: written by the trigger keep_history.
create table history (
  id bigint generated always as identity primary key,
  table_name text not null,
  row_id bigint not null,
  replaced_at timestamptz not null,
  replaced_by int,
  was jsonb not null
);
create index history_row on history (table_name, row_id, replaced_at);

create function request_now() returns timestamptz language sql stable as
  $$ select coalesce(nullif(current_setting('hearth.now', true), '')::timestamptz, now()) $$;

create function actor() returns int language sql stable as
  $$ select nullif(current_setting('hearth.actor', true), '')::int $$;

-- The person and everyone whose absence they cover today.
create function acts_for() returns int[] language sql stable as
  $$ select coalesce(nullif(current_setting('hearth.acts_for', true), ''), '{}')::int[] $$;

create function has_duty(wanted text) returns boolean language sql stable as
  $$ select wanted = any (coalesce(nullif(current_setting('hearth.duties', true), ''), '{}')::text[]) $$;

create function keep_history() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was)
  values (tg_table_name, old.id, request_now(), actor(), to_jsonb(old));
  return new;
end $$;
