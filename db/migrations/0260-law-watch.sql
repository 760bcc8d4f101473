-- What we do not know yet of the law, and what is awaited (clause 1.1): kept by those who shape the audit tool, beside what Hearth brings
-- along. Each entry is reworded as we learn more; how it read before stays.
create table law_watch (
  id int generated always as identity primary key,
  -- Its word in an address; of those that Hearth brings, the same in every service.
  key text not null unique check (key ~ '^[a-z0-9-]{1,60}$'),
  title text not null check (title <> ''),
  standing text not null check (standing in ('unread', 'guessed', 'awaited', 'settled', 'mistaken')),
  -- What we know of it, and from where; what would change in our work, or in Hearth.
  says text not null default '',
  changes text not null default '',
  link text not null default '' check (link = '' or link ~ '^https://[^\s]+$'),
  -- From which day it holds, where that is known, and how we know it.
  from_on date,
  day_known text not null default '' check (day_known in ('', 'read', 'named', 'guessed')),
  -- When somebody last looked.
  looked_on date not null,
  version int not null default 1,
  -- Null as long as it reads as Hearth brought it.
  saved_by int references people,
  saved_at timestamptz not null default request_now(),
  check ((from_on is null) = (day_known = ''))
);
create trigger lines_have_a_length before insert or update on law_watch for each row
  when (char_length(new.title) > 200 or char_length(new.link) > 500) execute function refuse_long_texts('500', 'title', 'link');
create trigger words_have_a_length before insert or update on law_watch for each row
  when (char_length(new.says) > 2000 or char_length(new.changes) > 2000) execute function refuse_long_texts('2000', 'says', 'changes');
create trigger history after update on law_watch for each row when (old.* is distinct from new.*) execute function keep_history();
