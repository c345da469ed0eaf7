/** Behind PgBouncer, in both modes: every request succeeds, and nothing of ours stays in the sessions that other clients use next. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createEmptyDatabase } from '../support/database.ts';
import { leaveOut } from '../support/debian.ts';
import { inParallel } from '../support/fleet.ts';
import { type Pooler, pgbouncer, startPgbouncer } from '../support/pgbouncer.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { accept, insertEndpoint, type Receiver, startReceiver } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { until } from '../support/until.ts';
import { daily, eventType, invitee, organization, user, world } from '../support/worlds.ts';

const hosts = ['ada', 'bo', 'cy', 'di'];
type Load = { requests: number; clients: number };
const full: Load = { requests: 2000, clients: 12 };
/** Few clients, so that none waits for seconds on a slow machine. */
const small: Load = { requests: 250, clients: 4 };
const halfHourMs = 1_800_000;

type Sent = { status: number; body: { id: string; code?: string } };
let server: TestServer;
let receiver: Receiver;
let tokens: string[];
let eventTypeIds: string[];
/** Each order has a slot of its own, over all tests. */
let orders = 0;

beforeAll(async () => {
  receiver = await startReceiver(accept);
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  const users = hosts.map((host) => user(host, { weekly: daily(['00:00', '24:00']) }));
  await server.load(world(organization('acme', { users, eventTypes: hosts.map((host) => eventType(host, 'call')) })));
  tokens = await Promise.all(hosts.map((host) => server.token(host)));
  const findEventType = async (token: string) => (await server.client(token).GET('/api/v2/event-types')).data?.items[0]?.id as string;
  eventTypeIds = await Promise.all(tokens.map(findEventType));
  await insertEndpoint(server.pool, 'ada', { url: receiver.url });
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

async function send(url: string, host: number, method: string, path: string, body?: object): Promise<Sent> {
  const headers = { authorization: `Bearer ${tokens[host]}`, 'content-type': 'application/json' };
  const order = body && { body: JSON.stringify(body), headers: { ...headers, 'idempotency-key': `${orders}` } };
  const response = await fetch(`${url}/api/v2${path}`, { method, headers, ...order });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

/** As a host, at a start that no other order has. */
function nextOrder() {
  orders += 1;
  const host = orders % hosts.length;
  const startAt = new Date(Date.parse('2027-03-02T00:00:00Z') + Math.floor(orders / hosts.length) * halfHourMs).toISOString();
  return { host, body: { eventTypeId: eventTypeIds[host] as string, startAt, invitee: invitee() } };
}

/** Books, reads, looks for slots and cancels, with several clients. Returns the number of responses by method and status. */
async function work(url: string, { requests, clients }: Load): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const ask = async (host: number, method: string, path: string, body?: object) => {
    const answer = await send(url, host, method, path, body);
    const key = `${method} ${[answer.status, answer.body.code].join(' ').trim()}`;
    counts[key] = (counts[key] ?? 0) + 1;
    return answer.body;
  };
  await inParallel(requests / 5, clients, async () => {
    const { host, body } = nextOrder();
    const { id } = await ask(host, 'POST', '/bookings', body);
    await ask(host, 'GET', `/bookings/${id}`);
    await ask(host, 'GET', '/contacts?q=guest&limit=5');
    await ask(
      host,
      'GET',
      `/availability?eventTypeId=${eventTypeIds[host]}&from=${body.startAt}&tz=Europe/Paris&to=${endOf(body.startAt)}`,
    );
    await ask(host, 'DELETE', `/bookings/${id}`);
  });
  return counts;
}

const endOf = (startAt: string) => new Date(Date.parse(startAt) + 48 * halfHourMs).toISOString();

const succeeded = ({ requests }: Load) => ({ 'POST 201': requests / 5, 'GET 200': (requests / 5) * 3, 'DELETE 200': requests / 5 });

/** While another transaction locks the table that a booking writes. */
async function bookBehindLock(url: string): Promise<Sent> {
  const locker = await server.pool.connect();
  try {
    await locker.query('begin; lock table host_claims in exclusive mode');
    const { host, body } = nextOrder();
    return await send(url, host, 'POST', '/bookings', body);
  } finally {
    await locker.query('rollback');
    locker.release();
  }
}

/** State of each session of the pooler that another client gets. */
async function readSessions(url: string, count: number) {
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ connectionString: url, application_name: 'other' });
      await client.connect();
      // Holds the session, so that the next client gets another.
      await client.query('begin');
      return client;
    }),
  );
  const text = `select pg_backend_pid() as id, (select count(*)::integer from pg_prepared_statements) as statements,
    (select count(*)::integer from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
    (select count(*)::integer from pg_listening_channels()) as channels,
    array(select name || '=' || setting from pg_settings where source = 'session' and name <> 'application_name' order by 1) as settings`;
  const found = await Promise.all(clients.map(async (client) => (await client.query(text)).rows[0]));
  await Promise.all(clients.map((client) => client.end()));
  return found;
}

const clean = { id: expect.any(Number), statements: 0, locks: 0, channels: 0, settings: [] };

const start = (databaseUrl: string, env: Record<string, string> = {}) =>
  spawnServer({ DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000', WEBHOOK_ALLOW_HOSTS: receiver.host, ...env });

it.each([
  ['needs no more connections than three times DATABASE_POOL_SIZE and two', 11, { DATABASE_POOL_SIZE: '3' }],
  ['waits for one of its own connections when the database refuses more', 6, {}],
])(
  '%s',
  async (_, limit, env) => {
    const limited = await withLimit(limit);
    const running = await start(limited.url, env);
    try {
      expect(await work(running.url, small)).toEqual(succeeded(small));
    } finally {
      await running.stop();
      await limited.drop();
    }
  },
  120_000,
);

/** The database as a role that may have this number of connections. */
async function withLimit(connections: number) {
  const role = `limited_${connections}`;
  const { pool, databaseUrl } = server;
  const owner = decodeURIComponent(new URL(databaseUrl).username);
  await pool.query(`create role ${role} login password 'limited' connection limit ${connections}`);
  await pool.query(`grant ${owner} to ${role}`);
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = 'limited';
  return { url: url.href, drop: () => pool.query(`drop role ${role}`) };
}

if (pgbouncer === undefined) leaveOut('pgbouncer');
(pgbouncer ? describe : describe.skip).each([
  ['transaction', 5],
  ['session', 35],
] as const)('behind PgBouncer in %s mode', (mode, poolSize) => {
  let pooler: Pooler;
  let running: ServerProcess;

  beforeAll(async () => {
    pooler = await startPgbouncer(server.databaseUrl, mode, poolSize);
    running = await start(pooler.url, mode === 'transaction' ? { DATABASE_DIRECT_URL: server.databaseUrl } : {});
  }, 60_000);
  afterAll(async () => {
    await running?.stop();
    await pooler?.stop();
  });

  it(`serves ${full.requests} requests without an error`, async () => {
    const before = receiver.received.length;
    expect(await work(running.url, full)).toEqual(succeeded(full));
    expect(await findFaults(server.pool)).toEqual([]);
    // Servers of earlier tests, or one that waited too long, may have left some that are delivered now.
    const unfinished = "select from webhook_deliveries where status <> 'succeeded' limit 1";
    await until('all webhooks are delivered', async () => (await server.pool.query(unfinished)).rowCount === 0);
    expect(receiver.received.length - before).toBeGreaterThanOrEqual((2 * full.requests) / 5 / hosts.length);
    expect(running.output()).not.toContain('"level":"warn"');
  }, 180_000);

  it('keeps the time limits', async () => {
    const startedAt = performance.now();
    expect(await bookBehindLock(running.url)).toMatchObject({ status: 503 });
    // Below the limit of statements.
    expect(performance.now() - startedAt).toBeLessThan(14_000);
  });

  it('leaves nothing in the sessions', async () => {
    if (mode === 'session') await running.stop();
    const found = await readSessions(pooler.url, poolSize);
    expect(found).toEqual(found.map(() => clean));
    expect(new Set(found.map(({ id }) => id)).size).toBe(poolSize);
  });
});

(pgbouncer ? it : it.skip)('does not start on a pooler that shares sessions, and says in one line what to set', async () => {
  const pooler = await startPgbouncer(server.databaseUrl, 'transaction', 5);
  const error = await start(pooler.url).catch((cause: Error) => cause.message);
  await pooler.stop();
  const [, line, ...rest] = String(error).trim().split('\n');
  expect(rest).toEqual([]);
  expect(line).toContain('set DATABASE_DIRECT_URL to the address of PostgreSQL itself');
});

it('does not start if DATABASE_URL leads to another database than DATABASE_DIRECT_URL', async () => {
  const other = await createEmptyDatabase();
  const error = await start(other.url, { DATABASE_DIRECT_URL: server.databaseUrl }).catch((cause: Error) => cause.message);
  await other.drop();
  expect(error).toContain('cannot be used: it is not the database of DATABASE_DIRECT_URL, which has been migrated');
});
