import { formatInTimeZone } from 'date-fns-tz/formatInTimeZone';
import { html } from 'hono/html';
import { firstInstantAt, wallClock } from '../availability/wallclock.ts';
import type { View } from './layout.ts';

// date-fns-tz formats by way of the process's local time, so it is an hour off where that zone skips one. UTC skips none.
process.env.TZ = 'UTC';

/**
 * An instant as people write it, such as `Mar 1, 2027, 9:00 AM`. date-fns-tz is for people: it knows how a locale writes times. The local
 * time itself is computed as for slots, since Intl may have older time zone data.
 */
export const formatTime = (instant: Date, timeZone: string): string =>
  formatInTimeZone(wallClock(timeZone)(instant.getTime()), 'UTC', 'PP, p');

export const time = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${formatTime(instant, timeZone)}</time>`;

export const toLocalTime = (instant: Date, timezone: string): string =>
  new Date(wallClock(timezone)(instant.getTime())).toISOString().slice(0, 16);

export function readLocalTime(text: string, timezone: string): Date | undefined {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text);
  const instant = new Date(isTime ? firstInstantAt(timezone, text) : Number.NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
