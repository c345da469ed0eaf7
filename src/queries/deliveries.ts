import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { addDeliveryJobs, laneOf, removeDeliveryJobs } from './jobs.ts';

/** What a statement takes on at once; a sweep takes on the rest. */
export const mostAtOnce = 1000;

/** So many attempts of an endpoint in a row without a success, and it is disabled. */
const mostFailures = 15;

/** What is attempted next. It is not to be sent while its endpoint is closed: not active, or not of a plan with webhooks. */
export type Claimed = {
  id: string;
  webhookId: string;
  isOpen: boolean;
  attempt: number;
  failures: number;
  /** Another one means that it was asked for anew meanwhile. */
  dueAt: Date;
  url: string;
  secret: Buffer;
  previousSecret: Buffer | null;
  type: Schema['events']['type'];
  sequence: number;
  /** None: a test. */
  booking: unknown;
};

/**
 * Claims a delivery that is due, and begins an attempt in its log. One whose endpoint is closed is held instead, until that is open
 * again; and one that is not due yet gets its job anew. Undefined: there is nothing to send.
 *
 * @param plans those that webhooks are part of
 */
export const claimDelivery = (db: Db, plans: string[], id: string): Promise<Claimed | undefined> => claim(db, plans, sql`${id}`);

/** Claims, likewise, what is due next in the lane of a delivery, which its caller has to itself. */
export const claimNext = (db: Db, plans: string[], { id, webhookId }: Claimed): Promise<Claimed | undefined> =>
  claim(
    db,
    plans,
    sql`(
      select d.id from webhook_deliveries d where d.webhook_id = ${webhookId} and d.status = 'pending'
        and d.next_attempt_at <= current_instant() and ${laneOf(sql`d.id`)} = ${laneOf(sql`${id}`)}
        order by d.next_attempt_at, d.id limit 1)`,
  );

async function claim(db: Db, plans: string[], wanted: ReturnType<typeof sql>): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with wanted as materialized (
      select d.id, d.webhook_id, d.next_attempt_at, w.active and o.plan = any (${plans}::text[]) as is_open
      from webhook_deliveries d join webhooks w on w.id = d.webhook_id join organizations o on o.id = d.organization_id
      where d.id = ${wanted} and d.status = 'pending' and d.next_attempt_at is not null
    ), claimed as (
      update webhook_deliveries d set attempts = d.attempts + t.is_open::integer, next_attempt_at = case when t.is_open then d.next_attempt_at end
      from wanted t where d.id = t.id and d.status = 'pending' and d.next_attempt_at <= current_instant()
      returning d.id, d.webhook_id, d.event_id, t.is_open, d.attempts, d.failures, t.next_attempt_at as due_at
    ), begun as (
      insert into webhook_attempts (delivery_id, attempt) select id, attempts from claimed where is_open
    ), early as (
      select id, webhook_id, next_attempt_at from wanted where next_attempt_at > current_instant()
    ), added as (
      ${addDeliveryJobs('early')}
    ), held as (
      select id from claimed where not is_open
    ), removed as (
      ${removeDeliveryJobs('held')}
    )
    select c.id, c.webhook_id, c.is_open, c.attempts as attempt, c.failures, c.due_at, w.url, w.secret,
      case when w.previous_until > current_instant() then w.previous_secret end as previous_secret, e.type, e.sequence, e.booking,
      (select count(*) from added), (select count(*) from removed)
    from (select) as always left join claimed c on true
      left join webhooks w on w.id = c.webhook_id left join events e on e.id = c.event_id`.execute(db);
  const [row] = rows;
  return row?.id ? row : undefined;
}

/** How an attempt came out. */
export type Outcome = { status: number | null; durationMs: number; error: string | null; response: string | null };

/**
 * Records that an attempt reached its receiver: the endpoint's failures are forgotten, and the delivery is over, unless it was asked for
 * anew meanwhile. The endpoint comes first, as for everyone who locks it and its deliveries.
 */
export async function recordSuccess(db: Db, { id, attempt, dueAt }: Claimed, outcome: Outcome): Promise<void> {
  await sql`
    with endpoint as (
      update webhooks w set consecutive_failures = 0 from webhook_deliveries d
        where d.id = ${id} and w.id = d.webhook_id and w.active and w.consecutive_failures <> 0
        returning w.id
    ), delivery as (
      update webhook_deliveries set status = 'succeeded', next_attempt_at = null
        where id = ${id} and ${isDueAt('webhook_deliveries', dueAt)} and (select count(*) from endpoint) >= 0
        returning id
    ), attempted as (
      ${recordOutcome(id, attempt, outcome)}
    )
    ${removeDeliveryJobs('delivery')}`.execute(db);
}

/** Whether it has not been asked for anew; to the millisecond, as instants are here. */
const isDueAt = (delivery: string, dueAt: Date) =>
  sql<boolean>`date_trunc('milliseconds', ${sql.ref(`${delivery}.next_attempt_at`)}) = ${dueAt}`;

/** What follows from a failure. `pauseMs`: null after the last attempt; `disabledReason`: null unless this failure alone disables. */
export type Consequence = { pauseMs: number | null; disabledReason: string | null };

/**
 * Records that an attempt failed: when the next one is, or that there is none. The failure counts against its endpoint while that is
 * active, one by one however many come at once, and disables it when it is one too many. Then the delivery is held. One that was asked for
 * anew meanwhile begins anew.
 */
export async function recordFailure(db: Db, { id, attempt, dueAt }: Claimed, outcome: Outcome, { pauseMs, disabledReason }: Consequence) {
  await sql`
    with endpoint as (
      update webhooks w set consecutive_failures = w.consecutive_failures + 1,
        active = ${disabledReason}::text is null and w.consecutive_failures + 1 < ${mostFailures},
        disabled_reason = coalesce(${disabledReason}, case when w.consecutive_failures + 1 >= ${mostFailures} then ${`${mostFailures} attempts in a row failed.`} end),
        updated_at = case when ${disabledReason}::text is null and w.consecutive_failures + 1 < ${mostFailures} then w.updated_at else current_instant() end
      from webhook_deliveries d where d.id = ${id} and w.id = d.webhook_id and w.active
      returning w.active
    ), delivery as (
      update webhook_deliveries d set failures = d.failures + 1,
        status = case when ${pauseMs}::integer is null then 'failed' else 'pending' end,
        next_attempt_at = case when (select active from endpoint) then current_instant() + make_interval(secs => ${pauseMs}::integer / 1000.0) end
      where d.id = ${id} and ${isDueAt('d', dueAt)} and (select count(*) from endpoint) >= 0
      returning d.id, d.webhook_id, d.next_attempt_at
    ), attempted as (
      ${recordOutcome(id, attempt, outcome)}
    ), added as (
      ${addDeliveryJobs('delivery')}
    ), over as (
      select id from delivery where next_attempt_at is null
    ), removed as (
      ${removeDeliveryJobs('over')}
    )
    select (select count(*) from added), (select count(*) from removed)`.execute(db);
}

const recordOutcome = (id: string, attempt: number, { status, durationMs, error, response }: Outcome) => sql`
  update webhook_attempts set status = ${status}, duration_ms = ${durationMs}, error = ${error}, response = ${response}
  where delivery_id = ${id} and attempt = ${attempt}`;

/** Sets going what an endpoint missed while it was not active, and what was put off: the first ones at once, the rest by the next sweep. */
export async function resumeDeliveries(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    update webhook_deliveries set next_attempt_at = null
      where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at > current_instant()`.execute(tx);
  await resume(
    tx,
    sql`
    select id from webhook_deliveries where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at is null
      order by id limit ${mostAtOnce} for update skip locked`,
  );
}

/**
 * Sets going what is held although its endpoint is open: it was enabled, its organization is on such a plan again, or there was too much.
 * Answers how many; there may be more when it is `mostAtOnce`.
 */
export function resumeHeld(db: Db, plans: string[]): Promise<number> {
  return resume(
    db,
    sql`
    select d.id from webhooks w join organizations o on o.id = w.organization_id cross join lateral (
      select id from webhook_deliveries where webhook_id = w.id and status = 'pending' and next_attempt_at is null
        order by id limit ${mostAtOnce} for update skip locked) d
      where w.active and o.plan = any (${plans}::text[]) limit ${mostAtOnce}`,
  );
}

async function resume(db: Db, held: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql`
    with held as materialized (${held}), resumed as (
      update webhook_deliveries d set next_attempt_at = current_instant() from held where d.id = held.id
        returning d.id, d.webhook_id, d.next_attempt_at
    )
    ${addDeliveryJobs('resumed')}`.execute(db);
  return rows.length;
}

/** Gives what should long have been attempted a job if it has none. */
export async function renewJobs(db: Db): Promise<void> {
  await sql`
    with overdue as materialized (
      select id, webhook_id, next_attempt_at from webhook_deliveries
        where status = 'pending' and next_attempt_at <= current_instant() - interval '1 minute' order by next_attempt_at limit ${10 * mostAtOnce}
    ), lost as (
      select o.* from overdue o where not exists (
        select from graphile_worker.jobs j where j.key = 'delivery:' || o.id) limit ${mostAtOnce}
    )
    ${addDeliveryJobs('lost')}`.execute(db);
}
