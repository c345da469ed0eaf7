/** Jobs of graphile-worker. Its tables are on the coordinator, so statements here name no tenant table. */
import { sql } from 'kysely';
import { inBatches } from '../database/batches.ts';
import type { Db } from '../database/connect.ts';

export const wakeTask = 'send_webhooks';
export type WakeUp = { organizationId: string };

type Wake = (organizationId: string) => Promise<void>;
const wakers = new WeakMap<Db, Wake>();

/**
 * Wakes the workers for deliveries that have become due. Call it after the commit: workers also poll, so a lost call only costs time. Calls
 * are coalesced, because each job ends with a NOTIFY, for whose commit PostgreSQL takes a lock of the whole cluster.
 */
export async function wakeWorkers(db: Db, organizationIds: string[]): Promise<void> {
  const wake = wakers.get(db) ?? inBatches((ids: string[]) => addWakeUps(db, ids), { maxInFlight: 1, maxSize: 500 });
  wakers.set(db, wake);
  await Promise.all(organizationIds.map(wake));
}

/** The job key keeps one job per organization. */
async function addWakeUps(db: Db, organizationIds: string[]): Promise<undefined[]> {
  await sql`
    select graphile_worker.add_jobs(array_agg((${wakeTask}, json_build_object('organizationId', id), null, null, 1,
      'webhooks:' || id, null, null)::graphile_worker.job_spec)) from unnest(${[...new Set(organizationIds)]}::uuid[]) as id`.execute(db);
  return organizationIds.map(() => undefined);
}

/** Removes wake-ups that exhausted their attempts. graphile-worker keeps jobs of a killed worker locked for four hours. */
export async function removeSpentJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and (locked_at is null or locked_at < now() - interval '4 hours') limit 1000))`.execute(db);
}
