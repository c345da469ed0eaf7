import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';

/** A key and whose it is: two clients may use the same one. */
export type Place = { owner: string; key: string };
export type Stored<Body> = { body: Body; headers: Record<string, string> };

/** jsonb writes equal values alike, whatever the order of their members; only the hash is kept. */
const hashOf = (asked: string) => sql`sha256(convert_to(${asked}::jsonb::text, 'UTF8'))`;

/** Takes a key until the transaction ends; false when another transaction holds it. */
export async function claimKey(tx: Transaction, { owner, key }: Place): Promise<boolean> {
  const { rows } = await sql<{ isClaimed: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${owner} ${key}`}, 1)) as is_claimed`.execute(tx);
  return rows[0]?.isClaimed === true;
}

/** What was answered under a key in the last 24 hours, and whether it was the same request. */
export async function findStored<Body>(tx: Transaction, { owner, key }: Place, asked: string) {
  const { rows } = await sql<{ response: Stored<Body>; isSame: boolean }>`
    select response, request_hash = ${hashOf(asked)} as is_same from idempotency_keys
    where owner = ${owner} and key = ${key} and created_at > current_instant() - interval '24 hours'`.execute(tx);
  return rows[0];
}

/** Stores an answer, in the place of one that is older than 24 hours. */
export async function insertStored<Body>(tx: Transaction, { owner, key }: Place, asked: string, response: Stored<Body>): Promise<void> {
  await sql`
    insert into idempotency_keys (owner, key, request_hash, response)
      values (${owner}, ${key}, ${hashOf(asked)}, ${JSON.stringify(response)}::json)
      on conflict (owner, key) do update
        set request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at`.execute(tx);
}
