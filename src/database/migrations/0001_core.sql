-- What the API keeps. Every tenant's row carries its organization_id, so that the schema can be spread by it.
-- Ids are UUIDv7, made by the program. Instants are timestamptz; wall-clock hours live only in schedules.

create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- The clock of every rule: notice, windows, expiry, rate limits. One function, so that all processes agree
-- and a test can set it for its own database.
create function current_instant() returns timestamptz language sql stable parallel safe
  return date_trunc('milliseconds', now());

create table organizations (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  plan text not null default 'free' check (plan in ('free', 'pro', 'team', 'enterprise')),
  created_at timestamptz not null default current_instant()
);

create table users (
  id uuid primary key,
  organization_id uuid not null references organizations,
  slug text not null unique,
  email text not null,
  name text,
  timezone text not null,
  created_at timestamptz not null default current_instant()
);
create unique index users_email_key on users (lower(email));
create index users_by_organization on users (organization_id, slug);

create table personal_access_tokens (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  name text not null,
  prefix text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  scopes text[] not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default current_instant()
);
create index personal_access_tokens_by_user on personal_access_tokens (user_id, created_at);

-- One row per key and minute; losing it in a crash costs nothing but one minute's count.
create unlogged table rate_limit_counts (
  key text not null,
  minute timestamptz not null,
  count integer not null,
  primary key (key, minute)
) with (fillfactor = 50);
create index rate_limit_counts_by_minute on rate_limit_counts (minute);

create table idempotency_keys (
  owner text not null,
  key text not null,
  request_hash bytea not null,
  response json not null,
  created_at timestamptz not null default current_instant(),
  primary key (owner, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table schedules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  name text not null,
  timezone text not null,
  is_default boolean not null default false,
  weekly jsonb not null default '{}',
  created_at timestamptz not null default current_instant(),
  unique (user_id, name)
);
create unique index schedules_one_default on schedules (user_id) where is_default;

create table schedule_overrides (
  organization_id uuid not null references organizations,
  schedule_id uuid not null references schedules on delete cascade,
  date date not null,
  hours jsonb not null,
  primary key (schedule_id, date)
);

-- Both dates are included; they are dates on the wall of whoever is away.
create table out_of_office (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  first_date date not null,
  last_date date not null,
  reason text,
  created_at timestamptz not null default current_instant(),
  check (first_date <= last_date)
);
create index out_of_office_by_user on out_of_office (user_id, last_date, first_date);

create table event_types (
  id uuid primary key,
  organization_id uuid not null references organizations,
  owner_id uuid not null references users,
  slug text not null,
  name text not null,
  kind text not null check (kind in ('one_on_one', 'round_robin', 'collective')),
  description text,
  durations integer[] not null check (cardinality(durations) > 0 and 0 < all (durations)),
  slot_interval_min integer check (slot_interval_min > 0),
  buffer_before_min integer not null default 0 check (buffer_before_min >= 0),
  buffer_after_min integer not null default 0 check (buffer_after_min >= 0),
  minimum_notice_min integer not null default 0 check (minimum_notice_min >= 0),
  booking_window_days integer check (booking_window_days >= 0),
  daily_limit integer check (daily_limit > 0),
  max_invitees integer not null default 1 check (max_invitees > 0),
  location_kind text not null,
  location_value text,
  questions jsonb not null default '[]',
  host_selection text check (host_selection in ('least_busy', 'rotation', 'priority')),
  active boolean not null default true,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  unique (owner_id, slug),
  check ((kind = 'round_robin') = (host_selection is not null))
);
create index event_types_by_owner on event_types (owner_id, created_at, id);

create table event_type_hosts (
  organization_id uuid not null references organizations,
  event_type_id uuid not null references event_types on delete cascade,
  user_id uuid not null references users,
  position integer not null,
  schedule_id uuid references schedules,
  primary key (event_type_id, position),
  unique (event_type_id, user_id)
);
create index event_type_hosts_by_user on event_type_hosts (user_id, event_type_id);

-- What stands in a calendar: one time, its hosts (the first one leads), one or more invitees.
create table meetings (
  id uuid primary key,
  organization_id uuid not null references organizations,
  event_type_id uuid not null references event_types,
  host_ids uuid[] not null check (cardinality(host_ids) > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  buffer_before_min integer not null,
  buffer_after_min integer not null,
  seats integer not null,
  seats_taken integer not null,
  created_at timestamptz not null default current_instant(),
  check (seats_taken between 0 and seats)
);

-- The guarantee that no host is ever booked twice: one row for each host of a meeting with an active booking.
-- The row goes when the last booking is canceled.
create table host_claims (
  organization_id uuid not null references organizations,
  meeting_id uuid not null references meetings on delete cascade,
  host_id uuid not null references users,
  occupies tstzrange not null check (not isempty(occupies)),
  primary key (meeting_id, host_id),
  constraint host_claims_never_overlap exclude using gist (host_id with =, occupies with &&)
);

create table leads (
  id uuid primary key,
  organization_id uuid not null references organizations,
  owner_id uuid not null references users,
  event_type_id uuid not null references event_types,
  name text not null,
  email text not null,
  phone text,
  timezone text,
  answers jsonb not null default '[]',
  status text not null default 'new' check (status in ('new', 'contacted', 'qualified', 'lost')),
  booking_id uuid,
  booked boolean not null generated always as (booking_id is not null) stored,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant()
);
create index leads_by_owner on leads (owner_id, created_at, id) include (status, booked);
create index leads_by_status on leads (owner_id, status, created_at, id) include (booked);
create index leads_by_booked on leads (owner_id, booked, created_at, id) include (status);
create index leads_by_address on leads (event_type_id, lower(email));

create table bookings (
  id uuid primary key,
  organization_id uuid not null references organizations,
  event_type_id uuid not null references event_types,
  meeting_id uuid not null references meetings,
  host_id uuid not null references users,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  status text not null default 'active' check (status in ('active', 'canceled')),
  location_kind text not null,
  location_value text,
  invitee_name text not null,
  invitee_email text not null,
  invitee_timezone text not null,
  invitee_phone text,
  guests text[] not null default '{}',
  answers jsonb not null default '[]',
  notes text,
  cancel_reason text,
  canceled_at timestamptz,
  canceled_by text check (canceled_by in ('host', 'invitee')),
  rescheduled_from_id uuid references bookings,
  rescheduled_to_id uuid references bookings,
  lead_id uuid references leads,
  no_show boolean not null default false,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  check ((status = 'canceled') = (canceled_at is not null))
);
create index bookings_by_meeting on bookings (meeting_id);
-- Round robin: who has the fewest around a date, who was given one the longest ago.
create index bookings_by_load on bookings (event_type_id, host_id, starts_at) where status = 'active';
create index bookings_by_turn on bookings (event_type_id, host_id, id);
create index bookings_by_lead on bookings (lead_id) where lead_id is not null;

alter table leads add foreign key (booking_id) references bookings;

-- Who sees a booking: its event type's owner and its hosts. A list is one range of one of these indexes.
create table booking_viewers (
  organization_id uuid not null references organizations,
  booking_id uuid not null references bookings on delete cascade,
  user_id uuid not null references users,
  event_type_id uuid not null,
  status text not null,
  starts_at timestamptz not null,
  created_at timestamptz not null,
  primary key (booking_id, user_id)
);
create index booking_viewers_newest on booking_viewers (user_id, created_at, booking_id) include (starts_at);
create index booking_viewers_by_status on booking_viewers (user_id, status, created_at, booking_id) include (starts_at);
create index booking_viewers_by_event_type on booking_viewers (user_id, event_type_id, created_at, booking_id) include (status, starts_at);
create index booking_viewers_by_start on booking_viewers (user_id, starts_at) include (status, event_type_id, created_at, booking_id);

-- A viewer's bookings and leads merged by address. Written by the transactions that write those, so that
-- reading it never scans them.
create table contacts (
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  email_key text not null check (email_key = lower(email_key)),
  email text not null,
  name text not null,
  phone text,
  timezone text,
  booking_count integer not null,
  lead_count integer not null,
  kind text not null generated always as (case when booking_count > 0 then 'client' else 'lead' end) stored,
  search text not null generated always as (lower(name) || E'\n' || email_key) stored,
  first_seen_at timestamptz not null,
  last_activity_at timestamptz not null,
  last_booking_at timestamptz,
  primary key (user_id, email_key)
);
create index contacts_latest on contacts (user_id, last_activity_at, email_key);
create index contacts_latest_of_kind on contacts (user_id, kind, last_activity_at, email_key);
create index contacts_by_text on contacts using gin (user_id, search gin_trgm_ops);

-- How many contacts a list has, so that the first page need not count them.
create table contact_totals (
  user_id uuid not null references users,
  kind text not null,
  total integer not null,
  primary key (user_id, kind)
);

-- In order of user and kind, so that two writers never wait for each other in a circle.
create function count_contacts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into contact_totals (user_id, kind, total)
      select user_id, kind, count(*) from added group by user_id, kind order by user_id, kind
      on conflict (user_id, kind) do update set total = contact_totals.total + excluded.total;
  else
    insert into contact_totals (user_id, kind, total)
      select user_id, kind, sum(change) from (
        select user_id, kind, 1 as change from added union all select user_id, kind, -1 from removed
      ) as changes group by user_id, kind having sum(change) <> 0 order by user_id, kind
      on conflict (user_id, kind) do update set total = contact_totals.total + excluded.total;
  end if;
  return null;
end $$;
create trigger contacts_counted_on_insert after insert on contacts
  referencing new table as added for each statement execute function count_contacts();
create trigger contacts_counted_on_update after update on contacts
  referencing new table as added old table as removed for each statement execute function count_contacts();
