import { DAY_MS, MINUTE_MS, toDay } from '../availability/dates.ts';
import { localDate, utcOffsetMin, wallClock } from '../availability/wallclock.ts';
import { formatWallClock } from '../text/times.ts';

/** `9:00 AM` */
export const formatClock = (instant: number, timeZone: string): string => formatWallClock(wallClock(timeZone)(instant), 'p');

/** `9 AM`, `12:30 PM`; after midnight, without a date. */
export const formatMinuteOfDay = (minute: number): string => formatWallClock(minute * MINUTE_MS, minute % 60 === 0 ? 'h a' : 'h:mm a');

/** `Tuesday, March 2, 2027` */
export const formatDay = (date: string): string => formatWallClock(toDay(date) * DAY_MS, 'EEEE, MMMM d, yyyy');

/** `Tue, Mar 2` */
export const formatShortDay = (date: string): string => formatWallClock(toDay(date) * DAY_MS, 'EEE, MMM d');

/** `March 2027`, of a month such as `2027-03`. */
export const formatMonth = (month: string): string => formatWallClock(toDay(`${month}-01`) * DAY_MS, 'MMMM yyyy');

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

export const formatMinutes = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};
