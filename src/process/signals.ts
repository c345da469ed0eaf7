/** A further signal within this time is a duplicate: make and terminals signal a process group, and npm forwards it as well. */
const sameSignalMs = 1_000;

export type Stopping = {
  signal: NodeJS.Signals;
  /** Waits for this time, or until the next signal. */
  linger: (ms: number) => Promise<void>;
};

/** Resolves at the first SIGINT or SIGTERM. A further one ends the process at once, unless `linger` is waiting. */
export const untilSignal = (): Promise<Stopping> =>
  new Promise((resolve) => {
    const exit = () => process.exit(1);
    let onNext = exit as () => void;
    let heardAt: number | undefined;
    const linger = async (ms: number) => {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        onNext = () => {
          clearTimeout(timer);
          done();
        };
      });
      onNext = exit;
    };
    const hear = (signal: NodeJS.Signals) => {
      const isFirst = heardAt === undefined;
      if (heardAt !== undefined && performance.now() - heardAt < sameSignalMs) return;
      heardAt = performance.now();
      if (isFirst) resolve({ signal, linger });
      else onNext();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hear);
  });
