/**
 * Bookings that a client created without a key, kept among its idempotency keys: a repeated request is recognized by the booking's content.
 * The name of such a key has a space, which a client's own key cannot have.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';

/** `client`: the token, or the address of a client without one. */
export type KeylessBooking = { organizationId: string; client: string; id: string; eventTypeId: string; startAt: Date; email: string };

/** Hashed, since it contains an email address. */
function toKey({ eventTypeId, startAt, email }: KeylessBooking): string {
  const content = `${eventTypeId.toLowerCase()} ${startAt.toISOString()} ${email.toLowerCase()}`;
  return `booking ${createHash('sha256').update(content).digest('base64url')}`;
}

/**
 * Records the booking. Returns the id of the active one that the client created with the same content in the last ten minutes; then nothing
 * is recorded. Call it under the hosts' locks.
 */
export async function recordKeyless(tx: Transaction, booking: KeylessBooking): Promise<string | undefined> {
  const { organizationId, client, id } = booking;
  const key = toKey(booking);
  const { rows } = await sql<{ id: string }>`
    with same as materialized (
      select b.id from idempotency_keys k
        join bookings b on b.organization_id = ${organizationId} and b.id = (k.response->>'id')::uuid and b.status = 'active'
      where k.organization_id = ${organizationId} and k.owner = ${client} and k.key = ${key}
        and k.created_at > current_instant() - interval '10 minutes'
    ), recorded as (
      insert into idempotency_keys (organization_id, owner, key, request_hash, response)
        select ${organizationId}::uuid, ${client}, ${key}, '', json_build_object('id', ${id}::uuid) where not exists (select from same)
        on conflict (organization_id, owner, key) do update set response = excluded.response, created_at = excluded.created_at
    ) select id from same`.execute(tx);
  return rows[0]?.id;
}
