import { MINUTE_MS } from '../availability/dates.ts';
import { withoutBooking } from '../availability/leaving.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { bookingStarted } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { findFacts, seenBy } from '../queries/availability.ts';
import { type BookingRow, findBooking } from '../queries/bookings.ts';
import { toAuthorized } from '../queries/event-types.ts';
import { lockHostsOfMove, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { type NewBooking, replaceBooking } from '../queries/write-bookings.ts';
import { findAlternatives, type SearchContext } from './alternatives.ts';
import { checkActive } from './check-active.ts';
import { chooseDuration } from './choices.ts';
import { checkLocked, chooseMeeting, orConflict } from './meeting.ts';

/** `viewer`: a user who can see the booking. `check` throws if the booking differs from the version that the client has read. */
export type Move = { viewer: Owner; id: string; wanted: Schemas['Reschedule']; check: (booking: BookingRow) => void };

/**
 * Moves a booking to another start: cancels it and creates a new one in the same transaction, under the locks of all hosts of both, so that
 * nobody sees both or neither. Throws `StartRefused` when the start is not offered, 409 for a booking that is canceled, was rescheduled or
 * has started, 404 and 400.
 */
export async function reschedule(tx: Transaction, { viewer, id, wanted, check }: Move): Promise<BookingRow> {
  const [lockedIds, booking] = await underLocks(
    tx,
    () => lockHostsOfMove(tx, viewer, id),
    () => findBooking(tx, viewer, id),
  );
  check(booking);
  checkActive(booking);
  const start = parseInstant(wanted.startAt);
  // Anyone who sees a booking may move it, including a former host of the event type, so the event type is read without a viewer.
  const wantedFacts = { eventTypeId: booking.eventTypeId, window: { start, end: start } };
  const facts = seenBy(await findFacts(tx, toAuthorized(viewer), wantedFacts), viewer.userId);
  checkLocked(facts, lockedIds);
  if (booking.startsAt.getTime() <= facts.now) throw bookingStarted();
  const durationMin = chooseDuration(facts, wanted.durationMin ?? durationOf(booking), '/body/durationMin');
  const withoutOld = { ...facts, hosts: withoutBooking(facts.hosts, booking.meetingId) };
  const meeting = await chooseMeeting(tx, withoutOld, { start, durationMin, hostId: booking.hostId });
  const moved = { id: booking.id, reason: wanted.reason || null };
  const replacement = { id: newId(), facts, meeting, ...carriedOver(booking), isPublic: false, moved };
  return orConflict(replaceBooking(tx, booking.id, replacement));
}

/** Alternatives for a move that was refused. */
export async function findAlternativesOfMove(context: SearchContext, { viewer, id, wanted }: Move): Promise<string[]> {
  const booking = await findBooking(context.db, viewer, id);
  const { eventTypeId, meetingId, startsAt } = booking;
  const durationMin = wanted.durationMin ?? durationOf(booking);
  const moved = { meetingId, start: durationMin === durationOf(booking) ? startsAt.getTime() : null };
  return findAlternatives(context, { viewer: toAuthorized(viewer), eventTypeId, startAt: wanted.startAt, durationMin, moved });
}

const durationOf = ({ startsAt, endsAt }: BookingRow): number => (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS;

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
