import { html } from 'hono/html';
import type { View } from '../web/layout.ts';

export const noBookingPage: View = html`<p class="quiet">You have no booking page yet. It appears with your first
<a href="/settings/event-types">event type</a> that is active and public.</p>`;
