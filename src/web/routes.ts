import { type RequestHandler, Router } from 'express';
import { wrongMethod } from './errors.ts';
import { seeOther } from './send.ts';

/** What an address answers, each step after the other. */
export type Route = { get?: RequestHandler[]; post?: RequestHandler[] };
export type Routes = Record<string, Route>;

/** For an address that takes a form and has no page: whoever comes back to it, after the form was refused, is led to the form's page. */
export const leadTo =
  (path: string): RequestHandler =>
  (_req, res) =>
    seeOther(res, path);

/** Addresses with what they answer; any other method is told so. */
export function createRoutes(routes: Routes): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, { get, post }] of Object.entries(routes)) {
    if (get) router.get(path, get);
    if (post) router.post(path, post);
    router.all(path, () => {
      throw wrongMethod([...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])]);
    });
  }
  return router;
}
