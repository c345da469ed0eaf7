/**
 * The part of the rate limit that a process keeps in memory for one minute: units that a request costs beyond its first, which are known
 * only while it runs, and the sums of users and organizations. Both are added to the database with a later reservation.
 *
 * A token's requests are added one by one, so its limit is exact for any number of processes. The sums of users and organizations are
 * added once a 60th of their limit is reached, so that most reservations write one row; each further process may exceed them by that much.
 */
import { MINUTE_MS } from '../availability/dates.ts';

/** `seen`: the account's `spent` when `used` was current. */
export type Count = { key: string; limit: number; used: number; seen: number };

/** From the database: the sum of each level, undefined where nothing was added. `now` in epoch milliseconds. */
export type Sums = { keys: string[]; sums: (number | undefined)[]; now: number };

/** `costs`: units to add to the sum of each level; beyond the first level, 0 adds nothing. `release`: they were not added. */
export type Reservation = { costs: number[]; commit: (result: Sums) => Count[]; release: () => void };

export type Ledger = {
  /** `name`: the client's. `keys`: of its levels; by default those of its last reservation. `multiple`: of the limit of its first level. */
  reserve: (name: string, cost: number, keys?: string[], multiple?: number) => Reservation;
  /** Updates `used`. Returns false, and spends nothing, when a limit would be exceeded. */
  spend: (counts: Count[], units: number) => boolean;
  /** Gives units back and updates `used`. Does nothing once the minute that ends at `resetAt` is over. */
  giveBack: (counts: Count[], units: number, resetAt: number) => void;
  /** Free units of the key in this minute, in this process, including these. */
  countFree: (key: string, units: number) => number;
};

/** Units known here; at the first level only those beyond the reservations. `confirmed`: units sent that `base` includes. */
type Account = { spent: number; sent: number; confirmed: number; base: number | undefined };
type Taken = { account: Account | undefined; sent: number; amount: number; used: number };

type Committing = { taken: Taken | undefined; cost: number; refund: number };

/** By level: a token or an address, its user, its organization. */
const multiples = [1, 2, 10] as const;
const writesPerMinute = 60;

export const createLedger = (limitPerMinute: number): Ledger => new MemoryLedger(limitPerMinute);

class MemoryLedger implements Ledger {
  readonly #limits: number[];
  readonly #accounts = new Map<string, Account>();
  readonly #keys = new Map<string, string[]>();
  readonly #free = new Map<string, number>();
  #resetAt = 0;
  #endsAt = 0;

  constructor(limitPerMinute: number) {
    this.#limits = multiples.map((multiple) => multiple * limitPerMinute);
  }

  reserve(name: string, cost: number, given?: string[], multiple = 1): Reservation {
    if (performance.now() >= this.#endsAt) this.#clear();
    const taken = (given ?? this.#keys.get(name))?.map((key, level) => this.#take(key, level, cost));
    return {
      costs: multiples.map((_, level) => taken?.[level]?.amount ?? cost),
      release: () => {
        for (const [level, { account, sent }] of (taken ?? []).entries()) {
          if (account !== undefined) account.sent -= sent;
          if (account !== undefined && level > 0) account.spent -= cost;
        }
      },
      commit: (result) => {
        if (!this.#enterMinute(result.now)) return this.#commitLate(result, cost, multiple);
        if (given === undefined) this.#keys.set(name, result.keys);
        const { keys, sums } = result;
        const own = this.#commitOwn(keys[0] as string, sums[0] as number, { taken: taken?.[0], multiple });
        // A request over its own limit takes nothing from others of its user.
        const refund = own.used > own.limit ? cost : 0;
        const wider = keys.slice(1).map((key, index) => {
          const level = index + 1;
          return this.#commitWider(key, level, sums[level], { taken: taken?.[level], cost, refund });
        });
        return [own, ...wider];
      },
    };
  }

  spend(counts: Count[], units: number): boolean {
    for (const count of counts) this.#refresh(count);
    if (units === 0) return true;
    if (counts.some(({ used, limit }) => used + units > limit)) return false;
    for (const count of counts) {
      this.#accountOf(count.key).spent += units;
      this.#refresh(count);
    }
    return true;
  }

  giveBack(counts: Count[], units: number, resetAt: number): void {
    if (resetAt !== this.#resetAt || performance.now() >= this.#endsAt) return;
    for (const count of counts) {
      this.#refresh(count);
      const account = this.#accountOf(count.key);
      account.spent -= units;
      count.used -= units;
      count.seen = account.spent;
    }
  }

  countFree(key: string, units: number): number {
    const count = (this.#free.get(key) ?? 0) + units;
    this.#free.set(key, count);
    return count;
  }

  #take(key: string, level: number, cost: number): Taken {
    // Most clients never cost more than their reservations, so they have no account.
    const account = level === 0 ? this.#accounts.get(key) : this.#accountOf(key);
    if (account === undefined) return { account, sent: 0, amount: cost, used: 0 };
    if (level > 0) account.spent += cost;
    const waiting = account.spent - account.sent;
    const isDue = level === 0 || account.base === undefined || waiting >= Math.max(1, this.#limitAt(level) / writesPerMinute);
    // Units given back are sent with requests that cost as much, so that no sum falls below zero when the minute changes.
    const sent = isDue ? Math.max(waiting, level === 0 ? -cost : 0) : 0;
    account.sent += sent;
    return { account, sent, amount: level === 0 ? cost + sent : sent, used: (account.base ?? 0) + account.spent - account.confirmed };
  }

  #commitOwn(key: string, sum: number, { taken, multiple }: { taken: Taken | undefined; multiple: number }): Count {
    const account = this.#accounts.get(key);
    if (account !== undefined && account === taken?.account) account.confirmed += taken.sent;
    const waiting = account === undefined ? 0 : account.spent - account.confirmed;
    return { key, limit: multiple * this.#limitAt(0), used: sum + waiting, seen: account?.spent ?? 0 };
  }

  #commitWider(key: string, level: number, sum: number | undefined, { taken, cost, refund }: Committing): Count {
    const account = this.#accountOf(key);
    const isSame = account === taken?.account;
    if (isSame) account.confirmed += taken.sent;
    else if (sum === undefined) account.spent += cost; // the minute has changed meanwhile
    if (sum !== undefined) account.base = Math.max(account.base ?? 0, sum);
    const used = isSame ? (sum ?? taken.used) : (sum ?? cost) + Math.min(0, account.spent - account.confirmed);
    account.spent -= refund;
    return { key, limit: this.#limitAt(level), used: used - refund, seen: account.spent };
  }

  #commitLate = ({ keys, sums }: Sums, cost: number, multiple: number): Count[] =>
    keys.map((key, level) => ({
      key,
      limit: (level === 0 ? multiple : 1) * this.#limitAt(level),
      used: sums[level] ?? cost,
      seen: this.#accounts.get(key)?.spent ?? 0,
    }));

  #refresh(count: Count): void {
    const { spent } = this.#accounts.get(count.key) ?? { spent: 0 };
    count.used += Math.max(0, spent - count.seen);
    count.seen = spent;
  }

  #limitAt = (level: number): number => this.#limits[level] as number;

  #accountOf(key: string): Account {
    const known = this.#accounts.get(key);
    if (known !== undefined) return known;
    const account: Account = { spent: 0, sent: 0, confirmed: 0, base: undefined };
    this.#accounts.set(key, account);
    return account;
  }

  /** False for the previous minute. A clock that was set back by more starts a new one. */
  #enterMinute(now: number): boolean {
    const resetAt = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
    if (resetAt === this.#resetAt - MINUTE_MS && performance.now() < this.#endsAt) return false;
    if (resetAt === this.#resetAt && performance.now() < this.#endsAt) return true;
    this.#clear();
    this.#resetAt = resetAt;
    this.#endsAt = performance.now() + resetAt - now;
    return true;
  }

  #clear(): void {
    this.#accounts.clear();
    this.#keys.clear();
    this.#free.clear();
  }
}
