/** Jobs of graphile-worker. They are added in the transaction that needs them. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export const wakeTask = 'send_webhooks';
export type WakeUp = { organizationId: string };

/** Task of an earlier version, with one job per delivery. */
export const formerTask = 'deliver';

/**
 * Wakes the workers for the due rows of a query named `deliveries`, which has `organization_id` and `next_attempt_at`. Only speeds
 * deliveries up: workers also poll. The job key contains the connection's pid, so that jobs do not pile up and transactions do not wait
 * for each other. Must end a statement or be read by it: PostgreSQL skips a CTE that nothing reads.
 */
export const addWakeUps = (deliveries: string) => sql`
  select job.id from (
    select array_agg((${wakeTask}, json_build_object('organizationId', d.organization_id), null, null, 1,
      'webhooks:' || d.organization_id || ':' || pg_backend_pid(), null, null)::graphile_worker.job_spec) as specs
    from (select distinct organization_id from ${sql.table(deliveries)} where next_attempt_at is not null) d having count(*) > 0
  ) wanted, graphile_worker.add_jobs(wanted.specs) job`;

/** Removes wake-ups that exhausted their attempts. graphile-worker keeps jobs of a killed worker locked for four hours. */
export async function removeSpentJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and (locked_at is null or locked_at < now() - interval '4 hours') limit 1000))`.execute(db);
}
