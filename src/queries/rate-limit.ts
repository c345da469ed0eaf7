import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Counts a request of a client without a token, named by its address; tells how many it made in this minute. */
export async function countRequest(db: Db, client: string, cost: number): Promise<{ used: number; now: Date }> {
  const { rows } = await sql<{ used: number; now: Date }>`
    insert into rate_limit_counts as c (key, minute, count)
      values (${client}, date_trunc('minute', current_instant()), ${cost}::integer)
      on conflict (key, minute) do update set count = c.count + excluded.count
      returning count as used, current_instant() as now
  `.execute(db);
  return rows[0] as { used: number; now: Date };
}
