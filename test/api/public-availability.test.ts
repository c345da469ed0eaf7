/** Availability without a token, as a widget on a web site reads it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost, day, offered } from '../support/hosts.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const limit = 20;
let server: TestServer;
let wide: TestServer;

beforeAll(async () => {
  [server, wide] = await Promise.all([startTestServer({ rateLimitPerMinute: limit, trustProxy: 1 }), startTestServer()]);
  await Promise.all([server, wide].map((one) => one.setClock('2027-03-01T00:00:00Z')));
});
afterAll(() => Promise.all([server.stop(), wide.stop()]));

const sixWeeks = 'from=2027-03-01&to=2027-04-12&tz=Europe/Paris';
const from = (address: string) => ({ 'X-Forwarded-For': address });

it('lists a month grid of six weeks in one response, and at most 45 days', async () => {
  const { slug } = await createHost(server);
  const ask = (query: string) => server.send('GET', `/api/public/${slug}/call/availability?${query}`, { headers: from('192.0.2.1') });
  const { status, body } = await ask(sixWeeks);
  expect([status, body.slots.at(-1).startAt.slice(0, 10)]).toEqual([200, '2027-04-11']);
  expect((await ask('from=2027-03-01&to=2027-04-15')).status).toBe(200);
  const refused = await ask('from=2027-03-01&to=2027-04-16');
  expectFault(refused, '/query/to');
  expect(refused.body.details[0]).toMatchObject({ rule: 'relation', limit: 45 });
});

it('can be reused by browsers and shared caches for a minute, also where it is unchanged', async () => {
  const { slug } = await createHost(server);
  const path = `/api/public/${slug}/call/availability?${sixWeeks}`;
  const first = await server.send('GET', path, { headers: from('192.0.2.2') });
  const held = { ...from('192.0.2.2'), 'If-None-Match': first.headers.get('etag') as string };
  const second = await server.send('GET', path, { headers: held });
  expect([first.status, second.status]).toEqual([200, 304]);
  for (const { headers } of [first, second]) expect(headers.get('cache-control')).toBe('public, max-age=15, stale-while-revalidate=45');
  const refused = await server.send('GET', `/api/public/${slug}/other/availability?${sixWeeks}`, { headers: from('192.0.2.2') });
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([404, 'no-store']);
});

it('has a budget of its own, which other requests of the address do not use up', async () => {
  const { slug, eventTypeId } = await createHost(server);
  const headers = from('192.0.2.3');
  const ask = () => server.send('GET', `/api/public/${slug}/call/availability?from=${day}&to=2027-03-03`, { headers });
  for (let count = 0; count < limit; count += 1) await server.send('GET', `/api/public/${slug}/call`, { headers });
  expectRefusal(await server.send('GET', `/api/public/${slug}/call`, { headers }), 429, 'rate_limited');
  for (let remaining = 5 * limit - 1; remaining >= 0; remaining -= 1) {
    const answer = await ask();
    expect([answer.status, answer.headers.get('x-ratelimit-remaining')]).toEqual([200, String(remaining)]);
  }
  expectRefusal(await ask(), 429, 'rate_limited');
  const other = { ...from('192.0.2.4'), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ eventTypeId, startAt: `${day}T10:00:00Z`, invitee: invitee() });
  expect((await server.send('POST', '/api/bookings', { headers: other, body })).status).toBe(201);
});

it('fits a widget of six weeks with 18 requests a second from one address, half of them unchanged', async () => {
  const host = await createHost(wide);
  expect(await offered(host.client, host.eventTypeId)).not.toEqual([]);
  const path = `/api/public/${host.slug}/call/availability?${sixWeeks}`;
  const held = { 'If-None-Match': (await wide.send('GET', path)).headers.get('etag') as string };
  const statuses = new Map<number, number>();
  for (let count = 0; count < 18 * 60; count += 1) {
    const { status } = await wide.send('GET', path, { headers: count % 2 === 0 ? held : {} });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: 540, 304: 540 });
}, 60_000);
