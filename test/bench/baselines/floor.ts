/**
 * The least that computing slots can cost: one sweep over windows and busy stretches that are prepared, in order and in epoch
 * milliseconds, with a fixed grid. No time zones, no rules, no reasons.
 */
import type { Interval } from '../../../src/availability/intervals.ts';

export function sweep(
  windows: readonly Interval[],
  busy: readonly Interval[],
  durationMs: number,
): { start: number; seatsRemaining: number }[] {
  const slots: { start: number; seatsRemaining: number }[] = [];
  let next = 0;
  for (const window of windows) {
    for (let start = window.start; start + durationMs <= window.end; start += durationMs) {
      while (next < busy.length && busy[next]!.end <= start) next += 1;
      const stretch = busy[next];
      if (stretch === undefined || stretch.start >= start + durationMs) slots.push({ start, seatsRemaining: 1 });
    }
  }
  return slots;
}
