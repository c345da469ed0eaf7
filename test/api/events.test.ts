import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { withDb } from '../support/oauth.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const read = async (client: ApiClient, query: { after?: string; limit?: number } = {}) =>
  (await client.GET('/api/v2/events', { params: { query } })).data as Schemas['BookingEventList'];
const cancel = (client: ApiClient, id: string) => client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
const reschedule = (client: ApiClient, id: string, startAt: string) =>
  client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt } });

it('lists what happened to bookings, in order, each as it was then', async () => {
  const { client, eventTypeId } = await createHost(server);
  const booked = (await book(client, eventTypeId, at('09:00'))).data;
  const moved = (await reschedule(client, booked?.id as string, at('10:00'))).data;
  const canceled = (await cancel(client, moved?.id as string)).data;
  const { items, nextCursor, hasMore } = await read(client);
  const first = (await client.GET('/api/v2/bookings/{id}', { params: { path: { id: booked?.id as string } } })).data;
  expect(items).toEqual(
    [
      ['booking_created', 1, booked],
      ['booking_canceled', 2, first],
      ['booking_rescheduled', 1, moved],
      ['booking_canceled', 2, canceled],
    ].map(([event, sequence, data]) => ({
      ...{ id: expect.any(String), event, sequence, createdAt: '2027-03-01T08:00:00.000Z', reason: null },
      ...{ bookingId: (data as Schemas['Booking']).id, data },
    })),
  );
  expect([nextCursor, hasMore]).toEqual([items[3]?.id, false]);
  expect(first?.cancelReason).toBe('Rescheduled.');
});

it('an event from before a column was added has null for it, or the default', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  await server.pool.query(`update events set booking = booking - 'reschedule_reason' - 'invitee_language' where booking_id = $1`, [
    booking?.id,
  ]);
  const { items } = await read(client);
  expect(items.map(({ data }) => data)).toEqual([{ ...booking, rescheduleReason: null }]);
});

it('is read on from where one was, page by page', async () => {
  const { client, eventTypeId } = await createHost(server);
  expect(await read(client)).toEqual({ items: [], nextCursor: null, hasMore: false });
  for (const time of ['09:00', '10:00', '11:00']) await book(client, eventTypeId, at(time));
  const { items } = await read(client);
  const [first, second, third] = items.map(({ id }) => id);
  expect(await read(client, { limit: 2 })).toEqual({ items: items.slice(0, 2), nextCursor: second, hasMore: true });
  expect(await read(client, { limit: 2, after: second as string })).toEqual({ items: [items[2]], nextCursor: third, hasMore: false });
  expect(await read(client, { after: third as string })).toEqual({ items: [], nextCursor: third, hasMore: false });
  expect((await read(client, { after: first as string })).items).toEqual(items.slice(1));
  await book(client, eventTypeId, at('12:00'));
  const [next] = (await read(client, { after: third as string })).items;
  expect(next).toMatchObject({ event: 'booking_created', data: { startAt: '2027-03-02T12:00:00.000Z' } });
  const walked = [];
  for await (const { id } of client.list('/api/v2/events', { query: { limit: 1, after: first as string } })) walked.push(id);
  expect(walked).toEqual([second, third, next?.id]);
});

it('is for those who see the booking', async () => {
  const { clients, client, eventTypeId } = await createTeam(server, 3, { kind: 'round_robin' });
  const booking = (await book(client, eventTypeId, at('09:00'))).data;
  const told = await Promise.all(clients.map(async (one) => (await read(one)).items.map(({ bookingId }) => bookingId)));
  const sees = await Promise.all(clients.map(async (one) => (await one.GET('/api/v2/bookings')).data?.items.map(({ id }) => id)));
  expect(told).toEqual(sees);
  expect(told[0]).toEqual([booking?.id]);
  const stranger = (await createHost(server)).client;
  expect((await read(stranger)).items).toEqual([]);
});

it('knows whose an event is, and when it is kept no more', async () => {
  const { client, eventTypeId } = await createHost(server);
  await book(client, eventTypeId, at('09:00'));
  const [{ id } = { id: '' }] = (await read(client)).items;
  const stranger = (await createHost(server)).client;
  const ask = async (one: ApiClient, after: string) => (await one.GET('/api/v2/events', { params: { query: { after } } })).error;
  const wanted = {
    code: 'invalid_argument',
    details: [{ path: '/query/after', message: expect.stringContaining('your events of the last 30 days'), rule: 'reference' }],
  };
  for (const after of [id, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'nothing']) expect(await ask(stranger, after)).toMatchObject(wanted);
  expect(await ask(client, id.toUpperCase())).toBeUndefined();
  await server.pool.query('delete from events where id = $1', [id]);
  expect(await ask(client, id)).toMatchObject(wanted);
});

it('shows nothing before what another transaction may still put in front of it', async () => {
  const { client, eventTypeId, slug } = await createHost(server);
  const other = await createHost(server);
  const bookingId = (await book(client, eventTypeId, at('09:00'))).data?.id;
  const { rows: users } = await server.pool.query('select organization_id, id from users where slug = $1', [slug]);
  const [owner] = users;
  const slow = await server.pool.connect();
  try {
    await slow.query('begin');
    // It has its place now, and comes to light later than what happens meanwhile.
    const { rows } = await slow.query(
      `insert into events (organization_id, booking_id, sequence, type, booking)
        select organization_id, booking_id, 9, type, booking from events where organization_id = $1 and booking_id = $2 returning id`,
      [owner.organization_id, bookingId],
    );
    const { rows: places } = await slow.query('select event_place($1) as place', [owner.organization_id]);
    await slow.query('insert into event_viewers (organization_id, event_id, user_id, place) values ($1, $2, $3, $4)', [
      owner.organization_id,
      rows[0].id,
      owner.id,
      places[0].place,
    ]);
    await book(client, eventTypeId, at('10:00'));
    await book(other.client, other.eventTypeId, at('10:00'));
    const before = await read(client);
    expect(before.items.map(({ data }) => data.startAt.slice(11, 13))).toEqual(['09']);
    await slow.query('commit');
    const after = await read(client, { after: before.nextCursor as string });
    expect(after.items.map(({ sequence }) => sequence)).toEqual([9, 1]);
  } finally {
    slow.release();
  }
});

it('misses and repeats nothing while many book', async () => {
  const { client, eventTypeId } = await createHost(server, { maxInvitees: 1000, durations: [30] });
  const seen: string[] = [];
  let after: string | undefined;
  const readOn = async () => {
    const { items, nextCursor } = await read(client, { limit: 7, ...(after && { after }) });
    seen.push(...items.map(({ bookingId }) => bookingId));
    after = nextCursor ?? undefined;
  };
  const many = Array.from({ length: 100 }, (_, n) => at(n % 2 ? '09:00' : '10:00'));
  const reading = until('they are all told', async () => readOn().then(() => seen.length >= many.length), 50_000);
  const booked: unknown[] = [];
  for (let done = 0; done < many.length; done += 10)
    booked.push(
      ...(await Promise.all(many.slice(done, done + 10).map(async (start) => (await book(client, eventTypeId, start)).data?.id))),
    );
  await reading;
  await readOn();
  expect(seen.toSorted()).toEqual(booked.toSorted());
}, 120_000);

it('`latest` begins after all events of now, and a quiet account keeps its place', async () => {
  const { client, eventTypeId } = await createHost(server);
  expect(await read(client, { after: 'latest' })).toEqual({ items: [], nextCursor: null, hasMore: false });
  await book(client, eventTypeId, at('09:00'));
  const { nextCursor } = await read(client, { after: 'latest' });
  const place = nextCursor as string;
  expect(await read(client, { after: place })).toEqual({ items: [], nextCursor: place, hasMore: false });
  await server.setClock('2027-04-15T08:00:00Z');
  await withDb(server, removeExpired);
  expect((await read(client)).items).toEqual([]);
  expect(await read(client, { after: place })).toEqual({ items: [], nextCursor: place, hasMore: false });
  await book(client, eventTypeId, at('09:00', '2027-04-20'));
  await until('the next one is told', async () => (await read(client, { after: place })).items.length === 1);
  await book(client, eventTypeId, at('10:00', '2027-04-20'));
  await server.setClock('2027-06-01T08:00:00Z');
  await withDb(server, removeExpired);
  const refused = await client.GET('/api/v2/events', { params: { query: { after: place } } });
  expect(refused.error?.code).toBe('invalid_argument');
  await server.setClock('2027-03-01T08:00:00Z');
});
