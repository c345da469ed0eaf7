/** Finds the calendars of an account, from the address of any part of it or from an email address (RFC 6764). */
import type { Outbound } from '../outbound/outbound.ts';
import { type DavCollection, findProperties, hrefsIn, isCalendar, notCalDav, toCollection } from './caldav.ts';
import { createDavFetch, type DavFetch, isSameSite } from './dav-fetch.ts';
import { CalendarError, mostCollections, type SourceContext } from './source.ts';

export type DavAccount = { collections: DavCollection[]; url: string };

type Login = { address: string; authorization: string };

/** Returns the address that worked, and its collections with events. Throws the CalendarError that says most about the failure. */
export async function discover({ outbound, signal }: SourceContext, { address, authorization }: Login): Promise<DavAccount> {
  let failure: CalendarError | undefined;
  for (const url of await toCandidates(outbound, address)) {
    const fetch = createDavFetch({ outbound, url, authorization, signal });
    try {
      const found = await findCollections(fetch, url);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      // Another try with a wrong password could lock the account.
      if (error.kind === 'refused' || signal.aborted) throw error;
      failure ??= error;
    }
  }
  throw failure ?? notCalDav();
}

/** `address`: one that `discover` returned. */
export async function listCollections({ outbound, signal }: SourceContext, { address, authorization }: Login): Promise<DavCollection[]> {
  const found = await findCollections(createDavFetch({ outbound, url: address, authorization, signal }), address);
  if (found === undefined) throw notCalDav();
  return found.collections;
}

async function toCandidates(outbound: Outbound, address: string): Promise<string[]> {
  if (!/^https?:\/\//i.test(address)) {
    const domain = address.slice(address.lastIndexOf('@') + 1).trim();
    const own = URL.canParse(`https://${domain}`) ? [`https://${domain}/.well-known/caldav`, `https://${domain}/`] : [];
    return [...(await findService(outbound, domain)), ...own];
  }
  const url = URL.parse(address);
  if (url === null) throw new CalendarError('unreachable', 'The URL of the calendar is not valid.');
  return [...new Set([url.href, new URL('/.well-known/caldav', url).href, new URL('/', url).href])];
}

/** RFC 6764 §3. DNS is not authenticated, so only a host of the same domain is used. */
async function findService(outbound: Outbound, domain: string): Promise<string[]> {
  const service = await outbound.findService(`_caldavs._tcp.${domain}`);
  if (service === undefined) return [];
  const url = `https://${service.name}:${service.port}/.well-known/caldav`;
  if (!URL.canParse(url)) return [];
  if (!isSameSite(`https://${domain}:${service.port}/`, url))
    throw new CalendarError(
      'unreachable',
      `${domain} has its calendars at ${service.name}. If you trust it, connect with https://${service.name}/.`,
    );
  return [url];
}

const accountProperties = ['d:current-user-principal', 'c:calendar-home-set', 'd:resourcetype'];
const collectionProperties = ['d:resourcetype', 'd:displayname', 'c:supported-calendar-component-set', 'd:current-user-privilege-set'];

/** Undefined if the address is part of no account. */
async function findCollections(fetch: DavFetch, address: string): Promise<DavAccount | undefined> {
  const { url, responses } = await findProperties(fetch, address, '0', accountProperties);
  const [self] = responses;
  const homes = await findHomes(fetch, url, hrefsIn(self?.props.calendarHomeSet), hrefsIn(self?.props.currentUserPrincipal));
  const places = homes.length > 0 ? homes : self !== undefined && isCalendar(self) ? [url] : [];
  if (places.length === 0) return undefined;
  const collections = new Map<string, DavCollection>();
  for (const place of places.slice(0, 5)) {
    const listed = await findProperties(fetch, place, '1', collectionProperties);
    for (const collection of listed.responses.flatMap((response) => toCollection(listed.url, response) ?? [])) {
      checkSite(address, collection.url);
      collections.set(collection.url, collection);
    }
  }
  if (collections.size === 0) throw new CalendarError('unreachable', 'The account has no calendars with events.');
  return { url: address, collections: [...collections.values()].slice(0, mostCollections) };
}

async function findHomes(fetch: DavFetch, url: string, homes: string[], principals: string[]): Promise<string[]> {
  if (homes.length > 0) return homes.map((home) => new URL(home, url).href);
  const [principal] = principals;
  if (principal === undefined) return [];
  const found = await findProperties(fetch, new URL(principal, url).href, '0', ['c:calendar-home-set']);
  return found.responses.flatMap(({ props }) => hrefsIn(props.calendarHomeSet)).map((home) => new URL(home, found.url).href);
}

function checkSite(address: string, url: string): void {
  if (!isSameSite(address, url))
    throw new CalendarError('unreachable', `The calendars are at ${new URL(url).origin}. If you trust it, connect with that URL.`);
}
