import type { Request, RequestHandler } from 'express';
import { html } from 'hono/html';
import { disconnectApp } from '../accounts/users.ts';
import { type Connection, findConnection } from '../queries/oauth-grants.ts';
import { clientOf } from '../web/client.ts';
import { pageNotFound } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';

const here = '/settings/developers';
const path = `${here}/connections/disconnect`;

/** PostgreSQL stores no NUL in texts. */
export const isClientId = (text: string): boolean => !text.includes('\0');

/** A client id may be a URL, so it is in the query instead of the path. */
export const disconnectPath = ({ clientId }: Connection): string => `${path}?${new URLSearchParams({ client: clientId })}`;

export const connectionRoutes = (web: Web): Routes => ({
  [path]: {
    get: [requireSession(web), showDisconnect(web)],
    post: [requireSession(web), ...readForm(web, 'session'), postDisconnection(web)],
  },
});

const clientIdOf = (web: Web, { originalUrl }: Request): string => new URL(originalUrl, web.publicUrl).searchParams.get('client') ?? '';

const showDisconnect =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const client = clientIdOf(web, req);
    const connection = isClientId(client) ? await findConnection(web.db, session.userId, client) : undefined;
    if (connection === undefined) throw pageNotFound('authorized app');
    await sendPage(res, disconnectView(session, connection));
  };

const disconnectView = (session: Session, { clientId, name }: Connection): View =>
  layout(
    { title: 'Disconnect app', session, here, isNarrow: true },
    html`<h1>Disconnect "${name}"?</h1>
<p>It loses access to your account immediately. To reconnect, start from the app.</p>
<form method="post" action="${path}">
${formTokenField(session)}
<input type="hidden" name="client" value="${clientId}">
<p class="actions"><button class="danger">Disconnect</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

const postDisconnection =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await disconnectApp(web.db, sessionOf(res), formOf(res).get('client') ?? '', clientOf(req));
    seeOther(res, `${here}?done=disconnected`);
  };
