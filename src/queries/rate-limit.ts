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

/** Units of a client, named by its address. */
export type AddressClaim = { client: string; cost: number };

/** The same for several requests in one statement, in the order of keys, so that two processes never wait for each other in a circle. */
export async function countRequests(db: Db, claims: AddressClaim[]): Promise<{ used: number; now: Date }[]> {
  const { rows } = await sql<{ key: string; count: number; now: Date }>`
    insert into rate_limit_counts as c (key, minute, count)
      select key, date_trunc('minute', current_instant()), sum(cost)
        from unnest((select ${claims.map(({ client }) => client)}::text[]), (select ${claims.map(({ cost }) => cost)}::integer[])) as a (key, cost)
        group by key order by key
      on conflict (key, minute) do update set count = c.count + excluded.count
      returning key, count, current_instant() as now
  `.execute(db);
  const left = new Map(rows.map((row) => [row.key, row]));
  // The sum is that after all of the claims; an earlier claim's is that without the later ones' costs.
  const counted = claims.toReversed().map(({ client, cost }) => {
    const row = left.get(client) as (typeof rows)[0];
    left.set(client, { ...row, count: row.count - cost });
    return { used: row.count, now: row.now };
  });
  return counted.reverse();
}
