import type { Schemas } from '../contract.ts';
import { isVisible, lengthOf, visibleRule } from '../text/names.ts';
import type { FieldErrors } from '../web/fields.ts';
import { longest } from '../web/limits.ts';
import type { Web } from '../web/web.ts';
import { findUrlError } from '../webhooks/endpoints.ts';

export type TypedWebhook = { url: string; events: Schemas['WebhookEventName'][]; description: string; organization: boolean };

export const eventLabels: Record<Schemas['WebhookEventName'], string> = {
  booking_created: 'Booking created',
  booking_canceled: 'Booking canceled',
  booking_rescheduled: 'Booking rescheduled',
  calendar_conflict: 'Booking moved or deleted in a calendar, but not changed here',
  booking_changed: 'Booking changed',
  no_show_marked: 'No-show marked',
  no_show_unmarked: 'No-show reverted',
  host_reassigned: 'Booking moved to another host',
  lead_created: 'Lead created',
  lead_changed: 'Lead changed',
  lead_booked: 'Lead booked',
  event_type_created: 'Event type created',
  event_type_changed: 'Event type changed',
  event_type_removed: 'Event type deleted, or no longer yours to host',
  webhook_failing: 'Another webhook is failing',
  webhook_disabled: 'Another webhook was disabled after failures',
  contact_changed: 'Contact created or changed',
  contact_erased: 'Contact erased',
};

export const isEvent = (name: string): name is Schemas['WebhookEventName'] => Object.hasOwn(eventLabels, name);

export const readWebhook = (form: URLSearchParams): TypedWebhook => ({
  url: (form.get('url') ?? '').trim(),
  events: [...new Set(form.getAll('event').filter(isEvent))],
  description: (form.get('description') ?? '').trim(),
  organization: form.get('organization') === 'true',
});

export async function validateWebhook(web: Web, typed: TypedWebhook): Promise<FieldErrors | undefined> {
  const errors: FieldErrors = {};
  const urlError =
    lengthOf(typed.url) > longest('NewWebhook', 'url')
      ? `must have at most ${longest('NewWebhook', 'url')} characters`
      : await findUrlError(web.outbound, typed.url);
  if (urlError !== null) errors.url = `The URL ${urlError}.`;
  if (typed.events.length === 0) errors.events = 'Select at least one event.';
  if (lengthOf(typed.description) > longest('NewWebhook', 'description'))
    errors.description = `The description must have at most ${longest('NewWebhook', 'description')} characters.`;
  else if (!isVisible(typed.description)) errors.description = `The description ${visibleRule}.`;
  return Object.keys(errors).length > 0 ? errors : undefined;
}
