/** The rate limit: so many units in each minute of the database's clock, for a token or an address, a user and an organization. */

import ipaddr from 'ipaddr.js';
import { MINUTE_MS } from '../availability/dates.ts';
import { rateLimited, tooExpensive } from '../errors.ts';
import type { Count, Ledger } from './ledger.ts';

/**
 * A client's counts in this minute; `limit`, `used` and `remaining` are those of the one with the fewest units left. `charged`: units of
 * this request. `resetAt` is in epoch milliseconds.
 */
export type Admission = {
  counts: Count[];
  charged: number;
  limit: number;
  used: number;
  remaining: number;
  resetAt: number;
  now: number;
};

/** `now` in epoch milliseconds; `charged`: units of the request that `counts` have already. */
export function admit(counts: Count[], now: number, charged: number): Admission {
  return { counts, charged, resetAt: toReset(now), now, ...nearestOf(counts) };
}

/** When the minute of an instant ends, both in epoch milliseconds. */
export const toReset = (now: number): number => (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;

/** The first where several are alike: a token's own limit comes before its user's and its organization's. */
function nearestOf(counts: Count[]): Pick<Admission, 'limit' | 'used' | 'remaining'> {
  const { limit, used } = counts.reduce((nearest, count) => (leftOf(count) < leftOf(nearest) ? count : nearest));
  return { limit, used, remaining: Math.max(0, limit - used) };
}

const leftOf = ({ limit, used }: Count): number => limit - used;

/** Throws 429 when this request was one too many. A request that costs nothing is never refused. */
export function checkLimit({ limit, used, resetAt, now }: Admission, cost: number): void {
  if (cost > 0 && used > limit) throw rateLimited(limit, toSeconds(resetAt - now));
}

const toSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** The rate limit as an operation sees it, for work whose cost is known only by what it finds. */
export type Budget = {
  /** Charges the request so many units in all, those that it has been charged included. Throws 429 where fewer are left. */
  charge: (units: number) => void;
  /** The same, answering whether so many were left. */
  canAfford: (units: number) => boolean;
};

export const createBudget = (ledger: Ledger, admission: Admission): Budget => new LedgerBudget(ledger, admission);

/** A class, since every request has one and closures would cost more. No request costs more than a client's whole minute. */
class LedgerBudget implements Budget {
  readonly #ledger: Ledger;
  readonly #admission: Admission;

  constructor(ledger: Ledger, admission: Admission) {
    this.#ledger = ledger;
    this.#admission = admission;
  }

  canAfford(wanted: number): boolean {
    const admission = this.#admission;
    const units = Math.min(wanted, admission.counts[0]?.limit ?? 0);
    const isAfforded = this.#ledger.spend(admission.counts, Math.max(0, units - admission.charged));
    if (isAfforded) admission.charged = Math.max(admission.charged, units);
    Object.assign(admission, nearestOf(admission.counts));
    return isAfforded;
  }

  charge(units: number): void {
    if (this.canAfford(units)) return;
    const { counts, limit, remaining, resetAt, now } = this.#admission;
    const cost = Math.min(units, counts[0]?.limit ?? 0);
    throw tooExpensive({ cost, limit, remaining }, toSeconds(resetAt - now));
  }
}

/** One unit covers so much: 31 days of one host. */
const hostDaysPerUnit = 31;

/** Units that it costs to compute what `hosts` offer on so many days. */
export const costOfHostDays = (hosts: number, days: number): number => Math.max(1, Math.ceil((hosts * days) / hostDaysPerUnit));

/** Reading so many time ranges of schedules takes about as long as one unit's computation. */
const rangesPerUnit = 1000;

type Ranged = { schedule: { weekly: Record<string, unknown[]>; overrides: { hours: unknown[] }[] } | null };

/** Units that it costs to read these schedules: 1 unless they have unusually many time ranges. */
export function costOfSchedules(hosts: readonly Ranged[]): number {
  let ranges = 0;
  for (const { schedule } of hosts) {
    if (schedule === null) continue;
    for (const day in schedule.weekly) ranges += schedule.weekly[day]?.length ?? 0;
    for (const { hours } of schedule.overrides) ranges += hours.length;
  }
  return Math.max(1, Math.ceil(ranges / rangesPerUnit));
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
