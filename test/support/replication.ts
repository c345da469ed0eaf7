/** A primary with a synchronous standby, on TCP ports, which a test can kill and promote. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, prepareCluster } from '../../src/database/embedded/cluster.ts';
import { asCommand } from '../../src/database/embedded/run-as.ts';
import { findFreePort } from './free-port.ts';
import { until } from './until.ts';

export type Node = {
  url: string;
  port: number;
  /** SIGKILL to all of its processes. */
  kill: () => Promise<void>;
  restart: () => Promise<Node>;
  stop: () => Promise<void>;
};

export type Replication = {
  primary: Node;
  standby: Node;
  /** Both hosts, as libpq accepts them. */
  url: string;
  /** Resolves when the standby can be written. */
  promote: () => Promise<void>;
  stop: () => Promise<void>;
};

const standbyName = 'standby';

/** One node alone. `remove` also stops it. */
export async function startSingle(): Promise<{ node: Node; remove: (last: Node) => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'caledee-single-'));
  const node = await startNode(await prepareCluster(folder, { durable: false }));
  const remove = async (last: Node) => {
    await last.stop();
    await rm(folder, { recursive: true });
  };
  return { node, remove };
}

/** A commit is acknowledged when the standby has it. */
export async function startReplication(): Promise<Replication> {
  const folder = await mkdtemp(join(tmpdir(), 'caledee-replication-'));
  const cluster = await prepareCluster(join(folder, 'first'), { durable: false });
  await cp(join(folder, 'first'), join(folder, 'second'), { recursive: true });
  // Gives the copy, which belongs to root, to the user of the original.
  const copy = await prepareCluster(join(folder, 'second'), { durable: false });
  const primary = await startNode(cluster, [`synchronous_standby_names=${standbyName}`]);
  const { username, password, port } = new URL(primary.url);
  const source = `host=127.0.0.1 port=${port} user=${username} password=${password} application_name=${standbyName}`;
  await writeFile(join(copy.data, 'standby.signal'), '');
  const standby = await startNode(copy, [`primary_conninfo=${source}`]);
  await until('the standby is synchronous', async () => {
    const { rows } = await ask(primary.url, 'select sync_state from pg_stat_replication');
    return rows[0]?.sync_state === 'sync';
  });
  return {
    primary,
    standby,
    url: `postgres://${username}:${password}@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/postgres?target_session_attrs=read-write`,
    promote: async () => void (await ask(standby.url, 'select pg_promote(true, 60)')),
    stop: async () => {
      await Promise.all([primary.stop(), standby.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'shared_buffers=64MB', 'jit=off'];

async function startNode(cluster: Cluster, own: string[] = [], atPort?: number): Promise<Node> {
  const port = atPort ?? (await findFreePort());
  const flags = [...settings, ...own].flatMap((setting) => ['-c', setting]);
  const { file, args, options } = asCommand(cluster.runAs, cluster.program, ['-D', cluster.data, '-p', String(port), ...flags]);
  const child = spawn(file, args, { ...options, stdio: 'ignore' });
  const url = `postgres://caledee:${cluster.password}@127.0.0.1:${port}/postgres`;
  await until('PostgreSQL accepts connections', () => ask(url, 'select 1'));
  return {
    url,
    port,
    kill: () => killAll(child),
    restart: () => startNode(cluster, own, port),
    stop: () => end(child, 'SIGQUIT'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function killAll(child: ChildProcess): Promise<void> {
  const children = await listChildren(child.pid as number);
  await end(child, 'SIGKILL');
  for (const pid of children) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended with its parent.
    }
  }
}

async function listChildren(parent: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
  return ids.filter((_, index) => Number(parents[index]?.replace(/^.*\) \S+ /s, '').split(' ')[0]) === parent).map(Number);
}

async function ask(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
