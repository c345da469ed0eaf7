import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { type Answer, type RawClient, send } from '../support/http.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

const limit = 5;
const noon = '2027-03-01T12:00:00Z';
const nextMinute = Date.parse('2027-03-01T12:01:00Z') / 1000;
let server: TestServer;
let proxied: TestServer;

beforeAll(async () => {
  [server, proxied] = await Promise.all([
    startTestServer({ rateLimitPerMinute: limit }),
    startTestServer({ rateLimitPerMinute: limit, trustProxy: 1 }),
  ]);
  const alone = Array.from({ length: 40 }, (_, n) => organization(`org${n}`, { users: [user(`user${n}`)] }));
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] }), ...alone));
  await Promise.all([server.setClock(noon), proxied.setClock(noon)]);
});
afterAll(() => Promise.all([server.stop(), proxied.stop()]));

let clients = 0;
/** A client with a rate limit of its own: its user and organization have no other token, unless a slug is given. */
const newClient = (scopes?: string[], slug = `user${clients++}`) => server.as(slug, scopes);

const told = ({ headers }: Answer) =>
  ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN));
const json = { 'Content-Type': 'application/json' };

describe('a token', () => {
  it('is counted for unknown routes, too', async () => {
    const { get, send: sendAs } = newClient();
    expect(told(await get('/api/v2/nowhere'))[1]).toBe(limit - 1);
    expect(told(await sendAs('PUT', '/api/v2/me'))[1]).toBe(limit - 2);
    expect(told(await get('/api/v2/rate-limit'))[1]).toBe(limit - 2);
  });

  it('has a number of requests per minute, with the rest in headers, and is then refused until the next minute', async () => {
    const { get } = newClient();
    for (let remaining = limit - 1; remaining >= 0; remaining -= 1) {
      const answer = await get('/api/v2/me');
      expect([answer.status, ...told(answer)]).toEqual([200, limit, remaining, nextMinute]);
    }
    const refused = await get('/api/v2/me');
    expectRefusal(refused, 429, 'rate_limited');
    expect(told(refused)).toEqual([limit, 0, nextMinute]);
    expect(refused.headers.get('retry-after')).toBe('60');
  });

  it.each([
    ['2027-03-01T13:00:30Z', '30'],
    ['2027-03-01T13:00:59.001Z', '1'],
    ['2027-03-01T13:00:59.999Z', '1'],
  ])('is told at %s to come back in %s s, and then may', async (instant, seconds) => {
    const { get } = newClient();
    await server.setClock(instant);
    for (let count = 0; count < limit; count += 1) await get('/api/v2/me');
    const refused = await get('/api/v2/me');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, seconds]);
    await server.setClock('2027-03-01T13:01:00Z');
    const freed = await get('/api/v2/me');
    expect([freed.status, ...told(freed)]).toEqual([200, limit, limit - 1, Date.parse('2027-03-01T13:02:00Z') / 1000]);
    await server.setClock(noon);
  });

  it('is reported in every kind of response', async () => {
    const { get, post } = newClient(['read:profile', 'write:bookings']);
    const etag = (await get('/api/v2/me')).headers.get('etag') as string;
    const book = (type: string, body: string) => post('/api/v2/bookings', body, { 'Content-Type': type });
    await server.setClock('2027-03-01T12:10:00Z');
    const first = [
      await get('/api/v2/me', { 'If-None-Match': etag }),
      await get('/api/v2/me?bogus=1'),
      await get('/api/v2/leads'),
      await book('text/plain', 'x'),
      await book('application/json', `"${'a'.repeat(200_000)}"`),
      await get('/api/v2/me'),
      await get('/api/v2/me'),
    ];
    await server.setClock('2027-03-01T12:11:00Z');
    const nothing = { eventTypeId: 'nothing', startAt: noon, invitee: { name: 'Ann', email: 'ann@example.com' } };
    const missing = await book('application/json', JSON.stringify(nothing));
    await server.setClock(noon);
    expect(first.map(({ status }) => status)).toEqual([304, 400, 403, 415, 413, 200, 429]);
    expect(first.map((answer) => told(answer)[1])).toEqual([5, 4, 3, 2, 1, 0, 0]);
    expect([missing.status, ...told(missing)]).toEqual([404, limit, limit - 1, Date.parse('2027-03-01T12:12:00Z') / 1000]);
  });

  it('is refused before anything else is looked at', async () => {
    const { get, post } = newClient(['read:profile']);
    for (let count = 0; count < limit; count += 1) await get('/api/v2/me');
    expect((await get('/api/v2/leads')).status).toBe(429);
    expect((await get('/api/v2/me?bogus=1')).status).toBe(429);
    expect((await post('/api/v2/bookings', '{')).status).toBe(429);
  });

  it('neither takes from another token nor gives to it, even of the same user', async () => {
    const [one, other] = [newClient(undefined, 'imad'), newClient(undefined, 'imad')];
    for (let count = 0; count <= limit; count += 1) await one.get('/api/v2/me');
    expect((await one.get('/api/v2/me')).status).toBe(429);
    expect(told(await other.get('/api/v2/me'))).toEqual([limit, limit - 1, nextMinute]);
  });

  it('has one limit over all processes, to the very request', async () => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: limit });
    const token = await server.token(`user${clients++}`);
    const ask = (url: string) => fetch(`${url}/api/v2/me`, { headers: { Authorization: `Bearer ${token}` } });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 2 ? server.url : other.url)));
    await other.stop();
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(limit);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40 - limit);
    const left = answers.filter(({ ok }) => ok).map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
    expect(left.sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('an unchanged response', () => {
  it('costs nothing of the token, its user and its organization, ten times as often as the limit', async () => {
    const [{ get }, other] = [newClient(undefined, 'user39'), newClient(undefined, 'user39')];
    const held = { 'If-None-Match': (await get('/api/v2/me')).headers.get('etag') as string };
    for (let count = 0; count < 10 * limit; count += 1) {
      const answer = await get('/api/v2/me', held);
      expect([answer.status, ...told(answer)]).toEqual([304, limit, limit - 1, nextMinute]);
    }
    for (let count = 0; count < limit; count += 1) await other.get('/api/v2/me');
    for (let remaining = limit - 2; remaining >= 0; remaining -= 1) expect(told(await get('/api/v2/me', held))[1]).toBe(remaining);
    expectRefusal(await get('/api/v2/me', held), 429, 'rate_limited');
  });

  it('costs nothing where processes share the limit', async () => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: limit });
    const token = await server.token(`user${clients++}`);
    const ask = (url: string, held?: string) =>
      send(url, 'GET', '/api/v2/me', { headers: { Authorization: `Bearer ${token}`, ...(held && { 'If-None-Match': held }) } });
    const held = (await ask(server.url)).headers.get('etag') as string;
    const statuses = [];
    for (let count = 0; count < 2 * limit; count += 1) statuses.push((await ask(count % 2 ? server.url : other.url, held)).status);
    const left = [await ask(server.url), await ask(other.url)].map((answer) => told(answer)[1] as number);
    await other.stop();
    expect(statuses).toEqual(Array(2 * limit).fill(304));
    expect(left[0]).toBeGreaterThan(0);
    const { rows } = await server.pool.query('select min(count) as least from rate_limit_counts');
    expect(rows[0].least).toBeGreaterThanOrEqual(0);
  });
});

describe('getRateLimit', () => {
  it('returns the state, costs nothing, and needs no scope', async () => {
    const { get } = newClient(['read:profile']);
    const state = async () => (await get('/api/v2/rate-limit')).body;
    expect(await state()).toEqual({ limit, remaining: limit, resetAt: '2027-03-01T12:01:00.000Z' });
    await get('/api/v2/me');
    for (let count = 0; count < 10; count += 1) expect((await state()).remaining).toBe(limit - 1);
  });

  it('is answered when the limit is used up, 60 times a minute, and then counts', async () => {
    const [{ get }, other] = [newClient(), newClient()];
    for (let count = 0; count < limit + 3; count += 1) await get('/api/v2/me');
    const answer = await get('/api/v2/rate-limit');
    expect([answer.status, answer.body.remaining, ...told(answer)]).toEqual([200, 0, limit, 0, nextMinute]);
    expect((await get('/api/v2/rate-limit', { 'If-None-Match': answer.headers.get('etag') as string })).status).toBe(304);
    for (let count = 2; count < 60; count += 1) expect((await get('/api/v2/rate-limit')).status).toBeLessThan(400);
    expectRefusal(await get('/api/v2/rate-limit'), 429, 'rate_limited');
    for (let count = 0; count < 60; count += 1) await other.get('/api/v2/rate-limit');
    expect((await other.get('/api/v2/rate-limit')).body.remaining).toBe(limit - 1);
  });
});

describe('the tokens of one user', () => {
  it('have twice the limit of one together, and what one of them is refused takes nothing from the others', async () => {
    const slug = `user${clients++}`;
    const [one, two, three] = [newClient(undefined, slug), newClient(undefined, slug), newClient(undefined, slug)];
    for (let count = 0; count < limit + 4; count += 1) await one.get('/api/v2/me');
    for (let count = 0; count < limit - 1; count += 1) expect((await two.get('/api/v2/me')).status).toBe(200);
    expect(told(await three.get('/api/v2/me'))).toEqual([2 * limit, 0, nextMinute]);
    const refused = await three.get('/api/v2/me');
    expectRefusal(refused, 429, 'rate_limited');
    expect(refused.body.message).toBe('The limit of 10 requests per minute is exceeded. Retry in 60 seconds.');
    expect((await two.get('/api/v2/me')).status).toBe(429);
    await server.setClock('2027-03-01T12:01:00Z');
    expect((await three.get('/api/v2/me')).status).toBe(200);
    await server.setClock(noon);
  });

  it('share it over all processes', async () => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: limit });
    const tokens = await Promise.all(Array.from({ length: 4 }, () => server.token(`user${clients}`)));
    clients += 1;
    const statuses = [];
    for (let count = 0; count < 16; count += 1) {
      const headers = { Authorization: `Bearer ${tokens[count % 4]}` };
      statuses.push((await fetch(`${count % 2 ? server.url : other.url}/api/v2/me`, { headers })).status);
    }
    await other.stop();
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2 * limit);
    // Each further process may exceed the limit by a 60th of it, and by one.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(2 * limit + 1);
  });
});

it('the tokens of one organization have ten times the limit of one together', async () => {
  const users = Array.from({ length: 11 }, (_, n) => `member${n}`);
  await server.load(world(organization('large', { users: users.map((slug) => user(slug)) })));
  const members = users.map((slug) => newClient(undefined, slug));
  const statuses = [];
  for (const { get } of members) for (let count = 0; count < limit; count += 1) statuses.push((await get('/api/v2/me')).status);
  expect(statuses).toEqual([...Array(10 * limit).fill(200), ...Array(limit).fill(429)]);
  expect(told(await (members[0] as RawClient).get('/api/v2/me'))).toEqual([10 * limit, 0, nextMinute]);
});

const minute = 250;
const hosts = Array.from({ length: 100 }, (_, n) => `host${n}`);
let costly: TestServer;
let ids: Map<string, string>;
let headers: { Authorization: string };

beforeAll(async () => {
  costly = await startTestServer({ rateLimitPerMinute: minute });
  const eventTypes = [eventType('host0', 'team', { kind: 'round_robin', hosts }), eventType('host0', 'solo')];
  await costly.load(world(organization('acme', { users: hosts.map((slug) => user(slug)), eventTypes })));
  headers = { Authorization: `Bearer ${await costly.token('host0')}` };
  const { body } = await costly.send('GET', '/api/v2/event-types', { headers });
  ids = new Map(body.items.map(({ slug, id }: { slug: string; id: string }) => [slug, id]));
});
afterAll(() => costly.stop());

let minutes = 0;
const nextMinuteOf = () => costly.setClock(new Date(Date.parse(noon) + 60_000 * minutes++));

const left = ({ headers }: Answer) => Number(headers.get('x-ratelimit-remaining'));

describe('availability', () => {
  beforeEach(async () => {
    await nextMinuteOf();
    headers = { Authorization: `Bearer ${await costly.token('host0')}` };
  });
  const slots = (slug: string, to: string, rest: object = {}) =>
    costly.send('GET', `/api/v2/availability?eventTypeId=${ids.get(slug)}&from=2027-04-01&to=${to}`, { headers: { ...headers, ...rest } });

  it('costs by hosts and days, before it is computed, and by what it is about to cost where that is known', async () => {
    const first = await slots('team', '2027-05-02');
    expect([first.status, left(first)]).toEqual([200, minute - 100]);
    expect(left(await slots('solo', '2027-05-02'))).toBe(minute - 101);
    expect(left(await slots('team', '2027-04-02'))).toBe(minute - 105);
    const unchanged = await slots('team', '2027-05-02', { 'If-None-Match': first.headers.get('etag') as string });
    expect([unchanged.status, left(unchanged)]).toEqual([304, minute - 105]);
    expect(left(await slots('team', '2027-05-02'))).toBe(minute - 205);
    const refused = await slots('team', '2027-05-02');
    expectRefusal(refused, 429, 'rate_limited');
    expect(refused.body.message).toMatch(
      /^This request costs 100 units of the rate limit, and 44 of 250 are left\. Retry in \d+ seconds\.$/,
    );
    expect(left(refused)).toBe(minute - 206);
    expect(left(await slots('solo', '2027-05-02'))).toBe(minute - 207);
  });

  it('costs a unit more for each 1,000 time ranges of its schedules', async () => {
    const toTime = (min: number) => `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`;
    const ranges = Array.from({ length: 100 }, (_, n): [string, string] => [toTime(n * 10), toTime(n * 10 + 5)]);
    const overrides = ['2027-03-30', '2027-03-31', '2027-04-01', '2027-04-02'].map((date) => ({ date, hours: ranges }));
    const { client, eventTypeId } = await createHost(costly, {}, { weekly: daily(...ranges), overrides });
    const explain = () =>
      client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId, startAt: '2027-04-01T10:00:00Z' } } });
    const [first, second] = [await explain(), await explain()].map(({ response }) => Number(response.headers.get('x-ratelimit-remaining')));
    // 700 ranges of the week and 400 of the dates.
    expect((first as number) - (second as number)).toBe(2);
  });

  it('costs the same of many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => slots('team', '2027-05-02')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('costs at most the whole limit, an explanation by its hosts, and what was charged here is known to other processes', async () => {
    const explained = await costly.send('GET', `/api/v2/availability/explain?eventTypeId=${ids.get('team')}&startAt=2027-04-01T10:00:00Z`, {
      headers,
    });
    expect(left(explained)).toBe(minute - 4);
    await slots('team', '2027-05-02');
    await slots('solo', '2027-05-02');
    const other = await startServer(costly.databaseUrl, { rateLimitPerMinute: 50 });
    const path = `/api/v2/availability?eventTypeId=${ids.get('team')}&from=2027-04-01&to=2027-05-02`;
    const seen = await send(other.url, 'GET', '/api/v2/me', { headers });
    expect([seen.status, left(seen)]).toEqual([429, 0]);
    await nextMinuteOf();
    const whole = await send(other.url, 'GET', path, { headers });
    expect([whole.status, left(whole)]).toEqual([200, 0]);
    await other.stop();
  });
});

describe('a refused booking of a large team', () => {
  const refuse = (headers: object) =>
    costly.send('POST', '/api/bookings', {
      headers: { ...json, ...headers },
      body: JSON.stringify({
        eventTypeId: ids.get('team'),
        startAt: '2027-04-01T03:00:00Z',
        invitee: { name: 'Ann', email: 'ann@example.com' },
      }),
    });

  it('costs by the hosts and days searched, and returns fewer alternatives when little is left', async () => {
    const first = await refuse({});
    expect([first.status, first.body.alternatives.length]).toEqual([409, 3]);
    let answer = await refuse({});
    expect(left(answer)).toBe(minute - 8);
    for (; left(answer) >= 4; answer = await refuse({})) expect([answer.status, answer.body.alternatives.length]).toEqual([409, 3]);
    while (left(answer) > 0) {
      answer = await refuse({});
      expect([answer.status, answer.body.alternatives]).toEqual([409, []]);
    }
    expectRefusal(await refuse({}), 429, 'rate_limited');
  });
});

describe('the public endpoint', () => {
  const book = (on: TestServer, forwarded?: string) =>
    on.send('POST', '/api/bookings', { headers: { ...json, ...(forwarded && { 'X-Forwarded-For': forwarded }) }, body: '{}' });

  it('is limited by address, and takes nobody at his word about that', async () => {
    const remaining = [];
    for (let count = 0; count < limit; count += 1) remaining.push(told(await book(server, `203.0.113.${count}`))[1]);
    expect(remaining).toEqual([4, 3, 2, 1, 0]);
    const refused = await book(server, '203.0.113.99');
    expectRefusal(refused, 429, 'rate_limited');
    expect(refused.headers.get('retry-after')).toBe('60');
  });

  it('does not count against a token, nor a token against it', async () => {
    await server.setClock('2027-03-01T14:00:00Z');
    const { get } = newClient();
    for (let count = 0; count <= limit; count += 1) await book(server);
    expect(told(await get('/api/v2/me'))[1]).toBe(limit - 1);
    await server.setClock(noon);
  });

  it('believes the last proxy, and only that one', async () => {
    expect(told(await book(proxied, '198.51.100.1'))[1]).toBe(4);
    expect(told(await book(proxied, '198.51.100.2'))[1]).toBe(4);
    expect(told(await book(proxied, '203.0.113.7, 198.51.100.1'))[1]).toBe(3);
    expect(told(await book(proxied, '::ffff:198.51.100.1'))[1]).toBe(2);
  });

  it('takes an IPv6 network of 64 bits for one client', async () => {
    expect(told(await book(proxied, '2001:db8:1:2::1'))[1]).toBe(4);
    expect(told(await book(proxied, '2001:db8:1:2:ffff:ffff:ffff:ffff'))[1]).toBe(3);
    expect(told(await book(proxied, '2001:0DB8:0001:0002::9'))[1]).toBe(2);
    expect(told(await book(proxied, '2001:db8:1:3::1'))[1]).toBe(4);
  });

  it.each(['nonsense', '999.1.1.1', 'fe80::1%eth0', ' , ', '1.2.3.4:5678', '[2001:db8::1]:443', '_hidden', "';--", '1', '0x7f000001'])(
    'survives the forwarded address %j',
    async (forwarded) => {
      await proxied.setClock('2027-03-01T15:00:00Z');
      expect([400, 429]).toContain((await book(proxied, forwarded)).status);
      await proxied.setClock(noon);
    },
  );
});
