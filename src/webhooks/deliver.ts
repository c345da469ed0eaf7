/**
 * Events to their receivers, one attempt at a time.
 *
 * Whoever books, moves or cancels writes what happened, and a delivery for each endpoint that subscribed to it, in one transaction
 * (queries/events.ts), which also wakes the workers (worker.ts). They claim deliveries under a lease, which begins an attempt in each one's
 * log (queries/delivery-attempts.ts), in turns between organizations (dispatcher.ts). Here an attempt is sent, and its outcome recorded:
 * the delivery is over, or there is a time for the next attempt.
 *
 * What is promised: an event is sent if and only if its transaction was committed; a receiver that answers 2xx at some time within the
 * schedule (schedule.ts) has received it, however often workers are killed. Attempts of one delivery do not overlap while its worker is
 * in touch with the database. At most four attempts go to one endpoint at once. Endpoints that are slow delay no other organization. An
 * endpoint that fails again and again is disabled, and its events are held until it is enabled.
 * What is not: that an event is sent only once, since a worker may end between sending and recording; both have the same delivery id. Nor
 * that events arrive in order, since each is sent on its own; those of a booking are numbered.
 */

import { includesApi, plans } from '../accounts/plans.ts';
import { toBooking } from '../booking/to-booking.ts';
import { readContract } from '../contract.ts';
import { type Db, retried } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';
import { type Claimed, type Outcome, putOff, recordFailure, recordSuccess } from '../queries/delivery-attempts.ts';
import { toBookingRow } from '../queries/events.ts';
import { isSuccess, isTimeout, toFailedOutcome, toOutcome } from './outcome.ts';
import { pauseAfter, toAskedMs } from './schedule.ts';
import type { WebhookSecrets } from './secrets.ts';
import { sign } from './signing.ts';

export type Delivering = { db: Db; secrets: WebhookSecrets; outbound: Outbound; log: Log };

/** From looking up the address to the last byte of the answer. */
const longestMs = 10_000;
/** The same, for an endpoint of which the last attempts timed out. */
const longestSlowMs = longestMs / 5;
/** Bytes of an answer that are read. */
const mostRead = 64 * 1024;

export const openPlans: string[] = plans.filter(includesApi);

type Signed = ReturnType<typeof toRequest>;

/** Sends a claimed delivery and records the outcome. Never rejects: a delivery of which no outcome was recorded is due again when its lease ends. */
export async function deliver(parts: Delivering, claimed: Claimed): Promise<void> {
  try {
    const request = await signOrPutOff(parts, claimed);
    if (request !== undefined) await attempt(parts, claimed, request);
  } catch (error) {
    parts.log.warn({ err: error, webhookId: claimed.webhookId, deliveryId: claimed.id }, 'the outcome of a delivery could not be recorded');
  }
}

/** A secret that cannot be read is not the receiver's failure. */
async function signOrPutOff({ db, secrets, log }: Delivering, claimed: Claimed): Promise<Signed | undefined> {
  try {
    return toRequest(claimed, secrets);
  } catch (error) {
    log.warn({ err: error, webhookId: claimed.webhookId, deliveryId: claimed.id }, 'a delivery could not be signed');
    await putOff(db, claimed);
    return undefined;
  }
}

async function attempt(parts: Delivering, claimed: Claimed, request: Signed): Promise<void> {
  const { db, log } = parts;
  const { outcome, askedMs } = await send(parts, claimed, request);
  if (isSuccess(outcome)) return retried(() => recordSuccess(db, claimed, outcome));
  const pauseMs = pauseAfter(claimed.failures + 1, { askedMs, chance: Math.random() });
  const disabledReason = outcome.status === 410 ? 'The receiver answered 410 Gone.' : null;
  const consequence = { pauseMs, disabledReason, isTimeout: isTimeout(outcome, longestSlowMs) };
  const isDisabled = await retried(() => recordFailure(db, claimed, outcome, consequence));
  if (isDisabled) log.warn({ webhookId: claimed.webhookId }, 'a webhook endpoint was disabled');
}

async function send({ outbound }: Delivering, { url, isSlow }: Claimed, request: Signed): Promise<{ outcome: Outcome; askedMs: number }> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const withinMs = isSlow ? longestSlowMs : longestMs;
  try {
    const answer = await outbound.send(url, { ...request, withinMs, limit: mostRead });
    return { outcome: toOutcome(answer, durationMs()), askedMs: toAskedMs(answer.headers.get('retry-after'), Date.now()) };
  } catch (error) {
    return { outcome: toFailedOutcome(error, { durationMs: durationMs(), withinMs }), askedMs: 0 };
  }
}

function toRequest(claimed: Claimed, secrets: WebhookSecrets) {
  const sentAt = new Date();
  const { type: event, attempt, booking } = claimed;
  const data = booking === null ? exampleBooking() : toBooking(toBookingRow(booking));
  const body = JSON.stringify({ event, attempt, sentAt: sentAt.toISOString(), data });
  const valid = [claimed.secret, claimed.previousSecret].flatMap((sealed) => (sealed === null ? [] : [secrets.open(sealed)]));
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Caledee-Webhooks/1',
    'X-Caledee-Event': event,
    'X-Caledee-Delivery': claimed.id,
    'X-Caledee-Delivery-Attempt': String(attempt),
    'X-Caledee-Sequence': String(claimed.sequence),
    ...sign({ id: claimed.id, seconds: Math.floor(sentAt.getTime() / 1000), body }, valid),
  };
  return { method: 'POST' as const, headers, body };
}

let example: unknown;

/** What a test tells of: the contract's own example. */
function exampleBooking(): unknown {
  const { Booking } = readContract().components.schemas as Record<string, { examples?: unknown[] }>;
  example ??= Booking?.examples?.[0];
  return example;
}
