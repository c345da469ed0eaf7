/** graphile-worker as we use it. It is loaded when it is first needed: that takes longer than all else at a start. */
import { EventEmitter } from 'node:events';
import type { Logger, Runner, Task, WorkerEvents, WorkerPool } from 'graphile-worker';
import type { Database } from '../database/connect.ts';
import type { Log } from '../log.ts';

/** Jobs at once. They do little but wait for receivers, at most four of them for the same. */
const concurrency = 200;
/** For jobs whose time has come; of new ones it hears at once. */
const pollMs = 1000;
/** In which the end of a job is written, if the database is slow. */
const completionMs = 500;
const askMs = 50;

type Running = {
  tasks: Record<string, Task>;
  /** Called with the name by which it will hold jobs, before it holds any. */
  onName: (name: string) => void;
  log: Log;
};

/** Runs jobs until it is stopped, or fails: then its `promise` says so, as when a job's end could not be written. */
export async function startRunner({ pool }: Database, { tasks, onName, log }: Running): Promise<Runner> {
  const graphile = await import('graphile-worker');
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => {
    onName(workerPool.id);
    askAgain(events, workerPool);
  });
  return graphile.run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: [],
    noHandleSignals: true,
    pollInterval: pollMs,
    concurrency,
    events,
    logger: new graphile.Logger(() => toLog(log)),
    // One query asks for the jobs of all; and the ends of jobs are written together, where failures are looked after.
    preset: { worker: { localQueue: { size: concurrency }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

/**
 * It takes one job of a lane at a time, and would ask for the next only at its next poll. There is no telling when a lane is free: the
 * end of its job is written some time after that is told of, and what was added meanwhile has been asked for in vain.
 */
function askAgain(events: WorkerEvents, workerPool: WorkerPool): void {
  let untilMs = 0;
  let isAsking = false;
  const ask = () => {
    workerPool.nudge(1);
    isAsking = performance.now() < untilMs;
    if (isAsking) setTimeout(ask, askMs).unref();
  };
  events.on('localQueue:getJobs:complete', ({ jobs }) => {
    if (jobs.length > 0) workerPool.nudge(1);
  });
  events.on('job:complete', () => {
    untilMs = performance.now() + completionMs;
    if (!isAsking) setTimeout(ask, askMs).unref();
    isAsking = true;
  });
}

/** Of what it adds to its messages only errors are kept. That a job is done is no news. */
function toLog(log: Log): ReturnType<ConstructorParameters<typeof Logger>[0]> {
  return (level, message, meta) => {
    const told = meta?.error === undefined ? {} : { err: meta.error };
    const as = level === 'error' ? 'warn' : level === 'debug' ? 'trace' : 'debug';
    log[as](told, `worker: ${message}`);
  };
}
