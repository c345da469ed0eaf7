/** Jobs of graphile-worker, added by the transactions that make them necessary. */
import { sql } from 'kysely';

/** The task that attempts a delivery; its payload is `{ deliveryId }`. */
export const deliveryTask = 'deliver';

/** At most so many attempts go to one endpoint at once, from all workers together. */
const lanes = 4;

/**
 * Selects from rows of `id`, `webhook_id` and `next_attempt_at`, named `deliveries`, and adds for each that is to be attempted its job, in
 * the place of one that waits already. Those of a delivery go through one lane of its endpoint, so they never run at the same time.
 * The time is the database's; the job's is the real one as long after now. All at once: one by one, each takes a millisecond.
 */
export const addDeliveryJobs = (deliveries: string) => sql`
  select graphile_worker.add_jobs(specs) from (
    select array_agg((${deliveryTask}::text, json_build_object('deliveryId', d.id),
      'webhook:' || d.webhook_id || ':' || abs(hashtext(d.id::text) % ${sql.lit(lanes)}),
      now() + greatest(d.next_attempt_at - current_instant(), interval '0'), null, 'delivery:' || d.id, null, null
    )::graphile_worker.job_spec) as specs
    from ${sql.table(deliveries)} d where d.next_attempt_at is not null) due
  where specs is not null`;
