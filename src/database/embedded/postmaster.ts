import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { asCommand } from './run-as.ts';
import { prepareSocketFolder, socketPort } from './socket.ts';

export type Postmaster = { pid: number; address: Address; isReady: boolean };

/** `host` is the socket's folder. Earlier versions of this program started PostgreSQL on a TCP port: `isTcp`. */
export type Address = { host: string; port: number; isTcp: boolean };

export const pollMs = 10;
const stopLimitMs = 60_000;
const logLimitBytes = 1_000_000;

const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'shared_buffers=128MB',
  'jit=off',
  'log_checkpoints=off',
  // Clients receive and log their errors; here they would fill the disk and contain personal data.
  'log_min_messages=log',
];
const settingsOfThrowaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];

export async function findPostmaster({ data }: Cluster): Promise<Postmaster | undefined> {
  const text = await readIfThere(join(data, 'postmaster.pid'));
  const [pid, , , port, socketFolder, , , status] = text.split('\n');
  if (!(await isServing(Number(pid), data))) return undefined;
  const address = { host: socketFolder || '127.0.0.1', port: Number(port), isTcp: !socketFolder };
  return { pid: Number(pid), address, isReady: status?.trim() === 'ready' };
}

/** Resolves when PostgreSQL is ready, or has exited because another process was faster or because of an error, which is in its log. */
export async function launch(cluster: Cluster, durable: boolean): Promise<void> {
  await discardStalePid(cluster);
  // The setting is a list, so the path is quoted.
  const socket = `unix_socket_directories="${(await prepareSocketFolder(cluster)).replaceAll('"', '""')}"`;
  const flags = [socket, ...settings, ...(durable ? [] : settingsOfThrowaway)].flatMap((setting) => ['-c', setting]);
  const { file, args, options } = asCommand(cluster.runAs, cluster.program, ['-D', cluster.data, '-p', String(socketPort), ...flags]);
  const isLong = await stat(cluster.log).then(
    ({ size }) => size > logLimitBytes,
    () => false,
  );
  const log = await open(cluster.log, isLong ? 'w' : 'a', 0o600);
  // A separate session, so that Ctrl-C in the terminal does not stop PostgreSQL before the last request has ended.
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] });
  const ended = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')).once('error', () => resolve('ended')));
  child.unref();
  await log.close();
  while ((await Promise.race([ended, pause(pollMs)])) !== 'ended') if ((await findPostmaster(cluster))?.isReady) return;
}

export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopLimitMs;
  while ((await findPostmaster(cluster))?.pid === pid) {
    if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop; its log is ${cluster.log}`);
    await pause(pollMs);
  }
}

export async function endOfLog({ log }: Cluster): Promise<string> {
  return (await readIfThere(log)).trim().split('\n').slice(-5).join('\n');
}

/** After a crash or reboot, the pid may belong to another process, so the command line is compared. */
async function isServing(pid: number, data: string): Promise<boolean> {
  if (!(pid > 0) || !isAlive(pid)) return false;
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return words === undefined ? process.platform !== 'linux' && isAlive(pid) : words.split('\0').includes(data);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes a postmaster.pid whose pid belongs to another living process of the same user; PostgreSQL itself discards only those of dead
 * processes. Moves the file before checking it again, and back if a concurrent start wrote its own.
 */
async function discardStalePid({ data }: Cluster): Promise<void> {
  const path = join(data, 'postmaster.pid');
  const pid = Number((await readIfThere(path)).split('\n')[0]);
  if (!(pid > 0) || !isAlive(pid) || (await isServing(pid, data))) return;
  const aside = join(await mkdtemp(join(dirname(data), 'stale.')), 'postmaster.pid');
  await rename(path, aside).catch(() => undefined);
  if (Number((await readIfThere(aside)).split('\n')[0]) !== pid) await rename(aside, path).catch(() => undefined);
  await rm(dirname(aside), { recursive: true, force: true });
}

const readIfThere = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
