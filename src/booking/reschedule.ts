import { isCurrent, withoutBooking } from '../availability/leaving.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { bookingStarted } from '../errors/bookings.ts';
import { unchangedStart } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { findFacts, seenBy } from '../queries/availability.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { toAuthorized, toInvitee, type Viewer } from '../queries/event-types.ts';
import { reportBooking } from '../queries/events.ts';
import { suppressMessages } from '../queries/messages.ts';
import { type NewBooking, replaceBooking } from '../queries/write-bookings.ts';
import { findAlternatives, type SearchContext } from './alternatives.ts';
import { checkActive } from './check-active.ts';
import { chooseDuration, toChosen, toGivenAnswers } from './choices.ts';
import { toLeaving } from './leaving.ts';
import { type Location, placeMoved } from './location.ts';
import { checkLocked, chooseMeeting, orConflict } from './meeting.ts';
import { checkMoveBudget, type PublicClient, spendGuestBudgets, spendMoveBudget } from './public-budgets.ts';
import { lockBooking, type Target } from './target.ts';
import { durationOf } from './to-booking.ts';

/** `client`: of a move without a token. */
export type Move<Row extends BookingRow = BookingRow> = { target: Target<Row>; wanted: Schemas['Reschedule']; client?: PublicClient };

/**
 * Moves a booking to another start: cancels it and creates a new one in the same transaction, under the locks of all hosts of both, so that
 * both changes become visible together. Throws `StartRefused` when the start is not offered, 409 for a booking that is canceled, was
 * rescheduled or has started, 429 when the client's budget is used up, 404, and 400, also for the booking's current start.
 */
export async function reschedule<Row extends BookingRow>(tx: Transaction, { target, wanted, client }: Move<Row>): Promise<Row> {
  if (client !== undefined) await checkMoveBudget(tx, client);
  const { lockedIds, booking } = await lockBooking(tx, target, { moves: true });
  target.check(booking);
  checkActive(booking);
  const start = parseInstant(wanted.startAt);
  // Anyone who sees a booking may move it, including a former host of the event type, so the event type is read without a viewer.
  const wantedFacts = { eventTypeId: booking.eventTypeId, window: { start, end: start } };
  const facts = seenBy(await findFacts(tx, toViewer(target, booking), wantedFacts), target.userId);
  checkLocked(facts, lockedIds);
  if (booking.startsAt.getTime() <= facts.now) throw bookingStarted();
  const durationMin = toChosen(chooseDuration(facts, wanted.durationMin ?? durationOf(booking), '/body/durationMin'));
  if (isCurrent(toLeaving(booking), { start, durationMin })) throw unchangedStart('/body/startAt');
  const withoutOld = { ...facts, hosts: withoutBooking(facts.hosts, booking.meetingId) };
  const wish = { start, durationMin, hostId: booking.hostId, waived: wanted.waive };
  const { meeting, waived } = await chooseMeeting(tx, withoutOld, wish);
  const moved = { booking, reason: wanted.reason || null, by: target.userId === null ? ('invitee' as const) : ('host' as const) };
  const location = await placeMoved(tx, { facts, meeting }, locationOf(booking), booking.hostId);
  const replacement = {
    id: newId(),
    facts,
    meeting,
    location,
    wanted: carriedOver(booking),
    source: booking.source,
    isPublic: false,
    waived,
    moved,
  };
  // Budgets are locked before bookings are written, as for a new booking.
  const spent = client && spendAll(tx, client, facts.ownerId, booking);
  const [row] = await Promise.all([orConflict(replaceBooking(tx, replacement)), spent]);
  if (hostIdsOf(row) !== hostIdsOf(booking)) await reportBooking(tx, booking.organizationId, row.id, 'host_reassigned');
  if (wanted.notify === false) await suppressMessages(tx, row);
  return { ...booking, ...row };
}

const hostIdsOf = ({ hosts }: BookingRow): string => hosts.map(({ id }) => id).join();

const spendAll = (tx: Transaction, client: PublicClient, ownerId: string, { guests, inviteeEmail }: BookingRow) =>
  Promise.all([spendMoveBudget(tx, client), spendGuestBudgets(tx, { client, ownerId, guests, inviteeEmail })]);

const toViewer = ({ userId }: Pick<Target, 'userId'>, booking: BookingRow): Viewer =>
  userId === null ? toInvitee(booking) : toAuthorized(booking);

/** Alternatives for a move that was refused. */
export async function findAlternativesOfMove(
  context: SearchContext,
  { target, wanted }: Pick<Move, 'wanted'> & { target: Pick<Target, 'find' | 'userId'> },
): Promise<string[]> {
  const booking = await target.find(context.db);
  const { eventTypeId, meetingId, startsAt } = booking;
  const durationMin = wanted.durationMin ?? durationOf(booking);
  const moved = { meetingId, start: durationMin === durationOf(booking) ? startsAt.getTime() : null };
  return findAlternatives(context, { viewer: toViewer(target, booking), eventTypeId, startAt: wanted.startAt, durationMin, moved });
}

const locationOf = ({ locationKind: kind, locationValue: value }: BookingRow): Location => ({ kind, value });

const carriedOver = (booking: BookingRow): NewBooking['wanted'] => ({
  invitee: {
    name: booking.inviteeName,
    email: booking.inviteeEmail,
    timezone: booking.inviteeTimezone,
    language: booking.inviteeLanguage as Schemas['Language'],
    ...(booking.inviteePhone !== null && { phone: booking.inviteePhone }),
  },
  guests: booking.guests,
  answers: toGivenAnswers(booking.answers),
  metadata: booking.metadata,
  ...(booking.notes !== null && { notes: booking.notes }),
  ...(booking.leadId !== null && { leadId: booking.leadId }),
});
