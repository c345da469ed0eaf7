/**
 * The endurance test: `make soak`. Two servers behind PgBouncer in transaction mode and two workers, on a PostgreSQL of their own, with a mail
 * server and a receiver of webhooks. Clients book and cancel while each of these is killed (SIGKILL) in turn and started again. In the end
 * nothing that was acknowledged may be missing: no booking, cancellation, mail or webhook. Prints what it measured; exits with 1 if
 * something is missing.
 *
 *   --minutes N   instead of 30
 *   --rest N      pause of each of the 4 clients after a booking, in ms; 500 by default
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { memory } from '../bench/processes.ts';
import { findFreePort } from '../support/free-port.ts';
import { createHosts, findLost, isAllDone, startLoad } from '../support/ledger.ts';
import { type MailServer, type Received, startMailServer } from '../support/mail-server.ts';
import { type Pooler, startPgbouncer } from '../support/pgbouncer.ts';
import { type SpawnedProcess, spawnServerBy, spawnWorker } from '../support/process.ts';
import { accept, type Delivered, type Receiver, startReceiver } from '../support/receivers.ts';
import { type Node, startSingle } from '../support/replication.ts';
import { until } from '../support/until.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, rest: { type: 'string', default: '500' } } });
const betweenMs = 40_000;
const downMs = 3000;
/** Webhooks and mail that failed twice are sent again after 5 minutes. */
const lastLimitMs = 900_000;

type Part = { name: string; kill: () => Promise<void>; restart: () => Promise<void> };

const single = await startSingle();
let database: Node = single.node;
const pooled = (atPort?: number) => startPgbouncer(database.url, 'transaction', 20, atPort);
let pooler: Pooler = await pooled();
let receiver: Receiver = await startReceiver(accept);
let mail: MailServer = await startMailServer();
const mails: Received[][] = [mail.received];
const delivered: Delivered[][] = [receiver.received];
const env = {
  DATABASE_DIRECT_URL: database.url,
  DATABASE_URL: pooler.url,
  RATE_LIMIT_PER_MINUTE: '1000000',
  WEBHOOK_ALLOW_HOSTS: receiver.host,
  SMTP_URL: mail.url,
  MAIL_FROM: 'meetings@acme.test',
};
const ports = [await findFreePort(), await findFreePort()];
const runServer = (port: number) =>
  spawnServerBy([process.execPath, ...memory, 'src/main.ts'], { ...env, WORKER: 'off', PORT: String(port) });
const runWorker = () => spawnWorker(env);
const processes: Record<string, SpawnedProcess> = {
  'server 1': await runServer(ports[0] as number),
  'server 2': await runServer(ports[1] as number),
  'worker 1': await runWorker(),
  'worker 2': await runWorker(),
};

const ofProcess = (name: string, run: () => Promise<SpawnedProcess>): Part => ({
  name,
  kill: async () => {
    const { child } = processes[name] as SpawnedProcess;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  },
  restart: async () => {
    processes[name] = await run();
  },
});

const parts: Part[] = [
  ofProcess('server 1', () => runServer(ports[0] as number)),
  ofProcess('worker 1', runWorker),
  {
    name: 'database',
    kill: () => database.kill(),
    restart: async () => {
      database = await database.restart();
    },
  },
  {
    name: 'pooler',
    kill: () => pooler.stop('SIGKILL'),
    restart: async () => {
      pooler = await pooled(pooler.port);
    },
  },
  {
    name: 'mail server',
    kill: () => mail.stop(),
    restart: async () => {
      mail = await startMailServer({ port: Number(new URL(mail.url).port) });
      mails.push(mail.received);
    },
  },
  {
    name: 'receiver',
    kill: () => receiver.stop(),
    restart: async () => {
      receiver = await startReceiver(accept, Number(new URL(receiver.url).port));
      delivered.push(receiver.received);
    },
  },
  ofProcess('server 2', () => runServer(ports[1] as number)),
  ofProcess('worker 2', runWorker),
];

// Its idle connections end with the database.
const pool = new pg.Pool({ connectionString: database.url, max: 1 }).on('error', () => {});
const hosts = await createHosts(database.url, pool, receiver.url);
const load = startLoad(
  ports.map((port) => `http://127.0.0.1:${port}`),
  hosts,
  { clients: 4, restMs: Number(values.rest) },
);
const largest = { server: 0, worker: 0, connections: 0 };
const kills: Record<string, { times: number; longestGapMs: number }> = {};
const endsAt = performance.now() + Number(values.minutes) * 60_000;
for (let turn = 0; performance.now() < endsAt; turn++) {
  const part = parts[turn % parts.length] as Part;
  await pause(betweenMs / 2);
  await measure();
  load.takeLongestGapMs();
  console.error(`${new Date().toISOString()} ${load.acknowledged.length} bookings; killing the ${part.name}`);
  await part.kill();
  await pause(downMs);
  await part.restart();
  await pause(betweenMs / 2);
  const known = kills[part.name] ?? { times: 0, longestGapMs: 0 };
  kills[part.name] = { times: known.times + 1, longestGapMs: Math.max(known.longestGapMs, load.takeLongestGapMs()) };
}
await load.stop();
const lastAt = performance.now();
await until('all is sent', () => isAllDone(pool), lastLimitMs);
const lastMs = performance.now() - lastAt;
await measure();
const outside = { mails: mails.flat(), delivered: delivered.flat() };
const lost = await findLost(pool, load, outside);
const { rows } = await pool.query(
  "select pg_database_size(current_database()) / 1000000 as size, (select count(*) from bookings) as bookings, (select count(*) from messages where status = 'sent') as messages, (select count(*) from webhook_deliveries where status = 'succeeded') as deliveries",
);
const twice = (all: string[]) => all.length - new Set(all).size;
console.log(
  JSON.stringify(
    {
      minutes: Number(values.minutes),
      kills,
      acknowledgedBookings: load.acknowledged.length,
      acknowledgedCancellations: load.acknowledged.filter(({ isCanceled }) => isCanceled).length,
      responses: Object.fromEntries(load.responses),
      database: rows[0],
      mailsReceived: outside.mails.length,
      mailsTwice: twice(outside.mails.map((received) => `${received.mail.messageId} ${received.recipients}`)),
      webhooksReceived: outside.delivered.length,
      webhooksTwice: twice(outside.delivered.map(({ headers }) => String(headers['x-caledee-delivery']))),
      largestMb: { server: Math.round(largest.server / 1000), worker: Math.round(largest.worker / 1000) },
      connections: largest.connections,
      untilAllSentMs: Math.round(lastMs),
      lost: lost.length,
      firstLost: lost.slice(0, 20),
    },
    undefined,
    2,
  ),
);
await Promise.all(Object.values(processes).map((one) => one.stop()));
await pool.end();
await pooler.stop();
await Promise.all([receiver.stop(), mail.stop(), single.remove(database)]);
process.exitCode = lost.length === 0 ? 0 : 1;

async function measure(): Promise<void> {
  for (const [name, { child }] of Object.entries(processes)) {
    const kind = name.startsWith('server') ? 'server' : 'worker';
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')) ?? [];
    largest[kind] = Math.max(largest[kind], Number(kilobytes));
  }
  const { rows } = await pool.query("select count(*)::integer as count from pg_stat_activity where backend_type = 'client backend'");
  largest.connections = Math.max(largest.connections, rows[0].count);
}
