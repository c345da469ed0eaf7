import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import type { Owner } from './owner.ts';

export const findAuthenticator = (db: Db, { organizationId, userId }: Owner) =>
  db
    .selectFrom('authenticators')
    .select(['secret', 'createdAt'])
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .executeTakeFirst();

export const hasAuthenticator = async (db: Db, owner: Owner): Promise<boolean> => (await findAuthenticator(db, owner)) !== undefined;

type NewAuthenticator = { secret: Buffer; lastStep: number };

/** Returns false if the user has one. */
export async function insertAuthenticator(tx: Transaction, owner: Owner, { secret, lastStep }: NewAuthenticator): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into authenticators (organization_id, user_id, secret, last_step)
      values (${owner.organizationId}, ${owner.userId}, ${secret}, ${lastStep}) on conflict (organization_id, user_id) do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Returns false if a code of this time step or a later one was accepted before. */
export async function advanceStep(tx: Transaction, { organizationId, userId }: Owner, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update authenticators set last_step = ${step} where organization_id = ${organizationId} and user_id = ${userId} and last_step < ${step}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** With the recovery codes. Returns false if there was none. */
export async function removeAuthenticator(tx: Transaction, { organizationId, userId }: Owner): Promise<boolean> {
  await sql`delete from recovery_codes where organization_id = ${organizationId} and user_id = ${userId}`.execute(tx);
  const { numAffectedRows } = await sql`
    delete from authenticators where organization_id = ${organizationId} and user_id = ${userId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Transaction, { organizationId, userId }: Owner, hashes: Buffer[]): Promise<void> {
  await sql`delete from recovery_codes where organization_id = ${organizationId} and user_id = ${userId}`.execute(tx);
  await tx
    .insertInto('recoveryCodes')
    .values(hashes.map((codeHash) => ({ organizationId, userId, codeHash })))
    .execute();
}

export async function countRecoveryCodes(db: Db, { organizationId, userId }: Owner): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from recovery_codes where organization_id = ${organizationId} and user_id = ${userId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Returns false for an unknown or used code. Only one of several concurrent calls returns true. */
export async function consumeRecoveryCode(tx: Transaction, { organizationId, userId }: Owner, hash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from recovery_codes where organization_id = ${organizationId} and user_id = ${userId} and code_hash = ${hash}`.execute(tx);
  return numAffectedRows === 1n;
}
