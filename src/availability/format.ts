import { DAY_MS, MINUTE_MS, toDate } from './dates.ts';
import { wallClock } from './wallclock.ts';

/** A list of slots is mostly these: 850 times `toISOString` costs twenty times what finding the slots does. */
const TIMES = Array.from({ length: 24 * 60 }, (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00.000`);

/** Writes instants as RFC 3339 with the zone's offset, `2027-03-28T09:00:00.000+02:00`. Make one for each list, for it remembers the last date. */
export function localFormat(timezone: string): (instant: number) => string {
  const write = writer();
  const wall = wallClock(timezone);
  let lastMin = NaN;
  let suffix = '';
  return (instant) => {
    const offsetMin = Math.round((wall(instant) - instant) / MINUTE_MS); // RFC 3339 has no seconds of offset, the 19th century does
    if (offsetMin !== lastMin) {
      lastMin = offsetMin;
      suffix = offsetText(offsetMin);
    }
    return write(instant + offsetMin * MINUTE_MS) + suffix;
  };
}

/** Writes instants in UTC, `2027-03-28T07:00:00.000Z`. */
export function utcFormat(): (instant: number) => string {
  const write = writer();
  return (instant) => `${write(instant)}Z`;
}

function writer(): (wall: number) => string {
  let day = NaN;
  let date = '';
  return (wall) => {
    const wallDay = Math.floor(wall / DAY_MS);
    if (wallDay !== day) {
      day = wallDay;
      date = toDate(day);
    }
    const time = TIMES[(wall - day * DAY_MS) / MINUTE_MS];
    return time === undefined ? new Date(wall).toISOString().slice(0, -1) : date + time;
  };
}

function offsetText(offsetMin: number): string {
  const size = Math.abs(offsetMin);
  return `${offsetMin < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
