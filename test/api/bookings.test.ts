import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock(now);
});
afterAll(() => server.stop());

type Rest = Record<string, unknown>;
type BookingList = Schemas['BookingList'];

const setUp = (rest: Rest = {}, userRest: Rest = {}) => createHost(server, rest, userRest);
const setUpTeam = (size: number, rest: Rest) => createTeam(server, size, rest);

it('books what is offered, shows it everywhere, and offers it no more', async () => {
  const { client, slug, eventTypeId } = await setUp({ location: { kind: 'zoom', value: 'https://zoom.us/j/1' } });
  const ann = { name: 'Ann Lee', email: 'Ann@Example.com', timezone: 'Asia/Calcutta', phone: '+46 8 123' };
  const { data: booking, response } = await book(client, eventTypeId, `${day}T11:00:00+02:00`, {
    invitee: ann,
    guests: ['bo@example.com'],
    notes: 'Bring cake.',
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('location')).toBe(`/api/v2/bookings/${booking?.id}`);
  expect(booking).toMatchObject({
    eventTypeId,
    eventTypeName: 'call',
    hostSlug: slug,
    hosts: [{ slug }],
    startAt: `${day}T09:00:00.000Z`,
    endAt: `${day}T09:30:00.000Z`,
    durationMin: 30,
    status: 'active',
    location: { kind: 'zoom', value: 'https://zoom.us/j/1' },
    invitee: ann,
    guests: ['bo@example.com'],
    notes: 'Bring cake.',
    createdAt: '2027-03-01T00:00:00.000Z',
  });
  const path = { id: booking?.id as string };
  expect((await client.GET('/api/v2/bookings/{id}', { params: { path } })).data).toEqual(booking);
  expect((await client.GET('/api/v2/bookings')).data).toEqual({ items: [booking], nextCursor: null });
  expect(await offered(client, eventTypeId)).not.toContain('09:00');
  expect(await offered(client, eventTypeId)).toContain('09:30');
});

it('cancels once, keeps the first reason, and offers the time again', async () => {
  const { client, eventTypeId } = await setUp();
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  const path = { id: booking?.id as string };
  const { data: canceled } = await client.DELETE('/api/v2/bookings/{id}', { params: { path, query: { reason: 'Ill.' } } });
  expect(canceled).toMatchObject({ status: 'canceled', cancelReason: 'Ill.', canceledBy: 'host', canceledAt: '2027-03-01T00:00:00.000Z' });
  const { data: again } = await client.DELETE('/api/v2/bookings/{id}', { params: { path, query: { reason: 'Another.' } } });
  expect(again).toEqual(canceled);
  expect(await offered(client, eventTypeId)).toContain('10:00');
  expect((await book(client, eventTypeId, at('10:00'))).response.status).toBe(201);
});

it('refuses a body where none is accepted, except for an empty object', async () => {
  const { client, slug, eventTypeId } = await setUp();
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  const headers = { authorization: `Bearer ${await server.token(slug)}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ reason: 'Ill.' });
  for (const sent of [
    { headers, body },
    { headers, body: '{' },
    { headers, body: '[]' },
    { headers, body: 'null' },
    { headers, body: JSON.stringify({ reason: 'x'.repeat(200_000) }) },
    { headers: { ...headers, 'content-type': 'text/plain' }, body: 'Ill.' },
  ]) {
    const refused = await server.send('DELETE', `/api/v2/bookings/${booking?.id}`, sent);
    expect([refused.status, refused.body.details]).toEqual([
      400,
      [{ path: '/body', message: 'is not accepted by this operation', rule: 'notAllowed' }],
    ]);
  }
  const { status, body: canceled } = await server.send('DELETE', `/api/v2/bookings/${booking?.id}`, { headers, body: '{}' });
  expect([status, canceled]).toMatchObject([200, { status: 'canceled', cancelReason: null }]);
});

it('refuses bounds in the wrong order', async () => {
  const { client } = await setUp();
  const { error } = await client.GET('/api/v2/bookings', { params: { query: { from: day, to: day } } });
  expect(error).toMatchObject({ code: 'invalid_argument', details: [{ path: '/query/to' }] });
});

it("hides other people's bookings as if there were none", async () => {
  const { client, eventTypeId } = await setUp();
  const stranger = (await setUp()).client;
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  for (const id of [booking?.id as string, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'no-id-at-all']) {
    expect((await stranger.GET('/api/v2/bookings/{id}', { params: { path: { id } } })).error).toMatchObject({ code: 'not_found' });
    expect((await stranger.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } })).error).toMatchObject({ code: 'not_found' });
  }
  expect((await book(stranger, eventTypeId, at('11:00'))).error).toMatchObject({ code: 'not_found' });
  expect((await client.GET('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } })).data).toEqual(booking);
});

const refusals: [reason: string, startAt: string, rest: Rest, userRest: Rest][] = [
  ['outside_hours', at('08:00'), {}, {}],
  ['outside_hours', at('16:45'), { slotIntervalMin: 15 }, {}],
  ['off_grid', at('09:10'), {}, {}],
  ['below_minimum_notice', '2027-03-01T09:00:00Z', { minimumNoticeMin: 600 }, {}],
  ['in_past', '2027-02-01T09:00:00Z', {}, {}],
  ['in_past', '2027-02-01T03:07:00Z', {}, {}],
  ['beyond_booking_window', at('09:00', '2027-03-05'), { bookingWindowDays: 3 }, {}],
  ['out_of_office', at('09:00'), {}, { outOfOffice: [{ from: day, to: day, reason: null }] }],
  ['event_type_inactive', at('09:00'), { active: false }, {}],
];

it.each(refusals)('refuses with %s at %s', async (reason, startAt, rest, userRest) => {
  const { client, eventTypeId } = await setUp(rest, userRest);
  const { error } = await book(client, eventTypeId, startAt);
  expect(error).toMatchObject({ code: 'slot_unavailable', reason });
});

it('refuses taken times, times in a buffer and times over the daily limit, with the next free starts', async () => {
  const taken = await setUp({ bufferAfterMin: 10 });
  await book(taken.client, taken.eventTypeId, at('09:00'));
  expect((await book(taken.client, taken.eventTypeId, at('09:00'))).error).toMatchObject({
    reason: 'slot_taken',
    alternatives: [`${day}T10:00:00.000Z`, `${day}T10:30:00.000Z`, `${day}T11:00:00.000Z`],
  });
  expect((await book(taken.client, taken.eventTypeId, at('09:30'))).error).toMatchObject({ reason: 'buffer_conflict' });

  const limited = await setUp({ dailyLimit: 1 });
  await book(limited.client, limited.eventTypeId, at('09:00'));
  expect((await book(limited.client, limited.eventTypeId, at('12:00'))).error).toMatchObject({
    reason: 'daily_limit_reached',
    alternatives: ['2027-03-03T09:00:00.000Z', '2027-03-03T09:30:00.000Z', '2027-03-03T10:00:00.000Z'],
  });
});

it('fills the seats of a meeting, then refuses; a canceled seat is free again, and the last one frees the host', async () => {
  const { client, eventTypeId } = await setUp({ maxInvitees: 2, durations: [30, 60] });
  const first = await book(client, eventTypeId, at('09:00'));
  const second = await book(client, eventTypeId, at('09:00'));
  expect([first.response.status, second.response.status]).toEqual([201, 201]);
  expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'slot_taken' });
  expect((await book(client, eventTypeId, at('09:00'), { durationMin: 60 })).error).toMatchObject({ reason: 'slot_taken' });

  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: first.data?.id as string } } });
  expect(await offered(client, eventTypeId, { duration: 60 })).not.toContain('09:00');
  expect((await book(client, eventTypeId, at('09:00'))).response.status).toBe(201);

  const { data } = await client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } });
  for (const { id } of data?.items ?? []) await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
  expect(await offered(client, eventTypeId, { duration: 60 })).toContain('09:00');
});

it('gives one address one seat of a meeting, and another one after a cancellation', async () => {
  const { client, eventTypeId } = await setUp({ maxInvitees: 3 });
  const ann = { name: 'Ann', email: 'Ann@example.com' };
  const upper = { name: 'Ann Lee', email: 'ANN@EXAMPLE.COM' };
  const { data: first } = await book(client, eventTypeId, at('09:00'), { invitee: ann });
  for (const invitee of [ann, upper]) {
    const { response, error } = await book(client, eventTypeId, at('09:00'), { invitee });
    expect([response.status, error?.code]).toEqual([409, 'already_booked']);
    const order = { eventTypeId, startAt: at('09:00'), invitee };
    expect((await server.client().POST('/api/bookings', { body: order })).error).toMatchObject({ code: 'already_booked' });
  }
  expect((await book(client, eventTypeId, at('10:00'), { invitee: upper })).response.status).toBe(201);
  expect((await book(client, eventTypeId, at('09:00'))).response.status).toBe(201);
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: first?.id as string } } });
  expect((await book(client, eventTypeId, at('09:00'), { invitee: upper })).response.status).toBe(201);
  expect((await book(client, eventTypeId, at('09:00'), { invitee: ann })).error).toMatchObject({ code: 'already_booked' });
  const { data: bookings } = await client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } });
  expect(bookings?.items).toHaveLength(3);
});

it('books every host of a collective at once, and each of them sees it', async () => {
  const { clients, client, slugs, eventTypeId } = await setUpTeam(3, { kind: 'collective' });
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  expect(booking?.hosts.map(({ slug }) => slug)).toEqual(slugs);
  expect(booking?.hostSlug).toBe(slugs[0]);
  for (const each of clients) expect((await each.GET('/api/v2/bookings')).data?.items).toEqual([booking]);
  expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'slot_taken' });
});

it.each([
  ['priority', ['0', '0', '0', '0']],
  ['rotation', ['0', '1', '2', '0']],
  ['least_busy', ['0', '1', '2', '0']],
] as const)('gives a round robin by %s', async (hostSelection, expected) => {
  const { client, eventTypeId } = await setUpTeam(3, { kind: 'round_robin', hostSelection });
  const given = [];
  for (const time of ['09:00', '10:00', '11:00', '12:00']) {
    given.push((await book(client, eventTypeId, at(time))).data?.hostSlug.split('-').at(-1));
  }
  expect(given).toEqual(expected);
});

it('gives by rotation to the host whose last booking was created first, whatever ids were imported', async () => {
  const slugs = ['rota-0', 'rota-1', 'rota-2'];
  const imported = (slug: string, id: string, createdAt: string) => ({
    ...{ id, eventType: 'rota-0/call', hosts: [slug], startAt: at('15:00'), createdAt, invitee: invitee() },
  });
  await server.load(
    world(
      organization('rota', {
        users: slugs.map((slug) => user(slug)),
        eventTypes: [eventType('rota-0', 'call', { kind: 'round_robin', hostSelection: 'rotation', hosts: slugs })],
        bookings: [
          imported('rota-0', '00000000-0000-4000-8000-000000000000', '2027-01-03T00:00:00Z'),
          imported('rota-1', 'ffffffff-ffff-4fff-bfff-ffffffffffff', '2027-01-01T00:00:00Z'),
          imported('rota-2', '7fffffff-ffff-4fff-bfff-ffffffffffff', '2027-01-02T00:00:00Z'),
        ],
      }),
    ),
  );
  const client = server.client(await server.token('rota-0'));
  const { data } = await client.GET('/api/v2/event-types');
  const given = [];
  for (const time of ['09:00', '10:00', '11:00', '12:00'])
    given.push((await book(client, data?.items[0]?.id as string, at(time))).data?.hostSlug);
  expect(given).toEqual(['rota-1', 'rota-2', 'rota-0', 'rota-1']);
});

it('gives a round robin to those who are free, until nobody is', async () => {
  const { client, eventTypeId } = await setUpTeam(2, { kind: 'round_robin', hostSelection: 'priority' });
  const given = [];
  for (let turn = 0; turn < 2; turn += 1) given.push((await book(client, eventTypeId, at('09:00'))).data?.hostSlug.split('-').at(-1));
  expect(given).toEqual(['0', '1']);
  expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'slot_taken' });
});

it('gives by least_busy to the host with the fewest active bookings in the 30 days around', async () => {
  const { client, eventTypeId } = await setUpTeam(2, { kind: 'round_robin', hostSelection: 'least_busy' });
  const { data: first } = await book(client, eventTypeId, at('09:00'));
  await book(client, eventTypeId, at('09:00'));
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: first?.id as string } } });
  expect((await book(client, eventTypeId, at('12:00'))).data?.hostSlug).toBe(first?.hostSlug);
  expect((await book(client, eventTypeId, at('12:00', '2027-04-02'))).data?.hostSlug).toBe(first?.hostSlug);
});

it('fills a begun meeting before it begins another at the same start', async () => {
  const { client, eventTypeId } = await setUpTeam(2, { kind: 'round_robin', hostSelection: 'least_busy', maxInvitees: 2 });
  const given = [];
  for (let turn = 0; turn < 4; turn += 1) given.push((await book(client, eventTypeId, at('09:00'))).data?.hostSlug.split('-').at(-1));
  expect(given).toEqual(['0', '0', '1', '1']);
});

const questions = [
  { id: 'why', label: 'Why?', type: 'long_text', required: true, options: [] },
  { id: 'size', label: 'Size?', type: 'single_choice', required: false, options: ['s', 'm'] },
  { id: 'days', label: 'Days?', type: 'multiple_choice', required: false, options: ['mon', 'tue'] },
  { id: 'phone', label: 'Phone?', type: 'phone', required: false, options: [] },
];

it.each([
  [[], '/body/answers'],
  [[{ questionId: 'why', value: '  ' }], '/body/answers'],
  [[{ questionId: 'why', value: ['x'] }], '/body/answers/0/value'],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'size', value: 'xl' },
    ],
    '/body/answers/1/value',
  ],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'days', value: 'mon' },
    ],
    '/body/answers/1/value',
  ],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'days', value: ['mon', 'mon'] },
    ],
    '/body/answers/1/value',
  ],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'phone', value: 'call me' },
    ],
    '/body/answers/1/value',
  ],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'why', value: 'y' },
    ],
    '/body/answers/1/questionId',
  ],
  [
    [
      { questionId: 'why', value: 'x' },
      { questionId: 'what', value: 'x' },
    ],
    '/body/answers/1/questionId',
  ],
])('refuses the answers %j', async (answers, path) => {
  const { client, eventTypeId } = await setUp({ questions });
  expect((await book(client, eventTypeId, at('09:00'), { answers })).error).toMatchObject({
    code: 'invalid_argument',
    details: [{ path }],
  });
});

it('keeps the answers, and the location where the event type asks for it', async () => {
  const { client, eventTypeId } = await setUp({ questions, location: { kind: 'ask_invitee', value: null } });
  const answers = [
    { questionId: 'why', value: 'Because.' },
    { questionId: 'days', value: ['tue', 'mon'] },
  ];
  const location = { kind: 'phone', value: '+46 8 123' };
  expect((await book(client, eventTypeId, at('09:00'), { answers, location })).data).toMatchObject({ answers, location });
  const fixed = await setUp();
  expect((await book(fixed.client, fixed.eventTypeId, at('09:00'), { location })).error).toMatchObject({
    details: [{ path: '/body/location' }],
  });
});

it('refuses a duration that the event type does not have', async () => {
  const { client, eventTypeId } = await setUp({ durations: [30, 45] });
  expect((await book(client, eventTypeId, at('09:00'), { durationMin: 60 })).error).toMatchObject({
    details: [{ path: '/body/durationMin' }],
  });
  expect((await book(client, eventTypeId, at('09:00'), { durationMin: 45 })).data?.durationMin).toBe(45);
});

it('books for the public without a token, on any plan', async () => {
  const { client, eventTypeId } = await setUp();
  const { data: booking, response } = await server.client().POST('/api/bookings', {
    body: { eventTypeId, startAt: at('09:00'), invitee: { name: 'Ann', email: 'ann@example.com' } },
  });
  expect(response.status).toBe(201);
  expect(booking?.invitee.timezone).toBe('UTC');
  const hosts = [expect.objectContaining({ name: booking?.hosts[0]?.name })];
  expect((await client.GET('/api/v2/bookings')).data?.items).toEqual([expect.objectContaining({ ...booking, hosts })]);
  const unknown = { eventTypeId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', startAt: at('09:00'), invitee: invitee() };
  expect((await server.client().POST('/api/bookings', { body: unknown })).error).toMatchObject({ code: 'not_found' });
});

it('books a lead that is named or comes from the same address', async () => {
  const { client, slug, organization: name, eventTypeId } = await setUp();
  const leads = ['one', 'two', 'three'].map((name, index) => ({
    eventType: `${slug}/call`,
    name,
    email: `${name}@example.com`,
    createdAt: `2027-02-0${index + 1}T00:00:00Z`,
  }));
  await server.load(world(organization(name, { users: [user(slug)], eventTypes: [eventType(slug, 'call')], leads })));
  const list = async (booked: boolean) => (await client.GET('/api/v2/leads', { params: { query: { booked } } })).data?.items ?? [];
  const named = (await list(false)).find(({ name }) => name === 'one');
  const { data: first } = await book(client, eventTypeId, at('09:00'), { leadId: named?.id });
  const { data: second } = await book(client, eventTypeId, at('10:00'), { invitee: invitee({ email: 'TWO@example.com' }) });
  expect((await list(false)).map(({ name }) => name)).toEqual(['three']);
  expect((await list(true)).map(({ name, bookingId }) => [name, bookingId])).toEqual([
    ['two', second?.id],
    ['one', first?.id],
  ]);
  expect(first?.leadId).toBe(named?.id);
  const foreign = await book(client, eventTypeId, at('11:00'), { leadId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60' });
  expect(foreign.error).toMatchObject({ details: [{ path: '/body/leadId' }] });
});

it('lists the newest first, by status, start and event type, page by page', async () => {
  const { client, eventTypeId } = await setUp();
  const made = [];
  for (const [index, time] of ['09:00', '12:00', '10:00', '15:00', '11:00'].entries()) {
    await server.setClock(new Date(Date.parse(now) + index * 1000));
    made.unshift((await book(client, eventTypeId, at(time))).data);
  }
  await server.setClock(now);
  const list = (query: Rest) =>
    collect(
      async (cursor) =>
        (await client.GET('/api/v2/bookings', { params: { query: { ...query, ...(cursor && { cursor }) } } })).data as BookingList,
    );
  const ids = made.map((booking) => booking?.id);
  for (const limit of [1, 2, 3, 5, 100]) expect((await list({ limit })).map(({ id }) => id)).toEqual(ids);
  const times = (items: { startAt: string }[]) => items.map(({ startAt }) => startAt.slice(11, 16));
  expect(times(await list({ from: at('10:00'), to: at('12:00') }))).toEqual(['11:00', '10:00']);
  expect(times(await list({ from: day, to: '2027-03-03', limit: 2 }))).toHaveLength(5);
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: ids[0] as string } } });
  expect(times(await list({ status: 'canceled' }))).toEqual(['11:00']);
  expect(times(await list({ status: 'active', eventTypeId, limit: 2 }))).toEqual(['15:00', '10:00', '12:00', '09:00']);
  expect(await list({ eventTypeId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60' })).toEqual([]);
});
