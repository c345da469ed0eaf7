import type { Handlers } from '../api/handler.ts';
import { toBooking } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { type EventRow, listEvents, toBookingRow } from '../queries/events.ts';

export const events = {
  async listEvents({ db, caller, query }) {
    const rows = await listEvents(db, caller.userId, query);
    const items = rows.slice(0, query.limit).map(toEvent);
    return { items, nextCursor: items.at(-1)?.id ?? query.after ?? null, hasMore: rows.length > items.length };
  },
} satisfies Partial<Handlers>;

const toEvent = (row: EventRow): Schemas['BookingEvent'] => ({
  id: row.id,
  event: row.type,
  sequence: row.sequence,
  bookingId: row.bookingId,
  createdAt: row.createdAt.toISOString(),
  data: toBooking(toBookingRow(row.booking)),
});
