import { MINUTE_MS } from '../availability/dates.ts';
import { book } from '../booking/book.ts';
import { cancel } from '../booking/cancel.ts';
import { type Handlers, reply, type Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { toPage, toPageRequest } from '../page.ts';
import { type BookingRow, findBooking, listBookings } from '../queries/bookings.ts';
import { toOpenWindow } from '../window.ts';

export const bookings = {
  async listBookings(request) {
    const { db, caller, query } = request;
    const filter = { ...query, ...toOpenWindow(query, caller.timezone) };
    return toPage(request, await listBookings(db, caller.userId, filter, toPageRequest(request)), toBooking);
  },

  async getBooking({ db, caller, path }) {
    return toBooking(await findBooking(db, caller.userId, path.id));
  },

  createBooking(request) {
    return book(request, { viewerId: request.caller.userId, wanted: request.body }, toCreated);
  },

  createPublicBooking(request) {
    return book(request, { viewerId: null, wanted: request.body }, toCreated);
  },

  async cancelBooking({ db, caller, path, query }) {
    const cancellation = { userId: caller.userId, id: path.id, reason: query.reason || null, by: 'host' } as const;
    return toBooking(await inTransaction(db, (tx) => cancel(tx, cancellation)));
  },
} satisfies Partial<Handlers>;

const toCreated = (row: BookingRow) => reply(toBooking(row), { Location: `/api/v2/bookings/${row.id}` });

const toBooking = (row: BookingRow): Schemas['Booking'] => ({
  id: row.id,
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  hostId: row.hostId,
  hostSlug: row.hostSlug,
  hosts: row.hosts,
  startAt: row.startsAt.toISOString(),
  endAt: row.endsAt.toISOString(),
  durationMin: (row.endsAt.getTime() - row.startsAt.getTime()) / MINUTE_MS,
  status: row.status,
  location: { kind: row.locationKind as Schemas['LocationKind'], value: row.locationValue },
  invitee: { name: row.inviteeName, email: row.inviteeEmail, timezone: row.inviteeTimezone, phone: row.inviteePhone },
  guests: row.guests,
  answers: row.answers as Schemas['Answer'][],
  notes: row.notes,
  cancelReason: row.cancelReason,
  canceledAt: row.canceledAt?.toISOString() ?? null,
  canceledBy: row.canceledBy,
  rescheduledFromId: row.rescheduledFromId,
  rescheduledToId: row.rescheduledToId,
  leadId: row.leadId,
  noShow: row.noShow,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
