/** A further signal within this time is a duplicate: make and terminals signal a process group, and npm forwards it as well. */
const sameSignalMs = 1_000;

export type Stopping = {
  signal: NodeJS.Signals;
  linger: (ms: number) => Promise<void>;
};

/** Resolves at the first SIGINT or SIGTERM. A further one ends the process at once, unless `linger` is waiting. */
export const untilSignal = (): Promise<Stopping> =>
  new Promise((resolve) => {
    const exit = () => process.exit(1);
    let onNext = exit as () => void;
    let signaledAt: number | undefined;
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
    const onSignal = (signal: NodeJS.Signals) => {
      const isFirst = signaledAt === undefined;
      if (signaledAt !== undefined && performance.now() - signaledAt < sameSignalMs) return;
      signaledAt = performance.now();
      if (isFirst) resolve({ signal, linger });
      else onNext();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  });
