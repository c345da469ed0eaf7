import { sql } from 'kysely';
import { type Db, retried, type Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { rowsFor } from './paging.ts';
import { lockOwner, mostGrants } from './quotas.ts';

export type Connection = {
  clientId: string;
  name: string;
  kind: 'app' | 'registered' | 'document';
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
};

type ConnectionsPage = { limit: number; after: string | null; before: string | null };

/** In order of client ids, or in reverse order for `before`. Limited like `pageOf`. */
export async function listConnections(db: Db, userId: string, { limit, after, before }: ConnectionsPage): Promise<Connection[]> {
  const condition = before === null ? sql`g.client_id > ${after ?? ''}` : sql`g.client_id < ${before}`;
  const { rows } = await sql<Connection>`
    ${connections(userId, condition)} order by g.client_id ${before === null ? sql`asc` : sql`desc`} limit ${rowsFor(limit)}`.execute(db);
  return rows;
}

export async function findConnection(db: Db, userId: string, clientId: string): Promise<Connection | undefined> {
  const { rows } = await sql<Connection>`${connections(userId, sql`g.client_id = ${clientId}`)}`.execute(db);
  return rows[0];
}

/** The index has each application's grants side by side, so that a page is read without the rest. */
const connections = (userId: string, condition: ReturnType<typeof sql>) => sql`
  select g.client_id, c.name, c.kind, array_agg(distinct scope) as scopes, min(g.created_at) as created_at, max(g.last_used_at) as last_used_at
    from oauth_grants g join oauth_clients c on c.id = g.client_id cross join unnest(g.scopes) as scope
    where g.user_id = ${userId} and ${condition} and g.expires_at > current_instant()
    group by g.client_id, c.name, c.kind`;

/** Revokes all grants of an application, immediately in every process. Returns false if there were none. */
export async function removeConnection(db: Db, userId: string, clientId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oauthGrants')
    .where('userId', '=', userId)
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Returns the number of applications. Locks grants in the order of ids, so that two calls do not deadlock. */
export async function removeConnections(tx: Transaction, userId: string): Promise<number> {
  const { rows } = await sql`
    with locked as materialized (select id from oauth_grants where user_id = ${userId} order by id for update), ended as (
      delete from oauth_grants g using locked where g.id = locked.id returning g.client_id
    )
    select distinct client_id from ended`.execute(tx);
  return rows.length;
}

export type NewGrant = { id: string; userId: string; clientId: string; scopes: string[]; payload: object; lifeSec: number };

/** Also marks the client as used, and passes the app's webhooks on to the new grant. Beyond `mostGrants`, revokes the user's least recently used grants. */
export async function insertGrant(tx: Transaction, { id, userId, clientId, scopes, payload, lifeSec }: NewGrant): Promise<void> {
  await Promise.all([
    lockOwner(tx, userId),
    // Before the insert, as in insertToken.
    sql`
    delete from oauth_grants where id in (
      select id from oauth_grants where user_id = ${userId} and id <> ${id}
        order by coalesce(last_used_at, created_at) desc, id desc offset ${mostGrants - 1} limit 1000)`.execute(tx),
    sql`update oauth_clients set registered_from = null where id = ${clientId} and registered_from is not null`.execute(tx),
    sql`
    insert into oauth_grants (id, organization_id, user_id, client_id, scopes, payload, expires_at)
      select ${id}::uuid, organization_id, id, ${clientId}, ${scopes}::text[], ${JSON.stringify(payload)}::jsonb,
        current_instant() + ${lifeSec}::integer * interval '1 second'
      from users where id = ${userId}`.execute(tx),
  ]);
  await passOnWebhooks(tx, { id, userId, clientId });
}

/** An app that a user authorizes again keeps its webhooks when its earlier grant ends. */
async function passOnWebhooks(tx: Transaction, { id, userId, clientId }: Pick<NewGrant, 'id' | 'userId' | 'clientId'>): Promise<void> {
  const { organizationId } = await tx.selectFrom('users').select('organizationId').where('id', '=', userId).executeTakeFirstOrThrow();
  await tx
    .updateTable('webhooks')
    .set({ grantId: id })
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('clientId', '=', clientId)
    .execute();
}

export type StoredGrant = { userId: string; clientId: string; payload: object; ageSec: number; restSec: number };

export async function findGrant(db: Db, id: string): Promise<StoredGrant | undefined> {
  const { rows } = await sql<StoredGrant>`
    select user_id, client_id, payload, extract(epoch from current_instant() - created_at)::float as age_sec,
      extract(epoch from expires_at - current_instant())::float as rest_sec
    from oauth_grants where id = ${toId(id)} and expires_at > current_instant()`.execute(db);
  return rows[0];
}

export async function removeGrant(db: Db, id: string): Promise<void> {
  await retried(() => db.deleteFrom('oauthGrants').where('id', '=', toId(id)).execute());
}
