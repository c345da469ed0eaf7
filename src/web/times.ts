// By their own paths: the packages' indexes load every locale, a second of each start.
import { formatInTimeZone } from 'date-fns-tz/formatInTimeZone';
import { fromZonedTime } from 'date-fns-tz/fromZonedTime';
import { html } from 'hono/html';
import type { View } from './layout.ts';

/** An instant as the clock on this user's wall shows it. */
export const time = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(instant)}</time>`;

/** The same as a field for a time has it: `2027-03-01T09:00`. */
export const toLocalTime = (instant: Date, timeZone: string): string => formatInTimeZone(instant, timeZone, "yyyy-MM-dd'T'HH:mm");

/** What a field for a time brings, as an instant; undefined for what it cannot bring. */
export function readLocalTime(text: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  const instant = fromZonedTime(text, timeZone);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
