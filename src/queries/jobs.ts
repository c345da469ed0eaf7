/** Jobs of graphile-worker, added by the transactions that make them necessary. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** The task that looks for due deliveries of an organization. */
export const wakeTask = 'send_webhooks';
export type WakeUp = { organizationId: string };

/** The task of an earlier version, which had a job for each delivery. */
export const formerTask = 'deliver';

/**
 * Selects from rows of `organization_id` and `next_attempt_at`, named `deliveries`, and wakes the workers when one of them is to be
 * attempted. Deliveries do not depend on it: a worker finds all that are due within seconds.
 * The key is the connection's own, so that jobs do not pile up, and no transaction waits for another's.
 * It must stand at the end of a statement, or be read by it: PostgreSQL skips a part that is not read.
 */
export const addWakeUps = (deliveries: string) => sql`
  select job.id from (
    select array_agg((${wakeTask}, json_build_object('organizationId', d.organization_id), null, null, 1,
      'webhooks:' || d.organization_id || ':' || pg_backend_pid(), null, null)::graphile_worker.job_spec) as specs
    from (select distinct organization_id from ${sql.table(deliveries)} where next_attempt_at is not null) d having count(*) > 0
  ) wanted, graphile_worker.add_jobs(wanted.specs) job`;

/** Removes wake-ups that are not tried again: of workers that were lost. graphile-worker lets go of those after four hours. */
export async function removeSpentJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and (locked_at is null or locked_at < now() - interval '4 hours') limit 1000))`.execute(db);
}
