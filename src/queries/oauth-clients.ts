import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export type StoredClient = {
  id: string;
  kind: 'app' | 'registered' | 'document';
  name: string;
  redirectUris: string[];
  secretHash: Buffer | null;
  metadata: Record<string, unknown>;
};

/** Undefined for clients described by a client metadata document, which is read instead. */
export const findClient = (db: Db, id: string): Promise<StoredClient | undefined> =>
  db
    .selectFrom('oauthClients')
    .select(['id', 'kind', 'name', 'redirectUris', 'secretHash', 'metadata'])
    .where('id', '=', id)
    .where('kind', '!=', 'document')
    .$castTo<StoredClient>()
    .executeTakeFirst();

export type ClientOrigin =
  | { kind: 'app'; ownerName: string; organizationId: string; organizationName: string }
  | { kind: 'registered' }
  | { kind: 'document' };

export async function findOrigin(db: Db, id: string): Promise<ClientOrigin> {
  const { rows } = await sql<ClientOrigin>`
    select c.kind, coalesce(u.name, u.slug) as owner_name, o.id as organization_id, o.name as organization_name
    from oauth_clients c left join users u on u.id = c.user_id left join organizations o on o.id = c.organization_id
    where c.id = ${id}`.execute(db);
  return rows[0] ?? { kind: 'document' };
}

export type NewClient = Omit<StoredClient, 'kind'>;

export async function insertRegistered(db: Db, { metadata, ...client }: NewClient, registeredFrom: string): Promise<void> {
  await db
    .insertInto('oauthClients')
    .values({ ...client, kind: 'registered', metadata: JSON.stringify(metadata), registeredFrom })
    .execute();
}

/** Counts clients registered from an address within a day and never granted access. `restSec`: until the first of them is a day old. */
export async function countUnused(db: Db, registeredFrom: string): Promise<{ count: number; restSec: number }> {
  const { rows } = await sql<{ count: number; restSec: number }>`
    select count(*)::integer as count,
      coalesce(extract(epoch from min(created_at) + interval '1 day' - current_instant()), 0)::float as rest_sec
    from oauth_clients where registered_from = ${registeredFrom} and created_at > current_instant() - interval '1 day'`.execute(db);
  return rows[0] as { count: number; restSec: number };
}

export async function upsertDocument(
  db: Db,
  { id, name, redirectUris }: { id: string; name: string; redirectUris: string[] },
): Promise<void> {
  await sql`
    insert into oauth_clients (id, kind, name, redirect_uris, updated_at)
      values (${id}, 'document', ${name}, ${redirectUris}::text[], current_instant())
      on conflict (id) do update set name = excluded.name, redirect_uris = excluded.redirect_uris, updated_at = excluded.updated_at
      where oauth_clients.kind = 'document'`.execute(db);
}
