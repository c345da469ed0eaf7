/** Jobs of graphile-worker, added by the transactions that make them necessary. */
import { sql } from 'kysely';

/** The task that attempts a delivery; its payload is `{ deliveryId }`. */
export const deliveryTask = 'deliver';

/** At most so many attempts go to one endpoint at once, from all workers together. */
const lanes = 4;

/**
 * Selects from rows of `id`, `webhook_id` and `next_attempt_at`, named `deliveries`, and adds for each that is to be attempted its job, in
 * the place of one that waits already. Those of a delivery go through one lane of its endpoint, so they never run at the same time.
 * The time is the database's; the job's is the real one as long after now.
 */
export const addDeliveryJobs = (deliveries: string) => sql`
  select graphile_worker.add_job(${deliveryTask}, json_build_object('deliveryId', d.id),
    queue_name => 'webhook:' || d.webhook_id || ':' || abs(hashtext(d.id::text) % ${sql.lit(lanes)}),
    run_at => now() + greatest(d.next_attempt_at - current_instant(), interval '0'), job_key => 'delivery:' || d.id)
  from ${sql.table(deliveries)} d where d.next_attempt_at is not null`;
