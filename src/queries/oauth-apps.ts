import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota, lockOwner } from './quotas.ts';

export type App = {
  id: string;
  name: string;
  redirectUris: string[];
  /** False for a public client, which has no secret (RFC 6749, section 2.1). */
  isConfidential: boolean;
  createdAt: Date;
  updatedAt: Date;
};

const shown = (db: Db, userId: string) =>
  db
    .selectFrom('oauthClients')
    .select((row) => ['id', 'name', 'redirectUris', row('secretHash', 'is not', null).as('isConfidential'), 'createdAt', 'updatedAt'])
    .where('userId', '=', userId);

export const listApps = (db: Db, userId: string, page: PageRequest): Promise<App[]> =>
  pageOf(shown(db, userId).$castTo<App>(), 'asc', page).execute();

/** For operators, in order of ids; `user`: who built the app, null for one that registered itself. `users`: who have granted it access. */
export const listAllApps = (db: Db, userId: string | undefined, after: string | undefined, limit: number) =>
  db
    .selectFrom('oauthClients as c')
    .leftJoin('users as u', 'u.id', 'c.userId')
    .select(['c.id', 'c.kind', 'c.name', 'u.slug as user', 'c.redirectUris', 'c.createdAt'])
    .select((row) => row('c.secretHash', 'is not', null).as('isConfidential'))
    .select(
      sql<number>`(select count(distinct g.user_id)::integer from oauth_grants g
        where g.client_id = c.id and g.expires_at > current_instant())`.as('users'),
    )
    .$if(userId !== undefined, (query) => query.where('c.userId', '=', userId as string))
    .$if(after !== undefined, (query) => query.where('c.id', '>', after as string))
    .orderBy('c.id')
    .limit(limit)
    .execute();

export const findApp = (db: Db, userId: string, id: string): Promise<App | undefined> =>
  shown(db, userId).where('id', '=', toId(id)).$castTo<App>().executeTakeFirst();

/** `secretHash`: null for a public client. An existing `id` violates `oauth_clients_pkey`. */
export type NewApp = { id?: string | undefined; name: string; redirectUris: string[]; secretHash: Buffer | null };

/** Returns the id, which is also the client id. Throws 409 at the user's quota. */
export async function insertApp(
  tx: Transaction,
  { organizationId, userId }: Owner,
  { id = newId(), name, redirectUris, secretHash }: NewApp,
): Promise<string> {
  await Promise.all([lockOwner(tx, userId), checkQuota(tx, 'applications', { organizationId, userId })]);
  const { rows } = await sql<{ id: string }>`
    insert into oauth_clients (id, kind, organization_id, user_id, name, redirect_uris, secret_hash)
      values (${id}, 'app', ${organizationId}, ${userId}, ${name}, ${redirectUris}::text[], ${secretHash}::bytea)
      returning id`.execute(tx);
  return (rows[0] as { id: string }).id;
}

const updateOwn = async (db: Db, userId: string, id: string, change: { name?: string; redirectUris?: string[]; secretHash?: Buffer }) => {
  const { numUpdatedRows } = await db
    .updateTable('oauthClients')
    .set({ ...change, updatedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .$if(change.secretHash !== undefined, (query) => query.where('secretHash', 'is not', null))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const updateApp = (db: Db, userId: string, id: string, change: { name: string; redirectUris: string[] }): Promise<boolean> =>
  updateOwn(db, userId, id, change);

export const updateAppSecret = (db: Db, userId: string, id: string, secretHash: Buffer): Promise<boolean> =>
  updateOwn(db, userId, id, { secretHash });

/** Also removes its grants and tokens, by cascade. Returns false if the user has no such app. */
export async function removeApp(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('oauthClients').where('userId', '=', userId).where('id', '=', toId(id)).executeTakeFirst();
  return numDeletedRows > 0n;
}
