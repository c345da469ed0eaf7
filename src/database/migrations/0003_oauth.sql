-- OAuth 2.0: who asks, what was consented to, and what was handed out for it. Of everything that opens a door, only SHA-256 is kept.

-- app: made by a user in Settings. registered: registered itself (RFC 7591); what it said of itself is `metadata`.
-- document: its id is the address of a document that describes it, and what is kept of it is what a grant was given to.
create table oauth_clients (
  id text primary key check (length(id) <= 2000),
  kind text not null check (kind in ('app', 'registered', 'document')),
  organization_id uuid references organizations,
  user_id uuid references users,
  name text not null,
  redirect_uris text[] not null,
  secret_hash bytea check (length(secret_hash) = 32),
  metadata jsonb not null default '{}',
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  check ((kind = 'app') = (user_id is not null) and (kind = 'app') = (organization_id is not null)),
  check (kind <> 'document' or secret_hash is null)
);
create index oauth_clients_by_user on oauth_clients (user_id, created_at) where user_id is not null;
create index oauth_clients_unowned_by_age on oauth_clients (created_at) where user_id is null;

-- One consent, and the family of tokens that came of it. Without its row, none of them is anything. It lives as long as its
-- longest-lived token. `payload`: what the provider keeps with it.
create table oauth_grants (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  client_id text not null references oauth_clients on delete cascade,
  scopes text[] not null,
  payload jsonb not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  created_at timestamptz not null default current_instant()
);
create index oauth_grants_by_user on oauth_grants (user_id, client_id, created_at);
create index oauth_grants_by_client on oauth_grants (client_id);
create index oauth_grants_by_expiry on oauth_grants (expires_at);

-- Codes, access tokens, refresh tokens, and requests that wait for a consent. `kind`: the provider's name for it.
create table oauth_artifacts (
  id_hash bytea primary key check (length(id_hash) = 32),
  kind text not null,
  grant_id uuid references oauth_grants on delete cascade,
  payload jsonb not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  created_at timestamptz not null default current_instant()
);
create index oauth_artifacts_by_grant on oauth_artifacts (grant_id, kind) where grant_id is not null;
create index oauth_artifacts_by_expiry on oauth_artifacts (expires_at);

-- What all processes sign with, sealed with SECRET_KEY.
create table oauth_keys (
  name text primary key,
  sealed bytea not null,
  created_at timestamptz not null default current_instant()
);
