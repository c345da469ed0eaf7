import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

type Change = Schemas['CalendarChange'];

const create = (client: ApiClient, rest: Partial<Schemas['NewCalendar']> = {}) =>
  client.POST('/api/v2/calendars', { body: { kind: 'push', ...rest } });
const get = (client: ApiClient, id: string) => client.GET('/api/v2/calendars/{id}', { params: { path: { id } } });
const change = (client: ApiClient, id: string, body: Change) => client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body });
const remove = (client: ApiClient, id: string) => client.DELETE('/api/v2/calendars/{id}', { params: { path: { id } } });
const push = (client: ApiClient, id: string, rest: Partial<Schemas['NewBusyTimes']> = {}) =>
  client.PUT('/api/v2/calendars/{id}/busy', {
    params: { path: { id } },
    body: { version: 1, from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z', intervals: [], ...rest },
  });
const list = (client: ApiClient, query: object = {}) =>
  client.GET('/api/v2/busy', { params: { query: { from: '2027-03-01', to: '2027-04-01', ...query } } });

const interval = (start: string, end: string, date?: string) => ({ startAt: at(start, date), endAt: at(end, date) });
const times = async (client: ApiClient, query: object = {}) =>
  (await list(client, query)).data?.items.map(({ startAt, endAt }) => [startAt.slice(0, 16), endAt.slice(0, 16)]);

it('is created, listed, changed and deleted', async () => {
  const { client } = await createHost(server);
  const { data, response } = await create(client, { name: 'Field service' });
  const id = data?.id as string;
  expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/calendars/${id}`]);
  const collection = { id: expect.any(String), name: 'Field service', countsAsBusy: true, isWritable: false };
  const instant = '2027-03-01T00:00:00.000Z';
  expect(data).toEqual({
    ...{ id, kind: 'push', name: 'Field service', url: null, username: null, state: 'pending', error: null, lastSyncedAt: null },
    ...{ nextSyncAt: null, maxAgeMin: 60, allDayIsBusy: true, needsActionIsBusy: false, collections: [collection], writesTo: null },
    ...{ version: null, createdAt: instant, updatedAt: instant },
  });
  expect((await client.GET('/api/v2/calendars')).data?.items).toEqual([data]);
  const changed = await change(client, id, { name: 'Vans', maxAgeMin: 120 });
  expect(changed.data).toEqual({ ...data, name: 'Vans', maxAgeMin: 120 });
  expect((await get(client, id)).data).toEqual(changed.data);
  expect((await remove(client, id)).data).toEqual(changed.data);
  for (const { error } of [await get(client, id), await remove(client, id), await push(client, id)])
    expect(error).toMatchObject({ code: 'not_found', message: 'Calendar not found.' });
});

it('takes the busy times of a stretch, in any order, and replaces them', async () => {
  const { client } = await createHost(server);
  const { data } = await create(client);
  const id = data?.id as string;
  const intervals = [interval('11:00', '12:00'), interval('09:00', '10:00'), interval('09:30', '11:00'), interval('14:00', '15:00')];
  const pushed = await push(client, id, { version: 5, intervals });
  expect(pushed.data).toMatchObject({ state: 'ok', version: 5, lastSyncedAt: '2027-03-01T00:00:00.000Z' });
  expect((await list(client)).data).toEqual({
    items: [
      { startAt: '2027-03-02T09:00:00.000Z', endAt: '2027-03-02T12:00:00.000Z', calendarId: id, kind: 'push' },
      { startAt: '2027-03-02T14:00:00.000Z', endAt: '2027-03-02T15:00:00.000Z', calendarId: id, kind: 'push' },
    ],
    nextCursor: null,
    calendarsAsOf: '2027-03-01T00:00:00.000Z',
  });
  // Frees the middle of one, and leaves what is outside of the stretch.
  await push(client, id, { version: 5, from: at('10:00'), to: at('11:00') });
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
  const { error } = await push(client, id, { version: 4 });
  expect(error).toMatchObject({ code: 'stale_version', version: 5 });
  expect(await times(client)).toEqual(apart);
});

it('finds a stretch of many weeks in each of them', async () => {
  const { client } = await createHost(server);
  const { data } = await create(client);
  const intervals = [{ startAt: '2027-03-03T00:00:00Z', endAt: '2027-11-05T12:00:00Z' }];
  await push(client, data?.id as string, { to: '2027-12-01T00:00:00Z', intervals });
  const month = (number: string) => ({ from: `2027-${number}-02`, to: `2027-${number}-30` });
  expect(await times(client, month('03'))).toEqual([['2027-03-03T00:00', '2027-03-30T00:00']]);
  expect(await times(client, month('08'))).toEqual([['2027-08-02T00:00', '2027-08-30T00:00']]);
  expect(await times(client, month('11'))).toEqual([['2027-11-02T00:00', '2027-11-05T12:00']]);
});
