/**
 * The pages: sign-in and Settings, for people in a browser. Made on the server, and complete without scripts.
 *
 * What is promised: nothing is changed but by a form of ours, by whoever is signed in, and only of their own. Pages are never kept
 * by caches nor shown in frames. Whatever goes wrong is told as a page, and what may not be told is logged.
 */
import { type RequestHandler, Router } from 'express';
import { hidePath, invitationRoutes } from '../sign-in/invitation.ts';
import { signInRoutes } from '../sign-in/sign-in.ts';
import { createAssets } from '../web/assets.ts';
import { answerWithPage, noPage } from '../web/errors.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes } from '../web/routes.ts';
import { readSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { appRoutes } from './apps.ts';
import { connectionRoutes } from './connections.ts';
import { deliveryRoutes } from './deliveries.ts';
import { developerRoutes } from './developers.ts';
import { profileRoutes } from './profile.ts';
import { tokenRoutes } from './tokens.ts';
import { webhookRoutes } from './webhooks.ts';

/** Pages stand at these addresses and below them. */
const addresses = ['/settings', '/invitation', '/sign-in', '/sign-out'];

export function createPages(web: Web): Router {
  const router = Router();
  router.use(createAssets());
  router.use('/invitation', hidePath);
  router.all('/', limitPages(web));
  router.use(addresses, limitPages(web));
  router.get('/', leadHome(web));
  router.use(
    createRoutes({
      '/settings': { get: [(_req, res) => res.redirect('/settings/developers')] },
      ...signInRoutes(web),
      ...invitationRoutes(web),
      ...profileRoutes(web),
      ...developerRoutes(web),
      ...tokenRoutes(web),
      ...appRoutes(web),
      ...connectionRoutes(web),
      ...webhookRoutes(web),
      ...deliveryRoutes(web),
    }),
  );
  router.use(addresses, () => {
    throw noPage();
  });
  router.use(answerWithPage);
  return router;
}

/** Who is signed in comes to work; everybody else to the reference, which is another router's. */
const leadHome =
  (web: Web): RequestHandler =>
  async (req, res, next) => {
    if ((await readSession(web, req)) === null) return next();
    res.set('Cache-Control', 'no-store').redirect('/settings/developers');
  };
