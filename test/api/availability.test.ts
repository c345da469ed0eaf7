/** Slots over HTTP: every slot vector becomes a dataset and a request; invalid queries are refused. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { readVectors, type Vector } from '../support/vectors.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let client: ApiClient;
let eventTypeId: string;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-01-01T00:00:00Z');
  const eventTypes = [
    eventType('imad', 'call', { durations: [30, 60] }),
    eventType('imad', 'off', { active: false }),
    // Shorter than can be created: imports keep what was exported.
    eventType('ada', 'dense', { durations: [1], slotIntervalMin: 1 }),
  ];
  await server.load(
    world(
      organization('acme', {
        users: [user('imad', { timezone: 'Europe/Paris' }), user('eve'), user('ada', { weekly: daily(['00:00', '24:00']) })],
        eventTypes,
      }),
    ),
  );
  client = server.client(await server.token('imad'));
  eventTypeId = (await client.GET('/api/v2/event-types')).data?.items[0]?.id as string;
});
afterAll(() => server.stop());

type Query = { from: string; to: string; tz?: string; duration?: number; limit?: number; eventTypeId?: string };
const ask = (query: Query) => client.GET('/api/v2/availability', { params: { query: { eventTypeId, ...query } } });

it("uses the owner's time zone and the first duration by default", async () => {
  const { data } = await ask({ from: '2027-03-28', to: '2027-03-29' });
  expect(data).toMatchObject({
    eventTypeId,
    durationMin: 30,
    timezone: 'Europe/Paris',
    tzVersion: process.versions.tz,
    from: '2027-03-27T23:00:00.000Z',
    to: '2027-03-28T22:00:00.000Z',
  });
  expect(data?.slots).toHaveLength(16);
  expect(data?.slots[0]).toEqual({
    startAt: '2027-03-28T07:00:00.000Z',
    endAt: '2027-03-28T07:30:00.000Z',
    localStartAt: '2027-03-28T09:00:00.000+02:00',
    seatsRemaining: 1,
  });
  const { data: hourly } = await ask({ from: '2027-03-28', to: '2027-03-29', duration: 60, tz: 'Asia/Calcutta' });
  expect(hourly).toMatchObject({ durationMin: 60, timezone: 'Asia/Calcutta', from: '2027-03-27T18:30:00.000Z' });
  expect(hourly?.slots[0]?.localStartAt).toBe('2027-03-28T12:30:00.000+05:30');
});

it('lists fewer slots if asked to, and returns where the rest begins', async () => {
  const day = { from: '2027-03-29', to: '2027-03-30', tz: 'Europe/Paris' };
  const all = (await ask(day)).data?.slots as { startAt: string }[];
  const first = (await ask({ ...day, limit: 5 })).data;
  expect([first?.slots, first?.nextFrom]).toEqual([all.slice(0, 5), all[5]?.startAt]);
  const rest = (await ask({ ...day, from: first?.nextFrom as string, limit: all.length - 5 })).data;
  expect([rest?.slots, rest?.nextFrom]).toEqual([all.slice(5), null]);
});

it('lists at most 3,000 slots and returns where the rest begins; each part has its own ETag', async () => {
  const ada = server.client(await server.token('ada'));
  const dense = (await ada.GET('/api/v2/event-types')).data?.items[0]?.id as string;
  const read = (from: string, ifNoneMatch?: string) =>
    ada.GET('/api/v2/availability', {
      params: {
        query: { eventTypeId: dense, from, to: '2027-04-10', tz: 'UTC' },
        header: ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch },
      },
    });
  const parts: string[][] = [];
  const etags = new Map<string, string>();
  for (let from: string | null = '2027-03-10'; from !== null; ) {
    const { data, response }: Awaited<ReturnType<typeof read>> = await read(from);
    if (parts.length > 0) expect(data?.slots[0]?.startAt).toBe(from);
    parts.push(data?.slots.map(({ startAt }) => startAt) as string[]);
    etags.set(from, response.headers.get('etag') as string);
    from = data?.nextFrom ?? null;
  }
  expect(parts.map(({ length }) => length)).toEqual([...Array(14).fill(3000), 31 * 1440 - 14 * 3000]);
  const first = Date.parse('2027-03-10T00:00:00Z');
  expect(parts.flat()).toEqual(Array.from({ length: 31 * 1440 }, (_, n) => new Date(first + n * 60_000).toISOString()));
  for (const [from, etag] of etags) expect((await read(from, etag)).response.status).toBe(304);
  expect(new Set(etags.values()).size).toBe(etags.size);
  // The last minute before the first slot passes: what is shown moves on by one.
  await server.setClock('2027-03-10T00:00:00.001Z');
  const moved = await read('2027-03-10', etags.get('2027-03-10'));
  expect([moved.response.status, moved.data?.slots[0]?.startAt, moved.data?.nextFrom]).toEqual([
    200,
    '2027-03-10T00:01:00.000Z',
    '2027-03-12T02:01:00.000Z',
  ]);
  await server.setClock('2027-01-01T00:00:00Z');
});

it.each([
  [{ from: '2027-03-10', to: '2027-04-10' }, 200, undefined],
  [{ from: '2027-10-10', to: '2027-11-10' }, 200, undefined],
  [{ from: '2027-03-10T09:17:00+01:00', to: '2027-04-10T09:17:00+02:00' }, 200, undefined],
  [{ from: '2027-03-10T09:17:00+01:00', to: '2027-04-10T10:17:00+02:00' }, 200, undefined],
  [{ from: '2027-03-10T09:17:00+01:00', to: '2027-04-10T10:17:00.001+02:00' }, 400, '/query/to'],
  [{ from: '2027-03-10', to: '2027-04-11' }, 400, '/query/to'],
  [{ from: '2027-03-10', to: '2027-03-10' }, 400, '/query/to'],
  [{ from: '2027-03-10', to: '2027-03-09' }, 400, '/query/to'],
  [{ from: '0001-02-01', to: '9999-12-31' }, 400, '/query/to'],
  [{ from: '0001-01-01', to: '0001-01-02' }, 400, '/query/from'],
  [{ from: '9999-12-01', to: '9999-12-31' }, 200, undefined],
  [{ from: '2027-03-10', to: '2027-03-11', duration: 45 }, 400, '/query/duration'],
  [{ from: '2027-03-10', to: '2027-03-11', duration: 0 }, 400, '/query/duration'],
  [{ from: '2027-03-10', to: '2027-03-11', tz: 'Europe/Atlantis' }, 400, '/query/tz'],
  [{ from: 'nope', to: '2027-03-11' }, 400, '/query/from'],
])('answers %j with %i', async (query, status, path) => {
  const { response, error } = await ask(query);
  expect([response.status, error?.details?.[0]?.path]).toEqual([status, path]);
});

it('has no slots for an inactive event type', async () => {
  const { data } = await client.GET('/api/v2/event-types', { params: { query: { active: false } } });
  expect((await ask({ from: '2027-03-10', to: '2027-03-11', eventTypeId: data?.items[0]?.id as string })).data?.slots).toEqual([]);
});

it("does not find a stranger's event type", async () => {
  const stranger = server.client(await server.token('eve'));
  const query = { from: '2027-03-10', to: '2027-03-11' };
  for (const id of [eventTypeId, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'x']) {
    const { error } = await stranger.GET('/api/v2/availability', { params: { query: { ...query, eventTypeId: id } } });
    expect(error).toMatchObject({ code: 'not_found', message: 'Event type not found.' });
  }
});

it('answers 304 while nothing has changed, and not after a booking', async () => {
  const query = { eventTypeId, from: '2027-05-10', to: '2027-05-11' };
  const first = await client.GET('/api/v2/availability', { params: { query } });
  const etag = first.response.headers.get('etag') as string;
  const again = () => client.GET('/api/v2/availability', { params: { query, header: { 'If-None-Match': etag } } });
  expect((await again()).response.status).toBe(304);
  const startAt = first.data?.slots[0]?.startAt as string;
  await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee: { name: 'Ann', email: 'ann@example.com' } } });
  expect((await again()).response.status).toBe(200);
});

it('answers 304 for as long as time changes nothing, and no longer', async () => {
  // The first bookable date changes every day.
  await server.setClock('2027-05-12T05:00:00Z');
  const query = { eventTypeId, from: '2027-05-12T09:00:00Z', to: '2027-05-12T11:00:00Z' };
  const first = await client.GET('/api/v2/availability', { params: { query } });
  const etag = first.response.headers.get('etag') as string;
  const ask = async (now: string, header: Record<string, string> = { 'If-None-Match': etag }, more: object = {}) => {
    await server.setClock(now);
    const { response } = await client.GET('/api/v2/availability', { params: { query: { ...query, ...more }, header } });
    return [response.status, response.headers.get('etag') === etag];
  };
  const startAt = first.data?.slots[0]?.startAt as string;
  const before = '2027-05-12T06:00:00Z';
  expect(await ask(startAt)).toEqual([304, true]);
  expect(await ask(before, { 'If-None-Match': `W/"x", W/${etag}` })).toEqual([304, true]);
  expect(await ask(before, { 'If-None-Match': '*' })).toEqual([304, true]);
  expect(await ask(before, {})).toEqual([200, true]);
  expect(await ask(before, undefined, { tz: 'Asia/Tokyo' })).toEqual([200, false]);
  expect(await ask(before, { 'If-None-Match': etag.replace(/-\d+-/, '-x-') })).toEqual([200, true]);
  expect(await ask(new Date(Date.parse(startAt) + 1).toISOString())).toEqual([200, false]);
});

/** Users get unique names; bookings of other event types get an event type of their own. */
function toWorld({ hosts, eventType: rules, bookings }: Vector, prefix: string) {
  const nameOf = (slug: string) => `${prefix}-${slug}`;
  const [owner] = hosts.map(({ slug }) => nameOf(slug)) as [string];
  const durations = [...new Set([...rules.durations, ...bookings.map(({ durationMin }) => durationMin)])];
  const others = bookings.filter(({ sameEventType }) => !sameEventType);
  return world(
    organization(prefix, {
      users: hosts.map(({ slug, schedule, outOfOffice }) => ({
        slug: nameOf(slug),
        email: `${nameOf(slug)}@example.com`,
        timezone: 'UTC',
        schedules: schedule === null ? [] : [{ name: 'Hours', default: true, ...schedule }],
        outOfOffice,
      })),
      eventTypes: [
        eventType(owner, 'asked', { ...rules, durations, hosts: hosts.map(({ slug }) => nameOf(slug)) }),
        ...others.map((booking, index) =>
          eventType(owner, `other-${index}`, {
            kind: booking.hosts.length > 1 ? 'collective' : 'one_on_one',
            hosts: booking.hosts.map(nameOf),
            durations: [booking.durationMin],
          }),
        ),
      ],
      bookings: bookings.map(({ sameEventType, hosts: taken, ...booking }, index) => ({
        ...booking,
        eventType: `${owner}/${sameEventType ? 'asked' : `other-${others.indexOf(bookings[index] as (typeof bookings)[number])}`}`,
        hosts: taken.map(nameOf),
        invitee: { name: 'Guest', email: `guest${index}@example.com`, timezone: 'UTC' },
        createdAt: '2026-11-01T00:00:00Z',
      })),
    }),
  );
}

const cases = readVectors();
describe('slot cases', () => {
  it.each(cases.map((vector, index) => [vector.name, vector, `case-${index}`] as const))('%s', async (_name, vector, prefix) => {
    await server.setClock(vector.now);
    await server.load(toWorld(vector, prefix));
    const host = server.client(await server.token(`${prefix}-${vector.hosts[0]?.slug}`, ['read:event-types', 'read:availability']));
    const { data: types } = await host.GET('/api/v2/event-types');
    const asked = types?.items.find(({ slug }) => slug === 'asked')?.id as string;
    const { data } = await host.GET('/api/v2/availability', { params: { query: { eventTypeId: asked, ...vector.query } } });
    expect(data?.slots.map(({ startAt, localStartAt, seatsRemaining }) => ({ startAt, localStartAt, seatsRemaining }))).toEqual(
      vector.slots,
    );
  });
});
