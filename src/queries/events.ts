import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import { afterCommit, type Db, type Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import { wakeWorkers } from './jobs.ts';
import type { Owner } from './owner.ts';

export type EventType = Schema['events']['type'];

export type EventSubject = 'booking' | 'lead' | 'contact' | 'event_type';

/** Of an event about a booking, `booking` is set, of any other `subjectId` and `data`. */
export type EventRow<Type extends EventType = EventType> = {
  id: string;
  type: Type;
  sequence: number;
  bookingId: string;
  subjectId: string;
  createdAt: Date;
  booking: unknown;
  data: unknown;
};

/** `types`: null for all. */
export type EventsRequest = { subject: EventSubject; after?: string; limit: number; types?: EventType[] | null };

/** `latestId`: the user's last event about this subject that is settled, of any type. */
export type EventsPage<Type extends EventType> = { rows: EventRow<Type>[]; latestId: string | null };

/**
 * The user's events about a subject after one of them, or all that are kept, oldest first; up to one more than `limit`; none after `latest`.
 * Stops before a place that an open transaction may still fill, so that no later event appears before a listed one. Throws 400 for an unknown
 * or expired `after`.
 */
export async function listEvents<Type extends EventType>(
  db: Db,
  { organizationId, userId }: Owner,
  { subject, after, limit, types = null }: EventsRequest,
): Promise<EventsPage<Type>> {
  const isLatest = after === 'latest';
  const { rows } = await sql<EventRow<Type> & { isKnown: boolean; latestId: string | null }>`
    select * from list_feed(${organizationId}, ${userId}, ${after === undefined || isLatest ? null : toId(after)},
      ${isLatest ? 0 : limit + 1}, array[${subject}], ${types}::text[])`.execute(db);
  const [first] = rows;
  if (first?.isKnown === false) throw invalidArgument('/query/after', 'reference', unknownEvent);
  return { rows: rows.filter(({ id }) => id !== null), latestId: first?.latestId ?? null };
}

const unknownEvent = 'must be the id of one of your events of the last 30 days, or `latest`; omit it to start with the oldest';

/** Inserts an event about a booking as it is now, without mail. */
export async function reportBooking(tx: Transaction, organizationId: string, id: string, type: EventType): Promise<void> {
  const { rows } = await sql<{ hasDeliveries: boolean | null }>`
    select report_bookings(${organizationId}, ${[id]}::uuid[], ${type}) as has_deliveries`.execute(tx);
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
}

/** Inserts events about the contacts of these users that the transaction has changed. */
export async function reportContacts(tx: Transaction, organizationId: string, userIds: string[]): Promise<void> {
  const { rows } = await sql<{ hasDeliveries: boolean }>`
    select report_contacts(${organizationId}, ${[...new Set(userIds)]}::uuid[]) as has_deliveries`.execute(tx);
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
}

/** `viewers`: ids of the users who receive it. The caller holds a lock of the object, unless it is new. */
export type NewEvent = { type: EventType; subject: 'event_type'; id: string; data: object; viewers: string[] };

export async function insertEvent(tx: Transaction, organizationId: string, { type, subject, id, data, viewers }: NewEvent): Promise<void> {
  const { rows } = await sql<{ hasDeliveries: boolean }>`
    select insert_event(${organizationId}, ${type}, ${subject}, ${id}, ${JSON.stringify(data)}, ${viewers}::uuid[]) as has_deliveries`.execute(
    tx,
  );
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
}
