import { type RequestHandler, Router } from 'express';
import { methodNotAllowed } from './errors.ts';
import { seeOther } from './send.ts';

export type Route = { get?: RequestHandler[]; post?: RequestHandler[] };
export type Routes = Record<string, Route>;

/** Redirects a GET of a POST-only URL, such as a reload after a refused form, to a page. */
export const redirectTo =
  (path: string): RequestHandler =>
  (_req, res) =>
    seeOther(res, path);

export function createRoutes(routes: Routes): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, { get, post }] of Object.entries(routes)) {
    if (get) router.get(path, get);
    if (post) router.post(path, post);
    router.all(path, () => {
      throw methodNotAllowed([...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])]);
    });
  }
  return router;
}
