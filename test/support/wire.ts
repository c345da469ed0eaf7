/** Raw bytes over TCP, for what no HTTP client would send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
export type WireAnswer = { status: number; headers: Headers; text: string; body: any };

export type Wire = {
  socket: Socket;
  write: (bytes: string | Uint8Array) => void;
  /** Resolves to the next complete response; fails if the server closes first. `isBodiless`: for HEAD. */
  read: (isBodiless?: boolean) => Promise<WireAnswer>;
  /** Resolves when the server has closed the connection, to the unread data. */
  closed: () => Promise<string>;
};

const patienceMs = 30_000;

/** Reads time out after thirty seconds. */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = Buffer.alloc(0);
  socket.on('data', (bytes) => (received = Buffer.concat([received, bytes])));
  socket.on('error', () => {});
  await once(socket, 'connect');
  const waitFor = async <T>(take: () => T | undefined): Promise<T> => {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(5)) {
      const taken = take();
      if (taken !== undefined) return taken;
      if (socket.closed) break;
    }
    throw new Error(`The server ${socket.closed ? 'closed' : 'was silent'} after: ${received.toString()}`);
  };
  const takeAnswer = (isBodiless: boolean) => {
    const { answer, length } = parseAnswer(received, isBodiless) ?? {};
    if (answer !== undefined) received = received.subarray(length);
    return answer;
  };
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    read: (isBodiless = false) => waitFor(() => takeAnswer(isBodiless)),
    closed: () => waitFor(() => (socket.readableEnded || socket.closed ? received.toString() : undefined)),
  };
}

/** One request over its own connection. */
export async function sendRaw(url: string, bytes: string | Uint8Array, isBodiless = false): Promise<WireAnswer> {
  const wire = await openWire(url);
  wire.write(bytes);
  try {
    return await wire.read(isBodiless);
  } finally {
    wire.socket.destroy();
  }
}

export const rawRequest = (line: string, headers: Record<string, string> = {}, body = ''): string =>
  [`${line} HTTP/1.1`, 'Host: localhost', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');

function parseAnswer(bytes: Buffer, isBodiless: boolean): { answer: WireAnswer; length: number } | undefined {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Headers(lines.map((one) => one.split(/: (.*)/s).slice(0, 2) as [string, string]));
  const length = isBodiless ? 0 : Number(headers.get('content-length') ?? 0);
  if (bytes.length < end + 4 + length) return undefined;
  const content = bytes.subarray(end + 4, end + 4 + length).toString();
  const isJson = content !== '' && /json/.test(headers.get('content-type') ?? '');
  const answer = { status: Number(line.split(' ')[1]), headers, text: content, body: isJson ? JSON.parse(content) : undefined };
  return { answer, length: end + 4 + length };
}
