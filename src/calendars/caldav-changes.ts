/** The objects of a collection, and those that have changed (RFC 6578). */
import { ask, findProperties, type Listed, toHref, toListed } from './caldav.ts';
import type { DavFetch } from './dav-fetch.ts';
import { toNode } from './multistatus.ts';
import { CalendarError, mostObjects } from './source.ts';

/** `isComplete`: `changed` are all members, and any other is removed. Without tokens, `token` is null. */
export type Listing = { token: string | null; isComplete: boolean; changed: Listed[]; removed: string[] };

const maxPages = 500;

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
