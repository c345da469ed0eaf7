// A PostgreSQL of our own, for those who bring none. Whoever comes first starts it, whoever leaves last stops it, and it
// belongs to no process: the server, the workers and the commands of one data folder share it in any order, and one that
// was killed leaves a server which the next one finds.
//
// Each process shows its presence by a connection that holds a shared advisory lock for as long as it uses the database.
// To stop the server, a leaver must get that lock alone, and keeps it until the server is gone: nobody can enter meanwhile.
// It listens on a unix socket that other users cannot reach (socket.ts), and on no TCP port.
// PostgreSQL's own postmaster.pid lets exactly one of several starters win; the others see theirs end, and enter his.
// Not promised: a server for several machines or containers at once. They share a DATABASE_URL.

import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { applySettings, noLimits, openClient } from '../session.ts';
import { isUnavailable } from '../unavailable.ts';
import { type Cluster, prepareCluster } from './cluster.ts';
import { type Address, endOfLog, findPostmaster, launch, type Postmaster, pollMs, stopPostmaster } from './postmaster.ts';
import { checkClosed, removeTemporaryFolder } from './socket.ts';

export type Embedded = { url: string; cluster: Cluster; durable: boolean; presence: Promise<Presence>; isLeaving: boolean };
type Presence = { client: pg.Client; postmaster: Postmaster };
type Options = { durable?: boolean; report?: (error: unknown) => void };

const enterLimitMs = 120_000;
const launchLimit = 10;
const graceMs = 300;
const comeBackPauseMs = 1000;
const lock = '1128352869, 1';
const enterText = `select pg_advisory_lock_shared(${lock})`;

/**
 * @param options `durable: false` for a throw-away server that may lose everything when the machine stops;
 * `report` hears when the server went away under us and cannot be brought back, which is tried on and on
 */
export async function startEmbedded(dataDir: string, { durable = true, report = () => {} }: Options = {}): Promise<Embedded> {
  const cluster = await prepareCluster(dataDir, durable);
  const presence = await enter(cluster, durable);
  const { host, port } = presence.postmaster.address;
  const url = `postgres://caledee:${cluster.password}@${encodeURIComponent(host)}:${port}/postgres`;
  const embedded: Embedded = { url, cluster, durable, presence: Promise.resolve(presence), isLeaving: false };
  stayPresent(embedded, presence, report);
  return embedded;
}

/** Call it when this process's own connections are closed. The server stops unless somebody else uses it. */
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

/** A server that crashed or was killed is brought back by those who use it. */
function stayPresent(embedded: Embedded, { client, postmaster }: Presence, report: (error: unknown) => void): void {
  client.once('end', () => {
    if (embedded.isLeaving) return;
    embedded.presence = comeBack(embedded, postmaster.address, report);
    embedded.presence.then((next) => stayPresent(embedded, next, report)).catch(() => {});
  });
}

async function comeBack(embedded: Embedded, { host }: Address, report: (error: unknown) => void): Promise<Presence> {
  for (;;) {
    try {
      const presence = await enter(embedded.cluster, embedded.durable, () => embedded.isLeaving);
      if (presence.postmaster.address.host !== host)
        report(new Error('The embedded PostgreSQL had to come back on another socket: restart this process'));
      return presence;
    } catch (error) {
      if (embedded.isLeaving) throw error;
      report(error);
      await pause(comeBackPauseMs);
    }
  }
}

async function enter(cluster: Cluster, durable: boolean, isLeaving = () => false): Promise<Presence> {
  const deadline = Date.now() + enterLimitMs;
  for (let launches = 0; Date.now() < deadline && launches < launchLimit && !isLeaving(); ) {
    const postmaster = await findPostmaster(cluster);
    if (!postmaster) {
      // A server that was killed may leave processes which let go of the data only a moment later.
      if (launches++ > 0) await pause(launches * pollMs * 2);
      await launch(cluster, durable);
      continue;
    }
    const client = postmaster.isReady ? await showPresence(cluster, postmaster.address) : undefined;
    if (client && !(await isReplaceable(client, postmaster))) return { client, postmaster };
    if (client) await stopPostmaster(cluster, postmaster.pid);
    else await pause(pollMs);
  }
  throw new Error(`The embedded PostgreSQL does not start. The end of its log, ${cluster.log}:\n${await endOfLog(cluster)}`);
}

async function showPresence(cluster: Cluster, { host, port, isTcp }: Address): Promise<pg.Client | undefined> {
  if (!isTcp) await checkClosed(host, cluster);
  const access = { host, port, user: 'caledee', password: cluster.password, database: 'postgres', application_name: 'caledee presence' };
  let client: pg.Client | undefined;
  try {
    const onConnect = (connected: pg.ClientBase) => applySettings(connected, noLimits);
    client = await openClient({ ...access, connectionTimeoutMillis: 5000, keepAlive: true, onConnect });
    await client.query(enterText);
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    if (isUnavailable(error) && !isRefusal(error)) return undefined;
    throw error;
  }
}

/** A server that an earlier version left running on a TCP port. One that others still use is shared with them. */
async function isReplaceable(client: pg.Client, { address }: Postmaster): Promise<boolean> {
  if (!address.isTcp) return false;
  if (await isAlone(client)) return true;
  await client.query('select pg_advisory_unlock_all()');
  await client.query(enterText);
  return false;
}

/** Waiting does not help against a wrong password. */
const isRefusal = (error: unknown) => /^28/.test((error as { code?: string }).code ?? '');

/** Takes the lock alone, and keeps it. A connection that is just being closed is waited for; somebody's psql stays. */
async function isAlone(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${lock})`);
  const { rows } = await client.query<{ gotIt: boolean }>(`select pg_try_advisory_lock(${lock}) as "gotIt"`);
  if (!rows[0]?.gotIt) return false;
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  for (const deadline = Date.now() + graceMs; (await client.query(others)).rowCount; ) {
    if (Date.now() > deadline) return false;
    await pause(pollMs);
  }
  return true;
}
