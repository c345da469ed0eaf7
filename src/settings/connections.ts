import type { Request, RequestHandler } from 'express';
import { disconnectApp } from '../accounts/users.ts';
import { findConnection, listConnections } from '../queries/oauth-grants.ts';
import { clientOf } from '../web/client.ts';
import { pageNotFound } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { readListRequest, toList } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { connectionCard, disconnectBase, disconnectView } from './connections-view.ts';
import { type ReadList, showList } from './developer-lists.ts';
import { listPaths } from './developers-view.ts';

/** PostgreSQL stores no NUL in texts. */
const isClientId = (text: string): boolean => !text.includes('\0');

export const readConnections: ReadList = async ({ db }, session, search) => {
  const request = readListRequest(search, 'connections', (text) => (isClientId(text) ? text : null));
  const rows = await listConnections(db, session.userId, request);
  return connectionCard(
    session,
    toList(request, rows, ({ clientId }) => clientId),
  );
};

export const connectionRoutes = (web: Web): Routes => ({
  [listPaths.connections]: { get: [requireSession(web), showList(web, listPaths.connections, readConnections)] },
  [disconnectBase]: {
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

const postDisconnection =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await disconnectApp(web.db, sessionOf(res), formOf(res).get('client') ?? '', clientOf(req));
    seeOther(res, `${listPaths.connections}?done=disconnected`);
  };
