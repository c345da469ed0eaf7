/** Runs graphile-worker. It is loaded on first use because loading it dominates the start-up time. */
import { EventEmitter } from 'node:events';
import type { Logger, Runner, Task, WorkerEvents } from 'graphile-worker';
import type { Database } from '../database/connect.ts';
import type { Log } from '../process/log.ts';

/** Concurrent jobs. A job is only a wake-up. */
const concurrency = 20;
const pollMs = 5000;
const shutdownTimeoutMs = 12_000;

export async function runJobs({ pool }: Database, tasks: Record<string, Task>, { log, signal }: { log: Log; signal: AbortSignal }) {
  const graphile = await import('graphile-worker');
  const runner = await graphile.run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: [],
    noHandleSignals: true,
    pollInterval: pollMs,
    concurrency,
    events: new EventEmitter() as WorkerEvents,
    logger: new graphile.Logger(() => toLog(log)),
    // One query fetches the jobs of all, and completions are written in batches.
    preset: { worker: { localQueue: { size: 5 * concurrency }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  log.debug('the worker is ready');
  await untilStopped(runner, signal);
}

/** graphile-worker 0.18.0 waits forever after failing twice to record completed jobs. */
async function untilStopped(runner: Runner, signal: AbortSignal): Promise<void> {
  const stop = () => void runner.stop().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const overdue = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('graphile-worker did not stop in time'));
    runner.events.once('pool:gracefulShutdown', () => setTimeout(giveUp, shutdownTimeoutMs).unref());
  });
  try {
    await Promise.race([runner.promise, overdue]);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function toLog(log: Log): ReturnType<ConstructorParameters<typeof Logger>[0]> {
  return (level, message, meta) => {
    const fields = meta?.error === undefined ? {} : { err: meta.error };
    const ourLevel = level === 'error' ? 'warn' : level === 'debug' ? 'trace' : 'debug';
    log[ourLevel](fields, `worker: ${message}`);
  };
}
