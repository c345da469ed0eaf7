/**
 * The locks of hosts. Whoever writes what decides whether a host is free holds the host's lock until the transaction ends, so that
 * writers wait for each other instead of colliding, and what one of them has read stays true until it is done.
 */
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { isVisibleTo, type Viewer } from './event-types.ts';

/**
 * Takes locks, and reads under them: what is read stays true until the transaction ends. Both are sent at once, and the connection
 * answers in order.
 */
export function underLocks<Read>(
  tx: Transaction,
  lock: (tx: Transaction) => Promise<string[]>,
  read: (tx: Transaction) => Promise<Read>,
): Promise<[locked: string[], read: Read]> {
  const locked = lock(tx);
  return Promise.all([locked, read(tx)]);
}

/** Takes the locks of these hosts, in one order for everyone, so that nobody waits in a circle. Answers whose they are. */
async function lock(tx: Transaction, hostIds: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with hosts as materialized (select distinct hashtextextended(id::text, 0) as key, id from (${hostIds}) as hosts (id) order by key)
    select id, pg_advisory_xact_lock(key) from hosts`.execute(tx);
  return rows.map(({ id }) => id);
}

export const lockHost = (tx: Transaction, hostId: string): Promise<string[]> => lock(tx, sql`select ${hostId}::uuid`);

/** Of an event type that the viewer may know: nobody else must wait for its writers. */
export const lockHostsOf = (tx: Transaction, viewer: Viewer, eventTypeId: string): Promise<string[]> =>
  lock(
    tx,
    sql`select h.user_id from event_types e join event_type_hosts h on h.event_type_id = e.id
      where e.id = ${toId(eventTypeId)} and ${isVisibleTo(viewer)}`,
  );

/** Of a booking that the user may see. */
export const lockHostsOfBooking = (tx: Transaction, userId: string, bookingId: string): Promise<string[]> =>
  lock(tx, hostsOfBooking(userId, bookingId));

/** Of a booking that the user may see, and of its event type, of whose hosts each may be the next. */
export const lockHostsOfMove = (tx: Transaction, userId: string, bookingId: string): Promise<string[]> =>
  lock(
    tx,
    sql`${hostsOfBooking(userId, bookingId)}
      union all select h.user_id from booking_viewers v join event_type_hosts h on h.event_type_id = v.event_type_id
      where v.booking_id = ${toId(bookingId)} and v.user_id = ${userId}`,
  );

const hostsOfBooking = (userId: string, bookingId: string) =>
  sql`select unnest(m.host_ids) from booking_viewers v join bookings b on b.id = v.booking_id join meetings m on m.id = b.meeting_id
    where v.booking_id = ${toId(bookingId)} and v.user_id = ${userId}`;
