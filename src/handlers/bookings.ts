import { type Handlers, type Reply, reply } from '../api/handler.ts';
import { idempotently, type Keyed } from '../api/idempotency.ts';
import { laneOf, laneOfEventType } from '../api/lanes.ts';
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
import { inTransaction } from '../database/connect.ts';
import type { Lane } from '../database/lanes.ts';
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
    const order = { viewer: request.caller.userId, wanted: request.body };
    return create(request, order, { show: toCreated, lane: laneOfEventType(request, order.wanted.eventTypeId) });
  },

  createPublicBooking(request) {
    const { body: wanted, client: address, publicBookingsPerHour: perHour } = request;
    // Two people behind one address may use the same Idempotency-Key.
    const client = `${address} ${wanted.invitee.email.toLowerCase()}`;
    const lane = laneOfEventType({ client: address, caller: null }, wanted.eventTypeId);
    const order = { viewer: thePublic, wanted, client: { address, perHour } } as const;
    return create({ ...request, client }, order, { show: toPublicCreated, lane });
  },

  async cancelBooking(request) {
    const { db, caller, path, query } = request;
    const target = { userId: caller.userId, id: path.id, check: checkIfMatch(request, toBooking) };
    return toBooking(
      await inTransaction(db, (tx) => cancelBooking(tx, { ...target, reason: query.reason || null, by: 'host' }), laneOf(request)),
    );
  },

  rescheduleBooking(request) {
    const { caller, path, body: wanted } = request;
    const move: Move = { userId: caller.userId, id: path.id, wanted, check: checkIfMatch(request, toBooking) };
    return idempotently(request, async (tx) => toCreated(await reschedule(tx, move))).catch(
      withAlternatives(() => findAlternativesOfMove(request, move)),
    );
  },

  markNoShow(request) {
    const { caller, path, body, now } = request;
    const target = { userId: caller.userId, id: path.id, check: checkIfMatch(request, toBooking) };
    return idempotently(request, async (tx) => toBooking(await markNoShow(tx, { ...target, noShow: body?.noShow ?? true, now })));
  },
} satisfies Partial<Handlers>;

type Creation<Body> = { show: (row: BookingRow) => Reply<Body>; lane: Lane };

const create = <Body>(request: Keyed & SearchContext, order: Order, { show, lane }: Creation<Body>): Promise<Reply<Body>> =>
  idempotently(request, async (tx) => show(await book(tx, order, request.budget)), lane).catch(
    withAlternatives(() => findAlternatives(request, { ...order.wanted, viewer: order.viewer })),
  );

const locationOf = ({ id }: BookingRow) => ({ Location: `/api/v2/bookings/${id}` });

const toCreated = (row: BookingRow) => reply(toBooking(row), locationOf(row));

const toPublicCreated = (row: BookingRow) => reply(toPublicBooking(row), locationOf(row));
