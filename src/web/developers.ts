import type { RequestHandler } from 'express';
import { listApps } from '../queries/oauth-apps.ts';
import { listConnections } from '../queries/oauth-grants.ts';
import { listOwnTokens } from '../queries/tokens.ts';
import { listWebhooks } from '../queries/webhooks.ts';
import { developersView } from './developers-view.ts';
import type { Routes } from './routes.ts';
import { readDone, sendPage } from './send.ts';
import { requireSession, sessionOf } from './session.ts';
import type { Web } from './web.ts';

export const developerRoutes = (web: Web): Routes => ({
  '/settings/developers': { get: [requireSession(web), showDevelopers(web)] },
});

const done: Record<string, string> = {
  revoked: 'The token is revoked. Whatever used it is refused from now on.',
  deleted: 'The application is deleted. Everybody who had let it in is disconnected.',
  disconnected: 'Disconnected.',
  unhooked: 'The webhook is deleted. Nothing is sent there any more.',
};

/** More than these are for the API. */
const mostWebhooks = 1000;

const showDevelopers =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const [tokens, apps, connections, webhooks] = await Promise.all([
      listOwnTokens(web.db, session.userId),
      listApps(web.db, session.userId),
      listConnections(web.db, session.userId),
      listWebhooks(web.db, session.userId, { limit: mostWebhooks, after: null }),
    ]);
    await sendPage(res, developersView({ session, tokens, apps, connections, webhooks, done: readDone(searchParams, done) }));
  };
