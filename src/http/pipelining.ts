/**
 * Handles pipelined requests one after the other, as RFC 9112 §9.3.2 requires for unsafe methods: a connection costs one request and one
 * response at a time. A connection with too many unanswered requests is closed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Node.js parses 64 KB of requests, about 1,700 of them, before it checks that the client reads responses. */
export const maxUnanswered = 16;

type ConnectionQueue = {
  unanswered: ServerResponse[];
  cutShort?: ServerResponse | undefined;
};

export type RequestQueue = {
  add: (req: IncomingMessage, res: ServerResponse) => void;
  /** The newest unanswered response of a connection, or the last one if it was sent before its request was complete. */
  latestOn: (socket: Duplex) => ServerResponse | undefined;
};

export function createRequestQueue(handle: (req: IncomingMessage, res: ServerResponse) => void): RequestQueue {
  const queues = new WeakMap<Duplex, ConnectionQueue>();
  const handleFirst = (socket: Duplex, queue: ConnectionQueue) => {
    const [res] = queue.unanswered;
    // Nothing follows `Connection: close`.
    if (res === undefined || !socket.writable) return;
    handle(res.req, res);
    res.once('close', () => {
      queue.unanswered.shift();
      queue.cutShort = res.req.complete ? undefined : res;
      handleFirst(socket, queue);
    });
  };
  const add: RequestQueue['add'] = (req, res) => {
    const { socket } = req;
    if (socket.destroyed) return;
    const queue = queues.get(socket) ?? { unanswered: [] };
    queues.set(socket, queue);
    if (queue.unanswered.length >= maxUnanswered) return void socket.destroy();
    queue.unanswered.push(res);
    if (queue.unanswered.length === 1) handleFirst(socket, queue);
  };
  return { add, latestOn: (socket) => queues.get(socket)?.unanswered.at(-1) ?? queues.get(socket)?.cutShort };
}
