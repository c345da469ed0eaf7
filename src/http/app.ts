/** What stands around the API in an HTTP server: request ids, logs, security headers, CORS, health, the reference. */
import type { RequestListener } from 'node:http';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { mcpResource } from '../api/authentication.ts';
import type { Api } from '../api/pipeline.ts';
import { toErrorResponse } from '../api/response.ts';
import type { Services } from '../api/services.ts';
import { malformedRequest, notFound, unavailable } from '../errors.ts';
import { createMcp } from '../mcp/mcp.ts';
import type { Log } from '../process/log.ts';
import { createDoor, type Door, type Exchange, exposedHeaders, isByHttps, strictTransport } from './fast-path.ts';
import { onlyGet } from './only-get.ts';
import { createReference } from './reference.ts';

export type Parts = {
  api: Api;
  services: Pick<Services, 'publicUrl'>;
  log: Log;
  trustProxy: number | string[];
  /** Whose pages in a browser may speak to the MCP endpoint, beside our own. */
  mcpAllowedOrigins: string[];
  /** Rejects while the service cannot answer. */
  checkReady: () => Promise<void>;
  /** What is served beside the API and its reference. */
  routers?: Router[];
};

/**
 * What the contract names, and the same for agents, goes through the door at once; all else through Express: pages, and a browser's
 * question beforehand.
 */
export function createApp(parts: Parts): RequestListener {
  const door = createDoor(parts);
  const mcp = createMcp(parts);
  const app = createExpress(parts, door);
  return (req, res) => {
    const exchange = door.begin(req, res);
    const { path } = exchange.address;
    if (req.method !== 'OPTIONS' && parts.api.has(path)) return void door.walk(req, res, exchange);
    if (req.method !== 'OPTIONS' && path === mcpResource) return void door.walk(req, res, exchange, mcp.answer);
    // Express leaves locals that are there as they are.
    app(req, Object.assign(res, { locals: exchange }));
  };
}

const exchangeOf = (res: Response): Exchange => res.locals as Exchange;

function createExpress({ services, trustProxy, checkReady, routers = [] }: Parts, door: Door): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', trustProxy);
  app.use(nameAnswer);
  // A page's policy is its own; here only pages of ours are served, and answers are for any origin.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false, strictTransportSecurity: false }));
  app.use(keepSecure(services));
  app.all('/healthz', onlyGet, (req, res) => door.send(req, res, exchangeOf(res), ok({ status: 'ok' })));
  const checkShared = shared(checkReady);
  app.all('/readyz', onlyGet, async (req, res) => {
    await checkShared().catch((cause) => Promise.reject(unavailable(cause)));
    door.send(req, res, exchangeOf(res), ok({ status: 'ready' }));
  });
  app.use(openToBrowsers, allowBrowsers);
  for (const router of routers) app.use(router);
  app.use(createReference(services));
  app.all(/^\/api(\/|$)/, (req, res) => door.walk(req, res, exchangeOf(res)));
  app.use(() => {
    throw notFound();
  });
  app.use(answerError(door));
  return app;
}

/** Whoever asks while an answer is being found gets the same one, so that many cost no more than one. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined;
  return () => {
    current ??= work().finally(() => {
      current = undefined;
    });
    return current;
  };
}

const ok = (body: object) => ({ status: 200, headers: {}, body: JSON.stringify(body) });

const nameAnswer: RequestHandler = (_req, res, next) => {
  res.setHeader('X-Request-Id', exchangeOf(res).requestId);
  next();
};

const keepSecure =
  (services: Parts['services']): RequestHandler =>
  (_req, res, next) => {
    if (isByHttps(services)) res.set(...strictTransport);
    next();
  };

/** What programs in a browser ask. Pages, and where people are led to, are not among it. */
const openToBrowsers = ['/api', '/.well-known', ...['token', 'userinfo', 'revoke', 'register', 'jwks'].map((name) => `/oauth/${name}`)];

/** Browsers of any origin, without cookies; and so they may send whatever headers they ask for. */
const allowBrowsers = cors({
  origin: '*',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders,
  maxAge: 86_400,
});

/** Express's own complaints are about addresses that it cannot decode. */
const answerError =
  (door: Door): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const isExpress = error instanceof URIError || (error as { status?: number }).status === 400;
    const exchange = exchangeOf(res);
    const cause = isExpress ? malformedRequest('The URL has invalid percent-encoding.') : error;
    const response = toErrorResponse(cause, { requestId: exchange.requestId, rateLimit: exchange.request?.rateLimit });
    exchange.error = response.error;
    door.send(req, res, exchange, response);
  };
