-- Which streams of evidence there are: the letter of their references, the class of their pieces, and the duty with which one is begun
-- (none: whoever sees the household begins it). Each stream's migration adds its line.
create table streams (
  key text primary key,
  letter text not null unique,
  sight text not null check (sight in ('open', 'household', 'worker', 'restricted', 'sealed', 'child_words', 'anonymous')),
  begun_with text
);
insert into streams (key, letter, sight) values ('audit', 'A', 'household');
alter table pieces drop constraint pieces_stream_check;
alter table pieces add constraint pieces_stream_fkey foreign key (stream) references streams;

-- A number says how far a piece is known. What is seen with its household, or by everybody, takes the next one. What goes by the
-- person counts apart, from 500,000,000, so that nobody's next reference tells of it. What is restricted takes one from 1,000,000,000
-- that says nothing of order, and has a key for its list and for the trail (need_to_know). So a policy of what hangs on a piece
-- asks nothing of the many, and of the few, row by row, whose they are.
alter table pieces add column matter uuid unique, add column begun_by int references people;
alter table pieces add constraint pieces_number_says_class check (case
  when sight in ('open', 'household') then id < 500000000
  when sight in ('restricted', 'sealed') then id >= 1000000000
  else id >= 500000000 and id < 1000000000 end);
alter table pieces add constraint pieces_matter_check check ((sight in ('restricted', 'sealed')) = (matter is not null));
create sequence pieces_apart_seq as int start with 1001 maxvalue 499999999;

-- Who has which part in a piece, so far as its stream keeps no columns for it (audits do). Its phase is kept beside, as with audits:
-- what somebody has open must be found among what they had in all years.
create table piece_people (
  piece_id int not null references pieces,
  part text not null,
  person_id int not null references people,
  phase text not null check (phase in ('open', 'closed', 'cancelled')),
  primary key (piece_id, part, person_id)
);
create index piece_people_person on piece_people (person_id, phase) include (piece_id, part);

create or replace function phase_of(p_state text) returns text language sql immutable as
  $$ select case when p_state in ('closed', 'called_off') then 'closed' when p_state = 'cancelled' then 'cancelled' else 'open' end $$;
create function part_in_phase() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  new.phase = (select phase_of(p.state) from pieces p where p.id = new.piece_id);
  return new;
end $$;
create trigger part_in_phase before insert on piece_people for each row execute function part_in_phase();
create or replace function follow_phase() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.stream = 'audit' then update audits set phase = phase_of(new.state) where id = new.id; end if;
  update piece_people set phase = phase_of(new.state) where piece_id = new.id;
  return new;
end $$;
drop trigger follow_phase on pieces;
create trigger follow_phase after update on pieces for each row
  when (phase_of(old.state) is distinct from phase_of(new.state)) execute function follow_phase();

-- Who had a part before is kept under the number of the piece.
create function keep_part_of_piece() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into history (table_name, row_id, replaced_at, replaced_by, was) values ('piece_people', old.piece_id, request_now(), actor(), to_jsonb(old));
  return old;
end $$;
create trigger history after delete on piece_people for each row execute function keep_part_of_piece();
