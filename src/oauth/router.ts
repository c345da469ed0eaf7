/** The machine's addresses. What people are led to answers with pages, what programs ask with JSON. */
import { type RequestHandler, Router } from 'express';
import { methodNotAllowed } from '../errors.ts';
import { admit, checkLimit, toClientAddress } from '../limits.ts';
import { countRequest } from '../queries/rate-limit.ts';
import type { Services } from '../services.ts';
import { answerWithPage } from '../web/errors.ts';
import { createRoutes } from '../web/routes.ts';
import { routes } from './addresses.ts';
import { consentRoutes } from './consent.ts';
import type { OauthParts } from './parts.ts';
import { createProvider } from './provider.ts';
import { createWellKnown } from './well-known.ts';

const registrationsPerMinute = 10;

export function createOauth(parts: OauthParts): Router {
  const { services } = parts;
  const getProvider = once(() => createProvider(parts));
  const getCallback = once(async () => (await getProvider()).callback());
  const provide: RequestHandler = async (req, res) => (await getCallback())(req, res);
  const router = Router({ caseSensitive: true, strict: true });
  router.use(createPeoplesPages(services, getProvider, provide));
  router.use(createWellKnown(services, provide));
  router.use(takes(routes.token, ['POST'], provide));
  router.use(takes(routes.revocation, ['POST'], provide));
  router.use(takes(routes.userinfo, ['GET', 'HEAD', 'POST'], provide));
  router.use(takes(routes.jwks, ['GET', 'HEAD'], provide));
  router.use(takes(routes.registration, ['POST'], limitAddress(services, 'register', registrationsPerMinute), provide));
  return router;
}

/** Only what people are led to: whatever goes wrong there is a page. */
function createPeoplesPages(services: Services, getProvider: Parameters<typeof consentRoutes>[1], provide: RequestHandler): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(['/oauth/authorize', '/oauth/consent'], hidePlace);
  router.use(
    createRoutes({
      [routes.authorization]: { get: [limitAddress(services, 'authorize', () => services.rateLimitPerMinute), allowNothing, provide] },
      [`${routes.authorization}/:uid`]: { get: [allowNothing, provide] },
      ...consentRoutes(services, getProvider),
    }),
  );
  router.use(answerWithPage);
  return router;
}

/** The provider's one page, which sends a form on to an application (`response_mode=form_post`), adds its one script to this by itself. */
const allowNothing: RequestHandler = (_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'none'; script-src; base-uri 'none'; frame-ancestors 'none'");
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
  return router.all(path, check, ...handlers);
}

/** Throws 429 when there were too many from this address in this minute. */
const limitAddress =
  ({ db }: Services, what: string, limit: number | (() => number)): RequestHandler =>
  async (req, _res, next) => {
    const { used, now } = await countRequest(db, `oauth-${what}:${toClientAddress(req.ip)}`, 1);
    checkLimit(admit(used, now.getTime(), typeof limit === 'number' ? limit : limit()), 1);
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
