import { DAY_MS, type Day, toDate, toDay } from './dates.ts';
import type { Interval } from './intervals.ts';

/**
 * Converts between instants and local times. No other file knows about clock changes.
 *
 * A zone is a list of periods with a fixed offset from UTC. They are found with Intl, in blocks of 400 days that are scanned on first use and
 * cached; everything else is arithmetic on instants. Never step through local times: that misses a repeated hour and invents a skipped one.
 * A change of offset is found if it lasts for eight days; the shortest known in this century is four weeks (Ramadan in Morocco).
 */
type OffsetPeriod = Interval & { offset: number };

type Zone = { readOffset: (instant: number) => number; blocks: Map<number, OffsetPeriod[]> };

export type Run = Interval & { day: Day };

const SECOND_MS = 1000;
const PROBE_MS = 8 * DAY_MS;
const BLOCK_MS = 50 * PROBE_MS;
/** Cached blocks per zone, 17 years: requests may name any of the 9,999 years. Scanning a block takes about 0.1 ms. */
export const KEPT_BLOCKS = 16;

/** Instants whose local date has a four-digit year in every zone. Outside, nothing is available and nothing is shown. */
export const PRINTABLE: Interval = { start: Date.parse('0001-01-03T00:00Z'), end: Date.parse('9999-12-30T00:00Z') };

/** The longest local date, from its first to its last instant: a zone that crosses the date line to the east repeats one. */
export const LONGEST_DATE_MS = 2 * DAY_MS;

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = { readOffset: offsetReader(name), blocks: new Map() };
  zones.set(name, zone);
  return zone;
}

/** Parses "GMT+05:45", with seconds for local mean time. A call takes two microseconds. */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes, seconds = 0] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instant)) ?? [];
    const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
    return sign === undefined ? 0 : sign === '-' ? -size : size;
  };
}

function blockOf(zone: Zone, number: number): OffsetPeriod[] {
  const known = zone.blocks.get(number);
  if (known) return known;
  const block = scanBlock(zone, number * BLOCK_MS);
  if (zone.blocks.size >= KEPT_BLOCKS) zone.blocks.delete(zone.blocks.keys().next().value as number);
  zone.blocks.set(number, block);
  return block;
}

export const countBlocks = (timezone: string): number => zoneOf(timezone).blocks.size;

function scanBlock({ readOffset }: Zone, start: number): OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  let current = { start, end: start, offset: readOffset(start) };
  for (let probe = start + PROBE_MS; probe <= start + BLOCK_MS; probe += PROBE_MS) {
    while (readOffset(probe) !== current.offset) {
      current.end = endOfOffset(readOffset, current, probe);
      periods.push(current);
      current = { start: current.end, end: current.end, offset: readOffset(current.end) };
    }
    current.end = probe;
  }
  return [...periods, current];
}

function endOfOffset(readOffset: Zone['readOffset'], known: OffsetPeriod, probe: number): number {
  let [same, other] = [known.end, probe];
  while (other - same > SECOND_MS) {
    const middle = same + Math.floor((other - same) / 2 / SECOND_MS) * SECOND_MS;
    if (readOffset(middle) === known.offset) same = middle;
    else other = middle;
  }
  return other;
}

function periodAt(zone: Zone, instant: number): OffsetPeriod {
  const within = Math.min(Math.max(instant, PRINTABLE.start), PRINTABLE.end);
  const block = blockOf(zone, Math.floor(within / BLOCK_MS));
  let i = 0;
  while (within >= block[i]!.end) i++;
  return block[i]!;
}

/** Converts instants to local time, written as if it were UTC. Caches the last period: create one for many instants. */
export function wallClock(timezone: string): (instant: number) => number {
  const zone = zoneOf(timezone);
  let period: OffsetPeriod = { start: 0, end: 0, offset: 0 };
  return (instant) => {
    if (instant < period.start || instant >= period.end) period = periodAt(zone, instant);
    return instant + period.offset;
  };
}

export const dayAt = (timezone: string, instant: number): Day => Math.floor(wallClock(timezone)(instant) / DAY_MS);

export const localDate = (timezone: string, instant: number): string => toDate(dayAt(timezone, instant));

/**
 * Instants of `window` whose local time is within `hoursOf` their date (in milliseconds after midnight), in order of time. Runs of one date
 * never touch; those of adjacent dates may.
 */
export function runsOf(timezone: string, window: Interval, hoursOf: (day: Day) => readonly Interval[]): Run[] {
  const zone = zoneOf(timezone);
  const end = Math.min(window.end, PRINTABLE.end);
  const runs: Run[] = [];
  for (let from = Math.max(window.start, PRINTABLE.start); from < end; ) {
    const period = periodAt(zone, from);
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
  const { end, offset } = periodAt(zoneOf(timezone), instant);
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
  const zone = zoneOf(timezone);
  for (let instant = local - LONGEST_DATE_MS; instant < local + LONGEST_DATE_MS; ) {
    const { end, offset } = periodAt(zone, instant);
    const isLast = end <= instant; // past the printable years
    if (local - offset < end || isLast) return Math.max(local - offset, instant);
    instant = end;
  }
  return local;
}
