import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { applyRetention, listRetentions } from './retention.ts';
import { daysOfSecurityEvents } from './security-events.ts';
import { isLive } from './sessions.ts';

/** Events are removed with their deliveries after 30 days, messages after 90, or as the organization wants; the security log after 90; access tokens 30 days after they expired or were revoked. */
export async function removeExpired(db: Db): Promise<void> {
  await sql`delete from rate_limit_counts where minute < current_instant() - interval '2 minutes'`.execute(db);
  await sql`delete from idempotency_keys where created_at <= current_instant() - interval '24 hours'`.execute(db);
  await sql`delete from spent_proofs where expires_at <= current_instant()`.execute(db);
  await sql`delete from pending_bookings where expires_at <= current_instant()`.execute(db);
  await sql`delete from sessions where not ${isLive}`.execute(db);
  await sql`delete from invitations where expires_at <= current_instant()`.execute(db);
  await sql`delete from password_resets where expires_at <= current_instant()`.execute(db);
  await sql`delete from security_notices where created_at <= current_instant() - interval '2 days'`.execute(db);
  await sql`delete from public_booking_budgets where used_until <= current_instant()`.execute(db);
  await sql`delete from sign_in_attempts where used_until <= current_instant()`.execute(db);
  await sql`
    delete from personal_access_tokens where (revoked_at is not null or expires_at is not null)
      and least(revoked_at, expires_at) <= current_instant() - interval '30 days'`.execute(db);
  await removeExpiredOauth(db);
  await sql`update webhooks set previous_secret = null, previous_until = null where previous_until <= current_instant()`.execute(db);
  for (const table of agingTables) {
    for (const organizationId of await listWithOldRows(db, table)) await inPasses(() => removeOldRows(db, table, organizationId));
  }
  for (const { organizationId, keepEventsDays, keepMessagesDays } of await listRetentions(db)) {
    if (keepEventsDays !== null) await inPasses(() => removeOldRows(db, oldEvents(keepEventsDays), organizationId));
    if (keepMessagesDays !== null) await inPasses(() => removeOldRows(db, oldMessages(keepMessagesDays), organizationId));
  }
  await applyRetention(db);
}

const mostRows = 1000;
const mostPasses = 60;

async function inPasses(remove: () => Promise<number>): Promise<void> {
  for (let pass = 1; pass <= mostPasses && (await remove()) === mostRows; pass++);
}

type AgingTable = { name: string; isOld: RawBuilder<SqlBool>; remove: (organizationId: string) => RawBuilder<{ removed: number }> };

const daysAgo = (days: number) => sql`(current_instant() - make_interval(days => ${sql.lit(days)}))`;

/** Ids are in the order of time. */
const oldEvents = (days: number): AgingTable => ({
  name: 'events',
  isOld: sql`id < first_id_at(${daysAgo(days)})`,
  remove: (organizationId) => sql`select remove_old_events(${organizationId}, ${days}, ${mostRows}) as removed`,
});

/** A message that waits for its time is kept. */
const oldMessages = (days: number): AgingTable => ({
  name: 'messages',
  isOld: isOldMessage(days),
  remove: (organizationId) => sql`
    with removed as (
      delete from messages where organization_id = ${organizationId} and id in (
        select id from messages where organization_id = ${organizationId} and ${isOldMessage(days)} order by id limit ${mostRows}
          for update skip locked)
        returning id
    ) select count(*)::integer as removed from removed`,
});

const oldSecurityEvents = (days: number): AgingTable => ({
  name: 'security_events',
  isOld: sql`created_at < ${daysAgo(days)}`,
  remove: (organizationId) => sql`
    with removed as (
      delete from security_events where organization_id = ${organizationId} and id in (
        select id from security_events where organization_id = ${organizationId} and created_at < ${daysAgo(days)} order by created_at
          limit ${mostRows} for update skip locked)
        returning id
    ) select count(*)::integer as removed from removed`,
});

const isOldMessage = (days: number) =>
  sql<SqlBool>`id < first_id_at(${daysAgo(days)}) and (next_attempt_at is null or next_attempt_at < ${daysAgo(days)})`;

const agingTables = [oldEvents(30), oldMessages(90), oldSecurityEvents(daysOfSecurityEvents)];

async function listWithOldRows(db: Db, { name, isOld }: AgingTable): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`select distinct organization_id from ${sql.raw(name)} where ${isOld}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

const removeOldRows = async (db: Db, { remove }: AgingTable, organizationId: string): Promise<number> =>
  (await remove(organizationId).execute(db)).rows[0]?.removed ?? 0;

/**
 * A grant's tokens are removed with it. Locked rows are left to the next run. Clients that registered themselves are removed after a day if
 * they were never granted access, and after a month if no grant is left.
 */
async function removeExpiredOauth(db: Db): Promise<void> {
  await inPasses(() => removeSome(db, 'oauth_artifacts', sql`select id_hash from oauth_artifacts where expires_at <= current_instant()`));
  await inPasses(() => removeSome(db, 'oauth_grants', sql`select id from oauth_grants where expires_at <= current_instant()`));
  await inPasses(() =>
    removeSome(
      db,
      'oauth_clients',
      sql`select id from oauth_clients where registered_from is not null and created_at <= current_instant() - interval '1 day'`,
    ),
  );
  await inPasses(() =>
    removeSome(
      db,
      'oauth_clients',
      sql`select id from oauth_clients c where user_id is null and created_at <= current_instant() - interval '30 days'
        and not exists (select from oauth_grants g where g.client_id = c.id)`,
    ),
  );
}

async function removeSome(db: Db, table: string, found: ReturnType<typeof sql>): Promise<number> {
  const key = sql.ref(table === 'oauth_artifacts' ? 'id_hash' : 'id');
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ${key} in (${found} limit ${mostRows} for update skip locked)`.execute(db);
  return Number(numAffectedRows);
}
