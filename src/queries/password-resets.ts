/** Requests for a link to set a new password. Sending: password-reset-claims.ts. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';

export const resetMinutes = 30;

type NewReset = { id: string; email: string; secretHash: Buffer };

/** The mail is due at once. */
export async function insertPasswordReset(tx: Transaction, { id, email, secretHash }: NewReset): Promise<void> {
  await sql`
    insert into password_resets (id, email, secret_hash, next_attempt_at, expires_at)
      values (${id}, ${email}, ${secretHash}, current_instant(), current_instant() + ${resetMinutes}::integer * interval '1 minute')`.execute(
    tx,
  );
}

/** Undefined for an invalid or expired link, and for a disabled user. */
export const findPasswordReset = (db: Db, secretHash: Buffer) =>
  db
    .selectFrom('passwordResets as r')
    .innerJoin('users as u', (join) => join.on(sql`lower(u.email)`, '=', sql`lower(r.email)`))
    .select(['u.organizationId', 'u.id as userId', 'u.email', 'u.name', 'u.slug'])
    .where('r.secretHash', '=', secretHash)
    .where(sql<boolean>`r.expires_at > current_instant()`)
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst();

/** Deletes all requests for the user's address. Returns false for an invalid, expired or used link. */
export async function consumePasswordReset(tx: Transaction, secretHash: Buffer, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passwordResets')
    .where('secretHash', '=', secretHash)
    .where(sql<boolean>`expires_at > current_instant()`)
    .where(sql<boolean>`lower(email) = (select lower(email) from users where id = ${userId} and disabled_at is null)`)
    .executeTakeFirst();
  await removePasswordResets(tx, userId);
  return numDeletedRows > 0n;
}

export async function removePasswordResets(tx: Transaction, userId: string): Promise<void> {
  await sql`delete from password_resets where lower(email) = (select lower(email) from users where id = ${userId})`.execute(tx);
}
