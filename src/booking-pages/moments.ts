/**
 * Dates and times as people write them. Local times are computed as for slots, since Intl may have older time zone data, and are then
 * formatted as if they were UTC.
 */
import { DAY_MS, toDay } from '../availability/dates.ts';
import { utcOffsetMin, wallClock } from '../availability/wallclock.ts';
import type { Language } from './language.ts';

const styles = {
  /** `Tuesday, March 2` */
  day: { weekday: 'long', month: 'long', day: 'numeric' },
  /** `Tuesday, March 2, 2027` */
  date: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  /** `9:00 AM` or `09:00`, as the locale has it. */
  clock: { hour: 'numeric', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Creating one takes longer than a whole page of times. */
function formatOf({ locale }: Language, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' });
  formats.set(key, found);
  return found;
}

export const formatDay = (language: Language, date: string): string => formatOf(language, 'day').format(toDay(date) * DAY_MS);

export const formatDates = (language: Language, from: string, to: string): string =>
  formatOf(language, 'date').formatRange(toDay(from) * DAY_MS, toDay(to) * DAY_MS);

export const formatClock = (language: Language, instant: number, timezone: string): string =>
  formatOf(language, 'clock').format(wallClock(timezone)(instant));

export const formatMoment = (language: Language, instant: number, timezone: string): string =>
  `${formatOf(language, 'date').format(wallClock(timezone)(instant))}, ${formatClock(language, instant, timezone)}`;

/** Such as `Tuesday, March 2, 2027, 9:00 AM – 9:30 AM`. A meeting that ends on another date names both dates. */
export function formatMeeting(language: Language, { start, end }: { start: number; end: number }, timezone: string): string {
  const local = wallClock(timezone);
  const isOneDate = Math.floor(local(start) / DAY_MS) === Math.floor(local(end) / DAY_MS);
  return `${formatMoment(language, start, timezone)} – ${(isOneDate ? formatClock : formatMoment)(language, end, timezone)}`;
}

/** Such as `UTC+02:00`. */
export function formatOffset(timezone: string, instant: number): string {
  const offset = utcOffsetMin(timezone, instant);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `UTC${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** Such as `Central European Time`; the zone's own name if it has no other, or Intl does not know it. */
function nameZone({ locale }: Language, timezone: string): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: timezone, timeZoneName: 'longGeneric' }).formatToParts();
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timezone;
    return /^(GMT|UTC)/.test(name) ? timezone : name;
  } catch {
    return timezone;
  }
}

export const describeZone = (language: Language, timezone: string): string =>
  language.words.timesAreIn(nameZone(language, timezone), timezone.replaceAll('_', ' '));
