-- Nobody reads what came of a form but by its key: neither table nor list is open to anybody.
alter table form_keys enable row level security;

-- What came of the form with this key; no row where it is the first. Whoever sends the same form at the same time waits here until the
-- first is done, or was taken back, and is then told what came of it.
create or replace function first_answer(p_key_hash text) returns table (content_hash text, answer text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_key_hash, 0));
  return query select k.content_hash, k.answer from form_keys k where k.key_hash = p_key_hash;
end $$;

create or replace function keep_answer(p_key_hash text, p_content_hash text, p_answer text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into form_keys (key_hash, content_hash, answer, at) values (p_key_hash, p_content_hash, p_answer, request_now())
  on conflict (key_hash) do update set content_hash = excluded.content_hash, answer = excluded.answer, at = excluded.at
$$;

create or replace function forget_answers(p_before timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from form_keys where at < p_before
$$;
grant execute on function first_answer, keep_answer, forget_answers to hearth_service, hearth_assigned, hearth_web;
