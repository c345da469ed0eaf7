import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Counts a request without a token for its client address. `used`: the address's units in this minute. */
export async function countRequest(db: Db, client: string, cost: number): Promise<{ used: number; now: Date }> {
  const { rows } = await sql<{ used: number; now: Date }>`
    with counted as (
      insert into rate_limit_counts as c (key, minute, count)
        values (${client}, date_trunc('minute', current_instant()), ${cost}::integer)
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning count
    )
    select count as used, current_instant() as now from counted
  `.execute(db);
  return rows[0] as { used: number; now: Date };
}

export type AddressUse = { client: string; cost: number };

/** Counts several requests in one statement, ordered by key so that two processes do not deadlock. */
export async function countRequests(db: Db, uses: AddressUse[]): Promise<{ used: number; now: Date }[]> {
  const { rows } = await sql<{ key: string; count: number; now: Date }>`
    with counted as (
      insert into rate_limit_counts as c (key, minute, count)
        select key, date_trunc('minute', current_instant()), sum(cost)
          from unnest((select ${uses.map(({ client }) => client)}::text[]), (select ${uses.map(({ cost }) => cost)}::integer[])) as a (key, cost)
          group by key order by key
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning key, count
    )
    select key, count, current_instant() as now from counted
  `.execute(db);
  const remaining = new Map(rows.map((row) => [row.key, row]));
  // The database returns the sum after all uses. Each use gets the sum without the costs of later ones.
  const counted = uses.toReversed().map(({ client, cost }) => {
    const row = remaining.get(client) as (typeof rows)[0];
    remaining.set(client, { ...row, count: row.count - cost });
    return { used: row.count, now: row.now };
  });
  return counted.reverse();
}
