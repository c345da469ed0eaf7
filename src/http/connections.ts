/**
 * What clients may hold of the server by their connections alone: so many in total, so many for each address, and only as long as they
 * send and read. Beyond that a connection is closed without an answer, since it has not asked for anything yet.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { toClientAddress } from '../api/client-address.ts';
import type { Log } from '../process/log.ts';
import { createTrust, type TrustProxy } from './trust.ts';

export type ConnectionLimits = { maxConnections: number; maxConnectionsPerAddress: number; trustProxy: TrustProxy };

/**
 * How long a connection may go without a byte in either direction. Longer than a request may take to arrive, so that one that is late
 * is answered. It is looked at when it has passed, and a write that was in progress has one more, so a reader that stalls is dropped after
 * 35 to 70 s.
 */
const maxSilenceMs = 35_000;

const reportMs = 60_000;

export function guardConnections(server: Server, limits: ConnectionLimits, log: Log): void {
  const report = createReport(log);
  server.maxConnections = limits.maxConnections;
  server.setTimeout(maxSilenceMs);
  // Node.js takes its own listener off a socket before `connect`, and one without any ends the process.
  server.on('connection', (socket) => socket.on('error', () => {}));
  server.on('connection', limitAddresses(limits, report));
  server.on('drop', () => {
    // Those who wait for nothing make room for those who ask.
    server.closeIdleConnections();
    report('MAX_CONNECTIONS');
  });
}

/** A trusted proxy connects for many clients, so it is not limited. */
function limitAddresses({ maxConnectionsPerAddress, trustProxy }: ConnectionLimits, report: (limit: string, address: string) => void) {
  const counts = new Map<string, number>();
  const isProxy = createTrust(trustProxy);
  return (socket: Socket) => {
    const { remoteAddress } = socket;
    // It has been reset already.
    if (remoteAddress === undefined) return void socket.destroy();
    if (isProxy(remoteAddress, 0)) return;
    const address = toClientAddress(remoteAddress);
    const count = (counts.get(address) ?? 0) + 1;
    if (count > maxConnectionsPerAddress) {
      report('MAX_CONNECTIONS_PER_ADDRESS', address);
      return void socket.destroy();
    }
    counts.set(address, count);
    socket.once('close', () => {
      const rest = (counts.get(address) ?? 0) - 1;
      if (rest > 0) counts.set(address, rest);
      else counts.delete(address);
    });
  };
}

/** One line a minute at most, since there may be thousands. */
function createReport(log: Log): (limit: string, address?: string) => void {
  let refused = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (limit, address) => {
    refused += 1;
    if (performance.now() - reportedAt < reportMs) return;
    log.warn({ limit, address, refused }, 'connections refused');
    refused = 0;
    reportedAt = performance.now();
  };
}
