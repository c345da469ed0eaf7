/**
 * A CalDAV client (RFC 4791) on tsdav, which writes requests and parses multistatus answers.
 *
 * Promised: all members of a collection are found, changed and removed ones since a sync token too (RFC 6578), also where answers are
 * truncated, the token has expired, or the server has no tokens. Objects are read as they are stored; nothing relies on the server to expand
 * recurring events or to filter by time, which servers do differently. Every failure is a CalendarError.
 */
import { createObject, DAVNamespace, davRequest, deleteObject, getDAVAttribute, updateObject } from 'tsdav';
import type { DavFetch } from './dav-fetch.ts';
import { type DavResponse, type Multistatus, toList, toNode, toText } from './multistatus.ts';
import { parseAnswer, TooLarge } from './parse-answer.ts';
import { CalendarError, mostObjects } from './source.ts';

/** `url`: absolute, ends with a slash. */
export type DavCollection = { url: string; name: string; isWritable: boolean };

/** `href`: see `toHref`. */
export type Listed = { href: string; etag: string };
export type DavObject = Listed & { data: string };

/** `isComplete`: `changed` are all members, and any other is removed. Without tokens, `token` is null. */
export type Listing = { token: string | null; isComplete: boolean; changed: Listed[]; removed: string[] };

const maxPages = 500;
const batchSize = 50;
const longestName = 200;

type Query = { url: string; method: 'PROPFIND' | 'REPORT'; depth: '0' | '1'; body: Record<string, Record<string, unknown>> };

const attributes = getDAVAttribute([DAVNamespace.DAV, DAVNamespace.CALDAV]);

/** `body`: one element as tsdav writes it. Returns the address after redirects, too. */
async function ask(fetch: DavFetch, { url, method, depth, body }: Query): Promise<Multistatus & { url: string }> {
  let answer: Response | undefined;
  const keeping: DavFetch = async (target, init) => {
    answer = await fetch(target, init);
    return new Response(null, { status: 207 });
  };
  const [[name, element] = ['', {}]] = Object.entries(body);
  const init = { method, namespace: 'd', headers: { depth }, body: { [name]: { _attributes: attributes, ...element } } };
  await davRequest({ url, init, parseOutgoing: false, fetch: keeping });
  if (answer === undefined) throw new Error('tsdav has sent nothing');
  const { status, headers } = answer;
  const text = await answer.text();
  const parsed = await parseAnswer({ status, contentType: headers.get('content-type') ?? '', text }, countTags(text));
  return { ...parsed, url: answer.url };
}

function countTags(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) count += 1;
  return count;
}

export const hrefsIn = (value: unknown): string[] =>
  toList(value).flatMap((one) =>
    toList(toNode(one).href)
      .map((href) => toText(href).trim())
      .filter(Boolean),
  );

/**
 * The path of an object on its collection's host, in one form: servers escape the same path differently in different answers. Undefined for
 * what is not in the collection.
 */
export function toHref(collectionUrl: string, href: string | undefined): string | undefined {
  const url = URL.parse(href ?? '', collectionUrl);
  if (url === null) return undefined;
  const [path, parent] = [normalizePath(url.pathname), normalizePath(new URL(collectionUrl).pathname)];
  return path.startsWith(parent) && path.length > parent.length ? path : undefined;
}

function normalizePath(path: string): string {
  const segments = path.split('/').map((segment) => {
    try {
      return encodeURIComponent(decodeURIComponent(segment)).replace(/%(40|3A|24|26|2B|2C|3B|3D)/g, decodeURIComponent);
    } catch {
      return segment;
    }
  });
  return segments.join('/');
}

export const isCalendar = ({ props }: DavResponse): boolean => 'calendar' in toNode(props.resourcetype);

/** Undefined for collections without events. */
export function toCollection(base: string, response: DavResponse): DavCollection | undefined {
  const url = URL.parse(response.href ?? '', base);
  if (!isCalendar(response) || url === null) return undefined;
  const components = toList(toNode(response.props.supportedCalendarComponentSet).comp).map((comp) => toNode(toNode(comp)._attributes).name);
  if (components.length > 0 && !components.includes('VEVENT')) return undefined;
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const name = toText(response.props.displayname).trim() || decodeURIComponent(url.pathname.split('/').at(-2) ?? '');
  return { url: url.href, name: name.slice(0, longestName), isWritable: isWritable(response) };
}

/** RFC 3744 §5.4. Servers that do not say it are asked by writing. */
function isWritable({ props }: DavResponse): boolean {
  if (props.currentUserPrivilegeSet === undefined) return true;
  const privileges = toList(toNode(props.currentUserPrivilegeSet).privilege).flatMap((one) => Object.keys(toNode(one)));
  return ['all', 'write', 'writeContent', 'bind'].some((name) => privileges.includes(name));
}

export const notCalDav = (): CalendarError => new CalendarError('unreachable', 'The address does not answer as a CalDAV server.');

export type Found = { url: string; responses: DavResponse[] };

/** `names`: of properties, such as `d:displayname`. Throws for a status of the whole answer, and without the resource itself in it. */
export async function findProperties(fetch: DavFetch, url: string, depth: '0' | '1', names: string[]): Promise<Found> {
  const prop = Object.fromEntries(names.map((name) => [name, {}]));
  const { status, responses, url: finalUrl } = await ask(fetch, { url, method: 'PROPFIND', depth, body: { propfind: { prop } } });
  if (responses === null) throw toError(status);
  const [first] = responses;
  if (first === undefined || responses.every((one) => one.status >= 400)) throw toError(first?.status ?? status);
  return { url: finalUrl, responses };
}

/** An answer with a status that is an error. */
export class StatusError extends CalendarError {
  readonly status: number;

  constructor(kind: CalendarError['kind'], status: number, message: string) {
    super(kind, `The calendar server ${message} (status ${status}).`);
    this.status = status;
  }
}

export function toError(status: number): CalendarError {
  if (status === 403) return new StatusError('refused', status, 'does not allow access to the calendar');
  if (status === 404 || status === 410) return new StatusError('unreachable', status, 'does not have the calendar any more');
  return status >= 400 ? new StatusError('unreachable', status, 'answered with an error') : notCalDav();
}

/** Changes since `token`; all members without one, or if the server does not accept it any more. */
export async function listChanges(fetch: DavFetch, url: string, token: string | null): Promise<Listing> {
  if (token !== null) {
    const listing = await readSyncPages(fetch, url, token);
    if (listing !== undefined) return listing;
  }
  return (await readSyncPages(fetch, url, null)) ?? (await listMembers(fetch, url));
}

/** Undefined if the server has no such report, or refuses the token. */
async function readSyncPages(fetch: DavFetch, url: string, since: string | null): Promise<Listing | undefined> {
  const found = new Map<string, Listed | undefined>();
  let token = since ?? '';
  for (let page = 1; page <= maxPages; page++) {
    const report = { 'sync-token': token, 'sync-level': 1, prop: { getetag: {} } };
    const { responses, syncToken } = await ask(fetch, { url, method: 'REPORT', depth: '0', body: { 'sync-collection': report } });
    if (responses === null || syncToken === '') return page === 1 ? undefined : fail();
    for (const response of responses) {
      const href = toHref(url, response.href);
      if (href !== undefined) found.set(href, response.status === 404 ? undefined : toListed(href, response));
    }
    checkCount(found.size);
    // RFC 6578 §3.6: the answer was truncated.
    const isTruncated = responses.some(({ status }) => status === 507);
    if (!isTruncated) return toListing(found, syncToken, since === null);
    if (syncToken === token) return fail();
    token = syncToken;
  }
  return fail();
}

const fail = (): never => {
  throw new CalendarError('unreachable', 'The calendar server did not finish its list of changes.');
};

function toListing(found: Map<string, Listed | undefined>, token: string, isComplete: boolean): Listing {
  const changed = [...found.values()].filter((one) => one !== undefined);
  return { token, isComplete, changed, removed: isComplete ? [] : [...found].flatMap(([href, one]) => (one === undefined ? [href] : [])) };
}

const toListed = (href: string, { props }: DavResponse): Listed => ({ href, etag: toText(props.getetag) });

/** For servers without sync tokens. */
async function listMembers(fetch: DavFetch, url: string): Promise<Listing> {
  const { responses } = await findProperties(fetch, url, '1', ['d:getetag', 'd:resourcetype']);
  const changed = responses.flatMap((response) => {
    const href = toHref(url, response.href);
    return href === undefined || 'collection' in toNode(response.props.resourcetype) ? [] : [toListed(href, response)];
  });
  checkCount(changed.length);
  return { token: null, isComplete: true, changed, removed: [] };
}

function checkCount(count: number): void {
  if (count > mostObjects) throw new CalendarError('unreachable', `The calendar has more than ${mostObjects} events.`);
}

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
