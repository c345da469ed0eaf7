/** The rule at the end of a TZif file (RFC 9636 §3.3), as in POSIX `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`. */
import { DAY_MS, MINUTE_MS, weekdayOf } from './dates.ts';

export type Change = { instant: number; offset: number };

/** Returns the changes of a UTC year in order of time. */
export type YearlyRule = (year: number) => Change[];

const name = '(?:<[^>]+>|[A-Za-z]{3,})';
const time = String.raw`[-+]?\d{1,3}(?::\d\d){0,2}`;
const date = String.raw`(?:M\d\d?\.\d\.\d|J?\d{1,3})(?:\/${time})?`;
const form = new RegExp(`^${name}(${time})(?:${name}(${time})?,(${date}),(${date}))?$`);

/** Null for a zone that changes its clocks no more. Throws for text of another form. */
export function parsePosixRule(text: string): YearlyRule | null {
  const [, standard, daylight, start, end] = form.exec(text) ?? [];
  if (standard === undefined) throw new Error(`${text} is not a POSIX time zone`);
  if (start === undefined || end === undefined) return null;
  // POSIX counts to the west of Greenwich.
  const standardMs = -parseTime(standard);
  const daylightMs = daylight === undefined ? standardMs + 60 * MINUTE_MS : -parseTime(daylight);
  const [toStart, toEnd] = [parseDate(start), parseDate(end)];
  return (year) => {
    const changes = [
      { instant: toStart(year) - standardMs, offset: daylightMs },
      { instant: toEnd(year) - daylightMs, offset: standardMs },
    ];
    return changes.sort((a, b) => a.instant - b.instant);
  };
}

function parseTime(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[-+]/, '').split(':').map(Number);
  const size = (hours * 60 + minutes) * MINUTE_MS + seconds * 1000;
  return text.startsWith('-') ? -size : size;
}

/** Returns a function from a year to a local time, written as if it were UTC. */
function parseDate(text: string): (year: number) => number {
  const [day = '', at = '2'] = text.split('/');
  const timeMs = parseTime(at);
  if (day.startsWith('M')) {
    const [month, week, weekday] = day.slice(1).split('.').map(Number) as [number, number, number];
    return (year) => nthWeekday({ year, month, week, weekday }) * DAY_MS + timeMs;
  }
  const number = Number(day.replace('J', ''));
  // `J60` is March 1 in every year; without the J, days are counted from 0, leap days included.
  const isJulian = day.startsWith('J');
  return (year) => Date.UTC(year, 0, 1) + (isJulian ? number - 1 + (number > 59 && isLeap(year) ? 1 : 0) : number) * DAY_MS + timeMs;
}

type Weekday = { year: number; month: number; week: number; weekday: number };

/** `week`: 1 to 4, or 5 for the last. `weekday`: 0 is Sunday. */
function nthWeekday({ year, month, week, weekday }: Weekday): number {
  const [first, next] = [Date.UTC(year, month - 1, 1) / DAY_MS, Date.UTC(year, month, 1) / DAY_MS];
  const day = first + ((weekday - 1 - weekdayOf(first) + 14) % 7) + (week - 1) * 7;
  return day < next ? day : day - 7;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
