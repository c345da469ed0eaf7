import { type Handlers, reply } from '../api/handler.ts';
import { once } from '../api/idempotency.ts';
import { laneOf } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { mustMatch } from '../api/precondition.ts';
import { toOpenWindow } from '../api/window.ts';
import { book } from '../booking/book.ts';
import { cancel } from '../booking/cancel.ts';
import { mark } from '../booking/no-show.ts';
import { reschedule } from '../booking/reschedule.ts';
import { toBooking, toPublicBooking } from '../booking/to-booking.ts';
import { inTransaction } from '../database/connect.ts';
import { type BookingRow, findBooking, listBookings } from '../queries/bookings.ts';
import { thePublic } from '../queries/event-types.ts';

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
    return book(request, { viewer: request.caller.userId, wanted: request.body }, toCreated);
  },

  createPublicBooking(request) {
    const { body: wanted, client: address, publicBookingsPerHour: perHour } = request;
    // Two people behind one address may use the same Idempotency-Key.
    const client = `${address} ${wanted.invitee.email.toLowerCase()}`;
    return book({ ...request, client }, { viewer: thePublic, wanted, budgets: { address, perHour } }, toPublicCreated);
  },

  async cancelBooking(request) {
    const { db, caller, path, query } = request;
    const whose = { userId: caller.userId, id: path.id, check: mustMatch(request, toBooking) };
    return toBooking(await inTransaction(db, (tx) => cancel(tx, { ...whose, reason: query.reason || null, by: 'host' }), laneOf(request)));
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

const locationOf = ({ id }: BookingRow) => ({ Location: `/api/v2/bookings/${id}` });

const toCreated = (row: BookingRow) => reply(toBooking(row), locationOf(row));

const toPublicCreated = (row: BookingRow) => reply(toPublicBooking(row), locationOf(row));
