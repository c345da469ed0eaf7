import { type Handlers, openReply, type Reply, type Request, reply } from '../api/handler.ts';
import { once } from '../api/idempotency.ts';
import { laneOf } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { mustMatch } from '../api/precondition.ts';
import type { Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import {
  type DeliveryRow,
  findDelivery,
  findSecret,
  findWebhook,
  insertTest,
  listDeliveries,
  listWebhooks,
  redeliver,
  removeWebhook,
  replaceSecret,
  replay,
  type WebhookRow,
} from '../queries/webhooks.ts';
import { change, checkUrl, create, toSpan } from '../webhooks/endpoints.ts';

export const webhooks = {
  async listWebhooks(request) {
    return toPage(request, await listWebhooks(request.db, request.caller.userId, toPageRequest(request)), toWebhook);
  },

  async createWebhook(request) {
    const { caller, body, outbound, webhookSecrets } = request;
    await checkUrl(outbound, body.url);
    const created = await once(request, async (tx) => {
      const row = await create(tx, webhookSecrets, { ...body, userId: caller.userId });
      return reply(toWebhook(row), { Location: `/api/v2/webhooks/${row.id}` });
    });
    return withSecret(request, created);
  },

  async getWebhook({ db, caller, path }) {
    return toWebhook(await findWebhook(db, caller.userId, path.id));
  },

  async updateWebhook(request) {
    const { db, caller, path, body: wanted, outbound } = request;
    await checkUrl(outbound, wanted.url);
    const whose = { userId: caller.userId, id: path.id, check: mustMatch(request, toWebhook) };
    return toWebhook(await inTransaction(db, (tx) => change(tx, { ...whose, wanted }), laneOf(request)));
  },

  async deleteWebhook(request) {
    const { db, caller, path } = request;
    return toWebhook(await inTransaction(db, (tx) => removeWebhook(tx, caller.userId, path.id), laneOf(request)));
  },

  async rotateWebhookSecret(request) {
    const { caller, path, webhookSecrets } = request;
    const sealed = webhookSecrets.seal(webhookSecrets.make());
    return withSecret(request, await once(request, async (tx) => toWebhook(await replaceSecret(tx, caller.userId, path.id, sealed))));
  },

  testWebhook(request) {
    const { caller, path, body } = request;
    return once(request, async (tx) => {
      const id = await insertTest(tx, caller.userId, path.id, body?.event ?? null);
      const delivery = toDelivery(await findDelivery(tx, caller.userId, path.id, id));
      return reply(delivery, { Location: `/api/v2/webhooks/${path.id}/deliveries/${id}` });
    });
  },

  replayWebhook(request) {
    const { caller, path, body } = request;
    const span = toSpan(body);
    return once(request, async (tx) => ({ deliveries: await replay(tx, caller.userId, path.id, span) }));
  },

  async listDeliveries(request) {
    const { db, caller, path, query } = request;
    const rows = await listDeliveries(db, caller.userId, path.id, { ...query, ...toPageRequest(request) });
    return toPage(request, rows, toDelivery);
  },

  async getDelivery({ db, caller, path }) {
    return toDelivery(await findDelivery(db, caller.userId, path.id, path.deliveryId));
  },

  redeliverDelivery(request) {
    const { caller, path } = request;
    return once(request, async (tx) => {
      const whose = [caller.userId, path.id, path.deliveryId] as const;
      const [, delivery] = await Promise.all([redeliver(tx, ...whose), findDelivery(tx, ...whose)]);
      return toDelivery(delivery);
    });
  },
} satisfies Partial<Handlers>;

type Asked = Pick<Request<'createWebhook'>, 'db' | 'caller' | 'webhookSecrets'>;

/**
 * What is stored under an `Idempotency-Key` holds no secret: it is added to the answer here, from where it is kept sealed. So whoever asks
 * again under the key is told it again, or the present one, if it was replaced since. Throws 404 where the endpoint is gone.
 */
async function withSecret({ db, caller, webhookSecrets }: Asked, given: Reply<Schemas['Webhook']>) {
  const { body, headers } = openReply(given);
  const secret = webhookSecrets.open(await findSecret(db, caller.userId, body.id));
  return reply<Schemas['WebhookWithSecret']>({ ...body, secret }, headers);
}

const toWebhook = (row: WebhookRow): Schemas['Webhook'] => ({
  id: row.id,
  url: row.url,
  events: row.events as Schemas['EventName'][],
  description: row.description,
  active: row.active,
  disabledReason: row.disabledReason,
  consecutiveFailures: row.consecutiveFailures,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const toDelivery = (row: DeliveryRow): Schemas['Delivery'] => ({
  id: row.id,
  event: row.event,
  bookingId: row.bookingId,
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
