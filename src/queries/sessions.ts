import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';

export type SessionHolder = {
  sessionId: string;
  userId: string;
  organizationId: string;
  plan: string;
  email: string;
  name: string | null;
  slug: string;
  timezone: string;
  /** The database's clock. */
  now: Date;
};

/** A session ends a month after sign-in, or when it was not used for a week. */
export const isLive = sql<boolean>`(expires_at > current_instant() and last_seen_at > current_instant() - interval '7 days')`;
export const sessionDays = 30;

/** Finds whose session this is. The time of last use is written once a minute at most. */
export async function claimSession(db: Db, secretHash: Buffer): Promise<SessionHolder | undefined> {
  const { rows } = await sql<SessionHolder>`
    with session as materialized (
      select id, user_id, last_seen_at, current_instant() as now from sessions s where secret_hash = ${secretHash} and ${isLive}
        and exists (select from users where id = s.user_id and disabled_at is null)
    ), seen as (
      update sessions s set last_seen_at = session.now from session
        where s.id = session.id and session.last_seen_at <= session.now - interval '1 minute'
    )
    select session.id as session_id, u.id as user_id, u.organization_id, o.plan, u.email, u.name, u.slug, u.timezone, now
    from session join users u on u.id = session.user_id join organizations o on o.id = u.organization_id`.execute(db);
  return rows[0];
}

export type NewSession = { userId: string; secretHash: Buffer; device: string };

/**
 * Begins a session for whoever gave the right password, if `passwordHash` is still that password's: it may have been changed
 * since it was read, and such a change ends all sessions that it sees. Answers whether it has begun.
 */
export async function insertSession(db: Db, passwordHash: string, { userId, secretHash, device }: NewSession): Promise<boolean> {
  const { rows } = await sql`
    insert into sessions (id, organization_id, user_id, secret_hash, device, expires_at)
      select ${newId()}::uuid, organization_id, user_id, ${secretHash}::bytea, ${device}::text,
        current_instant() + ${sessionDays}::integer * interval '1 day'
      from passwords where user_id = ${userId} and hash = ${passwordHash} for share
      returning id`.execute(db);
  return rows.length > 0;
}

/** The latest seen first. */
export const listSessions = (db: Db, userId: string) =>
  db
    .selectFrom('sessions')
    .select(['id', 'device', 'createdAt', 'lastSeenAt'])
    .where('userId', '=', userId)
    .where(isLive)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Ends a session of this user, if there is such a one. */
export async function removeSession(db: Db, userId: string, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).where('id', '=', toId(id)).execute();
}

/** Ends all sessions of a user; `except`: the one that goes on. Returns how many. */
export async function removeSessions(tx: Transaction, userId: string, except?: string): Promise<number> {
  let query = tx.deleteFrom('sessions').where('userId', '=', userId);
  if (except !== undefined) query = query.where('id', '!=', except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
