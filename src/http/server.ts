/** The HTTP server itself: its time-outs, what it says to what is not HTTP, and how it stops without losing a request. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '../database/ids.ts';
import { malformedRequest, toErrorBody } from '../errors.ts';
import { ConfigError } from '../process/config.ts';
import type { Log } from '../process/log.ts';
import { type ConnectionLimits, guardConnections } from './connections.ts';
import { findFramingError } from './framing.ts';
import { createPipeline } from './pipelining.ts';

const idleGraceMs = 2_500;
const longestStopMs = 10_000;

export type Address = { port: number; host: string };
export type Listening = { port: number; stop: () => Promise<void> };

/** Throws a ConfigError for an address that cannot be had. */
export async function listen(app: RequestListener, { port, host, ...limits }: Address & ConnectionLimits, log: Log): Promise<Listening> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    // Node.js would answer without a body; see `findFramingError`.
    requireHostHeader: false,
  });
  guardConnections(server, limits, log);
  const answering = new Set<ServerResponse>();
  let isStopping = false;
  const { add, latestOn } = createPipeline((req, res) => {
    answering.add(res);
    res.once('close', () => answering.delete(res));
    // Node.js drops what follows an `Upgrade` that it does not serve, so that later bytes could be read as another request.
    if (isStopping || req.headers.upgrade !== undefined) res.setHeader('Connection', 'close');
    const error = findFramingError(req);
    if (error !== undefined) return refuseRequest(res, error);
    req.url = toOriginForm(req.url);
    app(req, res);
  });
  server.on('request', add);
  server.on('checkExpectation', add);
  server.on('connect', (_req, socket) => answerClientError(new Error('This is no proxy'), socket, latestOn(socket)));
  server.on('clientError', (error, socket) => answerClientError(error, socket, latestOn(socket)));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)).catch(explain({ port, host }));
  const stop = () => {
    isStopping = true;
    for (const res of answering) if (!res.headersSent) res.setHeader('Connection', 'close');
    return close(server);
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

const explain =
  ({ host, port }: Address) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`PORT ${port} is in use already: stop what listens there, or set PORT to another.`);
    if (error.code === 'EACCES') throw new ConfigError(`PORT ${port} may not be used by this user: set PORT to one above 1023.`);
    if (error.code === 'EADDRNOTAVAIL' || error.syscall === 'getaddrinfo')
      throw new ConfigError(`HOST ${host} is not an address of this machine.`);
    throw error;
  };

/**
 * Stops accepting, and lets what has begun come to its end. Idle connections stay open a little: on one of them a request
 * may be on its way already, and closing it would lose that. `http.Server.close` would close them at once, so it is not used.
 */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = setTimeout(() => {
      server.closeIdleConnections();
      closeIdle.refresh();
    }, idleGraceMs);
    const closeAll = setTimeout(() => server.closeAllConnections(), longestStopMs);
    Object.getPrototypeOf(Object.getPrototypeOf(server)).close.call(server, () => {
      clearTimeout(closeIdle);
      clearTimeout(closeAll);
      resolve();
    });
  });
}

/** An address as Express can read it (RFC 9112 §3.2); it would answer any other by itself, and in HTML. */
function toOriginForm(target = ''): string {
  if (target.startsWith('/')) return target;
  const address = target.replace(/^https?:\/\/[^/?]*/i, '');
  return address.startsWith('/') ? address : `/${address}`;
}

const lingerMs = 1_000;
const answered = new WeakSet<Duplex>();

/**
 * What cannot be read as HTTP never reaches the app; it gets the same kind of answer all the same, and not before the answer to
 * `previous`, the request before it on this connection. That one is the culprit itself when its body has not come to its end.
 */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, previous?: ServerResponse): void {
  // The parser reports everything that follows an error as another one.
  if (answered.has(socket)) return;
  const isInBody = previous?.req.complete === false;
  const isAnswered = isInBody && previous.headersSent;
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswered) return void socket.destroy();
  answered.add(socket);
  const answer = () => endWith(socket, messageOf(error));
  if (previous && !previous.closed && !isInBody) previous.once('close', answer);
  else answer();
}

function endWith(socket: Duplex, message: string): void {
  if (!socket.writable) return void socket.destroy();
  const { fields, body } = toRefusal(message);
  const head = ['HTTP/1.1 400 Bad Request', ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Destroyed at once, the connection would be reset, and its client might not read the answer.
  const linger = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(linger));
  socket.resume();
}

function refuseRequest(res: ServerResponse, message: string): void {
  const { fields, body } = toRefusal(message);
  res.writeHead(400, fields).end(body);
}

function toRefusal(message: string) {
  const requestId = newId();
  const body = JSON.stringify(toErrorBody(malformedRequest(message), requestId));
  const fields = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'X-Request-Id': requestId,
    Connection: 'close',
  };
  return { fields, body };
}

function messageOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return 'The headers are larger than 16 KB.';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The request did not arrive within the time limit.';
  return 'This is not a valid HTTP request.';
}
