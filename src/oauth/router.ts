/** The machine's addresses. What people are led to answers with pages, what programs ask with JSON. */
import express, { type RequestHandler, Router } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import { checkLimit, toRateLimit } from '../api/rate-limit.ts';
import type { Services } from '../api/services.ts';
import { methodNotAllowed } from '../errors.ts';
import { findTextError } from '../formats.ts';
import { countRequest } from '../queries/rate-limit.ts';
import { handlePageError } from '../web/errors.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { consentRoutes } from './consent.ts';
import { addOauthMembers, badRequest } from './errors.ts';
import { limitUnused, limitWaiting } from './limits.ts';
import type { OauthParts } from './parts.ts';
import { createProvider } from './provider.ts';
import { routes } from './routes.ts';
import { createWellKnown } from './well-known.ts';

const registrationsPerMinute = 10;

export function createOauth(parts: OauthParts): Router {
  const { services } = parts;
  const getProvider = once(() => createProvider(parts));
  const getCallback = once(async () => (await getProvider()).callback());
  const provide: RequestHandler = async (req, res) => (await getCallback())(req, res);
  const router = Router({ caseSensitive: true, strict: true });
  router.use(createPeoplesPages(services, getProvider, provide));
  const limit = limitAddress(services, 'endpoints', () => services.rateLimitPerMinute);
  const limitRegistrations = [limitAddress(services, 'register', registrationsPerMinute), limitUnused(services)];
  router.use(createWellKnown(services, limit, provide));
  router.use(takes(routes.token, ['POST'], limit, forbidCaching, provide));
  router.use(takes(routes.revocation, ['POST'], limit, provide));
  router.use(takes(routes.userinfo, ['GET', 'HEAD', 'POST'], limit, provide));
  router.use(takes(routes.jwks, ['GET', 'HEAD'], limit, provide));
  router.use(takes(routes.registration, ['POST'], limit, ...limitRegistrations, provide));
  return router;
}

/** Only what people are led to: whatever goes wrong there is a page. */
function createPeoplesPages(services: Services, getProvider: Parameters<typeof consentRoutes>[1], provide: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(['/oauth/authorize', '/oauth/consent'], hidePlace, limitPages(services));
  router.use(
    createRoutes({
      [routes.authorization]: {
        get: [checkRequest, limitWaiting(services), allowNothing, provide],
        post: [readText, turnIntoGet(services)],
      },
      [`${routes.authorization}/:uid`]: { get: [allowNothing, provide] },
      ...consentRoutes(services, getProvider),
    }),
  );
  router.use(handlePageError);
  return router;
}

/** In characters; the request as it stands in an address, with its percent escapes. */
const longestRequest = 8192;
const longestParameter = 2048;

const readText = express.text({ type: 'application/x-www-form-urlencoded', limit: '8kb', inflate: false });

/** An application may send people with a form too (OpenID Connect Core §3.1.2.1). Our session comes with links from elsewhere, not with forms. */
const turnIntoGet =
  (services: Services): RequestHandler =>
  (req, res) => {
    if (typeof req.body !== 'string') throw badRequest('the request body must be a form');
    seeOther(res, `${services.publicUrl}${routes.authorization}?${new URLSearchParams(req.body)}`);
  };

/**
 * The request is kept until it is answered, so its size is bounded, and PostgreSQL keeps no NUL. An answer in a form would need a script on
 * a page of ours. Throws 400 for all of these.
 */
const checkRequest: RequestHandler = (req, _res, next) => {
  if (req.originalUrl.length > longestRequest) throw badRequest(`the request URI must have at most ${longestRequest} characters`);
  for (const [name, value] of new URLSearchParams(req.originalUrl.split('?')[1])) {
    if (value.length > longestParameter) throw badRequest(`${name.slice(0, 100)} must have at most ${longestParameter} characters`);
    const fault = findTextError(value);
    if (fault !== null) throw badRequest(`${name} ${fault}`);
    if (name === 'response_mode' && value !== 'query') throw badRequest('response_mode must be query');
  }
  next();
};

/** What the provider answers there leads on, and shows nothing. */
const allowNothing: RequestHandler = (_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  next();
};

/** The rest of such an address belongs to one request of one browser, and is nothing for the log. */
const hidePlace: RequestHandler = (req, res, next) => {
  if (req.path !== '/') res.locals.path = `${req.baseUrl}/…`;
  next();
};

function takes(path: string, methods: string[], ...handlers: RequestHandler[]): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const check: RequestHandler = (req, _res, next) => {
    if (!methods.includes(req.method)) throw methodNotAllowed(methods);
    next();
  };
  return router.all(path, check, ...handlers).use(addOauthMembers);
}

/** RFC 6749 §5.1 wants the old header too, beside the provider's `Cache-Control`. */
const forbidCaching: RequestHandler = (_req, res, next) => {
  res.set('Pragma', 'no-cache');
  next();
};

/** Throws 429 when there were too many from this address in this minute. */
const limitAddress =
  ({ db }: Services, what: string, limit: number | (() => number)): RequestHandler =>
  async (req, _res, next) => {
    const key = `oauth-${what}:${toClientAddress(req.ip)}`;
    const { used, now } = await countRequest(db, key, 1);
    checkLimit(toRateLimit([{ key, limit: typeof limit === 'number' ? limit : limit(), used, seen: 0 }], now.getTime(), 1), 1);
    next();
  };

/** Makes it when it is first asked for; what failed is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
