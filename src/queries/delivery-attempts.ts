import { sql } from 'kysely';
import { afterCommit, type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { type Claimed, slowAfterTimeouts } from './delivery-claims.ts';
import { wakeWorkers } from './jobs.ts';

/** Failures in a row that disable an endpoint. Counted at most once a minute, so that the restart of a busy receiver disables nothing. */
export const maxFailures = 15;

/** From this one on, the owner is warned. */
export const warnedFailures = 5;

export type AttemptOutcome = { status: number | null; durationMs: number; error: string | null; response: string | null };

/**
 * Records a successful attempt: resets the endpoint's failures and completes the delivery, unless it was requeued meanwhile. Locks the
 * endpoint before the delivery, like every statement here, against deadlocks. Returns whether the endpoint had failed before.
 */
export async function recordSuccess(db: Db, claimed: Claimed, outcome: AttemptOutcome): Promise<boolean> {
  const { organizationId, id, attempt, dueAt } = claimed;
  const { rows } = await sql<{ isRecovered: boolean }>`
    with endpoint as (
      update webhooks w set timeouts = 0, consecutive_failures = case when w.active then 0 else w.consecutive_failures end,
          failure_counted_at = case when not w.active then w.failure_counted_at end,
          recovered_at = case when w.active and w.consecutive_failures >= ${warnedFailures} then clock.instant else w.recovered_at end
        from webhook_deliveries d cross join (select current_instant() as instant) as clock
        where w.organization_id = ${organizationId} and d.organization_id = ${organizationId} and d.id = ${id} and w.id = d.webhook_id
          and (w.timeouts <> 0 or (w.active and w.consecutive_failures <> 0))
        returning w.id
    ), delivery as (
      update webhook_deliveries d set leased_until = ${withoutLeaseOf(attempt)},
        status = case when ${isDueAt(dueAt)} then 'succeeded' else d.status end,
        next_attempt_at = case when ${isDueAt(dueAt)} then null else d.next_attempt_at end
      where d.organization_id = ${organizationId} and d.id = ${id} and (select count(*) from endpoint) >= 0
    ), attempted as (
      ${recordOutcome(claimed, outcome)}
    )
    select exists (select from endpoint) as is_recovered`.execute(db);
  return rows[0]?.isRecovered ?? false;
}

/**
 * Delivery `d` was neither completed nor requeued since the claim. Compared in milliseconds, the precision of `Date`; the end is computed here
 * because Citus allows only immutable functions in a CASE.
 */
const isDueAt = (dueAt: Date) =>
  sql<boolean>`coalesce(d.next_attempt_at >= ${dueAt}::timestamptz and d.next_attempt_at < ${new Date(dueAt.getTime() + 1)}::timestamptz, false)`;

/** Ends the lease of an attempt; if the lease had expired, a later attempt keeps its own. */
const withoutLeaseOf = (attempt: number) => sql`case when d.attempts = ${attempt} then null else d.leased_until end`;

const failedInARow = `${maxFailures} failures in a row, counted at most once a minute.`;

/** `pauseMs`: until the next attempt; null after the last one. `disabledReason`: set if this failure alone disables the endpoint. */
export type Consequence = { pauseMs: number | null; disabledReason: string | null; isTimeout: boolean };

/** `isFirst`: after a success. `isWarned`: from now on the endpoint counts as failing. */
export type Failure = { isFirst: boolean; isWarned: boolean; isDisabled: boolean };

/** Records a failed attempt, and reports the endpoint to its owner if it keeps failing or was disabled. */
export const recordFailure = (db: Db, claimed: Claimed, outcome: AttemptOutcome, consequence: Consequence): Promise<Failure> =>
  inTransaction(db, async (tx) => {
    const failure = await writeFailure(tx, claimed, outcome, consequence);
    if (failure.isDisabled) await report(tx, claimed, 'webhook_disabled');
    else if (failure.isWarned) await report(tx, claimed, 'webhook_failing');
    return failure;
  });

async function report(tx: Transaction, { organizationId, webhookId }: Claimed, type: Claimed['type']): Promise<void> {
  const { rows } = await sql<{ hasDeliveries: boolean }>`
    select report_webhook(${organizationId}, ${webhookId}, ${type}) as has_deliveries`.execute(tx);
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
}

/**
 * Records a failed attempt and schedules the next one, if any. While the endpoint is active, the failure counts against it and may disable
 * it; then the delivery is held. The delivery's time stays as it is if it was requeued, or if the lease expired and a later attempt began.
 */
async function writeFailure(tx: Transaction, claimed: Claimed, outcome: AttemptOutcome, consequence: Consequence): Promise<Failure> {
  const { organizationId, id, attempt, dueAt } = claimed;
  const { pauseMs, disabledReason, isTimeout } = consequence;
  const isCurrent = sql`(${isDueAt(dueAt)} and d.attempts = ${attempt})`;
  const counts = sql`coalesce(w.failure_counted_at <= (select a_minute_ago from clock), true)`;
  const failures = sql`(w.consecutive_failures + ${counts}::integer)`;
  const staysActive = sql`(${disabledReason}::text is null and ${failures} < ${maxFailures})`;
  const { rows } = await sql<Failure>`
    with clock as materialized (
      select current_instant() as instant, current_instant() - interval '1 minute' as a_minute_ago,
        current_instant() + make_interval(secs => ${pauseMs}::integer / 1000.0) as next_attempt_at
    ), before as materialized (
      select w.consecutive_failures from webhooks w where w.organization_id = ${organizationId} and w.id = ${claimed.webhookId} and w.active
        for no key update
    ), endpoint as (
      update webhooks w set consecutive_failures = ${failures}, timeouts = ${timeoutsAfter(isTimeout)},
        failure_counted_at = case when ${counts} then (select instant from clock) else w.failure_counted_at end,
        active = ${staysActive}, disabled_reason = coalesce(${disabledReason}, case when not ${staysActive} then ${failedInARow} end),
        updated_at = case when ${staysActive} then w.updated_at else (select instant from clock) end
      from webhook_deliveries d
      where (select count(*) from before) > 0 and w.organization_id = ${organizationId} and d.organization_id = ${organizationId} and d.id = ${id} and w.id = d.webhook_id and w.active
      returning w.active, w.consecutive_failures
    ), delivery as (
      update webhook_deliveries d set leased_until = ${withoutLeaseOf(attempt)},
        failures = d.failures + ${isCurrent}::integer,
        status = case when ${isCurrent} and ${pauseMs}::integer is null then 'failed' else d.status end,
        next_attempt_at = case when not ${isCurrent} then d.next_attempt_at
          when (select active from endpoint) then (select next_attempt_at from clock) end
      where d.organization_id = ${organizationId} and d.id = ${id} and (select count(*) from endpoint) >= 0
    ), attempted as (
      ${recordOutcome(claimed, outcome)}
    )
    select coalesce(b.consecutive_failures = 0 and e.active is not null, false) as is_first,
      coalesce(b.consecutive_failures < ${warnedFailures} and e.consecutive_failures >= ${warnedFailures}, false) as is_warned,
      coalesce(not e.active, false) as is_disabled
    from (select) as one left join before b on true left join endpoint e on true`.execute(tx);
  return rows[0] as Failure;
}

/** A slow endpoint `w` stays slow after a failure of another kind. */
const timeoutsAfter = (isTimeout: boolean) =>
  isTimeout ? sql`w.timeouts + 1` : sql`case when w.timeouts >= ${sql.lit(slowAfterTimeouts)} then w.timeouts else 0 end`;

/** The response is not stored if `eraseReceiversResponses` discarded it during the attempt. */
const recordOutcome = ({ organizationId, id, attempt }: Claimed, { status, durationMs, error, response }: AttemptOutcome) => sql`
  update webhook_attempts set status = ${status}, duration_ms = ${durationMs}, error = ${error},
      response = case when response is null then ${response} end
  where organization_id = ${organizationId} and delivery_id = ${id} and attempt = ${attempt}`;
