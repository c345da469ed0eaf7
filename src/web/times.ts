import { html } from 'hono/html';
import type { View } from './layout.ts';

/** An instant as the clock on this user's wall shows it. */
export const time = (instant: Date, timeZone: string): View =>
  html`<time datetime="${instant.toISOString()}">${new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(instant)}</time>`;
