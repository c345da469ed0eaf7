import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

export const findMember = (db: Db, id: string) =>
  db
    .selectFrom('users as u')
    .innerJoin('organizations as o', 'o.id', 'u.organizationId')
    .select(['u.slug', 'u.name', 'u.email', 'u.timezone', 'o.plan'])
    .where('u.id', '=', toId(id))
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst();

export type Ages = { signedInSec: number; waitedSec: number };

/** Seconds since the sign-in and since the authorization request. Undefined if either no longer exists. */
export async function findAges(db: Db, session: { userId: string; sessionId: string }, pendingHash: Buffer): Promise<Ages | undefined> {
  const { rows } = await sql<Ages>`
    select extract(epoch from current_instant() - s.created_at)::float as signed_in_sec,
      extract(epoch from current_instant() - a.created_at)::float as waited_sec
    from sessions s, oauth_artifacts a
    where s.user_id = ${session.userId} and s.id = ${toId(session.sessionId)} and a.id_hash = ${pendingHash}`.execute(db);
  return rows[0];
}
