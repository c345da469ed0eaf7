/**
 * Requests to addresses that others chose: a receiver's, or the document that describes a client.
 *
 * What is promised: they reach the public internet by HTTPS and nothing else, whatever the address looks like, whatever its name is
 * looked up to, now or a moment later. No redirect is followed. A request ends within its time, however slowly the answer drips, and
 * no more of the answer is read than was asked for. An operator may name hosts that are let through, for development.
 * What is not: that whoever answers is who one thinks. TLS says only whose name it is.
 */
import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { isPublicAddress, toLiteral } from './addresses.ts';
import { type AllowedHosts, isAllowed } from './allowed.ts';
import { createConnector, defaultLookups, notPublic, OutboundError } from './connector.ts';

export type OutboundRequest = {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** From the first look-up to the last byte read. */
  withinMs: number;
  /** Bytes of the answer's body; what is more is not read. */
  limit: number;
};

export type OutboundAnswer = { status: number; headers: Headers; body: Buffer; isWhole: boolean };

export type Outbound = {
  /**
   * Throws an OutboundError for an address that is not to be kept: where we do not go, as it is written and as its name resolves now.
   * What a name resolves to later is judged when something is sent; one that does not resolve yet may still come to be.
   */
  check: (address: string) => Promise<void>;
  /** Throws an OutboundError for where we do not go, and others for what happens on the way. */
  send: (address: string, request: OutboundRequest) => Promise<OutboundAnswer>;
  close: () => Promise<void>;
};

/** `lookup`: a test's own. */
export function createOutbound(allowed: AllowedHosts, lookup?: LookupFunction): Outbound {
  const lookups = lookup === undefined ? defaultLookups() : { trusted: lookup, anywhere: lookup };
  const agent = new Agent({ connect: createConnector(allowed, lookups), pipelining: 0 });
  return {
    close: () => agent.destroy(),
    async check(address) {
      const url = checkAddress(address, allowed);
      if (address.includes('#')) throw new OutboundError('must not contain a fragment');
      if (/[\s\p{Cc}]/u.test(address)) throw new OutboundError('must not contain whitespace');
      if (isAllowed(allowed, url) || toLiteral(url.hostname) !== null) return;
      // A name with a dot at its end is the same name, but not to every resolver: `localhost.` may be told to lead nowhere.
      const name = url.hostname.replace(/\.$/, '');
      const found = await Promise.race([resolve(lookups.anywhere, name), pause(resolveMs, [], { ref: false })]);
      if (!found.every(isPublicAddress)) throw notPublic();
    },
    async send(address, { withinMs, limit, ...asked }) {
      const url = checkAddress(address, allowed);
      const signal = AbortSignal.timeout(withinMs);
      const { statusCode: status, headers, body } = await request(url, { ...asked, dispatcher: agent, signal, reset: true });
      return { status, headers: toHeaders(headers), ...(await readUpTo(body, limit)) };
    },
  };
}

/** Throws for an address that we do not go to, as far as that can be told from how it is written. */
export function checkAddress(address: string, allowed: AllowedHosts): URL {
  const url = URL.parse(address);
  if (url === null) throw new OutboundError('cannot be read');
  if (url.username || url.password) throw new OutboundError('must not contain a user or password');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError('must begin with https://');
  if (isAllowed(allowed, url)) return url;
  if (url.protocol !== 'https:') throw new OutboundError('must begin with https://');
  const literal = toLiteral(url.hostname);
  if (literal !== null && !isPublicAddress(literal)) throw notPublic();
  // Reserved for this machine (RFC 6761 §6.3), whatever a resolver says.
  if (/(^|\.)localhost\.?$/.test(url.hostname)) throw notPublic();
  return url;
}

const resolveMs = 2000;

/** Every address that a name has at present; none where it cannot be told. */
const resolve = (lookup: LookupFunction, hostname: string): Promise<string[]> =>
  new Promise((told) => {
    lookup(hostname, { all: true }, (error, found) =>
      told(error ? [] : [found].flat().map((one) => (typeof one === 'string' ? one : one.address))),
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
