import { isInOrderOfChange, toChangesPage, toChangesRequest } from '../api/changes.ts';
import { type Handlers, mapReply, type Reply, reply, toChangeHeaders } from '../api/handler.ts';
import { type Attempt, idempotently, type Keyed, pageKeyPrefix } from '../api/idempotency.ts';
import { laneOfEventType } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { toPersonClient } from '../api/person-client.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { toOpenWindow } from '../api/window.ts';
import { findAlternatives, type SearchContext } from '../booking/alternatives.ts';
import { book, type Order } from '../booking/book.ts';
import { cancelBooking } from '../booking/cancel.ts';
import { editBooking } from '../booking/edit-booking.ts';
import { markNoShow } from '../booking/no-show.ts';
import { readProof } from '../booking/proof-of-work.ts';
import { withAlternatives } from '../booking/refusal.ts';
import { findAlternativesOfMove, type Move, reschedule } from '../booking/reschedule.ts';
import { toSeenBooking } from '../booking/target.ts';
import { toBooking, toLinked, toUnlinked, toUnlinkedPublic } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { parseInstant } from '../formats.ts';
import { type BookingRow, findBooking, listBookings, listChangedBookings } from '../queries/bookings.ts';
import { toMember, toPublic } from '../queries/event-types.ts';
import { findOrganization } from '../queries/known-event-types.ts';
import { type BookingChange, isInviteeMailed, listMessages, type MessageRow } from '../queries/messages.ts';
import { toHostId } from '../queries/owner.ts';

export const bookings = {
  async listBookings(request) {
    const { db, caller, query } = request;
    const { host, updatedSince, ...rest } = query;
    const filter = {
      ...rest,
      ...toOpenWindow(query, caller.timezone),
      ...(host !== undefined && { host: toHostId(host, caller) }),
      ...(updatedSince !== undefined && { updatedSince: new Date(parseInstant(updatedSince)) }),
    };
    if (isInOrderOfChange(request)) {
      return toChangesPage(request, await listChangedBookings(db, caller, filter, toChangesRequest(request)), toBooking(request));
    }
    const rows = await listBookings(db, caller, filter, toPageRequest(request));
    const isByStart = query.sort !== undefined && query.sort !== '-createdAt';
    return toPage(request, rows, toBooking(request), isByStart ? ({ id, startsAt: createdAt }) => ({ id, createdAt }) : undefined);
  },

  async getBooking(request) {
    const { db, caller, path } = request;
    return toBooking(request)(await findBooking(db, caller, path.id));
  },

  async listMessages(request) {
    return toPage(request, await listMessages(request.db, request.caller, request.path.id, toPageRequest(request)), toMessage);
  },

  async createBooking(request) {
    const { caller, body: wanted, isAgent } = request;
    const order = { viewer: toMember(caller), wanted, source: isAgent ? ('agent' as const) : ('api' as const) };
    const created = await create(request, order, toCreated(request));
    return mapReply(created, toLinked(request, caller.organizationId)<Schemas['Booking']>);
  },

  async createPublicBooking(request) {
    const { db, body, client: address, publicBookingsPerHour: perHour, leadHandles } = request;
    const { leadId, metadata: _, ...rest } = body;
    const wanted = { ...rest, ...(leadId !== undefined && { leadId: leadHandles.read(leadId) ?? leadId }) };
    const organizationId = await findOrganization(db, wanted.eventTypeId);
    const client = toPersonClient(address, wanted.invitee.email);
    const proof = await readProof(request, body.proofOfWork, wanted.eventTypeId);
    const order = {
      viewer: toPublic(organizationId),
      wanted,
      source: 'page' as const,
      client: { address, perHour },
      ...(proof && { proof }),
    };
    const created = await create({ ...request, client, organizationId }, order, toPublicCreated);
    return mapReply(created, toLinked(request, organizationId)<Schemas['PublicBooking']>);
  },

  async updateBooking(request) {
    const { caller, path, body: wanted } = request;
    const target = toSeenBooking(caller, path.id, checkIfMatch(request, toBooking(request)));
    const changed = await idempotently(request, async (tx) => toUnlinked(await editBooking(tx, target, wanted)));
    return mapReply(changed, toLinked(request, caller.organizationId)<Schemas['Booking']>);
  },

  async cancelBooking(request) {
    const { caller, path, query, now } = request;
    const target = toSeenBooking(caller, path.id, checkIfMatch(request, toBooking(request)));
    const cancellation = {
      target,
      reason: query.reason || null,
      by: query.canceledBy ?? ('host' as const),
      force: query.force ?? false,
      notify: query.notify ?? true,
      now,
    };
    const canceled = await idempotently(request, async (tx) => {
      const { row, isChanged } = await cancelBooking(tx, cancellation);
      return reply(toUnlinked(row), { ...toChangeHeaders(isChanged), ...(await toNotice(request, tx, row, 'booking_canceled')) });
    });
    return mapReply(canceled, toLinked(request, caller.organizationId)<Schemas['Booking']>);
  },

  async rescheduleBooking(request) {
    const { caller, path, body: wanted } = request;
    const move: Move = { target: toSeenBooking(caller, path.id, checkIfMatch(request, toBooking(request))), wanted };
    const moved = await idempotently(request, async (tx) => {
      const row = await reschedule(tx, move);
      return reply(toUnlinked(row), { ...locationOf(row), ...(await toNotice(request, tx, row, 'booking_rescheduled')) });
    }).catch(withAlternatives(() => findAlternativesOfMove(request, move)));
    return mapReply(moved, toLinked(request, caller.organizationId)<Schemas['Booking']>);
  },

  async markNoShow(request) {
    const { caller, path, body, now } = request;
    const target = toSeenBooking(caller, path.id, checkIfMatch(request, toBooking(request)));
    const mark = { target, noShow: body?.noShow ?? true, now };
    const marked = await idempotently(request, async (tx) => {
      const { row, isChanged } = await markNoShow(tx, mark);
      return reply(toUnlinked(row), toChangeHeaders(isChanged));
    });
    return mapReply(marked, toLinked(request, caller.organizationId)<Schemas['Booking']>);
  },
} satisfies Partial<Handlers>;

function create<Body>(request: Keyed & SearchContext, order: Order, show: (row: BookingRow) => Reply<Body>): Promise<Reply<Body>> {
  const lane = laneOfEventType(order.viewer, order.wanted.eventTypeId);
  const key = request.header['idempotency-key'];
  // A page that is shown again by the back button has another key.
  const refusesRepetitions = key === undefined || key.startsWith(pageKeyPrefix);
  const work = async (tx: Transaction, attempt: Attempt) =>
    show(await book(tx, order, { budget: request.budget, client: request.client, refusesRepetitions, ...attempt }));
  return idempotently(request, work, { lane, readsEarly: true }).catch(
    withAlternatives(() => findAlternatives(request, { ...order.wanted, viewer: order.viewer })),
  );
}

const notified = { 'Invitee-Notified': 'true' };

/** A header if the invitee is mailed about the change. */
async function toNotice(
  { sendsMail }: { sendsMail: boolean },
  tx: Transaction,
  row: BookingRow,
  kind: BookingChange,
): Promise<Record<string, string>> {
  return sendsMail && (await isInviteeMailed(tx, row, kind)) ? notified : {};
}

const locationOf = ({ id }: BookingRow) => ({ Location: `/api/v2/bookings/${id}` });

/** A new booking has not started, so its invitee is mailed. */
const toCreated =
  ({ sendsMail }: { sendsMail: boolean }) =>
  (row: BookingRow) =>
    reply(toUnlinked(row), { ...locationOf(row), ...(sendsMail && notified) });

const toPublicCreated = (row: BookingRow) => reply(toUnlinkedPublic(row), locationOf(row));

const toMessage = (row: MessageRow): Schemas['Message'] => ({
  id: row.id,
  bookingId: row.bookingId,
  kind: row.kind,
  recipient: { role: row.role, email: row.email },
  status: row.status,
  attempts: row.attempts,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  sentAt: row.sentAt?.toISOString() ?? null,
  error: row.error,
  createdAt: row.createdAt.toISOString(),
});
