import { Overloaded } from './unavailable.ts';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets so many work at a time and the others wait in line. A transaction may wait for a lock with a connection in its hand; were
 * all connections so held, those who only read would wait as well.
 */
export function createTurns(atOnce: number, longestWaitMs: number): Turns {
  let free = atOnce;
  const line: (() => void)[] = [];
  const enter = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        line.splice(line.indexOf(admit), 1);
        reject(new Overloaded(`no free turn within ${longestWaitMs} ms`));
      }, longestWaitMs);
      line.push(admit);
    });
  return async (work) => {
    if (free > 0) free -= 1;
    else await enter();
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}
