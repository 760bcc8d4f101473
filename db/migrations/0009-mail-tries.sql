-- A mailbox that refused a letter is not asked again every minute.
alter table messages add column try_again_at timestamptz;
