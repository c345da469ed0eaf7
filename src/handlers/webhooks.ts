import { checkScopes } from '../api/authentication.ts';
import { type Handlers, type Reply, type Request, reply, unwrapReply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { laneOf } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { type EventSubject, subjectOf } from '../booking/event-data.ts';
import { toWebhook } from '../booking/to-webhook.ts';
import type { Schemas } from '../contract.ts';
import { inTransaction, type Transaction } from '../database/connect.ts';
import type { Caller } from '../queries/authentication.ts';
import { type DeliveryRow, findDelivery, listDeliveries } from '../queries/deliveries.ts';
import { findWebhook, listWebhooks, type WebhookOwner, type WebhookRow } from '../queries/webhooks.ts';
import {
  changeWebhook,
  checkUrl,
  createWebhook,
  deleteWebhook,
  readSecret,
  redeliver,
  replay,
  rotateSecret,
  sendTest,
  toSpan,
} from '../webhooks/endpoints.ts';

export const webhooks = {
  async listWebhooks(request) {
    return toPage(request, await listWebhooks(request.db, request.caller, toPageRequest(request)), toWebhook);
  },

  async createWebhook(request) {
    const { body, caller, outbound, webhookSecrets } = request;
    checkEventScopes(caller, body.events);
    if (body.organization) checkScopes(caller, organizationEvents);
    await checkUrl(outbound, body.url);
    const created = await idempotently(request, async (tx) => {
      const grantId = caller.clientId === null ? null : caller.tokenId;
      const row = await createWebhook(tx, webhookSecrets, { ...body, ...ownerOf(request), grantId });
      return reply(toWebhook(row), { Location: `/api/v2/webhooks/${row.id}` });
    });
    return withSecret(request, created);
  },

  async getWebhook({ db, caller, path }) {
    return toWebhook(await findWebhook(db, caller, path.id));
  },

  async updateWebhook(request) {
    const { db, body: wanted, caller, outbound } = request;
    checkEventScopes(caller, wanted.events);
    await checkUrl(outbound, wanted.url);
    const checkVersion = checkIfMatch(request, toWebhook);
    const check = (before: WebhookRow) => {
      if (wanted.url !== undefined) checkEventScopes(caller, before.events);
      if (before.organizationWide && (wanted.url !== undefined || wanted.active)) checkScopes(caller, organizationEvents);
      checkVersion(before);
    };
    const change = { ...endpointOf(request), wanted, check };
    return toWebhook(await inTransaction(db, (tx) => changeWebhook(tx, change), laneOf(request)));
  },

  async deleteWebhook(request) {
    return toWebhook(await inTransaction(request.db, (tx) => deleteWebhook(tx, endpointOf(request)), laneOf(request)));
  },

  async rotateWebhookSecret(request) {
    const rotate = (tx: Transaction) => rotateSecret(tx, request.webhookSecrets, endpointOf(request));
    return withSecret(request, await idempotently(request, async (tx) => toWebhook(await rotate(tx))));
  },

  testWebhook(request) {
    const { path, body } = request;
    return idempotently(request, async (tx) => {
      const delivery = await sendTest(tx, endpointOf(request), body?.event ?? null);
      return reply(toDelivery(delivery), { Location: `/api/v2/webhooks/${path.id}/deliveries/${delivery.id}` });
    });
  },

  replayWebhook(request) {
    const span = toSpan(request.body);
    return idempotently(request, async (tx) => ({ deliveries: await replay(tx, endpointOf(request), span) }));
  },

  async listDeliveries(request) {
    const { db, path, query } = request;
    const endpoint = { ...ownerOf(request), webhookId: path.id };
    return toPage(request, await listDeliveries(db, endpoint, { ...query, ...toPageRequest(request) }), toDelivery);
  },

  async getDelivery({ db, caller, path }) {
    return toDelivery(await findDelivery(db, { ...ownerOf({ caller }), webhookId: path.id }, path.deliveryId));
  },

  redeliverDelivery(request) {
    return idempotently(request, async (tx) => toDelivery(await redeliver(tx, endpointOf(request), request.path.deliveryId)));
  },
} satisfies Partial<Handlers>;

const scopesOf: Record<EventSubject, string[]> = {
  Booking: [],
  Lead: ['read:leads'],
  EventType: ['read:event-types'],
  Webhook: ['read:webhooks'],
  Contact: ['read:contacts'],
};

/** For events of all members. */
const organizationEvents = ['read:organization'];

/** Events contain what these scopes allow to read. Throws 403. */
function checkEventScopes(caller: Caller, events: Schemas['WebhookEventName'][] = []): void {
  for (const event of events) checkScopes(caller, scopesOf[subjectOf(event)]);
}

type ByCaller = { caller: Pick<Caller, 'organizationId' | 'userId' | 'clientId'> };

const ownerOf = ({ caller: { organizationId, userId, clientId } }: ByCaller) =>
  ({ organizationId, userId, clientId }) satisfies WebhookOwner;

const endpointOf = (request: ByCaller & { path: { id: string } }) => ({ ...ownerOf(request), id: request.path.id });

type Signing = Pick<Request<'createWebhook'>, 'db' | 'caller' | 'webhookSecrets'>;

/**
 * The response stored under an `Idempotency-Key` contains no secret; it is added here from the encrypted column. A repeated request
 * therefore returns the current secret, which may have been rotated since. Throws 404 when the endpoint was deleted meanwhile.
 */
async function withSecret({ db, caller, webhookSecrets }: Signing, stored: Reply<Schemas['Webhook']>) {
  const { body, headers } = unwrapReply(stored);
  const secret = await readSecret(db, webhookSecrets, { ...ownerOf({ caller }), id: body.id });
  return reply<Schemas['WebhookWithSecret']>({ ...body, secret }, headers);
}

const toDelivery = (row: DeliveryRow): Schemas['Delivery'] => ({
  id: row.id,
  event: row.event,
  bookingId: row.bookingId,
  leadId: row.leadId,
  eventTypeId: row.eventTypeId,
  contactId: row.contactId,
  status: row.status,
  attempts: row.attempts.map(({ attempt, at, status, durationMs, error, response }) => ({
    attempt,
    at: new Date(at).toISOString(),
    status,
    durationMs,
    error,
    response,
  })),
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
