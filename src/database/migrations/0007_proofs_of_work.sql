-- bot_protection: what invitees without a token have to do before they book.
alter table event_types
  add column bot_protection text not null default 'none',
  add constraint event_types_bot_protection_known check (bot_protection in ('none', 'proof_of_work'));

-- Solutions of challenges that were used. hash: of the challenge. Kept until the challenge expires.
create table spent_proofs (
  organization_id uuid not null,
  hash bytea not null,
  expires_at timestamptz not null,
  constraint spent_proofs_pkey primary key (organization_id, hash),
  constraint spent_proofs_hash_32_bytes check (length(hash) = 32)
);
-- For the clean-up of all organizations.
create index spent_proofs_by_age on spent_proofs (expires_at);
