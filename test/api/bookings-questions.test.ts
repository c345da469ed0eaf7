/** Lists of bookings as people ask for them: by start, by host, by invitee; and why something is not free. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock(now);
});
afterAll(() => server.stop());

type Query = { sort?: Schemas['BookingOrder']; host?: string; invitee?: string; status?: 'active'; limit?: number; from?: string };

const list = (client: ApiClient, query: Query = {}) =>
  collect(
    async (cursor) =>
      (await client.GET('/api/v2/bookings', { params: { query: { ...query, ...(cursor && { cursor }) } } })).data as Schemas['BookingList'],
  );
const times = (items: { startAt: string }[]) => items.map(({ startAt }) => startAt.slice(11, 16));

it('sorts by start, page by page', async () => {
  const { client, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin' });
  for (const time of ['11:00', '09:00', '10:00', '09:00', '12:00']) await book(client, eventTypeId, at(time));
  const sorted = ['09:00', '09:00', '10:00', '11:00', '12:00'];
  for (const limit of [1, 2, 5]) {
    expect(times(await list(client, { sort: 'startAt', limit }))).toEqual(sorted);
    expect(times(await list(client, { sort: '-startAt', limit }))).toEqual(sorted.toReversed());
  }
  expect(times(await list(client, { sort: 'startAt', limit: 2, from: at('10:00') }))).toEqual(['10:00', '11:00', '12:00']);
  const { data } = await client.GET('/api/v2/bookings', { params: { query: { sort: 'startAt', limit: 1 } } });
  const other = await client.GET('/api/v2/bookings', { params: { query: { limit: 1, cursor: data?.nextCursor as string } } });
  expect(other.error).toMatchObject({ details: [{ path: '/query/cursor' }] });
});

it('finds the meetings of a host and of an invitee', async () => {
  const { clients, client, slugs, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
  const people = [
    ['09:00', 'Ann Lee', 'ann@example.com'],
    ['09:00', 'Zoë Straße', 'zoe@example.org'],
    ['10:00', 'Ann Lee', 'ann.lee@other.example'],
    ['11:00', '100%_Bo', 'bo@example.com'],
  ] as const;
  for (const [time, name, email] of people) await book(client, eventTypeId, at(time), { invitee: { name, email } });
  expect(times(await list(client, { host: 'me', sort: 'startAt' }))).toEqual(['09:00', '10:00', '11:00']);
  expect(times(await list(clients[1] as ApiClient, { host: 'me' }))).toEqual(['09:00']);
  const [second] = await list(clients[1] as ApiClient);
  expect((await list(client, { host: second?.hostId as string })).map(({ hostSlug }) => hostSlug)).toEqual([slugs[1]]);
  expect(await list(client, { host: 'nobody' })).toEqual([]);
  for (const [invitee, found] of [
    ['ann', ['09:00', '10:00']],
    ['ANN LEE', ['09:00', '10:00']],
    ['strasse', ['09:00']],
    ['zoe@', ['09:00']],
    ['example.com', ['09:00', '11:00']],
    ['0%_b', ['11:00']],
    ['_', ['11:00']],
    ['nobody', []],
  ] as const)
    expect([invitee, times(await list(client, { invitee, sort: 'startAt' }))]).toEqual([invitee, found]);
  expect(times(await list(clients[1] as ApiClient, { invitee: 'ann' }))).toEqual([]);
  expect(times(await list(client, { invitee: 'ann', host: 'me', status: 'active', sort: '-startAt', limit: 1 }))).toEqual([
    '10:00',
    '09:00',
  ]);
});

const explain = async (client: ApiClient, eventTypeId: string, startAt: string) =>
  (await client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId, startAt } } }))
    .data as Schemas['AvailabilityExplanation'];

it('says what is in the way, when the host works and what is free instead', async () => {
  const { client, eventTypeId } = await createHost(
    server,
    { bufferAfterMin: 10 },
    { overrides: [{ date: '2027-03-03', hours: [['10:00', '11:00']] }], outOfOffice: [{ from: '2027-03-04', to: '2027-03-04' }] },
  );
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  const blocker = { startAt: `${day}T09:00:00.000Z`, endAt: `${day}T09:30:00.000Z`, bookingId: booking?.id };
  expect(await explain(client, eventTypeId, at('09:00'))).toMatchObject({
    hosts: [{ hours: [['09:00', '17:00']], blockedBy: [{ kind: 'booking', ...blocker }] }],
    alternatives: [`${day}T10:00:00.000Z`, `${day}T10:30:00.000Z`, `${day}T11:00:00.000Z`],
  });
  expect((await explain(client, eventTypeId, at('09:30'))).hosts).toMatchObject([{ blockedBy: [{ kind: 'buffer', ...blocker }] }]);
  expect(await explain(client, eventTypeId, at('10:00'))).toMatchObject({ offered: true, hosts: [{ blockedBy: [] }], alternatives: [] });
  expect((await explain(client, eventTypeId, at('09:00', '2027-03-03'))).hosts).toMatchObject([{ hours: [['10:00', '11:00']] }]);
  expect((await explain(client, eventTypeId, at('09:00', '2027-03-04'))).hosts).toMatchObject([{ hours: [] }]);
});

it("says nothing of other hosts' hours and meetings", async () => {
  const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
  await book(client, eventTypeId, at('09:00'));
  const { hosts } = await explain(clients[1] as ApiClient, eventTypeId, at('09:00'));
  expect(hosts).toMatchObject([
    { hours: null, blockedBy: [] },
    { hours: [['09:00', '17:00']], blockedBy: [{ kind: 'booking', bookingId: expect.any(String) }] },
  ]);
});

it('says why no start is listed', async () => {
  const reasonOf = async (
    rest: Record<string, unknown>,
    userRest: Record<string, unknown> = {},
    prepare: (client: ApiClient, id: string) => Promise<unknown> = async () => {},
  ) => {
    const { client, eventTypeId } = await createHost(server, { durations: [240], slotIntervalMin: 240, ...rest }, userRest);
    await prepare(client, eventTypeId);
    const query = { eventTypeId, from: day, to: '2027-03-03' };
    return (await client.GET('/api/v2/availability', { params: { query } })).data?.reason;
  };
  expect([
    await reasonOf({}),
    await reasonOf({ active: false }),
    await reasonOf({}, { outOfOffice: [{ from: day, to: day }] }),
    await reasonOf({}, { overrides: [{ date: day, hours: [] }] }),
    await reasonOf({ minimumNoticeMin: 10_000 }),
    await reasonOf({ bookingWindowDays: 0 }),
    await reasonOf({ dailyLimit: 1 }, {}, (client, id) => book(client, id, at('09:00'))),
    await reasonOf({}, {}, async (client, id) => Promise.all([book(client, id, at('09:00')), book(client, id, at('13:00'))])),
  ]).toEqual([
    null,
    ...['event_type_inactive', 'out_of_office', 'outside_hours', 'below_minimum_notice', 'beyond_booking_window', 'daily_limit_reached'],
    'slot_taken',
  ]);
});
