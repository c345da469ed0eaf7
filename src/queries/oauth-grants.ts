import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

/** An application that a user has let in, once or several times, for instance from several devices. */
export type Connection = {
  clientId: string;
  name: string;
  kind: 'app' | 'registered' | 'document';
  /** What it may do, taken all together. */
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** The applications connected to a user, the latest first. */
export async function listConnections(db: Db, userId: string): Promise<Connection[]> {
  const { rows } = await sql<Connection>`
    select c.id as client_id, c.name, c.kind, array_agg(distinct scope) as scopes,
      min(g.created_at) as created_at, max(g.last_used_at) as last_used_at
    from oauth_grants g join oauth_clients c on c.id = g.client_id cross join unnest(g.scopes) as scope
    where g.user_id = ${userId} and g.expires_at > current_instant()
    group by c.id order by max(g.created_at) desc, c.id`.execute(db);
  return rows;
}

/** Takes away all that a user has granted an application, at once and in every process. Answers whether there was anything. */
export async function removeConnection(db: Db, userId: string, clientId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oauthGrants')
    .where('userId', '=', userId)
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Disconnects every application of a user. Grants are locked in one order, so that two of these do not deadlock. Returns how many applications. */
export async function removeConnections(tx: Transaction, userId: string): Promise<number> {
  const { rows } = await sql`
    with held as materialized (select id from oauth_grants where user_id = ${userId} order by id for update), ended as (
      delete from oauth_grants g using held where g.id = held.id returning g.client_id
    )
    select distinct client_id from ended`.execute(tx);
  return rows.length;
}

export type NewGrant = { id: string; userId: string; clientId: string; scopes: string[]; payload: object; lifeSec: number };

/** Its client counts as used from now on. */
export async function insertGrant(db: Db, { id, userId, clientId, scopes, payload, lifeSec }: NewGrant): Promise<void> {
  await sql`
    with used as (
      update oauth_clients set registered_from = null where id = ${clientId} and registered_from is not null
    )
    insert into oauth_grants (id, organization_id, user_id, client_id, scopes, payload, expires_at)
      select ${id}::uuid, organization_id, id, ${clientId}, ${scopes}::text[], ${JSON.stringify(payload)}::jsonb,
        current_instant() + ${lifeSec}::integer * interval '1 second'
      from users where id = ${userId}`.execute(db);
}

export type StoredGrant = { userId: string; clientId: string; payload: object; ageSec: number; restSec: number };

/** One that is over is not found. */
export async function findGrant(db: Db, id: string): Promise<StoredGrant | undefined> {
  const { rows } = await sql<StoredGrant>`
    select user_id, client_id, payload, extract(epoch from current_instant() - created_at)::float as age_sec,
      extract(epoch from expires_at - current_instant())::float as rest_sec
    from oauth_grants where id = ${toId(id)} and expires_at > current_instant()`.execute(db);
  return rows[0];
}

/** Ends a family of tokens. */
export async function removeGrant(db: Db, id: string): Promise<void> {
  await db.deleteFrom('oauthGrants').where('id', '=', toId(id)).execute();
}
