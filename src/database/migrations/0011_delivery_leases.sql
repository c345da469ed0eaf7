-- Webhook deliveries are claimed under a lease, and shared fairly between organizations.

alter table webhook_deliveries
  -- Until when the worker that attempts it has it to itself, by the real clock. A worker renews the leases of what takes longer; those of
  -- one that was killed run out.
  add column leased_until timestamptz;

alter table webhooks
  -- Attempts in a row that timed out. From two on the endpoint gets less time and one attempt at a time, until one succeeds. Enabling
  -- it again does not reset this.
  add column timeouts integer not null default 0;

drop index webhook_deliveries_pending;
drop index webhook_deliveries_due;
-- Of an organization: its endpoints with something to be sent, and of each the next.
create index webhook_deliveries_next on webhook_deliveries (organization_id, webhook_id, next_attempt_at, id)
  where status = 'pending' and next_attempt_at is not null;
-- The organizations with something due.
create index webhook_deliveries_due on webhook_deliveries (organization_id, next_attempt_at)
  where status = 'pending' and next_attempt_at is not null;
create index webhook_deliveries_held on webhook_deliveries (webhook_id, id) where status = 'pending' and next_attempt_at is null;
create index webhook_deliveries_leased on webhook_deliveries (webhook_id, leased_until) where leased_until is not null;

-- Attempts to an endpoint that are under way. Volatile, so that it sees claims that were committed after its caller's statement began.
create function attempts_under_way(endpoint uuid) returns bigint language sql volatile
  return (select count(*) from webhook_deliveries where webhook_id = endpoint and leased_until > now());
