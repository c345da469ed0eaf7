/** Misbehaving connections, against a server process with the memory limits of `npm start`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { maxUnanswered } from '../../src/http/pipelining.ts';
import { createRandom, inParallel, openSocket, type Random, untilClosed } from '../support/fleet.ts';
import { send } from '../support/http.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { openWire, rawRequest, type Wire } from '../support/wire.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
const memory = scripts.start.match(/--\S+/g) ?? [];

const maxConnections = 200;

let base: TestServer;
let server: ServerProcess;
let bearer: { Authorization: string };
const opened: Socket[] = [];

beforeAll(async () => {
  base = await startTestServer();
  await base.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] })));
  bearer = { Authorization: `Bearer ${await base.token('imad')}` };
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});
afterAll(() => base.stop());

function startWith(env: Record<string, string>): void {
  beforeAll(async () => {
    const own = { DATABASE_URL: base.databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'info', WORKER: 'off', ...env };
    server = await spawnServer(own, [...memory, 'src/main.ts']);
    // The first requests load code, which is not measured.
    for (const path of ['/healthz', '/api/docs/openapi.json', '/api/docs/webhooks']) await read(path);
    await expectAlive();
  });
  afterAll(async () => expect(await server.stop()).toBe(0));
}

async function read(path: string): Promise<void> {
  // Not compressed: Node's fetch throws outside of any promise when a connection ends while it unpacks (undici 7.29, `Parser.finish`).
  const response = await fetch(server.url + path, { headers: { connection: 'close', 'accept-encoding': 'identity' } });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
}

const open = async (): Promise<Socket> => keep(await openSocket(server.url));

async function wireUp(): Promise<Wire> {
  const wire = await openWire(server.url);
  keep(wire.socket);
  return wire;
}

function keep(socket: Socket): Socket {
  opened.push(socket);
  return socket;
}

/** Connections that are all in the middle of a request, so that none is closed to make room for others. */
async function openAnswered(count: number): Promise<Wire[]> {
  let wires: Wire[] = [];
  // The server may not have noticed yet that earlier ones have ended.
  await until(`${count} connections are served`, async () => {
    for (const { socket } of wires) socket.destroy();
    wires = await Promise.all(Array.from({ length: count }, wireUp));
    for (const wire of wires) wire.write('GET /healthz HTTP/1.1\r\nHost: local');
    for (const wire of wires) wire.write('host\r\n\r\n');
    const answers = await Promise.all(wires.map((wire) => wire.read()));
    return answers.every(({ status }) => status === 200);
  });
  return wires;
}

const readMemoryMb = (): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.child.pid)], { encoding: 'utf8' })) / 1024;

async function expectAlive(): Promise<void> {
  expect(await send(server.url, 'GET', '/api/v2/me', { headers: bearer })).toMatchObject({ status: 200, body: { slug: 'imad' } });
  expect(server.output()).not.toMatch(/"level":"(error|fatal)"/);
}

const post = (path: string, body: string, headers: Record<string, string> = {}): string =>
  rawRequest(`POST ${path}`, { 'Content-Type': 'application/json', 'Content-Length': String(body.length), ...headers }, body);

describe('a connection that is reset', () => {
  startWith({ MAX_CONNECTIONS: String(maxConnections) });

  it.each([
    ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
    ['an upgrade', rawRequest('GET /healthz', { Connection: 'Upgrade', Upgrade: 'websocket' })],
    ['a request that is not HTTP', 'nonsense\r\n\r\n'],
    ['a request with two Hosts', rawRequest('GET /healthz', { Host: 'localhost' })],
  ])('after %s does not end the process', async (_name, bytes) => {
    for (let count = 0; count < 50; count += 1) {
      const socket = await open();
      socket.write(bytes);
      if (count % 2 === 1) await pause(2);
      socket.resetAndDestroy();
    }
    await expectAlive();
  });

  it('is not kept after CONNECT, even by a client that keeps its side open', async () => {
    for (let round = 0; round < 3; round += 1) {
      const sockets = await Promise.all(Array.from({ length: maxConnections / 2 }, open));
      for (const socket of sockets) socket.write('CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n');
      await Promise.all(sockets.map(untilClosed));
    }
    await expectAlive();
  });

  it('at any stage of a request, or broken there, costs the server nothing that it does not get back', async () => {
    const random = createRandom(20270301);
    await inParallel(1_000, 50, () => harass(random));
    await expectAlive();
    const before = readMemoryMb();
    await inParallel(4_500, 50, () => harass(random));
    await expectAlive();
    for (const wire of await openAnswered(maxConnections - 10)) wire.socket.destroy();
    expect(readMemoryMb()).toBeLessThan(before + 50);
  });
});

const beginnings = (): string[] => [
  rawRequest('GET /healthz'),
  rawRequest('GET /api/v2/me', bearer),
  rawRequest('GET /api/v2/me', bearer).repeat(5),
  rawRequest('GET /api/docs/openapi.json'),
  rawRequest('GET /api/docs/webhooks'),
  rawRequest('HEAD /sign-in'),
  rawRequest('OPTIONS *', { Origin: 'https://example.com' }),
  post('/api/bookings', '{"eventTypeId":"x","invitee":{}}'),
  post('/api/bookings', '{}', { Expect: '100-continue' }),
  post('/sign-in', 'slug=imad&password=x', { 'Content-Type': 'application/x-www-form-urlencoded' }),
  post('/oauth/token', 'grant_type=authorization_code', { 'Content-Type': 'application/x-www-form-urlencoded' }),
  post('/api/mcp', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}', { ...bearer, Accept: 'application/json, text/event-stream' }),
  rawRequest('POST /api/v2/webhooks', { ...bearer, 'Transfer-Encoding': 'chunked' }, '5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n'),
  `${rawRequest('GET /healthz')}CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n`,
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\nand more',
  rawRequest('GET /healthz', { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': '' }),
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00',
];

/** Sends part of a request, perhaps with wrong bytes, and ends the connection in one of several ways. */
async function harass(random: Random): Promise<void> {
  const below = (count: number) => Math.floor(random() * count);
  const all = beginnings();
  const bytes = Buffer.from(all[below(all.length)] as string, 'latin1');
  for (let wrong = below(6) - 3; wrong > 0; wrong -= 1) bytes[below(bytes.length)] = below(256);
  const cut = below(3) === 0 ? bytes.length : below(bytes.length + 1);
  const ending = below(5);
  const waits = [below(2), below(3)];
  const socket = await openSocket(server.url);
  socket.write(bytes.subarray(0, cut));
  if (waits[0] === 1) await pause(waits[1]);
  if (ending === 0) socket.write(bytes.subarray(cut));
  if (ending === 1) socket.write(Buffer.from(Array.from({ length: 50 }, () => below(256))));
  if (ending === 2) await pause(5);
  if (waits[1] === 0) socket.resume();
  if (ending === 3) socket.end().destroy();
  else socket.resetAndDestroy();
}

describe('pipelined requests whose answers nobody reads', () => {
  startWith({});

  it('cost next to nothing', async () => {
    const attack = async (count: number, bytes: string) => {
      const sockets = await Promise.all(Array.from({ length: count }, open));
      for (const socket of sockets) socket.write(bytes);
      return sockets;
    };
    const cutOff = await attack(3, rawRequest('GET /api/docs/openapi.json').repeat(1_700));
    await read('/healthz');
    cutOff.push(...(await attack(17, rawRequest('GET /api/docs/webhooks').repeat(1_210))));
    await read('/healthz');
    await attack(100, rawRequest('GET /api/docs/openapi.json').repeat(maxUnanswered));
    await read('/healthz');
    // A contract for each of those that are left would be 60 MB.
    expect(readMemoryMb()).toBeLessThan(260);
    await Promise.all(cutOff.map(untilClosed));
    await expectAlive();
  });
});

describe('a large body that is wrong everywhere', () => {
  startWith({});

  const members = Array.from({ length: 9_000 }, (_, n) => `"f${n}":1`).join(',');
  const list = (item: string, count: number) => `[${Array(count).fill(item).join(',')}]`;

  it.each([
    ['answers that are empty', '/api/bookings', 'answers', list('{}', 33_900)],
    ['answers that are numbers', '/api/bookings', 'answers', list('1', 51_000)],
    ['events that there are not', '/api/v2/webhooks', 'events', list('1', 51_000)],
    ['durations that are the same', '/api/v2/event-types', 'durations', list('30', 34_000)],
    ['fields that there are not', '/api/bookings', 'invitee', `{${members}}`],
  ])('costs hardly more than one that is wrong once: %s', async (_name, path, field, value) => {
    const wire = await wireUp();
    const measure = async (body: string) => {
      const startedAt = performance.now();
      wire.write(post(path, body, bearer));
      expectRefusal(await wire.read(), 400, 'invalid_argument');
      return performance.now() - startedAt;
    };
    let [once, everywhere] = [0, 0];
    for (let count = 0; count < 10; count += 1) {
      once += await measure(`[${value}]`);
      everywhere += await measure(`{"${field}":${value}}`);
    }
    // 0.6 to 1.2 of it; when all errors were listed, 3.6 for the first and 5.1 for the third.
    expect(everywhere).toBeLessThan(2.5 * once);
  });

  it('is listed with its first error, a small one with all of them', async () => {
    const wire = await wireUp();
    const errorsOf = async (answers: string) => {
      wire.write(post('/api/bookings', `{"answers":${answers}}`));
      return (await wire.read()).body.details.map(({ path }: { path: string }) => path);
    };
    const missing = ['/body/eventTypeId', '/body/startAt', '/body/invitee'];
    expect(await errorsOf('[1,2]')).toEqual([...missing, '/body/answers/0', '/body/answers/1']);
    expect(await errorsOf(list('1', 50))).toHaveLength(20);
    expect(await errorsOf(list('1', 1_000))).toHaveLength(1);
  });
});

describe('more connections than one address may have', () => {
  startWith({ MAX_CONNECTIONS_PER_ADDRESS: '3' });

  it('are closed, until others of it have ended', async () => {
    const wires = await openAnswered(3);
    expect(await (await wireUp()).closed()).toBe('');
    await until('it is logged', () => server.output().includes('"limit":"MAX_CONNECTIONS_PER_ADDRESS","address":"127.0.0.1"'));
    for (const wire of wires) wire.socket.destroy();
    await openAnswered(3);
  });
});

describe('more connections than one address may have, from a trusted proxy', () => {
  startWith({ MAX_CONNECTIONS_PER_ADDRESS: '3', TRUST_PROXY: 'loopback' });

  it('are served', async () => void (await openAnswered(10)));
});

describe('more connections than there may be', () => {
  startWith({ MAX_CONNECTIONS: '3' });

  it('are closed, and those that wait for nothing make room', async () => {
    const idle = await openAnswered(3);
    expect(await (await wireUp()).closed()).toBe('');
    for (const wire of idle) await wire.closed();
    await openAnswered(3);
  });
});
