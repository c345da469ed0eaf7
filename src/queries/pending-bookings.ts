/** Bookings that invitees have yet to confirm by a link in a mail. Rows are removed when they expire. Their mail: confirmation-mail.ts. */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

export type PendingRef = { organizationId: string; id: string };

/** A requested booking, as the booking page sends it. */
export type Wanted = Schemas['NewBooking'] & { durationMin: number; invitee: { timezone: string } };

type NewPending = PendingRef & { formHash: Buffer; wanted: Wanted };

/** Its mail is due at once. Returns false for a form that was sent before. */
export async function insertPending(tx: Transaction, { organizationId, id, formHash, wanted }: NewPending): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into pending_bookings (organization_id, id, event_type_id, form_hash, wanted, next_attempt_at, expires_at)
      values (${organizationId}, ${id}, ${toId(wanted.eventTypeId)}, ${formHash}, ${JSON.stringify(wanted)}::jsonb, current_instant(),
        current_instant() + interval '1 hour')
      on conflict (organization_id, form_hash) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** `chainId`: of the booking, once confirmed. */
export type PendingRow = PendingRef & { wanted: Wanted; chainId: string | null; expiresAt: Date; eventTypeSlug: string; ownerSlug: string };

/** Undefined for one that has expired. */
export async function findPending(db: Db, { organizationId, id }: PendingRef): Promise<PendingRow | undefined> {
  const { rows } = await sql<PendingRow>`
    select p.organization_id, p.id, p.wanted, p.chain_id, p.expires_at, e.slug as event_type_slug,
      (select u.slug from users u where u.id = e.owner_id) as owner_slug
    from pending_bookings p join event_types e on e.organization_id = ${organizationId} and e.id = p.event_type_id
    where p.organization_id = ${organizationId} and p.id = ${id} and p.expires_at > current_instant()`.execute(db);
  return rows[0];
}

/** `chainId`: of the booking. The mail is not sent again. */
export async function recordConfirmed(db: Db, { organizationId, id }: PendingRef, chainId: string): Promise<void> {
  await sql`
    update pending_bookings set chain_id = ${chainId}, next_attempt_at = null
      where organization_id = ${organizationId} and id = ${id}`.execute(db);
}
