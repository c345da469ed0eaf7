-- Who may sign in with a browser. Nothing here can be used by whoever reads it: passwords are kept as argon2id says, and of
-- sessions and invitation links only SHA-256.

create table passwords (
  user_id uuid primary key references users,
  organization_id uuid not null references organizations,
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null default current_instant()
);

-- A session that is over has no row. `device`: what the browser says it is, for people to tell their sessions apart.
create table sessions (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  device text not null,
  created_at timestamptz not null default current_instant(),
  last_seen_at timestamptz not null default current_instant(),
  expires_at timestamptz not null
);
create index sessions_by_user on sessions (user_id, created_at);

-- A link with which a user sets a password. A newer one takes the place of the older; who uses it, removes it.
create table invitations (
  user_id uuid primary key references users,
  organization_id uuid not null references organizations,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  created_at timestamptz not null default current_instant(),
  expires_at timestamptz not null
);

-- Attempts to sign in, of an account or from an address: each one uses up a stretch of time, and this is where they end. Further
-- ahead than the limit allows there is none to be had. Losing it in a crash costs nothing but a few attempts more.
create unlogged table sign_in_attempts (
  key text primary key,
  used_until timestamptz not null
);
