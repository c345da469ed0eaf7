import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** The database's clock, in epoch milliseconds. */
export async function readClock(db: Db): Promise<number> {
  const { rows } = await sql<{ now: Date }>`select current_instant() as now`.execute(db);
  return (rows[0] as { now: Date }).now.getTime();
}
