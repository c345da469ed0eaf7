import { DAY_MS } from '../availability/dates.ts';
import { utcOffsetMin, wallClock } from '../availability/wallclock.ts';
import { formatWallClock } from '../text/times.ts';

/** For example, "Thu 2026-12-03 15:00-15:30 Europe/Paris". */
export function formatLocal(timezone: string, startAt: string, endAt: string): string {
  const toLocal = wallClock(timezone);
  const [start, end] = [toLocal(Date.parse(startAt)), toLocal(Date.parse(endAt))] as [number, number];
  const isSameDay = Math.floor(start / DAY_MS) === Math.floor(end / DAY_MS);
  return `${formatWallClock(start, 'EEE yyyy-MM-dd HH:mm')}-${formatWallClock(end, isSameDay ? 'HH:mm' : 'EEE HH:mm')} ${timezone}`;
}

/** For example, "2026-11-28T14:13+01:00". */
export function formatNow(timezone: string, now: number): string {
  const offset = utcOffsetMin(timezone, now);
  const size = Math.abs(offset);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${formatWallClock(wallClock(timezone)(now), "yyyy-MM-dd'T'HH:mm")}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

const utcInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:(\d\d)\.\d{3}Z$/;

/** With the offset of a time zone and without milliseconds; anything but an instant in UTC is left as it is. */
export function toLocalInstant(timezone: string, value: unknown): unknown {
  const [, seconds] = (typeof value === 'string' && utcInstant.exec(value)) || [];
  if (seconds === undefined) return value;
  const local = formatNow(timezone, Date.parse(value as string));
  return seconds === '00' ? local : `${local.slice(0, 16)}:${seconds}${local.slice(16)}`;
}

export const localHourAt = (timezone: string, instant: number): number => Math.floor((wallClock(timezone)(instant) % DAY_MS) / 3_600_000);

export const weekdayAt = (timezone: string, instant: number): string => formatWallClock(wallClock(timezone)(instant), 'EEEE');
