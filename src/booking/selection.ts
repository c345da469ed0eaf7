import { DAY_MS } from '../availability/dates.ts';
import type { Candidate } from '../availability/slots.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { countActiveBookings, findTurns } from '../queries/bookings.ts';

const halfWindowMs = 15 * DAY_MS;

type Choice = { eventTypeId: string; hostSelection: Schemas['HostSelection']; start: number };

/**
 * Which of the hosts who can take a start gets it; ties go to the one listed first. `least_busy`: the fewest active bookings of
 * this event type in the 30 days around. `rotation`: the longest since the last one was given. `priority`: the first listed.
 * Right only under the hosts' locks.
 */
export async function selectHost(tx: Transaction, candidates: Candidate[], { eventTypeId, hostSelection, start }: Choice) {
  const [first] = candidates as [Candidate];
  const hostIds = candidates.map(({ hostId }) => hostId);
  if (candidates.length === 1 || hostSelection === null || hostSelection === 'priority') return first;
  const ranks =
    hostSelection === 'least_busy'
      ? await countActiveBookings(tx, eventTypeId, hostIds, { start: start - halfWindowMs, end: start + halfWindowMs })
      : await findTurns(tx, eventTypeId, hostIds);
  const rankOf = ({ hostId }: Candidate): number => ranks.get(hostId) ?? 0;
  return candidates.reduce((best, candidate) => (rankOf(candidate) < rankOf(best) ? candidate : best), first);
}
