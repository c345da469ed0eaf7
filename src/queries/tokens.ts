import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import type { Caller } from '../security.ts';

export type TokenHolder = Caller & { plan: string; used: number; now: Date };

/**
 * Finds whose token this is and counts the request against its minute, in one statement. The time of last use is
 * written once a minute at most. Expired, revoked and unknown tokens find nothing.
 */
export async function claimRequest(db: Db, tokenHash: Buffer, cost: number): Promise<TokenHolder | undefined> {
  const { rows } = await sql<TokenHolder>`
    with token as materialized (
      select t.id as token_id, t.scopes, t.last_used_at, u.id as user_id, u.email, u.name, u.slug, u.timezone,
        o.plan, current_instant() as now
      from personal_access_tokens t
        join users u on u.id = t.user_id
        join organizations o on o.id = u.organization_id
      where t.token_hash = ${tokenHash} and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > current_instant())
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        select 'token:' || token_id, date_trunc('minute', now), ${cost}::integer from token
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning count
    ), used as (
      update personal_access_tokens t set last_used_at = token.now from token
        where t.id = token.token_id and (token.last_used_at is null or token.last_used_at <= token.now - interval '1 minute')
    )
    select token_id, scopes, user_id, email, name, slug, timezone, plan, now, count as used from token, counted
  `.execute(db);
  return rows[0];
}

export type NewToken = {
  userId: string;
  organizationId: string;
  name: string;
  prefix: string;
  tokenHash: Buffer;
  scopes: string[];
  expiresAt: Date | null;
};

export async function insertToken(db: Db, token: NewToken): Promise<string> {
  const { id } = await db
    .insertInto('personalAccessTokens')
    .values({ ...token, id: token.id ?? newId() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
  /** Two tokens with one id are refused by `personal_access_tokens_pkey`. */
  id?: string | undefined;

export const listTokens = (db: Db) =>
  db
    .selectFrom('personalAccessTokens as t')
    .innerJoin('users as u', 'u.id', 't.userId')
    .select(['t.id', 'u.slug', 't.name', 't.prefix', 't.scopes', 't.createdAt', 't.lastUsedAt', 't.expiresAt', 't.revokedAt'])
    .orderBy('t.createdAt')
    .orderBy('t.id')
    .execute();

/** Revokes a token; from then on no process accepts it. Answers whether there was such a token, revoked before or not. */
export async function revokeToken(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`coalesce(revoked_at, current_instant())` })
    .where('id', '=', toId(id))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
const notRevoked = (db: Db, userId: string) =>
  db
    .selectFrom('personalAccessTokens')
    .select(['id', 'name', 'prefix', 'scopes', 'createdAt', 'lastUsedAt', 'expiresAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null);

/** A user's own tokens, expired ones included; the newest first. */
export const listOwnTokens = (db: Db, userId: string) =>
  notRevoked(db, userId).orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();

export const findOwnToken = (db: Db, userId: string, id: string) => notRevoked(db, userId).where('id', '=', toId(id)).executeTakeFirst();

/** Revokes a token of this user's; answers whether there was such a one, revoked before or not. */
export async function revokeOwnToken(db: Db, userId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`coalesce(revoked_at, current_instant())` })
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

