-- A correction is seen with its piece, by those who see the whole of it; of an answer, by those who may read the answer. It is written by the
-- Head of Quality Assurance and Partnerships, and never changed.
alter table corrections enable row level security;
drop policy if exists service on corrections;
create policy service on corrections for select to hearth_service
  using ((piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]))
    and (answer_id is null or exists (select from answers n where n.id = answer_id)));
drop policy if exists assigned on corrections;
create policy assigned on corrections for select to hearth_assigned
  using ((piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]))
    and (answer_id is null or exists (select from answers n where n.id = answer_id)));
drop policy if exists correctors on corrections;
create policy correctors on corrections for insert to hearth_service
  with check (by_id = (select actor()) and (select has_duty('decide_disagreements'))
    and (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])));
grant select, insert on corrections to hearth_service;
grant select on corrections to hearth_assigned;
