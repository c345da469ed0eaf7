import { MINUTE_MS } from './dates.ts';
import type { Question, Slot } from './slots.ts';
import { nextMidnight } from './wallclock.ts';

/**
 * The first instant at which, with nothing else changed, the slots may be others: when the first comes too close, and where the
 * booking window moves on with the date, the next midnight of a host. `Infinity`: never.
 */
export function validUntil({ rules, hosts, now }: Question, slots: readonly Slot[]): number {
  const tooClose = slots[0] === undefined ? Infinity : slots[0].start - rules.minimumNoticeMin * MINUTE_MS + 1;
  if (rules.bookingWindowDays === null) return tooClose;
  return Math.min(tooClose, ...hosts.map(({ schedule }) => (schedule === null ? Infinity : nextMidnight(schedule.timezone, now))));
}
