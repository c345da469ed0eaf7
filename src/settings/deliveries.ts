import type { RequestHandler } from 'express';
import { inTransaction } from '../database/connect.ts';
import { badForm } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { requireSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { redeliver, sendTest } from '../webhooks/endpoints.ts';
import { awaitOutcome } from './outcome.ts';
import { requireApi } from './tokens.ts';
import { isEvent } from './webhook-fields.ts';
import { endpointOf, redirectToWebhook, webhookPath } from './webhooks.ts';

export const deliveryRoutes = (web: Web): Routes => {
  const path = '/settings/developers/webhooks/:id';
  const form = [requireSession(web), ...readForm(web, 'session'), requireApi];
  return {
    [`${path}/test`]: { get: [redirectToWebhook], post: [...form, postTest(web)] },
    [`${path}/deliveries/:deliveryId/redeliver`]: { get: [redirectToWebhook], post: [...form, postRedelivery(web)] },
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
