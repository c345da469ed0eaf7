/**
 * The HTTP adapter of the pipeline, on `node:http` alone. API routes bypass Express and the headers of pages, whose middleware would cost
 * a third of the throughput (0.31 of a bare server's with Express, 0.46 without).
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import proxyAddr from 'proxy-addr';
import { toClientAddress } from '../api/client-address.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import type { Services } from '../api/services.ts';
import { type ApiError, internal } from '../errors.ts';
import type { Log } from '../process/log.ts';
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

export type HttpAdapter = {
  begin: (req: IncomingMessage, res: ServerResponse) => Exchange;
  /** Sends the response of the API, or of another handler that never rejects. */
  dispatch: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, handle?: Api['handle']) => Promise<void>;
  send: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, response: ApiResponse) => void;
};

type Parts = { api: Api; services: Pick<Services, 'publicUrl'>; log: Log; trustProxy: TrustProxy };

export function createHttpAdapter({ api, services, log, trustProxy }: Parts): HttpAdapter {
  const trust = createTrust(trustProxy);
  const send: HttpAdapter['send'] = (req, res, exchange, response) => {
    const fields = toFields(req, response, exchange.requestId);
    if (isByHttps(services)) fields.push(...strictTransport);
    // Responses of one turn of the event loop are written together at its end: most of a write's cost is waking the client (0.46 of a
    // bare server's throughput with this, 0.38 without).
    setImmediate(() => {
      try {
        res.writeHead(response.status, fields).end(req.method === 'HEAD' ? undefined : response.body);
      } catch (cause) {
        exchange.error = internal(cause);
        res.destroy();
      }
    });
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
  return { begin: (req, res) => begin(log, req, res), dispatch, send };
}

function begin(log: Log, req: IncomingMessage, res: ServerResponse): Exchange {
  const exchange: Exchange = { requestId: randomUUID(), address: addressOf(req) };
  const startedAt = performance.now();
  res.once('close', () => {
    const { request, error, address } = exchange;
    const cause = error !== undefined && error.response.status >= 500 ? error.cause : undefined;
    const level = cause === undefined ? 'info' : 'error';
    if (!log.isLevelEnabled(level)) return;
    const fields = {
      requestId: exchange.requestId,
      method: req.method,
      path: exchange.path ?? address.path,
      operationId: request?.operationId,
      userId: request?.caller?.userId,
      status: res.writableFinished ? res.statusCode : 'aborted',
      code: error?.response.code,
      durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
      err: cause,
    };
    log[level](fields, 'request');
  });
  return exchange;
}

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
function toFields(req: IncomingMessage, { status, headers, body }: ApiResponse, requestId: string): string[] {
  const isCacheable = status < 400 && (req.method === 'GET' || req.method === 'HEAD');
  const fields = ['X-Request-Id', requestId, ...always, 'Cache-Control', isCacheable ? 'private, no-cache' : 'no-store'];
  if (req.headers.origin !== undefined) fields.push('Access-Control-Expose-Headers', exposedHeaders.join(','));
  for (const name in headers) fields.push(name, headers[name] as string);
  if (body !== '' && !('Content-Type' in headers)) fields.push('Content-Type', 'application/json; charset=utf-8');
  if (status !== 304) fields.push('Content-Length', String(Buffer.byteLength(body)));
  return fields;
}

// The headers of cors and helmet that matter for JSON.
const always = ['Access-Control-Allow-Origin', '*', 'X-Content-Type-Options', 'nosniff'];
export const strictTransport: [name: string, value: string] = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];
export const isByHttps = ({ publicUrl }: Pick<Services, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

export const exposedHeaders = [
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
