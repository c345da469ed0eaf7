import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;
let authorization: string;
let eventTypeId: string;
let keys = 0;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock(now);
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'call', { durations: [5] })] })));
  const token = await server.token('imad');
  authorization = `Bearer ${token}`;
  eventTypeId = (await server.client(token).GET('/api/v2/event-types')).data?.items[0]?.id as string;
});
afterAll(() => server.stop());

let starts = 0;
const nextStart = () => new Date(Date.parse('2027-03-02T09:00:00Z') + 5 * 60_000 * starts++).toISOString();
const nextKey = () => `key-${++keys}`;
const order = (rest = {}) => ({ eventTypeId, startAt: nextStart(), invitee: invitee(), ...rest });

const post = (key: string, body: unknown, { path = '/api/v2/bookings', headers = {} } = {}) =>
  server.send('POST', path, {
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(path.includes('v2') && { authorization }), ...headers },
    body: JSON.stringify(body),
  });

const countBookings = async (startAt: string) =>
  (await server.pool.query('select count(*)::integer as count from bookings where starts_at = $1', [startAt])).rows[0].count;

it('answers the same request under the same key with the stored answer, and books once', async () => {
  const [key, body] = [nextKey(), order()];
  const first = await post(key, body);
  // The same request written in another order of members is the same request.
  const second = await post(key, Object.fromEntries(Object.entries(body).reverse()));
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.text).toBe(first.text);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  expect(await countBookings(body.startAt)).toBe(1);
});

it('refuses another request under the same key', async () => {
  const key = nextKey();
  await post(key, order());
  expect(await post(key, order())).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
});

it('stores no refusal: a mended request goes through under the same key', async () => {
  const [key, taken] = [nextKey(), order()];
  await post(nextKey(), taken);
  expect(await post(key, { ...taken, invitee: invitee() })).toMatchObject({ status: 409, body: { reason: 'slot_taken' } });
  expect((await post(key, order())).status).toBe(201);
});

it('keeps the answer of a cancellation, a change of an event type and the hours of a date', async () => {
  const { body: booking } = await post(nextKey(), order());
  const headers = { 'content-type': 'application/json', authorization };
  const schedule = (await server.send('GET', '/api/v2/schedules', { headers })).body.items[0];
  const changes = [
    ['DELETE', `/api/v2/bookings/${booking.id}`, `/api/v2/bookings/${(await post(nextKey(), order())).body.id}`, undefined],
    ['PATCH', `/api/v2/event-types/${eventTypeId}`, `/api/v2/event-types/${booking.id}`, { name: 'Talk' }],
    [
      'PUT',
      `/api/v2/schedules/${schedule.id}/overrides/2027-04-01`,
      `/api/v2/schedules/${schedule.id}/overrides/2027-04-02`,
      { hours: [] },
    ],
  ] as const;
  for (const [method, path, another, body] of changes) {
    const key = nextKey();
    const change = (to: string) =>
      server.send(method, to, { headers: { ...headers, 'idempotency-key': key }, ...(body && { body: JSON.stringify(body) }) });
    const [first, second] = [await change(path), await change(path)];
    expect([first.status, second.text]).toEqual([200, first.text]);
    expect([first, second].map(({ headers: told }) => told.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await change(another)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  }
});

it('keeps keys apart by token and by client address', async () => {
  const [key, body] = [nextKey(), order()];
  const other = `Bearer ${await server.token('imad')}`;
  expect((await post(key, body)).status).toBe(201);
  expect((await post(key, order(), { headers: { authorization: other } })).status).toBe(201);
  expect((await post(key, order(), { path: '/api/bookings' })).status).toBe(201);
  expect((await post(key, body)).headers.get('idempotent-replayed')).toBe('true');
});

it('forgets a key after 24 hours', async () => {
  const [key, body] = [nextKey(), order()];
  await post(key, body);
  await server.setClock('2027-03-01T23:59:59.999Z');
  expect((await post(key, body)).headers.get('idempotent-replayed')).toBe('true');
  await server.setClock('2027-03-02T00:00:00Z');
  expect(await post(key, body)).toMatchObject({ status: 409, body: { reason: 'slot_taken' } });
  expect((await post(key, order())).status).toBe(201);
  await server.setClock(now);
});

it.each(['', 'two words', 'ä', 'x'.repeat(256)])('refuses the key "%s"', async (key) => {
  // A header must be sent as bytes; "ä" goes as Latin-1.
  const { status, body } = await post(key, order());
  expect([status, body.details?.[0].path]).toEqual([400, '/header/idempotency-key']);
});

it('carries out one of many at once, over two servers; the others get its response or 409', async () => {
  const other = await startServer(server.databaseUrl);
  try {
    const [key, body] = [nextKey(), order()];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        fetch(`${index % 2 ? other.url : server.url}/api/v2/bookings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key, authorization },
          body: JSON.stringify(body),
        }).then(async (response) => ({
          status: response.status,
          headers: response.headers,
          body: (await response.json()) as { id: string; code: string },
        })),
      ),
    );
    const booked = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(booked.length + waiting.length).toBe(40);
    expect(new Set(booked.map(({ body: { id } }) => id)).size).toBe(1);
    for (const { body: error, headers } of waiting) expect([error.code, headers.get('retry-after')]).toEqual(['request_in_progress', '1']);
    expect(await countBookings(body.startAt)).toBe(1);
  } finally {
    await other.stop();
  }
});

it('holds a key of a request that is being worked on', async () => {
  const [key, body] = [nextKey(), order()];
  const blocker = await server.pool.connect();
  await blocker.query('begin');
  await blocker.query('lock table idempotency_keys in share mode');
  const first = post(key, body);
  const waits = async () =>
    (
      await server.pool.query(
        'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
      )
    ).rowCount;
  while (!(await waits())) await new Promise((resolve) => setImmediate(resolve));
  expect(await post(key, body)).toMatchObject({ status: 409, body: { code: 'request_in_progress' } });
  await blocker.query('rollback');
  blocker.release();
  expect((await first).status).toBe(201);
});
