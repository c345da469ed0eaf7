-- Addresses at which calendar programs subscribe to a user's bookings. token_hash: SHA-256 of the secret part of the address.
create table calendar_feeds (
  organization_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  shows text not null,
  created_at timestamptz not null default current_instant(),
  constraint calendar_feeds_pkey primary key (organization_id, user_id),
  constraint calendar_feeds_shows_known check (shows in ('bookings', 'busy')),
  constraint calendar_feeds_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
