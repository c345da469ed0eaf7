-- What happened to bookings, for those who want to be told: events, who sees them, and what becomes of each at its receivers.

-- UUIDv7 of the database's clock, where the database itself makes rows (RFC 9562 §5.7, §6.2): those of one millisecond in the order of
-- their ordinals.
create function new_id(ordinal integer default floor(random() * 4096)::integer) returns uuid language sql volatile parallel safe
  return encode(substring(int8send(floor(extract(epoch from current_instant()) * 1000)::bigint) from 3)
    || int2send((28672 + ordinal % 4096)::smallint) || substring(uuid_send(gen_random_uuid()) from 9), 'hex')::uuid;

-- No id made at an instant or later is less than this: what is older than it can be found by its id.
create function first_id_at(instant timestamptz) returns uuid language sql immutable parallel safe
  return (lpad(to_hex(floor(extract(epoch from instant) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Transactions come to their end in another order than they began. Whoever reads on from a place would miss what stood before it and
-- came to light later; so places are numbers of transactions, and nothing is shown at or after the first that is still running.
-- `base` is what another cluster's numbers had come to when this database was restored from there (see migrate.ts).
create table event_places (
  base bigint not null,
  only_row boolean primary key default true check (only_row)
);
insert into event_places (base) values (0);

create function event_place() returns bigint language sql volatile
  return (select base from event_places) + pg_current_xact_id()::text::bigint;
create function first_unsettled_place() returns bigint language sql stable
  return (select base from event_places) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

create table events (
  id uuid primary key default new_id(),
  organization_id uuid not null,
  -- None: a test.
  booking_id uuid references bookings,
  -- From 1 for each booking.
  sequence integer not null,
  type text not null check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled')),
  -- The booking as its row was then, with the names shown beside it. A column that bookings get later must be added here, too.
  booking jsonb,
  created_at timestamptz not null default current_instant(),
  unique (booking_id, sequence),
  check ((booking_id is null) = (booking is null))
);

-- Who may read an event: who sees its booking.
create table event_viewers (
  event_id uuid not null references events on delete cascade,
  user_id uuid not null,
  place bigint not null default event_place(),
  primary key (event_id, user_id)
);
create index event_viewers_in_order on event_viewers (user_id, place, event_id);

create table webhooks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  url text not null,
  description text,
  events text[] not null check (cardinality(events) > 0),
  active boolean not null default true,
  disabled_reason text,
  consecutive_failures integer not null default 0,
  -- Sealed with SECRET_KEY. After a rotation the one before is good for a day more.
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  check ((previous_secret is null) = (previous_until is null))
);
create index webhooks_by_user on webhooks (user_id, created_at, id);

create table webhook_deliveries (
  id uuid primary key default new_id(),
  organization_id uuid not null,
  webhook_id uuid not null references webhooks on delete cascade,
  event_id uuid not null references events on delete cascade,
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  -- Begun so far.
  attempts integer not null default 0,
  -- Failed since it was last asked for, which tells how long to wait.
  failures integer not null default 0,
  -- None while it is over, or waits for its endpoint to be enabled.
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  unique (event_id, webhook_id)
);
create index webhook_deliveries_newest on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_by_status on webhook_deliveries (webhook_id, status, id);
-- What is due of an endpoint, in order, and what is held.
create index webhook_deliveries_pending on webhook_deliveries (webhook_id, next_attempt_at, id) where status = 'pending';
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where status = 'pending';

create table webhook_attempts (
  delivery_id uuid not null references webhook_deliveries on delete cascade,
  attempt integer not null,
  at timestamptz not null default current_instant(),
  status integer,
  -- None until it is over.
  duration_ms integer,
  error text,
  response text,
  primary key (delivery_id, attempt)
);
