/**
 * Whom the endpoint serves, by what a browser cannot help telling (the protocol's rule against DNS rebinding). A page from elsewhere
 * may read the API, since it must bring a token; but a tool is something that an agent acts by, often on the same machine, so here
 * only our own pages may ask, and those that the operator names. Programs that are no browsers send no origin.
 */
import { foreignOrigin } from '../errors.ts';

/** A host, and a port where it is told; nothing else may stand beside it (RFC 9110 §7.2, RFC 6454 §7). */
const address = String.raw`(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?`;
const hostShape = new RegExp(`^${address}$`, 'i');
const originShape = new RegExp(`^[a-z][a-z0-9+.-]*://${address}$`, 'i');

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const isLoopback = (url: string): boolean => loopback.includes(new URL(url).hostname);

/** Throws 403 when the server was asked by a name that is not its own. The port is not looked at: it may be another behind a proxy. */
export function checkHost(publicUrl: string, host = ''): void {
  const asked = `http://${host}`;
  const isHost = hostShape.test(host) && URL.canParse(asked);
  if (isHost && new URL(asked).hostname === new URL(publicUrl).hostname) return;
  if (isHost && isLoopback(asked) && isLoopback(publicUrl)) return;
  throw foreignOrigin('This server has another name than the one in `Host`: PUBLIC_URL says which.');
}

/** Throws 403 for a page of a foreign origin. */
export function checkOrigin(publicUrl: string, allowed: string[], origin: string | undefined): void {
  if (origin === undefined || [new URL(publicUrl).origin, ...allowed].includes(origin)) return;
  if (originShape.test(origin) && URL.canParse(origin) && isLoopback(origin) && isLoopback(publicUrl)) return;
  throw foreignOrigin('Pages of this origin may not ask here: MCP_ALLOWED_ORIGINS says which may.');
}
