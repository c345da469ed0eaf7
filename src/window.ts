/** `from` and `to`, as every operation reads them: an instant, or a date meaning that day's start in a time zone. */
import { DAY_MS } from './availability/dates.ts';
import type { Interval } from './availability/intervals.ts';
import { plusDays, startOfDate } from './availability/wallclock.ts';
import { invalidArgument } from './errors.ts';
import { isDate, isPrintable, parseInstant } from './formats.ts';

export const windowDays = 31;

/** Throws 400 where a date begins outside the years that an instant can be written in. */
export function toInstant(text: string, timezone: string, path: string): number {
  const instant = isDate(text) ? startOfDate(timezone, text) : parseInstant(text);
  if (!isPrintable(instant)) throw invalidArgument(path, 'must lie in the years 0001 to 9999');
  return instant;
}

type Bounds = { from: string; to: string };

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

/** What a window lies in for certain, before the time zone is known, and never more than a legal window's worth. */
export function toRoughWindow({ from, to }: Bounds): Interval {
  const start = parseInstant(from);
  const longest = start + (windowDays + 2) * DAY_MS;
  return { start, end: Math.min(Math.max(start, parseInstant(to)), longest) };
}
