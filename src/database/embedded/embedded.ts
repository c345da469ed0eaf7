// The embedded PostgreSQL, for operators without one. The server, workers and commands of one data folder share it: the first process starts
// it, the last one stops it. A killed process leaves it running, and the next one uses it.
//
// Each process holds a shared advisory lock on a connection of its own while it uses the database. To stop the server, a process must get
// the lock exclusively and keeps it until the server has stopped, so that no other can join meanwhile.
// The server listens on a unix socket that other users cannot reach (socket.ts), and on no TCP port. Of several processes that start it,
// PostgreSQL's postmaster.pid lets one win; the others join that server.
// Not promised: use by several machines or containers. They share a DATABASE_URL.

import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { applySettings, noLimits, openClient } from '../session.ts';
import { isUnavailable } from '../unavailable.ts';
import { type Cluster, prepareCluster } from './cluster.ts';
import { type Address, endOfLog, findPostmaster, launch, type Postmaster, pollMs, stopPostmaster } from './postmaster.ts';
import { checkPrivate, removeTemporaryFolder } from './socket.ts';

export type Embedded = { url: string; cluster: Cluster; durable: boolean; presence: Promise<Presence>; isLeaving: boolean };
type Presence = { client: pg.Client; postmaster: Postmaster };
type Options = { durable?: boolean; creates?: boolean; report?: (error: unknown) => void };

const joinTimeoutMs = 120_000;
const maxLaunches = 10;
const graceMs = 300;
const restorePauseMs = 1000;
const lock = '1128352869, 1';
const lockShared = `select pg_advisory_lock_shared(${lock})`;

/**
 * @param options `durable: false` for a throw-away server that may lose everything when the machine stops; `report` receives the errors of
 * failed attempts to restart a server that has stopped; `creates: false` throws a ConfigError if there is no database yet
 */
export async function startEmbedded(
  dataDir: string,
  { durable = true, creates = true, report = () => {} }: Options = {},
): Promise<Embedded> {
  const cluster = await prepareCluster(dataDir, { durable, creates });
  const presence = await join(cluster, durable);
  const { host, port } = presence.postmaster.address;
  const url = `postgres://caledee:${cluster.password}@${encodeURIComponent(host)}:${port}/postgres`;
  const embedded: Embedded = { url, cluster, durable, presence: Promise.resolve(presence), isLeaving: false };
  stayPresent(embedded, presence, report);
  return embedded;
}

/** Call it after closing this process's connections. Stops the server unless other processes use it. */
export async function stopEmbedded(embedded: Embedded): Promise<void> {
  embedded.isLeaving = true;
  const presence = await embedded.presence.catch(() => undefined);
  if (!presence) return;
  const { client, postmaster } = presence;
  const isLast = await isAlone(client).catch((error) => {
    if (!isUnavailable(error)) throw error;
    return false;
  });
  if (isLast) {
    await stopPostmaster(embedded.cluster, postmaster.pid);
    await removeTemporaryFolder(embedded.cluster);
  }
  await client.end();
}

function stayPresent(embedded: Embedded, { client, postmaster }: Presence, report: (error: unknown) => void): void {
  client.once('end', () => {
    if (embedded.isLeaving) return;
    embedded.presence = restore(embedded, postmaster.address, report);
    embedded.presence.then((next) => stayPresent(embedded, next, report)).catch(() => {});
  });
}

async function restore(embedded: Embedded, { host }: Address, report: (error: unknown) => void): Promise<Presence> {
  for (;;) {
    try {
      const presence = await join(embedded.cluster, embedded.durable, () => embedded.isLeaving);
      if (presence.postmaster.address.host !== host)
        report(new Error('The embedded PostgreSQL restarted on another socket. Restart this process.'));
      return presence;
    } catch (error) {
      if (embedded.isLeaving) throw error;
      report(error);
      await pause(restorePauseMs);
    }
  }
}

async function join(cluster: Cluster, durable: boolean, isLeaving = () => false): Promise<Presence> {
  const deadline = Date.now() + joinTimeoutMs;
  for (let launches = 0; Date.now() < deadline && launches < maxLaunches && !isLeaving(); ) {
    const postmaster = await findPostmaster(cluster);
    if (!postmaster) {
      // Processes of a killed server may release the data directory only a moment later.
      if (launches++ > 0) await pause(launches * pollMs * 2);
      await launch(cluster, durable);
      continue;
    }
    const client = postmaster.isReady ? await showPresence(cluster, postmaster.address) : undefined;
    if (client && !(await isReplaceable(client, postmaster))) return { client, postmaster };
    if (client) await stopPostmaster(cluster, postmaster.pid);
    else await pause(pollMs);
  }
  throw new Error(`The embedded PostgreSQL does not start. End of its log ${cluster.log}:\n${await endOfLog(cluster)}`);
}

async function showPresence(cluster: Cluster, { host, port, isTcp }: Address): Promise<pg.Client | undefined> {
  if (!isTcp) await checkPrivate(host, cluster);
  const access = { host, port, user: 'caledee', password: cluster.password, database: 'postgres', application_name: 'caledee presence' };
  let client: pg.Client | undefined;
  try {
    const onConnect = (connected: pg.ClientBase) => applySettings(connected, noLimits);
    client = await openClient({ ...access, connectionTimeoutMillis: 5000, keepAlive: true, onConnect });
    await client.query(lockShared);
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    if (isUnavailable(error) && !isRefusal(error)) return undefined;
    throw error;
  }
}

/** An earlier version left the server running on a TCP port, and no other process uses it. */
async function isReplaceable(client: pg.Client, { address }: Postmaster): Promise<boolean> {
  if (!address.isTcp) return false;
  if (await isAlone(client)) return true;
  await client.query('select pg_advisory_unlock_all()');
  await client.query(lockShared);
  return false;
}

const isRefusal = (error: unknown) => /^28/.test((error as { code?: string }).code ?? '');

/** Takes the lock exclusively and keeps it. Waits for closing connections; other clients, such as psql, keep the server running. */
async function isAlone(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${lock})`);
  const { rows } = await client.query<{ isLocked: boolean }>(`select pg_try_advisory_lock(${lock}) as "isLocked"`);
  if (!rows[0]?.isLocked) return false;
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  for (const deadline = Date.now() + graceMs; (await client.query(others)).rowCount; ) {
    if (Date.now() > deadline) return false;
    await pause(pollMs);
  }
  return true;
}
