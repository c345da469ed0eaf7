/** Many bodies that grow when parsed, against a server process with the memory limits of `npm start`. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { openWire, rawRequest } from '../support/wire.ts';
import { organization, user, world } from '../support/worlds.ts';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
const memory = scripts.start.match(/--\S+/g) ?? [];

let base: TestServer;
let server: ServerProcess;
let bearer: { Authorization: string };

beforeAll(async () => {
  base = await startTestServer();
  await base.load(world(organization('acme', { users: [user('imad')] })));
  bearer = { Authorization: `Bearer ${await base.token('imad')}` };
  const env = { DATABASE_URL: base.databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000', WORKER: 'off' };
  server = await spawnServer({ ...env, LOG_LEVEL: 'info' }, [...memory, 'src/main.ts']);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  await base.stop();
});

const nested = `${'['.repeat(51_000)}${']'.repeat(51_000)}`;
const empty = `[${'[],'.repeat(33_000)}[]]`;
const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"listEventTypes","arguments":{"x":${empty}}}}`;
const withToken = (): Record<string, string> => bearer;
const nobody = (): Record<string, string> => ({});

it.each([
  ['a stranger', '/api/bookings', nested, nobody, 400],
  ['a stranger, flat', '/api/bookings', empty, nobody, 400],
  ['a tenant', '/api/v2/bookings', empty, withToken, 400],
  ['an agent', '/api/mcp', call, withToken, 200],
])('of %s, at once, do not use up the memory', async (_who, path, body, headers, status) => {
  const wires = await Promise.all(Array.from({ length: 250 }, () => openWire(server.url)));
  const types = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
  // All but the last byte, so that all are complete at the same moment.
  for (const wire of wires) wire.write(rawRequest(`POST ${path}`, { ...types, ...headers() }) + body.slice(0, -1));
  await until('all but the last bytes are sent', () => wires.every(({ socket }) => socket.writableLength === 0));
  for (const wire of wires) wire.write(body.slice(-1));
  const answers = await Promise.all(wires.map((wire) => wire.read()));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]));
  for (const { socket } of wires) socket.destroy();
});
