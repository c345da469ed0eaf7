import type { Handlers } from '../api/handler.ts';
import { toBooking } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { toBookingRow, toConflictReason } from '../queries/booking-snapshot.ts';
import { type EventRow, listEvents } from '../queries/events.ts';

export const events = {
  async listEvents(request) {
    const { db, caller, query } = request;
    const types = query.types === 'all' ? null : standardTypes;
    const { rows, latestId } = await listEvents(db, caller, { ...query, types });
    const items = rows.slice(0, query.limit).map(toEvent(toBooking(request)));
    const hasMore = rows.length > items.length;
    return { items, nextCursor: (hasMore ? items.at(-1)?.id : latestId) ?? null, hasMore };
  },
} satisfies Partial<Handlers>;

/** Later types are opt-in. */
const standardTypes: Schemas['EventName'][] = ['booking_created', 'booking_canceled', 'booking_rescheduled', 'calendar_conflict'];

const toEvent =
  (show: ReturnType<typeof toBooking>) =>
  (row: EventRow): Schemas['BookingEvent'] => ({
    id: row.id,
    event: row.type,
    sequence: row.sequence,
    bookingId: row.bookingId,
    createdAt: row.createdAt.toISOString(),
    reason: toConflictReason(row.booking),
    data: show(toBookingRow(row.booking)),
  });
