import { type RawBuilder, sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import type { Owner } from './owner.ts';

const isOpen = sql<boolean>`expires_at > current_instant()`;

export const invitationDays = 7;

export async function insertInvitation(db: Db, slug: string, secretHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into invitations (user_id, organization_id, secret_hash, expires_at)
      select id, organization_id, ${secretHash}::bytea, current_instant() + ${invitationDays}::integer * interval '1 day'
        from users where slug = ${slug}
      on conflict (user_id) do update
        set id = null, secret_hash = excluded.secret_hash, created_at = excluded.created_at, expires_at = excluded.expires_at,
          attempts = 0, next_attempt_at = null
      returning user_id`.execute(db);
  return rows.length > 0;
}

export type NewInvitation = { id: string; userId: string; organizationId: string; secretHash: Buffer; sendsMail: boolean };

/** Replaces an earlier one. The mail is due at once. */
export async function putInvitation(tx: Transaction, { id, userId, organizationId, secretHash, sendsMail }: NewInvitation): Promise<void> {
  await sql`
    insert into invitations (user_id, organization_id, id, secret_hash, expires_at, next_attempt_at)
      values (${userId}, ${organizationId}, ${id}, ${secretHash}, current_instant() + ${invitationDays}::integer * interval '1 day',
        case when ${sendsMail}::boolean then current_instant() end)
      on conflict (user_id) do update set id = excluded.id, secret_hash = excluded.secret_hash, created_at = excluded.created_at,
        expires_at = excluded.expires_at, attempts = 0, next_attempt_at = excluded.next_attempt_at`.execute(tx);
}

const isJoined = (userId: RawBuilder<unknown>) => sql<boolean>`(exists (select from passwords where user_id = ${userId})
  or exists (select from personal_access_tokens where user_id = ${userId} and revoked_at is null))`;

/** The user has a password or tokens. */
export async function hasJoined(db: Db, userId: string): Promise<boolean> {
  const { rows } = await sql<{ hasJoined: boolean }>`select ${isJoined(sql`${userId}`)} as has_joined`.execute(db);
  return rows[0]?.hasJoined === true;
}

/** Undefined for an invalid or expired link. `isReset`: the user has used the account before. */
export const findInvited = (db: Db, secretHash: Buffer) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('users as u', 'u.id', 'i.userId')
    .select(['u.organizationId', 'u.id as userId', 'u.email', 'u.name', 'u.slug', isJoined(sql.ref('u.id')).as('isReset')])
    .where('i.secretHash', '=', secretHash)
    .where(isOpen)
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst();

/** Undefined for an invalid, expired or used link. Only one of several concurrent calls returns the user. */
export const consumeInvitation = (tx: Transaction, secretHash: Buffer): Promise<Owner | undefined> =>
  tx
    .deleteFrom('invitations')
    .where('secretHash', '=', secretHash)
    .where(isOpen)
    .where(sql<boolean>`exists (select from users where id = user_id and disabled_at is null)`)
    .returning(['organizationId', 'userId'])
    .executeTakeFirst();

export async function removeInvitation(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('invitations').where('userId', '=', userId).execute();
}
