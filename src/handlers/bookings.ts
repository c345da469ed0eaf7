import { type Handlers, type Reply, reply } from '../api/handler.ts';
import { type Attempt, idempotently, type Keyed } from '../api/idempotency.ts';
import { laneOfEventType } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { toOpenWindow } from '../api/window.ts';
import { findAlternatives, type SearchContext } from '../booking/alternatives.ts';
import { book, type Order } from '../booking/book.ts';
import { cancelBooking } from '../booking/cancel.ts';
import { markNoShow } from '../booking/no-show.ts';
import { withAlternatives } from '../booking/refusal.ts';
import { findAlternativesOfMove, type Move, reschedule } from '../booking/reschedule.ts';
import { toBooking, toPublicBooking } from '../booking/to-booking.ts';
import type { Transaction } from '../database/connect.ts';
import { type BookingRow, findBooking, listBookings } from '../queries/bookings.ts';
import { toMember, toPublic } from '../queries/event-types.ts';
import { findOrganization } from '../queries/known-event-types.ts';

export const bookings = {
  async listBookings(request) {
    const { db, caller, query } = request;
    const filter = { ...query, ...toOpenWindow(query, caller.timezone) };
    return toPage(request, await listBookings(db, caller, filter, toPageRequest(request)), toBooking);
  },

  async getBooking({ db, caller, path }) {
    return toBooking(await findBooking(db, caller, path.id));
  },

  createBooking(request) {
    const order = { viewer: toMember(request.caller), wanted: request.body };
    return create(request, order, toCreated);
  },

  async createPublicBooking(request) {
    const { db, body: wanted, client: address, publicBookingsPerHour: perHour } = request;
    const organizationId = await findOrganization(db, wanted.eventTypeId);
    // Two people behind one address may use the same Idempotency-Key.
    const client = `${address} ${wanted.invitee.email.toLowerCase()}`;
    const order = { viewer: toPublic(organizationId), wanted, client: { address, perHour } };
    return create({ ...request, client, organizationId }, order, toPublicCreated);
  },

  cancelBooking(request) {
    const { caller, path, query } = request;
    const target = { viewer: caller, id: path.id, check: checkIfMatch(request, toBooking) };
    return idempotently(request, async (tx) => toBooking(await cancelBooking(tx, { ...target, reason: query.reason || null, by: 'host' })));
  },

  rescheduleBooking(request) {
    const { caller, path, body: wanted } = request;
    const move: Move = { viewer: caller, id: path.id, wanted, check: checkIfMatch(request, toBooking) };
    return idempotently(request, async (tx) => toCreated(await reschedule(tx, move))).catch(
      withAlternatives(() => findAlternativesOfMove(request, move)),
    );
  },

  markNoShow(request) {
    const { caller, path, body, now } = request;
    const target = { viewer: caller, id: path.id, check: checkIfMatch(request, toBooking) };
    return idempotently(request, async (tx) => toBooking(await markNoShow(tx, { ...target, noShow: body?.noShow ?? true, now })));
  },
} satisfies Partial<Handlers>;

function create<Body>(request: Keyed & SearchContext, order: Order, show: (row: BookingRow) => Reply<Body>): Promise<Reply<Body>> {
  const lane = laneOfEventType(order.viewer, order.wanted.eventTypeId);
  const work = async (tx: Transaction, attempt: Attempt) => show(await book(tx, order, { budget: request.budget, ...attempt }));
  return idempotently(request, work, { lane, readsEarly: true }).catch(
    withAlternatives(() => findAlternatives(request, { ...order.wanted, viewer: order.viewer })),
  );
}

const locationOf = ({ id }: BookingRow) => ({ Location: `/api/v2/bookings/${id}` });

const toCreated = (row: BookingRow) => reply(toBooking(row), locationOf(row));

const toPublicCreated = (row: BookingRow) => reply(toPublicBooking(row), locationOf(row));
