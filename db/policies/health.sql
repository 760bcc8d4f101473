-- Whether there is room to save: anybody may try, nobody reads.
grant usage on schema health to hearth_web;
grant insert on health.room_to_save to hearth_web;
