/**
 * Creates bookings. The hosts are locked first, in one global order, so that writers wait for each other instead of deadlocking. Writers
 * that take no locks (an import, a change of the event type's hosts) can still interfere: then the constraint `host_claims_never_overlap`
 * or a full meeting rejects the insert, and the transaction runs again on the current data. The database decides, not this code.
 */

import type { Proof } from '../accounts/proofs-of-work.ts';
import { type Budget, costOfSchedules } from '../availability/costs.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { duplicateBooking } from '../errors/bookings.ts';
import { parseInstant } from '../formats.ts';
import { findFacts, type SchedulingFacts } from '../queries/availability.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { type KeylessBooking, recordKeyless } from '../queries/duplicate-bookings.ts';
import type { Viewer } from '../queries/event-types.ts';
import { lockHostsOf, underLocks } from '../queries/host-locks.ts';
import { hasLead } from '../queries/leads.ts';
import { suppressMessages } from '../queries/messages.ts';
import type { PublicBooking } from '../queries/public-booking-budgets.ts';
import { insertBooking, type NewBooking } from '../queries/write-bookings.ts';
import { type Choice, checkChoices, checkMetadata, chooseAnswers, chooseDuration, chooseLocation } from './choices.ts';
import { placeBooking } from './location.ts';
import { checkLocked, chooseMeeting, orConflict } from './meeting.ts';
import { chooseProof, spendProof } from './proof-of-work.ts';
import { checkBudgets, checkInvitee, type PublicClient, spendBudgets, spendGuestBudgets } from './public-budgets.ts';

/** `client` and `proof`, if it is valid: of a booking without a token. */
export type Order = {
  viewer: Viewer;
  wanted: Schemas['NewBooking'];
  source: Schemas['BookingSource'];
  client?: PublicClient;
  proof?: Proof;
};

/**
 * `isNew` rejects for a request that was carried out before; it is awaited before the first write. `lockKey`: see `lockHostsOf`. `client`: who
 * books. `refusesRepetitions`: of this client.
 */
export type Conditions = { budget: Budget; isNew: Promise<void>; lockKey: string | null; client: string; refusesRepetitions: boolean };

/**
 * Books a start. Throws `StartRefused` when the start is not offered, 403 if a required proof of work is missing, 409 for a repetition without
 * a key or a second seat for the same address, 429 when a budget for public bookings is used up, 400 for choices that do not fit the event
 * type, and 404.
 */
export async function book(
  tx: Transaction,
  order: Order,
  { budget, isNew, lockKey, client, refusesRepetitions }: Conditions,
): Promise<BookingRow> {
  const { viewer, wanted } = order;
  const publicBooking = publicBookingOf(order);
  const [checked] = publicBooking === undefined ? [] : await Promise.all([checkBudgets(tx, publicBooking), isNew]);
  const proof = chooseProof(checked?.needsProof === true, order.proof);
  checkMetadata(wanted.metadata);
  const start = parseInstant(wanted.startAt);
  const id = newId();
  const repeated = () => refusesRepetitions && recordKeyless(tx, toKeyless({ id, client, order, start }));
  const locked = underLocks(
    tx,
    () => lockHostsOf(tx, viewer, wanted.eventTypeId, lockKey),
    () => Promise.all([findFacts(tx, viewer, { eventTypeId: wanted.eventTypeId, window: { start, end: start } }), repeated()]),
  );
  const [[lockedIds, [facts, repeatedId]]] = await Promise.all([locked, isNew]);
  budget.charge(costOfSchedules(facts.hosts));
  checkLocked(facts, lockedIds);
  if (repeatedId) throw duplicateBooking(publicBooking === undefined ? repeatedId : undefined);
  const durationMin = chooseDuration(facts, wanted.durationMin, '/body/durationMin');
  const place = chooseLocation(facts, wanted.location);
  const answers = chooseAnswers(facts.questions, wanted.answers ?? []);
  const isPublic = publicBooking !== undefined;
  checkChoices(durationMin, place, answers, await chooseLead(tx, facts, isPublic ? undefined : wanted.leadId));

  const wish = { start, durationMin: durationMin.value, ...(!isPublic && { waived: wanted.waive }) };
  const { meeting, waived } = await chooseMeeting(tx, facts, wish);
  const location = await placeBooking(tx, { facts, meeting }, place.value);
  const booking = { id, facts, meeting, wanted: { ...wanted, answers: answers.value }, source: order.source, location, isPublic, waived };
  const row = await write(tx, booking, publicBooking && { ...publicBooking, proof });
  if (wanted.notify === false && !isPublic) await suppressMessages(tx, row);
  return row;
}

type Keyless = { id: string; client: string; order: Order; start: number };

const toKeyless = ({ id, client, order: { viewer, wanted }, start }: Keyless): KeylessBooking => ({
  organizationId: viewer.organizationId,
  client,
  id,
  eventTypeId: toId(wanted.eventTypeId),
  startAt: new Date(start),
  email: wanted.invitee.email,
});

function publicBookingOf(order: Order): PublicBooking | undefined {
  if (order.client === undefined) return undefined;
  const { eventTypeId, invitee } = order.wanted;
  return { ...order.client, organizationId: order.viewer.organizationId, eventTypeId, email: invitee.email };
}

async function chooseLead(tx: Transaction, facts: SchedulingFacts, value: string | undefined): Promise<Choice<string | undefined>> {
  const isKnown = value === undefined || (await hasLead(tx, facts, value));
  return { value, errors: isKnown ? [] : [{ path: '/body/leadId', message: 'must be a lead of this event type', rule: 'reference' }] };
}

const spendAll = (tx: Transaction, { facts, wanted }: NewBooking, publicBooking: PublicBooking) =>
  Promise.all([
    spendBudgets(tx, facts, publicBooking),
    spendGuestBudgets(tx, {
      client: publicBooking,
      ownerId: facts.ownerId,
      guests: wanted.guests ?? [],
      inviteeEmail: wanted.invitee.email,
    }),
  ]);

type Proven = PublicBooking & { proof: Proof | undefined };

/** The order of the statements matters: budgets are locked first, and the invitee's bookings are counted including the new one. */
async function write(tx: Transaction, booking: NewBooking, publicBooking: Proven | undefined): Promise<BookingRow> {
  const spent = publicBooking && spendAll(tx, booking, publicBooking);
  const spentProof = publicBooking && spendProof(tx, publicBooking.organizationId, publicBooking.proof);
  const [row] = await Promise.all([
    orConflict(insertBooking(tx, booking)),
    spent,
    spentProof,
    publicBooking && checkInvitee(tx, booking.facts, publicBooking),
  ]);
  return row;
}
