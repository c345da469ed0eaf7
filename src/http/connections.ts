/** Limits of connections: in total, per client address, and without traffic. A connection beyond them is closed without a response. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { toClientAddress } from '../api/client-address.ts';
import type { Log } from '../process/log.ts';
import { createTrust, type TrustProxy } from './trust.ts';

export type ConnectionLimits = { maxConnections: number; maxConnectionsPerAddress: number; trustProxy: TrustProxy };

/**
 * Without a byte in either direction. Longer than `requestTimeout`, so that a late request gets its response. A write in progress extends
 * it once, so a client that stops reading is dropped after 35 to 70 s.
 */
const maxSilenceMs = 35_000;

const reportMs = 60_000;

export function guardConnections(server: Server, limits: ConnectionLimits, log: Log): void {
  const report = createReport(log);
  server.maxConnections = limits.maxConnections;
  server.setTimeout(maxSilenceMs);
  // Node.js removes its own listener before `connect`, and an error without a listener ends the process.
  server.on('connection', (socket) => socket.on('error', () => {}));
  server.on('connection', limitAddresses(limits, report));
  server.on('drop', () => {
    server.closeIdleConnections();
    report('MAX_CONNECTIONS');
  });
}

/** Trusted proxies are not limited: they connect for many clients. */
function limitAddresses({ maxConnectionsPerAddress, trustProxy }: ConnectionLimits, report: (limit: string, address: string) => void) {
  const counts = new Map<string, number>();
  const isProxy = createTrust(trustProxy);
  return (socket: Socket) => {
    const { remoteAddress } = socket;
    // The connection was reset.
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
