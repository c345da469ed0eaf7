import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changeCalendar,
  connectBusy,
  createCalendar,
  deleteCalendar,
  getCalendar,
  interval,
  listBusy,
  pushBusy,
} from '../support/calendars.ts';
import { at, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

const times = async (client: ApiClient, query: object = {}) =>
  (await listBusy(client, query)).data?.items.map(({ startAt, endAt }) => [startAt.slice(0, 16), endAt.slice(0, 16)]);

it('is created, listed, changed and deleted', async () => {
  const { client } = await createHost(server);
  const { data, response } = await createCalendar(client, { name: 'Field service' });
  const id = data?.id as string;
  expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/calendars/${id}`]);
  const collection = { id: expect.any(String), name: 'Field service', countsAsBusy: true, isWritable: false };
  const instant = '2027-03-01T00:00:00.000Z';
  expect(data).toEqual({
    ...{ id, kind: 'push', name: 'Field service', url: null, username: null, state: 'pending', error: null, lastSyncedAt: null },
    ...{ nextSyncAt: null, maxAgeMin: 60, allDayIsBusy: true, needsActionIsBusy: false, addsAttendees: false, collections: [collection] },
    ...{ writesTo: null, version: null, createdAt: instant, updatedAt: instant },
  });
  expect((await client.GET('/api/v2/calendars')).data?.items).toEqual([data]);
  const changed = await changeCalendar(client, id, { name: 'Vans', maxAgeMin: 120 });
  expect(changed.data).toEqual({ ...data, name: 'Vans', maxAgeMin: 120 });
  expect((await getCalendar(client, id)).data).toEqual(changed.data);
  expect((await deleteCalendar(client, id)).data).toEqual(changed.data);
  for (const { error } of [await getCalendar(client, id), await deleteCalendar(client, id), await pushBusy(client, id)])
    expect(error).toMatchObject({ code: 'not_found', message: 'Calendar not found.' });
});

it('takes the busy times of a stretch, in any order, and replaces them', async () => {
  const { client } = await createHost(server);
  const { data } = await createCalendar(client);
  const id = data?.id as string;
  const intervals = [interval('11:00', '12:00'), interval('09:00', '10:00'), interval('09:30', '11:00'), interval('14:00', '15:00')];
  const pushed = await pushBusy(client, id, { version: 5, intervals });
  expect(pushed.data).toMatchObject({ state: 'ok', version: 5, lastSyncedAt: '2027-03-01T00:00:00.000Z' });
  expect((await listBusy(client)).data).toEqual({
    items: [
      { startAt: '2027-03-02T09:00:00.000Z', endAt: '2027-03-02T12:00:00.000Z', calendarId: id, kind: 'push' },
      { startAt: '2027-03-02T14:00:00.000Z', endAt: '2027-03-02T15:00:00.000Z', calendarId: id, kind: 'push' },
    ],
    nextCursor: null,
    calendarsAsOf: '2027-03-01T00:00:00.000Z',
  });
  // Frees the middle of one, and leaves what is outside of the stretch.
  await pushBusy(client, id, { version: 5, from: at('10:00'), to: at('11:00') });
  const apart = [
    ['2027-03-02T09:00', '2027-03-02T10:00'],
    ['2027-03-02T11:00', '2027-03-02T12:00'],
    ['2027-03-02T14:00', '2027-03-02T15:00'],
  ];
  expect(await times(client)).toEqual(apart);
  expect(await times(client, { from: at('09:30'), to: at('11:30') })).toEqual([
    ['2027-03-02T09:30', '2027-03-02T10:00'],
    ['2027-03-02T11:00', '2027-03-02T11:30'],
  ]);
  const { error } = await pushBusy(client, id, { version: 4 });
  expect(error).toMatchObject({ code: 'stale_version', version: 5 });
  expect(await times(client)).toEqual(apart);
});

it('finds a stretch of many weeks in each of them', async () => {
  const { client } = await createHost(server);
  const { data } = await createCalendar(client);
  const intervals = [{ startAt: '2027-03-03T00:00:00Z', endAt: '2027-11-05T12:00:00Z' }];
  await pushBusy(client, data?.id as string, { to: '2027-12-01T00:00:00Z', intervals });
  const month = (number: string) => ({ from: `2027-${number}-02`, to: `2027-${number}-30` });
  expect(await times(client, month('03'))).toEqual([['2027-03-03T00:00', '2027-03-30T00:00']]);
  expect(await times(client, month('08'))).toEqual([['2027-08-02T00:00', '2027-08-30T00:00']]);
  expect(await times(client, month('11'))).toEqual([['2027-11-02T00:00', '2027-11-05T12:00']]);
});

it.each([
  ['of a stretch that ends before it begins', { to: at('00:00', '2027-02-28') }, '/body/to', 'must be after `from`'],
  ['of more than 400 days', { to: at('00:00', '2028-04-05') }, '/body/to', 'must be at most 400 days after `from`'],
  ['that end before they begin', { intervals: [interval('10:00', '10:00')] }, '/body/intervals/0/endAt', 'must be after `startAt`'],
  [
    'outside of the stretch',
    { intervals: [interval('23:00', '23:30', '2027-04-01')] },
    '/body/intervals/0/startAt',
    'must be at or after `from` and before `to`',
  ],
  [
    'that end outside of the stretch',
    { intervals: [{ startAt: at('23:00', '2027-03-31'), endAt: at('01:00', '2027-04-01') }] },
    '/body/intervals/0/endAt',
    'must not be after `to`',
  ],
])('refuses busy times %s', async (_, body, path, message) => {
  const { client } = await createHost(server);
  const id = (await createCalendar(client)).data?.id as string;
  const { error } = await pushBusy(client, id, body);
  expect(error).toMatchObject({ code: 'invalid_argument' });
  expect((error as { details?: object[] }).details).toContainEqual(expect.objectContaining({ path, message }));
});

it('has a limited number of busy times', async () => {
  const { client } = await createHost(server);
  const id = (await createCalendar(client)).data?.id as string;
  const minute = (n: number) => new Date(Date.parse('2027-03-01T00:00:00Z') + n * 60_000).toISOString();
  const intervals = Array.from({ length: 1000 }, (_, n) => ({ startAt: minute(2 * n), endAt: minute(2 * n + 1) }));
  const shifted = (days: number) => {
    const shift = (text: string) => new Date(Date.parse(text) + days * 86_400_000).toISOString();
    const list = intervals.map(({ startAt, endAt }) => ({ startAt: shift(startAt), endAt: shift(endAt) }));
    return { from: shift('2027-03-01T00:00:00Z'), to: shift('2027-03-03T00:00:00Z'), intervals: list };
  };
  for (let n = 0; n < 20; n++) expect((await pushBusy(client, id, shifted(2 * n))).response.status).toBe(200);
  const { error } = await pushBusy(client, id, shifted(40));
  expect(error).toMatchObject({ code: 'limit_reached', limit: 'busy_times', maximum: 20_000 });
  expect((await pushBusy(client, id, { ...shifted(0), intervals: [] })).response.status).toBe(200);
  expect((await pushBusy(client, id, shifted(40))).response.status).toBe(200);
});

it('is listed page by page, those of several calendars in order of time', async () => {
  const { client } = await createHost(server);
  const first = await connectBusy(client, [interval('09:00', '12:00'), interval('14:00', '15:00')]);
  const second = await connectBusy(client, [interval('09:00', '10:00'), interval('14:30', '15:30')]);
  const all = (await listBusy(client)).data?.items ?? [];
  expect(all.map(({ startAt, calendarId }) => [startAt.slice(11, 16), calendarId])).toEqual([
    ...[
      ['09:00', first],
      ['09:00', second],
      ['14:00', first],
      ['14:30', second],
    ],
  ]);
  const pages = [];
  for (let cursor: string | undefined; ; ) {
    const { data } = await listBusy(client, { limit: 1, ...(cursor !== undefined && { cursor }) });
    pages.push(...(data?.items ?? []));
    if (!data?.nextCursor) break;
    cursor = data.nextCursor;
  }
  expect(pages).toEqual(all);
});

it('is not changed by what a stranger sends, and does not exist for them', async () => {
  const { client } = await createHost(server);
  const { client: stranger } = await createHost(server);
  const id = await connectBusy(client, [interval('09:00', '10:00')]);
  for (const { error } of [await getCalendar(stranger, id), await pushBusy(stranger, id), await deleteCalendar(stranger, id)])
    expect(error).toMatchObject({ code: 'not_found' });
  expect(await times(client)).toHaveLength(1);
});

it('takes no address or password, and no collection that it does not have', async () => {
  const { client } = await createHost(server);
  expect((await createCalendar(client, { url: 'https://a.example', password: 'x' })).error).toMatchObject({
    details: [
      { path: '/body/url', message: 'is not for a push calendar' },
      { path: '/body/password', message: 'is not for a push calendar' },
    ],
  });
  const id = (await createCalendar(client)).data?.id as string;
  expect((await changeCalendar(client, id, { password: 'x' })).error).toMatchObject({ details: [{ path: '/body/password' }] });
  expect((await changeCalendar(client, id, { collections: [{ id, countsAsBusy: true }] })).error).toMatchObject({
    details: [{ path: '/body/collections/0/id', message: 'must be a collection of the calendar' }],
  });
  const [collection] = (await getCalendar(client, id)).data?.collections ?? [];
  expect((await changeCalendar(client, id, { writesTo: collection?.id as string })).error).toMatchObject({
    details: [{ path: '/body/writesTo', message: 'must be a writable collection of the calendar' }],
  });
});

it('is not changed for a client that has read an older version', async () => {
  const { client } = await createHost(server);
  const { data, response } = await createCalendar(client);
  const id = data?.id as string;
  const params = { path: { id }, header: { 'If-Match': response.headers.get('etag') as string } };
  expect((await client.PATCH('/api/v2/calendars/{id}', { params, body: { name: 'Vans' } })).data).toMatchObject({ name: 'Vans' });
  expect((await client.PATCH('/api/v2/calendars/{id}', { params, body: { name: 'Cars' } })).error).toMatchObject({
    code: 'precondition_failed',
  });
});

it('is created once per key, and leaves nothing behind', async () => {
  const { client } = await createHost(server);
  const params = { header: { 'Idempotency-Key': 'connect-once' } };
  const send = (name: string) => client.POST('/api/v2/calendars', { params, body: { kind: 'push', name } });
  const { data } = await send('Field service');
  const id = data?.id as string;
  await changeCalendar(client, id, { name: 'Vans' });
  const again = await send('Field service');
  expect([again.response.headers.get('idempotent-replayed'), again.data]).toEqual(['true', { ...data, name: 'Vans' }]);
  expect((await send('Other')).error).toMatchObject({ code: 'idempotency_key_reused' });
  await deleteCalendar(client, id);
  expect((await send('Field service')).error).toMatchObject({ code: 'not_found' });
  const { rows } = await server.pool.query("select from idempotency_keys where response::text like '%Field service%'");
  expect(rows).toEqual([]);
});
