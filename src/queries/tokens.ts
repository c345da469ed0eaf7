import { type RawBuilder, sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import type { Caller } from '../security.ts';
import { type Part, readPart } from './paging.ts';
import { checkQuota, lockOwner, mostRevokedTokens } from './quotas.ts';

/** `audience`: the one resource that the token is for; null: any. */
export type TokenHolder = Caller & { plan: string; audience: string | null; used: number; now: Date };

/** A request that came with a token, and how much of the token's minute it takes. */
export type Claim = { tokenHash: Buffer; cost: number };

/**
 * Finds whose personal access tokens these are and counts each request against its token's minute, in one statement for all. For
 * each claim its holder, in order; expired, revoked and unknown tokens have none.
 */
export const claimRequests = (db: Db, claims: Claim[]): Promise<(TokenHolder | undefined)[]> =>
  claimFound(db, claims, {
    table: 'personal_access_tokens',
    found: sql`
      select t.id as token_id, t.scopes, t.last_used_at, u.id as user_id, u.email, u.name, u.slug, u.timezone,
        o.plan, null as audience, asked.nth, asked.cost
      from asked
        join personal_access_tokens t on t.token_hash = asked.token_hash
        join users u on u.id = t.user_id
        join organizations o on o.id = u.organization_id
      where t.revoked_at is null and (t.expires_at is null or t.expires_at > current_instant())`,
  });

/** The same for access tokens that were handed out by OAuth. What is counted and told is the grant, which outlives its tokens. */
export const claimGrantedRequests = (db: Db, claims: Claim[]): Promise<(TokenHolder | undefined)[]> =>
  claimFound(db, claims, {
    table: 'oauth_grants',
    found: sql`
      select g.id as token_id, string_to_array(coalesce(a.payload->>'scope', ''), ' ') as scopes, g.last_used_at,
        u.id as user_id, u.email, u.name, u.slug, u.timezone, o.plan, a.payload->>'aud' as audience,
        asked.nth, asked.cost
      from asked
        join oauth_artifacts a on a.id_hash = asked.token_hash
        join oauth_grants g on g.id = a.grant_id
        join users u on u.id = g.user_id
        join organizations o on o.id = u.organization_id
      where a.kind = 'AccessToken' and a.expires_at > current_instant()`,
  });

type Found = Omit<TokenHolder, 'used'> & { nth: number; count: number };

/**
 * Counts the requests of whoever is `found`, in the order of keys, so that two processes never wait for each other in a circle; and writes
 * the time of last use into `table`, once a minute at most, where nobody else is just doing that.
 */
async function claimFound(db: Db, claims: Claim[], { table, found }: { table: string; found: RawBuilder<unknown> }) {
  // The lists are subqueries, since the best plan is the same for all: seeing how long they are, PostgreSQL would plan anew each time.
  const { rows } = await sql<Found>`
    with asked as (
      select token_hash, cost, nth::integer
      from unnest((select ${claims.map(({ tokenHash }) => tokenHash)}::bytea[]), (select ${claims.map(({ cost }) => cost)}::integer[]))
        with ordinality as asked (token_hash, cost, nth)
    ), token as materialized (
      ${found}
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        select 'token:' || token_id, date_trunc('minute', current_instant()), sum(cost) from token group by 1, 2 order by 1
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning key, count
    ), used as (
      update ${sql.table(table)} t set last_used_at = current_instant() where t.id in (
        select held.id from ${sql.table(table)} held join token on held.id = token.token_id
        where token.last_used_at is null or token.last_used_at <= current_instant() - interval '1 minute'
        for no key update of held skip locked)
    )
    select nth, token_id, scopes, user_id, email, name, slug, timezone, plan, audience, current_instant() as now, count
      from token join counted on counted.key = 'token:' || token.token_id
  `.execute(db);
  return toHolders(claims, rows);
}

/** The count of a token is that after all of its claims; an earlier claim's is that without the later ones' costs. */
function toHolders(claims: Claim[], rows: Found[]): (TokenHolder | undefined)[] {
  const holders: (TokenHolder | undefined)[] = claims.map(() => undefined);
  const counts = new Map(rows.map(({ tokenId, count }) => [tokenId, count]));
  for (const { nth, count: _count, ...holder } of rows.toSorted((a, b) => b.nth - a.nth)) {
    const used = counts.get(holder.tokenId) as number;
    holders[nth - 1] = { ...holder, used };
    counts.set(holder.tokenId, used - (claims[nth - 1] as Claim).cost);
  }
  return holders;
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

/** Throws 409 when the user has as many tokens as there can be. Revoked ones do not count, and the earliest of those are deleted. */
export async function insertToken(tx: Transaction, token: NewToken): Promise<string> {
  await Promise.all([lockOwner(tx, token.userId), checkQuota(tx, 'access_tokens', token.userId)]);
  const [{ id }] = await Promise.all([
    tx
      .insertInto('personalAccessTokens')
      .values({ ...token, id: token.id ?? newId() })
      .returning('id')
      .executeTakeFirstOrThrow(),
    removeEarliestRevoked(tx, token.userId),
  ]);
  return id;
}

const removeEarliestRevoked = (tx: Transaction, userId: string) =>
  sql`
    delete from personal_access_tokens where id in (
      select id from personal_access_tokens where user_id = ${userId} and revoked_at is not null
        order by revoked_at desc, id desc offset ${mostRevokedTokens})`.execute(tx);

type ListedToken = { id: string };

/** Those of all users in order of their ids, which are made in order of time. `after`: the last one of the page before. */
export const listTokens = (db: Db, after: ListedToken | undefined, limit: number) =>
  db
    .selectFrom('personalAccessTokens as t')
    .innerJoin('users as u', 'u.id', 't.userId')
    .select(['t.id', 'u.slug', 't.name', 't.prefix', 't.scopes', 't.createdAt', 't.lastUsedAt', 't.expiresAt', 't.revokedAt'])
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

/** A user's own tokens, expired ones included, the newest first; one more than a page, if there are. */
export const listOwnTokens = (db: Db, userId: string, part: Part) => readPart(notRevoked(db, userId), 'desc', part);

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

/** Revokes all but the latest tokens that a user has under a name. */
export async function revokeOlder(db: Db, userId: string, { name, keep }: { name: string; keep: number }): Promise<void> {
  await sql`
    update personal_access_tokens set revoked_at = current_instant() where id in (
      select id from personal_access_tokens where user_id = ${userId} and name = ${name} and revoked_at is null
        order by created_at desc, id desc offset ${keep})`.execute(db);
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
