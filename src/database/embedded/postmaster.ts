import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { asCommand } from './run-as.ts';
import { prepareSocketFolder, socketPort } from './socket.ts';

/** PostgreSQL's parent process, as its postmaster.pid tells. */
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
  // Refusals reach the client, who logs them; here they would fill the disk, and name people.
  'log_min_messages=log',
];
const settingsOfThrowaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];

/** Nothing, unless a living process serves this cluster. */
export async function findPostmaster({ data }: Cluster): Promise<Postmaster | undefined> {
  const text = await readIfThere(join(data, 'postmaster.pid'));
  const [pid, , , port, socketFolder, , , status] = text.split('\n');
  if (!(await isServing(Number(pid), data))) return undefined;
  const address = { host: socketFolder || '127.0.0.1', port: Number(port), isTcp: !socketFolder };
  return { pid: Number(pid), address, isReady: status?.trim() === 'ready' };
}

/** Returns when PostgreSQL is ready, or has ended because another one was quicker or something is wrong: then its log tells. */
export async function launch(cluster: Cluster, durable: boolean): Promise<void> {
  await discardStalePid(cluster);
  // A list, whose entries may be quoted.
  const socket = `unix_socket_directories="${(await prepareSocketFolder(cluster)).replaceAll('"', '""')}"`;
  const flags = [socket, ...settings, ...(durable ? [] : settingsOfThrowaway)].flatMap((setting) => ['-c', setting]);
  const { file, args, options } = asCommand(cluster.runAs, cluster.program, ['-D', cluster.data, '-p', String(socketPort), ...flags]);
  const isLong = await stat(cluster.log).then(
    ({ size }) => size > logLimitBytes,
    () => false,
  );
  const log = await open(cluster.log, isLong ? 'w' : 'a', 0o600);
  // A session of its own: a Ctrl-C in our terminal is for us, and PostgreSQL must outlive our last request.
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log.fd, log.fd] });
  const ended = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')).once('error', () => resolve('ended')));
  child.unref();
  await log.close();
  while ((await Promise.race([ended, pause(pollMs)])) !== 'ended') if ((await findPostmaster(cluster))?.isReady) return;
}

/** A fast shutdown: transactions are rolled back, connections closed, everything written. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopLimitMs;
  while ((await findPostmaster(cluster))?.pid === pid) {
    if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop; its log is ${cluster.log}`);
    await pause(pollMs);
  }
}

/** The end of PostgreSQL's log, for an error's message. */
export async function endOfLog({ log }: Cluster): Promise<string> {
  return (await readIfThere(log)).trim().split('\n').slice(-5).join('\n');
}

/** After a crash or a reboot its number may be another process's by now; the command line tells. */
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
 * PostgreSQL itself discards the file of a dead process, but not one whose number a living process of the same user bears.
 * Moved first and looked at then: should another start have written its own in between, it goes back.
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
