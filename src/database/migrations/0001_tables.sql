-- The schema. Tables of three kinds (src/database/distribution.ts lists them):
--   global: found without knowing an organization. Small; on Citus, reference tables.
--   tenant: rows of one organization. `organization_id` comes first in every primary key, unique constraint and index, and stands in every
--           foreign key, so no row can refer to another organization's row, and Citus can distribute the tables by it.
--   counters: `rate_limit_counts` is distributed by its key, the others stay on the coordinator.
-- Email addresses have the collation "C": `lower` changes their ASCII letters only, whatever the database's locale.
-- Ids are UUIDv7. Instants are timestamptz. Dates and hours without a zone are in their schedule's zone.

create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- The clock of every rule: notice, windows, expiry, rate limits. All processes share it, and a test can replace it.
create function current_instant() returns timestamptz language sql stable parallel safe
  return date_trunc('milliseconds', now());

-- UUIDv7 of the database's clock (RFC 9562 §5.7, §6.2). Ids of one millisecond are in the order of their ordinals.
create function new_id(ordinal integer default floor(random() * 4096)::integer) returns uuid language sql volatile parallel safe
  return encode(substring(int8send(floor(extract(epoch from current_instant()) * 1000)::bigint) from 3)
    || int2send((28672 + ordinal % 4096)::smallint) || substring(uuid_send(gen_random_uuid()) from 9), 'hex')::uuid;

-- The least id of an instant: every id created later is greater.
create function first_id_at(instant timestamptz) returns uuid language sql immutable parallel safe
  return (lpad(to_hex(floor(extract(epoch from instant) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Text to search, without case and whatever the database's locale. Final sigmas are folded, ß to ss, and İ to i. All texts are in NFC.
create function fold_text(given text) returns text language sql immutable parallel safe
  return replace(translate(lower(given collate "und-x-icu"), E'\u03C2\u0307', E'\u03C3'), E'\u00DF', 'ss');

-- Global tables: organizations, people, and everything that authenticates them.

create table organizations (
  id uuid not null,
  slug text not null,
  name text not null,
  plan text not null default 'free',
  created_at timestamptz not null default current_instant(),
  constraint organizations_pkey primary key (id),
  constraint organizations_slug_key unique (slug),
  constraint organizations_plan_known check (plan in ('free', 'pro', 'team', 'enterprise'))
);

-- disabled_at: since when the user cannot authenticate or be booked.
create table users (
  id uuid not null,
  organization_id uuid not null,
  slug text not null,
  email text collate "C" not null,
  name text,
  timezone text not null,
  created_at timestamptz not null default current_instant(),
  disabled_at timestamptz,
  constraint users_pkey primary key (id),
  -- Foreign keys of tenant tables refer to it.
  constraint users_organization_id_id_key unique (organization_id, id),
  constraint users_slug_key unique (slug),
  constraint users_organization_id_fkey foreign key (organization_id) references organizations
);
create unique index users_email_key on users (lower(email));
create index users_by_organization on users (organization_id, slug);

create table personal_access_tokens (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null,
  scopes text[] not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint personal_access_tokens_pkey primary key (id),
  constraint personal_access_tokens_token_hash_key unique (token_hash),
  constraint personal_access_tokens_token_hash_32_bytes check (length(token_hash) = 32),
  constraint personal_access_tokens_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index personal_access_tokens_by_creation on personal_access_tokens (user_id, created_at, id) where revoked_at is null;
create index personal_access_tokens_revoked on personal_access_tokens (user_id, revoked_at, id) where revoked_at is not null;
-- When a token stopped working. It is deleted some time later.
create index personal_access_tokens_by_end on personal_access_tokens (least(revoked_at, expires_at))
  where revoked_at is not null or expires_at is not null;

create table passwords (
  user_id uuid not null,
  organization_id uuid not null,
  hash text not null,
  changed_at timestamptz not null default current_instant(),
  constraint passwords_pkey primary key (user_id),
  constraint passwords_hash_argon2id check (hash like '$argon2id$%'),
  constraint passwords_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);

-- A session that has ended has no row. device: the browser's description of itself.
create table sessions (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  device text not null,
  created_at timestamptz not null default current_instant(),
  last_seen_at timestamptz not null default current_instant(),
  expires_at timestamptz not null,
  constraint sessions_pkey primary key (id),
  constraint sessions_secret_hash_key unique (secret_hash),
  constraint sessions_secret_hash_32_bytes check (length(secret_hash) = 32),
  constraint sessions_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index sessions_by_creation on sessions (user_id, created_at, id);

-- A link to set a password. A newer one replaces it; using it deletes it.
create table invitations (
  user_id uuid not null,
  organization_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null default current_instant(),
  expires_at timestamptz not null,
  constraint invitations_pkey primary key (user_id),
  constraint invitations_secret_hash_key unique (secret_hash),
  constraint invitations_secret_hash_32_bytes check (length(secret_hash) = 32),
  constraint invitations_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);

-- kind: app (created by a user in Settings), registered (RFC 7591; `metadata` is what it sent), document (a client ID metadata document,
-- whose address is the id; the row is a copy from when access was granted).
-- registered_from: the network address that registered the client, until somebody grants it access.
create table oauth_clients (
  id text not null,
  kind text not null,
  organization_id uuid,
  user_id uuid,
  name text not null,
  redirect_uris text[] not null,
  secret_hash bytea,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  registered_from text,
  constraint oauth_clients_pkey primary key (id),
  constraint oauth_clients_id_at_most_2000 check (length(id) <= 2000),
  constraint oauth_clients_kind_known check (kind in ('app', 'registered', 'document')),
  constraint oauth_clients_secret_hash_32_bytes check (length(secret_hash) = 32),
  constraint oauth_clients_only_apps_have_an_owner check (
    (kind = 'app') = (user_id is not null) and (kind = 'app') = (organization_id is not null)),
  constraint oauth_clients_documents_have_no_secret check (kind <> 'document' or secret_hash is null),
  constraint oauth_clients_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index oauth_clients_by_creation on oauth_clients (user_id, created_at, id) where user_id is not null;
create index oauth_clients_unowned_by_age on oauth_clients (created_at) where user_id is null;
create index oauth_clients_unused_by_address on oauth_clients (registered_from, created_at) where registered_from is not null;
create index oauth_clients_unused_by_age on oauth_clients (created_at) where registered_from is not null;

-- One consent and its token family. Deleting the row revokes all of its tokens. It expires with its longest-lived token.
-- payload: kept for oidc-provider.
create table oauth_grants (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  client_id text not null,
  scopes text[] not null,
  payload jsonb not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint oauth_grants_pkey primary key (id),
  constraint oauth_grants_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id),
  constraint oauth_grants_client_id_fkey foreign key (client_id) references oauth_clients on delete cascade
);
create index oauth_grants_by_user on oauth_grants (user_id, client_id, created_at);
create index oauth_grants_by_client on oauth_grants (client_id);
create index oauth_grants_by_expiry on oauth_grants (expires_at);

-- Codes, access tokens, refresh tokens, and pending authorizations. kind: oidc-provider's name for it.
-- asked_from: the network address of a pending authorization's request.
create table oauth_artifacts (
  id_hash bytea not null,
  kind text not null,
  grant_id uuid,
  payload jsonb not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  created_at timestamptz not null default current_instant(),
  asked_from text,
  constraint oauth_artifacts_pkey primary key (id_hash),
  constraint oauth_artifacts_id_hash_32_bytes check (length(id_hash) = 32),
  constraint oauth_artifacts_grant_id_fkey foreign key (grant_id) references oauth_grants on delete cascade
);
create index oauth_artifacts_by_grant on oauth_artifacts (grant_id, kind) where grant_id is not null;
create index oauth_artifacts_by_expiry on oauth_artifacts (expires_at);
create index oauth_artifacts_waiting_by_address on oauth_artifacts (asked_from, expires_at) where asked_from is not null;

-- Signing keys of all processes, encrypted with SECRET_KEY.
create table oauth_keys (
  name text not null,
  sealed bytea not null,
  created_at timestamptz not null default current_instant(),
  constraint oauth_keys_pkey primary key (name)
);

-- Finds the organization of an event type for requests without a token. An event type never changes its organization.
create table event_type_organizations (
  event_type_id uuid not null,
  organization_id uuid not null,
  constraint event_type_organizations_pkey primary key (event_type_id),
  constraint event_type_organizations_organization_id_fkey foreign key (organization_id) references organizations
);

-- One row, written by GET /readyz. Updates remove old versions from the page, so the table does not grow.
create table readiness_checks (
  id smallint not null default 1,
  checked_at timestamptz not null,
  constraint readiness_checks_pkey primary key (id),
  constraint readiness_checks_single_row check (id = 1)
);

-- Counters. Unlogged, because a crash may reset them.

create unlogged table rate_limit_counts (
  key text not null,
  minute timestamptz not null,
  count integer not null,
  constraint rate_limit_counts_pkey primary key (key, minute)
) with (fillfactor = 50);
create index rate_limit_counts_by_minute on rate_limit_counts (minute);

-- Sign-in attempts of an account or an address (generic cell rate algorithm). used_until: the end of the time used up by attempts.
create unlogged table sign_in_attempts (
  key text not null,
  used_until timestamptz not null,
  constraint sign_in_attempts_pkey primary key (key)
);

-- The same for public bookings, of a client address or an event type.
create unlogged table public_booking_budgets (
  key text not null,
  used_until timestamptz not null,
  constraint public_booking_budgets_pkey primary key (key)
);

-- Tenant tables.

-- owner: the token or client address that sent the key.
create table idempotency_keys (
  organization_id uuid not null,
  owner text not null,
  key text not null,
  request_hash bytea not null,
  response json not null,
  created_at timestamptz not null default current_instant(),
  constraint idempotency_keys_pkey primary key (organization_id, owner, key)
);
-- For the clean-up of all organizations.
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table schedules (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  timezone text not null,
  is_default boolean not null default false,
  weekly jsonb not null default '{}',
  created_at timestamptz not null default current_instant(),
  constraint schedules_pkey primary key (organization_id, id),
  constraint schedules_organization_id_user_id_name_key unique (organization_id, user_id, name),
  constraint schedules_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create unique index schedules_one_default on schedules (organization_id, user_id) where is_default;

create table schedule_overrides (
  organization_id uuid not null,
  schedule_id uuid not null,
  date date not null,
  hours jsonb not null,
  constraint schedule_overrides_pkey primary key (organization_id, schedule_id, date),
  constraint schedule_overrides_organization_id_schedule_id_fkey foreign key (organization_id, schedule_id) references schedules on delete cascade
);

-- Both dates are included, and are dates in the zone of each of the user's schedules.
create table out_of_office (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  first_date date not null,
  last_date date not null,
  reason text,
  created_at timestamptz not null default current_instant(),
  constraint out_of_office_pkey primary key (organization_id, id),
  constraint out_of_office_first_not_after_last check (first_date <= last_date),
  constraint out_of_office_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index out_of_office_by_user on out_of_office (organization_id, user_id, last_date, first_date);
create index out_of_office_by_creation on out_of_office (organization_id, user_id, created_at, id);

-- redirect_url: where invitees are sent after booking. reminders: in minutes before the start.
create table event_types (
  organization_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  description text,
  durations integer[] not null,
  slot_interval_min integer,
  buffer_before_min integer not null default 0,
  buffer_after_min integer not null default 0,
  minimum_notice_min integer not null default 0,
  booking_window_days integer default 60,
  daily_limit integer,
  max_invitees integer not null default 1,
  location_kind text not null,
  location_value text,
  questions jsonb not null default '[]',
  host_selection text,
  active boolean not null default true,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  public_booking boolean not null default true,
  booking_mode text not null default 'time_first',
  redirect_url text,
  internal_note text,
  cancel_notice_min integer not null default 0,
  reschedule_notice_min integer not null default 0,
  reminders integer[] not null default '{1440}',
  constraint event_types_pkey primary key (organization_id, id),
  constraint event_types_organization_id_owner_id_slug_key unique (organization_id, owner_id, slug),
  constraint event_types_kind_known check (kind in ('one_on_one', 'round_robin', 'collective')),
  constraint event_types_durations_positive check (cardinality(durations) > 0 and 0 < all (durations)),
  constraint event_types_slot_interval_positive check (slot_interval_min > 0),
  constraint event_types_buffer_before_not_negative check (buffer_before_min >= 0),
  constraint event_types_buffer_after_not_negative check (buffer_after_min >= 0),
  constraint event_types_minimum_notice_not_negative check (minimum_notice_min >= 0),
  constraint event_types_booking_window_not_negative check (booking_window_days >= 0),
  constraint event_types_daily_limit_positive check (daily_limit > 0),
  constraint event_types_max_invitees_positive check (max_invitees > 0),
  constraint event_types_booking_mode_known check (booking_mode in ('time_first', 'details_first')),
  constraint event_types_cancel_notice_not_negative check (cancel_notice_min >= 0),
  constraint event_types_reschedule_notice_not_negative check (reschedule_notice_min >= 0),
  constraint event_types_reminders_positive check (cardinality(reminders) <= 3 and 0 < all (reminders)),
  constraint event_types_location_kind_known check (location_kind in ('google_meet', 'zoom', 'microsoft_teams', 'phone', 'in_person', 'custom_link', 'ask_invitee')),
  constraint event_types_host_selection_known check (host_selection in ('least_busy', 'rotation', 'priority')),
  constraint event_types_round_robin_has_host_selection check ((kind = 'round_robin') = (host_selection is not null)),
  constraint event_types_organization_id_owner_id_fkey foreign key (organization_id, owner_id) references users (organization_id, id)
);
create index event_types_by_owner on event_types (organization_id, owner_id, created_at, id);

create table event_type_hosts (
  organization_id uuid not null,
  event_type_id uuid not null,
  user_id uuid not null,
  position integer not null,
  schedule_id uuid,
  constraint event_type_hosts_pkey primary key (organization_id, event_type_id, position),
  constraint event_type_hosts_organization_id_event_type_id_user_id_key unique (organization_id, event_type_id, user_id),
  constraint event_type_hosts_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types on delete cascade,
  constraint event_type_hosts_organization_id_schedule_id_fkey foreign key (organization_id, schedule_id) references schedules,
  constraint event_type_hosts_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index event_type_hosts_by_user on event_type_hosts (organization_id, user_id, event_type_id);

-- An entry in the hosts' calendars: one time, its hosts (the first one leads), one or more invitees.
-- timezone, utc_offset_min: of the first host's schedule, and its offset at the start, when the meeting was made. Newer time zone data may
-- have another offset.
create table meetings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  host_ids uuid[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  buffer_before_min integer not null,
  buffer_after_min integer not null,
  seats integer not null,
  seats_taken integer not null,
  timezone text,
  utc_offset_min smallint,
  created_at timestamptz not null default current_instant(),
  constraint meetings_pkey primary key (organization_id, id),
  constraint meetings_have_a_host check (cardinality(host_ids) > 0),
  constraint meetings_end_after_start check (ends_at > starts_at),
  constraint meetings_seats_taken_within_seats check (seats_taken between 0 and seats),
  constraint meetings_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types
);

-- Guarantees that no host is double-booked: one row for each host of a meeting with an active booking. Canceling the last booking
-- deletes it.
create table host_claims (
  organization_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  occupies tstzrange not null,
  constraint host_claims_pkey primary key (organization_id, meeting_id, host_id),
  constraint host_claims_occupies_not_empty check (not isempty(occupies)),
  constraint host_claims_never_overlap exclude using gist (organization_id with =, host_id with =, occupies with &&),
  constraint host_claims_organization_id_meeting_id_fkey foreign key (organization_id, meeting_id) references meetings on delete cascade,
  constraint host_claims_organization_id_host_id_fkey foreign key (organization_id, host_id) references users (organization_id, id)
);
-- A host's claims of a window in order of time. Reading them takes a tenth of what the constraint's own index takes.
create index host_claims_by_start on host_claims (organization_id, host_id, lower(occupies));

create table leads (
  organization_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  event_type_id uuid not null,
  name text not null,
  email text collate "C" not null,
  phone text,
  phone_e164 text,
  timezone text,
  answers jsonb not null default '[]',
  status text not null default 'new',
  booking_id uuid,
  booked boolean not null generated always as (booking_id is not null) stored,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  constraint leads_pkey primary key (organization_id, id),
  constraint leads_status_known check (status in ('new', 'contacted', 'qualified', 'lost')),
  constraint leads_organization_id_owner_id_fkey foreign key (organization_id, owner_id) references users (organization_id, id),
  constraint leads_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types
);
create index leads_by_owner on leads (organization_id, owner_id, created_at, id) include (status, booked);
create index leads_by_status on leads (organization_id, owner_id, status, created_at, id) include (booked);
create index leads_by_booked on leads (organization_id, owner_id, booked, created_at, id) include (status);
create index leads_by_address on leads (organization_id, event_type_id, lower(email));

-- chain_id: the first booking of a chain of moves; its own id before any move. The invitee's link names it (src/accounts/manage-tokens.ts).
-- is_duplicate: imported with a second seat of a meeting for one address, from before that was refused.
create table bookings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'active',
  location_kind text not null,
  location_value text,
  invitee_name text not null,
  invitee_email text collate "C" not null,
  invitee_timezone text not null,
  invitee_phone text,
  invitee_phone_e164 text,
  guests text[] not null default '{}',
  answers jsonb not null default '[]',
  notes text,
  cancel_reason text,
  canceled_at timestamptz,
  canceled_by text,
  rescheduled_from_id uuid,
  rescheduled_to_id uuid,
  lead_id uuid,
  no_show boolean not null default false,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  reschedule_reason text,
  is_duplicate boolean not null default false,
  chain_id uuid not null,
  constraint bookings_pkey primary key (organization_id, id),
  constraint bookings_end_after_start check (ends_at > starts_at),
  constraint bookings_status_known check (status in ('active', 'canceled')),
  constraint bookings_canceled_has_time check ((status = 'canceled') = (canceled_at is not null)),
  constraint bookings_canceled_by_known check (canceled_by in ('host', 'invitee')),
  constraint bookings_location_kind_known check (location_kind in ('google_meet', 'zoom', 'microsoft_teams', 'phone', 'in_person', 'custom_link', 'ask_invitee')),
  constraint bookings_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types,
  constraint bookings_organization_id_meeting_id_fkey foreign key (organization_id, meeting_id) references meetings,
  constraint bookings_organization_id_host_id_fkey foreign key (organization_id, host_id) references users (organization_id, id),
  constraint bookings_organization_id_lead_id_fkey foreign key (organization_id, lead_id) references leads,
  constraint bookings_organization_id_rescheduled_from_id_fkey foreign key (organization_id, rescheduled_from_id) references bookings,
  constraint bookings_organization_id_rescheduled_to_id_fkey foreign key (organization_id, rescheduled_to_id) references bookings
);
create index bookings_by_meeting on bookings (organization_id, meeting_id);
-- Round robin: the host with the fewest bookings around a date, and the host who was given one the longest ago.
create index bookings_by_load on bookings (organization_id, event_type_id, host_id, starts_at) where status = 'active';
create index bookings_by_turn on bookings (organization_id, event_type_id, host_id, created_at, id);
-- With the primary key for the first one, the bookings of a chain.
create index bookings_by_chain on bookings (organization_id, chain_id) where rescheduled_from_id is not null;
create index bookings_by_lead on bookings (organization_id, lead_id) where lead_id is not null;
-- One address takes one seat of a meeting. `starts_at` comes before the meeting, so the index also finds an address's future bookings.
create unique index bookings_one_seat_per_address on bookings (organization_id, lower(invitee_email), starts_at, meeting_id)
  where status = 'active' and not is_duplicate;
alter table leads add constraint leads_organization_id_booking_id_fkey foreign key (organization_id, booking_id) references bookings;

-- The users who see a booking: its event type's owner and its hosts. Every list of bookings is a range of one of these indexes.
-- outcome: how the booking counts in statistics.
create table booking_viewers (
  organization_id uuid not null,
  booking_id uuid not null,
  user_id uuid not null,
  event_type_id uuid not null,
  status text not null,
  starts_at timestamptz not null,
  created_at timestamptz not null,
  outcome text not null default 'active',
  constraint booking_viewers_pkey primary key (organization_id, booking_id, user_id),
  constraint booking_viewers_outcome_known check (outcome in ('active', 'canceled', 'moved', 'no_show')),
  constraint booking_viewers_organization_id_booking_id_fkey foreign key (organization_id, booking_id) references bookings on delete cascade,
  constraint booking_viewers_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index booking_viewers_newest on booking_viewers (organization_id, user_id, created_at, booking_id) include (starts_at);
create index booking_viewers_by_status on booking_viewers (organization_id, user_id, status, created_at, booking_id) include (starts_at);
create index booking_viewers_by_event_type on booking_viewers (organization_id, user_id, event_type_id, created_at, booking_id)
  include (status, starts_at);
create index booking_viewers_by_start on booking_viewers (organization_id, user_id, starts_at)
  include (status, event_type_id, created_at, booking_id, outcome);

-- Weeks since 1970-01-01 UTC.
create function week_of(instant timestamptz) returns integer language sql stable parallel safe
  return floor(extract(epoch from instant) / 604800)::integer;

-- Bookings of a viewer by week of their start: a year's statistics are sums over few rows.
create table booking_tallies (
  organization_id uuid not null,
  user_id uuid not null,
  week integer not null,
  event_type_id uuid not null,
  outcome text not null,
  count integer not null,
  constraint booking_tallies_pkey primary key (organization_id, user_id, week, event_type_id, outcome)
) with (fillfactor = 70);

-- A viewer's bookings and leads, merged by address.
create table contacts (
  organization_id uuid not null,
  user_id uuid not null,
  email_key text collate "C" not null,
  email text collate "C" not null,
  name text not null,
  phone text,
  phone_e164 text,
  timezone text,
  booking_count integer not null,
  lead_count integer not null,
  kind text not null generated always as (case when booking_count > 0 then 'client' else 'lead' end) stored,
  search text collate "C" not null generated always as (fold_text(name) || E'\n' || email_key) stored,
  first_seen_at timestamptz not null,
  last_activity_at timestamptz not null,
  last_booking_at timestamptz,
  constraint contacts_pkey primary key (organization_id, user_id, email_key),
  constraint contacts_email_key_lowercase check (email_key = lower(email_key))
);
create index contacts_latest on contacts (organization_id, user_id, last_activity_at, email_key);
create index contacts_latest_of_kind on contacts (organization_id, user_id, kind, last_activity_at, email_key);
create index contacts_by_text on contacts using gin (user_id, search gin_trgm_ops);

-- The number of contacts of a kind, so that a list's first page need not count them.
create table contact_totals (
  organization_id uuid not null,
  user_id uuid not null,
  kind text not null,
  total integer not null,
  constraint contact_totals_pkey primary key (organization_id, user_id, kind)
);

-- booking: the booking's row at that moment, with the names shown beside it (see booking_snapshot). Null for a test event.
create table events (
  organization_id uuid not null,
  id uuid not null default new_id(),
  booking_id uuid,
  -- From 1 for each booking.
  sequence integer not null,
  type text not null,
  booking jsonb,
  created_at timestamptz not null default current_instant(),
  constraint events_pkey primary key (organization_id, id),
  constraint events_organization_id_booking_id_sequence_key unique (organization_id, booking_id, sequence),
  constraint events_type_known check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled')),
  constraint events_booking_has_snapshot check ((booking_id is null) = (booking is null)),
  constraint events_organization_id_booking_id_fkey foreign key (organization_id, booking_id) references bookings
);

-- For the clean-up of all organizations: ids and rows are in the order of time.
create index events_by_age on events using brin (id);

-- The users who can read an event: the viewers of its booking. place: its order in the feed, see event_place.
create table event_viewers (
  organization_id uuid not null,
  event_id uuid not null,
  user_id uuid not null,
  place bigint not null,
  constraint event_viewers_pkey primary key (organization_id, event_id, user_id),
  constraint event_viewers_organization_id_event_id_fkey foreign key (organization_id, event_id) references events on delete cascade
);
create index event_viewers_in_order on event_viewers (organization_id, user_id, place, event_id);

-- Places are transaction numbers, to which `base` is added since another cluster's numbers may be lower (see event_place).
create table event_places (
  organization_id uuid not null,
  cluster bigint not null,
  base bigint not null,
  constraint event_places_pkey primary key (organization_id)
);

-- secret: encrypted with SECRET_KEY. After a rotation the previous one is valid until previous_until.
-- timeouts: attempts in a row that timed out. From two on the endpoint gets less time and one attempt at a time, until one succeeds.
create table webhooks (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  url text not null,
  description text,
  events text[] not null,
  active boolean not null default true,
  disabled_reason text,
  consecutive_failures integer not null default 0,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  timeouts integer not null default 0,
  constraint webhooks_pkey primary key (organization_id, id),
  constraint webhooks_have_events check (cardinality(events) > 0),
  constraint webhooks_previous_secret_has_end check ((previous_secret is null) = (previous_until is null)),
  constraint webhooks_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index webhooks_by_user on webhooks (organization_id, user_id, created_at, id);

-- attempts: begun so far. failures: since the delivery was last requested, which determines the next pause.
-- next_attempt_at: null when the delivery is over, or held until its endpoint is enabled.
-- leased_until: by the real clock. The worker that attempts the delivery renews it; after a worker was killed it runs out.
create table webhook_deliveries (
  organization_id uuid not null,
  id uuid not null default new_id(),
  webhook_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending',
  attempts integer not null default 0,
  failures integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  leased_until timestamptz,
  constraint webhook_deliveries_pkey primary key (organization_id, id),
  constraint webhook_deliveries_organization_id_event_id_webhook_id_key unique (organization_id, event_id, webhook_id),
  constraint webhook_deliveries_status_known check (status in ('pending', 'succeeded', 'failed')),
  constraint webhook_deliveries_organization_id_event_id_fkey foreign key (organization_id, event_id) references events on delete cascade,
  constraint webhook_deliveries_organization_id_webhook_id_fkey foreign key (organization_id, webhook_id) references webhooks on delete cascade
);
create index webhook_deliveries_newest on webhook_deliveries (organization_id, webhook_id, id);
create index webhook_deliveries_by_status on webhook_deliveries (organization_id, webhook_id, status, id);
-- An organization's endpoints with something to send, and each one's next delivery.
create index webhook_deliveries_next on webhook_deliveries (organization_id, webhook_id, next_attempt_at, id)
  where status = 'pending' and next_attempt_at is not null;
-- The organizations with something due.
create index webhook_deliveries_due on webhook_deliveries (organization_id, next_attempt_at)
  where status = 'pending' and next_attempt_at is not null;
create index webhook_deliveries_held on webhook_deliveries (organization_id, webhook_id, id)
  where status = 'pending' and next_attempt_at is null;
create index webhook_deliveries_leased on webhook_deliveries (organization_id, webhook_id, leased_until) where leased_until is not null;

-- duration_ms: null until the attempt is over.
create table webhook_attempts (
  organization_id uuid not null,
  delivery_id uuid not null,
  attempt integer not null,
  at timestamptz not null default current_instant(),
  status integer,
  duration_ms integer,
  error text,
  response text,
  constraint webhook_attempts_pkey primary key (organization_id, delivery_id, attempt),
  constraint webhook_attempts_organization_id_delivery_id_fkey foreign key (organization_id, delivery_id) references webhook_deliveries on delete cascade
);

-- Mail: one row per recipient and kind. What it says is read from the booking when it is sent.
-- role: what the recipient is to the booking. user_id: of a host.
-- next_attempt_at: null when the message was sent or has failed. A claim sets it to the next retry, which is also the end of its lease: a
-- message that a killed worker held is due again then.
create table messages (
  organization_id uuid not null,
  id uuid not null default new_id(),
  booking_id uuid not null,
  kind text not null,
  role text not null,
  email text collate "C" not null,
  user_id uuid,
  status text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  error text,
  created_at timestamptz not null default current_instant(),
  constraint messages_pkey primary key (organization_id, id),
  constraint messages_kind_known check (kind in ('booking_confirmed', 'new_booking', 'booking_rescheduled', 'booking_canceled', 'reminder')),
  constraint messages_role_known check (role in ('invitee', 'guest', 'host')),
  constraint messages_status_known check (status in ('pending', 'sent', 'failed')),
  constraint messages_only_pending_have_a_time check ((status = 'pending') = (next_attempt_at is not null)),
  constraint messages_sent_has_time check ((status = 'sent') = (sent_at is not null)),
  constraint messages_only_hosts_are_users check ((role = 'host') = (user_id is not null)),
  constraint messages_organization_id_booking_id_fkey foreign key (organization_id, booking_id) references bookings on delete cascade,
  constraint messages_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index messages_by_booking on messages (organization_id, booking_id, created_at, id);
-- What is due, of all organizations.
create index messages_due on messages (next_attempt_at) where next_attempt_at is not null;
-- For the clean-up of all organizations: ids and rows are in the order of time.
create index messages_by_age on messages using brin (id);
