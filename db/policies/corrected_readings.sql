-- A correction is seen with its piece, by those who see the whole of it; of an answer, by those who may read the answer. It is written by the
-- Head of Quality Assurance and Partnerships, and never changed.
alter table corrected_readings enable row level security;
drop policy if exists service on corrected_readings;
create policy service on corrected_readings for select to hearth_service
  using ((piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[]))
    and (answer_id is null or exists (select from answers n where n.id = answer_id)));
drop policy if exists assigned on corrected_readings;
create policy assigned on corrected_readings for select to hearth_assigned
  using ((piece_id = any ((select my_few())::int[]) or sees_whole(piece_id, (select my_households())::int[]))
    and (answer_id is null or exists (select from answers n where n.id = answer_id)));
drop policy if exists correctors on corrected_readings;
create policy correctors on corrected_readings for insert to hearth_service
  with check (by_id = (select actor()) and (select has_duty('decide_disagreements'))
    and (piece_id < 500000000 or sees_apart(piece_id, (select my_line())::int[])));
grant select, insert on corrected_readings to hearth_service;
grant select on corrected_readings to hearth_assigned;
