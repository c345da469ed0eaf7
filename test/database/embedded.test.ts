import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../src/database/connect.ts';
import { type Embedded, startEmbedded, stopEmbedded } from '../../src/database/embedded/embedded.ts';
import { findPostmaster } from '../../src/database/embedded/postmaster.ts';
import { asCommand } from '../../src/database/embedded/run-as.ts';
import { isUnavailable } from '../../src/database/unavailable.ts';
import { until } from '../support/until.ts';

let made: string;
let fresh: string;
let dataDir: string;
let entered: Embedded[];
let children: ChildProcess[];

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'caledee-made-'));
  await stopEmbedded(await startEmbedded(made, { durable: false }));
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  fresh = await mkdtemp(join(tmpdir(), 'caledee-embedded-'));
  dataDir = fresh;
  entered = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of entered) await stopEmbedded(embedded);
  await rm(fresh, { recursive: true });
});

/** Copies a prepared cluster, for tests that are not about the first start; the test must stop it cleanly. */
const useMadeCluster = () => {
  dataDir = made;
};
const start = async () => {
  const embedded = await startEmbedded(dataDir, { durable: false });
  entered.push(embedded);
  return embedded;
};
const stop = async (embedded: Embedded) => {
  entered.splice(entered.indexOf(embedded), 1);
  await stopEmbedded(embedded);
};
const pidOf = async ({ cluster }: Embedded) => (await findPostmaster(cluster))?.pid;
const pidFile = () => join(dataDir, 'postgres', 'data', 'postmaster.pid');

/** Another process that joins the database, prints its URL and leaves when its stdin ends. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('../../src/database/embedded/embedded.ts', import.meta.url).href;
  const script = `
    const { startEmbedded, stopEmbedded } = await import(${JSON.stringify(module)});
    const embedded = await startEmbedded(${JSON.stringify(dataDir)}, { durable: false });
    console.log(embedded.url);
    process.stdin.on('end', () => stopEmbedded(embedded)).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [url] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, url: url.toString().trim() };
}

it('starts a server that keeps its data and its socket, and a password of its own', async () => {
  const first = await start();
  const database = connect(first.url, { report: () => {} });
  await sql`create table kept as select 1 as one`.execute(database.db);
  await database.close();
  await stop(first);
  expect(await pidOf(first)).toBeUndefined();
  const second = await start();
  expect(second.url).toBe(first.url);
  const again = connect(second.url, { report: () => {} });
  expect((await sql`select one from kept`.execute(again.db)).rows).toEqual([{ one: 1 }]);
  await again.close();
  expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  const stranger = connect(second.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), { report: () => {} });
  await expect(sql`select 1`.execute(stranger.db)).rejects.toMatchObject({ code: '28P01' });
  await stranger.close();
});

it('lets several who start at once share one server', async () => {
  const [elsewhere, ...here] = await Promise.all([startElsewhere(), start(), start(), start()]);
  expect(new Set([elsewhere.url, ...here.map(({ url }) => url)]).size).toBe(1);
  expect((await readdir(dataDir)).sort()).toEqual(['postgres']);
});

it('stops with the last one out, whoever started it', async () => {
  useMadeCluster();
  const elsewhere = await startElsewhere();
  const [first, second] = [await start(), await start()];
  const pid = await pidOf(first);
  elsewhere.child.stdin?.end();
  await once(elsewhere.child, 'exit');
  await stop(first);
  expect(await pidOf(second)).toBe(pid);
  await Promise.all([stop(second), start().then(stop)]);
  expect(await pidOf(second)).toBeUndefined();
});

it('refuses the data of another major version, and says how they come over', async () => {
  await stop(await start());
  await writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow(
    /^DATA_DIR: .*postgres was created by PostgreSQL 17, and this version brings PostgreSQL \d+\. .*`caledee backup FILE`.*`caledee restore FILE`/,
  );
});

it('leaves the server running for anybody else who is connected', async () => {
  useMadeCluster();
  const embedded = await start();
  const pid = await pidOf(embedded);
  const somebody = connect(embedded.url, { report: () => {} });
  await sql`select 1`.execute(somebody.db);
  await stop(embedded);
  await sql`select 1`.execute(somebody.db);
  await somebody.close();
  expect(await pidOf(await start())).toBe(pid);
});

it('finds the server that a killed process left behind, and stops it at the end', async () => {
  useMadeCluster();
  const elsewhere = await startElsewhere();
  elsewhere.child.kill('SIGKILL');
  await once(elsewhere.child, 'exit');
  const embedded = await start();
  expect(embedded.url).toBe(elsewhere.url);
  await stop(embedded);
  expect(await pidOf(embedded)).toBeUndefined();
});

it('survives the postmaster.pid of a dead process, and one whose number is now another process', async () => {
  useMadeCluster();
  const embedded = await start();
  const text = await readFile(pidFile(), 'utf8');
  await stop(embedded);
  const { owner } = embedded.cluster.runAs;
  const namesake = spawn('sleep', ['600'], { ...owner });
  children.push(namesake);
  for (const pid of [2 ** 22 + 1, process.pid, namesake.pid]) {
    await writeFile(pidFile(), text.replace(/^\d+/, String(pid)), { mode: 0o600 });
    await stop(await start());
  }
});

it('brings a killed server back for those who use it, and their pools recover', async () => {
  useMadeCluster();
  const embedded = await start();
  const reported: Error[] = [];
  const database = connect(embedded.url, { report: (error) => reported.push(error) });
  await sql`select 1`.execute(database.db);
  const pid = await pidOf(embedded);
  process.kill(pid as number, 'SIGKILL');
  await until('the loss is reported', () => reported.length > 0);
  const failure = await sql`select 1`.execute(database.db).catch((error: unknown) => error);
  if (failure instanceof Error) expect(isUnavailable(failure)).toBe(true);
  await until('the pool answers again', () => sql`select 1`.execute(database.db));
  expect(await pidOf(embedded)).not.toBe(pid);
  await database.close();
});

it('is not wedged by an interrupted initdb', async () => {
  const left = join(dataDir, 'postgres.0123456789ab.tmp');
  await mkdir(join(left, 'data'), { recursive: true });
  await writeFile(join(left, 'data', 'PG_VERSION'), '18');
  await start();
  expect(await readdir(dataDir)).toContain('postgres');
});

it("reports PostgreSQL's message when it does not start", async () => {
  await stop(await start());
  await writeFile(join(dataDir, 'postgres', 'data', 'postgresql.conf'), 'nonsense = 1\n');
  await expect(start()).rejects.toThrow('unrecognized configuration parameter "nonsense"');
});

const socketFolderOf = ({ url }: Embedded) => decodeURIComponent(new URL(url).hostname);

/** The inodes of sockets that accept TCP connections (proc(5)). */
async function listTcpListeners(): Promise<string[]> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')));
  const fields = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
  return fields.filter(([, , , state]) => state === '0A').map((field) => `socket:[${field[9]}]`);
}

async function listOpenFiles(pid: number): Promise<string[]> {
  const names = await readdir(`/proc/${pid}/fd`);
  return Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
}

const query = async <T extends object>(url: string, text: string): Promise<T[]> => {
  const { pool, close } = connect(url, { report: () => {} });
  return (await pool.query<T>(text).finally(close)).rows;
};

it('listens on no TCP port, and on a socket that no other user reaches', async () => {
  useMadeCluster();
  const embedded = await start();
  const listeners = await listTcpListeners();
  const own = createServer().listen(0, '127.0.0.1');
  await once(own, 'listening');
  const withOwn = await listTcpListeners();
  expect((await listOpenFiles(process.pid)).filter((file) => withOwn.includes(file))).toHaveLength(1);
  own.close();
  expect((await listOpenFiles((await pidOf(embedded)) as number)).filter((file) => listeners.includes(file))).toEqual([]);
  const folder = socketFolderOf(embedded);
  expect(folder).toBe(join(dataDir, 'postgres', 'run'));
  expect([(await stat(folder)).mode & 0o777, (await stat(join(folder, '.s.PGSQL.5432'))).mode & 0o777]).toEqual([0o700, 0o700]);
});

it('does not start in a socket folder that others may enter', async () => {
  await stop(await start());
  await chmod(join(dataDir, 'postgres', 'run'), 0o755);
  await expect(start()).rejects.toThrow('must be a folder that only the owner of the database may enter');
});

it('starts where the path has characters of all kinds', async () => {
  dataDir = join(fresh, `a b, "c" 'd' %41 é #?@:`);
  const embedded = await start();
  expect(socketFolderOf(embedded)).toBe(join(dataDir, 'postgres', 'run'));
  expect(await query(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('has its socket in a closed temporary folder where its own path is too long, which others find and the last one removes', async () => {
  dataDir = join(fresh, 'long'.repeat(20), 'long'.repeat(20));
  const [elsewhere, first, second] = await Promise.all([startElsewhere(), start(), start()]);
  const folder = socketFolderOf(first);
  expect([elsewhere.url, second.url]).toEqual([first.url, first.url]);
  expect(join(folder, '.s.PGSQL.5432').length).toBeLessThanOrEqual(107);
  expect((await lstat(folder)).mode & 0o777).toBe(0o700);
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  // Brought back after a crash, it is where open pools look for it.
  process.kill((await pidOf(first)) as number, 'SIGKILL');
  await until('it answers at the same address', () => query(first.url, 'select 1'));
  elsewhere.child.stdin?.end();
  await once(elsewhere.child, 'exit');
  await stop(first);
  // A copy of the data must not use the folder of the original.
  const original = dataDir;
  dataDir = `${original}-copied`;
  await cp(original, dataDir, { recursive: true, filter: (path) => !path.endsWith('postmaster.pid') });
  const copied = await start();
  expect(socketFolderOf(copied)).not.toBe(folder);
  await stop(copied);
  await stop(second);
  await expect(lstat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
});

/** As earlier versions of this program ran it: on a TCP port, without a socket. */
async function startByTcp({ cluster }: Embedded): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
  const flags = ['unix_socket_directories=', 'listen_addresses=127.0.0.1', 'fsync=off'].flatMap((setting) => ['-c', setting]);
  const { file, args, options } = asCommand(cluster.runAs, cluster.program, ['-D', cluster.data, '-p', String(port), ...flags]);
  spawn(file, args, { ...options, detached: true, stdio: 'ignore' }).unref();
  await until('it is ready', async () => (await findPostmaster(cluster))?.isReady);
  return `postgres://caledee:${cluster.password}@127.0.0.1:${port}/postgres`;
}

it('takes over a server that an earlier version left on a TCP port, with its data; not one that is in use', async () => {
  const made = await start();
  await stop(made);
  await rm(join(dataDir, 'postgres', 'run'), { recursive: true });
  const byTcp = await startByTcp(made);
  await query(byTcp, 'create table kept as select 1 as one');
  const { pool, close } = connect(byTcp, { report: () => {} });
  const client = await pool.connect();
  await client.query('select pg_advisory_lock_shared(1128352869, 1)');
  const beside = await start();
  expect(beside.url).toBe(byTcp);
  await stop(beside);
  expect((await client.query('select one from kept')).rows).toEqual([{ one: 1 }]);
  client.release();
  await close();
  const embedded = await start();
  expect(socketFolderOf(embedded)).toBe(join(dataDir, 'postgres', 'run'));
  expect(await query(embedded.url, 'select one from kept')).toEqual([{ one: 1 }]);
});

// Only root can start PostgreSQL as another user, which these tests are about.
const testsAsRoot = () => {
  it.each([
    ['which others may enter', 0o755],
    ['which only root may enter', 0o700],
  ])('runs as another user than root in a folder %s', async (_, mode) => {
    await chmod(dataDir, mode);
    const { cluster } = await start();
    expect(cluster.runAs.owner?.uid).toBeGreaterThan(0);
    expect((await stat(cluster.data)).uid).toBe(cluster.runAs.owner?.uid);
    if (mode === 0o700) expect(cluster.runAs.pastFolders).toBe(true);
  });

  it('mends a copy of the data that root made, which belongs to root', async () => {
    const embedded = await start();
    await stop(embedded);
    await promisify(execFile)('chown', ['-R', 'root:root', join(dataDir, 'postgres')]);
    expect((await start()).url).toBe(embedded.url);
  });
};
if (process.getuid?.() === 0) describe('as root', testsAsRoot);
