-- What the service wants to make better for children, and what came of it (clause 3.6, the ninth question): at the level of the service, and
-- never about one child or one household. How each read before stays.
create table improvement_plans (
  id int generated always as identity primary key,
  -- Its word in an address.
  key text not null unique generated always as ('plan-' || id::text) stored,
  aim text not null check (aim <> ''),
  question text not null check (question in ('cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5')),
  -- One of the sources of evidence that made us begin.
  source text not null check (source <> ''),
  led_by int not null references people,
  from_on date not null,
  by_on date not null check (by_on >= from_on),
  -- By what we shall know that it has worked.
  shows text not null check (shows <> ''),
  stands text not null default 'open' check (stands in ('open', 'done', 'given_up', 'mistaken')),
  worked text not null default '' check (worked in ('', 'yes', 'partly', 'no', 'unknown')),
  came_of text not null default '',
  -- The day on which it was said to be over.
  ended_on date,
  version int not null default 1,
  saved_by int not null references people,
  saved_at timestamptz not null default request_now(),
  check ((stands = 'open') = (ended_on is null)),
  check ((stands = 'done') = (worked <> '')),
  check (stands in ('open', 'mistaken') or came_of <> '')
);
create index improvement_plans_led_by on improvement_plans (led_by);
create trigger aim_has_a_length before insert or update on improvement_plans for each row
  when (char_length(new.aim) > 300) execute function refuse_long_texts('300', 'aim');
create trigger shows_has_a_length before insert or update on improvement_plans for each row
  when (char_length(new.shows) > 1000) execute function refuse_long_texts('1000', 'shows');
create trigger came_of_has_a_length before insert or update on improvement_plans for each row
  when (char_length(new.came_of) > 2000) execute function refuse_long_texts('2000', 'came_of');
create trigger history after update on improvement_plans for each row when (old.* is distinct from new.*) execute function keep_history();
