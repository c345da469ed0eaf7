/**
 * Creates bookings. The hosts are locked first, in one global order, so that writers wait for each other instead of deadlocking. Writers
 * that take no locks (an import, a change of the event type's hosts) can still interfere: then the constraint `host_claims_never_overlap`
 * or a full meeting rejects the insert, and the transaction runs again on the current data. The database decides, not this code.
 */

import { type Budget, costOfSchedules } from '../availability/costs.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { findFacts, type SchedulingFacts } from '../queries/availability.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { thePublic } from '../queries/event-types.ts';
import { insertEvents } from '../queries/events.ts';
import { lockHostsOf, underLocks } from '../queries/host-locks.ts';
import type { NewBooking } from '../queries/insert-booking.ts';
import { hasLead } from '../queries/leads.ts';
import type { PublicBooking } from '../queries/public-booking-budgets.ts';
import { checkAnswers, chooseDuration, chooseLocation } from './choices.ts';
import { checkLocked, chooseMeeting, insertOrConflict } from './meeting.ts';
import { checkBudgets, checkInvitee, type PublicClient, spendBudgets } from './public-budgets.ts';

export type Order = { wanted: Schemas['NewBooking'] } & ({ viewer: string } | { viewer: typeof thePublic; client: PublicClient });

/**
 * Books a start. Throws `StartRefused` when the start is not offered, 409 when the address already has a seat in the meeting, 429 when a
 * budget for public bookings is used up, 400 for choices that do not fit the event type, and 404.
 */
export async function book(tx: Transaction, order: Order, budget: Budget): Promise<BookingRow> {
  const { viewer, wanted } = order;
  const publicBooking = publicBookingOf(order);
  if (publicBooking !== undefined) await checkBudgets(tx, publicBooking);
  const start = parseInstant(wanted.startAt);
  const [lockedIds, facts] = await underLocks(
    tx,
    () => lockHostsOf(tx, viewer, wanted.eventTypeId),
    () => findFacts(tx, viewer, { eventTypeId: wanted.eventTypeId, window: { start, end: start } }),
  );
  budget.charge(costOfSchedules(facts.hosts));
  checkLocked(facts, lockedIds);
  const durationMin = chooseDuration(facts, wanted.durationMin, '/body/durationMin');
  const location = chooseLocation(facts, wanted.location);
  checkAnswers(facts.questions, wanted.answers ?? []);
  if (publicBooking === undefined) await checkLead(tx, facts, wanted.leadId);

  const meeting = await chooseMeeting(tx, facts, { start, durationMin });
  const isPublic = publicBooking !== undefined;
  return write(tx, { id: newId(), facts, meeting, wanted, location, isPublic }, publicBooking);
}

function publicBookingOf(order: Order): PublicBooking | undefined {
  if (order.viewer !== thePublic) return undefined;
  const { eventTypeId, invitee } = order.wanted;
  return { ...order.client, eventTypeId, email: invitee.email };
}

async function checkLead(tx: Transaction, { id }: SchedulingFacts, leadId: string | undefined): Promise<void> {
  if (leadId !== undefined && !(await hasLead(tx, id, leadId))) throw invalidArgument('/body/leadId', 'must be a lead of this event type');
}

/** The order of the statements matters: budgets are locked first, and the invitee's bookings are counted including the new one. */
async function write(tx: Transaction, booking: NewBooking, publicBooking: PublicBooking | undefined): Promise<BookingRow> {
  const spent = publicBooking && spendBudgets(tx, booking.facts, publicBooking);
  const [row] = await Promise.all([
    insertOrConflict(tx, booking),
    insertEvents(tx, [{ bookingId: booking.id, type: 'booking_created' }]),
    spent,
    publicBooking && checkInvitee(tx, booking.facts, publicBooking),
  ]);
  return row;
}
