/**
 * Sends events to webhook endpoints, one attempt at a time.
 *
 * The transaction that changes a booking, a lead or an event type inserts an event and one delivery per subscribed endpoint
 * (`write_bookings`, `insert_event`). After the commit it wakes the workers (worker.ts). A worker claims due deliveries under a lease (delivery-claims.ts),
 * alternating between organizations (dispatcher.ts). This file sends the request and records the outcome.
 *
 * Promised: an event is sent if and only if its transaction committed. A receiver that responds with 2xx at some time within the retry
 * schedule (schedule.ts) has received it, even when workers are killed. Attempts of one delivery do not overlap while its worker reaches the
 * database. An endpoint gets at most four requests at a time. Slow endpoints delay no other organization. An endpoint that keeps failing is
 * disabled, and its events are held until it is enabled.
 * Not promised: exactly-once delivery, since a worker may end between sending and recording; a repeated delivery has the same id. Order:
 * each event is sent independently, with a sequence number per object.
 */
import { includesApi, plans } from '../accounts/plans.ts';
import type { Links } from '../booking/to-booking.ts';
import { type Db, recordPatiently } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { type AttemptOutcome, recordFailure, recordSuccess } from '../queries/delivery-attempts.ts';
import { type Claimed, postponeClaim } from '../queries/delivery-claims.ts';
import { isSuccess, isTimeout, toFailedOutcome, toOutcome } from './outcome.ts';
import { toBody, toHeaders } from './request.ts';
import { pauseAfter, toRetryAfterMs } from './schedule.ts';
import type { WebhookSecrets } from './secrets.ts';
import { sign } from './signing.ts';

export type Parts = {
  db: Db;
  secrets: WebhookSecrets;
  links: Links;
  outbound: Outbound;
  log: Log;
  metrics?: Metrics | undefined;
  /** Aborted when the worker stops. */
  signal: AbortSignal;
};

/** From the DNS look-up to the last byte of the response. */
const normalTimeoutMs = 10_000;
const slowTimeoutMs = normalTimeoutMs / 5;
const responseLimitBytes = 64 * 1024;

export const webhookPlans: string[] = plans.filter(includesApi);

type SignedRequest = ReturnType<typeof toRequest>;

/** Sends a claimed delivery and records the outcome. Never rejects: without a recorded outcome, the delivery is due again when its lease expires. */
export async function deliver(parts: Parts, claimed: Claimed): Promise<void> {
  try {
    const request = await signOrPostpone(parts, claimed);
    if (request !== undefined) await attempt(parts, claimed, request);
  } catch (error) {
    parts.log.warn({ err: error, webhookId: claimed.webhookId, deliveryId: claimed.id }, 'recording the outcome of a delivery failed');
  }
}

/** A secret that cannot be decrypted does not count as the endpoint's failure. */
async function signOrPostpone(parts: Parts, claimed: Claimed): Promise<SignedRequest | undefined> {
  const { db, log } = parts;
  try {
    return toRequest(parts, claimed);
  } catch (error) {
    log.warn({ err: error, webhookId: claimed.webhookId, deliveryId: claimed.id }, 'signing a delivery failed');
    await postponeClaim(db, claimed);
    return undefined;
  }
}

async function attempt(parts: Parts, claimed: Claimed, request: SignedRequest): Promise<void> {
  const { db, log, metrics, signal } = parts;
  const { webhookId } = claimed;
  const { outcome, retryAfterMs } = await send(parts, claimed, request);
  metrics?.countWebhookAttempt(isSuccess(outcome) ? 'succeeded' : 'failed');
  if (isSuccess(outcome)) {
    const isRecovered = await recordPatiently(() => recordSuccess(db, claimed, outcome), signal);
    if (isRecovered) log.warn({ webhookId }, 'a webhook endpoint works again');
    return;
  }
  const pauseMs = pauseAfter(claimed.failures + 1, { retryAfterMs, chance: Math.random() });
  const disabledReason = outcome.status === 410 ? 'The receiver responded with 410 Gone.' : null;
  const consequence = { pauseMs, disabledReason, isTimeout: isTimeout(outcome, slowTimeoutMs) };
  const { isFirst, isWarned, isDisabled } = await recordPatiently(() => recordFailure(db, claimed, outcome, consequence), signal);
  if (isFirst) log.warn({ webhookId, status: outcome.status, error: outcome.error }, 'a webhook endpoint has started to fail');
  if (isWarned) log.warn({ webhookId, status: outcome.status, error: outcome.error }, 'a webhook endpoint keeps failing');
  if (isDisabled) log.warn({ webhookId }, 'a webhook endpoint was disabled');
}

async function send(
  { outbound }: Parts,
  { url, isSlow }: Claimed,
  request: SignedRequest,
): Promise<{ outcome: AttemptOutcome; retryAfterMs: number }> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const timeoutMs = isSlow ? slowTimeoutMs : normalTimeoutMs;
  try {
    const response = await outbound.send(url, { ...request, timeoutMs, limit: responseLimitBytes });
    const retryAfterMs = toRetryAfterMs(response.headers.get('retry-after'), Date.now());
    return { outcome: toOutcome(response, durationMs()), retryAfterMs };
  } catch (error) {
    return { outcome: toFailedOutcome(error, { durationMs: durationMs(), timeoutMs }), retryAfterMs: 0 };
  }
}

function toRequest({ secrets, links }: Parts, claimed: Claimed) {
  const sentAt = new Date();
  const body = JSON.stringify(toBody(links, claimed, sentAt));
  const validSecrets = [claimed.secret, claimed.previousSecret].flatMap((encrypted) =>
    encrypted === null ? [] : [secrets.decrypt(encrypted)],
  );
  const headers = {
    ...toHeaders(claimed),
    ...sign({ id: claimed.id, seconds: Math.floor(sentAt.getTime() / 1000), body }, validSecrets),
  };
  return { method: 'POST' as const, headers, body };
}
