/** How a connection is made to an address that somebody else chose: judged as it stands, as it is looked up, and as it is reached. */
import { connect as connectPlain, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { isPublicAddress, toLiteral } from './addresses.ts';
import { type AllowedHosts, isAllowed, portOf } from './allowed.ts';
import { createLookup, createSystemLookup } from './lookup.ts';

/** Where we do not go, or why we did not get there. The message tells nothing of what is there. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  /** Reads on from the address, as in "does not answer". */
  readonly fault: string;

  constructor(fault: string) {
    super(`The address ${fault}.`);
    this.fault = fault;
  }
}

export const notPublic = (): OutboundError => new OutboundError('is not one of the public internet');
const silent = (): OutboundError => new OutboundError('does not answer');

const connectTimeoutMs = 5000;

/** `trusted` looks up the hosts that the operator allowed, `anywhere` all others. */
export type Lookups = { trusted: LookupFunction; anywhere: LookupFunction };

export const defaultLookups = (): Lookups => ({ trusted: createSystemLookup(), anywhere: createLookup() });

export function createConnector(allowed: AllowedHosts, { trusted, anywhere }: Lookups): buildConnector.connector {
  return (target, callback) => {
    const isTrusted = isAllowed(allowed, target);
    open(target, isTrusted, isTrusted ? trusted : anywhere).then(
      (socket) => callback(null, socket),
      (error) => callback(error, null),
    );
  };
}

async function open(target: buildConnector.Options, isTrusted: boolean, lookup: LookupFunction): Promise<Socket> {
  const literal = toLiteral(target.hostname);
  const host = literal ?? target.hostname;
  if (!isTrusted && literal !== null && !isPublicAddress(literal)) throw notPublic();
  const socket = connectPlain({ host, port: Number(portOf(target)), lookup: isTrusted ? lookup : publicOnly(lookup) });
  await established(socket, 'connect');
  // A name may lead elsewhere when it is looked up again: what counts is who is at the other end (DNS rebinding).
  if (!isTrusted && !isPublicAddress(socket.remoteAddress ?? '')) {
    socket.destroy();
    throw notPublic();
  }
  if (target.protocol !== 'https:') return socket;
  const secure = connectTls({ socket, host, ALPNProtocols: ['http/1.1'], ...(literal === null && { servername: host }) });
  await established(secure, 'secureConnect');
  return secure;
}

async function established(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  await new Promise((resolve, reject) => {
    socket.once(event, resolve).on('error', reject);
    socket.once('close', () => reject(silent())).setTimeout(connectTimeoutMs, () => socket.destroy(silent()));
  });
  socket.setTimeout(0);
}

/** Every address that a name has must be public, not only the one that is tried first. */
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
