-- The security log of an organization, newest first; also of one kind.
create index security_events_by_time on security_events (organization_id, created_at, id);
create index security_events_by_kind on security_events (organization_id, kind, created_at, id);
