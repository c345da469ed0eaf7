/** CalDAV calendars as a source of busy times. */
import { DAY_MS } from '../availability/dates.ts';
import type { DavCollection } from './caldav.ts';
import { type Listing, listChanges } from './caldav-changes.ts';
import { type DavObject, readObjects } from './caldav-objects.ts';
import type { CalendarCredentials } from './credentials.ts';
import { createDavFetch, type DavFetch } from './dav-fetch.ts';
import { discover, listCollections } from './discovery.ts';
import { readObjects as readTimes } from './reader.ts';
import {
  CalendarError,
  type CalendarSource,
  type ChangedObject,
  type FoundCollection,
  horizonDays,
  type KnownCollection,
  pastDays,
  type Reading,
  type SourceContext,
} from './source.ts';

/** Objects are read in a thread that takes longer to start than to read most objects. */
const readTogether = 500;

export const caldav: CalendarSource = {
  async check(context, credentials) {
    const username = credentials.username ?? (credentials.url.includes('://') ? undefined : credentials.url);
    const login = { ...credentials, ...(username !== undefined && { username }) };
    const { url, collections } = await discover(context, { address: credentials.url, authorization: toAuthorization(login) });
    const found = collections.map(toFound);
    return { name: new URL(url).hostname, url: new URL('/', url).href, credentials: { ...login, url }, collections: found };
  },

  async list(context, credentials) {
    const login = { address: credentials.url, authorization: toAuthorization(credentials) };
    return (await listCollections(context, login)).map(toFound);
  },

  async read(context, reading, collection) {
    const fetch = toFetch(context, reading, collection.href);
    const isFresh = collection.expandedUntil !== null && collection.expandedUntil > context.now + (horizonDays - 1) * DAY_MS;
    const listed = await listChanges(fetch, collection.href, isFresh ? collection.syncToken : null);
    const listing = listed.isComplete && isFresh ? await withoutKnown(listed, collection) : listed;
    const expandedUntil = isFresh ? (collection.expandedUntil as number) : context.now + horizonDays * DAY_MS;
    const changed = await readChanged({ fetch, context, reading, collection, expandedUntil }, listing);
    const { isComplete, removed, token } = listing;
    return { isComplete, changed, removed, syncToken: token, etag: null, lastModified: null, expandedUntil };
  },
};

const toFound = ({ url: href, ...rest }: DavCollection): FoundCollection => ({ href, ...rest });

export function toAuthorization({ username, password, tokens }: CalendarCredentials): string {
  if (tokens !== undefined) return `Bearer ${tokens.accessToken}`;
  if (username === undefined || password === undefined) throw new CalendarError('refused', 'A username and a password are required.');
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

export const toFetch = ({ outbound, signal }: SourceContext, { credentials }: Pick<Reading, 'credentials'>, url: string): DavFetch =>
  createDavFetch({ outbound, signal, url, authorization: toAuthorization(credentials) });

/** Of a complete listing, what has changed since the objects were stored. An empty one stays complete, so that others see that it is. */
async function withoutKnown(listing: Listing, { listEtags }: KnownCollection): Promise<Listing> {
  const { token, changed } = listing;
  if (changed.length === 0) return listing;
  const known = await listEtags();
  const listed = new Set(changed.map(({ href }) => href));
  return {
    token,
    isComplete: false,
    changed: changed.filter(({ href, etag }) => etag === '' || known.get(href) !== etag),
    removed: [...known.keys()].filter((href) => !listed.has(href)),
  };
}

type Run = { fetch: DavFetch; context: SourceContext; reading: Reading; collection: KnownCollection; expandedUntil: number };

/** An object that has vanished since it was listed is among the removed ones of the next reading. */
async function readChanged(run: Run, { changed }: Listing): Promise<ChangedObject[]> {
  const found: ChangedObject[] = [];
  let objects: DavObject[] = [];
  const hrefs = changed.map(({ href }) => href);
  for await (const batch of readObjects(run.fetch, run.collection.href, hrefs)) {
    objects.push(...batch);
    if (objects.length < readTogether) continue;
    found.push(...(await toChanged(run, objects)));
    objects = [];
  }
  return [...found, ...(await toChanged(run, objects))];
}

async function toChanged({ context, reading, expandedUntil }: Run, objects: DavObject[]): Promise<ChangedObject[]> {
  if (objects.length === 0) return [];
  const { timezone, allDayIsBusy, needsActionIsBusy, addresses } = reading;
  const window = { start: context.now - pastDays * DAY_MS, end: expandedUntil };
  const texts = objects.map(({ href, data }) => ({ href, text: data }));
  const times = await readTimes(texts, { timezone, window, allDayIsBusy, needsActionIsBusy, addresses });
  return times.map(({ href, uid, busy, own, error }, index) => {
    if (error !== null) throw new CalendarError('unreachable', `The calendar ${error}.`);
    const stretches = busy.flatMap(({ start, end }) => [start, end]);
    return { href, etag: objects[index]?.etag ?? null, uid: uid ?? own[0]?.uid ?? null, stretches, own };
  });
}
