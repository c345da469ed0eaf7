/** Windows from `from` and `to`, each an instant, or a date, which means the start of that day in a time zone. */
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { endOfDateAt, plusDays, startOfDate } from '../availability/wallclock.ts';
import { checkAll, invalidArgument, invalidArguments } from '../errors.ts';
import { isDate, isPrintable, parseInstant } from '../formats.ts';

/** The longest windows of slots. A month grid shows up to six weeks. */
export const windowDays = 31;
export const publicWindowDays = 45;
const yearDays = 366;
const recentDays = 30;

export function toInstant(text: string, timezone: string, path: string): number {
  const instant = isDate(text) ? startOfDate(timezone, text) : parseInstant(text);
  if (!isPrintable(instant)) throw invalidArgument(path, 'notAllowed', 'must be in the years 0001 to 9999');
  return instant;
}

type Bounds = { from: string; to: string };

export function toStart(text: string, durationMin: number, path: string): number {
  const start = parseInstant(text);
  const isInRange = isPrintable(start - 2 * DAY_MS) && isPrintable(start + durationMin * MINUTE_MS + 2 * DAY_MS);
  if (!isInRange) throw invalidArgument(path, 'notAllowed', 'must be in the years 0001 to 9999');
  return start;
}

export function toWindow({ from, to }: Bounds, timezone: string, mostDays = windowDays): Interval {
  const [start, end] = checkAll(
    () => toInstant(from, timezone, '/query/from'),
    () => toInstant(to, timezone, '/query/to'),
  );
  const window = { start, end };
  if (window.end <= window.start) throw invalidArgument('/query/to', 'relation', 'must be after `from`');
  if (window.end > latestEnd(timezone, window.start, mostDays)) {
    const message = `must be at most ${mostDays} days after \`from\``;
    throw invalidArguments([{ path: '/query/to', message, rule: 'relation', limit: mostDays }]);
  }
  return window;
}

/** Over a clock change, days of local time and days of 24 hours differ by an hour. Callers who send dates count the former, others the latter. */
const latestEnd = (timezone: string, start: number, days: number): number =>
  Math.max(plusDays(timezone, start, days), start + days * DAY_MS);

export function toOpenWindow(bounds: Partial<Bounds>, timezone: string): { from: number | undefined; to: number | undefined } {
  const from = bounds.from === undefined ? undefined : toInstant(bounds.from, timezone, '/query/from');
  const to = bounds.to === undefined ? undefined : toInstant(bounds.to, timezone, '/query/to');
  if (from !== undefined && to !== undefined && to <= from) throw invalidArgument('/query/to', 'relation', 'must be after `from`');
  return { from, to };
}

/** Like `toWindow`, with at most 366 days. Defaults: `to` is the end of today, `from` is 30 days before `to`. `now` in epoch milliseconds. */
export function toRecentWindow(bounds: Partial<Bounds>, timezone: string, now: number): Interval {
  const { from, to } = toOpenWindow(bounds, timezone);
  const end = to ?? endOfDateAt(timezone, now);
  const start = from ?? plusDays(timezone, end, -recentDays);
  if (!isPrintable(start)) throw invalidArgument('/query/to', 'notAllowed', 'must be in the years 0001 to 9999');
  if (end <= start) throw invalidArgument('/query/from', 'relation', 'must be before the end of today if `to` is omitted');
  if (end > latestEnd(timezone, start, yearDays)) {
    const path = to === undefined ? '/query/from' : '/query/to';
    throw invalidArguments([{ path, message: `must be at most ${yearDays} days from the other bound`, rule: 'relation', limit: yearDays }]);
  }
  return { start, end };
}

/** Contains the window in any time zone; bounded, since the window is not checked yet. */
export function toRoughWindow({ from, to }: Bounds, mostDays: number): Interval {
  const start = parseInstant(from);
  const longest = start + (mostDays + 2) * DAY_MS;
  return { start, end: Math.min(Math.max(start, parseInstant(to)), longest) };
}
