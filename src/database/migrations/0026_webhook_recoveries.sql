-- When an endpoint first succeeded again after so many failures that its owner was warned; null until then.
alter table webhooks add column recovered_at timestamptz;
