/**
 * Booking. The hosts are locked first, in one order for all, so that writers wait for each other instead of colliding. What
 * takes no locks, an import or a change of the event type's hosts, may still come in between: then the constraint
 * `host_claims_never_overlap` or a full meeting refuses the write, and the transaction is run again on what is true now. The
 * database decides, not this code.
 */

import { costOfSchedules } from '../api/costs.ts';
import type { Reply } from '../api/handler.ts';
import { type Keyed, once } from '../api/idempotency.ts';
import { laneOfEventType } from '../api/lanes.ts';
import type { Budget } from '../api/rate-limit.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { type Candidate, judgeStart } from '../availability/slots.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { Lane } from '../database/lanes.ts';
import { Conflict, isWorthRetrying } from '../database/unavailable.ts';
import { onViolation } from '../database/violations.ts';
import { alreadyBooked, invalidArgument, slotUnavailable } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { type Facts, findFacts } from '../queries/availability.ts';
import { type BookingRow, insertBooking, type NewBooking, type Place } from '../queries/bookings.ts';
import { thePublic } from '../queries/event-types.ts';
import { insertEvents } from '../queries/events.ts';
import { lockHostsOf, underLocks } from '../queries/host-locks.ts';
import { hasLead } from '../queries/leads.ts';
import type { Spending } from '../queries/public-booking-budgets.ts';
import { type Budgeted, findAlternatives } from './alternatives.ts';
import { checkAnswers, chooseDuration, chooseLocation } from './choices.ts';
import { type Budgets, checkBudgets, checkInvitee, claim } from './public-budgets.ts';
import { selectHost } from './selection.ts';

/** `budgets`: of the public alone. */
export type Order = { wanted: Schemas['NewBooking'] } & ({ viewer: string } | { viewer: typeof thePublic; budgets: Budgets });

/** A start that is not offered, before the alternatives are known: they are looked for when the locks are gone. */
class Refused extends Error {
  readonly reason: Schemas['RefusalReason'];
  constructor(reason: Schemas['RefusalReason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Books a start, once under an `Idempotency-Key`, and answers what `show` makes of the booking. Throws 409 with alternatives when
 * the start is not offered at this moment, 409 for an address that has a seat already, 429 when a budget of the public is used up, 400 and
 * 404 for what does not fit or exist.
 */
export const book = <Body>(request: Keyed & Budgeted, order: Order, show: (row: BookingRow) => Reply<Body>): Promise<Reply<Body>> =>
  once(request, async (tx) => show(await bookWithin(tx, order, request.budget)), laneOf(request, order)).catch(
    withAlternatives(() => findAlternatives(request, { ...order.wanted, viewer: order.viewer })),
  );

/** A client without a token is its address here, whose bookings share a line. */
const laneOf = (request: Keyed, { wanted, ...order }: Order): Lane =>
  laneOfEventType(order.viewer === thePublic ? { client: order.budgets.address, caller: null } : request, wanted.eventTypeId);

/** Adds to a refusal the starts that are free instead. All else that went wrong goes on as it is. */
export const withAlternatives = (find: () => Promise<string[]>) => async (error: unknown) => {
  const reason = reasonOf(error);
  throw reason === undefined ? error : slotUnavailable(reason, await find());
};

/** Who was overtaken each time that the transaction was run again has lost the race for the slot. */
function reasonOf(error: unknown): Schemas['RefusalReason'] | undefined {
  if (error instanceof Refused) return error.reason;
  return isWorthRetrying(error) ? 'slot_taken' : undefined;
}

async function bookWithin(tx: Transaction, order: Order, budget: Budget): Promise<BookingRow> {
  const { viewer, wanted } = order;
  const spending = spendingOf(order);
  if (spending !== undefined) await checkBudgets(tx, spending);
  const start = parseInstant(wanted.startAt);
  const [locked, facts] = await underLocks(
    tx,
    () => lockHostsOf(tx, viewer, wanted.eventTypeId),
    () => findFacts(tx, viewer, { eventTypeId: wanted.eventTypeId, window: { start, end: start } }),
  );
  budget.charge(costOfSchedules(facts.hosts));
  checkLocked(facts, locked);
  const durationMin = chooseDuration(facts, wanted.durationMin, '/body/durationMin');
  const location = chooseLocation(facts, wanted.location);
  checkAnswers(facts.questions, wanted.answers ?? []);
  if (spending === undefined) await checkLead(tx, facts, wanted.leadId);

  const place = await findPlace(tx, facts, { start, durationMin });
  return write(tx, { id: newId(), facts, place, wanted, location, isPublic: spending !== undefined }, spending);
}

function spendingOf(order: Order): Spending | undefined {
  if (order.viewer !== thePublic) return undefined;
  const { eventTypeId, invitee } = order.wanted;
  return { ...order.budgets, eventTypeId, email: invitee.email };
}

/** Sends its statements together, in this order: budgets are locked first, and the invitee's bookings are counted with the new one. */
async function write(tx: Transaction, booking: NewBooking, spending: Spending | undefined): Promise<BookingRow> {
  const claimed = spending && claim(tx, booking.facts, spending);
  const [row] = await Promise.all([
    insert(tx, booking),
    insertEvents(tx, [{ bookingId: booking.id, type: 'booking_created' }]),
    claimed,
    spending && checkInvitee(tx, booking.facts, spending),
  ]);
  return row;
}

/** Hosts who have just come to the event type are locked by nobody here: then all begins anew. */
export function checkLocked({ hosts }: Facts, locked: string[]): void {
  if (!hosts.every(({ id }) => locked.includes(id))) throw new Conflict();
}

/** What stands in the way although nothing did when it was judged has come without locks. */
export const insert = (tx: Transaction, booking: NewBooking): Promise<BookingRow> =>
  insertBooking(tx, booking)
    .catch(onViolation('host_claims_never_overlap', (cause) => new Conflict(cause)))
    .catch(onViolation('bookings_one_seat_per_address', alreadyBooked));

/** `hostId`: who keeps it, if free. */
type Wish = { start: number; durationMin: number; hostId?: string };

/** Where a start that is offered is held, and by whom; throws what it is refused for when it is not. */
export async function findPlace(tx: Transaction, facts: Facts, wish: Wish): Promise<Place> {
  const { start, durationMin } = wish;
  return toPlace(facts, await findHost(tx, facts, wish), { start, end: start + durationMin * MINUTE_MS });
}

const toPlace = (facts: Facts, { hostId, joins }: Candidate, time: Interval): Place =>
  joins !== null ? { joins } : { hostIds: facts.kind === 'collective' ? facts.hosts.map(({ id }) => id) : [hostId], time };

async function checkLead(tx: Transaction, { id }: Facts, leadId: string | undefined): Promise<void> {
  if (leadId !== undefined && !(await hasLead(tx, id, leadId))) throw invalidArgument('/body/leadId', 'must be a lead of this event type');
}

async function findHost(tx: Transaction, facts: Facts, { start, durationMin, hostId }: Wish): Promise<Candidate> {
  if (!facts.active) throw new Refused('event_type_inactive');
  const verdict = judgeStart({ rules: facts, durationMin, hosts: facts.hosts, now: facts.now }, start);
  if (!verdict.offered) throw new Refused(verdict.reason);
  const keeper = verdict.candidates.find((candidate) => candidate.hostId === hostId);
  return keeper ?? selectHost(tx, verdict.candidates, { eventTypeId: facts.id, hostSelection: facts.hostSelection, start });
}
