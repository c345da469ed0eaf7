/** What is typed of an endpoint, and what is wrong with it. The limits are the contract's. */
import { readContract, type Schemas } from '../contract.ts';
import { isVisible, visibleRule } from '../names.ts';
import type { Faults } from '../web/fields.ts';
import type { Web } from '../web/web.ts';
import { findUrlError } from '../webhooks/endpoints.ts';

export type TypedWebhook = { url: string; events: Schemas['EventName'][]; description: string };

type Limits = { url: { maxLength: number }; description: { maxLength: number } };

const { url, description } = (readContract().components.schemas.NewWebhook as { properties: Limits }).properties;
export const longest = { url: url.maxLength, description: description.maxLength };

/** Events, and what they are called. */
export const eventWords: Record<Schemas['EventName'], string> = {
  booking_created: 'Booking created',
  booking_canceled: 'Booking canceled',
  booking_rescheduled: 'Booking rescheduled',
};

export const isEvent = (name: string): name is Schemas['EventName'] => Object.hasOwn(eventWords, name);

export const readWebhook = (form: URLSearchParams): TypedWebhook => ({
  url: (form.get('url') ?? '').trim(),
  events: [...new Set(form.getAll('event').filter(isEvent))],
  description: (form.get('description') ?? '').trim(),
});

/** As the contract counts: code points. */
const lengthOf = (text: string): number => [...text].length;

/** It asks the network, as `findUrlError` does. */
export async function faultsOfWebhook(web: Web, typed: TypedWebhook): Promise<Faults | undefined> {
  const faults: Faults = {};
  const fault =
    lengthOf(typed.url) > longest.url ? `must have at most ${longest.url} characters` : await findUrlError(web.outbound, typed.url);
  if (fault !== null) faults.url = `The URL ${fault}.`;
  if (typed.events.length === 0) faults.events = 'Select at least one event.';
  if (lengthOf(typed.description) > longest.description)
    faults.description = `The description must have at most ${longest.description} characters.`;
  else if (!isVisible(typed.description)) faults.description = `The description ${visibleRule}.`;
  return Object.keys(faults).length > 0 ? faults : undefined;
}
