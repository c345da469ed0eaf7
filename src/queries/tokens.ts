import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import type { Caller } from '../security.ts';

export type TokenHolder = Caller & { plan: string; used: number; now: Date };

/** Counts the request of whoever was found, and writes the time of last use, once a minute at most: all in the statement that finds. */
const claim = (found: RawBuilder<unknown>, table: string, cost: number) => sql<TokenHolder>`
    with token as materialized (
      ${found}
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        select 'token:' || token_id, date_trunc('minute', now), ${cost}::integer from token
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning count
    ), used as (
      update ${sql.table(table)} t set last_used_at = token.now from token
        where t.id = token.token_id and (token.last_used_at is null or token.last_used_at <= token.now - interval '1 minute')
    )
    select token_id, scopes, user_id, email, name, slug, timezone, plan, now, count as used from token, counted
  `;

/**
 * Finds whose personal access token this is and counts the request against its minute, in one statement. Expired, revoked and
 * unknown tokens find nothing.
 */
export async function claimRequest(db: Db, tokenHash: Buffer, cost: number): Promise<TokenHolder | undefined> {
  const found = sql`
      select t.id as token_id, t.scopes, t.last_used_at, u.id as user_id, u.email, u.name, u.slug, u.timezone,
        o.plan, current_instant() as now
      from personal_access_tokens t
        join users u on u.id = t.user_id
        join organizations o on o.id = u.organization_id
      where t.token_hash = ${tokenHash} and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > current_instant())`;
  return (await claim(found, 'personal_access_tokens', cost).execute(db)).rows[0];
}

/** The same for an access token that was handed out by OAuth. What is counted and told is its grant, which outlives it. */
export async function claimGrantedRequest(db: Db, tokenHash: Buffer, cost: number): Promise<TokenHolder | undefined> {
  const found = sql`
      select g.id as token_id, string_to_array(coalesce(a.payload->>'scope', ''), ' ') as scopes, g.last_used_at,
        u.id as user_id, u.email, u.name, u.slug, u.timezone, o.plan, current_instant() as now
      from oauth_artifacts a
        join oauth_grants g on g.id = a.grant_id
        join users u on u.id = g.user_id
        join organizations o on o.id = u.organization_id
      where a.id_hash = ${tokenHash} and a.kind = 'AccessToken' and a.expires_at > current_instant()`;
  return (await claim(found, 'oauth_grants', cost).execute(db)).rows[0];
}

export type NewToken = {
  /** Two tokens with one id are refused by `personal_access_tokens_pkey`. */
  id?: string | undefined;
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

export const listTokens = (db: Db) =>
  db
    .selectFrom('personalAccessTokens as t')
    .innerJoin('users as u', 'u.id', 't.userId')
    .select(['t.id', 'u.slug', 't.name', 't.prefix', 't.scopes', 't.createdAt', 't.lastUsedAt', 't.expiresAt', 't.revokedAt'])
    .orderBy('t.createdAt')
    .orderBy('t.id')
    .execute();

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

/** Revokes a token; from then on no process accepts it. Answers whether there was such a token, revoked before or not. */
export async function revokeToken(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`coalesce(revoked_at, current_instant())` })
    .where('id', '=', toId(id))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
