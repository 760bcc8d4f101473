-- Between the password and the code a person is known to the server only; the browser holds a token that opens nothing else.
create table sign_in_steps (
  token_hash text primary key,
  person_id int not null references people,
  made_at timestamptz not null,
  wrong_codes int not null default 0
);

-- What an invited person chose waits here until they have shown that their authenticator works; then it counts, all at once.
alter table invitations add column password_hash text, add column totp_secret text;

-- The same thing is not said twice to somebody while it still waits to go out.
create unique index messages_once on messages (to_id, kind, path, urgent) where sent_at is null;
