-- A voice that is asked for a restricted piece takes a number that says nothing of order: the next reference tells nobody of it.
do $$
declare last bigint;
declare called boolean;
begin
  select last_value, is_called into last, called from voices_id_seq;
  alter table voices alter column id drop identity;
  create sequence voices_id_seq as int owned by voices.id;
  perform setval('voices_id_seq', last, called);
end $$;
create function number_voice() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.id is not null then return new; end if;
  if new.piece_id is null or new.piece_id < 1000000000 then
    new.id := nextval('voices_id_seq');
    return new;
  end if;
  loop
    new.id := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    exit when not exists (select from voices where id = new.id);
  end loop;
  return new;
end $$;
create trigger a_number before insert on voices for each row execute function number_voice();
