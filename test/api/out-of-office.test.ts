import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { daily } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

const leave = (client: ApiClient, from: string, to: string, rest: { reason?: string } = {}) =>
  client.POST('/api/v2/out-of-office', { body: { from, to, ...rest } });
const list = async (client: ApiClient) => (await client.GET('/api/v2/out-of-office')).data?.items;
const end = (client: ApiClient, id: string) => client.DELETE('/api/v2/out-of-office/{id}', { params: { path: { id } } });

it('closes its dates, both included, until it is ended', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data, response } = await leave(client, '2027-03-01', day, { reason: 'Holiday' });
  const absence = { id: data?.id, from: '2027-03-01', to: day, reason: 'Holiday', createdAt: '2027-03-01T00:00:00.000Z' };
  expect(response.status).toBe(201);
  expect(data).toEqual({ ...absence, affectedBookings: [], overlapping: [] });
  expect(await list(client)).toEqual([absence]);
  expect(await offered(client, eventTypeId)).toEqual([]);
  expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'out_of_office' });
  expect((await book(client, eventTypeId, at('09:00', '2027-03-03'))).response.status).toBe(201);
  expect((await end(client, data?.id as string)).data).toEqual({ ...absence, overlapping: [] });
  expect((await end(client, data?.id as string)).error).toMatchObject({ code: 'not_found' });
  expect([await list(client), (await offered(client, eventTypeId)).length]).toEqual([[], 16]);
});

it('lists the bookings within it, the soonest first, and cancels none', async () => {
  const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
  const made = [];
  for (const startAt of [at('09:00', '2027-03-04'), at('16:30'), at('09:00'), at('09:00', '2027-03-05')])
    made.push((await book(client, eventTypeId, startAt)).data);
  const { data } = await leave(clients[1] as ApiClient, day, '2027-03-04');
  expect(data?.affectedBookings).toEqual([made[2], made[1], made[0]]);
  expect((await client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } })).data?.items).toHaveLength(4);
});

it("is in the user's time zone", async () => {
  const { client, eventTypeId } = await createHost(
    server,
    { durations: [60] },
    { timezone: 'Pacific/Auckland', weekly: daily(['00:00', '24:00']) },
  );
  // Auckland is thirteen hours ahead: its second of March begins on the first, at eleven.
  const [before, first, last, after] = [at('10:00', '2027-03-01'), at('11:00', '2027-03-01'), at('10:00'), at('11:00')];
  for (const startAt of [before, first, last, after]) expect((await book(client, eventTypeId, startAt)).response.status).toBe(201);
  const { data } = await leave(client, day, day);
  expect(data?.affectedBookings.map(({ startAt }) => startAt)).toEqual([first, last].map((startAt) => startAt.replace('Z', '.000Z')));
});

it.each(['Pacific/Auckland', 'America/New_York', 'UTC'])('takes any date of the calendar in %s', async (timezone) => {
  const { client } = await createHost(server, {}, { timezone });
  const dates = ['0001-01-01', '0001-01-02', '0001-01-03', '9999-12-29', '9999-12-30', '9999-12-31'];
  for (const from of dates)
    for (const to of dates.filter((date) => date >= from && date[0] === from[0]))
      expect((await leave(client, from, to)).response.status).toBe(201);
});

it('lists at most a hundred bookings', async () => {
  const { client, eventTypeId } = await createHost(server, { maxInvitees: 1000 });
  const bookings = Array.from({ length: 120 }, () => book(client, eventTypeId, at('09:00')));
  for (const { response } of await Promise.all(bookings)) expect(response.status).toBe(201);
  expect((await leave(client, day, day)).data?.affectedBookings).toHaveLength(100);
}, 120_000);

it('is for any dates in the right order', async () => {
  const { client } = await createHost(server);
  expect((await leave(client, day, '2027-03-01')).error).toMatchObject({ code: 'invalid_argument', details: [{ path: '/body/to' }] });
  expect((await leave(client, '2027-02-29', day)).error).toMatchObject({ details: [{ path: '/body/from' }] });
  for (const [from, to] of [['0001-01-01', '0001-12-31'], [day, day], ['2020-01-01', '2020-01-02']] as const) // biome-ignore format: one line
    expect((await leave(client, from, to)).response.status).toBe(201);
});

it('is listed in order of creation, page by page, to its owner alone', async () => {
  const { client } = await createHost(server);
  const stranger = (await createHost(server)).client;
  const dates = ['2027-05-01', '2027-04-01', '2027-06-01'];
  for (const date of dates) await leave(client, date, date);
  const items = await collect(async (cursor) => {
    const { data } = await client.GET('/api/v2/out-of-office', { params: { query: { limit: 1, ...(cursor && { cursor }) } } });
    return data as Schemas['OutOfOfficeList'];
  });
  expect(items.map(({ from }) => from)).toEqual(dates);
  expect(await list(stranger)).toEqual([]);
  for (const id of [items[0]?.id as string, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'nothing'])
    expect((await end(stranger, id)).error).toMatchObject({ code: 'not_found' });
  expect(await list(client)).toHaveLength(3);
});

it('begins once under a key', async () => {
  const { client } = await createHost(server);
  const again = () =>
    client.POST('/api/v2/out-of-office', { params: { header: { 'Idempotency-Key': 'away' } }, body: { from: day, to: day } });
  const [first, second] = [await again(), await again()];
  expect(second.data).toEqual(first.data);
  expect(await list(client)).toHaveLength(1);
});

it('is shortened, extended and renamed, and says which others have its dates', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data: long } = await leave(client, day, '2027-03-05', { reason: 'Fair' });
  const { data: short } = await leave(client, '2027-03-04', '2027-03-04');
  expect(short?.overlapping.map(({ id }) => id)).toEqual([long?.id]);
  const { data: booking } = await book(client, eventTypeId, at('09:00', '2027-03-06'));
  const change = (id: string | undefined, body: { from?: string; to?: string; reason?: string | null }) =>
    client.PATCH('/api/v2/out-of-office/{id}', { params: { path: { id: id as string } }, body });
  const { data: shortened } = await change(long?.id, { to: '2027-03-03' });
  expect(shortened).toMatchObject({ id: long?.id, from: day, to: '2027-03-03', reason: 'Fair', overlapping: [], affectedBookings: [] });
  expect((await book(client, eventTypeId, at('09:00', '2027-03-05'))).response.status).toBe(201);
  expect((await book(client, eventTypeId, at('09:00', '2027-03-04'))).error).toMatchObject({ reason: 'out_of_office' });
  const { data: extended } = await change(long?.id, { to: '2027-03-06', reason: null });
  expect(extended).toMatchObject({ to: '2027-03-06', reason: null, overlapping: [{ id: short?.id }] });
  expect(extended?.affectedBookings.map(({ id }) => id)).toContain(booking?.id);
  expect((await change(long?.id, { to: '2027-03-01' })).error).toMatchObject({ details: [{ path: '/body/to' }] });
  expect((await change('nothing', { to: day })).error).toMatchObject({ code: 'not_found' });
  const stranger = (await createHost(server)).client;
  const stolen = await stranger.PATCH('/api/v2/out-of-office/{id}', { params: { path: { id: long?.id as string } }, body: { to: day } });
  expect(stolen.error).toMatchObject({ code: 'not_found' });
});

it('has at most 366 days', async () => {
  const { client } = await createHost(server);
  expect((await leave(client, '2027-03-01', '2028-02-29')).response.status).toBe(201);
  expect((await leave(client, '2027-03-01', '2028-03-01')).error).toMatchObject({ details: [{ path: '/body/to' }] });
});
