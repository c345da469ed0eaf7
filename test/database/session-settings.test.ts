/** Responses do not depend on the database's session defaults: the server sets what it relies on for each session. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { connect, inTransaction } from '../../src/database/connect.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { runCommand, spawnServer } from '../support/process.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { daily, eventType, invitee, organization, user, world } from '../support/worlds.ts';

const hosts = ['ada', 'bo', 'cy', 'di'];
const firstDay = Date.parse('2027-03-02T00:00:00Z');
const dayMs = 86_400_000;
const options = { rateLimitPerMinute: 1_000_000 };
let server: TestServer;
let tokens: string[];
let eventTypeIds: string[];

beforeAll(async () => {
  server = await startTestServer(options);
  await server.setClock('2027-03-01T00:00:00Z');
  const weekly = daily(['00:00', '24:00']);
  const eventTypes = hosts.map((host) => eventType(host, 'call', { slotIntervalMin: 30, bufferAfterMin: 5 }));
  await server.load(world(organization('acme', { users: hosts.map((host) => user(host, { weekly })), eventTypes })));
  tokens = await Promise.all(hosts.map((host) => server.token(host)));
  eventTypeIds = await Promise.all(
    tokens.map(async (token) => (await server.client(token).GET('/api/v2/event-types')).data?.items[0]?.id as string),
  );
});
afterAll(() => server.stop());

const nameOf = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1);

/** Sets defaults for new sessions while `work` runs. */
async function withDefaults<T>(settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const alter = (change: string) => server.pool.query(`alter database ${nameOf(server.databaseUrl)} ${change}`);
  for (const [name, value] of Object.entries(settings)) await alter(`set ${name} = ${pg.escapeLiteral(value)}`);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(settings)) await alter(`reset ${name}`);
  }
}

const paths = [
  '/api/v2/me',
  '/api/v2/event-types',
  '/api/v2/schedules',
  '/api/v2/bookings',
  '/api/v2/contacts',
  '/api/v2/leads',
  '/api/v2/events',
  '/api/v2/stats?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z',
  '/api/v2/out-of-office',
];

/** Reads everything as one host; creates, reads and cancels a booking. */
async function runScenario(url: string, day: number): Promise<unknown[]> {
  const headers = { authorization: `Bearer ${tokens[0]}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { path, status: response.status, body: JSON.parse((await response.text()).replaceAll(url, 'https://caledee.test')) };
  };
  const window = `from=2027-03-28T00:00:00Z&to=2027-03-29T00:00:00Z&tz=Europe/Paris`;
  const read = [...paths, `/api/v2/availability?eventTypeId=${eventTypeIds[0]}&${window}`];
  const reads = [];
  for (const path of read) reads.push(await ask('GET', path));
  const startAt = new Date(firstDay + day * dayMs).toISOString();
  const guest = { name: 'Łukasz \\ 日本', email: 'lukasz@example.com' };
  const made = await ask('POST', '/api/v2/bookings', { eventTypeId: eventTypeIds[0], startAt, invitee: guest });
  const booking = made.body as { id: string; startAt: string; createdAt: string; invitee: object };
  const found = await ask('GET', `/api/v2/bookings/${booking.id}`);
  expect(found.body).toEqual(booking);
  const canceled = await ask('DELETE', `/api/v2/bookings/${booking.id}?reason=over`);
  return [...reads, made.status, booking.startAt === startAt, booking.createdAt, booking.invitee, canceled.status];
}

it.each([
  [{ datestyle: 'SQL, DMY' }],
  [{ datestyle: 'German' }],
  [{ timezone: 'America/St_Johns', intervalstyle: 'sql_standard', bytea_output: 'escape' }],
  [{ intervalstyle: 'iso_8601', standard_conforming_strings: 'off', escape_string_warning: 'off', array_nulls: 'off' }],
  [{ transform_null_equals: 'on', jit_above_cost: '0', idle_session_timeout: '1000', transaction_timeout: '2000' }],
])('answers the same with %j', async (settings) => {
  const restore = () => server.pool.query('truncate bookings, meetings, contacts, events, booking_tallies, contact_totals cascade');
  await restore();
  const expected = await runScenario(server.url, 1);
  await restore();
  const actual = await withDefaults(settings, async () => {
    const other = await startServer(server.databaseUrl, options);
    try {
      return await runScenario(other.url, 1);
    } finally {
      await other.stop();
    }
  });
  expect(actual).toEqual(expected);
});

/** Books distinct free slots of all hosts concurrently, with reads in between. Returns the number of responses by status. */
async function bookDistinctSlots(url: string, day: number) {
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const client = (index: number): ApiClient => server.client(tokens[index % hosts.length], { baseUrl: url });
  const orders = Array.from({ length: 96 }, (_, order) => ({ host: order % hosts.length, slot: Math.floor(order / hosts.length) }));
  const clients = Array.from({ length: 16 }, async (_, index) => {
    for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
      const startAt = new Date(firstDay + day * dayMs + order.slot * 3_600_000).toISOString();
      const body = { eventTypeId: eventTypeIds[order.host] as string, startAt, invitee: invitee() };
      count((await client(order.host).POST('/api/v2/bookings', { body })).response.status);
      count((await client(index).GET('/api/v2/bookings')).response.status);
    }
  });
  await Promise.all(clients);
  return Object.fromEntries(statuses);
}

it.each([
  ['serializable', 10],
  ['repeatable read', 20],
])(
  'refuses no free slot where transactions are %s by default',
  async (isolation, day) => {
    const statuses = await withDefaults({ default_transaction_isolation: isolation }, async () => {
      const other = await startServer(server.databaseUrl, options);
      const outcome = await bookDistinctSlots(other.url, day).finally(other.stop);
      return outcome;
    });
    expect(statuses).toEqual({ 200: 96, 201: 96 });
    expect(await findFaults(server.pool)).toEqual([]);
  },
  120_000,
);

it("keeps the operator's search_path in the options of the address, for migrations, commands and the server; ours win", async () => {
  const own = await createEmptyDatabase();
  const url = new URL(own.url);
  const theirs = ['search_path=app', 'datestyle=German', 'statement_timeout=1h', 'default_transaction_isolation=serializable'];
  url.searchParams.set('options', theirs.map((setting) => `-c ${setting}`).join(' '));
  const env = { DATABASE_URL: url.href };
  const { pool, close } = connect(url.href, { report: () => {} });
  try {
    await pool.query('create schema app');
    const running = await spawnServer(env);
    expect((await runCommand(['demo'], env)).code).toBe(0);
    const { stdout } = await runCommand(['token', 'create', '--user', 'imad', '--scopes', 'all'], env);
    const answer = await fetch(`${running.url}/api/v2/bookings`, { headers: { authorization: `Bearer ${stdout.trim()}` } });
    await running.stop();
    expect(answer.status).toBe(200);
    const found = await pool.query(`select distinct schemaname from pg_tables where tablename in ('bookings', 'readiness_checks')`);
    expect(found.rows).toEqual([{ schemaname: 'app' }]);
    const shown = await pool.query(
      `select current_setting('search_path') as path, current_setting('datestyle') as style, current_setting('statement_timeout') as timeout,
        current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('transaction_isolation') as isolation, current_setting('jit') as jit`,
    );
    expect(shown.rows).toEqual([
      { path: 'app', style: 'ISO, MDY', timeout: '15s', lock: '3s', idle: '30s', isolation: 'read committed', jit: 'off' },
    ]);
  } finally {
    await close();
    await own.drop();
  }
});

it('ends a transaction that waits for a lock, on a node of Citus as well', async () => {
  const { db, close } = connect(server.databaseUrl, { report: () => {}, lockTimeoutMs: 300, statementTimeoutMs: 5000 });
  const { rows } = await server.pool.query('select organization_id from users where slug = $1', [hosts[0]]);
  const lock = sql`select from event_types where organization_id = ${rows[0].organization_id} for update`;
  await inTransaction(db, async (holder) => {
    await lock.execute(holder);
    await expect(inTransaction(db, (tx) => lock.execute(tx))).rejects.toMatchObject({ code: '55P03' });
  });
  await close();
});

it('sends no startup parameter that a pooler in session mode would refuse', async () => {
  const { pool, close } = connect(server.databaseUrl, { report: () => {} });
  const client = await pool.connect();
  expect(Object.keys((client as unknown as { getStartupConf: () => object }).getStartupConf()).sort()).toEqual([
    'application_name',
    'database',
    'user',
  ]);
  client.release();
  await close();
});

it('hands out no connection on which the settings could not be made', async () => {
  const { pool, close } = connect(server.databaseUrl, { report: () => {}, lockTimeoutMs: -2 });
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: '22023' });
  expect(pool.totalCount).toBe(0);
  await close();
});

it.each([
  ["encoding 'LATIN1' locale 'C'", 'its encoding is LATIN1; create the database with the encoding UTF8'],
  ["encoding 'SQL_ASCII' locale 'C'", 'its encoding is SQL_ASCII; create the database with the encoding UTF8'],
])('does not start on a database with %s, and says so in one line', async (how, reason) => {
  const name = `test_${process.pid}_${Date.now()}`;
  await server.pool.query(`create database ${name} template template0 ${how}`);
  const url = new URL(server.databaseUrl);
  url.pathname = name;
  const error = await spawnServer({ DATABASE_URL: url.href }).catch((cause: Error) => cause.message);
  await server.pool.query(`drop database ${name} with (force)`);
  const [, line, ...rest] = String(error).trim().split('\n');
  expect([line?.startsWith(`DATABASE_URL: the database ${name} at `), rest]).toEqual([true, []]);
  expect(line).toContain(reason);
});
