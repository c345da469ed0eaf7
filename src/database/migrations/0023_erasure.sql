-- Erased people, and how long organizations keep data.

-- erased_at: since when a booking or lead has no data of its person (src/queries/erasure.ts).
alter table bookings add column erased_at timestamptz;
alter table leads add column erased_at timestamptz;

-- Limits in days, after which a job erases or deletes; null for none, and for events and messages for 30 and 90 days.
-- keep_bookings_days: since the meeting ended. keep_leads_days: since the last change.
alter table organizations
  add column keep_bookings_days integer,
  add column keep_leads_days integer,
  add column keep_messages_days integer,
  add column keep_events_days integer,
  add constraint organizations_keep_bookings_days_known check (keep_bookings_days between 1 and 3650),
  add constraint organizations_keep_leads_days_known check (keep_leads_days between 1 and 3650),
  add constraint organizations_keep_messages_days_known check (keep_messages_days between 1 and 90),
  add constraint organizations_keep_events_days_known check (keep_events_days between 1 and 30);

-- Addresses in lower case. They contain no blanks.
create function fold_addresses(given text[]) returns text[] language sql immutable parallel safe
  return string_to_array(lower(array_to_string(given, ' ') collate "C"), ' ');

-- The bookings and leads of a person.
create index bookings_by_guest on bookings using gin (organization_id, fold_addresses(guests)) where guests <> '{}';
create index leads_by_person on leads (organization_id, lower(email)) where erased_at is null;
-- Those that are kept for too long.
create index bookings_unerased on bookings (organization_id, ends_at) where erased_at is null;
create index leads_unerased on leads (organization_id, updated_at) where erased_at is null;
