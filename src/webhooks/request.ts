/** The body and headers of the request that delivers an event, except its signatures. */
import { type EventSubject, subjectOf, toEventData } from '../booking/event-data.ts';
import type { Links } from '../booking/to-booking.ts';
import { readContract } from '../contract.ts';
import { toConflictReason } from '../queries/booking-snapshot.ts';
import type { SentEvent } from '../queries/sent-events.ts';

/** `id`: of the delivery. */
export type Sending = SentEvent & { organizationId: string; webhookId: string; id: string; attempt: number };

export function toBody(links: Links, sending: Sending, sentAt: Date): object {
  const { type: event, attempt, booking, data: other } = sending;
  const snapshot = booking ?? other;
  const data = snapshot === null ? exampleOf(subjectOf(event)) : toEventData(links, event, snapshot);
  const reason = event === 'calendar_conflict' ? { reason: toConflictReason(snapshot) } : {};
  return { ...toIdentity(sending), event, attempt, sentAt: sentAt.toISOString(), ...reason, data };
}

export const toHeaders = ({ id, type, attempt, sequence }: Sending): Record<string, string> => ({
  'Content-Type': 'application/json',
  'User-Agent': 'Caledee-Webhooks/1',
  'X-Caledee-Event': type,
  'X-Caledee-Delivery': id,
  'X-Caledee-Delivery-Attempt': String(attempt),
  'X-Caledee-Sequence': String(sequence),
});

const toIdentity = ({ eventId, sequence, eventAt, organizationId, webhookId, isTest }: Sending) => ({
  id: eventId,
  sequence,
  createdAt: eventAt.toISOString(),
  organizationId,
  webhookId,
  test: isTest,
});

const examples = new Map<EventSubject, unknown>();

/** `data` of a test event: the contract's example. */
function exampleOf(subject: EventSubject): unknown {
  if (!examples.has(subject)) {
    const schema = readContract().components.schemas[subject] as { examples?: unknown[] };
    examples.set(subject, schema.examples?.[0]);
  }
  return examples.get(subject);
}
