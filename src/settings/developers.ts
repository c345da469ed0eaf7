import type { Routes } from '../web/routes.ts';
import { requireSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { readApps } from './apps.ts';
import { readConnections } from './connections.ts';
import { showFirst } from './developer-lists.ts';
import { developersPath } from './developers-view.ts';
import { readTokens } from './tokens.ts';
import { readWebhooks } from './webhooks.ts';

export const developerRoutes = (web: Web): Routes => ({
  [developersPath]: { get: [requireSession(web), showFirst(web, readTokens, [readWebhooks, readConnections, readApps])] },
});
