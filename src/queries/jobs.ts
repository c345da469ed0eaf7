/** Jobs of graphile-worker, added by the transactions that make them necessary. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { presenceOf } from '../database/presence.ts';

/** The task that attempts a delivery; its payload is `{ deliveryId }`. */
export const deliveryTask = 'deliver';

/** At most so many attempts go to one endpoint at once, from all workers together. */
const lanes = 4;

/** Which lane of its endpoint a delivery goes through, always the same. */
export const laneOf = (id: RawBuilder<unknown>) => sql<number>`abs(hashtext(${id}::text) % ${sql.lit(lanes)})`;

/** A crash or a database that is away uses one up, and has nothing to do with the receiver. */
const mostTries = 1000;

/**
 * Selects from rows of `id`, `webhook_id` and `next_attempt_at`, named `deliveries`, and adds for each that is to be attempted its job, in
 * the place of one that waits already. Those of a delivery go through one lane of its endpoint, so they never run at the same time.
 * The time is the database's; the job's is the real one as long after now. It must stand at the end of a statement, or be read by it:
 * PostgreSQL skips a part that nobody reads.
 */
export const addDeliveryJobs = (deliveries: string) => sql`
  select job.id from (
    select array_agg((${deliveryTask}, json_build_object('deliveryId', d.id), 'webhook:' || d.webhook_id || ':' || ${laneOf(sql`d.id`)},
      now() + greatest(d.next_attempt_at - current_instant(), interval '0'), ${sql.lit(mostTries)}, 'delivery:' || d.id,
      null, null)::graphile_worker.job_spec) as specs
    from ${sql.table(deliveries)} d where d.next_attempt_at is not null having count(*) > 0
  ) wanted, graphile_worker.add_jobs(wanted.specs) job`;

/** Selects from rows of `id`, likewise, and removes their jobs; one that runs comes to its end, and is not tried again. */
export const removeDeliveryJobs = (deliveries: string) =>
  sql`select (graphile_worker.remove_job('delivery:' || d.id)).id from ${sql.table(deliveries)} d`;

/** Removes jobs that are not tried any more: of deliveries that were over, or put off, when their worker was lost. */
export async function removeSpentJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null limit 1000))`.execute(db);
}

/** Lists the workers that hold jobs, and do not show their presence: they ended without giving them back, or are just losing touch. */
export async function listMissingWorkers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ worker: string }>`
    select worker from (select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null) holders
    where not ${presenceOf('worker')}`.execute(db);
  return rows.map(({ worker }) => worker);
}

/** Gives what these workers hold to others. */
export async function unlockWorkers(db: Db, workers: string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(db);
}
