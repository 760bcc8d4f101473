-- Whether anything of an audit may go out on paper: it is closed, and nothing is open about the household that could change what a paper
-- says, or of which its readers must not know. Asked with the owner's rights, since whoever asks may not know of it either: they hear yes or
-- no and never why, and every no is the same. Ordinary things say no as well, so that a no is the sign of nothing.
create or replace function papers_may_go(p_audit int) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from pieces p where p.id = p_audit and p.stream = 'audit' and p.state = 'closed'
    and not exists (select from alerts l where l.household_id = p.household_id and l.decided_at is null)
    and not exists (select from pieces o where o.household_id = p.household_id and o.id <> p.id and phase_of(o.state) = 'open'
      and (o.sight in ('restricted', 'sealed') or (o.stream = 'audit' and o.state <> 'scheduled')))
    and not exists (select from corrections c where c.household_id = p.household_id and c.decided_at is null)
    and not exists (select from placements s where s.household_id = p.household_id
      and greatest(s.started_on, s.ended_on) > (request_now() at time zone 'Europe/London')::date - 14))
$$;

-- A paper is seen with its audit, by those who see the whole of it. It is kept by whoever closes audits, in their own name, and never changed.
alter table papers enable row level security;
drop policy if exists service on papers;
create policy service on papers for select to hearth_service using (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]));
drop policy if exists assigned on papers;
create policy assigned on papers for select to hearth_assigned
  using (piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]));
drop policy if exists closers on papers;
create policy closers on papers for insert to hearth_service
  with check (by_id = (select actor()) and (select has_duty('close_audits'))
    and (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])) and papers_may_go(piece_id));
grant select, insert (piece_id, kind, child_id, edition, of_edition, words, reason) on papers to hearth_service;
grant select on papers to hearth_assigned;
