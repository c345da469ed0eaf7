/** Feeds and lists of changes, which leave out what an open transaction may still precede. */
import type pg from 'pg';
import { until } from './until.ts';

/** Whether the path is one of a feed or of a list of changes. */
export const followsChanges = (path: string): boolean => /^\/api\/v2\/([a-z-]+\/)?events(\?|$)|[?&]sort=updatedAt/.test(path);

/**
 * Waits until the transactions that are open now have ended: transactions of all databases of a server are numbered together, so tests that
 * run side by side delay each other's feeds. Those of the test's own connections, which have no application name, may stay open.
 */
export async function untilSettled(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  await until('earlier transactions have ended', async () => (await pool.query(open, [rows[0].next])).rowCount === 0);
}

const open = `select from pg_stat_activity where backend_xid::text::bigint < $1::bigint
  and (datname is distinct from current_database() or backend_type <> 'client backend' or application_name <> '')`;
