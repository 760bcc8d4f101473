-- Whoever was told of something is not told again: a reminder looks for what was said of the same page before.
create index messages_told on messages (to_id, path, kind, made_at);
