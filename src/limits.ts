/**
 * The rate limit: so many requests in each minute of the database's clock, counted in the database, so that it is one
 * limit however many processes serve it.
 */

import ipaddr from 'ipaddr.js';
import { MINUTE_MS } from './availability/dates.ts';
import { rateLimited } from './errors.ts';

/** How a client stands in this minute. `resetAt` is in epoch milliseconds. */
export type Admission = { limit: number; used: number; remaining: number; resetAt: number; now: number };

export function admit(used: number, now: number, limit: number): Admission {
  const resetAt = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
  return { limit, used, remaining: Math.max(0, limit - used), resetAt, now };
}

/** Throws 429 when this request was one too many. A request that costs nothing is never refused. */
export function checkLimit({ limit, used, resetAt, now }: Admission, cost: number): void {
  if (cost > 0 && used > limit) throw rateLimited(limit, Math.max(1, Math.ceil((resetAt - now) / 1000)));
}

export const toLimitHeaders = ({ limit, remaining, resetAt }: Admission): Record<string, string> => ({
  'X-RateLimit-Limit': String(limit),
  'X-RateLimit-Remaining': String(remaining),
  'X-RateLimit-Reset': String(resetAt / 1000),
});

/** What a client without a token counts as. An IPv6 network of 64 bits is one client: it is what one customer is given. */
export function toClientAddress(address = ''): string {
  // Some proxies write the port too.
  const [, bracketed, plain] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address) ?? [];
  const bare = bracketed ?? plain ?? address;
  if (!ipaddr.isValid(bare)) return 'unknown';
  const parsed = ipaddr.process(bare);
  return parsed instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()
    : parsed.toString();
}
