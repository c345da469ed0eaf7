import type { Handlers } from '../api/handler.ts';
import { toBooking } from '../booking/to-booking.ts';
import { toContact } from '../booking/to-contact.ts';
import { toEventType } from '../booking/to-event-type.ts';
import { toLead } from '../booking/to-lead.ts';
import type { Schemas } from '../contract.ts';
import { toBookingRow, toConflictReason } from '../queries/booking-snapshot.ts';
import { toContactRow } from '../queries/contact-snapshot.ts';
import { followContacts } from '../queries/contacts.ts';
import { toEventTypeRow } from '../queries/event-type-snapshot.ts';
import { type EventRow, type EventsPage, type EventType, listEvents } from '../queries/events.ts';
import { toLeadRow } from '../queries/lead-snapshot.ts';

export const events = {
  async listEvents(request) {
    const { db, caller, query } = request;
    const types = query.types === 'all' ? null : standardTypes;
    const show = toBooking(request);
    return toPage(query, await listEvents<Schemas['EventName']>(db, caller, { ...query, subject: 'booking', types }), (row) => ({
      ...toEvent(row),
      bookingId: row.bookingId,
      reason: toConflictReason(row.booking),
      data: show(toBookingRow(row.booking)),
    }));
  },

  async listLeadEvents({ db, caller, query }) {
    return toPage(query, await listEvents<Schemas['LeadEventName']>(db, caller, { ...query, subject: 'lead' }), (row) => ({
      ...toEvent(row),
      leadId: row.subjectId,
      data: toLead(toLeadRow(row.data)),
    }));
  },

  async listContactEvents({ db, caller, query }) {
    await followContacts(db, caller);
    return toPage(query, await listEvents<Schemas['ContactEventName']>(db, caller, { ...query, subject: 'contact' }), (row) => ({
      ...toEvent(row),
      contactId: row.subjectId,
      data: toContact(toContactRow(row.data)),
    }));
  },

  async listEventTypeEvents({ db, caller, query, publicUrl }) {
    return toPage(query, await listEvents<Schemas['EventTypeEventName']>(db, caller, { ...query, subject: 'event_type' }), (row) => ({
      ...toEvent(row),
      eventTypeId: row.subjectId,
      data: toEventType(toEventTypeRow(row.data), publicUrl),
    }));
  },
} satisfies Partial<Handlers>;

/** Later types are opt-in. */
const standardTypes: Schemas['EventName'][] = ['booking_created', 'booking_canceled', 'booking_rescheduled', 'calendar_conflict'];

function toPage<Type extends EventType, Item extends { id: string }>(
  { limit }: { limit: number },
  { rows, latestId }: EventsPage<Type>,
  toItem: (row: EventRow<Type>) => Item,
) {
  const items = rows.slice(0, limit).map(toItem);
  const hasMore = rows.length > items.length;
  return { items, nextCursor: (hasMore ? items.at(-1)?.id : latestId) ?? null, hasMore };
}

const toEvent = <Type extends EventType>({ id, type, sequence, createdAt }: EventRow<Type>) => ({
  id,
  event: type,
  sequence,
  createdAt: createdAt.toISOString(),
});
