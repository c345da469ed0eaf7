import { addDays, type Day, toDay } from '../availability/dates.ts';
import { localDate, utcOffsetMin, wallClock } from '../availability/wallclock.ts';
import { formatWallClock } from '../text/times.ts';

const dayMs = 86_400_000;

/** `9:00 AM` */
export const formatClock = (instant: number, timeZone: string): string => formatWallClock(wallClock(timeZone)(instant), 'p');

/** `Tuesday, March 2, 2027` */
export const formatDay = (date: string): string => formatWallClock(toDay(date) * dayMs, 'EEEE, MMMM d, yyyy');

/** `Tue, Mar 2` */
export const formatShortDay = (date: string): string => formatWallClock(toDay(date) * dayMs, 'EEE, MMM d');

/** `March 2027`, of a month such as `2027-03`. */
export const formatMonth = (month: string): string => formatWallClock(toDay(`${month}-01`) * dayMs, 'MMMM yyyy');

/** `9:00 AM – 9:30 AM`; with the date of an end on another date. */
export function formatRange(startAt: string, endAt: string, timeZone: string): string {
  const [start, end] = [Date.parse(startAt), Date.parse(endAt)];
  const endDate = localDate(timeZone, end);
  const isSameDate = endDate === localDate(timeZone, start);
  return `${formatClock(start, timeZone)} – ${isSameDate ? '' : `${formatShortDay(endDate)}, `}${formatClock(end, timeZone)}`;
}

/** `Europe/Paris (UTC+1)` */
export function describeZone(timeZone: string, instant: number): string {
  const offset = utcOffsetMin(timeZone, instant);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${timeZone} (UTC${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`})`;
}

export const mondayOf = (date: string): string => addDays(date, -weekdayIndex(toDay(date)));

const weekdayIndex = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const formatMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};
