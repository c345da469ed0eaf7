/**
 * Authenticates bearer tokens and counts their requests against the rate limit, many requests per statement. Expired, revoked and unknown
 * tokens, and those of disabled users, are not found.
 */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import { type Db, inBackground } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

export type Caller = {
  userId: string;
  organizationId: string;
  /** The id of the grant for OAuth, since a grant outlives its tokens. */
  tokenId: string;
  /** Of the OAuth app; null for a personal access token and on pages. */
  clientId: string | null;
  scopes: string[];
  email: string;
  name: string | null;
  slug: string;
  timezone: string;
  role: Schemas['Role'];
  /** Not of a page's session. */
  organizationSlug?: string;
  organizationName?: string;
  tokenExpiresAt?: Date | null;
};

/** Units used in this minute by the token, by all tokens and grants of its user, and by all of its organization. */
type LevelSums = [token: number, user: number | undefined, organization: number | undefined];

/** Whom a token acts for. */
export type Member = Pick<Caller, 'userId' | 'email' | 'name' | 'slug' | 'timezone'>;

/** `member`: null if none was requested, or none has its id. */
export type TokenHolder = Caller & { plan: string; audience: string | null; member: Member | null; sums: LevelSums; now: Date };

/** `costs`: units to add for token, user and organization. The sums of user and organization are not returned where their cost is 0. */
export type TokenUse = { tokenHash: Buffer; costs: number[]; memberId?: string | undefined };

export const authenticatePersonalTokens = (db: Db, uses: TokenUse[]): Promise<(TokenHolder | undefined)[]> =>
  authenticate(db, uses, personal);

/** Does the same, and finds the members that the uses name. */
export const authenticateForMembers = (db: Db, uses: TokenUse[]): Promise<(TokenHolder | undefined)[]> =>
  authenticate(db, uses, forMembers);

/** Without those of owners and admins while the user is a member. */
const effectiveScopes = `case when u.role = 'member' then array_remove(array_remove(t.scopes, 'read:organization'), 'write:organization')
        else t.scopes end`;

const toPersonalSource = (member: string): Source => ({
  table: 'personal_access_tokens',
  holders: (costs) => `
      select t.id as token_id, null as client_id, array_to_string(${effectiveScopes}, ' ') as scopes, t.last_used_at, u.id as user_id, u.organization_id, u.email, u.name, u.slug, u.timezone, u.role,
        o.plan, o.slug as organization_slug, o.name as organization_name, t.expires_at as token_expires_at, null as audience, ${member} as member, requests.nth, ${costs}
      from requests
        join personal_access_tokens t on t.token_hash = requests.token_hash
        join users u on u.id = t.user_id
        join organizations o on o.id = u.organization_id
      where t.revoked_at is null and u.disabled_at is null and (t.expires_at is null or t.expires_at > current_instant())`,
});

const personalSource = toPersonalSource('null');

const namedMember = `(
          select json_build_object('userId', m.id, 'email', m.email, 'name', m.name, 'slug', m.slug, 'timezone', m.timezone)
            from users m where m.organization_id = u.organization_id and m.id = requests.member_id)`;
const membersSource: Source = { ...toPersonalSource(namedMember), named: 'member_id' };

/** Does the same for access tokens issued through OAuth, and counts them for their grant. */
export const authenticateOAuthTokens = (db: Db, uses: TokenUse[]): Promise<(TokenHolder | undefined)[]> => authenticate(db, uses, granted);

const grantedSource: Source = {
  table: 'oauth_grants',
  holders: (costs) => `
      select g.id as token_id, g.client_id, coalesce(a.payload->>'scope', '') as scopes, g.last_used_at,
        u.id as user_id, u.organization_id, u.email, u.name, u.slug, u.timezone, u.role, o.plan,
        o.slug as organization_slug, o.name as organization_name, a.expires_at as token_expires_at, a.payload->>'aud' as audience, null as member, requests.nth, ${costs}
      from requests
        join oauth_artifacts a on a.id_hash = requests.token_hash
        join oauth_grants g on g.id = a.grant_id
        join users u on u.id = g.user_id
        join organizations o on o.id = u.organization_id
      where a.kind = 'AccessToken' and u.disabled_at is null and a.expires_at > current_instant()`,
};

/** `holders`: selects from `requests`, along with its columns `costs`. `named`: a column more. `table` keeps the time of last use. */
type Source = { table: 'personal_access_tokens' | 'oauth_grants'; named?: string; holders: (costs: string) => string };
/** `scopes`: with spaces between them; reading an array took 7 % of the time of `GET /me`. */
type HolderRow = Omit<TokenHolder, 'sums' | 'scopes'> & {
  isUseDue: boolean;
  scopes: string;
  nth: number;
  ofToken: number;
  ofUser?: number;
  ofOrganization?: number;
};

/**
 * Every process locks the counters in the same order, so that they do not deadlock: tokens first and organizations last, because the most
 * contended row should be locked for the shortest time. The time of last use is written in the background, at most once a minute.
 */
async function authenticate(db: Db, uses: TokenUse[], statements: Statements) {
  const isTokenOnly = uses.every(({ costs }) => costs[1] === 0 && costs[2] === 0);
  const { head, tail } = isTokenOnly ? statements.tokenOnly : statements.allLevels;
  const members = statements.isNaming ? sql`, (select ${uses.map(({ memberId }) => toId(memberId ?? ''))}::uuid[])` : sql``;
  const hashes = uses.map(({ tokenHash }) => tokenHash);
  const costs = (level: number) => uses.map((use) => use.costs[level] as number);
  const statement = isTokenOnly
    ? sql<HolderRow>`${head}(select ${hashes}::bytea[]), (select ${costs(0)}::integer[])${members}${tail}`
    : sql<HolderRow>`${head}(select ${hashes}::bytea[]), (select ${costs(0)}::integer[]), (select ${costs(1)}::integer[]), (select ${costs(2)}::integer[])${members}${tail}`;
  const { rows } = await statement.execute(db);
  const used = rows.filter((row) => row.isUseDue).map(({ tokenId }) => tokenId);
  if (used.length > 0) inBackground(db, () => recordUses(db, statements.table, used));
  return toHolders(uses, rows);
}

const isUseDue = `(last_used_at is null or last_used_at <= current_instant() - interval '1 minute')`;

/** Not part of `authenticate`'s statement: on Citus it would lock the whole table for each request, even if none is written. */
const recordUses = (db: Db, table: Source['table'], ids: string[]) =>
  sql`
    update ${sql.table(table)} set last_used_at = current_instant() where id in (
      select id from ${sql.table(table)} where id = any (${ids}::uuid[]) and ${sql.raw(isUseDue)} for no key update skip locked)`.execute(
    db,
  );

type Counting = { costs: string; added: string; sums: string };

/** Counts in one row, as nearly all requests do. Counting all levels takes an eighth longer. */
const tokenOnly: Counting = {
  costs: 'cost',
  added: `select 'token:' || token_id, date_trunc('minute', current_instant()), sum(cost) from token group by 1, 2 order by 1`,
  sums: `count as of_token from token join counted on counted.key = 'token:' || token.token_id`,
};

const allLevels: Counting = {
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

/** The text before and after the parameters, built once: building it in Kysely for each call takes a tenth of the query's time. */
function toStatement({ named, holders }: Source, { costs, added, sums }: Counting) {
  const columns = [costs, ...(named === undefined ? [] : [named])].join(', ');
  // The parameters are subqueries, so that PostgreSQL does not see their length and plan again for each call.
  const head = sql.raw(`
    with requests as (
      select token_hash, ${columns}, nth::integer from unnest(`);
  const tail = sql.raw(`) with ordinality as requests (token_hash, ${columns}, nth)
    ), token as materialized (
      ${holders(costs)}
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        ${added}
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning key, count
    )
    select ${isUseDue} as is_use_due, nth, token_id, client_id, scopes, user_id, organization_id, email, name, slug, timezone, role, organization_slug,
      organization_name, token_expires_at, plan, audience, member, current_instant() as now, ${sums}`);
  return { head, tail };
}

type Statements = Record<'tokenOnly' | 'allLevels', ReturnType<typeof toStatement>> & { table: Source['table']; isNaming: boolean };

const toStatements = (source: Source): Statements => ({
  tokenOnly: toStatement(source, tokenOnly),
  allLevels: toStatement(source, allLevels),
  table: source.table,
  isNaming: source.named !== undefined,
});
const [personal, forMembers, granted] = [personalSource, membersSource, grantedSource].map(toStatements) as [
  Statements,
  Statements,
  Statements,
];

/** The database returns the sum after all uses. Each use gets the sum without the costs of later ones. */
function toHolders(uses: TokenUse[], rows: HolderRow[]): (TokenHolder | undefined)[] {
  const holders: (TokenHolder | undefined)[] = uses.map(() => undefined);
  const later = new Map<string, number>();
  const without = (id: string, cost: number, sum: number): number => {
    const costs = later.get(id) ?? 0;
    later.set(id, costs + cost);
    return sum - costs;
  };
  for (const { isUseDue: _, nth, ofToken, ofUser, ofOrganization, scopes, ...holder } of rows.toSorted((a, b) => b.nth - a.nth)) {
    const [cost = 0, userCost = 0, organizationCost = 0] = (uses[nth - 1] as TokenUse).costs;
    const { tokenId, userId, organizationId } = holder;
    const wider = (id: string, added: number, sum?: number) => (added > 0 ? without(id, added, sum as number) : undefined);
    const sums: LevelSums = [
      without(tokenId, cost, ofToken),
      wider(userId, userCost, ofUser),
      wider(organizationId, organizationCost, ofOrganization),
    ];
    holders[nth - 1] = { ...holder, scopes: scopes === '' ? [] : scopes.split(' '), sums };
  }
  return holders;
}
