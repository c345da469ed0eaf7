-- meeting_links: the user's own links by kind of location, for meetings of event types without one.
alter table users add column meeting_links jsonb not null default '{}';
