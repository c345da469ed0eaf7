/**
 * The pages of invitees: `/{user}`, `/{user}/{eventType}`, `/b/confirm/{token}` and `/b/{token}`. Rendered on the server, complete without scripts.
 *
 * Promises: a GET changes nothing; a form has the checks, limits and budgets of the public operation that it calls. Pages set no
 * cookies and forms need none, so a cross-site form gains nothing; it is refused nevertheless.
 */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Api } from '../api/pipeline.ts';
import type { Services } from '../api/services.ts';
import { findLook, findLookOfUser } from '../queries/organizations.ts';
import { isFreeSlug } from '../text/reserved-slugs.ts';
import { createErrorHandler } from '../web/error-handler.ts';
import { PageError } from '../web/errors.ts';
import { readPublicForm } from '../web/forms.ts';
import { createOperations } from '../web/operations.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes } from '../web/routes.ts';
import { beginBookingVisit, postCancel, postMove, sendCalendarFile, showBooking, showCancel, showMove } from './booking.ts';
import { beginConfirmation, postConfirmation, showConfirmation } from './confirm.ts';
import { beginVisit, postEventType, showEventType } from './event-type.ts';
import { languageOf, setLanguage } from './language.ts';
import { keepLook, lookOf } from './look.ts';
import { pageOfNothing } from './not-found.ts';
import { localize } from './refusals.ts';
import { showUser } from './user.ts';

type Parts = { api: Api; services: Services };

export function createBookingPages({ api, services }: Parts): Router {
  const parts = { operations: createOperations(api), services };
  const { operations } = parts;
  const visit =
    (handle: (visit: Awaited<ReturnType<typeof beginVisit>>) => Promise<void>): RequestHandler =>
    async (req, res) =>
      handle(await beginVisit(parts, req, res));
  const confirmation =
    (handle: (visit: Awaited<ReturnType<typeof beginConfirmation>>) => Promise<void>): RequestHandler =>
    async (req, res) =>
      handle(await beginConfirmation(parts, req, res));
  const booking =
    (handle: (visit: Awaited<ReturnType<typeof beginBookingVisit>>) => Promise<void> | void): RequestHandler =>
    async (req, res) =>
      handle(await beginBookingVisit(operations, req, res));
  const form = readPublicForm(services);
  const lookOfUser: RequestHandler = async (req, res, next) => {
    await keepLook(res, findLookOfUser(services.db, String(req.params.user)));
    next();
  };
  const lookOfBooking: RequestHandler = async (req, res, next) => {
    const chain = services.manageTokens.read(String(req.params.token));
    if (chain !== undefined) await keepLook(res, findLook(services.db, chain.organizationId));
    next();
  };
  const lookOfPending: RequestHandler = async (req, res, next) => {
    const pending = services.confirmTokens.read(String(req.params.token));
    if (pending !== undefined) await keepLook(res, findLook(services.db, pending.organizationId));
    next();
  };
  // The other pages call operations, which count requests.
  const user: RequestHandler[] = [limitPages(services), lookOfUser, (req, res) => showUser(services, req, res)];
  const slugs = createRoutes({
    '/:user': { get: user },
    '/:user/:eventType': { get: [lookOfUser, visit(showEventType)], post: [lookOfUser, ...form, visit(postEventType)] },
  });
  const router = Router();
  router.use((req, res, next) => (isOurs(req) || isMistyped(req) ? setLanguage(req, res, next) : next('router')));
  router.use((req, res, next) => (isMistyped(req) ? pageOfNothing(languageOf(res).words)() : next()));
  router.use(
    createRoutes({
      '/b/confirm/:token': {
        get: [limitPages(services), lookOfPending, confirmation(showConfirmation)],
        post: [limitPages(services), lookOfPending, ...form, confirmation(postConfirmation)],
      },
      '/b/:token': { get: [lookOfBooking, booking(showBooking)] },
      '/b/:token/cancel': { get: [lookOfBooking, booking(showCancel)], post: [lookOfBooking, ...form, booking(postCancel)] },
      '/b/:token/move': { get: [lookOfBooking, booking(showMove)], post: [lookOfBooking, ...form, booking(postMove)] },
      '/b/:token/booking.ics': { get: [booking((one) => sendCalendarFile(one, services))] },
    }),
  );
  router.use(slugs);
  router.use(handleNotFound, createErrorHandler({ hasLink: false, findLook: lookOf, localize }));
  return router;
}

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const isOurs = (req: Request): boolean => req.path.startsWith('/b/') || isBookingPath(req);

/** Opened in a browser, and like a booking page, as `/Imad` and `/b` are. */
function isMistyped(req: Request): boolean {
  const [first = '', ...rest] = req.path.replace(/\/$/, '').split('/').slice(1);
  const isLikeOurs =
    (first === 'b' && rest.length === 0) || (/^[a-z\d-]+$/i.test(first) && rest.length <= 1 && isFreeSlug(first.toLowerCase()));
  return isLikeOurs && !isOurs(req) && ['GET', 'HEAD'].includes(req.method) && req.accepts(['json', 'html']) === 'html';
}

/** Never another path of ours, which no slug can be. */
function isBookingPath({ path, method }: Request): boolean {
  const [user = '', ...rest] = path.replace(/\/$/, '').split('/').slice(1);
  return ['GET', 'HEAD', 'POST'].includes(method) && rest.length <= 1 && [user, ...rest].every((one) => slug.test(one)) && isFreeSlug(user);
}

/** Clients that do not prefer HTML get the API's 404. */
const handleNotFound = (error: unknown, req: Request, _res: Response, next: (error?: unknown) => void): void => {
  const isNothing = error instanceof PageError && error.response.status === 404;
  if (isNothing && req.accepts(['json', 'html']) !== 'html') next('router');
  else next(error);
};
