-- Webhooks of OAuth apps. client_id: of the app that created the webhook; null for the user's own. grant_id: the app's latest grant by this user,
-- with which the webhook ends.
alter table oauth_grants add constraint oauth_grants_organization_id_id_key unique (organization_id, id);
alter table webhooks
  add column client_id text,
  add column grant_id uuid,
  add constraint webhooks_of_apps_have_a_grant check ((client_id is null) = (grant_id is null)),
  add constraint webhooks_organization_id_grant_id_fkey foreign key (organization_id, grant_id)
    references oauth_grants (organization_id, id) on delete cascade;
create index webhooks_by_grant on webhooks (organization_id, grant_id) where grant_id is not null;
