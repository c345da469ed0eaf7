-- external_id: an integrator's own id of the user.
alter table users
  add column external_id text,
  add constraint users_organization_id_external_id_key unique (organization_id, external_id);

-- id: the link's secret is derived from it, so that mail can contain the link though only its hash is stored; null for a random secret.
-- next_attempt_at: when the mail with the link is due; null if none is to be sent, once it was sent, or has failed.
alter table invitations
  add column id uuid,
  add column attempts integer not null default 0,
  add column next_attempt_at timestamptz,
  add constraint invitations_mail_needs_an_id check (next_attempt_at is null or id is not null);
create index invitations_due on invitations (next_attempt_at) where next_attempt_at is not null;
