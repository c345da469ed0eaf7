/** An address that does not exist, opened in a browser. Programs get the API's 404. */
import { type Request, type RequestHandler, Router } from 'express';
import { handlePageError } from '../web/error-handler.ts';
import { pageNotFound } from '../web/errors.ts';
import { limitPages } from '../web/rate-limit.ts';
import type { Web } from '../web/web.ts';

/** After all other pages. */
export function createNotFoundPage(web: Web): Router {
  const router = Router();
  router.use(onlyBrowsers, limitPages(web), () => {
    throw pageNotFound();
  });
  router.use(handlePageError);
  return router;
}

const isOfPrograms = ({ path }: Request): boolean => /^\/(?:api|\.well-known|healthz|readyz|metrics)(?:\/|$)/.test(path);

const onlyBrowsers: RequestHandler = (req, _res, next) =>
  req.method === 'GET' && !isOfPrograms(req) && req.accepts(['json', 'html']) === 'html' ? next() : next('router');
