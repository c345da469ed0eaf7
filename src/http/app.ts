import type { RequestListener } from 'node:http';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, type Router } from 'express';
import helmet from 'helmet';
import { mcpPaths } from '../api/authentication.ts';
import type { Api } from '../api/pipeline.ts';
import { toErrorResponse } from '../api/response.ts';
import type { Services } from '../api/services.ts';
import { malformedRequest, notFound, unavailable } from '../errors.ts';
import { type Confirmations, createMcp } from '../mcp/mcp.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { createHttpAdapter, type Exchange, exposedHeaders, type HttpAdapter, isByHttps, strictTransport } from './fast-path.ts';
import { onlyGet } from './only-get.ts';

export type Parts = {
  api: Api;
  services: Pick<Services, 'publicUrl' | 'rateLimitPerMinute' | 'publicBookingsPerHour' | 'sendsMail'>;
  log: Log;
  trustProxy: number | string[];
  mcpAllowedOrigins: string[];
  metrics?: Metrics | undefined;
  confirmations?: Confirmations | undefined;
  checkReady: () => Promise<void>;
  routers?: Router[];
};

/** API routes and the MCP endpoint bypass Express, which serves pages, the documentation, health checks and CORS preflights. */
export function createRequestListener(parts: Parts): RequestListener {
  const adapter = createHttpAdapter(parts);
  const mcp = createMcp(parts);
  const app = createExpress(parts, adapter);
  return (req, res) => {
    const exchange = adapter.begin(req, res);
    const { path } = exchange.address;
    if (req.method !== 'OPTIONS' && parts.api.has(path)) return void adapter.dispatch(req, res, exchange);
    if (req.method !== 'OPTIONS' && mcpPaths.includes(path)) return void adapter.dispatch(req, res, exchange, mcp.handle);
    // Express keeps existing locals.
    app(req, Object.assign(res, { locals: exchange }));
  };
}

const exchangeOf = (res: Response): Exchange => res.locals as Exchange;

function createExpress({ services, trustProxy, checkReady, routers = [] }: Parts, adapter: HttpAdapter): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', trustProxy);
  app.use(setRequestId);
  // Each page sets its own policy; responses of the API are for any origin.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false, strictTransportSecurity: false }));
  app.use(setStrictTransport(services));
  app.all('/healthz', onlyGet, (req, res) => adapter.send(req, res, exchangeOf(res), ok({ status: 'ok' })));
  const checkShared = shared(checkReady);
  app.all('/readyz', onlyGet, async (req, res) => {
    await checkShared().catch((cause) => Promise.reject(unavailable(cause)));
    adapter.send(req, res, exchangeOf(res), ok({ status: 'ready' }));
  });
  app.use(corsPaths, allowAnyOrigin);
  for (const router of routers) app.use(router);
  app.all(/^\/api(\/|$)/, (req, res) => adapter.dispatch(req, res, exchangeOf(res)));
  app.use(() => {
    throw notFound();
  });
  app.use(handleError(adapter));
  return app;
}

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

const setRequestId: RequestHandler = (_req, res, next) => {
  res.setHeader('X-Request-Id', exchangeOf(res).requestId);
  next();
};

const setStrictTransport =
  (services: Parts['services']): RequestHandler =>
  (_req, res, next) => {
    if (isByHttps(services)) res.set(...strictTransport);
    next();
  };

/** For programs in browsers. Pages have no CORS headers. */
const corsPaths = ['/api', '/.well-known', ...['token', 'userinfo', 'revoke', 'register', 'jwks'].map((name) => `/oauth/${name}`)];

/** Without credentials, so any origin and any request header is allowed. */
const allowAnyOrigin = cors({
  origin: '*',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders,
  maxAge: 86_400,
});

/** Express itself rejects URLs that it cannot decode. */
const handleError =
  (adapter: HttpAdapter): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const isExpress = error instanceof URIError || (error as { status?: number }).status === 400;
    const exchange = exchangeOf(res);
    const cause = isExpress ? malformedRequest('The URL has invalid percent-encoding.') : error;
    const response = toErrorResponse(cause, { requestId: exchange.requestId, rateLimit: exchange.request?.rateLimit });
    exchange.error = response.error;
    adapter.send(req, res, exchange, response);
  };
