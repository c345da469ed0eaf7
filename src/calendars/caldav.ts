/**
 * A CalDAV client (RFC 4791) on tsdav, which writes requests and parses multistatus answers.
 *
 * Promised: all members of a collection are found, changed and removed ones since a sync token too (RFC 6578), also where answers are
 * truncated, the token has expired, or the server has no tokens. Objects are read as they are stored; nothing relies on the server to expand
 * recurring events or to filter by time, which servers do differently. Every failure is a CalendarError.
 */
import { DAVNamespace, davRequest, getDAVAttribute } from 'tsdav';
import type { DavFetch } from './dav-fetch.ts';
import { type DavResponse, type Multistatus, toList, toNode, toText } from './multistatus.ts';
import { parseAnswer } from './parse-answer.ts';
import { CalendarError } from './source.ts';

/** `url`: absolute, ends with a slash. */
export type DavCollection = { url: string; name: string; isWritable: boolean };

/** `href`: see `toHref`. */
export type Listed = { href: string; etag: string };
const longestName = 200;

export type Query = { url: string; method: 'PROPFIND' | 'REPORT'; depth: '0' | '1'; body: Record<string, Record<string, unknown>> };

const attributes = getDAVAttribute([DAVNamespace.DAV, DAVNamespace.CALDAV]);

/** `body`: one element as tsdav writes it. Returns the address after redirects, too. */
export async function ask(fetch: DavFetch, { url, method, depth, body }: Query): Promise<Multistatus & { url: string }> {
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

export const notCalDav = (): CalendarError => new CalendarError('unreachable', 'The URL does not lead to a CalDAV server.');

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
  if (status === 404 || status === 410) return new StatusError('unreachable', status, 'no longer has the calendar');
  return status >= 400 ? new StatusError('unreachable', status, 'answered with an error') : notCalDav();
}

export const toListed = (href: string, { props }: DavResponse): Listed => ({ href, etag: toText(props.getetag) });
