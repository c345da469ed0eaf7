import express, { type RequestHandler, Router } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import { checkLimit, toRateLimit } from '../api/rate-limit.ts';
import type { Services } from '../api/services.ts';
import { methodNotAllowed } from '../errors.ts';
import { countRequest } from '../queries/rate-limit.ts';
import { findTextError, isUtf8Encoded } from '../text/encoding.ts';
import { handlePageError } from '../web/error-handler.ts';
import { logEntryOf } from '../web/locals.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { consentRoutes } from './consent.ts';
import { addOauthMembers, badRequest } from './errors.ts';
import { limitPending, limitUnused } from './limits.ts';
import type { OauthParts } from './parts.ts';
import { normalizeRegistration } from './registration-body.ts';
import { routes } from './routes.ts';
import { createWellKnown } from './well-known.ts';

const registrationsPerMinute = 10;

export function createOauth(parts: OauthParts): Router {
  const { services } = parts;
  // Loaded when an app first needs it: it takes a tenth of the time of a start.
  const getProvider = lazy(async () => (await import('./provider.ts')).createProvider(parts));
  const getCallback = lazy(async () => (await getProvider()).callback());
  const provide: RequestHandler = async (req, res) => (await getCallback())(req, res);
  const router = Router({ caseSensitive: true, strict: true });
  router.use(createBrowserRoutes(services, getProvider, provide));
  const limit = limitAddress(services, 'endpoints', () => services.rateLimitPerMinute);
  const limitRegistrations = [limitAddress(services, 'register', registrationsPerMinute), limitUnused(services)];
  router.use(createWellKnown(services, limit, provide));
  router.use(routeFor(routes.token, ['POST'], limit, forbidCaching, provide));
  router.use(routeFor(routes.revocation, ['POST'], limit, provide));
  router.use(routeFor(routes.userinfo, ['GET', 'HEAD', 'POST'], limit, provide));
  router.use(routeFor(routes.jwks, ['GET', 'HEAD'], limit, provide));
  router.use(routeFor(routes.registration, ['POST'], limit, ...limitRegistrations, normalizeRegistration(provide)));
  return router;
}

function createBrowserRoutes(services: Services, getProvider: Parameters<typeof consentRoutes>[1], provide: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(['/oauth/authorize', '/oauth/consent'], hideConsentId, limitPages(services));
  router.use(
    createRoutes({
      [routes.authorization]: {
        get: [checkRequest, limitPending(services), forbidContent, provide],
        post: [readText, redirectToGet(services)],
      },
      [`${routes.authorization}/:uid`]: { get: [forbidContent, provide] },
      ...consentRoutes(services, getProvider),
    }),
  );
  router.use(handlePageError);
  return router;
}

/** In characters of the URI, with its percent escapes. */
const maxRequestLength = 8192;
const maxParameterLength = 2048;

const readText = express.text({ type: 'application/x-www-form-urlencoded', limit: '8kb', inflate: false });

/** Apps may also send authorization requests as forms (OpenID Connect Core §3.1.2.1), but SameSite=Lax cookies come only with a GET. */
const redirectToGet =
  (services: Services): RequestHandler =>
  (req, res) => {
    if (typeof req.body !== 'string') throw badRequest('the request body must be a form');
    seeOther(res, `${services.publicUrl}${routes.authorization}?${new URLSearchParams(req.body)}`);
  };

/**
 * Throws 400 for requests that are too large to store until the user decides or contain NUL, which PostgreSQL cannot store, and for
 * `form_post`, which would need a script on a page of this server.
 */
const checkRequest: RequestHandler = (req, _res, next) => {
  if (req.originalUrl.length > maxRequestLength) throw badRequest(`the request URI must have at most ${maxRequestLength} characters`);
  const query = req.originalUrl.split('?')[1] ?? '';
  if (!isUtf8Encoded(query)) throw badRequest('the request URI must be UTF-8');
  for (const [name, value] of new URLSearchParams(query)) {
    if (value.length > maxParameterLength) throw badRequest(`${name.slice(0, 100)} must have at most ${maxParameterLength} characters`);
    const error = findTextError(value);
    if (error !== null) throw badRequest(`${name} ${error}`);
    if (name === 'response_mode' && value !== 'query') throw badRequest('response_mode must be query');
  }
  next();
};

/** The provider only redirects there. */
const forbidContent: RequestHandler = (_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  next();
};

const hideConsentId: RequestHandler = (req, res, next) => {
  if (req.path !== '/') logEntryOf(res).path = `${req.baseUrl}/…`;
  next();
};

function routeFor(path: string, methods: string[], ...handlers: RequestHandler[]): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const check: RequestHandler = (req, _res, next) => {
    if (!methods.includes(req.method)) throw methodNotAllowed(methods);
    next();
  };
  return router.all(path, check, ...handlers).use(addOauthMembers);
}

/** RFC 6749 §5.1 requires this header beside the provider's `Cache-Control`. */
const forbidCaching: RequestHandler = (_req, res, next) => {
  res.set('Pragma', 'no-cache');
  next();
};

const limitAddress =
  ({ db }: Services, what: string, limit: number | (() => number)): RequestHandler =>
  async (req, _res, next) => {
    const key = `oauth-${what}:${toClientAddress(req.ip)}`;
    const { used, now } = await countRequest(db, key, 1);
    checkLimit(toRateLimit([{ key, limit: typeof limit === 'number' ? limit : limit(), used, seen: 0 }], now.getTime(), 1), 1);
    next();
  };

function lazy<T>(create: () => Promise<T>): () => Promise<T> {
  let created: Promise<T> | undefined;
  return () => {
    created ??= create().catch((error) => {
      created = undefined;
      throw error;
    });
    return created;
  };
}
