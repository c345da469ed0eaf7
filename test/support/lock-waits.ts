import type pg from 'pg';
import { citusNodes } from './citus.ts';

/** When each statement that now waits for a lock began. On Citus, the lock may be on another node. */
export async function listLockWaits(pool: pg.Pool): Promise<Date[]> {
  const [view, session] = citusNodes.length > 0 ? ['citus_stat_activity', 'global_pid'] : ['pg_stat_activity', 'pid'];
  const { rows } = await pool.query<{ since: Date }>(
    `select max(query_start) as since from ${view} where datname = current_database() and wait_event_type = 'Lock' group by ${session}`,
  );
  return rows.map(({ since }) => since);
}
