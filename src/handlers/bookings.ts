import { toBooking } from '../booking/body.ts';
import { book } from '../booking/book.ts';
import { cancel } from '../booking/cancel.ts';
import { mark } from '../booking/no-show.ts';
import { once } from '../booking/once.ts';
import { reschedule } from '../booking/reschedule.ts';
import { type Handlers, reply } from '../contract.ts';
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
