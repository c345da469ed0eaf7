import { DAY_MS, type Day, MINUTE_MS, toDay, WEEKDAYS, type Weekday, weekdayOf } from './dates.ts';
import { type Interval, merge, subtract } from './intervals.ts';
import { LONGEST_DATE_MS, type Run, runsOf } from './wallclock.ts';

export { WEEKDAYS, type Weekday } from './dates.ts';

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

/** The instants of a date that these hours leave closed. */
export function closedRuns(timezone: string, date: string, hours: readonly Hours[]): readonly Interval[] {
  const day = toDay(date);
  const around = { start: day * DAY_MS - LONGEST_DATE_MS, end: (day + 1) * DAY_MS + LONGEST_DATE_MS };
  const on = (set: readonly Interval[]) => merge(runsOf(timezone, around, (other) => (other === day ? set : CLOSED)));
  return subtract(on(WHOLE_DAY), on(toSet(hours)));
}

/** The hours of a date without an override. */
export const weekdayHours = ({ weekly }: Pick<Schedule, 'weekly'>, date: string): Hours[] =>
  weekly[WEEKDAYS[weekdayOf(toDay(date))]!] ?? [];

/** Where hours end before they begin: as texts, for times of day stand in the order of their letters. */
export const errorsOfHours = (hours: readonly Hours[]): { at: number; message: string }[] =>
  hours.flatMap(([start, end], at) => (start >= end ? [{ at, message: 'must end after it starts' }] : []));

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
