/** Names and other texts that people chose, which `<bdi>` isolates from the text around them (see `text/direction.ts`). */
import { html } from 'hono/html';
import type { View } from './layout.ts';

export const bdi = (name: string): View => html`<bdi>${name}</bdi>`;

export const separated = (parts: (View | string)[], separator: string): View =>
  html`${parts.map((part, index) => html`${index === 0 ? '' : separator}${part}`)}`;

export const nameList = (names: string[]): View => separated(names.map(bdi), ', ');
