/** The outcome of a delivery that was just queued, which most receivers decide within a second. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../database/connect.ts';
import { type DeliveryRow, findDelivery } from '../queries/deliveries.ts';
import type { WebhookOwner } from '../queries/webhooks.ts';

const pauseMs = 100;
const mostPauses = 20;

type Endpoint = WebhookOwner & { id: string };

/** In epoch milliseconds; 0 without an attempt. */
const lastAttemptOf = ({ attempts }: DeliveryRow): number => Date.parse(attempts.at(-1)?.at ?? '') || 0;

/** Waits at most two seconds for another attempt. Returns the query with which the webhook's page shows its outcome. */
export async function awaitOutcome(db: Db, { id: webhookId, ...owner }: Endpoint, queued: DeliveryRow): Promise<string> {
  const before = lastAttemptOf(queued);
  // Nothing is sent while the webhook is not active.
  for (let turn = 0; turn < mostPauses && queued.nextAttemptAt !== null; turn += 1) {
    await pause(pauseMs);
    if (lastAttemptOf(await findDelivery(db, { ...owner, webhookId }, queued.id)) > before) break;
  }
  return `?${new URLSearchParams({ sent: queued.id, after: String(before) })}`;
}

/** Undefined if the delivery is not among those that are shown. */
export function describeOutcome(search: URLSearchParams, deliveries: DeliveryRow[]): string | undefined {
  const delivery = deliveries.find(({ id }) => id === search.get('sent'));
  if (delivery === undefined) return undefined;
  const last = delivery.attempts.at(-1);
  if (last === undefined || lastAttemptOf(delivery) <= Number(search.get('after')))
    return 'Sending the event. Reload this page to see the result.';
  const outcome = last.status === null ? `${last.error} (${last.durationMs} ms)` : `${last.status} in ${last.durationMs} ms`;
  return delivery.status === 'succeeded' ? `Delivered: ${outcome}.` : `Not delivered: ${outcome}.`;
}
