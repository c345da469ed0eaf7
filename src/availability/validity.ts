import { MINUTE_MS } from './dates.ts';
import type { Slot, SlotQuery } from './slots.ts';
import { nextMidnight } from './wallclock.ts';

/**
 * The instant until which time alone does not change the slots: the first slot enters the minimum notice, or the booking window moves at a
 * host's midnight. `Infinity` for no end.
 */
export function validUntil({ rules, hosts, now }: SlotQuery, slots: readonly Slot[]): number {
  const tooClose = slots[0] === undefined ? Infinity : slots[0].start - rules.minimumNoticeMin * MINUTE_MS + 1;
  if (rules.bookingWindowDays === null) return tooClose;
  return Math.min(tooClose, ...hosts.map(({ schedule }) => (schedule === null ? Infinity : nextMidnight(schedule.timezone, now))));
}
