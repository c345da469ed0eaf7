/**
 * Claims of deliveries, and the outcomes of their attempts.
 *
 * A claim takes due rows with `for update skip locked` and leases them to its worker. It moves no delivery's time: a lease that runs out
 * makes the delivery due as it was. Leases go by the real clock, since a worker's death does; all else goes by `current_instant()`.
 */
import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db } from '../database/connect.ts';

/** So many attempts of an endpoint in a row without a success, and it is disabled. */
const mostFailures = 15;
/** At most so many attempts go to one endpoint at once, from all workers together. */
const lanes = 4;
/** An endpoint of which so many attempts in a row timed out is slow, until one succeeds: it has one lane and less time. */
const mostTimeouts = 2;
const leaseSeconds = 7;
/** Due rows of an organization that are read at once. */
const little = 50;
/** Its two numbers, of which the second is the organization's, are of claims alone. */
const claimLock = 1128352871;

const leaseEnd = sql`now() + make_interval(secs => ${sql.lit(leaseSeconds)})`;

/** An attempt that has begun. */
export type Claimed = {
  id: string;
  webhookId: string;
  attempt: number;
  failures: number;
  /** Another one means that the delivery was requeued meanwhile. */
  dueAt: Date;
  url: string;
  isSlow: boolean;
  secret: Buffer;
  previousSecret: Buffer | null;
  type: Schema['events']['type'];
  sequence: number;
  /** None: a test. */
  booking: unknown;
};

/** `after`: the endpoint after which to begin; `plans`: those that webhooks are part of. */
export type Wanted = { organizationId: string; after: string; most: number; plans: string[] };

/** `found`: how many were due, held ones included; `last`: the last endpoint of these. */
export type Claim = { claimed: Claimed[]; found: number; last: string | undefined };

/**
 * Claims up to `most` due deliveries of an organization, endpoint by endpoint, and begins their attempts. Deliveries to a closed endpoint
 * (not active, of a disabled user, or of a plan without webhooks) are held instead, until it is open again.
 *
 * The claims for one organization wait for each other, so that an endpoint's lanes are counted correctly. Where little is due, the due rows
 * name the endpoints. Otherwise a walk over the endpoints reads one index entry for each that has something to be sent, and ends as soon
 * as there is enough.
 */
export async function claimDeliveries(db: Db, { organizationId, after, most, plans }: Wanted): Promise<Claim> {
  const { rows } = await sql<Claimed & { isOpen: boolean }>`
    with recursive turn as materialized (
      select pg_advisory_xact_lock(${sql.lit(claimLock)}, hashtext(${organizationId}::text)) is null as is_ours
    ), due as materialized (
      select d.webhook_id from turn cross join lateral (
        select d.webhook_id from webhook_deliveries d
        where d.organization_id = ${organizationId} and d.status = 'pending' and ${isFree}
        order by d.next_attempt_at limit ${sql.lit(little)}) d
    ), walked (id) as (
      select case when (select count(*) from due) = ${sql.lit(little)} then ${nextEndpoint(organizationId, sql`${after}::uuid`)} end
      union all
      select ${nextEndpoint(organizationId, sql`e.id`)} from walked e where e.id is not null
    ), endpoint as (
      (select distinct webhook_id as id from due where (select count(*) from due) < ${sql.lit(little)} and webhook_id > ${after} order by webhook_id)
      union all
      select id from walked where id is not null
    ), picked as materialized (
      select d.id, w.is_open, w.is_slow
      from endpoint e cross join lateral (
        select w.active and u.disabled_at is null and o.plan = any (${plans}::text[]) as is_open, w.timeouts >= ${sql.lit(mostTimeouts)} as is_slow
        from webhooks w join users u on u.id = w.user_id join organizations o on o.id = w.organization_id where w.id = e.id offset 0
      ) w cross join lateral (
        select d.id from webhook_deliveries d
        where d.organization_id = ${organizationId} and d.webhook_id = e.id and d.status = 'pending'
          and ${isFree}
        order by d.next_attempt_at, d.id
        limit case when w.is_open then greatest(0, case when w.is_slow then 1 else ${sql.lit(lanes)} end - attempts_under_way(e.id)) else ${most} end
        for update skip locked
      ) d
      limit ${most}
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

/** Whether a delivery `d` is due, and not leased. */
const isFree = sql`d.next_attempt_at <= current_instant() and (d.leased_until is null or d.leased_until <= now())`;

/** An index is read from one endpoint to the next, however many deliveries each of them has. */
const nextEndpoint = (organizationId: string, after: ReturnType<typeof sql>) => sql`(
  select d.webhook_id from webhook_deliveries d where d.organization_id = ${organizationId} and d.webhook_id > ${after}
    and d.status = 'pending' and d.next_attempt_at is not null
  order by d.webhook_id limit 1)`;

/** The attempts of a worker that are still under way. One whose lease has run out, and that another worker has claimed, is left alone. */
export async function renewLeases(db: Db, attempts: Pick<Claimed, 'id' | 'attempt'>[]): Promise<void> {
  const [ids, numbers] = [attempts.map(({ id }) => id), attempts.map(({ attempt }) => attempt)];
  await sql`
    update webhook_deliveries d set leased_until = ${leaseEnd}
    from unnest(${ids}::uuid[], ${numbers}::integer[]) as a (id, attempt)
    where d.id = a.id and d.attempts = a.attempt and d.leased_until is not null`.execute(db);
}

/** Undoes a claim of which nothing was sent; the delivery is claimed again after a minute. */
export async function putOff(db: Db, { id, attempt }: Claimed): Promise<void> {
  await sql`
    with delivery as (
      update webhook_deliveries set attempts = attempts - 1, leased_until = now() + interval '1 minute'
        where id = ${id} and attempts = ${attempt} and leased_until is not null returning id
    )
    delete from webhook_attempts a using delivery d where a.delivery_id = d.id and a.attempt = ${attempt}`.execute(db);
}

/** The result of an attempt. */
export type Outcome = { status: number | null; durationMs: number; error: string | null; response: string | null };

/**
 * Records that an attempt reached its receiver: the endpoint's failures are forgotten, and the delivery is over, unless it was requeued
 * meanwhile. The endpoint is locked before its deliveries, as everywhere.
 */
export async function recordSuccess(db: Db, { id, attempt, dueAt }: Claimed, outcome: Outcome): Promise<void> {
  await sql`
    with endpoint as (
      update webhooks w set timeouts = 0, consecutive_failures = case when w.active then 0 else w.consecutive_failures end
        from webhook_deliveries d
        where d.id = ${id} and w.id = d.webhook_id and (w.timeouts <> 0 or (w.active and w.consecutive_failures <> 0))
        returning w.id
    ), delivery as (
      update webhook_deliveries d set leased_until = ${withoutLeaseOf(attempt)},
        status = case when ${isDueAt(dueAt)} then 'succeeded' else d.status end,
        next_attempt_at = case when ${isDueAt(dueAt)} then null else d.next_attempt_at end
      where d.id = ${id} and (select count(*) from endpoint) >= 0
    )
    ${recordOutcome(id, attempt, outcome)}`.execute(db);
}

/** Whether delivery `d` is neither over nor requeued; to the millisecond, as instants are here. */
const isDueAt = (dueAt: Date) => sql<boolean>`date_trunc('milliseconds', d.next_attempt_at) is not distinct from ${dueAt}::timestamptz`;

/** A later attempt of delivery `d` keeps its lease: this attempt had lost its own. */
const withoutLeaseOf = (attempt: number) => sql`case when d.attempts = ${attempt} then null else d.leased_until end`;

/** `pauseMs`: null after the last attempt; `disabledReason`: null unless this failure alone disables the endpoint. */
export type Consequence = { pauseMs: number | null; disabledReason: string | null; isTimeout: boolean };

/**
 * Records that an attempt failed: when the next one is, or that there is none. The failure counts against its endpoint while that is
 * active, one by one however many come at once, and disables it when it is one too many. Then the delivery is held. One that was requeued
 * meanwhile keeps its time, and so does one of which a later attempt has begun, since this one's lease had run out.
 *
 * @returns whether this failure disabled the endpoint
 */
export async function recordFailure(db: Db, { id, attempt, dueAt }: Claimed, outcome: Outcome, consequence: Consequence): Promise<boolean> {
  const { pauseMs, disabledReason, isTimeout } = consequence;
  const isCurrent = sql`(${isDueAt(dueAt)} and d.attempts = ${attempt})`;
  const { rows } = await sql<{ isDisabled: boolean }>`
    with endpoint as (
      update webhooks w set consecutive_failures = w.consecutive_failures + 1, timeouts = ${timeoutsAfter(isTimeout)},
        active = ${disabledReason}::text is null and w.consecutive_failures + 1 < ${mostFailures},
        disabled_reason = coalesce(${disabledReason}, case when w.consecutive_failures + 1 >= ${mostFailures} then ${`${mostFailures} attempts in a row failed.`} end),
        updated_at = case when ${disabledReason}::text is null and w.consecutive_failures + 1 < ${mostFailures} then w.updated_at else current_instant() end
      from webhook_deliveries d where d.id = ${id} and w.id = d.webhook_id and w.active
      returning w.active
    ), delivery as (
      update webhook_deliveries d set leased_until = ${withoutLeaseOf(attempt)},
        failures = d.failures + ${isCurrent}::integer,
        status = case when ${isCurrent} and ${pauseMs}::integer is null then 'failed' else d.status end,
        next_attempt_at = case when not ${isCurrent} then d.next_attempt_at
          when (select active from endpoint) then current_instant() + make_interval(secs => ${pauseMs}::integer / 1000.0) end
      where d.id = ${id} and (select count(*) from endpoint) >= 0
    ), attempted as (
      ${recordOutcome(id, attempt, outcome)}
    )
    select coalesce((select not active from endpoint), false) as is_disabled`.execute(db);
  return rows[0]?.isDisabled ?? false;
}

/** A slow endpoint `w` stays slow whatever its failures are. */
const timeoutsAfter = (isTimeout: boolean) =>
  isTimeout ? sql`w.timeouts + 1` : sql`case when w.timeouts >= ${sql.lit(mostTimeouts)} then w.timeouts else 0 end`;

const recordOutcome = (id: string, attempt: number, { status, durationMs, error, response }: Outcome) => sql`
  update webhook_attempts set status = ${status}, duration_ms = ${durationMs}, error = ${error}, response = ${response}
  where delivery_id = ${id} and attempt = ${attempt}`;
