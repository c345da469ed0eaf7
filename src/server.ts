/** The HTTP server itself: its time-outs, what it says to what is not HTTP, and how it stops without losing a request. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { ConfigError } from './config.ts';
import { newId } from './database/ids.ts';
import { malformedRequest, toErrorBody } from './errors.ts';

const idleGraceMs = 2_500;
const longestStopMs = 10_000;

export type Address = { port: number; host: string };
export type Listening = { port: number; stop: () => Promise<void> };

/** Throws a ConfigError for an address that cannot be had. */
export async function listen(app: RequestListener, { port, host }: Address): Promise<Listening> {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    requireHostHeader: false,
  });
  const answering = new Set<ServerResponse>();
  const cutShort = new WeakMap<Duplex, ServerResponse>();
  let isStopping = false;
  server.on('request', (req, res) => {
    const { socket } = req;
    answering.add(res);
    res.once('close', () => {
      answering.delete(res);
      if (!req.complete) cutShort.set(socket, res);
    });
    if (isStopping) res.setHeader('Connection', 'close');
    req.url = toOriginForm(req.url);
    app(req, res);
  });
  server.on('checkExpectation', (req, res) => server.emit('request', req, res));
  // Looked for when it is asked for: kept for each connection, a response would outlive its request, and make every one dearer.
  const latestOn = (socket: Duplex) => [...answering].findLast((res) => res.req.socket === socket) ?? cutShort.get(socket);
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

/**
 * What cannot be read as HTTP never reaches the app; it gets the same kind of answer all the same, and not before the answer to
 * `previous`, the request before it on this connection. That one is the culprit itself when its body has not come to its end.
 */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, previous?: ServerResponse): void {
  const isInBody = previous?.req.complete === false;
  const isAnswered = isInBody && previous.headersSent;
  if (!socket.writable || error.code === 'ECONNRESET' || isAnswered) return void socket.destroy();
  if (previous && !previous.closed && !isInBody) return void previous.once('close', () => answerClientError(error, socket));
  const requestId = newId();
  const body = JSON.stringify(toErrorBody(malformedRequest(messageOf(error)), requestId));
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function messageOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return 'The headers are larger than 16 KB.';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The request did not arrive in time.';
  return 'This is not a valid HTTP request.';
}
