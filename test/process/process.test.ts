/** Start, health checks, logs, graceful stop and recovery of the server process. */

import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnServer } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'call')] })));
  token = await server.token('imad');
});
afterAll(() => server.stop());

const getMe = (url: string) => fetch(`${url}/api/v2/me`, { headers: { authorization: `Bearer ${token}` } });

// Other values that are refused: config.test.ts.
it.each([
  [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, not "http".'],
  [{ DATABASE_URL: 'host=db.test user=me password=hunter2' }, /^DATABASE_URL must be a URL, such as/],
  [{ HOST: 'nowhere.invalid', DATABASE_URL: 'own' }, 'HOST nowhere.invalid is not an address of this machine.'],
  [{ DATA_DIR: '/etc/passwd' }, 'DATA_DIR: /etc/passwd cannot be used: it is not a folder.'],
  [{ DATA_DIR: '/etc/passwd/x' }, 'DATA_DIR: /etc/passwd/x cannot be used: a part of the path is not a folder.'],
  [{ DATABASE_URL: 'postgres:///?host=127.0.0.1&port=1' }, /^DATABASE_URL: the database at 127\.0\.0\.1 cannot be used: .*ECONNREFUSED/],
  [{ DATABASE_URL_FILE: '/nowhere' }, 'DATABASE_URL_FILE: /nowhere cannot be read: the file or folder does not exist.'],
  [
    { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/caledee' },
    /^DATABASE_URL: the database caledee at 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/,
  ],
  [
    { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1,localhost:2/caledee?target_session_attrs=read-write' },
    /^DATABASE_URL: the database caledee at 127\.0\.0\.1:1, localhost:2 cannot be used: .*ECONNREFUSED/,
  ],
  [
    { DATABASE_URL: 'postgres://me:hunter2@/caledee?host=/nowhere,127.0.0.1&port=5432,1' },
    /^DATABASE_URL: the database caledee at \/nowhere, 127\.0\.0\.1 cannot be used: .*E(NOENT|CONNREFUSED)/,
  ],
  [
    { DATABASE_URL: 'postgres://me:hunter2@/caledee?host=/nowhere' },
    /^DATABASE_URL: the database caledee at \/nowhere cannot be used: .*ENOENT/,
  ],
])('does not start with %j, and says why in one line', async (env, line) => {
  const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value === 'own' ? server.databaseUrl : value]));
  const error = await spawnServer(own).catch((cause: Error) => cause.message);
  const [first, ...rest] = String(error).trim().split('\n');
  expect(first).toBe('The server ended with 1:');
  expect(rest).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
  expect(error).not.toContain('hunter2');
});

it('reads secrets from files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  const file = join(folder, 'database-url');
  await writeFile(file, `${server.databaseUrl}\n`);
  const running = await spawnServer({ DATABASE_URL_FILE: file });
  expect((await getMe(running.url)).status).toBe(200);
  await running.stop();
  await rm(folder, { recursive: true });
});

it('says which port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const error = await spawnServer({ DATABASE_URL: server.databaseUrl, PORT: String(port) }).catch((cause: Error) => cause.message);
  other.close();
  expect(error).toContain(`PORT ${port} is already in use`);
});

it('reports that it is up and ready', async () => {
  expect(await server.send('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await server.send('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect((await server.send('POST', '/healthz')).headers.get('allow')).toBe('GET, HEAD');
});

it('logs each request under its id, and no secret', async () => {
  const running = await spawnServer({ DATABASE_URL: server.databaseUrl });
  const { headers } = await getMe(running.url);
  await fetch(`${running.url}/api/v2/me?access_token=${token}`, {
    headers: { authorization: `Basic ${token}`, cookie: `session=${token}` },
  });
  expect(await running.stop()).toBe(0);
  const lines = running
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.find(({ requestId }) => requestId === headers.get('x-request-id'))).toMatchObject({
    method: 'GET',
    path: '/api/v2/me',
    status: 200,
  });
  expect(lines.map(({ msg }) => msg)).toEqual([
    'SMTP_URL is not set: mail is not sent, but kept and shown under Settings, Messages',
    'listening',
    'request',
    'request',
    'stopping',
    'stopped',
  ]);
  expect(running.output()).not.toContain(token);
  expect(running.output()).not.toContain(new URL(server.databaseUrl).password);
});

it('answers 503 with Retry-After while the database is away, and recovers without a restart', async () => {
  const proxy = await startProxy(server.databaseUrl);
  const running = await spawnServer({ DATABASE_URL: proxy.url });
  try {
    expect((await getMe(running.url)).status).toBe(200);
    await proxy.cut();
    for (let turn = 0; turn < 5; turn += 1) {
      const response = await getMe(running.url);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      const error = (await response.json()) as object;
      expect(error).toEqual({
        title: 'Service Unavailable',
        message: 'The service is temporarily unavailable. Retry later.',
        code: 'unavailable',
        requestId: response.headers.get('x-request-id'),
      });
    }
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    await proxy.restore();
    await until('it answers again', async () => (await getMe(running.url)).status === 200);
    await until('it is ready again', async () => (await fetch(`${running.url}/readyz`)).status === 200);
  } finally {
    await running.stop();
    await proxy.cut();
  }
});

it('answers 503 while the password of its role is another, and recovers without a restart', async () => {
  const role = `rotated_${process.pid}`;
  await server.pool.query(`create role ${role} superuser login password 'first'`);
  const url = Object.assign(new URL(server.databaseUrl), { username: role, password: 'first' });
  const running = await spawnServer({ DATABASE_URL: url.href });
  try {
    expect((await getMe(running.url)).status).toBe(200);
    await server.pool.query(`alter role ${role} password 'second'`);
    await server.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role]);
    await until('the password is refused', async () => (await getMe(running.url)).status === 503 && running.output().includes('28P01'));
    expect([(await getMe(running.url)).status, (await fetch(`${running.url}/readyz`)).status]).toEqual([503, 503]);
    await server.pool.query(`alter role ${role} password 'first'`);
    await until('it answers again', async () => (await getMe(running.url)).status === 200);
  } finally {
    await running.stop();
    await server.pool.query(`drop role ${role}`);
  }
});

it('hears a signal that comes twice within a second as one, and ends what it has begun', async () => {
  const running = await spawnServer({ DATABASE_URL: server.databaseUrl });
  await server.pool.query('delete from rate_limit_counts');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 2 };
  const begun = request(`${running.url}/api/v2/bookings`, { method: 'POST', headers });
  const answered = once(begun, 'response');
  begun.write('{');
  await until('the body is awaited', async () => (await server.pool.query('select from rate_limit_counts')).rowCount);
  const exited = once(running.child, 'exit');
  running.child.kill('SIGTERM');
  await until('it is stopping', () => running.output().includes('"msg":"stopping"'));
  running.child.kill('SIGTERM');
  begun.end('}');
  const [response] = await answered;
  expect(response.statusCode).toBe(400);
  response.resume();
  expect(await exited).toEqual([0, null]);
  expect(running.output()).toContain('"msg":"stopped"');
});

/** Returns the status, `refused` before the request was sent, or `lost` afterwards. */
const ask = (url: string, agent: Agent): Promise<number | 'refused' | 'lost'> =>
  new Promise((resolve) => {
    request(`${url}/api/v2/me`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode as number));
    })
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'))
      .end();
  });

it('stops under load without losing a request', async () => {
  const running = await spawnServer({ DATABASE_URL: server.databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000' });
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const told = new Map<number | 'refused' | 'lost', number>();
  const clients = Array.from({ length: 20 }, async () => {
    for (let outcome: number | 'refused' | 'lost' = 200; outcome === 200; ) {
      outcome = await ask(running.url, agent);
      told.set(outcome, (told.get(outcome) ?? 0) + 1);
    }
  });
  await until('there is load', () => (told.get(200) ?? 0) > 200);
  const code = await running.stop();
  await Promise.all(clients);
  agent.destroy();
  expect([code, told.get('lost') ?? 0, told.get('refused')]).toEqual([0, 0, 20]);
  expect([...told.keys()].sort()).toEqual([200, 'refused']);
});
