/**
 * Calendar files at an address: what Google, Outlook, iCloud and others publish by link. The address is often a secret, so it is treated like
 * a password: encrypted at rest, never logged, in no message. A file is always read as a whole, at least once a day.
 */
import { createHash } from 'node:crypto';
import { DAY_MS } from '../availability/dates.ts';
import { toSet } from '../availability/intervals.ts';
import { createSemaphore } from '../database/semaphore.ts';
import { isName } from '../text/names.ts';
import type { CalendarCredentials } from './credentials.ts';
import type { ReadOptions } from './icalendar.ts';
import { fetchFile, toCalendarError, type Validators } from './ics-fetch.ts';
import { type ReadObject, readObjects } from './reader.ts';
import {
  CalendarError,
  type CalendarSource,
  type ChangedObject,
  horizonDays,
  type KnownCollection,
  pastDays,
  type SourceContext,
} from './source.ts';

export const ics: CalendarSource = {
  async check(context, { url, username, password }) {
    const address = toAddress(url);
    await context.outbound.check(address).catch((error) => {
      throw toCalendarError(error);
    });
    const credentials = { url: address, ...(username !== undefined && { username }), ...(password !== undefined && { password }) };
    const name = await inTurn(() => readName(context, credentials));
    return {
      name,
      url: new URL(address).origin,
      credentials,
      collections: [{ href: '', name: name ?? 'Calendar file', isWritable: false }],
    };
  },

  async read(context, { credentials, ...options }, collection) {
    const known = toValidators(context, collection);
    const file = await fetchFile(context, credentials, { ...known, etag: isDigest(known.etag) ? null : known.etag });
    if (file === null) return null;
    const { lastModified } = file;
    const etag = file.etag ?? (lastModified === null ? toDigest(file.body) : null);
    if (isDigest(etag) && etag === known.etag) return null;
    const times = await readTimes(context, file.body, options);
    const expandedUntil = windowOf(context).end;
    return { isComplete: true, changed: toObjects(times), removed: [], syncToken: null, etag, lastModified, expandedUntil };
  },
};

const noValidators: Validators = { etag: null, lastModified: null };
const anyHost = { timezone: 'UTC', addresses: [], allDayIsBusy: true, needsActionIsBusy: true };

/** Files are in memory until they are read, and anybody with a token can have files read. */
const inTurn = createSemaphore(4, 15_000);

/** Reads all of the file, so that what prevents reading it is known at once. */
async function readName(context: SourceContext, credentials: CalendarCredentials): Promise<string | null> {
  const file = await fetchFile(context, credentials, noValidators);
  if (file === null) throw new CalendarError('unreachable', 'The server does not return the file (HTTP 304).');
  await readTimes(context, file.body, anyHost);
  return findName(file.body);
}

/** None once a day, so that the end of the expanded events moves on. */
function toValidators({ now }: SourceContext, { etag, lastModified, expandedUntil }: KnownCollection): Validators {
  const isFresh = expandedUntil !== null && expandedUntil > now + (horizonDays - 1) * DAY_MS;
  return isFresh ? { etag, lastModified } : noValidators;
}

/** `webcal` is how links tell browsers to subscribe. */
function toAddress(text: string): string {
  const address = text.trim().replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(address))
    throw new CalendarError('unreachable', 'The address must be a URL, such as https://example.com/calendar.ics.');
  return address;
}

const windowOf = ({ now }: SourceContext) => ({ start: now - pastDays * DAY_MS, end: now + horizonDays * DAY_MS });

async function readTimes(context: SourceContext, text: Buffer, options: Omit<ReadOptions, 'window'>): Promise<ReadObject> {
  const [times] = (await readObjects([{ href: '', text }], { ...options, window: windowOf(context) })) as [ReadObject];
  if (times.error !== null) throw new CalendarError('unreachable', `The calendar ${times.error}.`);
  return times;
}

/** All busy times together, and each event that may be a booking of ours. */
const toObjects = ({ busy, own }: ReadObject): ChangedObject[] => [
  { href: '', etag: null, uid: null, stretches: [...toSet(busy)], own: [] },
  ...own.map((event) => ({ href: event.uid, etag: null, uid: event.uid, stretches: [], own: [event] })),
];

const digestPrefix = 'sha256:';

const isDigest = (etag: string | null): boolean => etag?.startsWith(digestPrefix) ?? false;

/** For servers without validators. Google's changes all DTSTAMPs with each request. */
const toDigest = (body: Buffer): string =>
  digestPrefix +
  createHash('sha256')
    .update(body.toString('latin1').replace(/\nDTSTAMP[^\n]*/g, ''))
    .digest('base64url');

const longestName = 100;

/** The name that most programs write, which RFC 7986 calls NAME. */
function findName(body: Buffer): string | null {
  const [, name = ''] = /^(?:X-WR-CALNAME|NAME)(?:;[^:\r\n]*)?:([^\r\n]*)/m.exec(body.subarray(0, 10_000).toString('utf8')) ?? [];
  const plain = name
    .replace(/\\([,;\\])/g, '$1')
    .trim()
    .slice(0, longestName)
    .trim();
  return isName(plain) ? plain : null;
}
