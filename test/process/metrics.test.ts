/** Metrics, and the log of requests, endpoints and mail, as an operator sees them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { leaveOut } from '../support/debian.ts';
import { findProgram } from '../support/find-program.ts';
import { findFreePort } from '../support/free-port.ts';
import { startMailServer } from '../support/mail-server.ts';
import { type ServerProcess, spawnServer, spawnWorker } from '../support/process.ts';
import { insertEndpoint, type Receiver, startReceiver } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { daily, eventType, invitee, organization, user, world } from '../support/worlds.ts';

const promtool = findProgram('promtool');
let server: TestServer;
let running: ServerProcess;
let receiver: Receiver;
let receiverStatus = 204;
let metricsPort: number;
let mailPort: number;
let token: string;
let eventTypeId: string;
let webhookId: string;
let slot = 0;

beforeAll(async () => {
  receiver = await startReceiver((_delivered, res) => res.writeHead(receiverStatus).end());
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  const users = [user('imad', { weekly: daily(['00:00', '24:00']) })];
  await server.load(world(organization('acme', { users, eventTypes: [eventType('imad', 'call', { reminders: [] })] })));
  token = await server.token('imad');
  eventTypeId = (await server.client(token).GET('/api/v2/event-types')).data?.items[0]?.id as string;
  ({ id: webhookId } = await insertEndpoint(server.pool, 'imad', { url: receiver.url }));
  [metricsPort, mailPort] = [await findFreePort(), await findFreePort()];
  running = await spawnServer({
    DATABASE_URL: server.databaseUrl,
    METRICS_PORT: String(metricsPort),
    WEBHOOK_ALLOW_HOSTS: receiver.host,
    TRUST_PROXY: '1',
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    MAIL_FROM: 'meetings@acme.test',
    RATE_LIMIT_PER_MINUTE: '50',
  });
});
afterAll(async () => {
  await running.stop();
  await server.stop();
  await receiver.stop();
});

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(running.url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });

async function book(): Promise<number> {
  slot += 1;
  const startAt = new Date(Date.parse('2027-03-02T00:00:00Z') + slot * 1_800_000).toISOString();
  const body = JSON.stringify({ eventTypeId, startAt, invitee: invitee() });
  return (await ask('/api/v2/bookings', { 'content-type': 'application/json' }, { method: 'POST', body })).status;
}

const readMetrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();

/** Values by name and labels. */
async function readValues(): Promise<Map<string, number>> {
  const lines = (await readMetrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

const logged = () =>
  running
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const warnings = () => logged().filter(({ level }) => level === 'warn');

it('logs once when an endpoint starts to fail, and once when it works again', async () => {
  const ofEndpoint = () => warnings().filter((line) => line.webhookId === webhookId);
  receiverStatus = 500;
  await book();
  await book();
  await until('both were tried', async () => receiver.received.length >= 2);
  await until('it is logged', () => ofEndpoint().length > 0);
  receiverStatus = 204;
  await server.setClock('2027-03-01T02:00:00Z');
  await until('it works again', () => ofEndpoint().length > 1);
  expect(ofEndpoint().map(({ msg, status }) => [msg, status])).toEqual([
    ['a webhook endpoint has started to fail', 500],
    ['a webhook endpoint works again', undefined],
  ]);
});

it('logs once when mail starts to fail, and once when it works again', async () => {
  const ofMail = () => warnings().flatMap(({ msg }) => (/^mail /.test(msg) ? [msg] : []));
  await until('it is logged', () => ofMail().length > 0);
  await until('all were tried', async () => (await server.pool.query('select from messages where attempts = 0')).rowCount === 0);
  const mail = await startMailServer({ port: mailPort });
  await server.setClock('2027-03-01T08:00:00Z');
  await until('all are sent', async () => (await server.pool.query(`select from messages where status <> 'sent'`)).rowCount === 0);
  await mail.stop();
  expect(ofMail()).toEqual(['mail has started to fail', 'mail works again']);
});

it('counts requests, attempts, connections and what is due', async () => {
  const before = await readValues();
  expect(await book()).toBe(201);
  await ask('/api/v2/me');
  await ask('/api/v2/me', { authorization: 'Bearer none' });
  await fetch(`${running.url}/sign-in`);
  const values = await readValues();
  const added = (name: string) => (values.get(name) ?? 0) - (before.get(name) ?? 0);
  const countOf = (operation: string, status: number) =>
    `caledee_request_duration_seconds_count{operation="${operation}",status="${status}"}`;
  expect([
    added(countOf('createBooking', 201)),
    added(countOf('getMe', 200)),
    added(countOf('page', 200)),
    values.get('caledee_webhook_attempts_total{outcome="failed"}'),
    (values.get('caledee_webhook_attempts_total{outcome="succeeded"}') ?? 0) > 0,
    (values.get('caledee_message_attempts_total{outcome="failed"}') ?? 0) > 0,
    (values.get('caledee_message_attempts_total{outcome="succeeded"}') ?? 0) > 0,
    (values.get('caledee_database_connections{pool="requests",state="idle"}') ?? 0) > 0,
    values.get('caledee_database_waiting{pool="webhooks"}'),
    values.has('caledee_database_connections{pool="mail",state="used"}'),
    (values.get('nodejs_eventloop_lag_p99_seconds') ?? 0) > 0,
  ]).toEqual([1, 1, 1, 2, true, true, true, true, 0, true, true]);
});

it('reports how much is due, and for how long', async () => {
  receiverStatus = 500;
  await book();
  const waiting = `status = 'pending' and failures > 0 and leased_until is null`;
  await until('it waits', async () => (await server.pool.query(`select from webhook_deliveries where ${waiting}`)).rowCount);
  // No worker takes what is leased.
  await server.pool.query(`update webhook_deliveries set leased_until = now() + interval '1 hour' where status = 'pending'`);
  await server.setClock('2027-03-02T00:00:00Z');
  const readDue = async () => (await readValues()).get('caledee_queue_due{queue="webhooks"}') ?? 0;
  const { rowCount: pending } = await server.pool.query(`select from webhook_deliveries where status = 'pending'`);
  await until('all are due', async () => (await readDue()) === pending);
  expect((await readValues()).get('caledee_queue_oldest_seconds{queue="webhooks"}')).toBeGreaterThan(3600);
});

it('counts due mail of all kinds', async () => {
  const day = '2027-03-03T00:00:00Z';
  const rowOf = {
    password_resets: `(id, email, secret_hash, expires_at, next_attempt_at)
      values (gen_random_uuid(), 'imad@acme.test', sha256('reset'), timestamptz '${day}' + interval '2 hours', '${day}')`,
    invitations: `(organization_id, user_id, id, secret_hash, expires_at, next_attempt_at)
      select organization_id, id, gen_random_uuid(), sha256('joining'), timestamptz '${day}' + interval '2 hours', '${day}' from users`,
    security_notices: `(organization_id, id, user_id, email, kind, next_attempt_at)
      select organization_id, gen_random_uuid(), id, email, 'token_created', '${day}' from users`,
    host_notices: `(organization_id, event_type_id, host_id, id, about, next_attempt_at)
      select organization_id, event_type_id, user_id, gen_random_uuid(), 'added', '${day}' from event_type_hosts`,
    webhook_notices: `(organization_id, webhook_id, id, next_attempt_at) select organization_id, id, gen_random_uuid(), '${day}' from webhooks`,
  };
  const client = await server.pool.connect();
  for (const [table, row] of Object.entries(rowOf)) await client.query(`insert into ${table} ${row}`);
  // No worker takes what is locked.
  await client.query('begin');
  for (const table of Object.keys(rowOf)) await client.query(`select from ${table} for update`);
  await server.setClock('2027-03-03T01:00:00Z');
  await until('all are due', async () => (await readValues()).get('caledee_queue_due{queue="mail"}') === 5);
  expect((await readValues()).get('caledee_queue_oldest_seconds{queue="mail"}')).toBe(3600);
  await server.setClock('2027-03-03T03:00:00Z');
  await until('links have expired', async () => (await readValues()).get('caledee_queue_due{queue="mail"}') === 3);
  await client.query('commit');
  client.release();
});

it('counts requests above a rate limit', async () => {
  const statuses = await Promise.all(Array.from({ length: 80 }, async () => (await ask('/api/v2/me')).status));
  const refused = statuses.filter((status) => status === 429).length;
  expect(refused).toBeGreaterThan(0);
  expect((await readValues()).get('caledee_rate_limited_requests_total{operation="getMe"}')).toBe(refused);
});

it('takes up the id and the trace of a request, and logs where it came from', async () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const headers = {
    'x-request-id': 'edge-42',
    'x-forwarded-for': '198.51.100.7',
    traceparent: `00-${trace}-b7ad6b7169203331-01`,
    'user-agent': `partner/1.0 ${'x'.repeat(300)}`,
  };
  const response = await fetch(`${running.url}/api/v2/me`, { headers });
  expect([response.status, response.headers.get('x-request-id')]).toEqual([401, 'edge-42']);
  expect(((await response.json()) as { requestId: string }).requestId).toBe('edge-42');
  const find = () => logged().find(({ requestId }) => requestId === 'edge-42');
  await until('it is logged', find);
  expect(find()).toMatchObject({ traceId: trace, clientAddress: '198.51.100.7' });
  expect(find().userAgent).toMatch(/^partner\/1\.0 x{188}$/);
  for (const bad of ['a b', '<script>', 'x'.repeat(101)]) {
    const { headers: answered } = await fetch(`${running.url}/api/v2/me`, { headers: { 'x-request-id': bad } });
    expect(answered.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
  const untrusted = await fetch(`${server.url}/api/v2/me`, { headers });
  expect(untrusted.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

it('logs no probe that succeeds', async () => {
  await Promise.all([fetch(`${running.url}/healthz`), fetch(`${running.url}/readyz`)]);
  await fetch(`${running.url}/api/v2/me?last`);
  await until('a later request is logged', () => logged().some(({ path, code }) => path === '/api/v2/me' && code !== undefined));
  expect(logged().some(({ path }) => path === '/healthz' || path === '/readyz')).toBe(false);
});

it('logs the stack of an error that all requests have once', async () => {
  await server.pool.query('alter table users rename to users_away');
  const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await ask('/api/v2/me')).status));
  await server.pool.query('alter table users_away rename to users');
  expect(new Set(statuses)).toEqual(new Set([500]));
  const errors = () => logged().filter(({ level, status }) => level === 'error' && status === 500);
  await until('all are logged', () => errors().length === 5);
  expect(errors().filter(({ err }) => err.stack !== undefined)).toHaveLength(1);
  expect(new Set(errors().map(({ err }) => err.message)).size).toBe(1);
});

it('serves the metrics of a worker alone, and its health', async () => {
  const port = await findFreePort();
  const worker = await spawnWorker({ DATABASE_URL: server.databaseUrl, METRICS_PORT: String(port) });
  const read = async (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect([(await read('/healthz')).status, (await read('/other')).status]).toEqual([200, 404]);
  expect(await (await read('/metrics')).text()).toContain('caledee_database_connections{pool="webhooks",state="idle"}');
  expect(await worker.stop()).toBe(0);
});

it('is shown by the dashboard of the guide', async () => {
  const dashboard = readFileSync('docs/grafana-dashboard.json', 'utf8');
  const names = new Set(dashboard.match(/\b(?:caledee|nodejs|process)_[a-z0-9_]+/g));
  const text = await readMetrics();
  const missing = [...names].filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(text));
  expect([names.size > 8, missing]).toEqual([true, []]);
});

if (promtool === undefined) leaveOut('promtool');
(promtool ? it : it.skip)('has the form that Prometheus wants', async () => {
  const { status, stdout, stderr } = spawnSync(promtool as string, ['check', 'metrics'], { input: await readMetrics(), encoding: 'utf8' });
  expect([stdout, stderr, status]).toEqual(['', '', 0]);
});
