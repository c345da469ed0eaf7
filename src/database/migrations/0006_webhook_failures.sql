-- When a failure last counted against the endpoint; null after a success.
alter table webhooks add column failure_counted_at timestamptz;
