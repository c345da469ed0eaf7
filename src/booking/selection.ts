import { DAY_MS } from '../availability/dates.ts';
import type { Candidate } from '../availability/slots.ts';
import type { Transaction } from '../database/connect.ts';
import type { SchedulingFacts } from '../queries/availability.ts';
import { countActiveBookings, rankByLatestBooking } from '../queries/bookings.ts';

const halfWindowMs = 15 * DAY_MS;

type Choice = { candidates: Candidate[]; start: number };

/**
 * Chooses the host of a new meeting. `least_busy`: fewest active bookings of this event type in the 30 days around the start. `rotation`:
 * longest since the last booking. `priority`: the first listed, which also breaks ties. Call it under the hosts' locks.
 */
export async function selectHost(tx: Transaction, { id, organizationId, hostSelection }: SchedulingFacts, { candidates, start }: Choice) {
  const eventType = { organizationId, eventTypeId: id };
  const [first] = candidates as [Candidate];
  const hostIds = candidates.map(({ hostId }) => hostId);
  if (candidates.length === 1 || hostSelection === null || hostSelection === 'priority') return first;
  const ranks =
    hostSelection === 'least_busy'
      ? await countActiveBookings(tx, eventType, hostIds, { start: start - halfWindowMs, end: start + halfWindowMs })
      : await rankByLatestBooking(tx, eventType, hostIds);
  const rankOf = ({ hostId }: Candidate): number => ranks.get(hostId) ?? 0;
  return candidates.reduce((best, candidate) => (rankOf(candidate) < rankOf(best) ? candidate : best), first);
}
