/**
 * The writes that take more than one statement. Each locks its hosts first, in one order for all, so that writers wait for
 * each other instead of colliding; what is read after that stays true until the end. Should anything slip past the locks, the
 * constraint `host_claims_never_overlap` refuses it: the database decides, not this code.
 */
import type { Interval } from '../availability/intervals.ts';
import { type Candidate, findSlots, judgeStart } from '../availability/slots.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { onViolation } from '../database/violations.ts';
import { invalidArgument, slotUnavailable } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { type Facts, findFacts } from '../queries/availability.ts';
import { type BookingRow, beginMeeting, findBookingById, insertBooking, lockHostsOf, takeSeat } from '../queries/bookings.ts';
import { hasLead } from '../queries/leads.ts';
import { windowDays } from '../window.ts';
import { checkAnswers, chooseDuration, chooseLocation } from './choices.ts';
import { selectHost } from './selection.ts';

/** `viewerId`: whose event type it must be; null for the public. */
export type Order = { viewerId: string | null; wanted: Schemas['NewBooking'] };

/** Books a start; throws 409 with alternatives when it is not offered at this moment, 400 and 404 for what does not fit or exist. */
export async function book(tx: Transaction, { viewerId, wanted }: Order): Promise<BookingRow> {
  const start = parseInstant(wanted.startAt);
  await lockHostsOf(tx, wanted.eventTypeId);
  const facts = await findFacts(tx, viewerId, wanted.eventTypeId, { start, end: start });
  const durationMin = chooseDuration(facts, wanted.durationMin, '/body/durationMin');
  const location = chooseLocation(facts, wanted.location);
  checkAnswers(facts.questions, wanted.answers ?? []);
  await checkLead(tx, facts, wanted.leadId);

  const candidate = await findHost(tx, facts, { start, durationMin, viewerId });
  const meeting = { start, end: start + durationMin * 60_000 };
  const meetingId = candidate.joins ?? (await begin(tx, facts, candidate, meeting));
  if (candidate.joins !== null) await takeSeat(tx, candidate.joins, facts.maxInvitees);
  const id = await insertBooking(tx, { facts, meetingId, wanted, location });
  return findBookingById(tx, id);
}

async function checkLead(tx: Transaction, { id }: Facts, leadId: string | undefined): Promise<void> {
  if (leadId !== undefined && !(await hasLead(tx, id, leadId))) throw invalidArgument('/body/leadId', 'must be a lead of this event type');
}

type Wanted = { start: number; durationMin: number; viewerId: string | null };

async function findHost(tx: Transaction, facts: Facts, { start, durationMin, viewerId }: Wanted): Promise<Candidate> {
  if (!facts.active) throw slotUnavailable('event_type_inactive', []);
  const verdict = judgeStart({ rules: facts, durationMin, hosts: facts.hosts, now: facts.now }, start);
  if (verdict.offered) return selectHost(tx, verdict.candidates, { eventTypeId: facts.id, hostSelection: facts.hostSelection, start });
  throw slotUnavailable(verdict.reason, await findAlternatives(tx, facts, { start, durationMin, viewerId }));
}

/** The next free starts within 31 days of the one that was asked for, or of now if that is past. */
async function findAlternatives(tx: Transaction, { id, now }: Facts, { start, durationMin, viewerId }: Wanted): Promise<string[]> {
  const from = Math.max(start, now);
  const window: Interval = { start: from, end: from + windowDays * 86_400_000 };
  const facts = await findFacts(tx, viewerId, id, window);
  const slots = findSlots({ rules: facts, durationMin, hosts: facts.hosts, window, now: facts.now });
  return slots.slice(0, 3).map((slot) => new Date(slot.start).toISOString());
}

const begin = (tx: Transaction, facts: Facts, { hostId }: Candidate, meeting: Interval): Promise<string> =>
  beginMeeting(tx, facts, facts.kind === 'collective' ? facts.hosts.map(({ id }) => id) : [hostId], meeting).catch(
    onViolation('host_claims_never_overlap', () => slotUnavailable('slot_taken', [])),
  );
