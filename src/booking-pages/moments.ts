/** Dates and times as people write them. Local times are computed as for slots, since Intl may have older time zone data. */
import { DAY_MS, toDay } from '../availability/dates.ts';
import { utcOffsetMin, wallClock } from '../availability/wallclock.ts';
import { formatLocal, formatDates as formatLocalDates } from '../text/times.ts';
import type { Language } from './language.ts';

export const formatDay = (language: Language, date: string): string => formatLocal(language, 'day', toDay(date) * DAY_MS);

export const formatDates = (language: Language, from: string, to: string): string =>
  formatLocalDates(language, toDay(from) * DAY_MS, toDay(to) * DAY_MS);

export const formatClock = (language: Language, instant: number, timezone: string): string =>
  formatLocal(language, 'time', wallClock(timezone)(instant));

const formatDate = (language: Language, instant: number, timezone: string): string =>
  formatLocal(language, 'date', wallClock(timezone)(instant));

export const formatMoment = (language: Language, instant: number, timezone: string): string =>
  language.words.moment(formatDate(language, instant, timezone), formatClock(language, instant, timezone));

/** Such as `Tuesday, March 2, 2027, 9:00 AM – 9:30 AM`. A meeting that ends on another date names both dates. */
export function formatMeeting(language: Language, { start, end }: { start: number; end: number }, timezone: string): string {
  const date = formatDate(language, start, timezone);
  if (date !== formatDate(language, end, timezone))
    return `${formatMoment(language, start, timezone)} – ${formatMoment(language, end, timezone)}`;
  return language.words.meeting(date, formatClock(language, start, timezone), formatClock(language, end, timezone));
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
