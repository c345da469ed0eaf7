import { tooOldAt } from './calendars.ts';
import { MINUTE_MS } from './dates.ts';
import type { Slot, SlotQuery } from './slots.ts';
import { nextMidnight } from './wallclock.ts';

/**
 * The instant until which time alone does not change the slots: the first slot enters the minimum notice, the booking window moves at a
 * host's midnight, or a connected calendar becomes too old. `Infinity` for no end. `reason`: why there are no slots, which the minimum
 * notice can replace at any time, and `in_past` once the window is over.
 */
export function validUntil({ rules, hosts, now, window }: SlotQuery, slots: readonly Slot[], reason: string | null = null): number {
  if (reason !== null && !lasting.includes(reason)) return Math.floor(now / MINUTE_MS + 1) * MINUTE_MS;
  const over = reason !== null && window.end > now ? window.end : Infinity;
  const tooClose = slots[0] === undefined ? Infinity : slots[0].start - rules.minimumNoticeMin * MINUTE_MS + 1;
  const tooOld = slots.length === 0 ? [] : hosts.flatMap(({ calendars }) => calendars.map(tooOldAt).filter((instant) => instant > now));
  const gone = Math.min(tooClose, over, ...tooOld);
  if (rules.bookingWindowDays === null) return gone;
  return Math.min(gone, ...hosts.map(({ schedule }) => (schedule === null ? Infinity : nextMidnight(schedule.timezone, now))));
}

/** Reasons that precede the minimum notice. They last until the whole window is in the past, which lasts forever. */
const lasting = ['event_type_inactive', 'in_past', 'out_of_office', 'outside_hours', 'off_grid'];
