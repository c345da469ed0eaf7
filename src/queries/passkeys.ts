import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import type { Owner } from './owner.ts';

export const listPasskeys = (db: Db, { organizationId, userId }: Owner) =>
  db
    .selectFrom('passkeys')
    .select(['id', 'credentialId', 'name', 'createdAt', 'lastUsedAt'])
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

export type ListedPasskey = Awaited<ReturnType<typeof listPasskeys>>[number];

export const findPasskey = (db: Db, { organizationId, userId }: Owner, credentialId: string) =>
  db
    .selectFrom('passkeys')
    .select(['id', 'credentialId', 'publicKey', 'counter'])
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('credentialId', '=', credentialId)
    .executeTakeFirst();

export type PasskeyRow = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

type NewPasskey = {
  id: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  challengedAt: Date;
};

export async function insertPasskey(tx: Transaction, { organizationId, userId }: Owner, passkey: NewPasskey): Promise<void> {
  const { id, credentialId, publicKey, counter, transports, name, challengedAt } = passkey;
  await sql`
    insert into passkeys (organization_id, user_id, id, credential_id, public_key, counter, transports, name, challenged_at)
      values (${organizationId}, ${userId}, ${id}, ${credentialId}, ${publicKey}, ${counter}, ${transports}::text[], ${name}, ${challengedAt})`.execute(
    tx,
  );
}

/** Returns false if a response to this challenge or a later one was accepted before, or the passkey was removed. */
export async function updateUse(
  tx: Transaction,
  { organizationId, userId }: Owner,
  id: string,
  { counter, issuedAt }: { counter: number; issuedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update passkeys set counter = ${counter}, challenged_at = ${issuedAt}, last_used_at = current_instant()
      where organization_id = ${organizationId} and user_id = ${userId} and id = ${id} and challenged_at < ${issuedAt}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Returns the name, or undefined if the user has no such passkey. */
export async function removePasskey(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('passkeys')
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

export async function removePasskeys(tx: Transaction, { organizationId, userId }: Owner): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from passkeys where organization_id = ${organizationId} and user_id = ${userId}`.execute(tx);
  return Number(numAffectedRows);
}
