-- What a user can own is limited, and every list is read in pages. Each index begins with the owner and ends with the order of a list.

-- Tokens that can still be used, or have expired; and those that were revoked, of which a user keeps the latest.
drop index personal_access_tokens_by_user;
create index personal_access_tokens_by_creation on personal_access_tokens (user_id, created_at, id) where revoked_at is null;
create index personal_access_tokens_revoked on personal_access_tokens (user_id, revoked_at, id) where revoked_at is not null;
-- When a token stopped working: it is deleted some time after that.
create index personal_access_tokens_by_end on personal_access_tokens (least(revoked_at, expires_at))
  where revoked_at is not null or expires_at is not null;

drop index oauth_clients_by_user;
create index oauth_clients_by_creation on oauth_clients (user_id, created_at, id) where user_id is not null;

drop index sessions_by_user;
create index sessions_by_creation on sessions (user_id, created_at, id);
-- A user has at most 20 sessions from now on; signing in once more ends the oldest.
delete from sessions where id in (
  select id from (select id, row_number() over (partition by user_id order by created_at desc, id desc) as nth from sessions) as ordered
  where nth > 20);
