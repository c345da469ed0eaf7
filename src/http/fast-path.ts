/**
 * The corridor's door to HTTP, on `node:http` alone. What the contract names comes straight through it: past the routes and headers
 * of pages, which would cost as much as all the rest (0.31 of a bare server's speed with them before it, 0.46 without).
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

/** What is known of a request while it lasts, and told when it is over. */
export type Exchange = {
  requestId: string;
  address: Address;
  request?: ApiRequest;
  error?: ApiError | undefined;
  /** Told instead of the real one, where that holds a secret. */
  path?: string;
};

type Address = { path: string; search: string };

export type Door = {
  /** Names a request and tells, when it is over, what became of it. */
  begin: (req: IncomingMessage, res: ServerResponse) => Exchange;
  /** Lets a request walk through the corridor, or whatever else answers it without ever rejecting. */
  walk: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, answer?: Api['answer']) => Promise<void>;
  send: (req: IncomingMessage, res: ServerResponse, exchange: Exchange, response: ApiResponse) => void;
};

type Parts = { api: Api; services: Pick<Services, 'publicUrl'>; log: Log; trustProxy: TrustProxy };

export function createDoor({ api, services, log, trustProxy }: Parts): Door {
  const trust = createTrust(trustProxy);
  const send: Door['send'] = (req, res, exchange, response) => {
    const fields = toFields(req, response, exchange.requestId);
    if (isByHttps(services)) fields.push(...strictTransport);
    // What is ready in the same turn of the event loop is written together at its end: a write that wakes its client costs more than
    // making the answer, and few of them do then (with and without: 0.46 and 0.38 of a bare server's speed).
    setImmediate(() => {
      try {
        res.writeHead(response.status, fields).end(req.method === 'HEAD' ? undefined : response.body);
      } catch (cause) {
        exchange.error = internal(cause);
        res.destroy();
      }
    });
  };
  const walk: Door['walk'] = async (req, res, exchange, answer = api.answer) => {
    const request = toApiRequest(req, exchange, trust);
    exchange.request = request;
    const response = await answer(request);
    // A parsed body can be 40 times as large as what was sent, and many requests may wait here to be sent at once: 100 of them took 400 MB.
    request.parsed = undefined;
    exchange.error = response.error;
    send(req, res, exchange, response);
  };
  return { begin: (req, res) => begin(log, req, res), walk, send };
}

function begin(log: Log, req: IncomingMessage, res: ServerResponse): Exchange {
  const exchange: Exchange = { requestId: randomUUID(), address: addressOf(req) };
  const startedAt = performance.now();
  res.once('close', () => {
    const { request, error, address } = exchange;
    const cause = error !== undefined && error.facts.status >= 500 ? error.cause : undefined;
    const level = cause === undefined ? 'info' : 'error';
    if (!log.isLevelEnabled(level)) return;
    const fields = {
      requestId: exchange.requestId,
      method: req.method,
      path: exchange.path ?? address.path,
      operationId: request?.operationId,
      userId: request?.caller?.userId,
      status: res.writableFinished ? res.statusCode : 'aborted',
      code: error?.facts.code,
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

/** A proxy that is trusted may tell by which name it was asked. */
function readHost({ socket, headers }: IncomingMessage, trust: Trust): string | undefined {
  const told = trust(socket.remoteAddress ?? '', 0) ? headers['x-forwarded-host'] : undefined;
  return told?.toString().split(',')[0]?.trim() || headers.host;
}

/** All headers at once: one by one they would be looked at twice each. */
function toFields(req: IncomingMessage, { status, headers, body }: ApiResponse, requestId: string): string[] {
  const isCacheable = status < 400 && (req.method === 'GET' || req.method === 'HEAD');
  const fields = ['X-Request-Id', requestId, ...always, 'Cache-Control', isCacheable ? 'private, no-cache' : 'no-store'];
  if (req.headers.origin !== undefined) fields.push('Access-Control-Expose-Headers', exposedHeaders.join(','));
  for (const name in headers) fields.push(name, headers[name] as string);
  if (body !== '' && !('Content-Type' in headers)) fields.push('Content-Type', 'application/json; charset=utf-8');
  if (status !== 304) fields.push('Content-Length', String(Buffer.byteLength(body)));
  return fields;
}

// What cors and helmet say to pages, as far as it means something for JSON.
const always = ['Access-Control-Allow-Origin', '*', 'X-Content-Type-Options', 'nosniff'];
/** For HTTPS alone (RFC 6797 §7.2), behind whatever speaks it. */
export const strictTransport: [name: string, value: string] = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'];
export const isByHttps = ({ publicUrl }: Pick<Services, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

/** What a browser's program may read of an answer. */
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
