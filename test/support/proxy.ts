import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Proxy = {
  url: string;
  /** Breaks every connection and refuses new ones. */
  cut: () => Promise<void>;
  restore: () => Promise<void>;
  /** Breaks every connection; new ones go to this server. */
  lead: (serverUrl: string) => Promise<void>;
  /** Breaks the connection after this many bytes of the next response. */
  loseAnswer: (kept?: number) => void;
};

/** Receives what a client sends and is sent; created for each connection. */
export type Watch = () => { onSent: (bytes: Buffer) => void; onReceived: (bytes: Buffer) => void };

/** A TCP proxy that a test can cut. */
export async function startProxy(serverUrl: string, watch?: Watch): Promise<Proxy> {
  let target = toAddress(serverUrl);
  const sockets = new Set<Socket>();
  let kept: number | undefined;
  const server = createServer((near) => {
    const far = connect(target);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => other.destroy());
    }
    const watcher = watch?.();
    if (watcher) near.on('data', watcher.onSent);
    if (watcher) far.on('data', watcher.onReceived);
    near.pipe(far);
    far.on('data', (bytes) => {
      if (kept === undefined) return void near.write(bytes);
      near.end(bytes.subarray(0, kept));
      far.destroy();
      kept = undefined;
    });
    far.on('end', () => near.end());
  });
  const listen = async (port: number) => void (await once(server.listen(port, '127.0.0.1'), 'listening'));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const loseAnswer = (bytes = 0) => {
    kept = bytes;
  };
  const restore = () => listen(port);
  const lead = async (other: string) => {
    await cut();
    target = toAddress(other);
    await restore();
  };
  return { url: url.href, cut, restore, lead, loseAnswer };
}

function toAddress(serverUrl: string): { path: string } | { host: string; port: number } {
  const { hostname, port } = new URL(serverUrl);
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port: Number(port) };
}
