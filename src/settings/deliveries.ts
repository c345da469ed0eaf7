import type { RequestHandler } from 'express';
import { inTransaction } from '../database/connect.ts';
import { findDelivery, listOpenable } from '../queries/deliveries.ts';
import { findSentEvent } from '../queries/sent-events.ts';
import { findWebhook } from '../queries/webhooks.ts';
import { badForm } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { redeliver, sendTest } from '../webhooks/endpoints.ts';
import { toBody, toHeaders } from '../webhooks/request.ts';
import { deliveryView } from './delivery-view.ts';
import { listPaths } from './developers-view.ts';
import { awaitOutcome } from './outcome.ts';
import { requireApi } from './tokens.ts';
import { isEvent } from './webhook-fields.ts';
import { endpointOf, redirectToWebhook, webhookPath } from './webhooks.ts';

export const deliveryRoutes = (web: Web): Routes => {
  const path = `${listPaths.webhooks}/:id`;
  const form = [requireSession(web), ...readForm(web, 'session'), requireApi];
  return {
    [`${path}/test`]: { get: [redirectToWebhook], post: [...form, postTest(web)] },
    [`${path}/deliveries/:deliveryId`]: { get: [requireSession(web), requireApi, showDelivery(web)] },
    [`${path}/deliveries/:deliveryId/redeliver`]: { get: [redirectToWebhook], post: [...form, postRedelivery(web)] },
  };
};

const showDelivery =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { id: webhookId, ...owner } = endpointOf(req, res);
    const deliveryId = String(req.params.deliveryId);
    const [webhook, delivery, event] = await Promise.all([
      findWebhook(web.db, owner, webhookId),
      findDelivery(web.db, { ...owner, webhookId }, deliveryId),
      findSentEvent(web.db, { ...owner, webhookId }, deliveryId),
    ]);
    const last = delivery.attempts.at(-1);
    const sending = { ...event, organizationId: owner.organizationId, webhookId, id: delivery.id, attempt: last?.attempt ?? 1 };
    const sentAt = last === undefined ? session.now : new Date(last.at);
    const headers = { ...toHeaders(sending), ...toUnsigned(sending, sentAt) };
    const openable = await listOpenable(web.db, session, [delivery]);
    await sendPage(res, deliveryView({ session, webhook, delivery, request: { headers, body: toBody(web, sending, sentAt) }, openable }));
  };

const toUnsigned = ({ id }: { id: string }, sentAt: Date): Record<string, string> => {
  const seconds = Math.floor(sentAt.getTime() / 1000);
  return {
    'X-Caledee-Signature': `t=${seconds},v1=…`,
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': 'v1,…',
  };
};

const postTest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const event = formOf(res).get('event') ?? '';
    if (!isEvent(event)) throw badForm();
    const queued = await inTransaction(web.db, (tx) => sendTest(tx, endpointOf(req, res), event));
    seeOther(res, webhookPath(req) + (await awaitOutcome(web.db, endpointOf(req, res), queued)));
  };

const postRedelivery =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const queued = await inTransaction(web.db, (tx) => redeliver(tx, endpointOf(req, res), String(req.params.deliveryId)));
    seeOther(res, webhookPath(req) + (await awaitOutcome(web.db, endpointOf(req, res), queued)));
  };
