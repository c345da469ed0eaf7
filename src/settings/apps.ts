import type { RequestHandler, Response } from 'express';
import { createApp, faultOfAppName, faultOfRedirectUris, replaceSecret } from '../accounts/apps.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { type App, findApp, removeApp, updateApp } from '../queries/oauth-apps.ts';
import { badForm, noPage, onRefusal, sentTwice } from '../web/errors.ts';
import type { Faults } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { View } from '../web/layout.ts';
import { leadTo, type Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { appSecretView, appView, deleteAppView, newAppView, replaceSecretView, type TypedApp } from './apps-view.ts';
import { requireApi } from './tokens.ts';

const base = '/settings/developers/apps';

export const appRoutes = (web: Web): Routes => {
  const page = [requireSession(web), requireApi];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [leadTo(`${base}/new`)], post: [...form, requireApi, makeApp(web)] },
    [`${base}/new`]: { get: [...page, showNewApp] },
    [`${base}/:id`]: { get: [...page, showApp(web)], post: [...form, requireApi, saveApp(web)] },
    [`${base}/:id/secret`]: { get: [...page, showAbout(web, replaceSecretView)], post: [...form, requireApi, makeSecret(web)] },
    // What was made on another plan can be taken away on any.
    [`${base}/:id/delete`]: { get: [requireSession(web), showAbout(web, deleteAppView)], post: [...form, deleteApp(web)] },
  };
};

const showNewApp: RequestHandler = (_req, res) => sendPage(res, newAppView({ session: sessionOf(res), id: newId() }));

const readApp = (form: URLSearchParams): TypedApp => ({
  name: (form.get('name') ?? '').trim(),
  redirectUris: form.get('redirects') ?? '',
  isConfidential: form.get('kind') !== 'public',
});

const toLines = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean))];

function faultsOf({ publicUrl }: Web, { name, redirectUris }: Pick<TypedApp, 'name' | 'redirectUris'>): Faults | undefined {
  const faults: Faults = {};
  const [faultOfName, faultOfUris] = [faultOfAppName(name, new URL(publicUrl).host), faultOfRedirectUris(toLines(redirectUris))];
  if (faultOfName !== null) faults.name = `The name ${faultOfName}.`;
  if (faultOfUris !== null) faults.redirects = faultOfUris;
  return Object.keys(faults).length > 0 ? faults : undefined;
}

/** The answer is the page with the secret. Sent again, the form is refused by the app's id, which it brings. */
const makeApp =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const id = (formOf(res).get('id') ?? '').toLowerCase();
    if (!isId(id)) throw badForm();
    const typed = readApp(formOf(res));
    const faults = faultsOf(web, typed);
    if (faults !== undefined) return sendPage(res, newAppView({ session, id, typed, faults }), { status: 400 });
    const wanted = { ...typed, id, redirectUris: toLines(typed.redirectUris) };
    await createApp(web.db, session.userId, wanted)
      .catch(onViolation('oauth_clients_pkey', sentTwice))
      .then(({ secret }) => sendPage(res, appSecretView({ session, id, name: typed.name, secret, isNew: true })))
      .catch(onRefusal((refused) => sendPage(res, newAppView({ session, id, typed, faults: refused }), { status: 409 })));
  };

async function findOwnApp(web: Web, res: Response, id: unknown): Promise<App> {
  const app = await findApp(web.db, sessionOf(res).userId, String(id));
  if (app === undefined) throw noPage('app');
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

const saveApp =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const app = await findOwnApp(web, res, req.params.id);
    const typed = readApp(formOf(res));
    const faults = faultsOf(web, typed);
    if (faults !== undefined) return sendPage(res, appView({ session, app, typed, faults }), { status: 400 });
    const change = { name: typed.name, redirectUris: toLines(typed.redirectUris) };
    if (!(await updateApp(web.db, session.userId, app.id, change))) throw noPage('app');
    seeOther(res, `${base}/${app.id}?saved`);
  };

const makeSecret =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { id, name } = await findOwnApp(web, res, req.params.id);
    const secret = await replaceSecret(web.db, session.userId, id);
    if (secret === undefined) throw noPage('client secret');
    await sendPage(res, appSecretView({ session, id, name, secret, isNew: false }));
  };

const deleteApp =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!(await removeApp(web.db, sessionOf(res).userId, String(req.params.id)))) throw noPage('app');
    seeOther(res, '/settings/developers?done=deleted');
  };
