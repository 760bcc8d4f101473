-- The numbers of who was told and of clocks stand in addresses. What hangs on a piece that goes by the person, or by a list, takes
-- one that says nothing of order, as voices do (0079): a gap would tell whoever compares addresses that somebody was told of something.
create function number_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare taken boolean;
begin
  if new.piece_id < 500000000 then
    new.id := nextval(format('%I', tg_table_name || '_id_seq'));
    return new;
  end if;
  loop
    new.id := 500000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::int;
    execute format('select exists (select from %I where id = $1)', tg_table_name) into taken using new.id;
    exit when not taken;
  end loop;
  return new;
end $$;

do $$
declare
  name text;
  highest int;
begin
  foreach name in array array['clocks', 'told'] loop
    execute format('select coalesce(max(id), 0) from %I', name) into highest;
    execute format('alter table %I alter column id drop identity', name);
    execute format('create sequence %I as int start with %s maxvalue 499999999 owned by %I.id', name || '_id_seq', highest + 1, name);
    execute format('create trigger a_number before insert on %I for each row execute function number_apart()', name);
  end loop;
end $$;
