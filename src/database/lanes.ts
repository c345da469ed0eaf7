/**
 * The order in which transactions get a turn, which is a connection. A transaction may wait for a lock with its connection in hand, so
 * there are fewer turns than connections, and those who only read need not wait.
 *
 * Transactions wait in lanes: those that would wait for each other's locks anyway are in one, of which few have a turn at once. A free turn
 * goes to the group with the fewest turns, so a group may have all turns only while no other waits. Lines have an end, in length and time:
 * beyond it a transaction is refused like one for which the database has no connection.
 */

import { Overloaded } from './unavailable.ts';

/** `key`: the lane. `group`: whose it is, asked whenever a turn is given, since it may be learned meanwhile. `isPatient`: waits longer. */
export type Lane = { key: string; group: () => string; isPatient: boolean };

export type LaneTurns = <T>(work: () => Promise<T>, lane?: Lane) => Promise<T>;

const patience = { ms: 5000, inLane: 250 };
/** A client without a token is told early: 50 in a lane wait for about a second. */
const impatience = { ms: 2000, inLane: 50 };
const mostInGroup = 500;
/** Turns of one lane at once: the second waits at the lock that the first will release. */
const turnsOfLane = 2;

const commonLane: Lane = { key: '', group: () => '', isPatient: true };

type Line = { lane: Lane; held: number; waiting: (() => void)[] };

const isOpen = ({ lane, held }: Line): boolean => lane === commonLane || held < turnsOfLane;

export function createLaneTurns(atOnce: number): LaneTurns {
  const line = new FairLine(atOnce);
  return async (work, lane = commonLane) => {
    const release = await line.enter(lane);
    try {
      return await work();
    } finally {
      release();
    }
  };
}

class FairLine {
  readonly #atOnce: number;
  readonly #lines = new Map<string, Line>();
  #held = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Resolves when it is this one's turn, with what ends it. */
  async enter(lane: Lane): Promise<() => void> {
    const line = this.#lines.get(lane.key) ?? { lane, held: 0, waiting: [] };
    this.#lines.set(lane.key, line);
    if (this.#held < this.#atOnce && isOpen(line) && line.waiting.length === 0) this.#hold(line);
    else await this.#wait(line, lane);
    return () => this.#release(line);
  }

  #wait(line: Line, { isPatient, group }: Lane): Promise<void> {
    const { ms, inLane } = isPatient ? patience : impatience;
    if (line.waiting.length >= inLane || this.#countWaiting(group()) >= mostInGroup) {
      this.#forget(line);
      return Promise.reject(new Overloaded('too many transactions are waiting'));
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(admit), 1);
        this.#forget(line);
        reject(new Overloaded(`no free turn within ${ms} ms`));
      }, ms);
      line.waiting.push(admit);
    });
  }

  #countWaiting(group: string): number {
    let count = 0;
    for (const { lane, waiting } of this.#lines.values()) if (lane.group() === group) count += waiting.length;
    return count;
  }

  #hold(line: Line): void {
    this.#held += 1;
    line.held += 1;
  }

  #release(line: Line): void {
    this.#held -= 1;
    line.held -= 1;
    const next = this.#next();
    if (next !== undefined) {
      this.#hold(next);
      // At the end of its group's lanes, so that these take turns.
      this.#lines.delete(next.lane.key);
      this.#lines.set(next.lane.key, next);
      next.waiting.shift()?.();
    }
    this.#forget(line);
  }

  #forget(line: Line): void {
    if (line.held === 0 && line.waiting.length === 0) this.#lines.delete(line.lane.key);
  }

  /** The first lane of the group with the fewest turns. */
  #next(): Line | undefined {
    const lines = [...this.#lines.values()];
    const held = new Map<string, number>();
    for (const line of lines) held.set(line.lane.group(), (held.get(line.lane.group()) ?? 0) + line.held);
    const heldBy = (line: Line): number => held.get(line.lane.group()) ?? 0;
    const open = lines.filter((line) => line.waiting.length > 0 && isOpen(line));
    return open.reduce<Line | undefined>((best, line) => (best === undefined || heldBy(line) < heldBy(best) ? line : best), undefined);
  }
}
