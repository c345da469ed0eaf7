/**
 * The pages: sign-in and Settings, for people in a browser. Made on the server, and complete without scripts.
 *
 * What is promised: nothing is changed but by a form of ours, by whoever is signed in, and only of their own. Pages are never kept
 * by caches nor shown in frames. Whatever goes wrong is told as a page, and what may not be told is logged.
 */
import { type RequestHandler, Router } from 'express';
import { createAssets } from './assets.ts';
import { answerWithPage, noPage, wrongMethod } from './errors.ts';
import { readSession } from './session.ts';
import type { Web } from './web.ts';

/** What an address answers, each step after the other. */
export type Route = { get?: RequestHandler[]; post?: RequestHandler[] };
export type Routes = Record<string, Route>;

export function createPages(web: Web): Router {
  const router = Router();
  router.use(createAssets());
  router.get('/', leadHome(web));
  router.use(createRoutes({ '/settings': { get: [(_req, res) => res.redirect('/settings/developers')] } }));
  router.use('/settings', () => {
    throw noPage();
  });
  router.use(answerWithPage);
  return router;
}

/** Addresses with what they answer; any other method is told so. */
export function createRoutes(routes: Routes): Router {
  const router = Router();
  for (const [path, { get, post }] of Object.entries(routes)) {
    if (get) router.get(path, get);
    if (post) router.post(path, post);
    router.all(path, () => {
      throw wrongMethod([...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])]);
    });
  }
  return router;
}

/** Who is signed in comes to work; everybody else to the reference, which is another router's. */
const leadHome =
  (web: Web): RequestHandler =>
  async (req, res, next) => {
    if ((await readSession(web, req)) === null) return next();
    res.set('Cache-Control', 'no-store').redirect('/settings/developers');
  };
