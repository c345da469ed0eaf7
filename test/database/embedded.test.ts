import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect } from '../../src/database/connect.ts';
import { type Embedded, startEmbedded, stopEmbedded } from '../../src/database/embedded.ts';
import { findPostmaster } from '../../src/database/postmaster.ts';
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

/** Spares a test that is not about the first start the time of making a cluster; it must leave it stopped and sound. */
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

/** Another process that enters, tells its url, and leaves when its stdin ends. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('../../src/database/embedded.ts', import.meta.url).href;
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

it('starts a server that keeps its data and its port, and a password of its own', async () => {
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

it('tells what PostgreSQL said when it does not start', async () => {
  await stop(await start());
  await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '9\n');
  await expect(start()).rejects.toThrow(/database files are incompatible with server|initialized by PostgreSQL version 9/);
});

const asRoot = process.getuid?.() === 0 ? it : it.skip;
asRoot.each([
  ['which others may enter', 0o755],
  ['which only root may enter', 0o700],
])('runs as another user than root in a folder %s', async (_, mode) => {
  await chmod(dataDir, mode);
  const { cluster } = await start();
  expect(cluster.runAs.owner?.uid).toBeGreaterThan(0);
  expect((await stat(cluster.data)).uid).toBe(cluster.runAs.owner?.uid);
  if (mode === 0o700) expect(cluster.runAs.pastFolders).toBe(true);
});

asRoot('mends a copy of the data that root made, which belongs to root', async () => {
  const embedded = await start();
  await stop(embedded);
  await promisify(execFile)('chown', ['-R', 'root:root', join(dataDir, 'postgres')]);
  expect((await start()).url).toBe(embedded.url);
});
