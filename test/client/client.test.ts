import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaledeeError, type ClientOptions, type Clock, unwrap } from '../../src/client.ts';
import { declared } from '../support/contract.ts';
import { checkedFetch } from '../support/http.ts';
import { runProgram } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const limit = 6;
let server: TestServer;
let wire: Awaited<ReturnType<typeof startProxy>>;
let minutes = 0;
let starts = 0;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: limit });
  wire = await startProxy(server.url);
  await server.setClock('2027-03-01T00:00:00Z');
  const eventTypes = [eventType('imad', 'call', { durations: [5] }), eventType('imad', 'talk'), eventType('imad', 'walk')];
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes })));
});
afterAll(async () => {
  await wire.cut();
  await server.stop();
});

/** A clock on which waiting takes no time; `onWait` runs during each wait. */
const newClock = (onWait: (count: number) => unknown = () => {}) => {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => waits.reduce((sum, ms) => sum + ms, 0),
    async wait(ms) {
      waits.push(ms);
      await onWait(waits.length);
    },
  };
  return { clock, waits };
};

async function newClient(options: Partial<ClientOptions> = {}): Promise<{ client: ApiClient; sent: Request[] }> {
  const sent: Request[] = [];
  const fetch = (request: Request) => {
    sent.push(request.clone());
    return checkedFetch(request);
  };
  return { client: server.client(await server.token('imad'), { fetch, maxRetries: 4, ...options }), sent };
}

const keysOf = (sent: Request[]) => sent.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('idempotency-key'));
const toNextMinute = () => server.setClock(new Date(Date.parse('2027-03-01T00:00:00Z') + 60_000 * ++minutes));
// The clients share a user, whose tokens have one limit together.
beforeEach(toNextMinute);

async function newOrder(client: ApiClient) {
  const { items } = await unwrap(client.GET('/api/v2/event-types'));
  const startAt = new Date(Date.parse('2027-03-02T09:00:00Z') + 5 * 60_000 * starts++).toISOString();
  return { eventTypeId: items[0]?.id as string, startAt, invitee: invitee() };
}

const countBookings = async (startAt: string) =>
  (await server.pool.query('select count(*)::integer as count from bookings where starts_at = $1', [startAt])).rows[0].count;

async function useUp(client: ApiClient): Promise<void> {
  for (let count = 0; count < limit; count += 1) await unwrap(client.GET('/api/v2/me'));
}

describe('a limit that is used up', () => {
  it('is waited out as Retry-After says', async () => {
    const { clock, waits } = newClock(toNextMinute);
    const { client } = await newClient({ clock });
    await useUp(client);
    expect(waits).toEqual([]);
    expect((await client.GET('/api/v2/me')).data?.slug).toBe('imad');
    expect(waits).toEqual([60_000]);
  });

  it('is thrown after the last attempt', async () => {
    const { clock, waits } = newClock();
    const { client, sent } = await newClient({ clock, maxRetries: 2, timeoutMs: 600_000 });
    await useUp(client);
    const { error, response } = await client.GET('/api/v2/me');
    expect([response.status, error?.code, waits]).toEqual([429, 'rate_limited', [60_000, 60_000]]);
    expect(sent).toHaveLength(limit + 3);
  });

  it('is thrown at once when waiting would exceed the time limit of a call', async () => {
    const { clock, waits } = newClock();
    const { client } = await newClient({ clock, timeoutMs: 150_000 });
    await useUp(client);
    expect((await client.GET('/api/v2/me')).response.status).toBe(429);
    expect(waits).toEqual([60_000, 60_000]);
    const hasty = await newClient({ clock, timeoutMs: 59_999 });
    await useUp(hasty.client);
    expect((await hasty.client.GET('/api/v2/me')).response.status).toBe(429);
    expect(waits).toHaveLength(2);
  });
});

it('waits as Retry-After says while the service cannot answer, and books once', async () => {
  const database = await startProxy(server.databaseUrl);
  const away = await startServer(database.url);
  try {
    const { clock, waits } = newClock((count) => (count === 2 ? database.restore() : undefined));
    const { client, sent } = await newClient({ clock, baseUrl: away.url });
    const order = await newOrder(client);
    await database.cut();
    const { data, response } = await client.POST('/api/v2/bookings', { body: order });
    expect([response.status, data?.startAt, waits]).toEqual([201, order.startAt, [2_000, 2_000]]);
    expect(new Set(keysOf(sent)).size).toBe(1);
    expect(await countBookings(order.startAt)).toBe(1);
  } finally {
    await database.cut().catch(() => {});
    await away.stop();
  }
});

describe('an answer that is lost', () => {
  // `fetch` reports a lost response and a truncated one differently.
  it.each([0, 40, 1_000])('after %i bytes is asked for again under the same key, and booked once', async (kept) => {
    const { clock, waits } = newClock();
    const { client, sent } = await newClient({ clock, baseUrl: wire.url });
    const order = await newOrder(client);
    wire.loseAnswer(kept);
    const { data, response } = await client.POST('/api/v2/bookings', { body: order });
    expect([response.status, data?.startAt, response.headers.get('idempotent-replayed')]).toEqual([201, order.startAt, 'true']);
    expect(keysOf(sent)).toHaveLength(2);
    expect(new Set(keysOf(sent)).size).toBe(1);
    expect(await countBookings(order.startAt)).toBe(1);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThan(250);
  });

  it('is waited for while the first request is still being worked on', async () => {
    const blocker = await server.pool.connect();
    const { clock, waits } = newClock(async (count) => {
      if (count !== 2) return;
      await blocker.query('rollback');
      await until('the first request has booked', async () => (await countBookings(order.startAt)) === 1);
    });
    const { client, sent } = await newClient({ clock, baseUrl: wire.url });
    const order = await newOrder(client);
    await blocker.query('begin');
    await blocker.query('lock table idempotency_keys in share mode');
    const booked = client.POST('/api/v2/bookings', { body: order });
    await until('the request is being worked on', async () => {
      const { rowCount } = await server.pool.query(
        'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
      );
      return rowCount;
    });
    await wire.cut();
    await wire.restore();
    expect((await booked).response.headers.get('idempotent-replayed')).toBe('true');
    expect([keysOf(sent).length, waits.length]).toEqual([3, 2]);
    expect(await countBookings(order.startAt)).toBe(1);
    blocker.release();
  });

  it('is retried for safe requests, and thrown after the last attempt', async () => {
    const { clock, waits } = newClock(() => wire.loseAnswer());
    const { client, sent } = await newClient({ clock, baseUrl: wire.url, maxRetries: 3 });
    wire.loseAnswer();
    await expect(client.GET('/api/v2/me')).rejects.toMatchObject({ name: 'TypeError' });
    expect([sent.length, waits.length]).toEqual([4, 3]);
    for (const [index, ms] of waits.entries()) {
      expect(ms).toBeGreaterThanOrEqual(125 * 2 ** index);
      expect(ms).toBeLessThan(250 * 2 ** index);
    }
  });

  it.each([502, 504])('told by a proxy as %i is asked for again', async (status) => {
    const { clock } = newClock();
    const answers = [new Response('<h1>Bad Gateway</h1>', { status })];
    const fetchOnce = async (request: Request) => answers.pop() ?? fetch(request);
    const client = server.client(await server.token('imad'), { fetch: fetchOnce, clock, maxRetries: 1 });
    expect((await client.GET('/api/v2/me')).data?.slug).toBe('imad');
  });

  it('is retried for idempotent requests', async () => {
    const { client, sent } = await newClient({ clock: newClock().clock, baseUrl: wire.url });
    wire.loseAnswer();
    const { error } = await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: 'nothing' } } });
    expect([error?.code, sent.length]).toEqual(['not_found', 2]);
  });

  it('is not retried where that might do harm', async () => {
    const { clock } = newClock();
    const { client, sent } = await newClient({ clock, baseUrl: wire.url });
    wire.loseAnswer();
    const patch = client.PATCH as unknown as (path: string) => Promise<unknown>;
    await expect(patch('/api/v2/me')).rejects.toMatchObject({ name: 'TypeError' });
    expect(sent).toHaveLength(1);
  });
});

it('gives every POST a key of its own, unless it has one', async () => {
  const { client, sent } = await newClient();
  const order = await newOrder(client);
  await client.POST('/api/v2/bookings', { body: order });
  await client.POST('/api/bookings', { body: order });
  await client.POST('/api/v2/bookings', { body: order, params: { header: { 'Idempotency-Key': 'mine' } } });
  const [first, second, third] = keysOf(sent);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).not.toBe(first);
  expect(third).toBe('mine');
  expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
});

it('may repeat each POST of the contract, since each takes a key', () => {
  const posts = Object.values(declared.paths).flatMap(({ post }) => post ?? []);
  const names = posts.map(({ parameters }) => (parameters as { name: string }[]).map(({ name }) => name));
  for (const taken of names) expect(taken).toContain('Idempotency-Key');
  expect(names.length).toBeGreaterThan(1);
});

describe('a signal', () => {
  it('ends the waiting', async () => {
    const controller = new AbortController();
    const { client, sent } = await newClient();
    const reason = new Error('changed my mind');
    await useUp(client);
    const call = client.GET('/api/v2/me', { signal: controller.signal });
    await until('it was sent', () => sent.length === limit + 1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toHaveLength(limit + 1);
  });

  it('that is aborted sends nothing', async () => {
    const { client } = await newClient({ baseUrl: wire.url });
    await expect(client.GET('/api/v2/me', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends a list', async () => {
    const controller = new AbortController();
    const { client } = await newClient();
    const list = client.list('/api/v2/event-types', { query: { limit: 1 }, signal: controller.signal });
    await list.next();
    controller.abort();
    await expect(list.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is not needed against a server that never answers', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const { client, sent } = await newClient({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 50 });
    await expect(client.GET('/api/v2/me')).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(sent).toHaveLength(1);
    silent.close();
  });
});

describe('a list', () => {
  beforeAll(async () => {
    const { client } = await newClient({ clock: newClock(toNextMinute).clock });
    for (let count = 0; count < 3; count += 1) await unwrap(client.POST('/api/v2/bookings', { body: await newOrder(client) }));
  });

  it('is one walk over its pages, by cursor', async () => {
    const { client, sent } = await newClient({ clock: newClock(toNextMinute).clock });
    const names = [];
    for await (const { name } of client.list('/api/v2/event-types', { query: { limit: 2, active: true } })) names.push(name);
    expect(names).toEqual(['call', 'talk', 'walk']);
    expect(sent.map(({ url }) => new URL(url).searchParams.has('cursor'))).toEqual([false, true]);
    expect(sent.every(({ url }) => url.includes('limit=2&active=true'))).toBe(true);
  });

  it('is one walk over its pages, of contacts as well', async () => {
    const { client, sent } = await newClient({ clock: newClock(toNextMinute).clock });
    const emails = new Set();
    for await (const { email } of client.list('/api/v2/contacts', { query: { limit: 2 } })) emails.add(email);
    const { total } = await unwrap(client.GET('/api/v2/contacts'));
    expect(emails.size).toBe(total);
    expect(sent.length).toBeGreaterThan(total / 2);
  });

  it('asks for no page that is not taken', async () => {
    const { client, sent } = await newClient();
    for await (const _ of client.list('/api/v2/event-types', { query: { limit: 1 } })) break;
    expect(sent).toHaveLength(1);
  });

  it('throws what refuses a page', async () => {
    const items = server.client().list('/api/v2/leads');
    const error = await items.next().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CaledeeError);
    expect(error).toMatchObject({ status: 401, code: 'unauthorized', message: 'Invalid or unknown access token.' });
  });
});

it('distinguishes errors of the API from those of a proxy', async () => {
  const between = server.client('', { fetch: async () => new Response('<html>', { status: 502 }) });
  const error = await unwrap(between.GET('/api/v2/me')).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'CaledeeError', status: 502, code: undefined, message: 'The server responded with status 502.' });
});

describe('from another folder', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caledee-consumer-'));
    await mkdir(join(folder, 'node_modules'));
    // As `npm install ../caledee` links a dependency in another folder.
    await symlink(root, join(folder, 'node_modules', 'caledee-api'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(
      join(folder, 'program.ts'),
      `import { createCaledeeClient, type Schemas, unwrap } from 'caledee-api/client';
const client = createCaledeeClient({ baseUrl: '${server.url}', token: '${await server.token('imad')}' });
const user: Schemas['User'] = await unwrap(client.GET('/api/v2/me'));
// @ts-expect-error: the contract's types are there.
user.color;
console.log(user.slug);
`,
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs unchanged', async () => {
    expect(await runProgram([process.execPath, 'program.ts'], { cwd: folder })).toEqual({ code: 0, stdout: 'imad\n', stderr: '' });
  });

  it('runs the documented program', async () => {
    const guide = await readFile(join(root, 'docs/clients.md'), 'utf8');
    const [, program = ''] = /## TypeScript client[\s\S]*?```ts\n([\s\S]*?)```/.exec(guide) ?? [];
    await writeFile(join(folder, 'documented.ts'), program.replace('http://localhost:3000', server.url));
    const env = { TOKEN: await server.token('imad') };
    const { stdout, stderr } = await runProgram([process.execPath, 'documented.ts'], { cwd: folder, env });
    expect([stdout, stderr]).toEqual(['call [ 5 ]\ntalk [ 30 ]\nwalk [ 30 ]\nimad\nundefined\n', '']);
  });

  it('is checked by the compiler under the settings of the other folder', async () => {
    const settings = {
      noEmit: true,
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, include: ['program.ts'] }));
    expect(await runProgram([process.execPath, join(root, 'node_modules/typescript/bin/tsc')], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: '',
    });
  }, 120_000);
});
