import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';

/** `owner`: two clients may use the same key. `organizationId`: that of the caller, or of the event type that is booked. */
export type OwnedKey = { organizationId: string; owner: string; key: string };
export type Stored<Body> = { body: Body; headers: Record<string, string> };

export const toLockKey = ({ owner, key }: Pick<OwnedKey, 'owner' | 'key'>): string => `${owner} ${key}`;

/** The conversion to jsonb normalizes the order of object members. */
const hashOf = (request: string) => sql`sha256(convert_to(${request}::jsonb::text, 'UTF8'))`;

/** Locks a key until the transaction ends. Returns false if another transaction has locked it. */
export async function lockKey(tx: Transaction, { owner, key }: OwnedKey): Promise<boolean> {
  const { rows } = await sql<{ isLocked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${toLockKey({ owner, key })}, 1)) as is_locked`.execute(tx);
  return rows[0]?.isLocked === true;
}

/** The response stored under a key in the last 24 hours, and whether its request was the same. */
export async function findStored<Body>(tx: Transaction, { organizationId, owner, key }: OwnedKey, request: string) {
  const { rows } = await sql<{ response: Stored<Body>; isSame: boolean }>`
    select response, request_hash = ${hashOf(request)} as is_same from idempotency_keys
    where organization_id = ${organizationId} and owner = ${owner} and key = ${key} and created_at > current_instant() - interval '24 hours'`.execute(
    tx,
  );
  return rows[0];
}

export async function insertStored<Body>(
  tx: Transaction,
  { organizationId, owner, key }: OwnedKey,
  request: string,
  response: Stored<Body>,
): Promise<void> {
  await sql`
    insert into idempotency_keys (organization_id, owner, key, request_hash, response)
      values (${organizationId}, ${owner}, ${key}, ${hashOf(request)}, ${JSON.stringify(response)}::json)
      on conflict (organization_id, owner, key) do update
        set request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at`.execute(tx);
}
