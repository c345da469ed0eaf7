/**
 * The order of requests on one connection. Pipelined requests are handled one after the other, as RFC 9112 §9.3.2 wants of unsafe
 * ones, so that a connection costs one request and one response at a time. A connection with too many unanswered requests is closed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Node.js parses 64 KB of requests at once, about 1,700 of them, before it looks at whether anybody reads the responses. */
export const maxUnanswered = 16;

type Line = {
  /** The first has been passed on. */
  unanswered: ServerResponse[];
  /** The last response, if it ended before the body of its request. */
  cutShort?: ServerResponse | undefined;
};

export type Pipeline = {
  add: (req: IncomingMessage, res: ServerResponse) => void;
  /** The newest unanswered response of a connection, or the last one if it was sent before its request was complete. */
  latestOn: (socket: Duplex) => ServerResponse | undefined;
};

export function createPipeline(handle: (req: IncomingMessage, res: ServerResponse) => void): Pipeline {
  const lines = new WeakMap<Duplex, Line>();
  const handleFirst = (socket: Duplex, line: Line) => {
    const [res] = line.unanswered;
    // After `Connection: close` nothing more is answered.
    if (res === undefined || !socket.writable) return;
    handle(res.req, res);
    res.once('close', () => {
      line.unanswered.shift();
      line.cutShort = res.req.complete ? undefined : res;
      handleFirst(socket, line);
    });
  };
  const add: Pipeline['add'] = (req, res) => {
    const { socket } = req;
    if (socket.destroyed) return;
    const line = lines.get(socket) ?? { unanswered: [] };
    lines.set(socket, line);
    if (line.unanswered.length >= maxUnanswered) return void socket.destroy();
    line.unanswered.push(res);
    if (line.unanswered.length === 1) handleFirst(socket, line);
  };
  return { add, latestOn: (socket) => lines.get(socket)?.unanswered.at(-1) ?? lines.get(socket)?.cutShort };
}
