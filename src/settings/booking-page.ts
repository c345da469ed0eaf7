import { html } from 'hono/html';
import type { Db } from '../database/connect.ts';
import { listPublicEventTypes } from '../queries/public-event-types.ts';
import type { View } from '../web/layout.ts';

/** Invitees get 404 otherwise. */
export async function hasBookingPage(db: Db, slug: string): Promise<boolean> {
  const { eventTypes } = await listPublicEventTypes(db, slug);
  return eventTypes.length > 0;
}

export const noBookingPage: View = html`<p class="quiet">You have no booking page yet. It appears with your first
<a href="/settings/event-types">event type</a> that is active and public.</p>`;
