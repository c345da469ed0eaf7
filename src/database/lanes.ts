/**
 * Schedules transactions on connections. A transaction may wait for a lock while it occupies a connection, so there are fewer slots than
 * connections, and reads outside transactions need not wait.
 *
 * A lane is a queue of transactions that contend for the same locks; few of them run at once. A free slot goes to the group (organization or
 * client) with the fewest running transactions, so one group can use all slots only while no other waits. Queues are limited in length and
 * waiting time; beyond that, a transaction is refused with Overloaded.
 */

import { Overloaded } from './unavailable.ts';

/** `group`: evaluated for each free slot, since it may become known while waiting. `isPatient`: waits longer. */
export type Lane = { key: string; group: () => string; isPatient: boolean };

export type LaneScheduler = <T>(work: () => Promise<T>, lane?: Lane) => Promise<T>;

const patientLimits = { waitMs: 5000, perLane: 250 };
/** For clients without a token: 50 in a lane wait for about a second. */
const impatientLimits = { waitMs: 2000, perLane: 50 };
const maxWaitingInGroup = 500;
/** Running transactions per lane: the second waits at the lock that the first will release. */
const maxRunningInLane = 2;

const commonLane: Lane = { key: '', group: () => '', isPatient: true };

type Queue = { lane: Lane; running: number; waiting: (() => void)[] };

const mayStart = ({ lane, running }: Queue): boolean => lane === commonLane || running < maxRunningInLane;

export function createLaneScheduler(slots: number): LaneScheduler {
  const scheduler = new FairScheduler(slots);
  return async (work, lane = commonLane) => {
    const release = await scheduler.acquire(lane);
    try {
      return await work();
    } finally {
      release();
    }
  };
}

class FairScheduler {
  readonly #slots: number;
  readonly #queues = new Map<string, Queue>();
  #running = 0;

  constructor(slots: number) {
    this.#slots = slots;
  }

  async acquire(lane: Lane): Promise<() => void> {
    const queue = this.#queues.get(lane.key) ?? { lane, running: 0, waiting: [] };
    this.#queues.set(lane.key, queue);
    if (this.#running < this.#slots && mayStart(queue) && queue.waiting.length === 0) this.#start(queue);
    else await this.#wait(queue, lane);
    return () => this.#release(queue);
  }

  #wait(queue: Queue, { isPatient, group }: Lane): Promise<void> {
    const { waitMs, perLane } = isPatient ? patientLimits : impatientLimits;
    if (queue.waiting.length >= perLane || this.#countWaiting(group()) >= maxWaitingInGroup) {
      this.#forget(queue);
      return Promise.reject(new Overloaded('too many transactions are waiting'));
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(start), 1);
        this.#forget(queue);
        reject(new Overloaded(`no free slot within ${waitMs} ms`));
      }, waitMs);
      queue.waiting.push(start);
    });
  }

  #countWaiting(group: string): number {
    let count = 0;
    for (const { lane, waiting } of this.#queues.values()) if (lane.group() === group) count += waiting.length;
    return count;
  }

  #start(queue: Queue): void {
    this.#running += 1;
    queue.running += 1;
  }

  #release(queue: Queue): void {
    this.#running -= 1;
    queue.running -= 1;
    const next = this.#next();
    if (next !== undefined) {
      this.#start(next);
      // Moves to the end, so that the lanes of a group alternate.
      this.#queues.delete(next.lane.key);
      this.#queues.set(next.lane.key, next);
      next.waiting.shift()?.();
    }
    this.#forget(queue);
  }

  #forget(queue: Queue): void {
    if (queue.running === 0 && queue.waiting.length === 0) this.#queues.delete(queue.lane.key);
  }

  #next(): Queue | undefined {
    const queues = [...this.#queues.values()];
    const running = new Map<string, number>();
    for (const queue of queues) running.set(queue.lane.group(), (running.get(queue.lane.group()) ?? 0) + queue.running);
    const runningBy = (queue: Queue): number => running.get(queue.lane.group()) ?? 0;
    const candidates = queues.filter((queue) => queue.waiting.length > 0 && mayStart(queue));
    return candidates.reduce<Queue | undefined>(
      (best, queue) => (best === undefined || runningBy(queue) < runningBy(best) ? queue : best),
      undefined,
    );
  }
}
