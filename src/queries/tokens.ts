import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota, lockOwner, mostRevokedTokens } from './quotas.ts';

export type NewToken = {
  id?: string | undefined;
  userId: string;
  organizationId: string;
  name: string;
  prefix: string;
  tokenHash: Buffer;
  scopes: string[];
  expiresAt: Date | null;
};

/** Returns the id. Throws 409 at the user's quota, which excludes revoked tokens. Deletes the earliest revoked ones beyond their own maximum. */
export async function insertToken(tx: Transaction, token: NewToken): Promise<string> {
  await Promise.all([lockOwner(tx, token.userId), checkQuota(tx, 'access_tokens', token)]);
  // Citus locks a reference table more strongly for a removal than for an insert; the other order deadlocks.
  const [, { id }] = await Promise.all([
    removeEarliestRevoked(tx, token.userId),
    tx
      .insertInto('personalAccessTokens')
      .values({ ...token, id: token.id ?? newId() })
      .returning('id')
      .executeTakeFirstOrThrow(),
  ]);
  return id;
}

const removeEarliestRevoked = (tx: Transaction, userId: string) =>
  sql`
    delete from personal_access_tokens where id in (
      select id from personal_access_tokens where user_id = ${userId} and revoked_at is not null
        order by revoked_at desc, id desc offset ${mostRevokedTokens})`.execute(tx);

/** Tokens of a user or of all users, in order of creation: ids are ordered by time. */
export const listTokens = (db: Db, userId: string | undefined, after: { id: string } | undefined, limit: number) =>
  db
    .selectFrom('personalAccessTokens as t')
    .innerJoin('users as u', 'u.id', 't.userId')
    .select(['t.id', 'u.slug', 't.name', 't.prefix', 't.scopes', 't.createdAt', 't.lastUsedAt', 't.expiresAt', 't.revokedAt'])
    .$if(userId !== undefined, (query) => query.where('t.userId', '=', userId as string))
    .$if(after !== undefined, (query) => query.where('t.id', '>', after?.id as string))
    .orderBy('t.id')
    .limit(limit)
    .execute();

const notRevoked = (db: Db, userId: string) =>
  db
    .selectFrom('personalAccessTokens')
    .select(['id', 'name', 'prefix', 'scopes', 'createdAt', 'lastUsedAt', 'expiresAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null);

export const listOwnTokens = (db: Db, userId: string, page: PageRequest) => pageOf(notRevoked(db, userId), 'desc', page).execute();

export const findOwnToken = (db: Db, userId: string, id: string) => notRevoked(db, userId).where('id', '=', toId(id)).executeTakeFirst();

/** Returns false if the user has no such token. */
export async function renameToken(db: Db, userId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personalAccessTokens')
    .set({ name })
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function revokeTokens(tx: Transaction, userId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** All of the user's with this name. Returns their number. */
export async function revokeNamed(tx: Transaction, userId: string, name: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('name', '=', name)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export const findTokenOwner = (db: Db, id: string) =>
  db.selectFrom('personalAccessTokens').select(['userId', 'organizationId', 'name']).where('id', '=', toId(id)).executeTakeFirst();

/** Returns false for a token that is unknown or revoked. Every process rejects the token from now on. */
export async function revokeToken(db: Db, userId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
