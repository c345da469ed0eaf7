/** Database round trips per request, counted on the wire: the same for fifty hosts and a thousand rows as for one. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Running } from '../../src/main.ts';
import { send } from '../support/http.ts';
import { type CountedDatabase, countRoundTrips } from '../support/round-trips.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { everyEvent, publicUrl } from '../support/webhooks.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const hosts = Array.from({ length: 50 }, (_, n) => `host-${n}`);
const bookings = hosts.map((host, n) => ({
  eventType: `${host}/solo-${host}`,
  startAt: `2027-03-${String(1 + (n % 20)).padStart(2, '0')}T10:00:00Z`,
  durationMin: 30,
  invitee: invitee(),
  createdAt: '2027-01-01T00:00:00Z',
}));

let server: TestServer;
let database: CountedDatabase;
let counted: Running;
let headers: Record<string, string>;
let ids: Map<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  const eventTypes = [
    ...hosts.map((host) => eventType(host, `solo-${host}`)),
    eventType('host-0', 'robin', { kind: 'round_robin', hostSelection: 'least_busy', hosts }),
    eventType('host-0', 'together', { kind: 'collective', hosts }),
  ];
  await server.load(world(organization('acme', { users: hosts.map((host) => user(host)), eventTypes, bookings })));
  await server.setClock('2027-03-01T08:00:00Z');
  database = await countRoundTrips(server.databaseUrl);
  counted = await startServer(database.url);
  headers = { authorization: `Bearer ${await server.token('host-0')}`, 'content-type': 'application/json' };
  const { body } = await send(counted.url, 'GET', '/api/v2/event-types', { headers });
  ids = new Map(body.items.map(({ slug, id }: { slug: string; id: string }) => [slug, id]));
}, 120_000);
afterAll(async () => {
  await counted.stop();
  await database.close();
  await server.stop();
});

async function tripsOf(method: string, path: string, body?: object): Promise<number> {
  const before = database.count();
  const { status } = await send(counted.url, method, path, { headers, ...(body && { body: JSON.stringify(body) }) });
  expect(status).toBeLessThan(300);
  return database.count() - before;
}

const slotsOf = (slug: string): string => `/api/v2/availability?eventTypeId=${ids.get(slug)}&from=2027-03-01&to=2027-04-01`;

const explanationOf = (slug: string): string => `/api/v2/availability/explain?eventTypeId=${ids.get(slug)}&startAt=2027-03-02T10:00:00Z`;

it('who one is, and what is left of the minute, takes one', async () => {
  expect(await tripsOf('GET', '/api/v2/me')).toBe(1);
  expect(await tripsOf('GET', '/api/v2/rate-limit')).toBe(1);
});

it('every other read takes two, whatever the number of hosts and rows', async () => {
  const { body } = await send(counted.url, 'GET', '/api/v2/bookings', { headers });
  const made = JSON.stringify({ url: publicUrl, events: everyEvent });
  const { body: webhook } = await send(counted.url, 'POST', '/api/v2/webhooks', { headers, body: made });
  const { body: delivery } = await send(counted.url, 'POST', `/api/v2/webhooks/${webhook.id}/test`, { headers });
  let after: string | null = null;
  await until('an event is told', async () => {
    after = (await send(counted.url, 'GET', '/api/v2/events?limit=1', { headers })).body.nextCursor;
    return after;
  });
  const paths = [
    ...['solo-host-0', 'robin', 'together'].map(slotsOf),
    '/api/v2/event-types?limit=100',
    `/api/v2/event-types/${ids.get('together')}`,
    '/api/v2/bookings?limit=100',
    `/api/v2/bookings/${body.items[0].id}`,
    '/api/v2/leads',
    '/api/v2/contacts?q=guest&limit=100',
    explanationOf('solo-host-0'),
    '/api/v2/schedules',
    '/api/v2/out-of-office',
    '/api/v2/stats?from=2027-01-01&to=2027-12-31',
    '/api/v2/events?limit=100',
    `/api/v2/events?limit=100&after=${after}`,
    '/api/v2/webhooks',
    `/api/v2/webhooks/${webhook.id}`,
    `/api/v2/webhooks/${webhook.id}/deliveries`,
    `/api/v2/webhooks/${webhook.id}/deliveries/${delivery.id}`,
  ];
  for (const path of paths) expect([path, await tripsOf('GET', path)]).toEqual([path, 2]);
  // A start that is not offered has alternatives, which are searched for.
  expect(await tripsOf('GET', explanationOf('together'))).toBe(3);
  // Without endpoints no workers are woken, which happens after the response and would be counted for a later request.
  await send(counted.url, 'DELETE', `/api/v2/webhooks/${webhook.id}`, { headers });
});

it('to book asks as often for fifty hosts as for one, and waits four times', async () => {
  const order = (slug: string, hour: number) => ({ eventTypeId: ids.get(slug), startAt: `2027-03-25T${hour}:00:00Z`, invitee: invitee() });
  // The token; beginning, locks, facts and the record against repetitions at once; the booking with everything that follows; the end.
  expect(await tripsOf('POST', '/api/v2/bookings', order('solo-host-0', 10))).toBe(7);
  expect(await tripsOf('POST', '/api/v2/bookings', order('together', 11))).toBe(7);
  // Budgets are read before, in two statements; taken, in one beside the lock of the address; and the invitee's bookings are counted. The
  // organization of an event type is looked up once.
  for (const [slug, hour] of [
    ['solo-host-0', 12],
    ['together', 13],
  ] as const) {
    const first = await tripsOf('POST', '/api/bookings', order(slug, hour));
    expect(first).toBe(13);
  }
  expect(await tripsOf('POST', '/api/bookings', order('together', 14))).toBe(12);
});

it('a booking under an Idempotency-Key waits four times', async () => {
  const host = { ...headers, authorization: `Bearer ${await server.token('host-1')}` };
  const { body: own } = await send(counted.url, 'GET', '/api/v2/event-types', { headers: host });
  const eventTypeId = own.items.find(({ slug }: { slug: string }) => slug === 'solo-host-1').id;
  const waits: number[] = [];
  for (const [date, hour] of ['26', '29', '30'].flatMap((day) => [10, 11, 12, 13, 14].map((at) => [day, at] as const))) {
    const before = database.countWaits();
    const order = { eventTypeId, startAt: `2027-03-${date}T${hour}:00:00Z`, invitee: invitee() };
    const body = JSON.stringify(order);
    const keyed = { ...host, 'idempotency-key': `key-${date}-${hour}` };
    const { status } = await send(counted.url, 'POST', '/api/v2/bookings', { headers: keyed, body });
    expect(status).toBe(201);
    waits.push(database.countWaits() - before);
  }
  // Statements that are sent together can arrive apart, so a single count can be higher.
  expect(Math.min(...waits)).toBe(4);
});

it('requests of the same moment ask together whose tokens theirs are, and each is counted', async () => {
  const before = database.count();
  const answers = await Promise.all(Array.from({ length: 40 }, () => send(counted.url, 'GET', '/api/v2/me', { headers })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const left = answers.map((answer) => Number(answer.headers.get('x-ratelimit-remaining'))).sort((a, b) => b - a);
  expect(left).toEqual(left.map((_, n) => (left[0] as number) - n));
  expect(database.count() - before).toBeLessThan(40);
});
