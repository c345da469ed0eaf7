-- Bounds for what anybody may leave behind without signing in.

-- registered_from: the network address that a client registered itself from, until somebody grants it access. Null for all others.
alter table oauth_clients add column registered_from text;
create index oauth_clients_unused_by_address on oauth_clients (registered_from, created_at) where registered_from is not null;
create index oauth_clients_unused_by_age on oauth_clients (created_at) where registered_from is not null;

-- asked_from: the network address that an authorization request came from, for requests that wait for a consent.
alter table oauth_artifacts add column asked_from text;
create index oauth_artifacts_waiting_by_address on oauth_artifacts (asked_from, expires_at) where asked_from is not null;
