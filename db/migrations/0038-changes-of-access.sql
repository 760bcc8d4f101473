-- Who changed whose access, and who agreed: one line for each change. What gives somebody a way to cases, or the power to
-- give one, waits until a second person has said yes.
create table access_changes (
  id int generated always as identity (start with 101) primary key,
  person_id int not null references people,
  kind text not null,
  -- Which role, from and to which address, who covers: as far as the kind needs it.
  what jsonb not null default '{}',
  state text not null check (state in ('waiting', 'at once', 'confirmed', 'refused', 'withdrawn', 'closed')),
  -- Nobody: the command line of the server.
  asked_by int references people,
  asked_at timestamptz not null,
  -- Grows when what is asked for changes while it waits: a yes counts for what was seen.
  version int not null default 1,
  settled_by int references people,
  settled_at timestamptz,
  reason text check (length(reason) between 1 and 1000),
  -- The link at their old address by which the person themselves says yes or no; only its hash.
  answer_hash text unique,
  check ((state = 'waiting') = (settled_at is null))
);
create index access_changes_newest on access_changes (asked_at desc, id desc);
create index access_changes_person on access_changes (person_id, asked_at);
create index access_changes_waiting on access_changes (asked_at) where state = 'waiting';

-- An invitation can be closed before its week is over. Whoever chooses a password in one is known by a cookie until they have
-- shown that their authenticator works: nobody else is shown its secret, and it is shown once.
alter table invitations
  add column closed_at timestamptz,
  add column visit_hash text,
  add column visit_at timestamptz;
-- Secrets that an earlier version has shown to whoever opened the link first are not used.
update invitations set password_hash = null, totp_secret = null where used_at is null;

-- A one-time link waits for its mail locked with the service's secret, and is a hash after that. `not_sent` says why a message
-- will never go out.
alter table messages
  add column sealed text,
  add column link_hash text,
  add column not_sent text check (not_sent in ('closed', 'other secret'));
create index messages_link on messages (link_hash) where link_hash is not null;
update messages set path = '/' where kind = 'invitation' and sent_at is not null and path <> '/';
