import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import { type BookingRow, shownBeside } from './bookings.ts';
import { addWakeUps } from './jobs.ts';

export type EventType = Schema['events']['type'];

/** What has happened to a booking, in the order in which it happened. */
export type Happening = { bookingId: string; type: EventType };

/**
 * Inserts what has happened to bookings, as they are now: an event for each, seen by whom the booking is seen by, with a delivery to each
 * endpoint that subscribed to it. Wakes the workers.
 */
export async function insertEvents(tx: Transaction, happenings: Happening[]): Promise<void> {
  const bookingIds = happenings.map(({ bookingId }) => bookingId);
  const types = happenings.map(({ type }) => type);
  // In subselects, so that PostgreSQL does not see how few they are and plan anew each time: 0.4 ms instead of 1.3.
  const told = sql`
    select * from unnest((select ${bookingIds}::uuid[]), (select ${types}::text[])) with ordinality as t (booking_id, type, ordinal)`;
  await insertEventsOf(tx, told);
}

/**
 * `told`: rows of `booking_id`, `type` and `ordinal`. A booking is made once and canceled at most once, so an event's number follows from its
 * type, and from no event before it, which may be long removed. Who takes an endpoint away waits for us, or we find none.
 */
export const insertEventsOf = (tx: Transaction, told: ReturnType<typeof sql>) =>
  sql`
    with told as (${told}), happened as (
      insert into events (id, organization_id, booking_id, sequence, type, booking)
        select new_id(t.ordinal::integer), b.organization_id, b.id, case t.type when 'booking_canceled' then 2 else 1 end, t.type,
          to_jsonb(b) || jsonb_build_object('event_type_name', ${shownBeside.eventTypeName}, 'host_slug', ${shownBeside.hostSlug},
            'hosts', ${shownBeside.hosts})
        from told t join bookings b on b.id = t.booking_id
        returning id, booking_id, type
    ), seen as (
      insert into event_viewers (event_id, user_id, place)
        select e.id, v.user_id, p.place
        from (select event_place() as place) p cross join happened e join booking_viewers v on v.booking_id = e.booking_id
        returning event_id, user_id
    ), delivered as (
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select w.organization_id, w.id, e.id, case when w.active then current_instant() end
        from happened e join seen s on s.event_id = e.id join webhooks w on w.user_id = s.user_id and e.type = any (w.events)
        for key share of w
        returning organization_id, next_attempt_at
    )
    ${addWakeUps('delivered')}`.execute(tx);

/** A booking as it was when something happened to it. */
export function toBookingRow(snapshot: unknown): BookingRow {
  const entries = Object.entries(snapshot as Record<string, unknown>).map(([column, value]) => [
    toCamel(column),
    column.endsWith('_at') && value !== null ? new Date(value as string) : value,
  ]);
  return Object.fromEntries(entries) as BookingRow;
}

const toCamel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export type EventRow = { id: string; type: EventType; sequence: number; bookingId: string; createdAt: Date; booking: unknown };

/**
 * What the user may see that comes after one of their events, or all that is kept, the oldest first; one more than `limit`, if there are.
 * What stands at a place that is not settled yet is left to the next time, so nothing ever comes to stand before what was listed.
 * Throws 400 for an event that is not the user's, or not kept any more.
 */
export async function listEvents(db: Db, userId: string, { after, limit }: { after?: string; limit: number }): Promise<EventRow[]> {
  const start =
    after === undefined
      ? sql`select -1::bigint as place, null::uuid as event_id`
      : sql`select place, event_id from event_viewers where event_id = ${toId(after)} and user_id = ${userId}`;
  const { rows } = await sql<EventRow | { id: null }>`
    select e.id, e.type, e.sequence, e.booking_id, e.created_at, e.booking
    from (${start}) s left join lateral (
      select place, event_id from event_viewers
        where user_id = ${userId} and (place, event_id) > (s.place, s.event_id) and place < first_unsettled_place()
        order by place, event_id limit ${limit + 1}) v on true left join events e on e.id = v.event_id
    order by v.place, v.event_id`.execute(db);
  if (rows.length === 0) throw invalidArgument('/query/after', unknownEvent);
  return rows.filter((row): row is EventRow => row.id !== null);
}

const unknownEvent = 'must be the id of an event of yours that is still kept (30 days); leave it out to begin with the oldest';
