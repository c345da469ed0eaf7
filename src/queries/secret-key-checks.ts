import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export const findKeyHash = async (db: Db): Promise<Buffer | undefined> =>
  (await db.selectFrom('secretKeyChecks').select('hash').executeTakeFirst())?.hash;

/** Stores the hash unless there is one, and returns what is stored. */
export async function findOrInsertKeyHash(db: Db, hash: Buffer): Promise<Buffer> {
  await db
    .insertInto('secretKeyChecks')
    .values({ hash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom('secretKeyChecks').select('hash').executeTakeFirstOrThrow()).hash;
}

export async function replaceKeyHash(db: Db, hash: Buffer): Promise<void> {
  await sql`insert into secret_key_checks (hash) values (${hash}) on conflict (id) do update set hash = excluded.hash`.execute(db);
}
