-- Requests for a link to set a new password, also for addresses without an account, so that a request takes the same time for both. The
-- sender of mail deletes those without an account. next_attempt_at: when the mail is due; null once it was sent or has failed.
create table password_resets (
  id uuid not null,
  email text collate "C" not null,
  secret_hash bytea not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  expires_at timestamptz not null,
  constraint password_resets_pkey primary key (id),
  constraint password_resets_secret_hash_key unique (secret_hash),
  constraint password_resets_secret_hash_32_bytes check (length(secret_hash) = 32)
);
create index password_resets_by_email on password_resets (lower(email));
create index password_resets_due on password_resets (next_attempt_at) where next_attempt_at is not null;
create index password_resets_by_age on password_resets (expires_at);
