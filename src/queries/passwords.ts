import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

/** Ignores letter case. `hash`: null for an account without a password. */
export const findPassword = (db: Db, email: string) =>
  db
    .selectFrom('users as u')
    .leftJoin('passwords as p', 'p.userId', 'u.id')
    .select(['u.organizationId', 'u.id as userId', 'p.hash', 'u.disabledAt', sql<Date>`current_instant()`.as('now')])
    .where(sql`lower(u.email)`, '=', sql`lower(${email}::text collate "C")`)
    .executeTakeFirst();

/** Undefined for a user who is disabled. `hash`: null without a password. */
export const findPasswordOf = (db: Db, userId: string) =>
  db
    .selectFrom('users as u')
    .leftJoin('passwords as p', 'p.userId', 'u.id')
    .select(['u.organizationId', 'u.id as userId', 'p.hash', sql<Date>`current_instant()`.as('now')])
    .where('u.id', '=', toId(userId))
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst();

export async function upsertPassword(db: Db, userId: string, hash: string): Promise<void> {
  await sql`
    insert into passwords (user_id, organization_id, hash) select id, organization_id, ${hash} from users where id = ${userId}
      on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`.execute(db);
}

export async function updatePassword(tx: Transaction, userId: string, { from, to }: { from: string; to: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('passwords')
    .set({ hash: to, changedAt: sql`current_instant()` })
    .where('userId', '=', userId)
    .where('hash', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
