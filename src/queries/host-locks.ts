/**
 * Advisory locks of hosts. A transaction that changes when a host is free locks the host until it ends, so that writers wait for each other
 * and reads made under the lock stay true until they commit.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import type { Viewer } from './event-types.ts';
import type { Chain } from './managed-bookings.ts';
import type { Owner } from './owner.ts';

/** Locks, then reads. Both statements are sent at once, and the connection runs them in this order. Returns the ids of the locked hosts. */
export function underLocks<Read>(
  tx: Transaction,
  lock: (tx: Transaction) => Promise<string[]>,
  read: (tx: Transaction) => Promise<Read>,
): Promise<[lockedIds: string[], read: Read]> {
  const lockedIds = lock(tx);
  return Promise.all([lockedIds, read(tx)]);
}

export const lockHost = (tx: Transaction, { organizationId, userId }: Owner): Promise<string[]> => lockHosts(tx, organizationId, [userId]);

export const lockHosts = (tx: Transaction, organizationId: string, ids: string[]): Promise<string[]> =>
  toIds(sql`select * from lock_hosts(${organizationId}, ${ids}::uuid[]) as id`, tx);

/**
 * Locks nothing for an event type that the viewer may not see, or while another request with the same idempotency key is in progress. `key`:
 * as `lockKey` locks it.
 */
export const lockHostsOf = (
  tx: Transaction,
  { organizationId, userId, isPublic }: Viewer,
  eventTypeId: string,
  key: string | null = null,
): Promise<string[]> =>
  toIds(sql`select * from lock_event_type_hosts(${organizationId}, ${toId(eventTypeId)}, ${userId}, ${isPublic}, ${key}) as id`, tx);

export const lockHostsOfBooking = (tx: Transaction, { organizationId, userId }: Owner, bookingId: string): Promise<string[]> =>
  toIds(sql`select * from lock_booking_hosts(${organizationId}, ${toId(bookingId)}, ${userId}, false) as id`, tx);

/** Locks the booking's hosts and those of its event type, any of whom may be assigned next. */
export const lockHostsOfMove = (tx: Transaction, { organizationId, userId }: Owner, bookingId: string): Promise<string[]> =>
  toIds(sql`select * from lock_booking_hosts(${organizationId}, ${toId(bookingId)}, ${userId}, true) as id`, tx);

/** Of the latest booking of a chain of moves; where `moves`, also those of its event type. */
export const lockHostsOfChain = (tx: Transaction, { organizationId, chainId }: Chain, moves: boolean): Promise<string[]> =>
  toIds(sql`select * from lock_chain_hosts(${organizationId}, ${chainId}, ${moves}) as id`, tx);

const toIds = async (query: RawBuilder<unknown>, tx: Transaction): Promise<string[]> =>
  ((await query.execute(tx)).rows as { id: string }[]).map(({ id }) => id);
