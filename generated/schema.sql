-- Generated from the database's catalog by "npm run generate". The source is src/database/migrations.

create extension btree_gin;
create extension btree_gist;
create extension pg_trgm;

CREATE OR REPLACE FUNCTION public.attempts_under_way(endpoint uuid)
 RETURNS bigint
 LANGUAGE sql
RETURN (SELECT count(*) AS count FROM webhook_deliveries WHERE ((webhook_deliveries.webhook_id = attempts_under_way.endpoint) AND (webhook_deliveries.leased_until > now())));

CREATE OR REPLACE FUNCTION public.check_writable()
 RETURNS void
 LANGUAGE plpgsql
 SET work_mem TO '64kB'
 SET temp_tablespaces TO ''
AS $function$
begin
  perform count(*) from generate_series(1, 8000);
  insert into readiness_checks (checked_at) values (current_instant())
    on conflict (id) do update set checked_at = excluded.checked_at;
end $function$;

CREATE OR REPLACE FUNCTION public.count_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from added) then
    return null;
  elsif tg_op = 'INSERT' then
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
end $function$;

CREATE OR REPLACE FUNCTION public.current_instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN date_trunc('milliseconds'::text, now());

CREATE OR REPLACE FUNCTION public.event_place()
 RETURNS bigint
 LANGUAGE sql
RETURN ((SELECT event_places.base FROM event_places) + ((pg_current_xact_id())::text)::bigint);

CREATE OR REPLACE FUNCTION public.first_id_at(instant timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((lpad(to_hex((floor((EXTRACT(epoch FROM instant) * (1000)::numeric)))::bigint), 12, '0'::text) || '00000000000000000000'::text))::uuid;

CREATE OR REPLACE FUNCTION public.first_unsettled_place()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN ((SELECT event_places.base FROM event_places) + ((pg_snapshot_xmin(pg_current_snapshot()))::text)::bigint);

CREATE OR REPLACE FUNCTION public.new_id(ordinal integer DEFAULT (floor((random() * (4096)::double precision)))::integer)
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
RETURN (encode(((SUBSTRING(int8send((floor((EXTRACT(epoch FROM current_instant()) * (1000)::numeric)))::bigint) FROM 3) || int2send(((28672 + (ordinal % 4096)))::smallint)) || SUBSTRING(uuid_send(gen_random_uuid()) FROM 9)), 'hex'::text))::uuid;

CREATE OR REPLACE FUNCTION public.tally_bookings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, count(*) from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  elsif tg_op = 'UPDATE' then
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, sum(change) from (
        select user_id, starts_at, event_type_id, outcome, 1 as change from added
        union all select user_id, starts_at, event_type_id, outcome, -1 from removed
      ) as changes group by 1, 2, 3, 4 having sum(change) <> 0 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  else
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, -count(*) from removed group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.week_of(instant timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM instant) / (604800)::numeric)))::integer;

create table booking_tallies (
  user_id uuid not null,
  week integer not null,
  event_type_id uuid not null,
  outcome text not null,
  count integer not null,
  constraint booking_tallies_pkey PRIMARY KEY (user_id, week, event_type_id, outcome),
  constraint booking_tallies_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
) with (fillfactor=70);

create table booking_viewers (
  organization_id uuid not null,
  booking_id uuid not null,
  user_id uuid not null,
  event_type_id uuid not null,
  status text not null,
  starts_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  outcome text not null default 'active'::text,
  constraint booking_viewers_pkey PRIMARY KEY (booking_id, user_id),
  constraint booking_viewers_outcome_known CHECK ((outcome = ANY (ARRAY['active'::text, 'canceled'::text, 'moved'::text, 'no_show'::text]))),
  constraint booking_viewers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE,
  constraint booking_viewers_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table bookings (
  id uuid not null,
  organization_id uuid not null,
  event_type_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  status text not null default 'active'::text,
  location_kind text not null,
  location_value text,
  invitee_name text not null,
  invitee_email text not null,
  invitee_timezone text not null,
  invitee_phone text,
  guests text[] not null default '{}'::text[],
  answers jsonb not null default '[]'::jsonb,
  notes text,
  cancel_reason text,
  canceled_at timestamp with time zone,
  canceled_by text,
  rescheduled_from_id uuid,
  rescheduled_to_id uuid,
  lead_id uuid,
  no_show boolean not null default false,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  reschedule_reason text,
  is_duplicate boolean not null default false,
  constraint bookings_pkey PRIMARY KEY (id),
  constraint bookings_canceled_by_known CHECK ((canceled_by = ANY (ARRAY['host'::text, 'invitee'::text]))),
  constraint bookings_canceled_has_time CHECK (((status = 'canceled'::text) = (canceled_at IS NOT NULL))),
  constraint bookings_end_after_start CHECK ((ends_at > starts_at)),
  constraint bookings_location_kind_known CHECK ((location_kind = ANY (ARRAY['google_meet'::text, 'zoom'::text, 'microsoft_teams'::text, 'phone'::text, 'in_person'::text, 'custom_link'::text, 'ask_invitee'::text]))),
  constraint bookings_status_known CHECK ((status = ANY (ARRAY['active'::text, 'canceled'::text]))),
  constraint bookings_event_type_id_fkey FOREIGN KEY (event_type_id) REFERENCES event_types(id),
  constraint bookings_host_id_fkey FOREIGN KEY (host_id) REFERENCES users(id),
  constraint bookings_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(id),
  constraint bookings_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id),
  constraint bookings_rescheduled_from_id_fkey FOREIGN KEY (rescheduled_from_id) REFERENCES bookings(id),
  constraint bookings_rescheduled_to_id_fkey FOREIGN KEY (rescheduled_to_id) REFERENCES bookings(id)
);

create table contact_totals (
  user_id uuid not null,
  kind text not null,
  total integer not null,
  constraint contact_totals_pkey PRIMARY KEY (user_id, kind),
  constraint contact_totals_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table contacts (
  organization_id uuid not null,
  user_id uuid not null,
  email_key text not null,
  email text not null,
  name text not null,
  phone text,
  timezone text,
  booking_count integer not null,
  lead_count integer not null,
  kind text not null generated always as (
CASE
    WHEN (booking_count > 0) THEN 'client'::text
    ELSE 'lead'::text
END) stored,
  search text not null generated always as (((lower(name) || '
'::text) || email_key)) stored,
  first_seen_at timestamp with time zone not null,
  last_activity_at timestamp with time zone not null,
  last_booking_at timestamp with time zone,
  constraint contacts_pkey PRIMARY KEY (user_id, email_key),
  constraint contacts_email_key_lowercase CHECK ((email_key = lower(email_key))),
  constraint contacts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table event_places (
  base bigint not null,
  only_row boolean not null default true,
  constraint event_places_pkey PRIMARY KEY (only_row),
  constraint event_places_single_row CHECK (only_row)
);

create table event_type_hosts (
  organization_id uuid not null,
  event_type_id uuid not null,
  user_id uuid not null,
  "position" integer not null,
  schedule_id uuid,
  constraint event_type_hosts_pkey PRIMARY KEY (event_type_id, "position"),
  constraint event_type_hosts_event_type_id_user_id_key UNIQUE (event_type_id, user_id),
  constraint event_type_hosts_event_type_id_fkey FOREIGN KEY (event_type_id) REFERENCES event_types(id) ON DELETE CASCADE,
  constraint event_type_hosts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint event_type_hosts_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules(id),
  constraint event_type_hosts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table event_types (
  id uuid not null,
  organization_id uuid not null,
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
  questions jsonb not null default '[]'::jsonb,
  host_selection text,
  active boolean not null default true,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  public_booking boolean not null default true,
  constraint event_types_pkey PRIMARY KEY (id),
  constraint event_types_owner_id_slug_key UNIQUE (owner_id, slug),
  constraint event_types_booking_window_not_negative CHECK ((booking_window_days >= 0)),
  constraint event_types_buffer_after_not_negative CHECK ((buffer_after_min >= 0)),
  constraint event_types_buffer_before_not_negative CHECK ((buffer_before_min >= 0)),
  constraint event_types_daily_limit_positive CHECK ((daily_limit > 0)),
  constraint event_types_durations_positive CHECK (((cardinality(durations) > 0) AND (0 < ALL (durations)))),
  constraint event_types_host_selection_known CHECK ((host_selection = ANY (ARRAY['least_busy'::text, 'rotation'::text, 'priority'::text]))),
  constraint event_types_kind_known CHECK ((kind = ANY (ARRAY['one_on_one'::text, 'round_robin'::text, 'collective'::text]))),
  constraint event_types_location_kind_known CHECK ((location_kind = ANY (ARRAY['google_meet'::text, 'zoom'::text, 'microsoft_teams'::text, 'phone'::text, 'in_person'::text, 'custom_link'::text, 'ask_invitee'::text]))),
  constraint event_types_max_invitees_positive CHECK ((max_invitees > 0)),
  constraint event_types_minimum_notice_not_negative CHECK ((minimum_notice_min >= 0)),
  constraint event_types_round_robin_has_host_selection CHECK (((kind = 'round_robin'::text) = (host_selection IS NOT NULL))),
  constraint event_types_slot_interval_positive CHECK ((slot_interval_min > 0)),
  constraint event_types_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint event_types_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id)
);

create table event_viewers (
  event_id uuid not null,
  user_id uuid not null,
  place bigint not null default event_place(),
  constraint event_viewers_pkey PRIMARY KEY (event_id, user_id),
  constraint event_viewers_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
);

create table events (
  id uuid not null default new_id(),
  organization_id uuid not null,
  booking_id uuid,
  sequence integer not null,
  type text not null,
  booking jsonb,
  created_at timestamp with time zone not null default current_instant(),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_booking_id_sequence_key UNIQUE (booking_id, sequence),
  constraint events_booking_has_snapshot CHECK (((booking_id IS NULL) = (booking IS NULL))),
  constraint events_type_known CHECK ((type = ANY (ARRAY['booking_created'::text, 'booking_canceled'::text, 'booking_rescheduled'::text]))),
  constraint events_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id)
);

create table host_claims (
  organization_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  occupies tstzrange not null,
  constraint host_claims_pkey PRIMARY KEY (meeting_id, host_id),
  constraint host_claims_never_overlap EXCLUDE USING gist (host_id WITH =, occupies WITH &&),
  constraint host_claims_occupies_not_empty CHECK ((NOT isempty(occupies))),
  constraint host_claims_host_id_fkey FOREIGN KEY (host_id) REFERENCES users(id),
  constraint host_claims_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE
);

create table idempotency_keys (
  owner text not null,
  key text not null,
  request_hash bytea not null,
  response json not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint idempotency_keys_pkey PRIMARY KEY (owner, key)
);

create table invitations (
  user_id uuid not null,
  organization_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null default current_instant(),
  expires_at timestamp with time zone not null,
  constraint invitations_pkey PRIMARY KEY (user_id),
  constraint invitations_secret_hash_key UNIQUE (secret_hash),
  constraint invitations_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint invitations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table leads (
  id uuid not null,
  organization_id uuid not null,
  owner_id uuid not null,
  event_type_id uuid not null,
  name text not null,
  email text not null,
  phone text,
  timezone text,
  answers jsonb not null default '[]'::jsonb,
  status text not null default 'new'::text,
  booking_id uuid,
  booked boolean not null generated always as ((booking_id IS NOT NULL)) stored,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  constraint leads_pkey PRIMARY KEY (id),
  constraint leads_status_known CHECK ((status = ANY (ARRAY['new'::text, 'contacted'::text, 'qualified'::text, 'lost'::text]))),
  constraint leads_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  constraint leads_event_type_id_fkey FOREIGN KEY (event_type_id) REFERENCES event_types(id),
  constraint leads_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint leads_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users(id)
);

create table meetings (
  id uuid not null,
  organization_id uuid not null,
  event_type_id uuid not null,
  host_ids uuid[] not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  buffer_before_min integer not null,
  buffer_after_min integer not null,
  seats integer not null,
  seats_taken integer not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint meetings_pkey PRIMARY KEY (id),
  constraint meetings_end_after_start CHECK ((ends_at > starts_at)),
  constraint meetings_have_a_host CHECK ((cardinality(host_ids) > 0)),
  constraint meetings_seats_taken_within_seats CHECK (((seats_taken >= 0) AND (seats_taken <= seats))),
  constraint meetings_event_type_id_fkey FOREIGN KEY (event_type_id) REFERENCES event_types(id),
  constraint meetings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table oauth_artifacts (
  id_hash bytea not null,
  kind text not null,
  grant_id uuid,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  consumed_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  asked_from text,
  constraint oauth_artifacts_pkey PRIMARY KEY (id_hash),
  constraint oauth_artifacts_id_hash_32_bytes CHECK ((length(id_hash) = 32)),
  constraint oauth_artifacts_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES oauth_grants(id) ON DELETE CASCADE
);

create table oauth_clients (
  id text not null,
  kind text not null,
  organization_id uuid,
  user_id uuid,
  name text not null,
  redirect_uris text[] not null,
  secret_hash bytea,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  registered_from text,
  constraint oauth_clients_pkey PRIMARY KEY (id),
  constraint oauth_clients_documents_have_no_secret CHECK (((kind <> 'document'::text) OR (secret_hash IS NULL))),
  constraint oauth_clients_id_at_most_2000 CHECK ((length(id) <= 2000)),
  constraint oauth_clients_kind_known CHECK ((kind = ANY (ARRAY['app'::text, 'registered'::text, 'document'::text]))),
  constraint oauth_clients_only_apps_have_an_owner CHECK ((((kind = 'app'::text) = (user_id IS NOT NULL)) AND ((kind = 'app'::text) = (organization_id IS NOT NULL)))),
  constraint oauth_clients_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint oauth_clients_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint oauth_clients_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table oauth_grants (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  client_id text not null,
  scopes text[] not null,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint oauth_grants_pkey PRIMARY KEY (id),
  constraint oauth_grants_client_id_fkey FOREIGN KEY (client_id) REFERENCES oauth_clients(id) ON DELETE CASCADE,
  constraint oauth_grants_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint oauth_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table oauth_keys (
  name text not null,
  sealed bytea not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint oauth_keys_pkey PRIMARY KEY (name)
);

create table organizations (
  id uuid not null,
  slug text not null,
  name text not null,
  plan text not null default 'free'::text,
  created_at timestamp with time zone not null default current_instant(),
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_slug_key UNIQUE (slug),
  constraint organizations_plan_known CHECK ((plan = ANY (ARRAY['free'::text, 'pro'::text, 'team'::text, 'enterprise'::text])))
);

create table out_of_office (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  first_date date not null,
  last_date date not null,
  reason text,
  created_at timestamp with time zone not null default current_instant(),
  constraint out_of_office_pkey PRIMARY KEY (id),
  constraint out_of_office_first_not_after_last CHECK ((first_date <= last_date)),
  constraint out_of_office_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint out_of_office_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table passwords (
  user_id uuid not null,
  organization_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null default current_instant(),
  constraint passwords_pkey PRIMARY KEY (user_id),
  constraint passwords_hash_argon2id CHECK ((hash ~~ '$argon2id$%'::text)),
  constraint passwords_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table personal_access_tokens (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint personal_access_tokens_pkey PRIMARY KEY (id),
  constraint personal_access_tokens_token_hash_key UNIQUE (token_hash),
  constraint personal_access_tokens_token_hash_32_bytes CHECK ((length(token_hash) = 32)),
  constraint personal_access_tokens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint personal_access_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create unlogged table public_booking_budgets (
  key text not null,
  used_until timestamp with time zone not null,
  constraint public_booking_budgets_pkey PRIMARY KEY (key)
);

create unlogged table rate_limit_counts (
  key text not null,
  minute timestamp with time zone not null,
  count integer not null,
  constraint rate_limit_counts_pkey PRIMARY KEY (key, minute)
) with (fillfactor=50);

create table readiness_checks (
  id smallint not null default 1,
  checked_at timestamp with time zone not null,
  constraint readiness_checks_pkey PRIMARY KEY (id),
  constraint readiness_checks_single_row CHECK ((id = 1))
);

create table schedule_overrides (
  organization_id uuid not null,
  schedule_id uuid not null,
  date date not null,
  hours jsonb not null,
  constraint schedule_overrides_pkey PRIMARY KEY (schedule_id, date),
  constraint schedule_overrides_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint schedule_overrides_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules(id) ON DELETE CASCADE
);

create table schedules (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  name text not null,
  timezone text not null,
  is_default boolean not null default false,
  weekly jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default current_instant(),
  constraint schedules_pkey PRIMARY KEY (id),
  constraint schedules_user_id_name_key UNIQUE (user_id, name),
  constraint schedules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint schedules_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create table sessions (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  device text not null,
  created_at timestamp with time zone not null default current_instant(),
  last_seen_at timestamp with time zone not null default current_instant(),
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_secret_hash_key UNIQUE (secret_hash),
  constraint sessions_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint sessions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

create unlogged table sign_in_attempts (
  key text not null,
  used_until timestamp with time zone not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (key)
);

create table users (
  id uuid not null,
  organization_id uuid not null,
  slug text not null,
  email text not null,
  name text,
  timezone text not null,
  created_at timestamp with time zone not null default current_instant(),
  disabled_at timestamp with time zone,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_slug_key UNIQUE (slug),
  constraint users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table webhook_attempts (
  delivery_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null default current_instant(),
  status integer,
  duration_ms integer,
  error text,
  response text,
  constraint webhook_attempts_pkey PRIMARY KEY (delivery_id, attempt),
  constraint webhook_attempts_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_deliveries(id) ON DELETE CASCADE
);

create table webhook_deliveries (
  id uuid not null default new_id(),
  organization_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  failures integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  leased_until timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_event_id_webhook_id_key UNIQUE (event_id, webhook_id),
  constraint webhook_deliveries_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint webhook_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE,
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
);

create table webhooks (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  url text not null,
  description text,
  events text[] not null,
  active boolean not null default true,
  disabled_reason text,
  consecutive_failures integer not null default 0,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  timeouts integer not null default 0,
  constraint webhooks_pkey PRIMARY KEY (id),
  constraint webhooks_have_events CHECK ((cardinality(events) > 0)),
  constraint webhooks_previous_secret_has_end CHECK (((previous_secret IS NULL) = (previous_until IS NULL))),
  constraint webhooks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint webhooks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
);

CREATE INDEX booking_viewers_by_event_type ON public.booking_viewers USING btree (user_id, event_type_id, created_at, booking_id) INCLUDE (status, starts_at);
CREATE INDEX booking_viewers_by_start ON public.booking_viewers USING btree (user_id, starts_at) INCLUDE (status, event_type_id, created_at, booking_id, outcome);
CREATE INDEX booking_viewers_by_status ON public.booking_viewers USING btree (user_id, status, created_at, booking_id) INCLUDE (starts_at);
CREATE INDEX booking_viewers_newest ON public.booking_viewers USING btree (user_id, created_at, booking_id) INCLUDE (starts_at);
CREATE INDEX bookings_by_lead ON public.bookings USING btree (lead_id) WHERE (lead_id IS NOT NULL);
CREATE INDEX bookings_by_load ON public.bookings USING btree (event_type_id, host_id, starts_at) WHERE (status = 'active'::text);
CREATE INDEX bookings_by_meeting ON public.bookings USING btree (meeting_id);
CREATE INDEX bookings_by_turn ON public.bookings USING btree (event_type_id, host_id, id);
CREATE UNIQUE INDEX bookings_one_seat_per_address ON public.bookings USING btree (lower(invitee_email), starts_at, meeting_id) WHERE ((status = 'active'::text) AND (NOT is_duplicate));
CREATE INDEX contacts_by_text ON public.contacts USING gin (user_id, search gin_trgm_ops);
CREATE INDEX contacts_latest ON public.contacts USING btree (user_id, last_activity_at, email_key);
CREATE INDEX contacts_latest_of_kind ON public.contacts USING btree (user_id, kind, last_activity_at, email_key);
CREATE INDEX event_type_hosts_by_user ON public.event_type_hosts USING btree (user_id, event_type_id);
CREATE INDEX event_types_by_owner ON public.event_types USING btree (owner_id, created_at, id);
CREATE INDEX event_viewers_in_order ON public.event_viewers USING btree (user_id, place, event_id);
CREATE INDEX host_claims_by_start ON public.host_claims USING btree (host_id, lower(occupies));
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX leads_by_address ON public.leads USING btree (event_type_id, lower(email));
CREATE INDEX leads_by_booked ON public.leads USING btree (owner_id, booked, created_at, id) INCLUDE (status);
CREATE INDEX leads_by_owner ON public.leads USING btree (owner_id, created_at, id) INCLUDE (status, booked);
CREATE INDEX leads_by_status ON public.leads USING btree (owner_id, status, created_at, id) INCLUDE (booked);
CREATE INDEX oauth_artifacts_by_expiry ON public.oauth_artifacts USING btree (expires_at);
CREATE INDEX oauth_artifacts_by_grant ON public.oauth_artifacts USING btree (grant_id, kind) WHERE (grant_id IS NOT NULL);
CREATE INDEX oauth_artifacts_waiting_by_address ON public.oauth_artifacts USING btree (asked_from, expires_at) WHERE (asked_from IS NOT NULL);
CREATE INDEX oauth_clients_by_creation ON public.oauth_clients USING btree (user_id, created_at, id) WHERE (user_id IS NOT NULL);
CREATE INDEX oauth_clients_unowned_by_age ON public.oauth_clients USING btree (created_at) WHERE (user_id IS NULL);
CREATE INDEX oauth_clients_unused_by_address ON public.oauth_clients USING btree (registered_from, created_at) WHERE (registered_from IS NOT NULL);
CREATE INDEX oauth_clients_unused_by_age ON public.oauth_clients USING btree (created_at) WHERE (registered_from IS NOT NULL);
CREATE INDEX oauth_grants_by_client ON public.oauth_grants USING btree (client_id);
CREATE INDEX oauth_grants_by_expiry ON public.oauth_grants USING btree (expires_at);
CREATE INDEX oauth_grants_by_user ON public.oauth_grants USING btree (user_id, client_id, created_at);
CREATE INDEX out_of_office_by_creation ON public.out_of_office USING btree (user_id, created_at, id);
CREATE INDEX out_of_office_by_user ON public.out_of_office USING btree (user_id, last_date, first_date);
CREATE INDEX personal_access_tokens_by_creation ON public.personal_access_tokens USING btree (user_id, created_at, id) WHERE (revoked_at IS NULL);
CREATE INDEX personal_access_tokens_by_end ON public.personal_access_tokens USING btree (LEAST(revoked_at, expires_at)) WHERE ((revoked_at IS NOT NULL) OR (expires_at IS NOT NULL));
CREATE INDEX personal_access_tokens_revoked ON public.personal_access_tokens USING btree (user_id, revoked_at, id) WHERE (revoked_at IS NOT NULL);
CREATE INDEX rate_limit_counts_by_minute ON public.rate_limit_counts USING btree (minute);
CREATE UNIQUE INDEX schedules_one_default ON public.schedules USING btree (user_id) WHERE is_default;
CREATE INDEX sessions_by_creation ON public.sessions USING btree (user_id, created_at, id);
CREATE INDEX users_by_organization ON public.users USING btree (organization_id, slug);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE INDEX webhook_deliveries_by_status ON public.webhook_deliveries USING btree (webhook_id, status, id);
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (organization_id, next_attempt_at) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX webhook_deliveries_held ON public.webhook_deliveries USING btree (webhook_id, id) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NULL));
CREATE INDEX webhook_deliveries_leased ON public.webhook_deliveries USING btree (webhook_id, leased_until) WHERE (leased_until IS NOT NULL);
CREATE INDEX webhook_deliveries_newest ON public.webhook_deliveries USING btree (webhook_id, id);
CREATE INDEX webhook_deliveries_next ON public.webhook_deliveries USING btree (organization_id, webhook_id, next_attempt_at, id) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX webhooks_by_user ON public.webhooks USING btree (user_id, created_at, id);

CREATE TRIGGER booking_viewers_tallied_on_delete AFTER DELETE ON public.booking_viewers REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_bookings();
CREATE TRIGGER booking_viewers_tallied_on_insert AFTER INSERT ON public.booking_viewers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_bookings();
CREATE TRIGGER booking_viewers_tallied_on_update AFTER UPDATE ON public.booking_viewers REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_bookings();
CREATE TRIGGER contacts_counted_on_insert AFTER INSERT ON public.contacts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_contacts();
CREATE TRIGGER contacts_counted_on_update AFTER UPDATE ON public.contacts REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_contacts();
