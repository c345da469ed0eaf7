/** What stands around the API in an HTTP server: request ids, logs, security headers, CORS, health, the reference. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cors from 'cors';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { type Api, type ApiRequest, type ApiResponse, toErrorResponse } from './api.ts';
import { readBody } from './body.ts';
import { type ApiError, malformedRequest, notFound, unavailable } from './errors.ts';
import { toClientAddress } from './limits.ts';
import type { Log } from './log.ts';
import type { Services } from './services.ts';
import { onlyGet } from './web/only-get.ts';
import { createReference } from './web/reference.ts';

export type Parts = {
  api: Api;
  services: Pick<Services, 'publicUrl'>;
  log: Log;
  trustProxy: number | string[];
  /** Rejects while the service cannot answer. */
  checkReady: () => Promise<void>;
  /** What is served beside the API and its reference. */
  routers?: Router[];
};

export function createApp({ api, services, log, trustProxy, checkReady, routers = [] }: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', trustProxy);
  app.use(beginRequest(log));
  app.use(walkKnown(api));
  app.use(nameAnswer);
  // A page's policy is its own; here only pages of ours are served, and answers are for any origin.
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false }));
  app.all('/healthz', onlyGet, (_req, res) => sendJson(res, { status: 'ok' }));
  app.all('/readyz', onlyGet, async (_req, res) => {
    await checkReady().catch((cause) => Promise.reject(unavailable(cause)));
    sendJson(res, { status: 'ready' });
  });
  app.use(openToBrowsers, allowBrowsers);
  for (const router of routers) app.use(router);
  app.use(createReference(services));
  app.use('/api', (req, res) => walk(api, req, res));
  app.use(() => {
    throw notFound();
  });
  app.use(answerError);
  return app;
}

/** What programs in a browser ask. Pages, and where people are led to, are not among it. */
const openToBrowsers = ['/api', '/.well-known', ...['token', 'userinfo', 'revoke', 'register', 'jwks'].map((name) => `/oauth/${name}`)];

const exposedHeaders = [
  'ETag',
  'Location',
  'Retry-After',
  'Idempotent-Replayed',
  'WWW-Authenticate',
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
];

/** Browsers of any origin, without cookies; and so they may send whatever headers they ask for. */
const allowBrowsers = cors({
  origin: '*',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders,
  maxAge: 86_400,
});

/** Names the request and tells, when it is over, what became of it. */
const beginRequest =
  (log: Log): RequestHandler =>
  (req, res, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    res.locals.requestId = requestId;
    res.once('close', () => {
      const { request, error } = res.locals as { request?: ApiRequest; error?: ApiError };
      const cause = error !== undefined && error.facts.status >= 500 ? error.cause : undefined;
      const level = cause === undefined ? 'info' : 'error';
      if (!log.isLevelEnabled(level)) return;
      log[level](
        {
          requestId,
          method: req.method,
          path: res.locals.path ?? pathOf(req).path,
          operationId: request?.operationId,
          userId: request?.caller?.userId,
          status: res.writableFinished ? res.statusCode : 'aborted',
          code: error?.facts.code,
          durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
          err: cause,
        },
        'request',
      );
    });
    next();
  };

const nameAnswer: RequestHandler = (_req, res, next) => {
  res.setHeader('X-Request-Id', res.locals.requestId);
  next();
};

function pathOf({ originalUrl }: { originalUrl: string }): { path: string; search: string } {
  const end = originalUrl.indexOf('?');
  return end < 0 ? { path: originalUrl, search: '' } : { path: originalUrl.slice(0, end), search: originalUrl.slice(end + 1) };
}

const toApiRequest = (req: express.Request, res: express.Response): ApiRequest => ({
  ...pathOf(req),
  method: req.method,
  headers: req.headers as ApiRequest['headers'],
  requestId: res.locals.requestId,
  readAddress: () => toClientAddress(req.ip),
  readBody: () => readBody(req),
});

/**
 * The shortest way for what the contract names, which is nearly everything: past the routes and headers of pages, which would
 * cost as much as all the rest. A browser's question beforehand goes the long way.
 */
const walkKnown =
  (api: Api): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'OPTIONS' || !api.has(pathOf(req).path)) return next();
    return walk(api, req, res);
  };

/** Lets a request walk through the corridor, and keeps what became known of it for the log. */
async function walk(api: Api, req: express.Request, res: express.Response): Promise<void> {
  const request = toApiRequest(req, res);
  res.locals.request = request;
  const response = await api.answer(request);
  res.locals.error = response.error;
  send(req, res, response);
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** All headers at once: one by one they would be looked at twice each. */
function send(req: express.Request, res: express.Response, { status, headers, body }: ApiResponse): void {
  const fields = ['X-Request-Id', res.locals.requestId, ...(req.secure ? secureFields : plainFields)];
  fields.push('Cache-Control', status < 400 && isRead(req) ? 'private, no-cache' : 'no-store');
  if (req.headers.origin !== undefined) fields.push('Access-Control-Expose-Headers', exposedHeaders.join(','));
  for (const name in headers) fields.push(name, headers[name] as string);
  if (status === 304) return void res.writeHead(status, fields).end();
  fields.push('Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(Buffer.byteLength(body)));
  res.writeHead(status, fields).end(req.method === 'HEAD' ? undefined : body);
}

/** What cors and helmet say, as far as it means something for JSON: strict transport is for HTTPS alone (RFC 6797 §7.2). */
const plainFields = ['Access-Control-Allow-Origin', '*', 'X-Content-Type-Options', 'nosniff'];
const secureFields = [...plainFields, 'Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];

const sendJson = (res: express.Response, body: object): void =>
  send(res.req, res, { status: 200, headers: {}, body: JSON.stringify(body) });

/** Express's own complaints are about addresses that it cannot decode. */
const answerError: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  const isExpress = error instanceof URIError || (error as { status?: number }).status === 400;
  const response = toErrorResponse(
    isExpress ? malformedRequest('The address has a broken percent escape.') : error,
    res.locals as ApiRequest,
  );
  res.locals.error = response.error;
  send(req, res, response);
};
