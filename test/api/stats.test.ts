import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock(now);
});
afterAll(async () => {
  expect(await findFaults(server.pool)).toEqual([]);
  await server.stop();
});

type Query = { from?: string; to?: string; eventTypeId?: string; host?: string };
const ask = (client: ApiClient, query: Query = {}) => client.GET('/api/v2/stats', { params: { query } });
const figures = async (client: ApiClient, query: Query = {}) => (await ask(client, query)).data;
const nothing = { booked: 0, canceled: 0, rescheduled: 0, noShows: 0, completed: 0, noShowRate: null, cancelRate: null };

it('counts each booking once, as what became of it', async () => {
  const { client, eventTypeId } = await createHost(server);
  const ids: string[] = [];
  for (const time of ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'])
    ids.push((await book(client, eventTypeId, at(time))).data?.id as string);
  const path = (index: number) => ({ path: { id: ids[index] as string } });
  await client.DELETE('/api/v2/bookings/{id}', { params: path(0) });
  // One within the day, one out of it.
  await client.POST('/api/v2/bookings/{id}/reschedule', { params: path(1), body: { startAt: at('09:30') } });
  await client.POST('/api/v2/bookings/{id}/reschedule', { params: path(2), body: { startAt: at('09:30', '2027-03-05') } });
  await server.setClock(at('12:15'));
  await client.POST('/api/v2/bookings/{id}/no-show', { params: path(3) });
  const window = { from: day, to: '2027-03-03' };
  // One has ended, one goes on but is a no-show, two are to come.
  const first = { booked: 5, canceled: 1, rescheduled: 2, noShows: 1, completed: 1, noShowRate: 0.5, cancelRate: 0.2 };
  const bounds = { from: `${day}T00:00:00.000Z`, to: '2027-03-03T00:00:00.000Z' };
  expect(await figures(client, window)).toEqual({ ...bounds, ...first, byEventType: [{ eventTypeId, eventTypeName: 'call', ...first }] });
  await client.POST('/api/v2/bookings/{id}/no-show', { params: path(3), body: { noShow: false } });
  expect(await figures(client, window)).toMatchObject({ noShows: 0, completed: 1, noShowRate: 0 });
  await server.setClock(at('12:30'));
  expect(await figures(client, window)).toMatchObject({ noShows: 0, completed: 2 });
  await server.setClock(at('23:00'));
  expect(await figures(client, window)).toMatchObject({ booked: 5, completed: 4 });
  expect(await figures(client, { from: '2027-03-05', to: '2027-03-06' })).toMatchObject({ booked: 1, rescheduled: 0, completed: 0 });
  await server.setClock(now);
});

it('is empty without bookings, and for strangers', async () => {
  const { client, eventTypeId } = await createHost(server);
  await book(client, eventTypeId, at('09:00'));
  const stranger = (await createHost(server)).client;
  const window = { from: day, to: '2027-03-03' };
  expect(await figures(client, window)).toMatchObject({ booked: 1 });
  for (const query of [window, { ...window, eventTypeId }, { ...window, eventTypeId: 'nothing' }])
    expect(await figures(stranger, query)).toMatchObject({ ...nothing, byEventType: [] });
});

it('lists each event type that the caller owns or hosts, the most booked first', async () => {
  const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
  const body: Schemas['NewEventType'] = { name: 'Alone', slug: 'alone', kind: 'one_on_one', durations: [30] };
  const alone = (await client.POST('/api/v2/event-types', { body })).data?.id as string;
  await book(client, eventTypeId, at('09:00'));
  for (const time of ['10:00', '11:00']) await book(client, alone, at(time));
  const window = { from: day, to: '2027-03-03' };
  const told = async (each: ApiClient, query: Query) =>
    (await figures(each, query))?.byEventType.map(({ eventTypeName, booked }) => [eventTypeName, booked]);
  expect(await told(client, window)).toEqual([['Alone', 2], ['call', 1]]); // biome-ignore format: one line
  expect(await told(client, { ...window, eventTypeId })).toEqual([['call', 1]]);
  expect(await told(clients[1] as ApiClient, window)).toEqual([['call', 1]]);
});

describe('the window', () => {
  it("is the last thirty days, today included, in the caller's zone, unless said otherwise", async () => {
    const { client } = await createHost(server, {}, { timezone: 'Europe/Paris' });
    await server.setClock('2027-04-10T10:00:00Z');
    const { data } = await ask(client);
    expect([data?.from, data?.to]).toEqual(['2027-03-11T23:00:00.000Z', '2027-04-10T22:00:00.000Z']);
    expect(await figures(client, { to: '2027-03-28' })).toMatchObject({ from: '2027-02-25T23:00:00.000Z', to: '2027-03-27T23:00:00.000Z' });
    expect(await figures(client, { from: '2027-04-10T09:00:00Z' })).toMatchObject({ to: '2027-04-10T22:00:00.000Z' });
    await server.setClock(now);
  });

  it.each<[Query, string | undefined]>([
    [{ from: '2027-01-01', to: '2028-01-02' }, undefined],
    [{ from: '2027-01-01', to: '2028-01-03' }, '/query/to'],
    [{ from: '2026-01-01' }, '/query/from'],
    [{ from: '2027-03-05' }, '/query/from'],
    [{ from: day, to: day }, '/query/to'],
    [{ to: '0001-01-02' }, '/query/to'],
    [{ from: 'nope' }, '/query/from'],
  ])('%j', async (query, path) => {
    const { client } = await createHost(server);
    const { response, error } = await ask(client, query);
    expect([response.status, error?.details?.[0]?.path]).toEqual(path === undefined ? [200, undefined] : [400, path]);
  });
});

it('adds up, in any window, to what was booked', async () => {
  const bookings = Array.from({ length: 400 }, (_, index) => ({
    id: `019c0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    eventType: `busy/${index % 3 === 0 ? 'call' : 'talk'}`,
    startAt: new Date(Date.UTC(2027, 1, 1) + index * 5 * 3_600_000).toISOString(),
    durationMin: 90,
    status: index % 5 === 4 ? 'canceled' : 'active',
    noShow: index % 7 === 0,
    ...(index % 10 === 4 && { rescheduledToId: `019c0000-0000-7000-8000-${String(index - 1).padStart(12, '0')}` }),
    invitee: { name: 'Guest', email: 'guest@example.com' },
  }));
  const backwards = bookings.map((booking, index) => ({
    ...booking,
    ...(index % 10 === 3 && { rescheduledFromId: bookings[index + 1]?.id }),
  }));
  const eventTypes = ['call', 'talk'].map((slug) => eventType('busy', slug, { durations: [90] }));
  await server.load(
    world(organization('busy', { users: [user('busy', { weekly: daily(['00:00', '24:00']) })], eventTypes, bookings: backwards })),
  );
  const client = server.client(await server.token('busy'));
  for (const [clock, from, to] of [
    ['2027-03-01T00:30:00Z', '2027-02-01', '2027-05-01'],
    ['2027-03-10T07:45:00Z', '2027-02-03T11:00:00Z', '2027-03-29T17:30:00Z'],
    ['2027-03-10T07:45:00Z', '2027-03-09T11:00:00Z', '2027-03-12'],
    ['2027-02-01T00:00:00Z', '2027-02-04', '2027-02-25'],
    ['2027-06-01T00:00:00Z', '2027-02-04', '2027-02-25'],
  ] as const) {
    await server.setClock(clock);
    const inside = bookings.filter(({ startAt }) => Date.parse(startAt) >= Date.parse(from) && Date.parse(startAt) < Date.parse(to));
    const moved = inside.filter((booking) => 'rescheduledToId' in booking).length;
    const active = inside.filter(({ status }) => status === 'active');
    const hasEnded = ({ startAt }: { startAt: string }) => Date.parse(startAt) + 90 * 60_000 <= Date.parse(clock);
    const { data } = await ask(client, { from, to });
    expect(data).toMatchObject({
      booked: inside.length - moved,
      rescheduled: moved,
      canceled: inside.length - active.length - moved,
      noShows: active.filter(({ noShow }) => noShow).length,
      completed: active.filter((booking) => !booking.noShow && hasEnded(booking)).length,
    });
    expect(data?.byEventType.reduce((sum, { booked }) => sum + booked, 0)).toBe(inside.length - moved);
  }
  await server.setClock(now);
});

it('counts the meetings of one host, with and without whole weeks in the window', async () => {
  const { clients, client, slugs, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'rotation' });
  for (const time of ['09:00', '10:00', '11:00']) await book(client, eventTypeId, at(time));
  const { data } = await client.GET('/api/v2/bookings');
  const idOf = (slug: string | undefined) => data?.items.find(({ hostSlug }) => hostSlug === slug)?.hostId as string;
  for (const window of [
    { from: day, to: '2027-03-03' },
    { from: '2027-01-01', to: '2027-12-31' },
  ]) {
    const counts = async (who: ApiClient, host?: string) => (await figures(who, { ...window, ...(host && { host }) }))?.booked;
    expect([await counts(client), await counts(client, 'me'), await counts(client, idOf(slugs[1]))]).toEqual([3, 2, 1]);
    expect([await counts(clients[1] as ApiClient), await counts(clients[1] as ApiClient, 'me')]).toEqual([1, 1]);
    expect(await counts(client, 'nobody')).toBe(0);
  }
});
