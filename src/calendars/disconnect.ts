import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { type CalendarRow, findCredentials, holdSync } from '../queries/calendars.ts';
import type { Owner } from '../queries/owner.ts';
import { listPublishedTo } from '../queries/published-meetings.ts';
import { toFetch } from './caldav-source.ts';
import { deleteCalendar } from './connections.ts';
import type { CalendarGrants, CalendarSecrets } from './credentials.ts';
import { freshen } from './grants.ts';
import { withdraw } from './publish.ts';
import { CalendarError } from './source.ts';

/** Somebody waits for it. */
const timeoutMs = 20_000;
const holdSec = 60;

export type Disconnection = { db: Db; outbound: Outbound; calendarSecrets: CalendarSecrets; calendarGrants: CalendarGrants };

/**
 * Disconnects a calendar. `removes`: first removes the coming bookings from it; without that, they stay there and are not updated any more.
 * `isDone`: false if some could not be removed; the calendar is disconnected in any case. Throws 404.
 */
export async function disconnect(
  parts: Disconnection,
  owner: Owner,
  { id, removes }: { id: string; removes: boolean },
): Promise<{ calendar: CalendarRow; isDone: boolean }> {
  const isDone = removes ? await removeBookings(parts, owner, id) : true;
  return { calendar: await inTransaction(parts.db, (tx) => deleteCalendar(tx, owner, id)), isDone };
}

async function removeBookings(
  { db, outbound, calendarSecrets, calendarGrants }: Disconnection,
  owner: Owner,
  id: string,
): Promise<boolean> {
  const [encrypted, collections] = await Promise.all([findCredentials(db, owner, id), listPublishedTo(db, owner, id)]);
  if (collections.length === 0) return true;
  const stored = encrypted === null ? undefined : calendarSecrets.decrypt(encrypted);
  if (stored === undefined) return false;
  // A reading meanwhile would take the removed events for deleted by the host, and cancel the bookings.
  await holdSync(db, owner, id, holdSec);
  const context = { outbound, now: Date.now(), signal: AbortSignal.timeout(timeoutMs) };
  try {
    // The calendar is deleted afterwards, so renewed tokens need not be stored.
    const credentials = await freshen(calendarGrants, stored, async () => {});
    for (const collection of collections) {
      const fetch = toFetch(context, { credentials }, collection.href);
      await withdraw({ db, fetch, collection, organizationId: owner.organizationId });
    }
    return true;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return false;
  }
}
