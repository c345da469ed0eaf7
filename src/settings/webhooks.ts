import type { Request, RequestHandler, Response } from 'express';
import { isManager } from '../accounts/roles.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { inTransaction } from '../database/connect.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { listDeliveries, listOpenable } from '../queries/deliveries.ts';
import { findWebhook, listAppNames, listWebhooks, type WebhookOwner, type WebhookRow } from '../queries/webhooks.ts';
import { alreadySubmitted, badForm, managersOnly, onConflict } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { View } from '../web/layout.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { changeWebhook, createWebhook, deleteWebhook, readSecret, rotateSecret } from '../webhooks/endpoints.ts';
import { isDeliveryStatus } from './delivery-log-view.ts';
import { type ReadList, showList } from './developer-lists.ts';
import { listPaths } from './developers-view.ts';
import { describeOutcome } from './outcome.ts';
import { requireApi } from './tokens.ts';
import { readWebhook, validateWebhook } from './webhook-fields.ts';
import { webhookCard } from './webhook-list-view.ts';
import { type WebhookPage, webhookView } from './webhook-view.ts';
import { deleteWebhookView, newWebhookView, rotateWebhookSecretView, webhookSecretView } from './webhooks-view.ts';

const base = listPaths.webhooks;

export const readWebhooks: ReadList = async ({ db }, session, search) => {
  const request = readListRequest(search, 'webhooks', parsePosition);
  const rows = await listWebhooks(db, toWebhookOwner(session), request);
  return webhookCard(session, toList(request, rows, writePosition), await listAppNames(db, rows));
};

export const webhookRoutes = (web: Web): Routes => {
  const page = [requireSession(web), requireApi];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [requireSession(web), showList(web, base, readWebhooks)], post: [...form, requireApi, postNewWebhook(web)] },
    [`${base}/new`]: { get: [...page, showNewWebhook] },
    [`${base}/:id`]: { get: [...page, showWebhook(web)], post: [...form, requireApi, postChange(web)] },
    [`${base}/:id/active`]: { get: [redirectToWebhook], post: [...form, requireApi, postActive(web)] },
    [`${base}/:id/secret`]: { get: [...page, showAbout(web, rotateWebhookSecretView)], post: [...form, requireApi, postRotation(web)] },
    // Webhooks from an earlier plan can be deleted on every plan.
    [`${base}/:id/delete`]: { get: [requireSession(web), showAbout(web, deleteWebhookView)], post: [...form, postDeletion(web)] },
  };
};

/** Users manage the webhooks of all their apps. */
export const toWebhookOwner = ({ organizationId, userId }: Session): WebhookOwner => ({ organizationId, userId, clientId: undefined });

export const endpointOf = (req: Request, res: Response) => ({ ...toWebhookOwner(sessionOf(res)), id: String(req.params.id) });

export const webhookPath = (req: Request): string => `${base}/${encodeURIComponent(String(req.params.id))}`;

export const redirectToWebhook: RequestHandler = (req, res) => seeOther(res, webhookPath(req));

const showNewWebhook: RequestHandler = (_req, res) => sendPage(res, newWebhookView({ session: sessionOf(res), id: newId() }));

const postNewWebhook =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const id = (formOf(res).get('id') ?? '').toLowerCase();
    if (!isId(id)) throw badForm();
    const typed = readWebhook(formOf(res));
    const errors = await validateWebhook(web, typed);
    if (errors !== undefined) return sendPage(res, newWebhookView({ session, id, typed, errors }), { status: 400 });
    if (typed.organization && !isManager(session)) throw managersOnly();
    const wanted = { ...typed, ...toWebhookOwner(session), id, clientId: null, grantId: null };
    await inTransaction(web.db, (tx) => createWebhook(tx, web.webhookSecrets, wanted))
      .catch(
        onViolation('webhooks_pkey', () =>
          alreadySubmitted('If you did not copy the signing secret, rotate it on the page of the webhook.', {
            path: `${base}/${id}`,
            text: 'Go to the webhook',
          }),
        ),
      )
      .then((webhook) => sendSecret(web, res, webhook, { isNew: true }))
      .catch(onConflict((refused) => sendPage(res, newWebhookView({ session, id, typed, errors: refused }), { status: 409 })));
  };

async function sendSecret(web: Web, res: Response, { id, url }: WebhookRow, { isNew }: { isNew: boolean }): Promise<void> {
  const session = sessionOf(res);
  const secret = await readSecret(web.db, web.webhookSecrets, { ...toWebhookOwner(session), id });
  await sendPage(res, webhookSecretView({ session, id, url, secret, isNew }));
}

const done: Record<string, string> = {
  saved: 'Webhook saved.',
  paused: 'Webhook paused. New events are kept.',
  enabled: 'Webhook enabled. Kept events are being sent.',
};

const shownDeliveries = 20;

const showWebhook =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const replayed = searchParams.get('replayed') ?? '';
    const count = /^\d{1,9}$/.test(replayed) ? `Resending ${replayed} ${replayed === '1' ? 'event' : 'events'}.` : undefined;
    const text = readDone(searchParams, done) ?? count;
    await sendWebhook(web, req, res, text === undefined ? {} : { done: text });
  };

export async function sendWebhook(web: Web, req: Request, res: Response, rest: Partial<WebhookPage>): Promise<void> {
  const session = sessionOf(res);
  const path = { id: String(req.params.id) };
  const { searchParams } = new URL(req.originalUrl, web.publicUrl);
  const [cursor, wanted] = ['cursor', 'status'].map((name) => searchParams.get(name) ?? undefined);
  const status = isDeliveryStatus(wanted) ? wanted : undefined;
  const query = { limit: shownDeliveries, ...(status !== undefined && { status }), ...(cursor !== undefined && { cursor }) };
  const listing = { operationId: 'listDeliveries', caller: session, path, query };
  const [webhook, rows] = await Promise.all([
    findWebhook(web.db, toWebhookOwner(session), path.id),
    listDeliveries(web.db, { ...toWebhookOwner(session), webhookId: path.id }, { status, ...toPageRequest(listing) }),
  ]);
  const deliveries = toPage(listing, rows, (row) => row);
  const [appNames, openable] = await Promise.all([listAppNames(web.db, [webhook]), listOpenable(web.db, session, deliveries.items)]);
  await sendPage(
    res,
    webhookView({
      session,
      webhook,
      appNames,
      deliveries,
      openable,
      status,
      sent: searchParams.get('sent') ?? undefined,
      done: describeOutcome(searchParams, deliveries.items),
      ...rest,
    }),
    { status: rest.errors ? 400 : 200 },
  );
}

const showAbout =
  (web: Web, view: (session: Session, webhook: WebhookRow) => View): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    await sendPage(res, view(session, await findWebhook(web.db, toWebhookOwner(session), String(req.params.id))));
  };

const postChange =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const typed = readWebhook(formOf(res));
    const errors = await validateWebhook(web, typed);
    if (errors !== undefined) return sendWebhook(web, req, res, { typed, errors });
    await inTransaction(web.db, (tx) => changeWebhook(tx, { ...endpointOf(req, res), wanted: typed, check: checkWidth(res) }))
      .then(() => seeOther(res, `${webhookPath(req)}?done=saved`))
      .catch(onConflict((refused) => sendWebhook(web, req, res, { typed, errors: refused })));
  };

/** Throws 403 for a webhook that the user could not create. */
const checkWidth =
  (res: Response) =>
  ({ organizationWide }: WebhookRow): void => {
    if (organizationWide && !isManager(sessionOf(res))) throw managersOnly();
  };

const postActive =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const active = formOf(res).get('active') === 'true';
    await inTransaction(web.db, (tx) => changeWebhook(tx, { ...endpointOf(req, res), wanted: { active }, check: checkWidth(res) }));
    seeOther(res, `${webhookPath(req)}?done=${active ? 'enabled' : 'paused'}`);
  };

const postRotation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const webhook = await inTransaction(web.db, (tx) => rotateSecret(tx, web.webhookSecrets, endpointOf(req, res)));
    await sendSecret(web, res, webhook, { isNew: false });
  };

const postDeletion =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await inTransaction(web.db, (tx) => deleteWebhook(tx, endpointOf(req, res)));
    seeOther(res, `${base}?done=webhook-deleted`);
  };
