/**
 * The HTTP adapter of the pipeline, on `node:http` alone. API routes bypass Express and the headers of pages, whose middleware would cost
 * a third of the throughput (0.31 of a bare server's with Express, 0.46 without).
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import proxyAddr from 'proxy-addr';
import { mcpPaths } from '../api/authentication.ts';
import { toClientAddress } from '../api/client-address.ts';
import { type Coding, findCachedCoding, toCodedETag } from '../api/etag.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import type { Services } from '../api/services.ts';
import { type ApiError, internal } from '../errors.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { chooseCoding, compressOnce, shortestCompressed } from './compression.ts';
import { readBody } from './json-body.ts';
import { createTrust, type Trust, type TrustProxy } from './trust.ts';

export type Exchange = {
  requestId: string;
  address: Address;
  request?: ApiRequest;
  error?: ApiError | undefined;
  /** Logged instead of a path that contains a secret. */
  path?: string;
};

type Address = { path: string; search: string };

/** A compressed body. */
type Content = { body: Buffer; coding: Coding };

export type HttpAdapter = {
  begin: (req: IncomingMessage, res: ServerResponse) => Exchange;
  /** Sends the response of the API, or of another handler that never rejects. */
  dispatch: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, handle?: Api['handle']) => Promise<void>;
  send: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, response: ApiResponse) => void;
};

type Parts = { api: Api; services: Pick<Services, 'publicUrl'>; log: Log; trustProxy: TrustProxy; metrics?: Metrics | undefined };

export function createHttpAdapter({ api, services, log, trustProxy, metrics }: Parts): HttpAdapter {
  const trust = createTrust(trustProxy);
  const write = (req: IncomingMessage, res: ServerResponse, exchange: Exchange, response: ApiResponse, content?: Content) => {
    const body = content?.body ?? response.body;
    const fields = toFields(req, response, exchange.requestId, content);
    if (isByHttps(services)) fields.push(...strictTransport);
    // Responses of one turn of the event loop are written together at its end: most of a write's cost is waking the client (0.46 of a
    // bare server's throughput with this, 0.38 without).
    setImmediate(() => {
      try {
        res.writeHead(response.status, fields).end(req.method === 'HEAD' ? undefined : body);
      } catch (cause) {
        exchange.error = internal(cause);
        res.destroy();
      }
    });
  };
  const send: HttpAdapter['send'] = (req, res, exchange, response) => {
    const coding = response.body.length < shortestCompressed ? undefined : chooseCoding(req.headers);
    const compressing = coding && compressOnce(response.body, coding);
    if (coding === undefined || compressing === undefined) return write(req, res, exchange, response);
    compressing.then(
      (body) => write(req, res, exchange, response, { body, coding }),
      () => write(req, res, exchange, response),
    );
  };
  const dispatch: HttpAdapter['dispatch'] = async (req, res, exchange, handle = api.handle) => {
    const request = toApiRequest(req, exchange, trust);
    exchange.request = request;
    const response = await handle(request);
    // A parsed body can be 40 times as large as its text: 100 responses waiting to be sent kept 400 MB.
    request.parsed = undefined;
    exchange.error = response.error;
    send(req, res, exchange, response);
  };
  return { begin: (req, res) => begin({ log, trust, metrics }, req, res), dispatch, send };
}

type Observers = { log: Log; trust: Trust; metrics: Metrics | undefined };

function begin({ log, trust, metrics }: Observers, req: IncomingMessage, res: ServerResponse): Exchange {
  const exchange: Exchange = { requestId: toRequestId(req, trust), address: addressOf(req) };
  const startedAt = performance.now();
  // The address is gone when the connection is.
  const clientAddress = log.isLevelEnabled('info') ? proxyAddr(req, trust)?.slice(0, longestAddress) : undefined;
  res.once('close', () => {
    const { request, error, address } = exchange;
    const status = res.writableFinished ? res.statusCode : 'aborted';
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
    metrics?.countRequest({ operation: request?.operationId ?? nameOf(address.path), status, durationMs });
    const cause = error !== undefined && error.response.status >= 500 ? error.cause : undefined;
    const level = cause !== undefined ? 'error' : isProbe(address.path) && status === 200 ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const fields = {
      requestId: exchange.requestId,
      traceId: toTraceId(req),
      method: req.method,
      path: exchange.path ?? address.path,
      operationId: request?.operationId,
      userId: request?.caller?.userId,
      clientAddress,
      userAgent: req.headers['user-agent']?.slice(0, longestUserAgent),
      status,
      code: error?.response.code,
      durationMs,
      err: cause,
    };
    log[level](fields, 'request');
  });
  return exchange;
}

/** A proxy may pass on what a client invented. */
const longestAddress = 100;
const longestUserAgent = 200;
const requestIdShape = /^[\w.:/+=-]{1,100}$/;

/** A trusted proxy may give the request its id. */
function toRequestId({ socket, headers }: IncomingMessage, trust: Trust): string {
  const given = headers['x-request-id'];
  const isTaken = typeof given === 'string' && requestIdShape.test(given) && trust(socket.remoteAddress ?? '', 0);
  return isTaken ? given : randomUUID();
}

/** W3C Trace Context: version, trace id, parent id, flags. */
const toTraceId = ({ headers }: IncomingMessage): string | undefined =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(String(headers.traceparent))?.[1];

const isProbe = (path: string): boolean => path === '/healthz' || path === '/readyz';

/** For metrics: the number of names is bounded. */
const nameOf = (path: string): string =>
  isProbe(path) ? 'probe' : mcpPaths.includes(path) ? 'mcp' : (/^\/(api|oauth|\.well-known)\//.exec(path)?.[1] ?? 'page');

function addressOf({ url = '/' }: IncomingMessage): Address {
  const end = url.indexOf('?');
  return end < 0 ? { path: url, search: '' } : { path: url.slice(0, end), search: url.slice(end + 1) };
}

const toApiRequest = (req: IncomingMessage, { requestId, address }: Exchange, trust: Trust): ApiRequest => ({
  path: address.path,
  query: address.search,
  method: req.method ?? 'GET',
  headers: req.headers as ApiRequest['headers'],
  requestId,
  readAddress: () => toClientAddress(proxyAddr(req, trust)),
  readHost: () => readHost(req, trust),
  readBody: (confirm) => readBody(req, confirm),
  isWhole: () => req.complete,
});

/** A trusted proxy may send the client's host name in `X-Forwarded-Host`. */
function readHost({ socket, headers }: IncomingMessage, trust: Trust): string | undefined {
  const forwarded = trust(socket.remoteAddress ?? '', 0) ? headers['x-forwarded-host'] : undefined;
  return forwarded?.toString().split(',')[0]?.trim() || headers.host;
}

/** A flat list for `writeHead`, which is faster than setting headers one by one. */
function toFields(req: IncomingMessage, { status, headers, body }: ApiResponse, requestId: string, content?: Content): string[] {
  const isCacheable = status < 400 && (req.method === 'GET' || req.method === 'HEAD');
  const fields = ['X-Request-Id', requestId, ...always];
  if (!('Cache-Control' in headers)) fields.push('Cache-Control', isCacheable ? 'private, no-cache' : 'no-store');
  if (req.headers.origin !== undefined) fields.push('Access-Control-Expose-Headers', exposedHeaders.join(','));
  for (const name in headers) if (name !== 'ETag') fields.push(name, headers[name] as string);
  if (headers.ETag !== undefined)
    fields.push('ETag', toCodedETag(headers.ETag, content?.coding ?? cachedCoding(req, status, headers.ETag)));
  if (body !== '' && !('Content-Type' in headers)) fields.push('Content-Type', 'application/json; charset=utf-8');
  if (status === 304 || body.length >= shortestCompressed) fields.push('Vary', 'Accept-Encoding');
  if (content !== undefined) fields.push('Content-Encoding', content.coding);
  if (status !== 304) fields.push('Content-Length', String(content?.body.length ?? Buffer.byteLength(body)));
  return fields;
}

const cachedCoding = ({ headers }: IncomingMessage, status: number, etag: string): Coding | undefined =>
  status === 304 ? findCachedCoding(headers['if-none-match'], etag) : undefined;

// The headers of cors and helmet that matter for JSON.
const always = ['Access-Control-Allow-Origin', '*', 'X-Content-Type-Options', 'nosniff'];
export const strictTransport: [name: string, value: string] = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];
export const isByHttps = ({ publicUrl }: Pick<Services, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

export const exposedHeaders = [
  'ETag',
  'Location',
  'Retry-After',
  'Idempotent-Replayed',
  'Invitee-Notified',
  'Unchanged',
  'WWW-Authenticate',
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
];
