import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';

/** The account of an email address, in any case of letters. `hash` is null for one without a password. */
export const findPassword = (db: Db, email: string) =>
  db
    .selectFrom('users as u')
    .leftJoin('passwords as p', 'p.userId', 'u.id')
    .select(['u.id as userId', 'p.hash', 'u.disabledAt', sql<Date>`current_instant()`.as('now')])
    .where(sql`lower(u.email)`, '=', sql`lower(${email})`)
    .executeTakeFirst();

/** Sets a user's password, whatever it was. */
export async function upsertPassword(db: Db, userId: string, hash: string): Promise<void> {
  await sql`
    insert into passwords (user_id, organization_id, hash) select id, organization_id, ${hash} from users where id = ${userId}
      on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`.execute(db);
}

/** Changes a user's password if it is still the one that was asked for; answers whether it was. */
export async function updatePassword(tx: Transaction, userId: string, { from, to }: { from: string; to: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('passwords')
    .set({ hash: to, changedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('hash', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
