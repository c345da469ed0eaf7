-- Set while a user is disabled: nothing of theirs authenticates, and nobody can book them.
alter table users add column disabled_at timestamptz;
