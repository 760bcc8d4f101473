-- Fostering households, carers, children (as references), placements and carer reviews.

create table households (
  id int generated always as identity (start with 1001) primary key,
  ref text not null unique generated always as ('H-' || id) stored,
  source_id text not null unique,
  carer_type text not null check (carer_type in ('mainstream', 'connected', 'short_break', 'ffa', 'parent_child', 'staying_put')),
  status text not null check (status in ('applicant', 'assessment', 'temp_reg24', 'approved', 'on_hold', 'ended')),
  postcode text,
  residence_la text,
  team_id int references teams,
  supervising_worker_id int references people,
  first_approved_on date,
  terms text,
  places_approved int check (places_approved >= 0),
  places_unavailable int check (places_unavailable >= 0),
  unavailable_reason text,
  unavailable_until date,
  next_review_due_on date,
  ended_on date,
  ended_reason text check (ended_reason in ('resigned', 'terminated', 'transferred', 'sgo_adoption', 'died')),
  last_unannounced_visit_on date,
  saved_at timestamptz not null default request_now()
);
create index households_team on households (team_id);
create index households_worker on households (supervising_worker_id);

create table carers (
  id int generated always as identity (start with 1001) primary key,
  household_id int not null references households,
  source_id text not null unique,
  position int not null check (position in (1, 2)),
  initials text not null default '',
  display_name text,
  born_on date not null,
  sex text,
  ethnicity text,
  disability text check (disability in ('y', 'n', 'u')),
  approved_from date,
  approved_to date,
  dbs_on date,
  medical_on date,
  tsd_completed_on date,
  ended_on date,
  saved_at timestamptz not null default request_now()
);
create index carers_household on carers (household_id);

create table children (
  id int generated always as identity (start with 1001) primary key,
  ref text not null unique generated always as ('C-' || id) stored,
  source_id text not null unique,
  initials text not null default '',
  -- Episodes may come before the header file that gives it. Such a child is in no household yet: household_link asks for
  -- the header, so every page about a household knows its children's ages.
  born_on date,
  sex text,
  ethnicity text,
  iro_id int references people,
  ended_on date,
  saved_at timestamptz not null default request_now()
);
create index children_iro on children (iro_id);

-- SSDA903 episodes as they came, one row per child and start date.
create table episodes (
  id int generated always as identity primary key,
  child_id int not null references children,
  started_on date not null,
  reason_new text not null,
  legal_status text not null,
  category_of_need text,
  place text not null,
  provider text,
  ended_on date,
  reason_ended text,
  reason_place_change text,
  home_postcode text,
  placement_postcode text,
  urn text,
  -- The end of the latest financial year whose return spoke of this row: years may be brought in in any order, and an
  -- older return never overwrites a newer one.
  as_of date,
  saved_at timestamptz not null default request_now(),
  unique (child_id, started_on)
);

-- Which household looked after the child from a date (household_link.csv): the one thing that the return cannot say.
create table household_links (
  id int generated always as identity primary key,
  child_id int not null references children,
  started_on date not null,
  household_id int not null references households,
  ended_on date,
  saved_at timestamptz not null default request_now(),
  unique (child_id, started_on)
);

-- Worked out from episodes and links by register/placements.ts: one row per child and carer spell.
create table placements (
  id int generated always as identity (start with 1001) primary key,
  child_id int not null references children,
  household_id int references households,
  started_on date not null,
  ended_on date,
  place text not null,
  provider text,
  legal_status text,
  long_term boolean not null default false,
  reason_ended text,
  reason_place_change text,
  saved_at timestamptz not null default request_now(),
  unique (child_id, started_on)
);
create index placements_household on placements (household_id, started_on);

create table carer_reviews (
  id int generated always as identity (start with 1001) primary key,
  household_id int not null references households,
  source_id text not null unique,
  kind text not null check (kind in ('first', 'annual', 'early')),
  due_on date not null,
  held_on date,
  completed_on date,
  reviewing_officer_id int references people,
  to_panel boolean,
  panel_on date,
  outcome text check (outcome in ('continue', 'change_terms', 'terminate', 'deferred')),
  carer_feedback boolean,
  worker_feedback boolean,
  ended_on date,
  saved_at timestamptz not null default request_now()
);
create index carer_reviews_household on carer_reviews (household_id, due_on);
create index carer_reviews_due on carer_reviews (due_on) where held_on is null;

do $$
declare t text;
begin
  foreach t in array array['people', 'households', 'carers', 'children', 'episodes', 'household_links', 'placements', 'carer_reviews'] loop
    execute format('create trigger history after update on %I for each row when (old.* is distinct from new.*) execute function keep_history()', t);
  end loop;
end $$;
