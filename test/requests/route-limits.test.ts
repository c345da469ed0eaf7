/** Every route has a rate limit, except those that do not use the database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Router } from 'express';
import { newToken } from '../../src/accounts/secrets.ts';
import type { Api } from '../../src/api/pipeline.ts';
import type { Services } from '../../src/api/services.ts';
import { createDocs } from '../../src/docs/router.ts';
import { createHostPages } from '../../src/host-pages/pages.ts';
import { createOauth } from '../../src/oauth/router.ts';
import { createLog } from '../../src/process/log.ts';
import { createPages } from '../../src/settings/pages.ts';
import { pagesPerMinute } from '../../src/web/rate-limit.ts';
import { declared } from '../support/contract.ts';
import { send } from '../support/http.ts';
import { tell } from '../support/mcp.ts';
import { type CountedDatabase, countRoundTrips } from '../support/round-trips.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const limit = 3;
const id = '019cb24f-1c00-7e44-8b63-7f8091122334';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: limit, trustProxy: 1 });
  await server.load(world(organization('acme', { users: [user('imad'), user('rosa')] })));
  await server.setClock('2027-03-01T08:00:40Z');
});
afterAll(() => server.stop());

type Layer = { route?: { path: string | RegExp | (string | RegExp)[]; methods: Record<string, boolean> }; handle: { stack?: Layer[] } };
type Route = { method: string; path: string };

/** Example values for the parameters of well-known routes. */
const examples: [pattern: RegExp, path: string][] = [
  [/protected-resource/, '/.well-known/oauth-protected-resource/api/v2'],
  [/openid-configuration\|oauth-authorization-server/, '/.well-known/oauth-authorization-server'],
  [/openid-configuration\|oauth-/, '/.well-known/openid-configuration'],
];

const toPath = (pattern: string | RegExp): string => {
  if (typeof pattern === 'string') return pattern.replace(/:\w+/g, id);
  const found = examples.find(([shape]) => shape.test(pattern.source));
  if (found === undefined) throw new Error(`Add an example of ${pattern} to this test`);
  return found[1];
};

function routesOf(router: Router): Route[] {
  const visitLayer = ({ route, handle }: Layer): string[] =>
    route === undefined ? (handle.stack ?? []).flatMap(visitLayer) : [route.path].flat().map(toPath);
  const paths = new Set((router.stack as unknown as Layer[]).flatMap(visitLayer));
  return [...paths].flatMap((path) => ['GET', 'POST'].map((method) => ({ method, path })));
}

const services = { publicUrl: 'http://localhost', rateLimitPerMinute: limit } as Services;
const parts = { services, outbound: services.outbound, secretKey: '', log: createLog('silent') };
/** Files of the program; logos are read from the database. */
const isAsset = ({ path }: Route): boolean => path === '/embed.js' || (path.startsWith('/assets/') && !path.startsWith('/assets/logos/'));
const hostPages = createHostPages({ api: {} as Api, services });
const pages = [createPages(services), hostPages].flatMap(routesOf).filter((route) => !isAsset(route));
const oauth = routesOf(createOauth(parts));
const free = [
  ...[...routesOf(createPages(services)).filter(isAsset), ...routesOf(createDocs(services))].filter(({ path }) => path !== '/'),
  ...['GET', 'POST'].flatMap((method) => ['/healthz', '/nowhere/at/all'].map((path) => ({ method, path }))),
];
const missing = ['/settings/nowhere', '/sign-in/nowhere', '/invitation', '/oauth/consent'].map((path) => ({ method: 'GET', path }));

const isPage = (route: Route): boolean => [...pages, ...missing].includes(route) || /^\/oauth\/(authorize|consent)/.test(route.path);

let addresses = 0;
const stranger = (): Visitor => {
  addresses += 1;
  return visit(server.url, `2001:db8:${addresses.toString(16)}::1`);
};

const ask = (visitor: Visitor, { method, path }: Route) => (method === 'GET' ? visitor.get(path) : visitor.post(path, { a: 'b' }));

it('there are routes', () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(oauth.map(({ path }) => path)).toEqual(expect.arrayContaining(['/oauth/token', '/oauth/authorize', `/oauth/consent/${id}`]));
});

describe('without a session', () => {
  it.each([...pages, ...oauth, ...missing])('$method $path is for an address as often as the limit says', async (route) => {
    const visitor = stranger();
    const answers = [];
    for (let count = 0; count <= limit; count += 1) answers.push(await ask(visitor, route));
    // A method that a program's address does not take is refused without asking the database.
    if (answers[0]?.status === 405 && !isPage(route)) return expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405]);
    expect(answers.map(({ status }) => status === 429)).toEqual([...Array(limit).fill(false), true]);
    const { headers, text } = answers[limit] as (typeof answers)[number];
    expect(headers.get('retry-after')).toBe('20');
    expect(headers.get('content-type')).toMatch(isPage(route) ? /^text\/html/ : /^application\/json/);
    if (isPage(route)) expect(text).toContain('<h1>Too many requests</h1>\n<p>Wait 20 seconds and try again.</p>');
  });
});

describe('with a session', () => {
  const sessionPages = [...pages, ...oauth.filter(({ path }) => /^\/oauth\/(authorize|consent)/.test(path))];

  it('a page is for the session as often as the limit says, wherever it comes from', async () => {
    const visitor = await signIn(server, 'imad');
    const [{ id: session }] = (await server.pool.query('select id from sessions')).rows;
    const other = visit(server.url, '2001:db8:ffff::1');
    other.cookies.set('caledee_session', visitor.cookies.get('caledee_session') as string);
    for (let count = 1; count <= pagesPerMinute; count += 1)
      expect((await (count % 2 ? visitor : other).get('/settings/profile')).status).toBe(200);
    expect((await visitor.get('/settings/profile')).status).toBe(429);
    for (const route of sessionPages) expect({ ...route, status: (await ask(other, route)).status }).toEqual({ ...route, status: 429 });
    const { rows } = await server.pool.query(`select count from rate_limit_counts where key = $1`, [`session:${session}`]);
    expect(rows).toEqual([{ count: pagesPerMinute + 1 + sessionPages.length }]);
    // Neither another session nor an address is held to that.
    await server.pool.query(`delete from rate_limit_counts where key like 'page:%'`);
    expect((await (await signIn(server, 'rosa')).get('/settings/profile')).status).toBe(200);
    await server.setClock('2027-03-01T08:01:00Z');
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    await server.setClock('2027-03-01T08:00:40Z');
  });

  it('of nobody counts for the address', async () => {
    const visitor = stranger();
    const statuses = [];
    for (let count = 0; count <= limit; count += 1) {
      visitor.cookies.set('caledee_session', String(count).repeat(43));
      statuses.push((await visitor.get('/settings/profile')).status);
    }
    expect(statuses).toEqual([303, 303, 303, 429]);
  });
});

describe('signing in', () => {
  it('with the right password, one sign-in after the other, is limited as guessing is, but for its account', async () => {
    const open = await startServer(server.databaseUrl, { trustProxy: 1 });
    await givePassword(server.databaseUrl, 'rosa');
    const statuses = [];
    for (let count = 0; count < 80; count += 1) {
      const visitor = visit(open.url, '203.0.113.80');
      statuses.push((await visitor.fill('/sign-in', { email: 'rosa@acme.test', password: testPassword })).status);
    }
    const elsewhere = await visit(open.url, '203.0.113.81').fill('/sign-in', { email: 'rosa@acme.test', password: testPassword });
    await open.stop();
    expect(statuses).toEqual([...Array(40).fill(303), ...Array(40).fill(429)]);
    expect(elsewhere.status).toBe(303);
  }, 120_000);
});

const operations = Object.entries(declared.paths).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'patch', 'delete'].flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, id), id: operation.operationId }];
  }),
);

describe('the API', () => {
  const limited = operations.filter((operation) => operation.id !== 'getRateLimit');
  // Public availability has a budget of its own (test/api/public-availability.test.ts).
  const isWide = (id: string) => ['getPublicAvailability', 'getPublicBookingAvailability'].includes(id);

  // All tokens of a user share a limit, so each test has a minute of its own.
  let minutes = 0;
  beforeEach(async () => {
    minutes += 1;
    await server.setClock(new Date(Date.parse('2027-03-01T09:00:40Z') + minutes * 60_000));
  });

  it.each(limited)('$id is for a token as often as the limit says', async ({ method, path, id: operationId }) => {
    addresses += 1;
    const headers = {
      'X-Forwarded-For': `2001:db8:${addresses.toString(16)}::1`,
      ...(operationId !== 'createPublicBooking' && { Authorization: `Bearer ${await server.token('imad')}` }),
    };
    await server.pool.query(
      'update personal_access_tokens set revoked_at = current_instant() where id <> (select max(id::text)::uuid from personal_access_tokens)',
    );
    const statuses = [];
    const allowed = isWide(operationId) ? 5 * limit : limit;
    for (let count = 0; count <= allowed; count += 1) statuses.push((await server.send(method, path, { headers })).status === 429);
    expect(statuses).toEqual([...Array(allowed).fill(false), true]);
  });

  it('is for tokens that are not known as often as the limit says, for an address', async () => {
    const headers = { 'X-Forwarded-For': '198.51.100.1' };
    const guess = async () =>
      (await server.send('GET', '/api/v2/me', { headers: { ...headers, Authorization: `Bearer ${newToken()}` } })).status;
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
    const known = { ...headers, Authorization: `Bearer ${await server.token('imad')}` };
    expect((await server.send('GET', '/api/v2/me', { headers: known })).status).toBe(200);
  });

  it('is for agents as often as the limit says', async () => {
    const token = await server.token('imad');
    const statuses = [];
    for (let count = 0; count <= limit; count += 1) statuses.push((await tell(server, token, { method: 'tools/list' })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('the database', () => {
  let database: CountedDatabase;
  let counted: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    database = await countRoundTrips(server.databaseUrl);
    counted = await startServer(database.url, { rateLimitPerMinute: 1_000_000 });
  });
  afterAll(async () => {
    await counted.stop();
    await database.close();
  });

  it('is not used by unlimited routes', async () => {
    const before = database.count();
    for (const { method, path } of free) await send(counted.url, method, path);
    expect(database.count()).toBe(before);
  });

  it('is used once for concurrent readiness checks', async () => {
    const before = database.count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(counted.url, 'GET', '/readyz')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(database.count() - before).toBeLessThan(20);
  });

  it('is used no more often by pages of signed-in users than without the limit', async () => {
    await server.forgetRequests();
    const visitor = visit(counted.url);
    visitor.cookies.set('caledee_session', (await signIn(server, 'imad')).cookies.get('caledee_session') as string);
    // Connections are opened when they are first needed, and ask for themselves.
    for (let turn = 0; turn < 3; turn += 1) await visitor.get('/settings/profile');
    const before = database.count();
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    const afterProfile = database.count();
    expect((await visitor.get('/settings/developers')).status).toBe(200);
    expect([afterProfile - before, database.count() - afterProfile]).toEqual([3, 2]);
  });
});
