-- Authenticator apps (TOTP, RFC 6238). secret: encrypted with a key derived from SECRET_KEY. last_step: the time step of the last code that was
-- accepted; codes of earlier steps are refused.
create table authenticators (
  organization_id uuid not null,
  user_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  created_at timestamptz not null default current_instant(),
  constraint authenticators_pkey primary key (organization_id, user_id),
  constraint authenticators_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);

-- Each works once, instead of a code of the authenticator app, and is then deleted.
create table recovery_codes (
  organization_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_codes_pkey primary key (organization_id, user_id, code_hash),
  constraint recovery_codes_code_hash_32_bytes check (length(code_hash) = 32),
  constraint recovery_codes_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
