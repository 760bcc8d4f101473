-- What /health tries to write to, and takes back: a disk that is full is noticed when a table must grow. It stays empty. In a
-- schema of its own, since it holds nothing that is anybody's: it is in no backup.
-- A restore empties the schema of everything else, and comes by here again.
drop schema if exists health cascade;
create schema health;
create table health.room_to_save (filler text not null);
-- One row fills one block, so that every try asks for a new one.
alter table health.room_to_save alter column filler set storage plain;
