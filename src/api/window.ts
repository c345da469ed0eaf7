/** `from` and `to`, as every operation reads them: an instant, or a date meaning that day's start in a time zone. */
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { endOfDateAt, plusDays, startOfDate } from '../availability/wallclock.ts';
import { invalidArgument } from '../errors.ts';
import { isDate, isPrintable, parseInstant } from '../formats.ts';

export const windowDays = 31;
const yearDays = 366;
const recentDays = 30;

/** Throws 400 where a date begins outside the years that an instant can be written in. */
export function toInstant(text: string, timezone: string, path: string): number {
  const instant = isDate(text) ? startOfDate(timezone, text) : parseInstant(text);
  if (!isPrintable(instant)) throw invalidArgument(path, 'must lie in the years 0001 to 9999');
  return instant;
}

type Bounds = { from: string; to: string };

/** A start that can be shown on any wall, with its end; throws 400 where it lies outside the years that an instant can be written in. */
export function toStart(text: string, durationMin: number, path: string): number {
  const start = parseInstant(text);
  const isShown = isPrintable(start - 2 * DAY_MS) && isPrintable(start + durationMin * MINUTE_MS + 2 * DAY_MS);
  if (!isShown) throw invalidArgument(path, 'must lie in the years 0001 to 9999');
  return start;
}

/** A window as asked; throws 400 when it is empty, backwards, or longer than 31 calendar days. */
export function toWindow({ from, to }: Bounds, timezone: string): Interval {
  const window = { start: toInstant(from, timezone, '/query/from'), end: toInstant(to, timezone, '/query/to') };
  if (window.end <= window.start) throw invalidArgument('/query/to', 'must be after `from`');
  if (window.end > plusDays(timezone, window.start, windowDays)) {
    throw invalidArgument('/query/to', `must be at most ${windowDays} days after \`from\``);
  }
  return window;
}

/** Bounds of which either may be absent; throws 400 when nothing can lie between them. */
export function toOpenWindow(bounds: Partial<Bounds>, timezone: string): { from: number | undefined; to: number | undefined } {
  const from = bounds.from === undefined ? undefined : toInstant(bounds.from, timezone, '/query/from');
  const to = bounds.to === undefined ? undefined : toInstant(bounds.to, timezone, '/query/to');
  if (from !== undefined && to !== undefined && to <= from) throw invalidArgument('/query/to', 'must be after `from`');
  return { from, to };
}

/**
 * A window of at most 366 calendar days, of which `to` is the end of today and `from` 30 days before that unless given; throws 400 as
 * `toWindow` does. `now` in epoch milliseconds.
 */
export function toRecentWindow(bounds: Partial<Bounds>, timezone: string, now: number): Interval {
  const { from, to } = toOpenWindow(bounds, timezone);
  const end = to ?? endOfDateAt(timezone, now);
  const start = from ?? plusDays(timezone, end, -recentDays);
  if (!isPrintable(start)) throw invalidArgument('/query/to', 'must lie in the years 0001 to 9999');
  if (end <= start) throw invalidArgument('/query/from', 'must be before the end of today, where `to` is absent');
  if (end > plusDays(timezone, start, yearDays)) {
    throw invalidArgument(to === undefined ? '/query/from' : '/query/to', `must be at most ${yearDays} days from the other bound`);
  }
  return { start, end };
}

/** What a window lies in for certain, before the time zone is known, and never more than a legal window's worth. */
export function toRoughWindow({ from, to }: Bounds): Interval {
  const start = parseInstant(from);
  const longest = start + (windowDays + 2) * DAY_MS;
  return { start, end: Math.min(Math.max(start, parseInstant(to)), longest) };
}
