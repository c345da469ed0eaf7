import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';

const isOpen = sql<boolean>`expires_at > current_instant()`;

export const invitationDays = 7;

/** Invites a user, named by slug; an earlier invitation is void from now on. Answers whether there is such a user. */
export async function insertInvitation(db: Db, slug: string, secretHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into invitations (user_id, organization_id, secret_hash, expires_at)
      select id, organization_id, ${secretHash}::bytea, current_instant() + ${invitationDays}::integer * interval '1 day'
        from users where slug = ${slug}
      on conflict (user_id) do update
        set secret_hash = excluded.secret_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
      returning user_id`.execute(db);
  return rows.length > 0;
}

const isReset = sql<boolean>`(exists (select from passwords where user_id = u.id)
  or exists (select from personal_access_tokens where user_id = u.id and revoked_at is null))`;

/** Whom a link invites, while it can be used. `isReset`: the user may have sessions, tokens or applications already. */
export const findInvited = (db: Db, secretHash: Buffer) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('users as u', 'u.id', 'i.userId')
    .select(['u.id as userId', 'u.email', 'u.name', 'u.slug', isReset.as('isReset')])
    .where('i.secretHash', '=', secretHash)
    .where(isOpen)
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst();

/** Uses a link up; of those who try at the same time one succeeds. Answers whether it could be used. */
export async function claimInvitation(tx: Transaction, secretHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('invitations')
    .where('secretHash', '=', secretHash)
    .where(isOpen)
    .where(sql<boolean>`exists (select from users where id = user_id and disabled_at is null)`)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Makes a user's link void. */
export async function removeInvitation(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('invitations').where('userId', '=', userId).execute();
}
