/** Carries out deliveries in whichever process it is started, beside others. */
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';
import { listDueOrganizations, mostAtOnce, resumeHeld } from '../queries/deliveries.ts';
import { claimDeliveries, renewLeases } from '../queries/delivery-attempts.ts';
import { formerTask, removeSpentJobs, type WakeUp, wakeTask } from '../queries/jobs.ts';
import { deliver, openPlans } from './deliver.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { runJobs } from './runner.ts';
import type { WebhookSecrets } from './secrets.ts';

export type Worker = {
  /** Lets attempts that have begun come to their end, and leaves the rest to others. */
  stop: () => Promise<void>;
};

export type WorkerParts = { databaseUrl: string; secrets: WebhookSecrets; outbound: Outbound; log: Log };

const connections = 10;
/** Retries, and what a killed worker had leased, have no wake-up. */
const lookMs = 1000;
/** A look takes at most so much of a worker's time, however many organizations have something to be sent. */
const mostLooking = 0.05;
const renewMs = 2000;
const sweepMs = 30_000;
const mostPasses = 20;
const restartMs = 1000;
/** An attempt's own time, and some for writing it down. */
const longestStopMs = 12_000;

/** Returns at once; it works as soon as there is a database, and again whenever that comes back. */
export function startWorker({ databaseUrl, secrets, outbound, log }: WorkerParts): Worker {
  const report = (error: unknown, what: string) => log.warn({ err: error }, what);
  const database = connect(databaseUrl, {
    size: connections,
    applicationName: 'caledee worker',
    report: (error) => report(error, 'a database connection of the worker was lost'),
  });
  const { db } = database;
  const stopping = new AbortController();
  const { signal } = stopping;
  const dispatcher = createDispatcher({
    claim: (wanted) => claimDeliveries(db, { ...wanted, plans: openPlans }),
    attempt: (claimed) => deliver({ db, secrets, outbound, log }, claimed),
    onError: (error) => report(error, 'claiming deliveries failed'),
  });
  const working = { signal, onError: (error: unknown) => report(error, 'the worker failed, and starts again') };
  const tasks = [
    repeat(restartMs, () => runJobs(database, tasksOf(dispatcher), { log, signal }), working),
    repeat(lookMs, () => look(database, dispatcher, signal), {
      signal,
      onError: (error) => report(error, 'looking for due deliveries failed'),
    }),
    repeat(sweepMs, () => sweep(database), { signal, onError: (error) => report(error, 'sweeping deliveries failed') }),
  ];
  // Until the last attempt has ended, also while the worker stops.
  const renewing = setInterval(() => renew(database, dispatcher).catch((error) => report(error, 'renewing leases failed')), renewMs);
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all([dispatcher.stop(), ...tasks]), pause(longestStopMs, undefined, { ref: false })]);
      clearInterval(renewing);
      await database.close();
    },
  };
}

/** The former task's deliveries are found by looking: its jobs are only taken away. */
const tasksOf = ({ wake }: Dispatcher) => ({
  [wakeTask]: async (payload: unknown) => wake((payload as WakeUp).organizationId),
  [formerTask]: async () => {},
});

async function look({ db }: Database, { wake }: Dispatcher, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (const organizationId of await listDueOrganizations(db)) wake(organizationId);
  const rest = (performance.now() - startedAt) / mostLooking - lookMs;
  if (rest > 0) await pause(rest, undefined, { signal });
}

async function renew({ db }: Database, { underWay }: Dispatcher): Promise<void> {
  const attempts = underWay();
  if (attempts.length > 0) await renewLeases(db, attempts);
}

async function sweep({ db }: Database): Promise<void> {
  await removeSpentJobs(db);
  for (let pass = 1; pass <= mostPasses && (await resumeHeld(db, openPlans)) === mostAtOnce; pass++);
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
