import { Overloaded } from './unavailable.ts';

export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs at most `permits` calls at a time, first come, first served. Rejects with Overloaded after waiting `maxWaitMs`. */
export function createSemaphore(permits: number, maxWaitMs: number): Semaphore {
  let free = permits;
  const queue: (() => void)[] = [];
  const acquire = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1);
        reject(new Overloaded(`no permit within ${maxWaitMs} ms`));
      }, maxWaitMs);
      queue.push(start);
    });
  return async (work) => {
    if (free > 0) free -= 1;
    else await acquire();
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
