/** Reads and writes objects of a collection (RFC 4791). */
import { createObject, deleteObject, updateObject } from 'tsdav';
import { ask, type Listed, StatusError, toError, toHref, toListed } from './caldav.ts';
import type { DavFetch } from './dav-fetch.ts';
import { toText } from './multistatus.ts';
import { TooLarge } from './parse-answer.ts';
import type { CalendarError } from './source.ts';

export type DavObject = Listed & { data: string };

const batchSize = 50;

/** Reads objects in batches, so that not all of a calendar is in memory. Those that have vanished meanwhile are left out. */
export async function* readObjects(fetch: DavFetch, url: string, hrefs: string[]): AsyncGenerator<DavObject[]> {
  for (let at = 0; at < hrefs.length; at += batchSize) yield* readBatch(fetch, url, hrefs.slice(at, at + batchSize));
}

async function* readBatch(fetch: DavFetch, url: string, hrefs: string[]): AsyncGenerator<DavObject[]> {
  const objects = await multiget(fetch, url, hrefs).catch((error) => {
    if (error instanceof TooLarge && hrefs.length > 1) return undefined;
    throw error;
  });
  if (objects !== undefined) return yield objects;
  const middle = hrefs.length >> 1;
  yield* readBatch(fetch, url, hrefs.slice(0, middle));
  yield* readBatch(fetch, url, hrefs.slice(middle));
}

async function multiget(fetch: DavFetch, url: string, hrefs: string[]): Promise<DavObject[]> {
  const report = { prop: { getetag: {}, 'c:calendar-data': {} }, href: hrefs };
  const { status, responses } = await ask(fetch, { url, method: 'REPORT', depth: '1', body: { 'c:calendar-multiget': report } });
  if (responses === null) throw toError(status);
  const objects = new Map<string, DavObject>();
  const vanished = new Set<string>();
  for (const response of responses) {
    const href = toHref(url, response.href);
    const data = toText(response.props.calendarData);
    if (href !== undefined && data !== '') objects.set(href, { ...toListed(href, response), data });
    else if (href !== undefined && response.status === 404) vanished.add(href);
  }
  for (const href of hrefs.filter((one) => !objects.has(one) && !vanished.has(one))) {
    const object = await readObject(fetch, url, href);
    if (object !== undefined) objects.set(href, object);
  }
  return [...objects.values()];
}

const toUrl = (collectionUrl: string, href: string): string => new URL(href, collectionUrl).href;

/** Undefined if it does not exist. */
export async function readObject(fetch: DavFetch, url: string, href: string): Promise<DavObject | undefined> {
  const response = await fetch(toUrl(url, href));
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw toError(response.status);
  return { href, etag: response.headers.get('etag') ?? '', data: await response.text() };
}

export type Put = { url: string; href: string; data: string };

/** Returns the new object's ETag, empty if the server does not say it. Undefined if there is an object already. */
export async function create(fetch: DavFetch, { url, href, data }: Put): Promise<string | undefined> {
  return toEtag(await createObject({ url: toUrl(url, href), data, headers: { ...calendarType, 'If-None-Match': '*' }, fetch }));
}

/** Undefined if the object has another ETag meanwhile, or does not exist. */
export async function update(fetch: DavFetch, { url, href, data, etag }: Put & { etag: string }): Promise<string | undefined> {
  return toEtag(await updateObject({ url: toUrl(url, href), data, etag, headers: calendarType, fetch }));
}

const calendarType = { 'Content-Type': 'text/calendar; charset=utf-8' };

function toEtag({ ok, status, headers }: Response): string | undefined {
  if (ok) return headers.get('etag') ?? '';
  if ([404, 410, 412].includes(status)) return undefined;
  throw toWriteError(status);
}

const toWriteError = (status: number): CalendarError =>
  status === 403 || status === 405 ? new StatusError('refused', status, 'does not allow this change') : toError(status);

/** False if the object has another ETag meanwhile. An object that does not exist counts as deleted. */
export async function remove(fetch: DavFetch, { url, href, etag }: Omit<Put, 'data'> & { etag: string }): Promise<boolean> {
  const { ok, status } = await deleteObject({ url: toUrl(url, href), etag, fetch });
  if (ok || status === 404 || status === 410) return true;
  if (status === 412) return false;
  throw toWriteError(status);
}
