/** Gets a calendar file. Each redirect goes through the SSRF guard, and no message contains a part of the address. */
import { OutboundError } from '../outbound/connector.ts';
import type { OutboundResponse } from '../outbound/outbound.ts';
import type { CalendarCredentials } from './credentials.ts';
import { largestCalendarBytes } from './reader.ts';
import { CalendarError, type SourceContext } from './source.ts';

export type Validators = { etag: string | null; lastModified: string | null };

export type CalendarFile = Validators & { body: Buffer };

/** Redirects included. */
const timeoutMs = 20_000;
const mostRedirects = 5;

/** Returns null if the file has not changed since the validators were stored. Throws a CalendarError. */
export async function fetchFile(context: SourceContext, credentials: CalendarCredentials, known: Validators): Promise<CalendarFile | null> {
  const first = new URL(credentials.url);
  const endsAt = Date.now() + timeoutMs;
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const headers = { ...toConditions(known), ...(url.origin === first.origin && toAuthorization(credentials)) };
    const response = await send(context, url, headers, endsAt);
    const location = response.headers.get('location');
    if (response.status === 304 || response.status < 300 || response.status > 399 || location === null) return toFile(response);
    url = toTarget(location, url);
  }
  throw unreachable('The address redirects too often.');
}

const unreachable = (message: string, cause?: unknown): CalendarError => new CalendarError('unreachable', message, { cause });

const toConditions = ({ etag, lastModified }: Validators): Record<string, string> => ({
  accept: 'text/calendar, */*;q=0.5',
  'user-agent': 'Caledee',
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

const toAuthorization = ({ username, password }: CalendarCredentials): Record<string, string> =>
  username === undefined || password === undefined
    ? {}
    : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };

function toTarget(location: string, from: URL): URL {
  const url = URL.parse(location, from.href);
  if (url === null) throw unreachable('The address redirects to one that is not valid.');
  url.hash = '';
  return url;
}

type Headers = Record<string, string>;

async function send({ outbound, signal }: SourceContext, url: URL, headers: Headers, endsAt: number): Promise<OutboundResponse> {
  try {
    signal.throwIfAborted();
    const left = Math.max(1, endsAt - Date.now());
    return await outbound.send(url.href, { method: 'GET', headers, timeoutMs: left, signal, limit: largestCalendarBytes });
  } catch (error) {
    throw toCalendarError(error);
  }
}

export function toCalendarError(error: unknown): CalendarError {
  if (error instanceof OutboundError) return unreachable(error.message, error);
  const isTimeout = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return unreachable(isTimeout ? 'The server did not send the whole file in time.' : 'The server cannot be reached.', error);
}

function toFile({ status, headers, body, isWhole }: OutboundResponse): CalendarFile | null {
  if (status === 304) return null;
  if (status === 401 || status === 403) throw new CalendarError('refused', `The server requires other credentials (HTTP ${status}).`);
  if (status === 404 || status === 410)
    throw unreachable(`There is no file at this address (HTTP ${status}). The address may have been reset where the calendar is kept.`);
  if (status === 429) throw unreachable('The server receives too many requests (HTTP 429).');
  if (status >= 500) throw unreachable(`The server has an error (HTTP ${status}).`);
  if (status !== 200) throw unreachable(`The server does not return the file (HTTP ${status}).`);
  if (!isWhole) throw unreachable(`The file is larger than ${largestCalendarBytes / 1_000_000} MB.`);
  return { body, etag: toValidator(headers.get('etag')), lastModified: toValidator(headers.get('last-modified')) };
}

/** They are stored, and sent back as they are. */
const toValidator = (value: string | null): string | null => (value !== null && /^[\x20-\x7e]{1,500}$/.test(value) ? value : null);
