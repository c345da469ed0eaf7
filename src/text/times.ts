/**
 * Dates and times as people write them. They take local times in milliseconds as if they were UTC: those are computed as for slots, since
 * Intl may have older time zone data.
 */
import { requireLater } from './require-later.ts';

/** It comes with 300 modules. Its CommonJS build: for the other one, Node.js reads a large package.json 300 times, which takes a second. */
const dateFnsTz = requireLater<typeof import('date-fns-tz/formatInTimeZone')>('date-fns-tz/formatInTimeZone');

// date-fns-tz formats by way of the process's local time, so it is an hour off where that zone skips one. UTC skips none.
process.env.TZ = 'UTC';

/** In American English, with a pattern of date-fns. */
export const formatWallClock = (wallClockMs: number, pattern: string): string => dateFnsTz().formatInTimeZone(wallClockMs, 'UTC', pattern);

export type Clock = 12 | 24;

/** `locale` must be one of a fixed list, because formats are kept for each. */
export type Spelling = { locale: string; clock: Clock };

const styles = {
  /** `Tue, Mar 2, 2027` */
  shortDate: { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' },
  /** `Tuesday, March 2` */
  day: { weekday: 'long', month: 'long', day: 'numeric' },
  /** `Tuesday, March 2, 2027` */
  date: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  /** `9:00 AM` or `09:00` */
  time: { minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;

const hours = {
  12: { hour: 'numeric', hourCycle: 'h12' },
  24: { hour: '2-digit', hourCycle: 'h23' },
} satisfies Record<Clock, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Creating one takes longer than a whole page of times. */
function formatOf({ locale, clock }: Spelling, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${clock} ${style}`;
  const found =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...styles[style], ...(style === 'time' && hours[clock]), timeZone: 'UTC' });
  formats.set(key, found);
  return found;
}

export const formatLocal = (spelling: Spelling, style: Style, wallClockMs: number): string =>
  join(spelling, formatOf(spelling, style).formatToParts(wallClockMs));

export const formatDates = (spelling: Spelling, fromMs: number, toMs: number): string =>
  join(spelling, formatOf(spelling, 'date').formatRangeToParts(fromMs, toMs));

/** The first of a month is `1er` in French, which Intl does not write. The narrow no-break space is missing in some fonts. */
const join = ({ locale }: Spelling, parts: { type: string; value: string }[]): string =>
  parts
    .map(({ type, value }) => (type === 'day' && value === '1' && locale.startsWith('fr') ? '1er' : value))
    .join('')
    .replaceAll('\u202f', '\u00a0');
