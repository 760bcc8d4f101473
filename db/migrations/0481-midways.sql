-- Between two reviews of a child their Independent Reviewing Officer looks whether what was decided is being done (clause 4.11): one row for each day on
-- which that is due by the register, held or not, with why.
create table midways (
  id int generated always as identity primary key,
  child_id int not null references children,
  household_id int not null references households,
  officer_id int not null references people,
  due_on date not null,
  held_on date,
  how text not null default '' check (how in ('', 'worker', 'manager', 'records')),
  -- Each decision of the last review, and how far it is: [{"words": …, "stands": …}].
  decisions jsonb not null default '[]' check (jsonb_typeof(decisions) = 'array' and jsonb_array_length(decisions) <= 8),
  child_contact text not null default '' check (child_contact in ('', 'alone', 'spoke', 'message', 'declined', 'not_now')),
  carer_heard boolean,
  home text not null default '' check (home in ('', 'settled', 'strained', 'at_risk')),
  home_why text not null default '',
  meeting_on date,
  next text not null default '' check (next in ('', 'nothing', 'remind', 'informal', 'formal', 'earlier_review')),
  not_held text not null default '' check (not_held in ('', 'left_care', 'reviewed_earlier', 'officer_away', 'new_officer', 'other')),
  not_held_words text not null default '',
  version int not null default 1,
  saved_at timestamptz not null default request_now(),
  unique (child_id, due_on),
  check ((held_on is null) = (how = '')),
  check ((held_on is null) = (not_held <> ''))
);
create index midways_due_on on midways (due_on, child_id) include (held_on, how, household_id, officer_id, id);
create index midways_home on midways (household_id, due_on);
create index midways_officer on midways (officer_id, due_on);
create trigger home_has_a_length before insert or update on midways for each row
  when (char_length(new.home_why) > 1000) execute function refuse_long_texts('1000', 'home_why');
create trigger reason_has_a_length before insert or update on midways for each row
  when (char_length(new.not_held_words) > 500) execute function refuse_long_texts('500', 'not_held_words');
create trigger history after update on midways for each row when (old.* is distinct from new.*) execute function keep_history();
