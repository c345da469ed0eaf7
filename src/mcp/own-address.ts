/**
 * Protection against DNS rebinding, as MCP requires. Other pages may call the API, since they need a token. An MCP server often runs on the
 * agent's own machine, so only our own pages and those that the operator allows may call it. Programs other than browsers send no `Origin`.
 */
import { foreignOrigin } from '../errors.ts';

const address = String.raw`(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?`;
const hostShape = new RegExp(`^${address}$`, 'i');
const originShape = new RegExp(`^[a-z][a-z0-9+.-]*://${address}$`, 'i');

const loopback = ['localhost', '127.0.0.1', '[::1]'];
const isLoopback = (url: string): boolean => loopback.includes(new URL(url).hostname);

/** Throws 403 unless the host is that of PUBLIC_URL. The port may differ behind a proxy. */
export function checkHost(publicUrl: string, host = ''): void {
  const url = `http://${host}`;
  const isHost = hostShape.test(host) && URL.canParse(url);
  if (isHost && new URL(url).hostname === new URL(publicUrl).hostname) return;
  if (isHost && isLoopback(url) && isLoopback(publicUrl)) return;
  throw foreignOrigin('The `Host` header does not match PUBLIC_URL.');
}

export function checkOrigin(publicUrl: string, allowed: string[], origin: string | undefined): void {
  if (origin === undefined || [new URL(publicUrl).origin, ...allowed].includes(origin)) return;
  if (originShape.test(origin) && URL.canParse(origin) && isLoopback(origin) && isLoopback(publicUrl)) return;
  throw foreignOrigin('This origin is not allowed. Add it to MCP_ALLOWED_ORIGINS.');
}
