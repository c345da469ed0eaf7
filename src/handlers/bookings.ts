import { MINUTE_MS } from '../availability/dates.ts';
import { book } from '../booking/book.ts';
import { cancel } from '../booking/cancel.ts';
import { mark } from '../booking/no-show.ts';
import { once } from '../booking/once.ts';
import { reschedule } from '../booking/reschedule.ts';
import { type Handlers, reply, type Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { toPage, toPageRequest } from '../page.ts';
import { mustMatch } from '../precondition.ts';
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

  async cancelBooking(request) {
    const { db, caller, path, query } = request;
    const whose = { userId: caller.userId, id: path.id, check: mustMatch(request, toBooking) };
    return toBooking(await inTransaction(db, (tx) => cancel(tx, { ...whose, reason: query.reason || null, by: 'host' })));
  },

  rescheduleBooking(request) {
    const { caller, path, body: wanted } = request;
    return reschedule(request, { userId: caller.userId, id: path.id, wanted, check: mustMatch(request, toBooking) }, toCreated);
  },

  markNoShow(request) {
    const { caller, path, body, now } = request;
    const whose = { userId: caller.userId, id: path.id, check: mustMatch(request, toBooking) };
    return once(request, async (tx) => toBooking(await mark(tx, { ...whose, noShow: body?.noShow ?? true, now })));
  },
} satisfies Partial<Handlers>;

const toCreated = (row: BookingRow) => reply(toBooking(row), { Location: `/api/v2/bookings/${row.id}` });

export const toBooking = (row: BookingRow): Schemas['Booking'] => ({
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
  rescheduleReason: row.rescheduleReason,
  leadId: row.leadId,
  noShow: row.noShow,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
