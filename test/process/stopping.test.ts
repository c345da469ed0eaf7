/** Stopping: under npm and make, with a drain for load balancers, without losing a request. */
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { Agent, type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runProgram, type ServerProcess, spawnServer, spawnServerBy } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let server: TestServer;
let token: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'call')] })));
  token = await server.token('imad');
  env = { DATABASE_URL: server.databaseUrl, RATE_LIMIT_PER_MINUTE: '1000000', npm_config_update_notifier: 'false' };
});
afterAll(() => server.stop());

/** Resolves before the request's body is complete. */
async function begin({ url }: ServerProcess): Promise<ClientRequest> {
  await server.pool.query('delete from rate_limit_counts');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 2 };
  const begun = request(`${url}/api/v2/bookings`, { method: 'POST', headers });
  begun.write('{');
  await until('the body is awaited', async () => (await server.pool.query('select from rate_limit_counts')).rowCount);
  return begun;
}

const hasLogged = ({ output }: ServerProcess, message: string) => output().includes(`"msg":"${message}"`);

it.each<[command: [string, ...string[]], ending: [code: number | null, signal: string | null]]>([
  [
    ['npm', 'start'],
    [0, null],
  ],
  [
    ['npm', 'run', 'caledee', '--', 'serve'],
    [0, null],
  ],
  // make waits for what it has started, and then ends by the signal that it was sent.
  [
    ['make', '--old-file=install', 'run'],
    [null, 'SIGTERM'],
  ],
])('by %j it hears SIGTERM, ends what it has begun, and leaves nothing behind', async (command, ending) => {
  const running = await spawnServerBy(command, env);
  const begun = await begin(running);
  const exited = once(running.child, 'exit');
  const answered = once(begun, 'response');
  running.child.kill('SIGTERM');
  await until('it is stopping', () => hasLogged(running, 'stopping'));
  begun.end('}');
  const [response] = await answered;
  response.resume();
  expect([response.statusCode, await exited]).toEqual([400, ending]);
  expect(hasLogged(running, 'stopped')).toBe(true);
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow('fetch failed');
});

type Outcome = number | 'refused' | 'lost';

const ask = (url: string, path: string, agent: Agent | false): Promise<Outcome> =>
  new Promise((resolve) => {
    request(`${url}${path}`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode as number));
    })
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'))
      .end();
  });

it('is not ready while it drains, and still answers, on kept and on new connections', async () => {
  const drainMs = 2_000;
  const running = await spawnServer({ ...env, DRAIN_SECONDS: String(drainMs / 1000) });
  const kept = new Agent({ keepAlive: true, maxSockets: 8 });
  const outcomes: Outcome[] = [];
  // Until shortly before the drain ends: a new connection that the listener has not accepted when it closes is reset by the system.
  let until80Percent = Number.POSITIVE_INFINITY;
  const clients = Array.from({ length: 16 }, async (_, index) => {
    for (let outcome: Outcome = 200; outcome === 200 && performance.now() < until80Percent; ) {
      outcome = await ask(running.url, '/api/v2/me', index % 2 === 0 && kept);
      outcomes.push(outcome);
    }
  });
  const readiness = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(running.url, '/readyz', readiness)).toBe(200);
  const startedAt = performance.now();
  const exited = once(running.child, 'exit');
  running.child.kill('SIGTERM');
  await until('it is stopping', () => hasLogged(running, 'stopping'));
  until80Percent = startedAt + drainMs * 0.8;
  const before = outcomes.length;
  for (const agent of [readiness, false] as const) {
    expect(await ask(running.url, '/readyz', agent)).toBe(503);
    expect(await ask(running.url, '/healthz', agent)).toBe(200);
    expect(await ask(running.url, '/api/v2/me', agent)).toBe(200);
  }
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(drainMs);
  await Promise.all(clients);
  expect(outcomes.length - before).toBeGreaterThan(16);
  expect([...new Set(outcomes)]).toEqual([200]);
});

const longDrain = { DRAIN_SECONDS: '300' };

it('does not drain on SIGINT: a person waits', async () => {
  const running = await spawnServer({ ...env, ...longDrain });
  const exited = once(running.child, 'exit');
  running.child.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
});

it('cuts the drain short on a second signal, and still ends what it has begun', async () => {
  const running = await spawnServer({ ...env, ...longDrain });
  const begun = await begin(running);
  const exited = once(running.child, 'exit');
  const answered = once(begun, 'response');
  running.child.kill('SIGTERM');
  await until('it is stopping', () => hasLogged(running, 'stopping'));
  // Within a second it would be the same signal, heard twice.
  await pause(1_100);
  running.child.kill('SIGTERM');
  await until('it accepts no more', async () => (await ask(running.url, '/healthz', false)) === 'refused');
  begun.end('}');
  const [response] = await answered;
  response.resume();
  expect([response.statusCode, await exited]).toEqual([400, [0, null]]);
});

it('starts through a symbolic link, as releases are laid out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caledee-release-'));
  await symlink(root, join(folder, 'current'));
  const running = await spawnServer(env, [join(folder, 'current/src/main.ts')]);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  expect(await running.stop()).toBe(0);
  const { code, stdout } = await runProgram([process.execPath, join(folder, 'current/src/cli/program.ts'), 'user', 'list'], {
    cwd: folder,
    env,
  });
  expect([code, JSON.parse(stdout.split('\n')[0] as string).slug]).toEqual([0, 'imad']);
  await rm(folder, { recursive: true });
});
