import { DAY_MS, MINUTE_MS, toDate } from './dates.ts';
import { wallClock } from './wallclock.ts';

/** Precomputed, because 850 calls of `toISOString` cost twenty times as much as finding the slots. */
const TIMES = Array.from({ length: 24 * 60 }, (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00.000`);

/** RFC 3339 with the zone's offset: `2027-03-28T09:00:00.000+02:00`. Caches the last date: create one per list. */
export function localFormat(timezone: string): (instant: number) => string {
  const write = writer();
  const toLocal = wallClock(timezone);
  let lastMin = NaN;
  let suffix = '';
  return (instant) => {
    const offsetMin = Math.round((toLocal(instant) - instant) / MINUTE_MS); // RFC 3339 offsets have no seconds; those of the 19th century do
    if (offsetMin !== lastMin) {
      lastMin = offsetMin;
      suffix = offsetText(offsetMin);
    }
    return write(instant + offsetMin * MINUTE_MS) + suffix;
  };
}

export function utcFormat(): (instant: number) => string {
  const write = writer();
  return (instant) => `${write(instant)}Z`;
}

function writer(): (local: number) => string {
  let day = NaN;
  let date = '';
  return (local) => {
    const localDay = Math.floor(local / DAY_MS);
    if (localDay !== day) {
      day = localDay;
      date = toDate(day);
    }
    const time = TIMES[(local - day * DAY_MS) / MINUTE_MS];
    return time === undefined ? new Date(local).toISOString().slice(0, -1) : date + time;
  };
}

function offsetText(offsetMin: number): string {
  const size = Math.abs(offsetMin);
  return `${offsetMin < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
