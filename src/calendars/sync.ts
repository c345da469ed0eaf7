/** One reading of one calendar: writes due bookings, reads changes, stores them in one transaction, and follows those by the host. */
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { type Db, inTransaction, recordPatiently } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import {
  addCollections,
  type ClaimedCalendar,
  type ClaimedCollection,
  listElsewhere,
  saveCredentials,
  saveSync,
  saveSyncToken,
} from '../queries/calendar-syncs.ts';
import { findOwnBookings, listEtags, listPublishedTo } from '../queries/published-meetings.ts';
import { toFetch } from './caldav-source.ts';
import type { CalendarCredentials, CalendarGrants, CalendarSecrets } from './credentials.ts';
import { type Deviation, findDeviations, follow, uidsOf } from './follow.ts';
import { freshen, toExpired } from './grants.ts';
import { publishDue, withdraw } from './publish.ts';
import { readObjects } from './reader.ts';
import {
  CalendarError,
  type Changes,
  horizonDays,
  mostBusyTimes,
  mostCollections,
  pastDays,
  type Reading,
  type SourceContext,
} from './source.ts';
import { sources } from './sources.ts';

/** `signal`: ends readings early. */
export type SyncParts = { db: Db; secrets: CalendarSecrets; grants: CalendarGrants; outbound: Outbound; signal: AbortSignal };

/** Of the whole reading, all collections together. */
export const runMs = 120_000;
/** Sync tokens make a reading cheap. Files are read as a whole. */
const pausesSec = { caldav: 300, ics: 900 };

type Run = Pick<SyncParts, 'db'> & { claimed: ClaimedCalendar; context: SourceContext; reading: Reading };

type Found = { collection: ClaimedCollection; changes: Changes | null };

/** Throws a CalendarError if the calendar cannot be read. */
export async function syncCalendar(parts: SyncParts, claimed: ClaimedCalendar): Promise<void> {
  const { db, secrets, grants, signal } = parts;
  const stored = secrets.decrypt(claimed.credentials);
  if (stored === undefined)
    throw new CalendarError('refused', 'The stored password cannot be read, because SECRET_KEY has changed. Connect the calendar again.');
  let before = claimed.credentials;
  const store = async (credentials: CalendarCredentials) => {
    const replacement = { before, after: secrets.encrypt(credentials) };
    await recordPatiently(() => saveCredentials(db, claimed, replacement), signal);
    before = replacement.after;
  };
  const credentials = await freshen(grants, stored, store);
  try {
    await syncWith(parts, claimed, credentials);
  } catch (error) {
    if (error instanceof CalendarError && error.kind === 'refused' && credentials.tokens !== undefined) await store(toExpired(credentials));
    throw error;
  }
}

async function syncWith({ db, outbound, signal }: SyncParts, claimed: ClaimedCalendar, credentials: CalendarCredentials): Promise<void> {
  const { timezone, addresses, allDayIsBusy, needsActionIsBusy } = claimed;
  const context = { outbound, now: claimed.readAt.getTime(), signal: AbortSignal.any([signal, AbortSignal.timeout(runMs)]) };
  const run = { db, claimed, context, reading: { credentials, timezone, addresses, allDayIsBusy, needsActionIsBusy } };
  const published = await listPublishedTo(db, claimed, claimed.id);
  for (const collection of claimed.collections.filter(({ id }) => published.some((one) => one.id === id))) await publish(run, collection);
  await save(run, await readAll(run));
}

/**
 * First the collection that bookings are written to, then the list of all, and then the others: an event that the host has moved from it is
 * found where it is now.
 */
async function readAll(run: Run): Promise<Found[]> {
  const found: Found[] = [];
  const readSome = async (collections: ClaimedCollection[]) => {
    for (const collection of collections) found.push({ collection, changes: await read(run, collection) });
  };
  await readSome(run.claimed.collections.filter(({ isWrittenTo }) => isWrittenTo));
  await readSome((await listAll(run)).filter(({ id }) => !found.some((one) => one.collection.id === id)));
  return found;
}

async function listAll({ db, claimed, context, reading }: Run): Promise<ClaimedCollection[]> {
  const found = await sources[claimed.kind]?.list?.(context, reading.credentials);
  return found === undefined ? claimed.collections : addCollections(db, claimed, { found, most: mostCollections });
}

async function publish(run: Run, collection: ClaimedCollection): Promise<void> {
  const { db, claimed, context, reading } = run;
  const fetch = toFetch(context, reading, collection.href);
  const window = horizonOf(context);
  const organizer = { name: claimed.userName, email: claimed.addresses.at(-1) as string };
  const publication = { db, fetch, collection, organizer, organizationId: claimed.organizationId };
  if (!collection.isWrittenTo) return withdraw(publication);
  await publishDue({
    ...publication,
    async findTimes({ href, data }) {
      const [object] = await readObjects([{ href, text: data }], { ...reading, window });
      return object?.own[0];
    },
  });
}

const horizonOf = ({ now }: SourceContext): Interval => ({ start: now - pastDays * DAY_MS, end: now + horizonDays * DAY_MS });

/** A collection that does not count need not be readable. */
async function read({ db, claimed, context, reading }: Run, collection: ClaimedCollection): Promise<Changes | null> {
  const source = sources[claimed.kind];
  if (source === undefined) throw new CalendarError('unreachable', 'This version cannot read calendars of this kind.');
  const { organizationId } = claimed;
  const known = { ...collection, listEtags: () => listEtags(db, { organizationId, collectionId: collection.id }) };
  const changes = await source.read(context, reading, known).catch((error) => {
    if (error instanceof CalendarError && !collection.countsAsBusy && !collection.isWrittenTo) return null;
    throw error;
  });
  return changes && withForeign(db, claimed, changes);
}

/**
 * Events with a UID like those of our bookings are busy unless they are bookings of this host, wherever they are shown. If the host changed a
 * booking's event into a recurring one, its later occurrences are busy.
 */
async function withForeign(db: Db, claimed: ClaimedCalendar, changes: Changes): Promise<Changes> {
  const ids = changes.changed.flatMap(({ own }) => own.map(({ uid }) => toBookingId(uid)));
  if (ids.length === 0) return changes;
  const bookings = await findOwnBookings(db, claimed, ids);
  const changed = changes.changed.map((object) => {
    const own = object.own.filter(({ uid }) => bookings.has(toBookingId(uid)));
    const busy = object.own.flatMap((event) => (own.includes(event) ? event.repeated : event.busy));
    return { ...object, own, stretches: [...object.stretches, ...busy.flatMap(({ start, end }) => [start, end])] };
  });
  return { ...changes, changed };
}

const toBookingId = (uid: string): string => uid.toLowerCase().slice(0, uid.indexOf('@'));

/** The new token of a collection is stored once its changes are followed. If that fails, they are read again. */
async function save(run: Run, found: Found[]): Promise<void> {
  const { db, claimed, context } = run;
  const deviations = new Map(
    await Promise.all(found.filter(({ collection }) => collection.isWrittenTo).map((one) => toDeviations(run, one, found))),
  );
  const results = found.map(({ collection, changes }) => {
    const isFollowed = (deviations.get(collection.id) ?? []).length > 0;
    return { collectionId: collection.id, changes: changes && isFollowed ? { ...changes, syncToken: collection.syncToken } : changes };
  });
  const most = await inTransaction(db, async (tx) => {
    const count = await saveSync(tx, claimed, { found: results, horizon: horizonOf(context), nextSec: pausesSec[claimed.kind] });
    if (count !== undefined && count > mostBusyTimes)
      throw new CalendarError('unreachable', `The calendar has more than ${mostBusyTimes} busy times.`);
    return count;
  });
  if (most === undefined) return;
  for (const { collection, changes } of found) {
    const own = deviations.get(collection.id) ?? [];
    if (changes === null || own.length === 0) continue;
    const reader = { db, owner: claimed, collectionId: collection.id, now: context.now };
    const isDone = await follow(reader, own, { isEmptied: changes.isComplete && changes.changed.length === 0 });
    if (isDone) await saveSyncToken(db, { ...claimed, collectionId: collection.id }, changes.syncToken);
  }
}

async function toDeviations({ db, claimed, context }: Run, { collection, changes }: Found, found: Found[]): Promise<[string, Deviation[]]> {
  if (changes === null) return [collection.id, []];
  const reader = { db, owner: claimed, collectionId: collection.id, now: context.now };
  const others = found.filter((one) => one.collection !== collection);
  const isElsewhere = async (uid: string) =>
    others.some((one) => one.changes?.changed.some((object) => uidsOf(object).includes(uid))) ||
    (await listElsewhere(db, claimed, uid)).some((place) => !isGone(place, others));
  return [collection.id, await findDeviations(reader, changes, isElsewhere)];
}

function isGone({ collectionId, href }: { collectionId: string; href: string }, found: Found[]): boolean {
  const changes = found.find(({ collection }) => collection.id === collectionId)?.changes;
  if (!changes) return false;
  return changes.removed.includes(href) || (changes.isComplete && !changes.changed.some((object) => object.href === href));
}
