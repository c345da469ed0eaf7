/** Delivers webhooks. Any number of processes can run a worker; the server runs one unless WORKER=off. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Links } from '../booking/to-booking.ts';
import { connect, type Database } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { listHoldingOrganizations, resumeBatch, resumeHeld } from '../queries/deliveries.ts';
import { claimDeliveries, listDueOrganizations, renewLeases } from '../queries/delivery-claims.ts';
import { removeSpentJobs, type WakeUp, wakeTask } from '../queries/jobs.ts';
import { deliver, webhookPlans } from './deliver.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { runJobs } from './runner.ts';
import type { WebhookSecrets } from './secrets.ts';

export type Worker = {
  /** Finishes the attempts under way and leaves the rest to other workers. */
  stop: () => Promise<void>;
};

export type WorkerParts = {
  databaseUrl: string;
  databasePoolSize?: number;
  secrets: WebhookSecrets;
  links: Links;
  outbound: Outbound;
  log: Log;
  metrics?: Metrics | undefined;
  sweepMs?: number | undefined;
};

const maxConnections = 10;
/** Retries and expired leases have no wake-up. */
const pollMs = 1000;
/** Share of a worker's time spent polling, at most, while polls are fast. */
const maxPolling = 0.05;
/** A single slow poll, as of a busy machine, must not delay retries for minutes. */
const longestPauseMs = 5000;
const renewMs = 2000;
/** Batches that one sweep resumes for an organization. */
const maxPasses = 20;
const restartMs = 1000;
/** Longer than an attempt and the recording of its outcome. */
const stopTimeoutMs = 12_000;

export function startWorker({ sweepMs = 30_000, ...parts }: WorkerParts): Worker {
  const { databaseUrl, databasePoolSize, secrets, links, outbound, log, metrics } = parts;
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message);
  const database = connect(databaseUrl, {
    size: Math.min(maxConnections, databasePoolSize ?? maxConnections),
    applicationName: 'caledee worker',
    report: warn('a database connection of the worker was lost'),
  });
  const { db } = database;
  metrics?.watchPool('webhooks', database.pool);
  const stopping = new AbortController();
  const { signal } = stopping;
  const dispatcher = createDispatcher({
    claim: (turn) => claimDeliveries(db, { ...turn, plans: webhookPlans }),
    attempt: (claimed) => deliver({ db, secrets, links, outbound, log, metrics, signal }, claimed),
    onError: warn('claiming deliveries failed'),
  });
  const runTasks = () => runJobs(database, tasksOf(dispatcher), { log, signal });
  const loops = [
    repeat(restartMs, runTasks, { signal, onError: warn('the job runner failed and is restarted') }),
    repeat(pollMs, () => poll(database, dispatcher, signal), { signal, onError: warn('polling for due deliveries failed') }),
    repeat(sweepMs, () => sweep(database), { signal, onError: warn('resuming held deliveries failed') }),
  ];
  // Continues while the worker stops, until its last attempt has ended.
  const renewing = setInterval(() => renew(database, dispatcher).catch(warn('renewing leases failed')), renewMs);
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all([dispatcher.stop(), ...loops]), pause(stopTimeoutMs, undefined, { ref: false })]);
      clearInterval(renewing);
      await database.close();
    },
  };
}

const tasksOf = ({ wake }: Dispatcher) => ({
  [wakeTask]: async (payload: unknown) => wake((payload as WakeUp).organizationId),
});

async function poll({ db }: Database, { wake }: Dispatcher, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (const organizationId of await listDueOrganizations(db)) wake(organizationId);
  const rest = Math.min(longestPauseMs, (performance.now() - startedAt) / maxPolling - pollMs);
  if (rest > 0) await pause(rest, undefined, { signal });
}

async function renew({ db }: Database, { attemptsUnderWay }: Dispatcher): Promise<void> {
  const attempts = attemptsUnderWay();
  if (attempts.length > 0) await renewLeases(db, attempts);
}

async function sweep({ db }: Database): Promise<void> {
  await removeSpentJobs(db);
  for (const organizationId of await listHoldingOrganizations(db)) {
    for (let pass = 1; pass <= maxPasses && (await resumeHeld(db, organizationId, webhookPlans)) === resumeBatch; pass++);
  }
}

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
