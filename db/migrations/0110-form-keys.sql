-- Each form that Hearth shows carries a key. What came of it when it was sent is kept for some days, so that the same form sent again
-- gets the same answer and nothing is done twice. No person, no address and no word stands here: hashes, and the answer locked.
create table form_keys (
  key_hash text primary key,
  content_hash text not null,
  answer text not null,
  at timestamptz not null
);
create index on form_keys (at);
