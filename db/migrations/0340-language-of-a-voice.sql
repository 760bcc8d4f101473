-- In which language somebody's words are: whoever has them read aloud hears them in it, and whoever reads them knows why they cannot.
alter table voices add column language text not null default 'en' check (language ~ '^[a-z]{2,3}$');
