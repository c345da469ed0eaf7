/** graphile-worker as we use it. It is loaded when it is first needed: that takes longer than all else at a start. */
import { EventEmitter } from 'node:events';
import type { Logger, Runner, Task, WorkerEvents } from 'graphile-worker';
import type { Database } from '../database/connect.ts';
import type { Log } from '../process/log.ts';

/** Tasks at once. They only say that there is work. */
const concurrency = 20;
/** For jobs of which no notification came. */
const pollMs = 5000;
/** In which a runner that failed must have come to its end. */
const longestEndMs = 12_000;

/** Runs jobs until `signal` is aborted. Rejects when the runner fails. */
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
    // One query asks for the jobs of all; and the ends of jobs are written together.
    preset: { worker: { localQueue: { size: 5 * concurrency }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  log.debug('the worker is ready');
  await untilEnd(runner, signal);
}

/** Where it twice could not write the ends of jobs, it waits for them for ever (graphile-worker 0.18.0). */
async function untilEnd(runner: Runner, signal: AbortSignal): Promise<void> {
  const stop = () => void runner.stop().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const overdue = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('The runner does not come to its end'));
    runner.events.once('pool:gracefulShutdown', () => setTimeout(giveUp, longestEndMs).unref());
  });
  try {
    await Promise.race([runner.promise, overdue]);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Of what it adds to its messages only errors are kept. That a job is done is no news. */
function toLog(log: Log): ReturnType<ConstructorParameters<typeof Logger>[0]> {
  return (level, message, meta) => {
    const told = meta?.error === undefined ? {} : { err: meta.error };
    const as = level === 'error' ? 'warn' : level === 'debug' ? 'trace' : 'debug';
    log[as](told, `worker: ${message}`);
  };
}
