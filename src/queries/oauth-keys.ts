import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export async function findKey(db: Db, name: string): Promise<Buffer | undefined> {
  return (await db.selectFrom('oauthKeys').select('sealed').where('name', '=', name).executeTakeFirst())?.sealed;
}

/** Replaces `old`, or inserts the first key. Of concurrent calls one wins, and all return its key. */
export async function replaceKey(db: Db, name: string, old: Buffer | undefined, encrypted: Buffer): Promise<Buffer> {
  await sql`
    insert into oauth_keys as k (name, sealed) values (${name}, ${encrypted})
      on conflict (name) do update set sealed = excluded.sealed, created_at = excluded.created_at
      where k.sealed = ${old ?? null}::bytea`.execute(db);
  return (await findKey(db, name)) as Buffer;
}
