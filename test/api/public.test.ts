/** Booking pages' operations: what invitees see and do without a token. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import type { Running } from '../../src/main.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type Answer, send } from '../support/http.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { findFaults, readTables } from '../support/tables.ts';
import { invitee } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, trustProxy: 1 });
});
// Budgets are used up in a clock that goes back.
beforeEach(async () => {
  await server.setClock(now);
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.stop()));
  try {
    expect(await findFaults(server.pool)).toEqual([]);
  } finally {
    await server.stop();
  }
});

const others: Running[] = [];

/** Another server on the same database. */
async function startOther(options: Parameters<typeof startServer>[1]): Promise<Running> {
  const other = await startServer(server.databaseUrl, { trustProxy: 1, ...options });
  others.push(other);
  return other;
}

type Rest = Record<string, unknown>;

const get = (path: string, headers: Record<string, string> = {}) => server.send('GET', path, { headers });

const post = (path: string, body?: Rest, headers: Record<string, string> = {}, url = server.url): Promise<Answer> =>
  send(url, 'POST', path, {
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const bookPublicly = (eventTypeId: string, startAt: string, rest: Rest = {}, headers: Record<string, string> = {}) =>
  post('/api/bookings', { eventTypeId, startAt, invitee: invitee(), ...rest }, headers);

const toToken = (manageUrl: string): string => manageUrl.split('/').at(-1) as string;

const pathOf = (manageUrl: string): string => {
  expect(manageUrl).toBe(`${server.url}/b/${toToken(manageUrl)}`);
  return `/api/public/bookings/${toToken(manageUrl)}`;
};

/** An active booking of its own host, with its link's path. */
async function createManaged(rest: Rest = {}) {
  const host = await createHost(server, rest);
  const { body } = await bookPublicly(host.eventTypeId, at('10:00'));
  return { ...host, booking: body, path: pathOf(body.manageUrl) };
}

const find = async (client: ApiClient, id: string) => (await client.GET('/api/v2/bookings/{id}', { params: { path: { id } } })).data;

describe('getPublicEventType', () => {
  it('shows what an invitee needs, and nothing for hosts', async () => {
    const { slug, eventTypeId } = await createHost(server, {
      description: 'A first call.',
      durations: [30, 60],
      location: { kind: 'custom_link', value: 'https://secret.example/room' },
      internalNote: 'Upsell.',
      redirectUrl: 'https://acme.example/thanks',
      bookingMode: 'details_first',
      cancelNoticeMin: 60,
      rescheduleNoticeMin: 120,
      reminders: [60],
      questions: [{ id: 'size', label: 'Team size?', type: 'short_text', required: true }],
    });
    const { status, body, text } = await get(`/api/public/${slug}/call`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: eventTypeId,
      name: 'call',
      slug: 'call',
      url: `${server.url}/${slug}/call`,
      owner: { name: expect.stringMatching(/^Host/), slug },
      hosts: [{ name: expect.stringMatching(/^Host/) }],
      timezone: 'UTC',
      description: 'A first call.',
      durations: [30, 60],
      minimumNoticeMin: 0,
      bookingWindowDays: null,
      maxInvitees: 1,
      location: { kind: 'custom_link' },
      questions: [{ id: 'size', label: 'Team size?', type: 'short_text', required: true, options: [] }],
      bookingMode: 'details_first',
      botProtection: 'none',
      redirectUrl: 'https://acme.example/thanks',
      cancelNoticeMin: 60,
      rescheduleNoticeMin: 120,
      active: true,
    });
    expect(text).not.toMatch(/Upsell|secret|@/);
  });

  it('finds only event types that the public can book, and says when one is not active', async () => {
    const closed = await createHost(server, { publicBooking: false });
    const inactive = await createHost(server, { active: false });
    for (const path of [`${closed.slug}/call`, `${closed.slug}/other`, 'nobody/call', 'bookings/call', 'Nobody/%20'])
      expectRefusal(await get(`/api/public/${path}`), 404, 'not_found');
    expect((await get(`/api/public/${inactive.slug}/call`)).body.active).toBe(false);
    expectRefusal(await get(`/api/public/${closed.slug}/call/availability?from=${day}&to=2027-03-03`), 404, 'not_found');
    expect((await get(`/api/public/${inactive.slug}/call/availability?from=${day}&to=2027-03-03`)).body.slots).toEqual([]);
  });
});

describe('getPublicAvailability', () => {
  it('lists the same slots as for members, with the same ETag rules', async () => {
    const { slug, client, eventTypeId } = await createHost(server, { durations: [30, 60] });
    await book(client, eventTypeId, at('10:00'));
    const query = `from=${day}&to=2027-03-03&tz=Europe/Paris&duration=60`;
    const member = await client.GET('/api/v2/availability', {
      params: { query: { eventTypeId, from: day, to: '2027-03-03', tz: 'Europe/Paris', duration: 60 } },
    });
    const answer = await get(`/api/public/${slug}/call/availability?${query}`);
    // The public can book 730 days ahead at most.
    expect(answer.body).toEqual({ ...member.data, lastBookableDate: '2029-03-01' });
    const held = { 'If-None-Match': answer.headers.get('etag') as string };
    expect((await get(`/api/public/${slug}/call/availability?${query}`, held)).status).toBe(304);
    await book(client, eventTypeId, at('12:00'));
    expect((await get(`/api/public/${slug}/call/availability?${query}`, held)).status).toBe(200);
  });

  it('lists exactly what can be booked without a token', async () => {
    const { slug, eventTypeId } = await createHost(server, { bookingWindowDays: 3650 });
    const { body } = await get(`/api/public/${slug}/call/availability?from=2029-02-20&to=2029-03-20`);
    const last = body.slots.at(-1).startAt;
    expect(last.slice(0, 10)).toBe('2029-02-28');
    expect((await bookPublicly(eventTypeId, last)).status).toBe(201);
    expectRefusal(await bookPublicly(eventTypeId, '2029-03-01T09:00:00Z'), 409, 'slot_unavailable');
  });

  it('costs a team by its size', async () => {
    const { slugs } = await createTeam(server, 70, { kind: 'collective' });
    const path = `/api/public/${slugs[0]}/call/availability?from=2027-03-02&to=2027-04-02`;
    const before = Number((await get(path)).headers.get('x-ratelimit-remaining'));
    expect(before - Number((await get(path)).headers.get('x-ratelimit-remaining'))).toBe(70);
  });
});

describe('any origin', () => {
  it('may send every operation, preflights included', async () => {
    const { slug, path } = await createManaged();
    const origin = { Origin: 'https://acme.example' };
    for (const one of [`/api/public/${slug}/call`, path]) {
      const { headers } = await get(one, origin);
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
    for (const one of [`${path}/cancel`, `${path}/reschedule`, `/api/public/${slug}/call/leads`]) {
      const { status, headers } = await server.send('OPTIONS', one, {
        headers: { ...origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,idempotency-key' },
      });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      expect(headers.get('access-control-allow-methods')).toContain('POST');
      expect(headers.get('access-control-allow-headers')).toContain('idempotency-key');
    }
  });
});

describe('the link of a booking', () => {
  it('is the same for the invitee and for those who can read the booking, and is not stored', async () => {
    const { client, booking, path } = await createManaged();
    expect((await find(client, booking.id))?.manageUrl).toBe(booking.manageUrl);
    const { data: list } = await client.GET('/api/v2/bookings');
    expect(list?.items.map(({ manageUrl }) => manageUrl)).toEqual([booking.manageUrl]);
    const { data: feed } = await client.GET('/api/v2/events');
    expect(feed?.items.map(({ data }) => data.manageUrl)).toEqual([booking.manageUrl]);
    const token = path.split('/').at(-1) as string;
    expect(Buffer.from(token, 'base64url')).toHaveLength(48);
    const key = { 'Idempotency-Key': 'once' };
    const headers = { 'Idempotency-Key': 'twice' };
    expect((await post(`${path}/cancel`, {}, headers)).body).toEqual((await post(`${path}/cancel`, {}, headers)).body);
    const { eventTypeId } = await createHost(server);
    const order = { eventTypeId, startAt: at('11:00'), invitee: invitee() };
    const [first, second] = [await post('/api/bookings', order, key), await post('/api/bookings', order, key)];
    expect([second.headers.get('idempotent-replayed'), second.body]).toEqual(['true', first.body]);
    const stored = JSON.stringify(await readTables(server.pool));
    for (const url of [booking.manageUrl, first.body.manageUrl] as string[]) {
      expect(stored).not.toContain(toToken(url));
      expect(stored).not.toContain(toToken(url).slice(-20));
    }
    expect(stored).not.toContain('manageUrl');
  });

  it('is not stored with replies that list bookings, either', async () => {
    const { booking, slug } = await createManaged();
    const host = server.as(slug);
    const away = () => host.post('/api/v2/out-of-office', { from: day, to: day }, { 'Idempotency-Key': 'away' });
    const [first, second] = [await away(), await away()];
    expect(first.body.affectedBookings).toMatchObject([{ manageUrl: booking.manageUrl }]);
    expect(second.body).toEqual(first.body);
    const { rows } = await server.pool.query('select count(*) from idempotency_keys where response::text like $1', ['%manageUrl%']);
    expect([slug, rows[0].count]).toEqual([slug, '0']);
  });

  it('shows the booking, and what can still be done, without changing anything', async () => {
    const { booking, path, slug } = await createManaged({ cancelNoticeMin: 60, rescheduleNoticeMin: 1440 });
    const before = await readTables(server.pool);
    const { status, body, headers } = await get(path);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...booking,
      eventTypeSlug: 'call',
      ownerSlug: slug,
      cancelReason: null,
      canceledAt: null,
      canceledBy: null,
      rescheduleReason: null,
      cancelUntil: '2027-03-02T09:00:00.000Z',
      rescheduleUntil: '2027-03-01T10:00:00.000Z',
    });
    expect((await get(path, { 'If-None-Match': headers.get('etag') as string })).status).toBe(304);
    expect((await server.send('HEAD', path)).status).toBe(200);
    expect(await readTables(server.pool)).toEqual(before);
  });

  it('works until the meeting ends, and nobody can guess another', async () => {
    const { path, client, booking } = await createManaged();
    await server.setClock('2027-03-02T10:29:59Z');
    expect((await get(path)).status).toBe(200);
    await server.setClock('2027-03-02T10:30:00Z');
    for (const answer of [await get(path), await post(`${path}/cancel`), await post(`${path}/reschedule`, { startAt: at('12:00') })])
      expectRefusal(answer, 404, 'not_found');
    expect((await find(client, booking.id))?.status).toBe('active');
    await server.setClock(now);
    const token = path.split('/').at(-1) as string;
    const flip = (index: number) => token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
    for (const wrong of [flip(0), flip(30), flip(63), token.slice(1), `${token}A`, `${token}=`, 'x', encodeURIComponent(' ')])
      expectRefusal(await get(`/api/public/bookings/${wrong}`), 404, 'not_found');
    const other = await startOther({ publicUrl: 'https://other.example' });
    const elsewhere = await send(`http://127.0.0.1:${other.port}`, 'GET', path);
    expect(elsewhere.body.manageUrl).toBe(`https://other.example/b/${token}`);
  });

  it('works for imported bookings, along their moves', async () => {
    const { slug, organization } = await createHost(server);
    const ids = [1, 2, 3].map((n) => `019cb24f-1c00-7e44-8b63-${String(n).padStart(12, '0')}`) as [string, string, string];
    const one = (id: string, rest: Rest) => ({
      id,
      eventType: `${slug}/call`,
      invitee: { name: 'Ann', email: 'ann@example.com' },
      ...rest,
    });
    const moved = { status: 'canceled', canceledAt: '2027-02-02T00:00:00Z', canceledBy: 'host', cancelReason: 'Rescheduled.' };
    const bookings = [
      one(ids[2], { startAt: at('15:00'), rescheduledFromId: ids[1] }),
      one(ids[0], { startAt: at('13:00'), rescheduledToId: ids[1], ...moved }),
      one(ids[1], { startAt: at('14:00'), rescheduledFromId: ids[0], rescheduledToId: ids[2], ...moved }),
    ];
    await server.load({ organizations: [{ slug: organization, name: organization, bookings }] });
    const client = server.client(await server.token(slug));
    const { data } = await client.GET('/api/v2/bookings');
    const urls = new Set(data?.items.map(({ manageUrl }) => manageUrl));
    expect([data?.items.length, urls.size]).toEqual([3, 1]);
    expect((await get(pathOf([...urls][0] as string))).body.id).toBe(ids[2]);
  });
});

describe('getPublicBookingAvailability', () => {
  const list = async (path: string, query = '') => get(`${path}/availability?from=${day}&to=2027-03-03&tz=UTC${query}`);
  const startsOf = (body: Schemas['Availability']) => body.slots.map(({ startAt }) => startAt.slice(11, 16));

  it('lists the starts that a move accepts, without the current one, also of an event type that is closed to the public', async () => {
    const { client, eventTypeId, path } = await createManaged({ durations: [30, 60], bufferBeforeMin: 15 });
    const publicPath = { params: { path: { id: eventTypeId } } };
    expect((await client.PATCH('/api/v2/event-types/{id}', { ...publicPath, body: { publicBooking: false } })).response.status).toBe(200);
    const { status, body, headers } = await list(path);
    expect([status, body.durationMin]).toEqual([200, 30]);
    expect(startsOf(body)).toEqual(
      (await offered(client, eventTypeId))
        .concat('09:30', '10:30')
        .toSorted()
        .filter((one, n, all) => all.indexOf(one) === n),
    );
    expect(startsOf(body)).not.toContain('10:00');
    expect((await list(path, '')).headers.get('etag')).toBe(headers.get('etag'));
    const own = `${path}/availability?from=${day}&to=2027-03-03&tz=UTC`;
    expect((await get(own, { 'If-None-Match': headers.get('etag') as string })).status).toBe(304);
    // Its own time may overlap.
    expect(startsOf((await list(path, '&duration=60')).body)).toContain('10:00');
    expect((await post(`${path}/reschedule`, { startAt: at('10:30') })).status).toBe(200);
    expect(startsOf((await list(path)).body)).toContain('10:00');
    expect(startsOf((await list(path)).body)).not.toContain('10:30');
  });

  it('lists nothing while the event type is inactive, and is refused like a move', async () => {
    const { client, eventTypeId, path } = await createManaged({ rescheduleNoticeMin: 60 });
    const publicPath = { params: { path: { id: eventTypeId } } };
    await client.PATCH('/api/v2/event-types/{id}', { ...publicPath, body: { active: false } });
    expect((await list(path)).body.slots).toEqual([]);
    expectRefusal(await post(`${path}/reschedule`, { startAt: at('11:00') }), 409, 'slot_unavailable');
    await client.PATCH('/api/v2/event-types/{id}', { ...publicPath, body: { active: true } });
    await server.setClock('2027-03-02T09:00:00Z');
    expectRefusal(await list(path), 409, 'too_late_to_change');
    await server.setClock(now);
    expect((await post(`${path}/cancel`)).status).toBe(200);
    expectRefusal(await list(path), 409, 'booking_canceled');
    expectRefusal(await list('/api/public/bookings/none'), 404, 'not_found');
  });
});

describe('cancelPublicBooking', () => {
  it('cancels for the invitee, once', async () => {
    const { client, booking, path, eventTypeId } = await createManaged();
    const { status, body } = await post(`${path}/cancel`, { reason: 'I am ill.' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: booking.id,
      status: 'canceled',
      cancelReason: 'I am ill.',
      canceledBy: 'invitee',
      canceledAt: '2027-03-01T00:00:00.000Z',
      cancelUntil: null,
      rescheduleUntil: null,
      manageUrl: booking.manageUrl,
    });
    expect((await post(`${path}/cancel`, { reason: 'Again.' })).body).toEqual(body);
    expect((await post(`${path}/cancel`)).body).toEqual(body);
    expect((await get(path)).body).toEqual(body);
    expect(await find(client, booking.id)).toMatchObject({ status: 'canceled', canceledBy: 'invitee', cancelReason: 'I am ill.' });
    expect(await offered(client, eventTypeId)).toContain('10:00');
    expectRefusal(await post(`${path}/reschedule`, { startAt: at('11:00') }), 409, 'booking_canceled');
    const { data } = await client.GET('/api/v2/events');
    expect(data?.items.map(({ event }) => event)).toEqual(['booking_created', 'booking_canceled']);
  });

  it('is refused within the notice, with the contact of the host', async () => {
    const { path, slug, client, booking } = await createManaged({ cancelNoticeMin: 60 });
    await server.setClock('2027-03-02T09:00:00Z');
    const refused = await post(`${path}/cancel`);
    expectRefusal(refused, 409, 'too_late_to_change');
    expect(refused.body.contact).toEqual({ name: expect.stringMatching(/^Host/), email: `${slug}@acme.test` });
    expect((await find(client, booking.id))?.status).toBe('active');
    // Rescheduling has its own notice, which ends with the start here.
    expect((await post(`${path}/reschedule`, { startAt: at('11:00') })).status).toBe(200);
    await server.setClock('2027-03-02T09:59:59Z');
    expect((await post(`${path}/cancel`)).status).toBe(200);
  });

  it('frees one seat of a shared meeting', async () => {
    const { client, eventTypeId } = await createHost(server, { maxInvitees: 2 });
    const [first, second] = [await bookPublicly(eventTypeId, at('10:00')), await bookPublicly(eventTypeId, at('10:00'))];
    expect((await post(`${pathOf(first.body.manageUrl)}/cancel`)).status).toBe(200);
    expect((await find(client, second.body.id))?.status).toBe('active');
    expect((await bookPublicly(eventTypeId, at('10:00'))).status).toBe(201);
  });
});

describe('reschedulePublicBooking', () => {
  it('moves the booking, keeps the link, and follows moves of the host', async () => {
    const { client, booking, path, eventTypeId } = await createManaged();
    const { status, body } = await post(`${path}/reschedule`, { startAt: at('11:00'), reason: 'Later is better.' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ startAt: '2027-03-02T11:00:00.000Z', rescheduleReason: 'Later is better.', manageUrl: booking.manageUrl });
    expect(body.id).not.toBe(booking.id);
    expect(await find(client, booking.id)).toMatchObject({
      status: 'canceled',
      canceledBy: 'invitee',
      cancelReason: 'Rescheduled.',
      rescheduledToId: body.id,
    });
    const again = await client.POST('/api/v2/bookings/{id}/reschedule', {
      params: { path: { id: body.id } },
      body: { startAt: at('12:00') },
    });
    expect(again.data).toMatchObject({ manageUrl: booking.manageUrl, rescheduledFromId: body.id });
    expect((await get(path)).body).toMatchObject({ id: again.data?.id, startAt: '2027-03-02T12:00:00.000Z' });
    expect((await post(`${path}/cancel`)).body).toMatchObject({ id: again.data?.id, status: 'canceled' });
    expect(await offered(client, eventTypeId)).toEqual(expect.arrayContaining(['10:00', '11:00', '12:00']));
  });

  it('follows the rules of booking, and offers alternatives', async () => {
    const { client, path, eventTypeId } = await createManaged();
    await book(client, eventTypeId, at('11:00'));
    const refused = await post(`${path}/reschedule`, { startAt: at('11:00') });
    expectRefusal(refused, 409, 'slot_unavailable');
    expect(refused.body).toMatchObject({
      reason: 'slot_taken',
      alternatives: ['2027-03-02T11:30:00.000Z', '2027-03-02T12:00:00.000Z', '2027-03-02T12:30:00.000Z'],
    });
    expectFault(await post(`${path}/reschedule`, { startAt: at('12:00'), durationMin: 45 }), '/body/durationMin');
    expectFault(await post(`${path}/reschedule`, {}), '/body/startAt');
    // Its own time does not block it.
    expect((await post(`${path}/reschedule`, { startAt: at('09:30') })).status).toBe(200);
  });

  it('is refused within the notice, and from the start on', async () => {
    const { path } = await createManaged({ rescheduleNoticeMin: 120 });
    await server.setClock('2027-03-02T08:00:00Z');
    const refused = await post(`${path}/reschedule`, { startAt: at('15:00') });
    expectRefusal(refused, 409, 'too_late_to_change');
    expect(refused.body.contact.email).toMatch(/@acme\.test$/);
    await server.setClock('2027-03-02T10:00:00Z');
    expectRefusal(await post(`${path}/cancel`), 409, 'too_late_to_change');
  });

  it('works for an event type that is closed to the public', async () => {
    const { client, eventTypeId } = await createHost(server, { publicBooking: false });
    const { data } = await book(client, eventTypeId, at('10:00'));
    const path = pathOf(data?.manageUrl as string);
    expect((await post(`${path}/reschedule`, { startAt: at('13:00') })).status).toBe(200);
    expectRefusal(await post(`${path}/reschedule`, { startAt: at('07:00') }), 409, 'slot_unavailable');
  });

  it('chooses among the hosts of a round robin, and joins shared meetings', async () => {
    const team = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
    const [first, second] = [await bookPublicly(team.eventTypeId, at('10:00')), await bookPublicly(team.eventTypeId, at('11:00'))];
    // Both hosts are busy at 10:00 then.
    await bookPublicly(team.eventTypeId, at('10:00'));
    expectRefusal(await post(`${pathOf(second.body.manageUrl)}/reschedule`, { startAt: at('10:00') }), 409, 'slot_unavailable');
    expect((await post(`${pathOf(first.body.manageUrl)}/reschedule`, { startAt: at('11:00') })).body.hosts).toEqual([
      { name: expect.stringMatching(/-1$/) },
    ]);
    const shared = await createHost(server, { maxInvitees: 2 });
    await bookPublicly(shared.eventTypeId, at('10:00'));
    const mover = await bookPublicly(shared.eventTypeId, at('11:00'));
    expect((await post(`${pathOf(mover.body.manageUrl)}/reschedule`, { startAt: at('10:00') })).status).toBe(200);
    expectRefusal(await bookPublicly(shared.eventTypeId, at('10:00')), 409, 'slot_unavailable');
  });

  it('counts as a booking of the client address, only if it succeeds', async () => {
    const { url } = await startOther({ publicBookingsPerHour: 2 });
    const { path } = await createManaged();
    const from = { 'X-Forwarded-For': '198.51.100.7' };
    const move = (time: string) => post(`${path}/reschedule`, { startAt: at(time) }, from, url);
    expect([(await move('11:00')).status, (await move('07:00')).status, (await move('12:00')).status]).toEqual([200, 409, 200]);
    const refused = await move('13:00');
    expectRefusal(refused, 429, 'rate_limited');
    expect(refused.headers.get('retry-after')).toBe('1800');
    expect((await post(`${path}/cancel`, {}, from, url)).status).toBe(200);
  });
});

describe('the same link used at the same time', () => {
  it('moves one booking to one start', async () => {
    const { client, path } = await createManaged();
    const times = ['11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00', '14:30'];
    const answers = await Promise.all(times.map((time) => post(`${path}/reschedule`, { startAt: at(time) })));
    // Each follows the chain, so all succeed one after the other.
    expect(answers.map(({ status }) => status)).toEqual(times.map(() => 200));
    const { data } = await client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } });
    expect(data?.items.map(({ id }) => id)).toEqual([(await get(path)).body.id]);
  });

  it('cancels or moves, while the host moves the booking to other hosts', async () => {
    const team = await createTeam(server, 4, { kind: 'round_robin', hostSelection: 'least_busy' });
    const { body } = await bookPublicly(team.eventTypeId, at('10:00'));
    const path = pathOf(body.manageUrl);
    const moves = ['10:30', '11:00', '11:30', '12:00', '12:30', '13:00'].map((time) => post(`${path}/reschedule`, { startAt: at(time) }));
    const answers = await Promise.all([...moves, post(`${path}/cancel`), ...moves]);
    expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);
    const { data } = await team.client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } });
    expect(data?.items).toEqual([]);
    expect((await get(path)).body.status).toBe('canceled');
  });
});

describe('captureLead', () => {
  const capture = (slug: string, details: Rest, headers: Record<string, string> = {}, url = server.url) =>
    post(`/api/public/${slug}/call/leads`, details, headers, url);
  const leadsOf = async (client: ApiClient) => (await client.GET('/api/v2/leads')).data?.items ?? [];

  it('creates a lead, updates it, and books it in the transaction of the booking', async () => {
    const { slug, client, eventTypeId } = await createHost(server, { bookingMode: 'details_first' });
    const first = await capture(slug, { name: 'Bo Berg', email: 'bo@example.com', phone: '+46 8 123 456', timezone: 'Europe/Stockholm' });
    expect([first.status, Object.keys(first.body)]).toEqual([201, ['leadId']]);
    await server.setClock('2027-03-01T00:01:00Z');
    const second = await capture(slug, { name: 'Bo A. Berg', email: 'BO@example.com' });
    expect(second.status).toBe(201);
    const [lead, ...others] = await leadsOf(client);
    expect(others).toEqual([]);
    expect(lead).toMatchObject({
      name: 'Bo A. Berg',
      email: 'BO@example.com',
      phone: '+46 8 123 456',
      timezone: 'Europe/Stockholm',
      status: 'new',
      booked: false,
      createdAt: '2027-03-01T00:00:00.000Z',
      updatedAt: '2027-03-01T00:01:00.000Z',
    });
    expect((await client.GET('/api/v2/contacts')).data?.items).toMatchObject([{ email: 'bo@example.com', kind: 'lead', leadCount: 1 }]);
    const person = { name: 'Bo', email: 'bo@example.com' };
    const booked = await bookPublicly(eventTypeId, at('10:00'), { invitee: person, leadId: first.body.leadId });
    expect(booked.status).toBe(201);
    expect(await leadsOf(client)).toMatchObject([{ id: lead?.id, booked: true, bookingId: booked.body.id }]);
    expect((await find(client, booked.body.id))?.leadId).toBe(lead?.id);
    // A booked lead is not open anymore.
    await capture(slug, { name: 'Bo', email: 'bo@example.com' });
    expect(await leadsOf(client)).toHaveLength(2);
  });

  it('does not reveal whether the address was known', async () => {
    const { slug, client } = await createHost(server);
    const details = { name: 'Ann', email: 'ann@example.com' };
    const [first, again] = [await capture(slug, details), await capture(slug, details)];
    const [lead] = await leadsOf(client);
    const other = await capture(slug, { name: 'Zoe', email: 'zoe@example.com' });
    for (const { status, body, text } of [first, again, other]) {
      expect([status, body.leadId.length]).toEqual([201, 86]);
      expect(text).not.toContain(lead?.id);
    }
    expect(new Set([first, again, other].map(({ body }) => body.leadId.slice(0, 10))).size).toBe(3);
  });

  it('links nobody else to the lead', async () => {
    const { slug, client, eventTypeId } = await createHost(server);
    const { body } = await capture(slug, { name: 'Ann', email: 'ann@example.com' });
    const booked = await bookPublicly(eventTypeId, at('10:00'), { leadId: body.leadId });
    expect((await find(client, booked.body.id))?.leadId).toBeNull();
    expect(await leadsOf(client)).toMatchObject([{ booked: false }]);
  });

  it('checks answers that are given, and only those', async () => {
    const questions = [
      { id: 'size', label: 'Size?', type: 'single_choice', options: ['small', 'large'], required: true },
      { id: 'why', label: 'Why?', type: 'short_text', required: true },
    ];
    const { slug, client } = await createHost(server, { questions });
    const details = { name: 'Ann', email: 'ann@example.com' };
    expectFault(await capture(slug, { ...details, answers: [{ questionId: 'size', value: 'huge' }] }), '/body/answers/0/value');
    expectFault(await capture(slug, { ...details, email: 'nobody' }), '/body/email');
    const answers = [{ questionId: 'size', value: 'small' }];
    expect((await capture(slug, { ...details, answers })).status).toBe(201);
    expect((await capture(slug, details)).status).toBe(201);
    expect(await leadsOf(client)).toMatchObject([{ answers }]);
  });

  it('needs an event type that is active and open to the public', async () => {
    const details = { name: 'Ann', email: 'ann@example.com' };
    for (const rest of [{ active: false }, { publicBooking: false }]) {
      const { slug } = await createHost(server, rest);
      expectRefusal(await capture(slug, details), 404, 'not_found');
    }
  });

  it('has budgets of its own for an address and an event type', async () => {
    const { url } = await startOther({ publicBookingsPerHour: 2 });
    const { slug, eventTypeId } = await createHost(server);
    const from = (last: number) => ({ 'X-Forwarded-For': `198.51.101.${last}` });
    const one = (last: number, n: number) => capture(slug, { name: 'Ann', email: `ann${n}@example.com` }, from(last), url);
    expect([(await one(1, 1)).status, (await one(1, 1)).status]).toEqual([201, 201]);
    const refused = await one(1, 2);
    expectRefusal(refused, 429, 'rate_limited');
    expect(refused.body.message).toBe('The limit of 2 leads per hour from one IP address is exceeded. Retry in 1800 seconds.');
    for (let n = 0; n < 4; n += 1) expect((await one(2 + n, n)).status).toBe(201);
    expect((await one(9, 9)).body.message).toBe('The limit of 6 leads per hour for this event type is exceeded. Retry in 600 seconds.');
    expect((await post('/api/bookings', { eventTypeId, startAt: at('10:00'), invitee: invitee() }, from(1), url)).status).toBe(201);
  });

  it('gives an address one open lead, however many requests come at once', async () => {
    const { slug, client } = await createHost(server);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => capture(slug, { name: `Ann ${n}`, email: n % 2 ? 'ann@example.com' : 'Ann@Example.com' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await leadsOf(client)).toHaveLength(1);
    expect((await client.GET('/api/v2/contacts')).data?.items).toMatchObject([{ leadCount: 1 }]);
  });

  it('runs once for an Idempotency-Key', async () => {
    const { slug } = await createHost(server);
    const details = { name: 'Ann', email: 'ann@example.com' };
    const key = { 'Idempotency-Key': 'lead-1' };
    const [first, second] = [await capture(slug, details, key), await capture(slug, details, key)];
    expect([second.headers.get('idempotent-replayed'), second.body]).toEqual(['true', first.body]);
    expectRefusal(await capture(slug, { ...details, name: 'Zoe' }, key), 422, 'idempotency_key_reused');
  });
});
