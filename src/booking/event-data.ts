/** Subjects of events by type, and the `data` that shows them. */
import type { Schemas } from '../contract.ts';
import { toBookingRow } from '../queries/booking-snapshot.ts';
import { toContactRow } from '../queries/contact-snapshot.ts';
import { toEventTypeRow } from '../queries/event-type-snapshot.ts';
import type { EventType } from '../queries/events.ts';
import { toLeadRow } from '../queries/lead-snapshot.ts';
import { toWebhookRow } from '../queries/webhook-snapshot.ts';
import { type Links, toBooking } from './to-booking.ts';
import { toContact } from './to-contact.ts';
import { toEventType } from './to-event-type.ts';
import { toLead } from './to-lead.ts';
import { toWebhook } from './to-webhook.ts';

/** By the name of the schema of `data`. */
export type EventData = Pick<Schemas, 'Booking' | 'Lead' | 'EventType' | 'Webhook' | 'Contact'>;
export type EventSubject = keyof EventData;

const subjects = {
  booking_created: 'Booking',
  booking_canceled: 'Booking',
  booking_rescheduled: 'Booking',
  booking_changed: 'Booking',
  no_show_marked: 'Booking',
  no_show_unmarked: 'Booking',
  host_reassigned: 'Booking',
  calendar_conflict: 'Booking',
  lead_created: 'Lead',
  lead_changed: 'Lead',
  lead_booked: 'Lead',
  event_type_created: 'EventType',
  event_type_changed: 'EventType',
  event_type_removed: 'EventType',
  webhook_failing: 'Webhook',
  webhook_disabled: 'Webhook',
  contact_changed: 'Contact',
  contact_erased: 'Contact',
} as const satisfies Record<EventType, EventSubject>;

export const subjectOf = (type: EventType): EventSubject => subjects[type];

type Readers = { [Subject in EventSubject]: (links: Links, snapshot: unknown) => EventData[Subject] };

const readers: Readers = {
  Booking: (links, snapshot) => toBooking(links)(toBookingRow(snapshot)),
  Lead: (_links, snapshot) => toLead(toLeadRow(snapshot)),
  EventType: ({ publicUrl }, snapshot) => toEventType(toEventTypeRow(snapshot), publicUrl),
  Webhook: (_links, snapshot) => toWebhook(toWebhookRow(snapshot)),
  Contact: (_links, snapshot) => toContact(toContactRow(snapshot)),
};

/** `snapshot`: as the event stored it. */
export const toEventData = (links: Links, type: EventType, snapshot: unknown): EventData[EventSubject] =>
  readers[subjectOf(type)](links, snapshot);
