import { html } from 'hono/html';
import { firstInstantAt, wallClock } from '../availability/wallclock.ts';
import type { View } from './layout.ts';

/** An instant as the clock on this user's wall shows it. */
export const time = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(instant)}</time>`;

/** The same as a field for a time has it: `2027-03-01T09:00`. */
export const toLocalTime = (instant: Date, timezone: string): string =>
  new Date(wallClock(timezone)(instant.getTime())).toISOString().slice(0, 16);

/** What a field for a time brings, as an instant; undefined for what it cannot bring. */
export function readLocalTime(text: string, timezone: string): Date | undefined {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text);
  const instant = new Date(isTime ? firstInstantAt(timezone, text) : Number.NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
