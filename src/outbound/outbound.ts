/**
 * Requests to addresses that others chose: webhook receivers, OAuth client metadata documents and calendars.
 *
 * Promised: requests reach only the public internet over HTTPS, however the address is written and whatever its name resolves to, now or a
 * moment later. Redirects are not followed. A request ends within its timeout, however slowly the response arrives, and no more of the
 * response is read than requested. An operator can allow further hosts, for development.
 * Not promised: the identity of the receiver beyond what TLS proves.
 */
import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Agent } from 'undici';
import { isPublicAddress, toLiteral } from './addresses.ts';
import { type AllowedHosts, isAllowed } from './allowed.ts';
import { createConnector, defaultLookups, notPublic, OutboundError } from './connector.ts';
import { createServiceLookup, type ServiceLookup } from './lookup.ts';

export type OutboundRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PROPFIND' | 'REPORT';
  headers?: Record<string, string>;
  body?: string;
  /** From the DNS look-up to the last byte read. */
  timeoutMs: number;
  /** Ends the request earlier. */
  signal?: AbortSignal;
  limit: number;
};

export type OutboundResponse = { status: number; headers: Headers; body: Buffer; isWhole: boolean };

export type Outbound = {
  /**
   * Throws an OutboundError for an address that must not be stored. Accepts a name that does not resolve yet; `send` checks the address
   * again.
   */
  check: (address: string) => Promise<void>;
  send: (address: string, request: OutboundRequest) => Promise<OutboundResponse>;
  /** Looks up SRV records, such as those of `_caldavs._tcp.example.com`. The result is not checked. */
  findService: ServiceLookup;
  close: () => Promise<void>;
};

export function createOutbound(allowed: AllowedHosts, lookup?: LookupFunction, findService = createServiceLookup()): Outbound {
  const lookups = lookup === undefined ? defaultLookups() : { allowed: lookup, others: lookup };
  let agent: Agent | undefined;
  return {
    close: async () => agent?.destroy(),
    findService,
    async check(address) {
      const url = checkAddress(address, allowed);
      if (address.includes('#')) throw new OutboundError('must not contain a fragment');
      if (/[\s\p{Cc}]/u.test(address)) throw new OutboundError('must not contain whitespace');
      if (isAllowed(allowed, url) || toLiteral(url.hostname) !== null) return;
      // Some resolvers treat a trailing dot differently: `localhost.` may not resolve where `localhost` does.
      const name = url.hostname.replace(/\.$/, '');
      const found = await Promise.race([resolve(lookups.others, name), pause(resolveMs, [], { ref: false })]);
      if (!found.every(isPublicAddress)) throw notPublic();
    },
    async send(address, { timeoutMs, signal: given, limit, ...options }) {
      const url = checkAddress(address, allowed);
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(given ? [given] : [])]);
      // Takes 50 ms once, so it is left for the first request.
      const undici = await import('undici');
      agent ??= new undici.Agent({ connect: createConnector(allowed, lookups), pipelining: 0 });
      const { statusCode: status, headers, body } = await undici.request(url, { ...options, dispatcher: agent, signal, reset: true });
      return { status, headers: toHeaders(headers), ...(await readUpTo(body, limit)) };
    },
  };
}

function checkAddress(address: string, allowed: AllowedHosts): URL {
  const url = URL.parse(address);
  if (url === null) throw new OutboundError('must be absolute and well-formed, such as https://example.com/hooks');
  if (url.username || url.password) throw new OutboundError('must not contain a user or password');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError('must start with https://');
  if (isAllowed(allowed, url)) return url;
  if (url.protocol !== 'https:') throw new OutboundError('must start with https://');
  const literal = toLiteral(url.hostname);
  if (literal !== null && !isPublicAddress(literal)) throw notPublic();
  // Reserved for the local machine (RFC 6761 §6.3), even if a resolver disagrees.
  if (/(^|\.)localhost\.?$/.test(url.hostname)) throw notPublic();
  return url;
}

const resolveMs = 2000;

const resolve = (lookup: LookupFunction, hostname: string): Promise<string[]> =>
  new Promise((done) => {
    lookup(hostname, { all: true }, (error, found) =>
      done(error ? [] : [found].flat().map((one) => (typeof one === 'string' ? one : one.address))),
    );
  });

type Body = AsyncIterable<Uint8Array> & { destroy: () => unknown };

async function readUpTo(body: Body, limit: number): Promise<{ body: Buffer; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  body.destroy();
  return { body: Buffer.concat(chunks).subarray(0, limit), isWhole: length <= limit };
}

const toHeaders = (headers: Record<string, string | string[] | undefined>): Headers =>
  new Headers(Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string])));
