import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import { type Db, inBackground, type Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { lockOwner, mostSessions } from './quotas.ts';
import { hasAuthenticator } from './second-factors.ts';

export type SessionHolder = {
  sessionId: string;
  userId: string;
  organizationId: string;
  plan: string;
  email: string;
  name: string | null;
  slug: string;
  timezone: string;
  role: Schemas['Role'];
  /** Seconds since the sign-in. */
  signedInSec: number;
  now: Date;
};

/** A session ends 30 days after sign-in, or after a week without use. */
export const isLive = sql<boolean>`(expires_at > current_instant() and last_seen_at > current_instant() - interval '7 days')`;
export const sessionDays = 30;

export type PageCount = { used: number; now: Date };

/**
 * Authenticates a session and counts the page request for it, or for the client without one, in one statement. The time of last use
 * is written in the background, at most once a minute.
 */
export async function authenticateSession(
  db: Db,
  secretHash: Buffer,
  client: string,
): Promise<{ holder: SessionHolder | null } & PageCount> {
  const { rows } = await sql<PageCount & { isUseDue: boolean | null } & (SessionHolder | { sessionId: null })>`
    with session as materialized (
      select id, user_id, created_at, current_instant() as now, ${isUseDue} as is_use_due from sessions s
        where secret_hash = ${secretHash} and ${isLive} and exists (select from users where id = s.user_id and disabled_at is null)
    ), holder as materialized (
      select session.id as session_id, u.id as user_id, u.organization_id, o.plan, u.email, u.name, u.slug, u.timezone, u.role,
        extract(epoch from session.now - session.created_at)::float8 as signed_in_sec
      from session join users u on u.id = session.user_id join organizations o on o.id = u.organization_id
    ), counted as (
      insert into rate_limit_counts as c (key, minute, count)
        select coalesce((select 'session:' || session_id from holder), ${client}::text), date_trunc('minute', current_instant()), 1
        on conflict (key, minute) do update set count = c.count + excluded.count
        returning count
    )
    select counted.count as used, current_instant() as now, (select is_use_due from session), holder.*
      from counted left join holder on true`.execute(db);
  const { used, isUseDue: isDue, ...holder } = rows[0] as (typeof rows)[number];
  const { sessionId } = holder;
  if (isDue && sessionId !== null) inBackground(db, () => recordUse(db, sessionId));
  return { holder: holder.sessionId === null ? null : holder, used, now: holder.now };
}

const isUseDue = sql<boolean>`(last_seen_at <= current_instant() - interval '1 minute')`;

const recordUse = (db: Db, id: string) =>
  sql`update sessions set last_seen_at = current_instant() where id = ${id} and ${isUseDue}`.execute(db);

export type NewSession = { userId: string; secretHash: Buffer; device: string };

/**
 * Returns false and creates no session if the user is disabled, or `passwordHash` is no longer the user's: that may have changed since it was
 * read, and the change has ended only the sessions it saw. Null for a sign-in without the password. Beyond `mostSessions`, removes the oldest session.
 */
export async function insertSession(
  tx: Transaction,
  passwordHash: string | null,
  { userId, secretHash, device }: NewSession,
): Promise<boolean> {
  // Citus locks a reference table more strongly for a removal than for an insert; the other order deadlocks.
  const [, , { numAffectedRows }] = await Promise.all([
    lockOwner(tx, userId),
    removeOldest(tx, userId, passwordHash),
    sql`
      insert into sessions (id, organization_id, user_id, secret_hash, device, expires_at)
        select ${newId()}::uuid, h.organization_id, h.user_id, ${secretHash}::bytea, ${device}::text,
          current_instant() + ${sessionDays}::integer * interval '1 day'
        from ${holderOf(userId, passwordHash)} for no key update`.execute(tx),
  ]);
  return numAffectedRows === 1n;
}

/**
 * As `insertSession`, after a first step that is enough without an authenticator app. Also returns false if the user has one by now: adding it
 * ends the sessions that were started without it, and waits for this transaction.
 */
export async function insertSessionWithoutCode(
  tx: Transaction,
  account: Owner,
  passwordHash: string | null,
  session: NewSession,
): Promise<boolean> {
  const [, isTooLate] = await Promise.all([lockOwner(tx, account.userId), hasAuthenticator(tx, account)]);
  return !isTooLate && insertSession(tx, passwordHash, session);
}

const holderOf = (userId: string, passwordHash: string | null) => sql`(
  select u.id as user_id, u.organization_id from users u where u.id = ${userId} and u.disabled_at is null) as h ${
    passwordHash === null ? sql`` : sql`join passwords p on p.user_id = h.user_id and p.hash = ${passwordHash}`
  }`;

/** Makes room for one session. */
const removeOldest = (tx: Transaction, userId: string, passwordHash: string | null) =>
  sql`
    delete from sessions s
      where s.user_id = ${userId} and exists (select from ${holderOf(userId, passwordHash)}) and s.id in (
        select o.id from sessions o where o.user_id = ${userId} order by o.created_at desc, o.id desc offset ${mostSessions - 1})`.execute(
    tx,
  );

export const listSessions = (db: Db, userId: string, page: PageRequest) =>
  pageOf(
    db.selectFrom('sessions').select(['id', 'device', 'createdAt', 'lastSeenAt']).where('userId', '=', userId).where(isLive),
    'desc',
    page,
  ).execute();

/** Returns the device, or undefined if the user has no such session. */
export async function removeSession(db: Db, userId: string, id: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('sessions')
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .returning('device')
    .executeTakeFirst();
  return row?.device;
}

export async function removeSessions(tx: Transaction, userId: string, except?: string): Promise<number> {
  let query = tx.deleteFrom('sessions').where('userId', '=', userId);
  if (except !== undefined) query = query.where('id', '!=', except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
