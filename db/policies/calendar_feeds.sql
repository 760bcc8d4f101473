-- Whose address it is makes it, ends it and sees when it was last asked for; nobody reads its secret, not even they.
alter table calendar_feeds enable row level security;
drop policy if exists owners on calendar_feeds;
create policy owners on calendar_feeds to hearth_service, hearth_assigned
  using (person_id = (select actor())) with check (person_id = (select actor()));
grant select (id, person_id, made_at, fetched_at, ended_at), insert (person_id, token_hash), update (ended_at) on calendar_feeds to hearth_service, hearth_assigned;

-- Whether the door may answer: the address has not ended, and whose it is still works here. Asked again and again it writes once a minute.
create or replace function open_feed(p_token_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  feed calendar_feeds;
begin
  select f.* into feed from calendar_feeds f join people p on p.id = f.person_id and p.active
    where f.token_hash = p_token_hash and f.ended_at is null
      -- On no day since it was made were they without a role: whoever comes back makes another.
      and not exists (select from generate_series((f.made_at at time zone 'Europe/London')::date, (request_now() at time zone 'Europe/London')::date, interval '1 day') d (day)
        where not exists (select from person_roles r where r.person_id = p.id and d.day between r.from_on and coalesce(r.until_on, 'infinity')));
  if feed.id is null then return false; end if;
  if feed.fetched_at is null or feed.fetched_at < request_now() - interval '1 minute' then
    update calendar_feeds set fetched_at = request_now() where id = feed.id;
  end if;
  return true;
end $$;

-- Counts that an open address was asked, and says whether that is too often: more than so many times in an hour. What is too often is not counted.
create or replace function feed_asked_too_often(p_token_hash text, p_most int) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update calendar_feeds set asked = case when counted_from > request_now() - interval '1 hour' then asked + 1 else 1 end,
      counted_from = case when counted_from > request_now() - interval '1 hour' then counted_from else request_now() end
    where token_hash = p_token_hash and ended_at is null and (asked < p_most or counted_from is null or counted_from <= request_now() - interval '1 hour');
  return not found;
end $$;

-- What stands at an open address: of each line of an agreed year that is this person's, what and by when, and nothing else.
create or replace function feed_lines(p_token_hash text) returns table (line int, activity text, due_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.id, s.activity, s.due_on from calendar_feeds f join slots s on s.person_id = f.person_id and s.settled is null
    join calendar_years y on y.id = s.year_id and y.state = 'agreed'
    where f.token_hash = p_token_hash and f.ended_at is null and s.due_on > (request_now() at time zone 'Europe/London')::date - 366
    order by s.due_on, s.id
$$;
revoke all on function open_feed(text), feed_asked_too_often(text, int), feed_lines(text) from public;
grant execute on function open_feed(text), feed_asked_too_often(text, int), feed_lines(text) to hearth_web;

-- Whose access ends has no address any more, and makes a new one should they come back.
create or replace function end_feeds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update calendar_feeds set ended_at = request_now() where person_id = new.id and ended_at is null;
  return null;
end $$;
drop trigger if exists end_feeds on people;
create trigger end_feeds after update of active on people for each row when (old.active and not new.active) execute function end_feeds();
