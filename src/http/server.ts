/** The HTTP server: time-outs, responses to malformed HTTP, and a stop that loses no request. */
import { createServer, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '../database/ids.ts';
import { malformedRequest, toErrorBody } from '../errors.ts';
import { ConfigError } from '../process/environment.ts';
import type { Log } from '../process/log.ts';
import { type ConnectionLimits, guardConnections } from './connections.ts';
import { findFramingError } from './framing.ts';
import { createRequestQueue } from './pipelining.ts';

const idleGraceMs = 2_500;
const longestStopMs = 10_000;

export type Address = { port: number; host: string };
export type Listening = { port: number; stop: () => Promise<void> };

const options: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  // Node.js would respond without a body; see `findFramingError`.
  requireHostHeader: false,
};

/** Throws a ConfigError for an address that cannot be used. */
export async function listen(app: RequestListener, { port, host, ...limits }: Address & ConnectionLimits, log: Log): Promise<Listening> {
  const server = createServer(options);
  guardConnections(server, limits, log);
  const unfinished: ServerResponse[] = [];
  let isStopping = false;
  const { add, latestOn } = createRequestQueue((req, res) => {
    unfinished.push(res);
    res.once('close', () => remove(res, unfinished));
    // Node.js drops the body after an `Upgrade` that it does not serve, so later bytes could be parsed as another request.
    if (isStopping || req.headers.upgrade !== undefined) res.setHeader('Connection', 'close');
    const error = findFramingError(req);
    if (error !== undefined) return rejectRequest(res, error);
    req.url = toOriginForm(req.url);
    app(req, res);
  });
  server.on('request', add);
  server.on('checkExpectation', add);
  server.on('connect', (_req, socket) => respondToClientError(new Error('CONNECT is not supported'), socket, latestOn(socket)));
  server.on('clientError', (error, socket) => respondToClientError(error, socket, latestOn(socket)));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)).catch(
    toConfigError({ port, host }),
  );
  const stop = () => {
    isStopping = true;
    for (const res of unfinished) if (!res.headersSent) res.setHeader('Connection', 'close');
    return close(server);
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

/**
 * Changes the order of the rest. A Set would keep what was removed: V8 replaces its table again and again, each former table keeps its entries
 * and refers to the next, and once one has become old, all that follow stay until the next full garbage collection. That made a validated GET
 * a third slower.
 */
function remove<Item>(item: Item, from: Item[]): void {
  const last = from.pop() as Item;
  if (last !== item) from[from.indexOf(item)] = last;
}

const toConfigError =
  ({ host, port }: Address) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EADDRINUSE') throw new ConfigError(`PORT ${port} is already in use. Stop the other process, or set another PORT.`);
    if (error.code === 'EACCES') throw new ConfigError(`PORT ${port} requires root privileges. Set PORT to a number above 1023.`);
    if (error.code === 'EADDRNOTAVAIL' || error.syscall === 'getaddrinfo')
      throw new ConfigError(`HOST ${host} is not an address of this machine.`);
    throw error;
  };

/**
 * Stops accepting connections, and finishes requests in progress. Idle connections stay open for `idleGraceMs`, since a request may be on
 * its way. `http.Server.close` would close them at once, so `net.Server.close` is used.
 */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = setTimeout(() => {
      server.closeIdleConnections();
      closeIdle.refresh();
    }, idleGraceMs);
    const closeAll = setTimeout(() => server.closeAllConnections(), longestStopMs);
    NetServer.prototype.close.call(server, () => {
      clearTimeout(closeIdle);
      clearTimeout(closeAll);
      resolve();
    });
  });
}

/** Express understands origin form only (RFC 9112 §3.2), and would respond to any other in HTML. */
function toOriginForm(target = ''): string {
  if (target.startsWith('/')) return target;
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

const lingerMs = 1_000;
const responded = new WeakSet<Duplex>();

/**
 * Responds to malformed HTTP in the API's format, after the response to `previous`, the last request on this connection. If the body of
 * `previous` is incomplete, the error is in that body.
 */
function respondToClientError(error: NodeJS.ErrnoException, socket: Duplex, previous?: ServerResponse): void {
  // The parser reports an error for all bytes after the first one.
  if (responded.has(socket)) return;
  const isInBody = previous?.req.complete === false;
  const isAnswered = isInBody && previous.headersSent;
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswered) return void socket.destroy();
  responded.add(socket);
  const respond = () => endWith(socket, messageOf(error));
  if (previous && !previous.closed && !isInBody) previous.once('close', respond);
  else respond();
}

function endWith(socket: Duplex, message: string): void {
  if (!socket.writable) return void socket.destroy();
  const { fields, body } = toErrorParts(message);
  const head = ['HTTP/1.1 400 Bad Request', ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Destroying the socket at once would reset the connection before the client reads the response.
  const linger = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(linger));
  socket.resume();
}

function rejectRequest(res: ServerResponse, message: string): void {
  const { fields, body } = toErrorParts(message);
  res.writeHead(400, fields).end(body);
}

function toErrorParts(message: string) {
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
