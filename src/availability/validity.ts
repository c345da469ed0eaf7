import { tooOldAt } from './calendars.ts';
import { MINUTE_MS } from './dates.ts';
import type { Slot, SlotQuery } from './slots.ts';
import { nextMidnight } from './wallclock.ts';

/**
 * The instant until which time alone does not change the slots: the first slot enters the minimum notice, the booking window moves at a
 * host's midnight, or a connected calendar becomes too old. `Infinity` for no end.
 */
export function validUntil({ rules, hosts, now }: SlotQuery, slots: readonly Slot[]): number {
  const tooClose = slots[0] === undefined ? Infinity : slots[0].start - rules.minimumNoticeMin * MINUTE_MS + 1;
  const tooOld = slots.length === 0 ? [] : hosts.flatMap(({ calendars }) => calendars.map(tooOldAt).filter((instant) => instant > now));
  const gone = Math.min(tooClose, ...tooOld);
  if (rules.bookingWindowDays === null) return gone;
  return Math.min(gone, ...hosts.map(({ schedule }) => (schedule === null ? Infinity : nextMidnight(schedule.timezone, now))));
}
