-- Passkeys (WebAuthn). credential_id: in base64url. challenged_at: when the challenge of the last sign-in was issued; earlier ones are refused,
-- so that no response works twice.
create table passkeys (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  challenged_at timestamptz not null,
  last_used_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint passkeys_pkey primary key (organization_id, id),
  constraint passkeys_organization_id_credential_id_key unique (organization_id, credential_id),
  constraint passkeys_name_1_to_100_characters check (length(name) between 1 and 100),
  constraint passkeys_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index passkeys_by_user on passkeys (organization_id, user_id, created_at, id);
