import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import type { Owner } from './owner.ts';

export type EventType = Schema['events']['type'];

export type EventRow = { id: string; type: Schemas['EventName']; sequence: number; bookingId: string; createdAt: Date; booking: unknown };

/**
 * The user's events about bookings after one of them, or all that are kept, oldest first; up to one more than `limit`. Stops before a place that an open
 * transaction may still fill, so that no later event appears before a listed one. Throws 400 for an unknown or expired `after`.
 */
export async function listEvents(
  db: Db,
  { organizationId, userId }: Owner,
  { after, limit }: { after?: string; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow & { isKnown: boolean }>`
    select * from list_events(${organizationId}, ${userId}, ${after === undefined ? null : toId(after)}, ${limit + 1})`.execute(db);
  if (rows[0]?.isKnown === false) throw invalidArgument('/query/after', 'reference', unknownEvent);
  return rows;
}

const unknownEvent = 'must be the id of an event of yours that is still kept (30 days); leave it out to begin with the oldest';
