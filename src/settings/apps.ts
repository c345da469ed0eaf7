import type { RequestHandler, Response } from 'express';
import { createApp, deleteApp, findAppNameError, findRedirectUrisError, rotateAppSecret } from '../accounts/apps.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { type App, findApp, listApps, updateApp } from '../queries/oauth-apps.ts';
import { clientOf } from '../web/client.ts';
import { alreadySubmitted, badForm, onConflict, pageNotFound } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { View } from '../web/layout.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { appCard } from './app-list-view.ts';
import { appSecretView, appView, deleteAppView, newAppView, rotateSecretView, type TypedApp } from './apps-view.ts';
import { type ReadList, showList } from './developer-lists.ts';
import { listPaths } from './developers-view.ts';
import { requireApi } from './tokens.ts';

const base = listPaths.apps;

export const readApps: ReadList = async ({ db }, session, search) => {
  const request = readListRequest(search, 'apps', parsePosition);
  return appCard(session, toList(request, await listApps(db, session.userId, request), writePosition));
};

export const appRoutes = (web: Web): Routes => {
  const page = [requireSession(web), requireApi];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [requireSession(web), showList(web, base, readApps)], post: [...form, requireApi, postNewApp(web)] },
    [`${base}/new`]: { get: [...page, showNewApp] },
    [`${base}/:id`]: { get: [...page, showApp(web)], post: [...form, requireApi, postApp(web)] },
    [`${base}/:id/secret`]: { get: [...page, showAbout(web, rotateSecretView)], post: [...form, requireApi, postAppSecret(web)] },
    // Apps from an earlier plan can be deleted on every plan.
    [`${base}/:id/delete`]: { get: [requireSession(web), showAbout(web, deleteAppView)], post: [...form, postAppDeletion(web)] },
  };
};

const showNewApp: RequestHandler = (_req, res) => sendPage(res, newAppView({ session: sessionOf(res), id: newId() }));

const readApp = (form: URLSearchParams): TypedApp => ({
  name: (form.get('name') ?? '').trim(),
  redirectUris: form.get('redirects') ?? '',
  isConfidential: form.get('kind') !== 'public',
});

const toLines = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean))];

function validateApp({ publicUrl }: Web, { name, redirectUris }: Pick<TypedApp, 'name' | 'redirectUris'>): FieldErrors | undefined {
  const errors: FieldErrors = {};
  const [nameError, urisError] = [findAppNameError(name, new URL(publicUrl).host), findRedirectUrisError(toLines(redirectUris))];
  if (nameError !== null) errors.name = `The name ${nameError}.`;
  if (urisError !== null) errors.redirects = urisError;
  return Object.keys(errors).length > 0 ? errors : undefined;
}

const postNewApp =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const id = (formOf(res).get('id') ?? '').toLowerCase();
    if (!isId(id)) throw badForm();
    const typed = readApp(formOf(res));
    const errors = validateApp(web, typed);
    if (errors !== undefined) return sendPage(res, newAppView({ session, id, typed, errors }), { status: 400 });
    const wanted = { ...typed, id, redirectUris: toLines(typed.redirectUris) };
    await createApp(web.db, session, wanted, clientOf(req))
      .catch(
        onViolation('oauth_clients_pkey', () =>
          alreadySubmitted('If you did not copy the client secret, rotate it on the page of the app.', {
            path: `${base}/${id}`,
            text: 'Go to the app',
          }),
        ),
      )
      .then(({ secret }) => sendPage(res, appSecretView({ session, id, name: typed.name, secret, isNew: true })))
      .catch(onConflict((refused) => sendPage(res, newAppView({ session, id, typed, errors: refused }), { status: 409 })));
  };

async function findOwnApp(web: Web, res: Response, id: unknown): Promise<App> {
  const app = await findApp(web.db, sessionOf(res).userId, String(id));
  if (app === undefined) throw pageNotFound('app');
  return app;
}

const showApp =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const app = await findOwnApp(web, res, req.params.id);
    const isSaved = new URL(req.originalUrl, web.publicUrl).searchParams.has('saved');
    await sendPage(res, appView({ session: sessionOf(res), app, done: isSaved ? 'Saved.' : undefined }));
  };

const showAbout =
  (web: Web, view: (session: Session, app: App) => View): RequestHandler =>
  async (req, res) =>
    sendPage(res, view(sessionOf(res), await findOwnApp(web, res, req.params.id)));

const postApp =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const app = await findOwnApp(web, res, req.params.id);
    const typed = readApp(formOf(res));
    const errors = validateApp(web, typed);
    if (errors !== undefined) return sendPage(res, appView({ session, app, typed, errors }), { status: 400 });
    const change = { name: typed.name, redirectUris: toLines(typed.redirectUris) };
    if (!(await updateApp(web.db, session.userId, app.id, change))) throw pageNotFound('app');
    seeOther(res, `${base}/${app.id}?saved`);
  };

const postAppSecret =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const app = await findOwnApp(web, res, req.params.id);
    const { id, name } = app;
    const secret = await rotateAppSecret(web.db, session, app, clientOf(req));
    if (secret === undefined) throw pageNotFound('client secret');
    await sendPage(res, appSecretView({ session, id, name, secret, isNew: false }));
  };

const postAppDeletion =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const app = await findOwnApp(web, res, req.params.id);
    if (!(await deleteApp(web.db, sessionOf(res), app, clientOf(req)))) throw pageNotFound('app');
    seeOther(res, `${base}?done=deleted`);
  };
