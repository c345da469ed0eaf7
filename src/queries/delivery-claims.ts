/**
 * Claims of due deliveries. Outcomes of their attempts: delivery-attempts.ts.
 *
 * A claim takes rows with `for update skip locked` and leases them to a worker. It leaves `next_attempt_at` as it is, so that a delivery is
 * due again when its lease expires. Leases use the real clock, like the death of a worker; everything else uses `current_instant()`.
 */
import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db } from '../database/connect.ts';

const maxConcurrent = 4;
/** Consecutive timeouts that make an endpoint slow until an attempt succeeds: one attempt at a time, with a shorter time limit. */
export const slowAfterTimeouts = 2;
const leaseSeconds = 7;
/** Below this number of due rows, the rows themselves name the endpoints; from it on, an index scan finds them. */
const fewRows = 50;
/** Namespace of the advisory locks for claims; the second key is the organization's. */
const claimLock = 1128352871;

const leaseEnd = sql`now() + make_interval(secs => ${sql.lit(leaseSeconds)})`;

export type Claimed = {
  id: string;
  webhookId: string;
  attempt: number;
  failures: number;
  /** Differs from the row's `next_attempt_at` once the delivery was requeued. */
  dueAt: Date;
  url: string;
  isSlow: boolean;
  secret: Buffer;
  previousSecret: Buffer | null;
  type: Schema['events']['type'];
  sequence: number;
  /** The booking as of the event; null for a test event. */
  booking: unknown;
};

/** `after`: id of the endpoint after which to start; `plans`: the plans that include webhooks. */
export type ClaimRequest = { organizationId: string; after: string; limit: number; plans: string[] };

/** `found`: due deliveries, including those now held; `last`: the last endpoint among them. */
export type ClaimResult = { claimed: Claimed[]; found: number; last: string | undefined };

/** Organizations with a due, unleased delivery. Costs one index look-up for each organization with anything pending. */
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
      where d.organization_id = o.id and d.status = 'pending' and ${isFree}
      order by d.next_attempt_at limit 1)`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Claims up to `limit` due deliveries of an organization, endpoint by endpoint, and begins their attempts. A delivery whose endpoint cannot
 * receive (inactive, owner disabled, plan without webhooks) is held: its time is cleared until the endpoint can receive again.
 *
 * Claims for one organization are serialized by an advisory lock, which makes the count of concurrent attempts correct. With many due rows,
 * a loose index scan reads one entry per endpoint and stops when `limit` is reached.
 */
export async function claimDeliveries(db: Db, { organizationId, after, limit, plans }: ClaimRequest): Promise<ClaimResult> {
  const { rows } = await sql<Claimed & { isOpen: boolean }>`
    with recursive turn as materialized (
      select pg_advisory_xact_lock(${sql.lit(claimLock)}, hashtext(${organizationId}::text)) is null as is_ours
    ), due as materialized (
      select d.webhook_id from turn cross join lateral (
        select d.webhook_id from webhook_deliveries d
        where d.organization_id = ${organizationId} and d.status = 'pending' and ${isFree}
        order by d.next_attempt_at limit ${sql.lit(fewRows)}) d
    ), scanned (id) as (
      select case when (select count(*) from due) = ${sql.lit(fewRows)} then ${nextEndpoint(organizationId, sql`${after}::uuid`)} end
      union all
      select ${nextEndpoint(organizationId, sql`e.id`)} from scanned e where e.id is not null
    ), endpoint as (
      (select distinct webhook_id as id from due where (select count(*) from due) < ${sql.lit(fewRows)} and webhook_id > ${after} order by webhook_id)
      union all
      select id from scanned where id is not null
    ), picked as materialized (
      select d.id, w.is_open, w.is_slow
      from endpoint e cross join lateral (
        select w.active and u.disabled_at is null and o.plan = any (${plans}::text[]) as is_open, w.timeouts >= ${sql.lit(slowAfterTimeouts)} as is_slow
        from webhooks w join users u on u.id = w.user_id join organizations o on o.id = w.organization_id where w.id = e.id offset 0
      ) w cross join lateral (
        select d.id from webhook_deliveries d
        where d.organization_id = ${organizationId} and d.webhook_id = e.id and d.status = 'pending'
          and ${isFree}
        order by d.next_attempt_at, d.id
        limit case when w.is_open then greatest(0, case when w.is_slow then 1 else ${sql.lit(maxConcurrent)} end - attempts_under_way(e.id)) else ${limit} end
        for update skip locked
      ) d
      limit ${limit}
    ), claimed as (
      update webhook_deliveries d set attempts = d.attempts + p.is_open::integer,
        next_attempt_at = case when p.is_open then d.next_attempt_at end, leased_until = case when p.is_open then ${leaseEnd} end
      from picked p where d.id = any (array(select id from picked)) and p.id = d.id
      returning d.id, d.webhook_id, d.event_id, d.attempts, d.failures, d.next_attempt_at, p.is_open, p.is_slow
    ), begun as (
      insert into webhook_attempts (delivery_id, attempt) select id, attempts from claimed where is_open
    )
    select c.id, c.webhook_id, c.is_open, c.is_slow, c.attempts as attempt, c.failures, c.next_attempt_at as due_at, w.url, w.secret,
      case when w.previous_until > current_instant() then w.previous_secret end as previous_secret, e.type, e.sequence,
      case when c.is_open then e.booking end as booking
    from claimed c join webhooks w on w.id = c.webhook_id join events e on e.id = c.event_id`.execute(db);
  const webhookIds = rows.map(({ webhookId }) => webhookId).sort();
  return { claimed: rows.filter(({ isOpen }) => isOpen), found: rows.length, last: webhookIds.at(-1) };
}

const isFree = sql`d.next_attempt_at <= current_instant() and (d.leased_until is null or d.leased_until <= now())`;

const nextEndpoint = (organizationId: string, after: ReturnType<typeof sql>) => sql`(
  select d.webhook_id from webhook_deliveries d where d.organization_id = ${organizationId} and d.webhook_id > ${after}
    and d.status = 'pending' and d.next_attempt_at is not null
  order by d.webhook_id limit 1)`;

/** Extends the leases of attempts under way, except those that expired and were claimed by another worker. */
export async function renewLeases(db: Db, attempts: Pick<Claimed, 'id' | 'attempt'>[]): Promise<void> {
  const [ids, numbers] = [attempts.map(({ id }) => id), attempts.map(({ attempt }) => attempt)];
  await sql`
    update webhook_deliveries d set leased_until = ${leaseEnd}
    from unnest(${ids}::uuid[], ${numbers}::integer[]) as a (id, attempt)
    where d.id = a.id and d.attempts = a.attempt and d.leased_until is not null`.execute(db);
}

/** Undoes a claim before anything was sent. The delivery can be claimed again after a minute. */
export async function postponeClaim(db: Db, { id, attempt }: Claimed): Promise<void> {
  await sql`
    with delivery as (
      update webhook_deliveries set attempts = attempts - 1, leased_until = now() + interval '1 minute'
        where id = ${id} and attempts = ${attempt} and leased_until is not null returning id
    )
    delete from webhook_attempts a using delivery d where a.delivery_id = d.id and a.attempt = ${attempt}`.execute(db);
}
