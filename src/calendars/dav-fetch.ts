/**
 * The `fetch` that tsdav uses. Every request and every redirect goes through the SSRF guard, is limited in time and size, and fails with a
 * CalendarError. Credentials are sent only to the hosts of one site: that of the address they were given for.
 */
import { OutboundError } from '../outbound/connector.ts';
import type { Outbound, OutboundRequest, OutboundResponse } from '../outbound/outbound.ts';
import { TooLarge } from './parse-answer.ts';
import { CalendarError } from './source.ts';

/** Of one request. Reports of large collections are slow. */
const timeoutMs = 10_000;
const maxRedirects = 5;
const maxAnswerBytes = 8 * 1024 * 1024;

export type DavFetch = typeof globalThis.fetch;

/** `url`: the address that the credentials are for. `signal`: ends the whole run. */
export type DavAccess = { outbound: Outbound; url: string; authorization: string; signal: AbortSignal };

type Method = OutboundRequest['method'];

export function createDavFetch({ outbound, url: site, authorization, signal }: DavAccess): DavFetch {
  return async (target, { method = 'GET', headers, body } = {}) => {
    let url = new URL(String(target));
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const answer = await send(outbound, url, {
        method: method as Method,
        headers: { ...(headers as Record<string, string>), ...(isSameSite(site, url.href) && { authorization }) },
        ...(typeof body === 'string' && { body }),
        timeoutMs,
        signal,
        limit: maxAnswerBytes,
      });
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || answer.status === 304 || location === null)
        return toResponse(answer, url, authorization);
      url = follow(url, location);
    }
    throw new CalendarError('unreachable', 'The calendar server redirects in a loop.');
  };
}

function follow(url: URL, location: string): URL {
  const next = URL.parse(location, url.href);
  if (next === null) throw new CalendarError('unreachable', 'The calendar server redirects to an invalid URL.');
  if (!isSameSite(url.href, next.href)) {
    const shown = next.origin === 'null' ? 'another address' : next.origin;
    throw new CalendarError('unreachable', `The calendar server redirects to ${shown}. If you trust it, connect with that URL.`);
  }
  return next;
}

/**
 * The same host, a host below it, or two under one parent domain, such as caldav.example.com and p42-caldav.example.com: large services
 * spread calendars over such hosts. Never from HTTPS to HTTP.
 */
export function isSameSite(known: string, other: string): boolean {
  const [a, b] = [new URL(known), new URL(other)];
  if (a.hostname === b.hostname) return a.host === b.host ? a.protocol === b.protocol : a.protocol === 'http:' && b.protocol === 'https:';
  if (a.protocol !== b.protocol || a.port !== b.port || !/[a-z]$/i.test(a.hostname)) return false;
  const [, ...parent] = a.hostname.split('.');
  const isBelow = (domain: string) => b.hostname.endsWith(`.${domain}`);
  return isBelow(a.hostname) || (parent.length >= 2 && isBelow(parent.join('.')));
}

async function send(outbound: Outbound, url: URL, request: OutboundRequest): Promise<OutboundResponse> {
  try {
    return await outbound.send(url.href, request);
  } catch (error) {
    if (error instanceof OutboundError) throw new CalendarError('unreachable', `The calendar's URL ${error.reason}.`, { cause: error });
    const isTimeout = ['TimeoutError', 'AbortError'].includes((error as Error).name);
    const message = isTimeout ? 'did not answer in time' : 'cannot be reached';
    throw new CalendarError('unreachable', `The calendar server ${message}.`, { cause: error });
  }
}

function toResponse({ status, headers, body, isWhole }: OutboundResponse, url: URL, authorization: string): Response {
  if (!isWhole) throw new TooLarge();
  if (status === 401) {
    const refused = authorization.startsWith('Bearer ') ? 'access that was granted' : 'username or the password';
    throw new CalendarError('refused', `The calendar server refuses the ${refused}.`);
  }
  if (status < 200) throw new CalendarError('unreachable', 'The calendar server does not answer as an HTTP server.');
  const response = new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), { status, headers });
  return Object.defineProperty(response, 'url', { value: url.href });
}
