import type { Reply } from '../api/handler.ts';
import { type Keyed, once } from '../api/idempotency.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import { withoutBooking } from '../availability/leaving.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { bookingCanceled, bookingStarted } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { findFacts, seenBy } from '../queries/availability.ts';
import { type BookingRow, cancelActive, findBooking, type NewBooking } from '../queries/bookings.ts';
import { insertEvents } from '../queries/events.ts';
import { lockHostsOfMove, underLocks } from '../queries/host-locks.ts';
import { type Budgeted, findAlternatives } from './alternatives.ts';
import { checkLocked, findPlace, insert, withAlternatives } from './book.ts';
import { chooseDuration } from './choices.ts';

/** `userId`: who must be able to see it. `check` throws when it is not what the client has read. */
export type Move = { userId: string; id: string; wanted: Schemas['Reschedule']; check: (booking: BookingRow) => void };

/**
 * Moves a booking to another start, once under an `Idempotency-Key`, and answers what `show` makes of the new one. In one transaction
 * the old one is canceled and the new one made, under the locks of all who hold the one or may hold the other, so nobody sees both or
 * neither. Throws 409 with alternatives when the start is not offered, 409 for a booking that is canceled or has begun, 404 and 400.
 */
export const reschedule = <Body>(request: Keyed & Budgeted, move: Move, show: (row: BookingRow) => Reply<Body>): Promise<Reply<Body>> =>
  once(request, async (tx) => show(await moveWithin(tx, move))).catch(withAlternatives(() => findOthers(request, move)));

async function moveWithin(tx: Transaction, { userId, id, wanted, check }: Move): Promise<BookingRow> {
  const [locked, booking] = await underLocks(
    tx,
    () => lockHostsOfMove(tx, userId, id),
    () => findBooking(tx, userId, id),
  );
  check(booking);
  if (booking.status === 'canceled') throw bookingCanceled();
  const start = parseInstant(wanted.startAt);
  // Who sees a booking may move it, as who has hosted it and does not host its event type any more.
  const facts = seenBy(await findFacts(tx, null, { eventTypeId: booking.eventTypeId, window: { start, end: start } }), userId);
  checkLocked(facts, locked);
  if (booking.startsAt.getTime() <= facts.now) throw bookingStarted();
  const durationMin = chooseDuration(facts, wanted.durationMin ?? lengthOf(booking), '/body/durationMin');
  const without = { ...facts, hosts: withoutBooking(facts.hosts, booking.meetingId) };
  const place = await findPlace(tx, without, { start, durationMin, hostId: booking.hostId });
  const newBooking = {
    id: newId(),
    facts,
    place,
    ...carriedOver(booking),
    isPublic: false,
    moved: { id: booking.id, reason: wanted.reason || null },
  };
  const [, row] = await Promise.all([
    cancelActive(tx, booking.id, { reason: 'Rescheduled.', by: 'host' }),
    insert(tx, newBooking),
    insertEvents(tx, [
      { bookingId: booking.id, type: 'booking_canceled' },
      { bookingId: newBooking.id, type: 'booking_rescheduled' },
    ]),
  ]);
  return row;
}

async function findOthers(request: Keyed & Budgeted, { userId, id, wanted }: Move): Promise<string[]> {
  const booking = await findBooking(request.db, userId, id);
  const { eventTypeId, meetingId, startsAt } = booking;
  const durationMin = wanted.durationMin ?? lengthOf(booking);
  const leaving = { meetingId, start: durationMin === lengthOf(booking) ? startsAt.getTime() : null };
  return findAlternatives(request, { viewer: null, eventTypeId, startAt: wanted.startAt, durationMin, leaving });
}

/** In minutes. */
const lengthOf = ({ startsAt, endsAt }: BookingRow): number => (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS;

const carriedOver = (booking: BookingRow): Pick<NewBooking, 'wanted' | 'location'> => ({
  location: { kind: booking.locationKind, value: booking.locationValue },
  wanted: {
    invitee: {
      name: booking.inviteeName,
      email: booking.inviteeEmail,
      timezone: booking.inviteeTimezone,
      ...(booking.inviteePhone !== null && { phone: booking.inviteePhone }),
    },
    guests: booking.guests,
    answers: booking.answers,
    ...(booking.notes !== null && { notes: booking.notes }),
    ...(booking.leadId !== null && { leadId: booking.leadId }),
  },
});
