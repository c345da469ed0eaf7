import { DAY_MS, type Day, toDate, toDay } from './dates.ts';
import type { Interval } from './intervals.ts';

/**
 * Where the clock on the wall and the instants meet, and the only file that knows of clock changes.
 *
 * A zone is a row of stretches, in each of which the clock runs evenly, a fixed offset from UTC. They are found by asking
 * Intl for offsets, chapter by chapter of time as a chapter is first needed, and the latest are kept; after that all is arithmetic, on
 * instants. Never step through wall-clock times: that loses the hour that is repeated and invents the one that is skipped.
 * A change of the clock is found if it stands for eight days; the shortest known in this century is four weeks (Ramadan in Morocco).
 */
type Stretch = Interval & { offset: number };

type Zone = { readOffset: (instant: number) => number; chapters: Map<number, Stretch[]> };

/** An unbroken run of instants with one local date. */
export type Run = Interval & { day: Day };

const SECOND_MS = 1000;
const PROBE_MS = 8 * DAY_MS;
const CHAPTER_MS = 50 * PROBE_MS;
/** Chapters kept of each zone, 17 years: queries may name any of the 9,999 years. A chapter takes about 0.1 ms to survey again. */
export const KEPT_CHAPTERS = 16;

/** The instants whose local date has a four-digit year in every zone: outside, nothing is open and nothing is shown. */
export const PRINTABLE: Interval = { start: Date.parse('0001-01-03T00:00Z'), end: Date.parse('9999-12-30T00:00Z') };

/** No local date lasts longer, from its first instant to its last: a zone that crosses the date line to the east has one twice. */
export const LONGEST_DATE_MS = 2 * DAY_MS;

const zones = new Map<string, Zone>();

/** @throws RangeError if Intl does not know the zone: check with `isTimezone` first. */
function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = { readOffset: offsetReader(name), chapters: new Map() };
  zones.set(name, zone);
  return zone;
}

/** Intl's own answer, two microseconds a piece: "GMT+05:45", or with seconds where clocks once followed the sun. */
function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes, seconds = 0] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instant)) ?? [];
    const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
    return sign === undefined ? 0 : sign === '-' ? -size : size;
  };
}

function chapterOf(zone: Zone, number: number): Stretch[] {
  const known = zone.chapters.get(number);
  if (known) return known;
  const chapter = surveyChapter(zone, number * CHAPTER_MS);
  if (zone.chapters.size >= KEPT_CHAPTERS) zone.chapters.delete(zone.chapters.keys().next().value as number);
  zone.chapters.set(number, chapter);
  return chapter;
}

/** The number of chapters kept of a zone. */
export const countChapters = (timezone: string): number => zoneOf(timezone).chapters.size;

function surveyChapter({ readOffset }: Zone, start: number): Stretch[] {
  const stretches: Stretch[] = [];
  let current = { start, end: start, offset: readOffset(start) };
  for (let probe = start + PROBE_MS; probe <= start + CHAPTER_MS; probe += PROBE_MS) {
    while (readOffset(probe) !== current.offset) {
      current.end = endOfOffset(readOffset, current, probe);
      stretches.push(current);
      current = { start: current.end, end: current.end, offset: readOffset(current.end) };
    }
    current.end = probe;
  }
  return [...stretches, current];
}

/** The first instant after `known.end` at which the offset is another, as it is at `probe`. */
function endOfOffset(readOffset: Zone['readOffset'], known: Stretch, probe: number): number {
  let [same, other] = [known.end, probe];
  while (other - same > SECOND_MS) {
    const middle = same + Math.floor((other - same) / 2 / SECOND_MS) * SECOND_MS;
    if (readOffset(middle) === known.offset) same = middle;
    else other = middle;
  }
  return other;
}

function stretchAt(zone: Zone, instant: number): Stretch {
  const within = Math.min(Math.max(instant, PRINTABLE.start), PRINTABLE.end);
  const chapter = chapterOf(zone, Math.floor(within / CHAPTER_MS));
  let i = 0;
  while (within >= chapter[i]!.end) i++;
  return chapter[i]!;
}

/** What the clock on the wall shows at an instant, as if that were UTC. Made once for many instants, it remembers the last stretch. */
export function wallClock(timezone: string): (instant: number) => number {
  const zone = zoneOf(timezone);
  let stretch: Stretch = { start: 0, end: 0, offset: 0 };
  return (instant) => {
    if (instant < stretch.start || instant >= stretch.end) stretch = stretchAt(zone, instant);
    return instant + stretch.offset;
  };
}

export const dayAt = (timezone: string, instant: number): Day => Math.floor(wallClock(timezone)(instant) / DAY_MS);

export const localDate = (timezone: string, instant: number): string => toDate(dayAt(timezone, instant));

/**
 * The instants of `window` at which the wall shows a date and a time that `hoursOf` that date contains (a set, in milliseconds
 * after its midnight), as runs in order of time. Two runs of one date never touch; those of neighbouring dates may.
 */
export function runsOf(timezone: string, window: Interval, hoursOf: (day: Day) => readonly Interval[]): Run[] {
  const zone = zoneOf(timezone);
  const end = Math.min(window.end, PRINTABLE.end);
  const runs: Run[] = [];
  for (let from = Math.max(window.start, PRINTABLE.start); from < end; ) {
    const stretch = stretchAt(zone, from);
    const to = Math.min(end, stretch.end);
    addRuns(runs, { start: from, end: to, offset: stretch.offset }, hoursOf);
    from = to;
  }
  return runs;
}

function addRuns(runs: Run[], stretch: Stretch, hoursOf: (day: Day) => readonly Interval[]): void {
  const lastDay = Math.floor((stretch.end - 1 + stretch.offset) / DAY_MS);
  for (let day = Math.floor((stretch.start + stretch.offset) / DAY_MS); day <= lastDay; day++) {
    const midnight = day * DAY_MS - stretch.offset;
    for (const hours of hoursOf(day)) {
      const start = Math.max(midnight + hours.start, stretch.start);
      const end = Math.min(midnight + hours.end, stretch.end);
      if (start < end) addRun(runs, start, end, day);
    }
  }
}

/** Hours that go on through a clock change come in two pieces, but are one run. */
function addRun(runs: Run[], start: number, end: number, day: Day): void {
  const last = runs.at(-1);
  if (last && last.end === start && last.day === day) last.end = end;
  else runs.push({ start, end, day });
}

/** When the date that the wall shows at an instant is over; a date that a zone has twice is over twice. */
export function nextMidnight(timezone: string, instant: number): number {
  const { end, offset } = stretchAt(zoneOf(timezone), instant);
  const day = Math.floor((instant + offset) / DAY_MS);
  return Math.min((day + 1) * DAY_MS - offset, end > instant ? end : Infinity);
}

/** The instant at which a date ('YYYY-MM-DD') begins; if the zone has no such date, the first instant of the next that it has. */
export const startOfDate = (timezone: string, date: string): number => firstShowing(timezone, toDay(date) * DAY_MS);

/** The first instant at which the wall shows a time ('YYYY-MM-DDTHH:MM'), or a later one, if it is skipped; `NaN` for what is no time. */
export const firstInstantAt = (timezone: string, time: string): number => {
  const wall = Date.parse(`${time}Z`);
  return Number.isNaN(wall) ? wall : firstShowing(timezone, wall);
};

/** The instants from the beginning of one date to the end of another, as far as they can be printed: none, where they cannot. */
export function datesBetween(timezone: string, from: string, to: string): Interval {
  const start = Math.max(startOfDate(timezone, from), PRINTABLE.start);
  return { start, end: Math.max(start, Math.min(firstShowing(timezone, (toDay(to) + 1) * DAY_MS), PRINTABLE.end)) };
}

/** The instant at which the date ends that the wall shows at this one. */
export const endOfDateAt = (timezone: string, instant: number): number => firstShowing(timezone, (dayAt(timezone, instant) + 1) * DAY_MS);

/** The instant whose wall-clock time is the same, that many dates later: the earlier of two; if it is skipped, when the skip ends. */
export const plusDays = (timezone: string, instant: number, days: number): number =>
  firstShowing(timezone, wallClock(timezone)(instant) + days * DAY_MS);

/** The first instant at which the wall shows the time `wall` (as if it were UTC) or, coming from an earlier one, has skipped it. */
function firstShowing(timezone: string, wall: number): number {
  const zone = zoneOf(timezone);
  for (let instant = wall - LONGEST_DATE_MS; instant < wall + LONGEST_DATE_MS; ) {
    const { end, offset } = stretchAt(zone, instant);
    const isLast = end <= instant; // past the printable years
    if (wall - offset < end || isLast) return Math.max(wall - offset, instant);
    instant = end;
  }
  return wall;
}
