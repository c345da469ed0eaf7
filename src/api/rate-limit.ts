/** The rate limit: units per minute of the database's clock, for a token or an address, a user and an organization. */
import type { Budget } from '../availability/costs.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import { rateLimited, tooExpensive } from '../errors/limits.ts';
import type { Count, Ledger } from './ledger.ts';

/**
 * A client's counts in the current minute. `limit`, `used` and `remaining` are those of the count with the fewest units left.
 * `charged`: units of this request. `resetAt` and `now` in epoch milliseconds.
 */
export type RateLimit = {
  counts: Count[];
  charged: number;
  limit: number;
  used: number;
  remaining: number;
  resetAt: number;
  now: number;
};

export function toRateLimit(counts: Count[], now: number, charged: number): RateLimit {
  return { counts, charged, resetAt: toReset(now), now, ...nearestOf(counts) };
}

export const toReset = (now: number): number => (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;

/** The first of equal counts: a token's own limit comes before its user's and its organization's. */
function nearestOf(counts: Count[]): Pick<RateLimit, 'limit' | 'used' | 'remaining'> {
  const { limit, used } = counts.reduce((nearest, count) => (leftOf(count) < leftOf(nearest) ? count : nearest));
  return { limit, used, remaining: Math.max(0, limit - used) };
}

const leftOf = ({ limit, used }: Count): number => limit - used;

export function checkLimit({ limit, used, resetAt, now }: RateLimit, cost: number): void {
  if (cost > 0 && used > limit) throw rateLimited(limit, toSeconds(resetAt - now));
}

const toSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

const freePerMinute = 60;

export function chargeFree(ledger: Ledger, rateLimit: RateLimit): void {
  const isFree = ledger.countFree(rateLimit.counts[0]?.key ?? '', 1) <= freePerMinute;
  if (!isFree) createBudget(ledger, rateLimit).charge(1);
}

/** As a multiple of the client's limit, since an unchanged response costs a query too. */
const unchangedMultiple = 10;

/** A response that the client has cached is free. */
export function refundUnchanged(ledger: Ledger, rateLimit: RateLimit): void {
  const { counts, charged, resetAt } = rateLimit;
  const own = counts[0];
  if (own === undefined || charged === 0) return;
  if (ledger.countFree(`unchanged ${own.key}`, charged) > unchangedMultiple * own.limit) return;
  ledger.giveBack(counts, charged, resetAt);
  Object.assign(rateLimit, { charged: 0, ...nearestOf(counts) });
}

export const createBudget = (ledger: Ledger, rateLimit: RateLimit): Budget => new LedgerBudget(ledger, rateLimit);

/** A class, since every request has one and closures would cost more. No request costs more than a client's whole minute. */
class LedgerBudget implements Budget {
  readonly #ledger: Ledger;
  readonly #rateLimit: RateLimit;

  constructor(ledger: Ledger, rateLimit: RateLimit) {
    this.#ledger = ledger;
    this.#rateLimit = rateLimit;
  }

  canAfford(wanted: number): boolean {
    const rateLimit = this.#rateLimit;
    const units = Math.min(wanted, rateLimit.counts[0]?.limit ?? 0);
    const isAfforded = this.#ledger.spend(rateLimit.counts, Math.max(0, units - rateLimit.charged));
    if (isAfforded) rateLimit.charged = Math.max(rateLimit.charged, units);
    Object.assign(rateLimit, nearestOf(rateLimit.counts));
    return isAfforded;
  }

  charge(units: number): void {
    if (this.canAfford(units)) return;
    const { counts, limit, remaining, resetAt, now } = this.#rateLimit;
    const cost = Math.min(units, counts[0]?.limit ?? 0);
    throw tooExpensive({ cost, limit, remaining }, toSeconds(resetAt - now));
  }
}
