import type { RequestHandler } from 'express';
import { listApps } from '../queries/oauth-apps.ts';
import { listConnections } from '../queries/oauth-grants.ts';
import type { Owner } from '../queries/owner.ts';
import type { Position } from '../queries/paging.ts';
import { listOwnTokens } from '../queries/tokens.ts';
import { listAppNames, listWebhooks } from '../queries/webhooks.ts';
import { type ListRequest, parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { readDone, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { isClientId } from './connections.ts';
import { developersView } from './developers-view.ts';

export const developerRoutes = (web: Web): Routes => ({
  '/settings/developers': { get: [requireSession(web), showDevelopers(web)] },
});

const notices: Record<string, string> = {
  revoked: 'Token revoked. Programs that used it have lost access.',
  deleted: 'App deleted. Everyone who authorized it has been disconnected.',
  disconnected: 'App disconnected.',
  'webhook-deleted': 'Webhook deleted. No more events will be sent to it.',
};

const showDevelopers =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const lists = await readLists(web, session, searchParams);
    await sendPage(res, developersView({ session, ...lists, done: readDone(searchParams, notices) }));
  };

async function readLists({ db }: Web, owner: Owner, search: URLSearchParams) {
  const [tokens, apps, webhooks] = ['tokens', 'apps', 'webhooks'].map((name) =>
    readListRequest(search, name, parsePosition),
  ) as ListRequests;
  const connections = readListRequest(search, 'connections', (text) => (isClientId(text) ? text : null));
  const rows = await Promise.all([
    listOwnTokens(db, owner.userId, tokens),
    listApps(db, owner.userId, apps),
    listConnections(db, owner.userId, connections),
    listWebhooks(db, { ...owner, clientId: undefined }, webhooks),
  ]);
  const appNames = await listAppNames(db, rows[3]);
  return {
    tokens: toList(tokens, rows[0], writePosition),
    apps: toList(apps, rows[1], writePosition),
    connections: toList(connections, rows[2], ({ clientId }) => clientId),
    webhooks: toList(webhooks, rows[3], writePosition),
    appNames,
  };
}

type ListRequests = [ListRequest<Position>, ListRequest<Position>, ListRequest<Position>];
