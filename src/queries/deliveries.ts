/** Deliveries that wait: which are due, and which are held because their endpoint is closed. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { addWakeUps } from './jobs.ts';

/** Rows that a statement changes at most; the next sweep changes the rest. */
export const mostAtOnce = 1000;

/** The organizations with a due delivery that no worker has claimed. One look at an index for each that has anything to be sent. */
export async function listDueOrganizations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive organization (id) as (
      (select organization_id from webhook_deliveries where status = 'pending' and next_attempt_at is not null order by organization_id limit 1)
      union all
      select (select d.organization_id from webhook_deliveries d
        where d.organization_id > o.id and d.status = 'pending' and d.next_attempt_at is not null order by d.organization_id limit 1)
      from organization o where o.id is not null
    )
    select o.id from organization o where o.id is not null and (
      select true from webhook_deliveries d
      where d.organization_id = o.id and d.status = 'pending' and d.next_attempt_at <= current_instant()
        and (d.leased_until is null or d.leased_until <= now())
      order by d.next_attempt_at limit 1)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Requeues what an endpoint missed while it was not active, and what was put off: the first ones at once, the rest by the next sweep. */
export async function resumeDeliveries(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    update webhook_deliveries set next_attempt_at = null
      where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at > current_instant()`.execute(tx);
  await sql`
    with ${resumed(sql`
      select id from webhook_deliveries where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at is null
        order by id limit ${mostAtOnce} for update skip locked`)}
    ${addWakeUps('resumed')}`.execute(tx);
}

/**
 * Requeues what is held although its endpoint is open: it or its owner was enabled, its organization is on such a plan again, or there was too
 * much.
 *
 * @returns how many; there may be more when it is `mostAtOnce`
 */
export async function resumeHeld(db: Db, plans: string[]): Promise<number> {
  const { rows } = await sql`
    with ${resumed(sql`
      select d.id from webhooks w join users u on u.id = w.user_id join organizations o on o.id = w.organization_id cross join lateral (
        select id from webhook_deliveries where webhook_id = w.id and status = 'pending' and next_attempt_at is null
          order by id limit ${mostAtOnce} for update skip locked) d
        where w.active and u.disabled_at is null and o.plan = any (${plans}::text[]) limit ${mostAtOnce}`)}
    select id from resumed`.execute(db);
  return rows.length;
}

const resumed = (held: ReturnType<typeof sql>) => sql`
  held as materialized (${held}), resumed as (
    update webhook_deliveries d set next_attempt_at = current_instant() where d.id = any (array(select id from held))
      returning d.id, d.organization_id, d.next_attempt_at
  )`;
