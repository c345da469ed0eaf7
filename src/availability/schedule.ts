import { DAY_MS, type Day, MINUTE_MS, toDay, WEEKDAYS, type Weekday, weekdayOf } from './dates.ts';
import { type Interval, merge, subtract, toIntervals, toSet } from './intervals.ts';
import { LONGEST_DATE_MS, type Run, runsOf } from './wallclock.ts';

export { WEEKDAYS, type Weekday } from './dates.ts';

/** For example, "09:00" and "17:00". The end may be "24:00". */
export type Hours = [start: string, end: string];

export type Schedule = {
  timezone: string;
  weekly: Partial<Record<Weekday, Hours[]>>;
  overrides: { date: string; hours: Hours[] }[];
};

export type OutOfOffice = { from: string; to: string };

const WHOLE_DAY: readonly Interval[] = [{ start: 0, end: DAY_MS }];
const CLOSED: readonly Interval[] = [];

export function openRuns(schedule: Schedule, outOfOffice: readonly OutOfOffice[], window: Interval): Run[] {
  const isAway = awayOn(outOfOffice);
  const weekly = WEEKDAYS.map((weekday) => toDayTimes(schedule.weekly[weekday] ?? []));
  const overrides = new Map(schedule.overrides.map(({ date, hours }) => [toDay(date), toDayTimes(hours)]));
  return runsOf(schedule.timezone, window, (day) => (isAway(day) ? CLOSED : (overrides.get(day) ?? weekly[weekdayOf(day)]!)));
}

/** Times within a window at which the schedule is closed. */
export const openGaps = (schedule: Schedule, window: Interval): Interval[] =>
  toIntervals(subtract([window.start, window.end], toSet(openRuns(schedule, [], window))));

export function awayRuns(schedule: Schedule, outOfOffice: readonly OutOfOffice[], window: Interval): Run[] {
  const isAway = awayOn(outOfOffice);
  return runsOf(schedule.timezone, window, (day) => (isAway(day) ? WHOLE_DAY : CLOSED));
}

export function closedRuns(timezone: string, date: string, hours: readonly Hours[]): Interval[] {
  const day = toDay(date);
  const around = { start: day * DAY_MS - LONGEST_DATE_MS, end: (day + 1) * DAY_MS + LONGEST_DATE_MS };
  const on = (times: readonly Interval[]) => toSet(runsOf(timezone, around, (other) => (other === day ? times : CLOSED)));
  return toIntervals(subtract(on(WHOLE_DAY), on(toDayTimes(hours))));
}

export const weekdayHours = ({ weekly }: Pick<Schedule, 'weekly'>, date: string): Hours[] =>
  weekly[WEEKDAYS[weekdayOf(toDay(date))]!] ?? [];

type HoursOfDate = { hours: Hours[]; hoursSource: 'weekly' | 'override' | 'absence' };

/** The hours that apply on a date: none on an absence, those of an override, or those of the weekday. */
export function hoursOfDate(schedule: Schedule, outOfOffice: readonly OutOfOffice[], date: string): HoursOfDate {
  if (awayOn(outOfOffice)(toDay(date))) return { hours: [], hoursSource: 'absence' };
  const override = schedule.overrides.find((one) => one.date === date);
  return override ? { hours: override.hours, hoursSource: 'override' } : { hours: weekdayHours(schedule, date), hoursSource: 'weekly' };
}

/** Compares times as strings, whose order is the same. */
export const errorsOfHours = (hours: readonly Hours[]): { at: number; message: string; rule: 'relation' }[] =>
  hours.flatMap(([start, end], at) => (start >= end ? [{ at, message: 'must end after it starts', rule: 'relation' }] : []));

function awayOn(outOfOffice: readonly OutOfOffice[]): (day: Day) => boolean {
  if (outOfOffice.length === 0) return () => false;
  const absences = outOfOffice.map(({ from, to }) => ({ first: toDay(from), last: toDay(to) }));
  return (day) => absences.some(({ first, last }) => first <= day && day <= last);
}

/** In milliseconds after midnight. The hours may be in any order, touch and overlap. */
const toDayTimes = (hours: readonly Hours[]): readonly Interval[] =>
  merge(hours.map(([start, end]) => ({ start: toMs(start), end: toMs(end) })));

/** Parsing slices as numbers would take longer for the hours of a week than all else for a month of days. */
const toMs = (time: string): number => ((digit(time, 0) * 10 + digit(time, 1)) * 60 + digit(time, 3) * 10 + digit(time, 4)) * MINUTE_MS;

const digit = (text: string, index: number): number => text.charCodeAt(index) - 48;
