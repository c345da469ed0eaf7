/** The same rows as a booking's, written by one prepared statement: the baseline of `POST /bookings`. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * The rows that `write_bookings` writes for a first booking of an invitee, more than a day ahead, with its three messages, and the values it
 * computes from the others. `test/bench/same-rows.test.ts` compares them.
 */
export const insertAll = `with met as (
    insert into meetings (organization_id, id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken)
      values ($1, $4, $2, array[$3::uuid], $6, $7, 0, 0, 1, 1)
  ), claimed as (
    insert into host_claims (organization_id, meeting_id, host_id, occupies) values ($1, $4, $3, tstzrange($6, $7))
  ), booked as (
    insert into bookings (organization_id, id, event_type_id, meeting_id, host_id, starts_at, ends_at, location_kind, invitee_name,
        invitee_email, invitee_timezone, chain_id)
      values ($1, $5, $2, $4, $3, $6, $7, 'google_meet', $8, $9, $10, $5) returning *
  ), seen as (
    insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at, updated_at)
      values ($1, $5, $3, $2, 'active', $6, current_instant(), current_instant())
  ), tallied as (
    insert into booking_tallies as t (organization_id, user_id, week, event_type_id, outcome, count)
      values ($1, $3, week_of($6), $2, 'active', 1)
      on conflict (organization_id, user_id, week, event_type_id, outcome) do update set count = t.count + 1
  ), met_before as (
    insert into contacts as c (organization_id, user_id, email_key, email, name, timezone, booking_count, lead_count, first_seen_at,
        last_activity_at, last_booking_at, phone_at, timezone_at, id, changed_place, updated_at, version)
      values ($1, $3, lower($9), $9, $8, $10, 1, 0, current_instant(), current_instant(), current_instant(), current_instant(), current_instant(),
        new_id(), pg_current_xact_id()::text::bigint, current_instant(), 1)
      on conflict (organization_id, user_id, email_key) do update set booking_count = c.booking_count + 1
  ), totaled as (
    insert into contact_totals as t (organization_id, user_id, kind, total) values ($1, $3, 'client', 1)
      on conflict (organization_id, user_id, kind) do update set total = t.total + 1
  ), happened as (
    insert into events (organization_id, id, booking_id, sequence, type, booking)
      select $1, $11, id, 1, 'booking_created', to_jsonb(booked) from booked
  ), viewed as (
    insert into event_viewers (organization_id, event_id, user_id, place) values ($1, $11, $3, pg_current_xact_id()::text::bigint)
  ), mailed as (
    insert into messages (organization_id, id, booking_id, kind, role, email, user_id, next_attempt_at)
      values ($1, new_id(1), $5, 'booking_confirmed', 'invitee', $9, null, current_instant()),
        ($1, new_id(2), $5, 'new_booking', 'host', $12, $3, current_instant()),
        ($1, new_id(3), $5, 'reminder', 'invitee', $9, null, $6::timestamptz - interval '1 day')
  ) select * from booked`;

export type Order = { eventTypeId: string; startAt: string; invitee: { name: string; email: string; timezone: string } };
type EventType = { id: string; organizationId: string; ownerId: string; ownerEmail: string };

const findEventTypes = `select e.id, e.organization_id as "organizationId", e.owner_id as "ownerId", u.email as "ownerEmail"
  from event_types e join users u on u.id = e.owner_id`;
let eventTypes: Promise<Map<string, EventType>> | undefined;

async function readEventTypes(pool: pg.Pool): Promise<Map<string, EventType>> {
  const { rows } = await pool.query<EventType>(findEventTypes);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function valuesOf(pool: pg.Pool, { eventTypeId, startAt, invitee: { name, email, timezone } }: Order): Promise<unknown[]> {
  eventTypes ??= readEventTypes(pool);
  const { organizationId, ownerId, ownerEmail } = (await eventTypes).get(eventTypeId) as EventType;
  const endAt = new Date(Date.parse(startAt) + 15 * 60_000);
  return [
    organizationId,
    eventTypeId,
    ownerId,
    randomUUID(),
    randomUUID(),
    startAt,
    endAt,
    name,
    email,
    timezone,
    randomUUID(),
    ownerEmail,
  ];
}
