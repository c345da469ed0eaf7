/** Connects to untrusted addresses (SSRF guard). Checks the address as written, as resolved and as connected. */
import { connect as connectPlain, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { isPublicAddress, toLiteral } from './addresses.ts';
import { type AllowedHosts, isAllowed, portOf } from './allowed.ts';
import { createLookup, createSystemLookup } from './lookup.ts';

/** A refused or unreachable address. The message reveals nothing about the host. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  /** Follows the address in a sentence: "does not respond". */
  readonly reason: string;

  constructor(reason: string) {
    super(`The address ${reason}.`);
    this.reason = reason;
  }
}

export const notPublic = (): OutboundError => new OutboundError('is not on the public internet');
const noResponse = (): OutboundError => new OutboundError('does not respond');

const connectTimeoutMs = 5000;

export type Lookups = { allowed: LookupFunction; others: LookupFunction };

export const defaultLookups = (): Lookups => ({ allowed: createSystemLookup(), others: createLookup() });

export function createConnector(allowed: AllowedHosts, lookups: Lookups): buildConnector.connector {
  return (target, callback) => {
    const isAllowedHost = isAllowed(allowed, target);
    connect(target, isAllowedHost, isAllowedHost ? lookups.allowed : lookups.others).then(
      (socket) => callback(null, socket),
      (error) => callback(error, null),
    );
  };
}

async function connect(target: buildConnector.Options, isAllowedHost: boolean, lookup: LookupFunction): Promise<Socket> {
  const literal = toLiteral(target.hostname);
  const host = literal ?? target.hostname;
  if (!isAllowedHost && literal !== null && !isPublicAddress(literal)) throw notPublic();
  const socket = connectPlain({ host, port: Number(portOf(target)), lookup: isAllowedHost ? lookup : publicOnly(lookup) });
  await untilEvent(socket, 'connect');
  // DNS rebinding: the name may have resolved to another address. The peer's address decides.
  if (!isAllowedHost && !isPublicAddress(socket.remoteAddress ?? '')) {
    socket.destroy();
    throw notPublic();
  }
  if (target.protocol !== 'https:') return socket;
  const secure = connectTls({ socket, host, ALPNProtocols: ['http/1.1'], ...(literal === null && { servername: host }) });
  await untilEvent(secure, 'secureConnect');
  return secure;
}

async function untilEvent(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  await new Promise((resolve, reject) => {
    socket.once(event, resolve).on('error', reject);
    socket.once('close', () => reject(noResponse())).setTimeout(connectTimeoutMs, () => socket.destroy(noResponse()));
  });
  socket.setTimeout(0);
}

const publicOnly =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found, family) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : (found ?? []);
      const [first] = addresses;
      if (error) return callback(error, '', 0);
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) return callback(notPublic(), '', 0);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
