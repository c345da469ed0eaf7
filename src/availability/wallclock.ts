import { DAY_MS, type Day, MINUTE_MS, toDate, toDay } from './dates.ts';
import type { Interval } from './intervals.ts';
import type { OffsetPeriod } from './tzif.ts';
import { PRINTABLE, periodReader } from './zones.ts';

/**
 * Converts between instants and local times, by arithmetic on the periods of a zone (zones.ts). No other file knows about clock changes.
 * Never step through local times: that misses a repeated hour and invents a skipped one.
 */
export type Run = Interval & { day: Day };

/** The longest local date, from its first to its last instant: a zone that crosses the date line to the east repeats one. */
export const LONGEST_DATE_MS = 2 * DAY_MS;

/** Converts instants to local time, written as if it were UTC. Caches the last period: create one for many instants. */
export function wallClock(timezone: string): (instant: number) => number {
  const periodAt = periodReader(timezone);
  let period: OffsetPeriod = { start: 0, end: 0, offset: 0 };
  return (instant) => {
    if (instant < period.start || instant >= period.end) period = periodAt(instant);
    return instant + period.offset;
  };
}

export const utcOffsetMin = (timezone: string, instant: number): number => Math.round((wallClock(timezone)(instant) - instant) / MINUTE_MS);

export const dayAt = (timezone: string, instant: number): Day => Math.floor(wallClock(timezone)(instant) / DAY_MS);

export const localDate = (timezone: string, instant: number): string => toDate(dayAt(timezone, instant));

/**
 * Instants of `window` whose local time is within `hoursOf` their date (in milliseconds after midnight), in order of time. Runs of one date
 * never touch; those of adjacent dates may.
 */
export function runsOf(timezone: string, window: Interval, hoursOf: (day: Day) => readonly Interval[]): Run[] {
  const periodAt = periodReader(timezone);
  const end = Math.min(window.end, PRINTABLE.end);
  const runs: Run[] = [];
  for (let from = Math.max(window.start, PRINTABLE.start); from < end; ) {
    const period = periodAt(from);
    const to = Math.min(end, period.end);
    addRuns(runs, { start: from, end: to, offset: period.offset }, hoursOf);
    from = to;
  }
  return runs;
}

function addRuns(runs: Run[], period: OffsetPeriod, hoursOf: (day: Day) => readonly Interval[]): void {
  const lastDay = Math.floor((period.end - 1 + period.offset) / DAY_MS);
  for (let day = Math.floor((period.start + period.offset) / DAY_MS); day <= lastDay; day++) {
    const midnight = day * DAY_MS - period.offset;
    for (const hours of hoursOf(day)) {
      const start = Math.max(midnight + hours.start, period.start);
      const end = Math.min(midnight + hours.end, period.end);
      if (start < end) addRun(runs, start, end, day);
    }
  }
}

function addRun(runs: Run[], start: number, end: number, day: Day): void {
  const last = runs.at(-1);
  if (last && last.end === start && last.day === day) last.end = end;
  else runs.push({ start, end, day });
}

/** The next local midnight, or the next change of offset if that is earlier, since it may skip or repeat a date. */
export function nextMidnight(timezone: string, instant: number): number {
  const { end, offset } = periodReader(timezone)(instant);
  const day = Math.floor((instant + offset) / DAY_MS);
  return Math.min((day + 1) * DAY_MS - offset, end > instant ? end : Infinity);
}

/** `date`: 'YYYY-MM-DD'. Returns the start of the next date if the zone skips this one. */
export const startOfDate = (timezone: string, date: string): number => firstInstantOf(timezone, toDay(date) * DAY_MS);

/** The first instant with a local time of 'YYYY-MM-DDTHH:MM', or after it if it is skipped. Returns `NaN` for an invalid time. */
export const firstInstantAt = (timezone: string, time: string): number => {
  const local = Date.parse(`${time}Z`);
  return Number.isNaN(local) ? local : firstInstantOf(timezone, local);
};

export function datesBetween(timezone: string, from: string, to: string): Interval {
  const start = Math.max(startOfDate(timezone, from), PRINTABLE.start);
  return { start, end: Math.max(start, Math.min(firstInstantOf(timezone, (toDay(to) + 1) * DAY_MS), PRINTABLE.end)) };
}

export const endOfDateAt = (timezone: string, instant: number): number => firstInstantOf(timezone, (dayAt(timezone, instant) + 1) * DAY_MS);

/** Same local time, some dates later: the earlier one if it is repeated, the end of the gap if it is skipped. */
export const plusDays = (timezone: string, instant: number, days: number): number =>
  firstInstantOf(timezone, wallClock(timezone)(instant) + days * DAY_MS);

function firstInstantOf(timezone: string, local: number): number {
  const periodAt = periodReader(timezone);
  for (let instant = local - LONGEST_DATE_MS; instant < local + LONGEST_DATE_MS; ) {
    const { end, offset } = periodAt(instant);
    const isLast = end <= instant; // past the printable years
    if (local - offset < end || isLast) return Math.max(local - offset, instant);
    instant = end;
  }
  return local;
}
