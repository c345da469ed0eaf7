import { html } from 'hono/html';
import { firstInstantAt, wallClock } from '../availability/wallclock.ts';
import { formatWallClock } from '../text/times.ts';
import type { View } from './layout.ts';

/** An instant as people write it, such as `Mar 1, 2027, 9:00 AM`. */
export const formatTime = (instant: Date, timeZone: string): string => formatWallClock(wallClock(timeZone)(instant.getTime()), 'PP, p');

/** With seconds. */
export const exactTime = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${formatWallClock(wallClock(timeZone)(instant.getTime()), 'PP, pp')}</time>`;

/** Such as `Mar 1, 2027`. */
export const formatDate = (instant: Date, timeZone: string): string => formatWallClock(wallClock(timeZone)(instant.getTime()), 'PP');

/** With the time in the title. */
export const date = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}" title="${formatTime(instant, timeZone)}">${formatDate(instant, timeZone)}</time>`;

export const time = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${formatTime(instant, timeZone)}</time>`;

export const toLocalTime = (instant: Date, timezone: string): string =>
  new Date(wallClock(timezone)(instant.getTime())).toISOString().slice(0, 16);

export function readLocalTime(text: string, timezone: string): Date | undefined {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text);
  const instant = new Date(isTime ? firstInstantAt(timezone, text) : Number.NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
