/** Endpoints, and what their owners do with them, whichever door they come through. */
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { OutboundError } from '../outbound/connector.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { resumeDeliveries } from '../queries/deliveries.ts';
import { holdWebhook, insertWebhook, type Span, updateWebhook, type WebhookRow, type WebhookValues } from '../queries/webhooks.ts';
import type { WebhookSecrets } from './secrets.ts';

/**
 * What is wrong with an address to send events to, reading on from its name, as in "must begin with https://"; null for a good one.
 * It asks the network, so it is asked before a transaction and never inside one.
 */
export async function faultOfUrl(outbound: Outbound, url: string): Promise<string | null> {
  try {
    await outbound.check(url);
    return toHref(url).length > longestUrl ? `must have at most ${longestUrl} characters when it is percent-encoded` : null;
  } catch (error) {
    if (error instanceof OutboundError) return error.fault;
    throw error;
  }
}

const longestUrl = 2048;

/** As a URL parser writes it, so that one address is one text. */
const toHref = (url: string): string => new URL(url).href;

/** Throws 400 for an address that events are not sent to. None is asked about where none is given. */
export async function checkUrl(outbound: Outbound, url: string | undefined): Promise<void> {
  const fault = url === undefined ? null : await faultOfUrl(outbound, url);
  if (fault !== null) throw invalidArgument('/body/url', fault);
}

/** `id`: a new one, unless the endpoint is to be refused the second time. */
export type NewEndpoint = Schemas['NewWebhook'] & { userId: string; id?: string };

/** Throws 409 when the user has as many endpoints as there can be, or one with this URL. */
export function create(tx: Transaction, secrets: WebhookSecrets, { userId, id = newId(), ...wanted }: NewEndpoint): Promise<WebhookRow> {
  const { events, description } = wanted;
  const url = toHref(wanted.url);
  return insertWebhook(tx, userId, { id, url, events, description: description || null, secret: secrets.seal(secrets.make()) });
}

/** `check` throws when the endpoint is not what the client has read. */
type Change = { userId: string; id: string; wanted: Schemas['WebhookChange']; check?: (webhook: WebhookRow) => void };

/** Changes one of the user's endpoints; one that is enabled again is sent what it has missed. Throws 404 and 409. */
export async function change(tx: Transaction, { userId, id, wanted, check = () => {} }: Change): Promise<WebhookRow> {
  const before = await holdWebhook(tx, userId, id);
  const values = toValues(wanted, before);
  if (Object.keys(values).length === 0) return before;
  check(before);
  const [after] = await Promise.all([updateWebhook(tx, userId, before.id, values), values.active && resumeDeliveries(tx, before.id)]);
  return after;
}

/** Only what is another than it was. */
function toValues({ url: given, events, description, active }: Schemas['WebhookChange'], before: WebhookRow): WebhookValues {
  const url = given && toHref(given);
  return {
    ...(url !== undefined && url !== before.url && { url }),
    ...(events !== undefined && String(events) !== String(before.events) && { events }),
    ...(description !== undefined && (description || null) !== before.description && { description: description || null }),
    ...(active === false && before.active && { active }),
    ...(active === true && !before.active && { active, disabledReason: null, consecutiveFailures: 0 }),
  };
}

/** Throws 400 for a span that ends before it begins. */
export function toSpan({ since, until }: Schemas['NewReplay']): Span {
  const span = { since: new Date(parseInstant(since)), until: until === undefined ? null : new Date(parseInstant(until)) };
  if (span.until !== null && span.until <= span.since) throw invalidArgument('/body/until', 'must be after `since`');
  return span;
}
