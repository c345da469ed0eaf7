/** Commands on calendars, shared by the API and the Settings pages. Those with `tx` run in the caller's transaction. */
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { calendarCredentialsRefused, calendarUnreachable, type ErrorDetail, invalidArgument, invalidArguments } from '../errors.ts';
import type { Outbound } from '../outbound/outbound.ts';
import {
  type CalendarRow,
  findCalendar,
  findCredentials,
  forgetReading,
  insertCalendar,
  lockCalendar,
  removeCalendar,
  replaceCollections,
  requestSync,
  updateCalendar,
  updateCollection,
} from '../queries/calendars.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { publishAgain, publishComing } from '../queries/published-meetings.ts';
import { checkQuota, lockOwner } from '../queries/quotas.ts';
import type { CalendarCredentials, CalendarSecrets } from './credentials.ts';
import { CalendarError, type Connection, mostCollections } from './source.ts';
import { type ReadKind, sources } from './sources.ts';

const checkTimeoutMs = 20_000;

export type CheckContext = { outbound: Outbound; now: number };

/**
 * Reads an address and credentials for the first time. Returns null for a push calendar, which has none. Throws 400 for fields that do not
 * fit the kind, and 409 if the calendar cannot be read. Never call it inside a transaction.
 */
export async function checkConnection(context: CheckContext, wanted: Schemas['NewCalendar']): Promise<Connection | null> {
  const { kind, url = '', username, password } = wanted;
  if (kind === 'push') {
    const given = (['url', 'username', 'password'] as const).filter((name) => wanted[name] !== undefined);
    if (given.length > 0)
      throw invalidArguments(
        given.map((name) => ({ path: `/body/${name}`, message: 'is not for a push calendar', rule: 'notAllowed' as const })),
      );
    return null;
  }
  if (url === '') throw invalidArgument('/body/url', 'required', `is required for ${kind}`);
  return check(context, kind, { url, ...(username !== undefined && { username }), ...(password !== undefined && { password }) });
}

async function check(context: CheckContext, kind: ReadKind, credentials: CalendarCredentials): Promise<Connection> {
  try {
    return await findConnection(context, kind, credentials);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw error.kind === 'refused' ? calendarCredentialsRefused(error) : calendarUnreachable(error.message, error);
  }
}

/** As `checkConnection`, for credentials of any form. Throws a CalendarError. */
export async function findConnection(
  { outbound, now }: CheckContext,
  kind: ReadKind,
  credentials: CalendarCredentials,
): Promise<Connection> {
  const source = sources[kind];
  if (source === undefined) throw invalidArgument('/body/kind', 'notAllowed', 'is not supported by this version');
  const found = await source.check({ outbound, now, signal: AbortSignal.timeout(checkTimeoutMs) }, credentials);
  return { ...found, collections: found.collections.slice(0, mostCollections) };
}

const defaultMaxAgeMin = { ics: 360, caldav: 60, push: 60 };
const defaultNames = { ics: 'Calendar file', caldav: 'Calendar account', push: 'Busy times' };

type NewCalendar = { owner: Owner; wanted: Schemas['NewCalendar']; connection: Connection | null; secrets: CalendarSecrets };

/** Throws 409 when the user has reached the limit of calendars. */
export async function createCalendar(tx: Transaction, { owner, wanted, connection, secrets }: NewCalendar): Promise<CalendarRow> {
  const { kind, maxAgeMin = defaultMaxAgeMin[kind], allDayIsBusy = true, needsActionIsBusy = false, addsAttendees = false } = wanted;
  const id = newId();
  const name = wanted.name ?? connection?.name ?? defaultNames[kind];
  // The host is not offered before the calendar is read, which bookings under way must not miss.
  await Promise.all([lockHost(tx, owner), lockOwner(tx, owner.userId)]);
  await checkQuota(tx, 'calendars', owner);
  await insertCalendar(tx, owner, {
    ...{ id, kind, name, maxAgeMin, allDayIsBusy, needsActionIsBusy, addsAttendees },
    url: connection?.url ?? null,
    username: connection?.credentials.username ?? null,
    credentials: connection && secrets.encrypt(connection.credentials),
  });
  const collections = connection?.collections ?? [{ href: '', name, isWritable: false }];
  await replaceCollections(tx, { organizationId: owner.organizationId, calendarId: id }, collections);
  return findCalendar(tx, owner, id);
}

/** Of a change with new credentials, the connection that they make. Throws 400 and 409 as `checkConnection`, and 404. */
export async function checkChange(
  db: Db,
  context: CheckContext & { calendarSecrets: CalendarSecrets },
  { owner, id, wanted }: { owner: Owner; id: string; wanted: Schemas['CalendarChange'] },
): Promise<Connection | null> {
  const { url, username, password } = wanted;
  if (url === undefined && username === undefined && password === undefined) return null;
  const [calendar, encrypted] = await Promise.all([findCalendar(db, owner, id), findCredentials(db, owner, id)]);
  if (calendar.kind === 'push') return checkConnection(context, { kind: 'push', ...wanted } as Schemas['NewCalendar']);
  // Otherwise, someone with a token could have the stored password sent to a server of theirs.
  if (password === undefined && (calendar.kind === 'caldav' || username !== undefined))
    throw invalidArgument('/body/password', 'required', 'is required with a new `url` or `username`');
  const old = encrypted && context.calendarSecrets.decrypt(encrypted);
  const address = url ?? old?.url;
  if (address === undefined) throw invalidArgument('/body/url', 'required', 'is required, because the stored URL can no longer be read');
  const name = username ?? (url === undefined ? old?.username : undefined);
  return check(context, calendar.kind, {
    url: address,
    ...(name !== undefined && { username: name }),
    ...(password !== undefined && { password }),
  });
}

type Change = {
  owner: Owner;
  id: string;
  wanted: Schemas['CalendarChange'];
  connection: Connection | null;
  secrets: CalendarSecrets;
  check: (calendar: CalendarRow) => void;
};

/** Throws 404, and 400 for collections that the calendar does not have, or cannot write to. */
export async function changeCalendar(tx: Transaction, change: Change): Promise<CalendarRow> {
  const { owner, id, wanted, connection, secrets } = change;
  const [, calendar] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => lockCalendar(tx, owner, id),
  );
  change.check(calendar);
  checkCollections(calendar, wanted);
  const { name, maxAgeMin, allDayIsBusy, needsActionIsBusy, addsAttendees } = wanted;
  const values = {
    ...(name !== undefined && { name }),
    ...(maxAgeMin !== undefined && { maxAgeMin }),
    ...(allDayIsBusy !== undefined && { allDayIsBusy }),
    ...(needsActionIsBusy !== undefined && { needsActionIsBusy }),
    ...(addsAttendees !== undefined && { addsAttendees }),
    ...(connection && {
      url: connection.url,
      username: connection.credentials.username ?? null,
      credentials: secrets.encrypt(connection.credentials),
    }),
  };
  const ofCalendar = { organizationId: owner.organizationId, calendarId: calendar.id };
  if (connection) await replaceCollections(tx, ofCalendar, connection.collections);
  await changeCollections(tx, ofCalendar, wanted);
  if (connection || countsMore(calendar, wanted)) {
    await forgetReading(tx, owner, id);
    await requestSync(tx, owner, id, { forgets: false });
  }
  if (wanted.writesTo !== undefined) await changeTarget(tx, owner, calendar, wanted.writesTo);
  if (addsAttendees !== undefined && addsAttendees !== calendar.addsAttendees) await writeAgain(tx, owner, calendar);
  await updateCalendar(tx, owner, id, values);
  const isExpandedAnew =
    (allDayIsBusy ?? calendar.allDayIsBusy) !== calendar.allDayIsBusy ||
    (needsActionIsBusy ?? calendar.needsActionIsBusy) !== calendar.needsActionIsBusy;
  if (connection || isExpandedAnew) await requestSync(tx, owner, id, { forgets: true });
  return findCalendar(tx, owner, id);
}

function checkCollections({ collections: own }: CalendarRow, { collections = [], writesTo = null }: Schemas['CalendarChange']): void {
  const errors = collections.flatMap(({ id }, index): ErrorDetail[] => {
    if (!own.some((one) => one.id === id))
      return [{ path: `/body/collections/${index}/id`, message: 'must be a collection of the calendar', rule: 'reference' }];
    const isTwice = collections.findIndex((one) => one.id === id) < index;
    return isTwice ? [{ path: `/body/collections/${index}/id`, message: 'must not be listed twice', rule: 'unique' }] : [];
  });
  if (writesTo !== null && !own.some(({ id, isWritable }) => id === writesTo && isWritable))
    errors.push({ path: '/body/writesTo', message: 'must be a writable collection of the calendar', rule: 'reference' });
  if (errors.length > 0) throw invalidArguments(errors);
}

type OfCalendar = { organizationId: string; calendarId: string };

async function changeCollections(tx: Transaction, ofCalendar: OfCalendar, { collections = [] }: Schemas['CalendarChange']): Promise<void> {
  for (const { id, countsAsBusy } of collections) await updateCollection(tx, ofCalendar, { id, countsAsBusy });
}

const countsMore = ({ collections: own }: CalendarRow, { collections = [] }: Schemas['CalendarChange']): boolean =>
  collections.some(({ id, countsAsBusy }) => countsAsBusy && own.some((one) => one.id === id && !one.countsAsBusy));

/** The next reading adds coming meetings to the new collection, and removes them from the one before. */
async function changeTarget(tx: Transaction, owner: Owner, { id, collections }: CalendarRow, writesTo: string | null): Promise<void> {
  const ofCalendar = { organizationId: owner.organizationId, calendarId: id };
  const current = collections.find(({ isWrittenTo }) => isWrittenTo)?.id ?? null;
  if (current === writesTo) return;
  if (current !== null) await updateCollection(tx, ofCalendar, { id: current, isWrittenTo: false });
  if (writesTo !== null) {
    await updateCollection(tx, ofCalendar, { id: writesTo, isWrittenTo: true });
    await publishComing(tx, owner, writesTo);
  }
  await requestSync(tx, owner, id, { forgets: false });
}

/** The next reading writes the events of coming meetings again. */
async function writeAgain(tx: Transaction, owner: Owner, { id, collections }: CalendarRow): Promise<void> {
  for (const collection of collections.filter(({ isWrittenTo }) => isWrittenTo)) await publishAgain(tx, owner, collection.id);
  await requestSync(tx, owner, id, { forgets: false });
}

/** Frees the calendar's times at once. Returns the removed row. Throws 404. */
export async function deleteCalendar(tx: Transaction, owner: Owner, id: string): Promise<CalendarRow> {
  const [, calendar] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => lockCalendar(tx, owner, id),
  );
  await removeCalendar(tx, owner, id);
  return calendar;
}

/** Makes a calendar due now. Throws 404. */
export async function syncNow(tx: Transaction, owner: Owner, id: string): Promise<CalendarRow> {
  await lockCalendar(tx, owner, id);
  await requestSync(tx, owner, id, { forgets: false });
  return findCalendar(tx, owner, id);
}
