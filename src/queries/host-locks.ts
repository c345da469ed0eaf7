/**
 * Advisory locks of hosts. A transaction that changes when a host is free locks the host until it ends, so that writers wait for each other
 * and whatever they read under the lock stays true until they commit.
 */
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { isVisibleTo, type Viewer } from './event-types.ts';

/** Locks, then reads. Both statements are sent at once, and the connection runs them in this order. Returns the ids of the locked hosts. */
export function underLocks<Read>(
  tx: Transaction,
  lock: (tx: Transaction) => Promise<string[]>,
  read: (tx: Transaction) => Promise<Read>,
): Promise<[lockedIds: string[], read: Read]> {
  const lockedIds = lock(tx);
  return Promise.all([lockedIds, read(tx)]);
}

/** Locks in the order of the keys, so that transactions do not deadlock. */
async function lock(tx: Transaction, hostIds: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with hosts as materialized (select distinct hashtextextended(id::text, 0) as key, id from (${hostIds}) as hosts (id) order by key)
    select id, pg_advisory_xact_lock(key) from hosts`.execute(tx);
  return rows.map(({ id }) => id);
}

export const lockHost = (tx: Transaction, hostId: string): Promise<string[]> => lock(tx, sql`select ${hostId}::uuid`);

/** Locks nothing for an event type that the viewer may not see. */
export const lockHostsOf = (tx: Transaction, viewer: Viewer, eventTypeId: string): Promise<string[]> =>
  lock(
    tx,
    sql`select h.user_id from event_types e join event_type_hosts h on h.event_type_id = e.id
      where e.id = ${toId(eventTypeId)} and ${isVisibleTo(viewer)}`,
  );

export const lockHostsOfBooking = (tx: Transaction, userId: string, bookingId: string): Promise<string[]> =>
  lock(tx, hostsOfBooking(userId, bookingId));

/** Locks the booking's hosts and those of its event type, any of whom may be assigned next. */
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
