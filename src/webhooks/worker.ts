/** Carries out deliveries in whichever process it is started, beside others, and looks after what those left behind. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';
import { connect, type Database } from '../database/connect.ts';
import { openPresence } from '../database/presence.ts';
import type { Log } from '../log.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { mostAtOnce, renewJobs, resumeHeld } from '../queries/deliveries.ts';
import { deliveryTask, listMissingWorkers, removeSpentJobs, unlockWorkers } from '../queries/jobs.ts';
import { deliver, openPlans } from './deliver.ts';
import { startRunner } from './runner.ts';
import type { WebhookSecrets } from './secrets.ts';

export type Worker = {
  /** Lets attempts that have begun come to their end, and leaves the rest to others. */
  stop: () => Promise<void>;
};

export type WorkerParts = { databaseUrl: string; secrets: WebhookSecrets; outbound: Outbound; log: Log };

const connections = 10;
/** A worker that is missed twice in a row has ended: what it held is given to others. */
const lookMs = 1000;
const sweepMs = 30_000;
const mostPasses = 20;
const restartMs = 1000;
/** An attempt's own time, and some for writing it down. */
const longestStopMs = 12_000;

/** Answers at once; it works as soon as there is a database, and again whenever that comes back. */
export function startWorker({ databaseUrl, secrets, outbound, log }: WorkerParts): Worker {
  const report = (error: unknown, what: string) => log.warn({ err: error }, what);
  const database = connect(databaseUrl, {
    size: connections,
    applicationName: 'caledee worker',
    report: (error) => report(error, 'a database connection of the worker was lost'),
  });
  const stopping = new AbortController();
  const { signal } = stopping;
  const parts = { db: database.db, secrets, outbound };
  const isStopping = () => signal.aborted;
  const task = (payload: unknown) => deliver(parts, (payload as { deliveryId: string }).deliveryId, isStopping);

  const work = () => runUntilStopped(database, { task, log, signal });
  const tasks = [
    repeat(restartMs, work, { signal, onError: (error) => report(error, 'the worker failed, and starts again') }),
    repeat(lookMs, lookForMissing(database), { signal, onError: (error) => report(error, 'looking for lost workers failed') }),
    repeat(sweepMs, () => sweep(database), { signal, onError: (error) => report(error, 'sweeping deliveries failed') }),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(tasks), pause(longestStopMs, undefined, { ref: false })]);
      await database.close();
    },
  };
}

type Work = { task: (payload: unknown) => Promise<void>; log: Log; signal: AbortSignal };

async function runUntilStopped(database: Database, { task, log, signal }: Work): Promise<void> {
  const presence = await openPresence(database.pool);
  try {
    const onName = (name: string) => void presence.show(name).catch(() => {});
    const runner = await startRunner(database, { tasks: { [deliveryTask]: task }, onName, log });
    log.debug('the worker is ready');
    await untilEnd(runner, signal);
  } finally {
    await presence.close();
  }
}

/**
 * Throws when the runner failed, and when it does not come to its end: where it twice could not write the ends of jobs, it waits for them
 * for ever (graphile-worker 0.18.0). Its presence is then over, so that what it holds is given to others.
 */
async function untilEnd(runner: Runner, signal: AbortSignal): Promise<void> {
  const stop = () => void runner.stop().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const overdue = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('The runner does not come to its end'));
    runner.events.once('pool:gracefulShutdown', () => setTimeout(giveUp, longestStopMs).unref());
  });
  try {
    await Promise.race([runner.promise, overdue]);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Gives away what the missed hold when they were missed the last time, too: one that is just losing touch has time to come back. */
function lookForMissing({ db }: Database): () => Promise<void> {
  let missedBefore: string[] = [];
  return async () => {
    const missed = await listMissingWorkers(db);
    const lost = missed.filter((worker) => missedBefore.includes(worker));
    missedBefore = missed;
    if (lost.length > 0) await unlockWorkers(db, lost);
  };
}

async function sweep({ db }: Database): Promise<void> {
  await removeSpentJobs(db);
  for (let pass = 1; pass <= mostPasses && (await resumeHeld(db, openPlans)) === mostAtOnce; pass++);
  await renewJobs(db);
}

/** Does something again and again, each time so long after its end; whether it fails or not. */
async function repeat(
  everyMs: number,
  work: () => Promise<void>,
  { signal, onError }: { signal: AbortSignal; onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error) => signal.aborted || onError(error));
    await pause(everyMs, undefined, { signal }).catch(() => {});
  }
}
