/**
 * The benchmark: `make bench`. It starts a PostgreSQL of its own, as `npm start` has one, with a small world in it and a large one, runs
 * the server and what it is held against as processes of their own in turn, and prints one table. What counts are the ratios: they
 * are taken within one run, so they say the same on any machine. A run takes about a quarter of an hour, five
 * minutes of it to fill the database, and fails when a bar is not met.
 *
 *   --only 1,2,5   these figures alone
 *   --data FOLDER  keep the worlds there, or take those that are there
 *   --rounds N     instead of 5
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded, stopEmbedded } from '../../src/database/embedded/embedded.ts';
import { beside, busyTimes, slotsPath, teams, unchanged, wholeAnswer } from './figures/availability.ts';
import { endurance } from './figures/endurance.ts';
import { contacts, lastPage } from './figures/paging.ts';
import { roundTrips } from './figures/round-trips.ts';
import { rush } from './figures/rush.ts';
import { computing } from './figures/slots.ts';
import { starting } from './figures/start.ts';
import { booking, bookingWithWebhooks, me, ordersOf, receiverPort, validated } from './figures/throughput.ts';
import { type Figure, isMet, toTable } from './figures.ts';
import { type Measured, startMeasured } from './processes.ts';
import { crowdOwner, importCrowd, openWorld, type World } from './worlds.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, data: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const only = values.only?.split(',');
const figures: Figure[] = [];

async function measure(number: string, work: () => Promise<Figure | Figure[]>): Promise<void> {
  if (only && !only.includes(number)) return;
  console.error(`measuring ${number} …`);
  const measured = [await work()].flat();
  figures.push(...measured);
  console.error(measured.map((figure) => toTable([figure]).split('\n').at(-1)).join('\n'));
}

const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'caledee-bench-')));
const embedded = await startEmbedded(dataDir);
const stopping: (() => Promise<void>)[] = [() => stopEmbedded(embedded)];
try {
  const [large, small] = await fillWorlds(embedded.url);
  const tokenForStart = await large.newToken(crowdOwner);
  await withServers(large, small);
  await stopAll();
  await measure('12', () => starting(rounds, dataDir, tokenForStart));
} finally {
  await stopAll();
  if (values.data === undefined) await rm(dataDir, { recursive: true });
}
const report = await describeRun();
console.log(report);
if (!only) await writeFile(new URL('RESULTS.md', import.meta.url), report);
process.exitCode = figures.every(isMet) ? 0 : 1;

async function stopAll(): Promise<void> {
  for (const stop of stopping.splice(0).reverse()) await stop();
}

async function fillWorlds(url: string): Promise<[World, World]> {
  const admin = new pg.Client(url);
  await admin.connect();
  const { rowCount: isFilled } = await admin.query("select from pg_database where datname = 'small'");
  if (!isFilled) {
    await importCrowd(url);
    await admin.query('create database small');
  }
  await admin.query('vacuum analyze');
  await admin.end();
  const smallUrl = new URL(url);
  smallUrl.pathname = 'small';
  const worlds = [await openWorld(url), await openWorld(smallUrl.href)] as [World, World];
  for (const { close } of worlds) stopping.push(close);
  return worlds;
}

async function withServers(large: World, small: World): Promise<void> {
  const start = async (args: [string, ...string[]], env: Record<string, string>, path: string): Promise<Measured> => {
    const server = await startMeasured(args, env, path);
    stopping.push(server.stop);
    return server;
  };
  const bare = await start(['test/bench/baselines/bare.ts'], { DATABASE_URL: large.databaseUrl }, '/plain');
  const sandbox = await start(['src/cli/program.ts', 'mock'], {}, '/healthz');
  const withReceiver = { DATABASE_URL: large.databaseUrl, WEBHOOK_ALLOW_HOSTS: `127.0.0.1:${receiverPort}` };
  const server = await start(['src/main.ts'], withReceiver, '/healthz');
  const inSmall = await start(['src/main.ts'], { DATABASE_URL: small.databaseUrl }, '/healthz');
  const orders = ordersOf(large);
  await measure('1', () => validated(rounds, sandbox, bare));
  await measure('2', () => me(rounds, large, server, bare));
  await measure('3', () =>
    roundTrips(large, {
      'event types': '/api/v2/event-types',
      'one event type': `/api/v2/event-types/${large.eventTypeId('together')}`,
      'slots of 50 hosts': slotsPath(large, 'robin'),
      bookings: '/api/v2/bookings',
      leads: '/api/v2/leads',
      contacts: '/api/v2/contacts?q=ann',
      schedules: '/api/v2/schedules',
      'out of office': '/api/v2/out-of-office',
      stats: '/api/v2/stats',
    }),
  );
  await measure('4', () => computing(rounds));
  await measure('5', () => wholeAnswer(rounds, large, server));
  await measure('6', () => teams(rounds, large, server));
  await measure('7', () => beside(rounds, [large, server], [small, inSmall]));
  await measure('8', () => booking(rounds, large, orders, [server, bare]));
  await measure('8c', () => bookingWithWebhooks(rounds, large, orders, server));
  await measure('9', () => rush(rounds, large, server));
  await measure('10', async () => [await lastPage(rounds, large, server), await contacts(rounds, [large, server], [small, inSmall])]);
  await measure('13', () => unchanged(rounds, large, server));
  await measure('15', () => busyTimes(rounds, large, server));
  await server.stop();
  const fresh = await start(['src/main.ts'], { DATABASE_URL: large.databaseUrl }, '/healthz');
  await measure('11', () => endurance(large, orders, fresh, { firstSeconds: 60, thenSeconds: 120 }));
}

async function describeRun(): Promise<string> {
  const [cpu] = cpus();
  const versions = existsSync('/etc/os-release')
    ? /PRETTY_NAME="(.*)"/.exec(await readFile('/etc/os-release', 'utf8'))?.[1]
    : process.platform;
  return `# Results of \`make bench\`

${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${versions}, embedded PostgreSQL
with the settings of \`npm start\`, \`LOG_LEVEL=warn\`. Server, PostgreSQL and load share the machine. Each figure is the median of
${rounds} rounds, in each of which both sides were measured one after the other; the spread is the least and the most of a round.
"Absolute" is what the last round gave on this machine.

${toTable(figures)}
`;
}
