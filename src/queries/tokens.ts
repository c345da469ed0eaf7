import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota, lockOwner, mostRevokedTokens } from './quotas.ts';

/** The authenticated user, and the token or grant used. */
export type Caller = {
  userId: string;
  organizationId: string;
  tokenId: string;
  scopes: string[];
  email: string;
  name: string | null;
  slug: string;
  timezone: string;
};

/** By level: of the token, and of all tokens and grants of its user and of its organization. */
type Sums = [token: number, user: number | undefined, organization: number | undefined];

/** `audience`: the one resource that the token is for; null: any. */
export type TokenHolder = Caller & { plan: string; audience: string | null; sums: Sums; now: Date };

/** A request that came with a token, and the units to add to the minute of each level. Where a wider level gets 0, its sum is not answered. */
export type Claim = { tokenHash: Buffer; costs: number[] };

/**
 * Finds whose personal access tokens these are and counts each request for its token, user and organization, in one statement for all. For
 * each claim its holder, in order; expired, revoked and unknown tokens have none.
 */
export const claimRequests = (db: Db, claims: Claim[]): Promise<(TokenHolder | undefined)[]> => claimFound(db, claims, personal);

const personalOrigin: Origin = {
  table: 'personal_access_tokens',
  found: (costs) => `
      select t.id as token_id, t.scopes, t.last_used_at, u.id as user_id, u.organization_id, u.email, u.name, u.slug, u.timezone,
        o.plan, null as audience, asked.nth, ${costs}
      from asked
        join personal_access_tokens t on t.token_hash = asked.token_hash
        join users u on u.id = t.user_id
        join organizations o on o.id = u.organization_id
      where t.revoked_at is null and u.disabled_at is null and (t.expires_at is null or t.expires_at > current_instant())`,
};

/** The same for access tokens that were handed out by OAuth. What is counted and told is the grant, which outlives its tokens. */
export const claimGrantedRequests = (db: Db, claims: Claim[]): Promise<(TokenHolder | undefined)[]> => claimFound(db, claims, granted);

const grantedOrigin: Origin = {
  table: 'oauth_grants',
  found: (costs) => `
      select g.id as token_id, string_to_array(coalesce(a.payload->>'scope', ''), ' ') as scopes, g.last_used_at,
        u.id as user_id, u.organization_id, u.email, u.name, u.slug, u.timezone, o.plan, a.payload->>'aud' as audience, asked.nth, ${costs}
      from asked
        join oauth_artifacts a on a.id_hash = asked.token_hash
        join oauth_grants g on g.id = a.grant_id
        join users u on u.id = g.user_id
        join organizations o on o.id = u.organization_id
      where a.kind = 'AccessToken' and u.disabled_at is null and a.expires_at > current_instant()`,
};

/** `found`: selects holders beside the columns `costs` of `asked`. `table`: where the time of last use is kept. */
type Origin = { table: string; found: (costs: string) => string };
type Found = Omit<TokenHolder, 'sums'> & { nth: number; ofToken: number; ofUser?: number; ofOrganization?: number };

/**
 * Counts the requests of whoever is `found`. The rows are taken in one order by all, so that two processes never wait for each other in a
 * circle: tokens first and organizations last, so that the row which most wait for is held shortest. Writes the time of last use into
 * `table`, once a minute at most, where nobody else is just doing that.
 */
async function claimFound(db: Db, claims: Claim[], statements: Statements) {
  const isOwn = claims.every(({ costs }) => costs[1] === 0 && costs[2] === 0);
  const { asked, beyond } = isOwn ? statements.own : statements.all;
  const hashes = claims.map(({ tokenHash }) => tokenHash);
  const costs = (level: number) => claims.map((claim) => claim.costs[level] as number);
  const statement = isOwn
    ? sql<Found>`${asked}(select ${hashes}::bytea[]), (select ${costs(0)}::integer[])${beyond}`
    : sql<Found>`${asked}(select ${hashes}::bytea[]), (select ${costs(0)}::integer[]), (select ${costs(1)}::integer[]), (select ${costs(2)}::integer[])${beyond}`;
  return toHolders(claims, (await statement.execute(db)).rows);
}

type Level = { costs: string; added: string; sums: string };

/** Nearly all claims are of this kind, which writes one row; the other takes an eighth longer. */
const ownLevel: Level = {
  costs: 'cost',
  added: `select 'token:' || token_id, date_trunc('minute', current_instant()), sum(cost) from token group by 1, 2 order by 1`,
  sums: `count as of_token from token join counted on counted.key = 'token:' || token.token_id`,
};

const allLevels: Level = {
  costs: 'cost, user_cost, organization_cost',
  added: `
    select key, date_trunc('minute', current_instant()), cost from (
      select 1 as level, 'token:' || token_id as key, sum(cost) as cost from token group by token_id
      union all select 2, 'user:' || user_id, sum(user_cost) from token where user_cost <> 0 group by user_id
      union all select 3, 'organization:' || organization_id, sum(organization_cost) from token where organization_cost <> 0
        group by organization_id) as costs
    order by level, key`,
  sums: `t.count as of_token, u.count as of_user, o.count as of_organization
    from token join counted t on t.key = 'token:' || token_id left join counted u on u.key = 'user:' || user_id
      left join counted o on o.key = 'organization:' || organization_id`,
};

/** The statement up to its lists and after them. Kysely would put it together anew for each claim, which takes as long as a tenth of the query. */
function toStatement({ table, found }: Origin, { costs, added, sums }: Level) {
  // The lists are subqueries, since the best plan is the same for all: seeing how long they are, PostgreSQL would plan anew each time.
  const asked = sql.raw(`
    with asked as (
      select token_hash, ${costs}, nth::integer from unnest(`);
  const beyond = sql.raw(`) with ordinality as asked (token_hash, ${costs}, nth)
    ), token as materialized (
      ${found(costs)}
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        ${added}
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning key, count
    ), used as (
      update ${table} t set last_used_at = current_instant() where t.id in (
        select held.id from ${table} held join token on held.id = token.token_id
        where token.last_used_at is null or token.last_used_at <= current_instant() - interval '1 minute'
        for no key update of held skip locked)
    )
    select nth, token_id, scopes, user_id, organization_id, email, name, slug, timezone, plan, audience, current_instant() as now, ${sums}`);
  return { asked, beyond };
}

type Statements = Record<'own' | 'all', ReturnType<typeof toStatement>>;

const toStatements = (origin: Origin): Statements => ({ own: toStatement(origin, ownLevel), all: toStatement(origin, allLevels) });
const [personal, granted] = [personalOrigin, grantedOrigin].map(toStatements) as [Statements, Statements];

/** A sum is that after all of the claims; an earlier claim's is that without the later ones' costs. */
function toHolders(claims: Claim[], rows: Found[]): (TokenHolder | undefined)[] {
  const holders: (TokenHolder | undefined)[] = claims.map(() => undefined);
  const later = new Map<string, number>();
  const without = (id: string, cost: number, sum: number): number => {
    const costs = later.get(id) ?? 0;
    later.set(id, costs + cost);
    return sum - costs;
  };
  for (const { nth, ofToken, ofUser, ofOrganization, ...holder } of rows.toSorted((a, b) => b.nth - a.nth)) {
    const [cost = 0, userCost = 0, organizationCost = 0] = (claims[nth - 1] as Claim).costs;
    const { tokenId, userId, organizationId } = holder;
    const wider = (id: string, added: number, sum?: number) => (added > 0 ? without(id, added, sum as number) : undefined);
    const sums: Sums = [
      without(tokenId, cost, ofToken),
      wider(userId, userCost, ofUser),
      wider(organizationId, organizationCost, ofOrganization),
    ];
    holders[nth - 1] = { ...holder, sums };
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
export const listOwnTokens = (db: Db, userId: string, page: PageRequest) => pageOf(notRevoked(db, userId), 'desc', page).execute();

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

/** Revokes all tokens of a user. Returns how many were not revoked yet. */
export async function revokeTokens(tx: Transaction, userId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('personalAccessTokens')
    .set({ revokedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
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
