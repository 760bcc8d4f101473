-- A change of a setting that was still to come and was withdrawn: as it was decided, and by whom and why it does not come.
create table withdrawn_settings (
  id int generated always as identity primary key,
  key text not null,
  from_on date not null,
  value jsonb not null,
  changed_by int references people,
  changed_at timestamptz not null,
  reason text,
  withdrawn_by int not null references people,
  withdrawn_at timestamptz not null,
  because text not null
);
create index withdrawn_settings_key on withdrawn_settings (key);
create trigger refuse_long_because before insert or update of because on withdrawn_settings for each row
  when (char_length(new.because) > 20000) execute function refuse_long_texts('20000', 'because');
create trigger refuse_long_reason before insert or update of reason on withdrawn_settings for each row
  when (char_length(new.reason) > 20000) execute function refuse_long_texts('20000', 'reason');
