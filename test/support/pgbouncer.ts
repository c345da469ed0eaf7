import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { startProxy } from './proxy.ts';
import { until } from './until.ts';

export const pgbouncer = findProgram('pgbouncer');

export type Pooler = { url: string; port: number; stop: (signal?: NodeJS.Signals) => Promise<void> };

type Mode = 'transaction' | 'session';

/** PgBouncer as Debian installs it, in front of the database; without settings for Caledee. `atPort`: of one that was stopped. */
export async function startPgbouncer(databaseUrl: string, mode: Mode, poolSize: number, atPort?: number): Promise<Pooler> {
  // PgBouncer refuses to run as root, and others may not enter the folder of the database's socket.
  const proxy = await startProxy(databaseUrl);
  const { hostname, port: databasePort, username, password, pathname } = new URL(proxy.url);
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const config = join(folder, 'pgbouncer.ini');
  const port = atPort ?? (await findFreePort());
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${databasePort} user=${username} password=${decodeURIComponent(password)}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    `default_pool_size = ${poolSize}`,
  ];
  await writeFile(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  const user = process.getuid?.() === 0 ? nobody : undefined;
  if (user) for (const path of [folder, config]) await chown(path, user.uid, user.gid);
  const child = spawn(pgbouncer as string, ['-q', config], { ...user, stdio: 'ignore' });
  const url = `postgres://${username}@127.0.0.1:${port}${pathname}`;
  await until('PgBouncer accepts connections', () => canConnect(url), 20_000);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    await proxy.cut();
    await rm(folder, { recursive: true });
  };
  return { url, port, stop };
}

const nobody = { uid: 65_534, gid: 65_534 };

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
