/** What an endpoint is asked to send: a test, one event again, or all since a time. */
import type { RequestHandler } from 'express';
import { inTransaction } from '../database/connect.ts';
import { findDelivery, insertTest, redeliver, replay } from '../queries/webhooks.ts';
import { badForm } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import { readLocalTime } from '../web/times.ts';
import type { Web } from '../web/web.ts';
import { requireApi } from './tokens.ts';
import { isEvent } from './webhook-fields.ts';
import { leadToWebhook, sendWebhook, webhookPath } from './webhooks.ts';

export const deliveryRoutes = (web: Web): Routes => {
  const path = '/settings/developers/webhooks/:id';
  const form = [requireSession(web), ...readForm(web, 'session'), requireApi];
  return {
    [`${path}/test`]: { get: [leadToWebhook], post: [...form, sendTest(web)] },
    [`${path}/replay`]: { get: [leadToWebhook], post: [...form, sendSince(web)] },
    [`${path}/deliveries/:deliveryId/redeliver`]: { get: [leadToWebhook], post: [...form, sendAgain(web)] },
  };
};

const sendTest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const event = formOf(res).get('event') ?? '';
    if (!isEvent(event)) throw badForm();
    await inTransaction(web.db, (tx) => insertTest(tx, sessionOf(res).userId, String(req.params.id), event));
    seeOther(res, `${webhookPath(req)}?done=tested`);
  };

const sendSince =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const { userId, timezone } = sessionOf(res);
    const typedSince = formOf(res).get('since') ?? '';
    const since = readLocalTime(typedSince, timezone);
    if (since === undefined) return sendWebhook(web, req, res, { typedSince, faults: { since: 'Say since which date and time.' } });
    const count = await inTransaction(web.db, (tx) => replay(tx, userId, String(req.params.id), { since, until: null }));
    seeOther(res, `${webhookPath(req)}?replayed=${count}`);
  };

const sendAgain =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const whose = [sessionOf(res).userId, String(req.params.id), String(req.params.deliveryId)] as const;
    await inTransaction(web.db, (tx) => Promise.all([redeliver(tx, ...whose), findDelivery(tx, ...whose)]));
    seeOther(res, `${webhookPath(req)}?done=redelivered`);
  };
