import type { Handlers } from '../api/handler.ts';
import { toBooking } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { toBookingRow, toConflictReason } from '../queries/booking-snapshot.ts';
import { type EventRow, listEvents } from '../queries/events.ts';

export const events = {
  async listEvents(request) {
    const { db, caller, query } = request;
    const rows = await listEvents(db, caller, query);
    const items = rows.slice(0, query.limit).map(toEvent(toBooking(request)));
    return { items, nextCursor: items.at(-1)?.id ?? query.after ?? null, hasMore: rows.length > items.length };
  },
} satisfies Partial<Handlers>;

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
