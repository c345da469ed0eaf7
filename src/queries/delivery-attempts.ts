import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { type Claimed, slowAfterTimeouts } from './delivery-claims.ts';

/** Consecutive failed attempts that disable an endpoint. */
export const maxFailures = 15;

export type AttemptOutcome = { status: number | null; durationMs: number; error: string | null; response: string | null };

/**
 * Records a successful attempt: resets the endpoint's failures and completes the delivery, unless it was requeued meanwhile. Locks the
 * endpoint before the delivery, like every statement here, against deadlocks.
 */
export async function recordSuccess(db: Db, { id, attempt, dueAt }: Claimed, outcome: AttemptOutcome): Promise<void> {
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

/** Delivery `d` was neither completed nor requeued since the claim. Compared in milliseconds, the precision of `Date`. */
const isDueAt = (dueAt: Date) => sql<boolean>`date_trunc('milliseconds', d.next_attempt_at) is not distinct from ${dueAt}::timestamptz`;

/** Ends the lease of an attempt; if the lease had expired, a later attempt keeps its own. */
const withoutLeaseOf = (attempt: number) => sql`case when d.attempts = ${attempt} then null else d.leased_until end`;

/** `pauseMs`: until the next attempt; null after the last one. `disabledReason`: set if this failure alone disables the endpoint. */
export type Consequence = { pauseMs: number | null; disabledReason: string | null; isTimeout: boolean };

/**
 * Records a failed attempt and schedules the next one, if any. While the endpoint is active, the failure counts against it and may disable
 * it; then the delivery is held. The delivery's time stays as it is if it was requeued, or if the lease expired and a later attempt began.
 * Returns whether this failure disabled the endpoint.
 */
export async function recordFailure(
  db: Db,
  { id, attempt, dueAt }: Claimed,
  outcome: AttemptOutcome,
  consequence: Consequence,
): Promise<boolean> {
  const { pauseMs, disabledReason, isTimeout } = consequence;
  const isCurrent = sql`(${isDueAt(dueAt)} and d.attempts = ${attempt})`;
  const { rows } = await sql<{ isDisabled: boolean }>`
    with endpoint as (
      update webhooks w set consecutive_failures = w.consecutive_failures + 1, timeouts = ${timeoutsAfter(isTimeout)},
        active = ${disabledReason}::text is null and w.consecutive_failures + 1 < ${maxFailures},
        disabled_reason = coalesce(${disabledReason}, case when w.consecutive_failures + 1 >= ${maxFailures} then ${`${maxFailures} attempts in a row failed.`} end),
        updated_at = case when ${disabledReason}::text is null and w.consecutive_failures + 1 < ${maxFailures} then w.updated_at else current_instant() end
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

/** A slow endpoint `w` stays slow after a failure of another kind. */
const timeoutsAfter = (isTimeout: boolean) =>
  isTimeout ? sql`w.timeouts + 1` : sql`case when w.timeouts >= ${sql.lit(slowAfterTimeouts)} then w.timeouts else 0 end`;

const recordOutcome = (id: string, attempt: number, { status, durationMs, error, response }: AttemptOutcome) => sql`
  update webhook_attempts set status = ${status}, duration_ms = ${durationMs}, error = ${error}, response = ${response}
  where delivery_id = ${id} and attempt = ${attempt}`;
