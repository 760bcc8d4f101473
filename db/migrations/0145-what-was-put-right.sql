-- A question whether something is about the wrong person has a reference that says nothing of order, as what is restricted has: its address
-- tells nobody how many others there are, or that one is missing.
alter table corrections add column ref text not null unique
  default 'Q-' || (1000000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 13))::bit(52)::bigint % 9000000000)::text;

-- The steps that came along with words which were moved here were made elsewhere.
alter table voice_moves add column came_along boolean not null default false;
create index voice_moves_here on voice_moves (at) include (voice_id) where move = 'moved_here';

-- Days by which what was sealed had been counted in a month that is over: when an action was raised, and when it was closed.
alter table sealed_records add column counted_on date[] not null default '{}';
