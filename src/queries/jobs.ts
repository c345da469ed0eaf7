/** Jobs of graphile-worker, added by the transactions that make them necessary. */
import { sql } from 'kysely';

/** The task that attempts a delivery; its payload is `{ deliveryId }`. */
export const deliveryTask = 'deliver';

/** At most so many attempts go to one endpoint at once, from all workers together. */
const lanes = 4;

/** Which lane of its endpoint a delivery goes through, always the same. `id`: an SQL expression. */
export const laneOf = (id: string) => sql<number>`abs(hashtext(${sql.raw(id)}::text) % ${sql.lit(lanes)})`;

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
    select array_agg((${deliveryTask}, json_build_object('deliveryId', d.id), 'webhook:' || d.webhook_id || ':' || ${laneOf('d.id')},
      now() + greatest(d.next_attempt_at - current_instant(), interval '0'), ${sql.lit(mostTries)}, 'delivery:' || d.id,
      null, null)::graphile_worker.job_spec) as specs
    from ${sql.table(deliveries)} d where d.next_attempt_at is not null having count(*) > 0
  ) wanted, graphile_worker.add_jobs(wanted.specs) job`;
