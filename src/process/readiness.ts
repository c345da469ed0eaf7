/** Ready: the database is migrated and writable, and the server is not stopping. */
export type Readiness = {
  check: () => Promise<void>;
  drain: () => void;
};

/** A result is cached for this time. The database is never checked twice at once. */
const keptMs = 1_000;
const limitMs = 5_000;

export function createReadiness(checkDatabase: () => Promise<void>): Readiness {
  let isDraining = false;
  let outcome: Promise<void> | undefined;
  const begin = () => {
    const startedAt = performance.now();
    const checking = checkDatabase();
    const forget = () => setTimeout(() => (outcome = undefined), Math.max(0, startedAt + keptMs - performance.now())).unref();
    checking.then(forget, forget);
    outcome = within(limitMs, checking);
    return outcome;
  };
  return {
    check: async () => {
      if (isDraining) throw new Error('The server is stopping.');
      await (outcome ?? begin());
    },
    drain: () => {
      isDraining = true;
    },
  };
}

function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`The database did not answer within ${ms} ms.`)), ms);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}
