import { MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { type Candidate, judgeStart, type SlotQuery } from '../availability/slots.ts';
import { needed, type Waivable, waive } from '../availability/waived.ts';
import type { Transaction } from '../database/connect.ts';
import { Conflict } from '../database/unavailable.ts';
import { onViolation } from '../database/violations.ts';
import { alreadyBooked } from '../errors/bookings.ts';
import type { SchedulingFacts } from '../queries/availability.ts';
import type { MeetingChoice } from '../queries/write-bookings.ts';
import { StartRefused } from './refusal.ts';
import { selectHost } from './selection.ts';

/** `waived`: rules that the caller waives. */
type Wish = { start: number; durationMin: number; hostId?: string; waived?: readonly Waivable[] | undefined };

export type Chosen = { meeting: MeetingChoice; waived: Waivable[] };

/** `waived` of the result: the rules that the start breaks. Throws `StartRefused` if the start is not offered. */
export async function chooseMeeting(tx: Transaction, facts: SchedulingFacts, wish: Wish): Promise<Chosen> {
  const { start, durationMin } = wish;
  const query = { rules: facts, durationMin, hosts: facts.hosts, now: facts.now };
  const waived = needed(query, start, wish.waived ?? []);
  const candidate = await chooseHost(tx, facts, waive(query, waived), wish);
  return { meeting: toMeetingChoice(facts, candidate, { start, end: start + durationMin * MINUTE_MS }), waived };
}

const toMeetingChoice = (facts: SchedulingFacts, { hostId, joins }: Candidate, time: Interval): MeetingChoice =>
  joins !== null ? { joins } : { hostIds: facts.kind === 'collective' ? facts.hosts.map(({ id }) => id) : [hostId], time };

async function chooseHost(
  tx: Transaction,
  facts: SchedulingFacts,
  query: Omit<SlotQuery, 'window'>,
  { start, hostId }: Wish,
): Promise<Candidate> {
  if (!facts.active) throw new StartRefused('event_type_inactive');
  const verdict = judgeStart(query, start);
  if (!verdict.offered) throw new StartRefused(verdict.reason);
  const preferred = verdict.candidates.find((candidate) => candidate.hostId === hostId);
  return preferred ?? selectHost(tx, facts, { candidates: verdict.candidates, start });
}

/** A host added to the event type, or a booking moved to another host, after the hosts were locked is not locked: the transaction starts over. */
export function checkLocked({ hosts }: { hosts: { id: string }[] }, lockedIds: string[]): void {
  if (!hosts.every(({ id }) => lockedIds.includes(id))) throw new Conflict();
}

/**
 * Translates what the database refuses although the hosts are locked. Writers that take no locks may have created an overlapping meeting
 * meanwhile; then the transaction starts over.
 */
export const orConflict = <Row>(written: Promise<Row>): Promise<Row> =>
  written
    .catch(onViolation('host_claims_never_overlap', (cause) => new Conflict(cause)))
    .catch(onViolation('bookings_one_seat_per_address', alreadyBooked));
