/**
 * Events to their receivers, one attempt at a time.
 *
 * Whoever books, moves or cancels writes what happened, and for each endpoint that subscribed to it a delivery and its job, in one
 * transaction (queries/events.ts). Workers (worker.ts) take up the jobs. For each delivery they claim it, which begins an attempt in its
 * log, send it, and record how that came out: it is over, or there is a time for the next attempt.
 *
 * What is promised: an event is told of if and only if its transaction was committed; a receiver that answers 2xx at some time within the
 * schedule (schedule.ts) has been told of it, however often workers are killed. Attempts of one delivery do not overlap while its worker is
 * in touch with the database. At most four attempts go to one endpoint at once, and one that is slow keeps no other waiting. An endpoint
 * that fails again and again is disabled, and what it misses is held until it is enabled.
 * What is not: that it comes once, since a worker may end between sending and recording; those have the same delivery id. Nor that events
 * come in order, since each is tried on its own; those of a booking are numbered.
 */
import { toBooking } from '../booking/body.ts';
import { readContract } from '../contract.ts';
import { type Db, retried } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { includesApi, plans } from '../plans.ts';
import { type Claimed, claimDelivery, claimNext, type Outcome, recordFailure, recordSuccess } from '../queries/deliveries.ts';
import { toBookingRow } from '../queries/events.ts';
import { isSuccess, toFailedOutcome, toOutcome } from './outcome.ts';
import { pauseAfter, toAskedMs } from './schedule.ts';
import type { WebhookSecrets } from './secrets.ts';
import { sign } from './signing.ts';

export type Delivering = { db: Db; secrets: WebhookSecrets; outbound: Outbound };

/** From looking up the address to the last byte of the answer. */
const withinMs = 10_000;
/** How long whoever has a lane keeps it to itself, so that workers share the load. */
const longestTurnMs = 1000;
/** Bytes of an answer that are read. */
const mostRead = 64 * 1024;

export const openPlans: string[] = plans.filter(includesApi);

/**
 * Attempts a delivery if it is due, and then for a while whatever else is due in its lane, since nobody else may meanwhile. Throws when
 * the database is away, or a secret cannot be read; the job is then tried again.
 */
export async function deliver(parts: Delivering, deliveryId: string, isStopping: () => boolean): Promise<void> {
  const { db } = parts;
  const turnEndsAt = performance.now() + longestTurnMs;
  let claimed = await claimDelivery(db, openPlans, deliveryId);
  while (claimed !== undefined) {
    if (claimed.isOpen) await attempt(parts, claimed);
    const isOver = isStopping() || performance.now() >= turnEndsAt;
    claimed = isOver ? undefined : await claimNext(db, openPlans, claimed);
  }
}

async function attempt(parts: Delivering, claimed: Claimed): Promise<void> {
  const { outcome, askedMs } = await send(parts, claimed);
  if (isSuccess(outcome)) return retried(() => recordSuccess(parts.db, claimed, outcome));
  const pauseMs = pauseAfter(claimed.failures + 1, { askedMs, chance: Math.random() });
  const disabledReason = outcome.status === 410 ? 'The receiver answered 410 Gone.' : null;
  await retried(() => recordFailure(parts.db, claimed, outcome, { pauseMs, disabledReason }));
}

async function send({ secrets, outbound }: Delivering, claimed: Claimed): Promise<{ outcome: Outcome; askedMs: number }> {
  const request = toRequest(claimed, secrets);
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await outbound.send(claimed.url, { ...request, withinMs, limit: mostRead });
    return { outcome: toOutcome(answer, durationMs()), askedMs: toAskedMs(answer.headers.get('retry-after'), Date.now()) };
  } catch (error) {
    return { outcome: toFailedOutcome(error, durationMs()), askedMs: 0 };
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
