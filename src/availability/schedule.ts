import { DAY_MS, type Day, MINUTE_MS, toDay, WEEKDAYS, type Weekday, weekdayOf } from './dates.ts';
import { type Interval, merge } from './intervals.ts';
import { type Run, runsOf } from './wallclock.ts';

export type { Weekday } from './dates.ts';

/** "09:00", "17:00"; "24:00" is allowed as an end. */
export type Hours = [start: string, end: string];

export type Schedule = {
  timezone: string;
  weekly: Partial<Record<Weekday, Hours[]>>;
  /** An override replaces its weekday's hours; without hours it closes the date. */
  overrides: { date: string; hours: Hours[] }[];
};

/** Local dates, both included. */
export type OutOfOffice = { from: string; to: string };

const WHOLE_DAY: readonly Interval[] = [{ start: 0, end: DAY_MS }];
const CLOSED: readonly Interval[] = [];

/** When the schedule is open within `window`: for each local date its unbroken runs, in order of time. */
export function openRuns(schedule: Schedule, outOfOffice: readonly OutOfOffice[], window: Interval): Run[] {
  const isAway = awayOn(outOfOffice);
  const weekly = WEEKDAYS.map((weekday) => toSet(schedule.weekly[weekday] ?? []));
  const overrides = new Map(schedule.overrides.map(({ date, hours }) => [toDay(date), toSet(hours)]));
  return runsOf(schedule.timezone, window, (day) => (isAway(day) ? CLOSED : (overrides.get(day) ?? weekly[weekdayOf(day)]!)));
}

/** When the local date is out of office, whatever the hours. */
export function awayRuns(schedule: Schedule, outOfOffice: readonly OutOfOffice[], window: Interval): Run[] {
  const isAway = awayOn(outOfOffice);
  return runsOf(schedule.timezone, window, (day) => (isAway(day) ? WHOLE_DAY : CLOSED));
}

function awayOn(outOfOffice: readonly OutOfOffice[]): (day: Day) => boolean {
  if (outOfOffice.length === 0) return () => false;
  const absences = outOfOffice.map(({ from, to }) => ({ first: toDay(from), last: toDay(to) }));
  return (day) => absences.some(({ first, last }) => first <= day && day <= last);
}

/** Hours, which may come in any order, touch and overlap, as a set of milliseconds after midnight. */
const toSet = (hours: readonly Hours[]): Interval[] => merge(hours.map(([start, end]) => ({ start: toMs(start), end: toMs(end) })));

/** Digit by digit: as numbers of slices, the hours of a week take longer than a month's days. */
const toMs = (time: string): number => ((digit(time, 0) * 10 + digit(time, 1)) * 60 + digit(time, 3) * 10 + digit(time, 4)) * MINUTE_MS;

const digit = (text: string, index: number): number => text.charCodeAt(index) - 48;
