/** Commands on webhook endpoints, shared by the API and the Settings pages. Each runs in the caller's transaction. */
import { isManager } from '../accounts/roles.ts';
import { subjectOf } from '../booking/event-data.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { insufficientScope, invalidArgument, invalidToken, urlTaken } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { OutboundError } from '../outbound/connector.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { followContacts } from '../queries/contacts.ts';
import {
  type DeliveryRow,
  findDelivery,
  insertTestDelivery,
  replayEvents,
  requeueDelivery,
  resumeDeliveries,
  type Span,
} from '../queries/deliveries.ts';
import type { EventType } from '../queries/events.ts';
import { lockRole } from '../queries/members.ts';
import type { Owner } from '../queries/owner.ts';
import { checkQuota, lockOwner } from '../queries/quotas.ts';
import {
  findSecret,
  insertWebhook,
  isUrlTaken,
  lockWebhook,
  removeWebhook,
  replaceSecret,
  updateWebhook,
  type WebhookOwner,
  type WebhookRow,
  type WebhookValues,
} from '../queries/webhooks.ts';
import type { WebhookSecrets } from './secrets.ts';

const longestUrl = 2048;
const previousSecretHours = 24;

/** Of a webhook that names none. Later types are opt-in. */
export const defaultEvents: Schemas['EventName'][] = ['booking_created', 'booking_canceled', 'booking_rescheduled'];

/**
 * Returns why events cannot be sent to a URL, phrased to follow its name ("must start with https://"), or null. Resolves the host name, so
 * never call it inside a transaction.
 */
export async function findUrlError(outbound: Outbound, url: string): Promise<string | null> {
  try {
    await outbound.check(url);
    return toHref(url).length > longestUrl ? `must have at most ${longestUrl} characters when it is percent-encoded` : null;
  } catch (error) {
    if (error instanceof OutboundError) return error.reason;
    throw error;
  }
}

/** Throws 400 for a URL that events cannot be sent to. Never call it inside a transaction. */
export async function checkUrl(outbound: Outbound, url: string | undefined): Promise<void> {
  const reason = url === undefined ? null : await findUrlError(outbound, url);
  if (reason !== null) throw invalidArgument('/body/url', 'notAllowed', reason);
}

const toHref = (url: string): string => new URL(url).href;

/** `id`: set by forms, so that a form sent twice violates `webhooks_pkey`. `grantId`: of the app. */
export type NewWebhook = Schemas['NewWebhook'] & WebhookOwner & { clientId: string | null; grantId: string | null; id?: string };

const orGrantEnded = onViolation('webhooks_organization_id_grant_id_fkey', invalidToken);

/** Throws 409 when the user, or the app, has reached the limit of endpoints or has one with this URL. */
export async function createWebhook(tx: Transaction, secrets: WebhookSecrets, wanted: NewWebhook): Promise<WebhookRow> {
  const { organizationId, userId, clientId, grantId, id = newId(), events = defaultEvents, description, organization = false } = wanted;
  const owner = { organizationId, userId, clientId };
  const url = toHref(wanted.url);
  await Promise.all([lockOwner(tx, owner.userId), checkQuota(tx, 'webhooks', owner), checkUrlIsFree(tx, { ...owner, id }, url)]);
  if (organization) await checkIsManager(tx, owner);
  await followSubjects(tx, owner, { events, organizationWide: organization });
  const shown = { url, events, description: description || null, organizationWide: organization };
  const row = { id, clientId, grantId, ...shown, secret: secrets.encrypt(secrets.create()) };
  return insertWebhook(tx, owner, row).catch(orGrantEnded);
}

/** A change of the role waits for this transaction, and then disables the webhook. Throws 403. */
async function checkIsManager(tx: Transaction, owner: Owner): Promise<void> {
  const role = await lockRole(tx, owner);
  if (!isManager(role === undefined ? {} : { role })) throw insufficientScope('read:organization');
}

type Subscription = { events: EventType[]; organizationWide: boolean };

/** Events about contacts are recorded only for their followers. Call it after locks that a writer of contacts may hold: it waits for them. */
async function followSubjects(tx: Transaction, owner: WebhookOwner, { events, organizationWide }: Subscription): Promise<void> {
  if (events.some((event) => subjectOf(event) === 'Contact')) await followContacts(tx, owner, organizationWide);
}

/** Correct only while the transaction holds the owner's lock. */
async function checkUrlIsFree(tx: Transaction, owned: Owned, url: string): Promise<void> {
  if (await isUrlTaken(tx, owned, url)) throw urlTaken();
}

type Owned = WebhookOwner & { id: string };

type Change = Owned & { wanted: Schemas['WebhookChange']; check?: (webhook: WebhookRow) => void };

/** Enabling an endpoint requeues what it missed. Throws 404, and 409 when another endpoint of the user has the new URL. */
export async function changeWebhook(tx: Transaction, { id, wanted, check = () => {}, ...owner }: Change): Promise<WebhookRow> {
  const before = await lockWebhook(tx, owner, id);
  const values = toChangedValues(wanted, before);
  if (Object.keys(values).length === 0) return before;
  check(before);
  if (before.organizationWide && values.active) await checkIsManager(tx, owner);
  if (values.url !== undefined)
    await Promise.all([lockOwner(tx, owner.userId), checkUrlIsFree(tx, { ...owner, clientId: before.clientId, id }, values.url)]);
  await followSubjects(tx, owner, { events: wanted.events ?? [], organizationWide: before.organizationWide });
  const [after] = await Promise.all([
    updateWebhook(tx, owner, before.id, values),
    values.active && resumeDeliveries(tx, { ...owner, webhookId: before.id }),
  ]);
  return after;
}

function toChangedValues({ url: given, events, description, active }: Schemas['WebhookChange'], before: WebhookRow): WebhookValues {
  const url = given && toHref(given);
  return {
    ...(url !== undefined && url !== before.url && { url }),
    ...(events !== undefined && String(events) !== String(before.events) && { events }),
    ...(description !== undefined && (description || null) !== before.description && { description: description || null }),
    ...(active === false && before.active && { active }),
    ...(active === true && !before.active && { active, disabledReason: null, consecutiveFailures: 0, failureCountedAt: null }),
  };
}

/** Throws 404. */
export const rotateSecret = (tx: Transaction, secrets: WebhookSecrets, owned: Owned): Promise<WebhookRow> =>
  replaceSecret(tx, owned, { secret: secrets.encrypt(secrets.create()), previousHours: previousSecretHours });

/** Returns the signing secret in clear text. Throws 404. */
export const readSecret = async (db: Db, secrets: WebhookSecrets, { id, ...owner }: Owned): Promise<string> =>
  secrets.decrypt(await findSecret(db, owner, id));

/** Queues a test event without a booking: of the given type, or of the first type that the endpoint subscribes to. Throws 404. */
export async function sendTest(
  tx: Transaction,
  { id: webhookId, ...owner }: Owned,
  type: Schemas['WebhookEventName'] | null,
): Promise<DeliveryRow> {
  const deliveryId = await insertTestDelivery(tx, { ...owner, webhookId }, type);
  return findDelivery(tx, { ...owner, webhookId }, deliveryId);
}

/** Requeues a delivery in any state, and restarts its retry schedule. Throws 404. */
export async function redeliver(tx: Transaction, { id: webhookId, ...owner }: Owned, deliveryId: string): Promise<DeliveryRow> {
  await requeueDelivery(tx, { ...owner, webhookId }, deliveryId);
  return findDelivery(tx, { ...owner, webhookId }, deliveryId);
}

/** Queues the events of a time span, also those that were delivered. Returns their number. Throws 404. */
export const replay = (tx: Transaction, { id: webhookId, ...owner }: Owned, span: Span): Promise<number> =>
  replayEvents(tx, { ...owner, webhookId }, span);

export function toSpan({ since, until }: Schemas['NewReplay']): Span {
  const span = { since: new Date(parseInstant(since)), until: until === undefined ? null : new Date(parseInstant(until)) };
  if (span.until !== null && span.until <= span.since) throw invalidArgument('/body/until', 'relation', 'must be after `since`');
  return span;
}

/** Deletes an endpoint and its deliveries. Throws 404. */
export const deleteWebhook = (tx: Transaction, { id, ...owner }: Owned): Promise<WebhookRow> => removeWebhook(tx, owner, id);
