import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

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

type Rest = Record<string, unknown>;
type Booking = Schemas['Booking'];

const move = (client: ApiClient, { id }: { id: string }, startAt: string, rest: Rest = {}) =>
  client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt, ...rest } });

const booked = async (client: ApiClient, eventTypeId: string, startAt: string, rest: Rest = {}) =>
  (await book(client, eventTypeId, startAt, rest)).data as Booking;

const read = async (client: ApiClient, { id }: { id: string }) =>
  (await client.GET('/api/v2/bookings/{id}', { params: { path: { id } } })).data as Booking;

describe('a booking that is moved', () => {
  it('leaves a canceled one behind, and each names the other', async () => {
    const { client, slug, eventTypeId } = await createHost(server, { location: { kind: 'ask_invitee', value: null } });
    const old = await booked(client, eventTypeId, at('09:00'), {
      invitee: invitee({ phone: '+46 8 123' }),
      guests: ['bo@example.com'],
      notes: 'Bring cake.',
      location: { kind: 'phone', value: '+46 8 123' },
    });
    await server.setClock('2027-03-01T06:00:00Z');
    const { data: moved, response } = await move(client, old, `${day}T13:00:00+02:00`, { reason: 'A fair.' });
    await server.setClock(now);
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/bookings/${moved?.id}`]);
    const stamp = '2027-03-01T06:00:00.000Z';
    expect(moved).toEqual({
      ...old,
      ...{ id: moved?.id, meetingId: moved?.meetingId },
      ...{ startAt: `${day}T11:00:00.000Z`, endAt: `${day}T11:30:00.000Z`, createdAt: stamp, updatedAt: stamp },
      ...{ rescheduledFromId: old.id, rescheduleReason: 'A fair.' },
    });
    expect(await read(client, old)).toEqual({
      ...old,
      ...{ status: 'canceled', cancelReason: 'Rescheduled.', canceledBy: 'host', canceledAt: stamp, updatedAt: stamp },
      rescheduledToId: moved?.id,
    });
    expect(moved?.hostSlug).toBe(slug);
    const times = await offered(client, eventTypeId);
    expect([times.includes('09:00'), times.includes('11:00')]).toEqual([true, false]);
  });

  it('may take a time that overlaps its own, its own buffers and its place in the daily limit', async () => {
    const { client, eventTypeId } = await createHost(server, {
      ...{ durations: [60, 90], slotIntervalMin: 15, bufferBeforeMin: 30, bufferAfterMin: 30, dailyLimit: 1 },
    });
    const first = await booked(client, eventTypeId, at('10:00'));
    const second = (await move(client, first, at('10:15'))).data as Booking;
    const third = (await move(client, second, at('09:45'))).data as Booking;
    const fourth = (await move(client, third, at('09:00'), { durationMin: 90 })).data as Booking;
    expect([second.startAt, third.startAt, fourth.startAt, fourth.durationMin]).toEqual([
      `${day}T10:15:00.000Z`,
      `${day}T09:45:00.000Z`,
      `${day}T09:00:00.000Z`,
      90,
    ]);
    expect((await book(client, eventTypeId, at('15:00'))).error).toMatchObject({ reason: 'daily_limit_reached' });
  });

  it('keeps its duration by default', async () => {
    const { client, eventTypeId } = await createHost(server, { durations: [30, 60] });
    const old = await booked(client, eventTypeId, at('09:00'), { durationMin: 60 });
    const moved = (await move(client, old, at('11:00'))).data as Booking;
    expect(moved.durationMin).toBe(60);
    expect((await move(client, moved, at('12:00'), { durationMin: 30 })).data?.durationMin).toBe(30);
    const refused = await move(client, await booked(client, eventTypeId, at('15:00')), at('16:00'), { durationMin: 45 });
    expect(refused.error).toMatchObject({ code: 'invalid_argument', details: [{ path: '/body/durationMin' }] });
  });

  it('leaves the others who share its meeting where they are', async () => {
    const { client, eventTypeId } = await createHost(server, { maxInvitees: 2 });
    const first = await booked(client, eventTypeId, at('09:00'));
    const second = await booked(client, eventTypeId, at('09:00'));
    expect((await move(client, first, at('10:00'))).response.status).toBe(201);
    expect(await read(client, second)).toEqual(second);
    expect((await book(client, eventTypeId, at('09:00'))).response.status).toBe(201);
    expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'slot_taken' });
    // Joins the one that has begun to fill, and finds no third seat.
    expect((await move(client, second, at('10:00'))).response.status).toBe(201);
    const third = await booked(client, eventTypeId, at('11:00'));
    expect((await move(client, third, at('10:00'))).error).toMatchObject({ code: 'slot_unavailable', reason: 'slot_taken' });
    expect(await read(client, third)).toEqual(third);
  });

  it('takes no second seat of a meeting', async () => {
    const { client, eventTypeId } = await createHost(server, { maxInvitees: 3 });
    const ann = invitee();
    const first = await booked(client, eventTypeId, at('09:00'), { invitee: ann });
    const second = await booked(client, eventTypeId, at('10:00'), { invitee: { ...ann, email: ann.email.toUpperCase() } });
    await booked(client, eventTypeId, at('09:00'));
    const { response, error } = await move(client, second, at('09:00'));
    expect([response.status, error?.code]).toEqual([409, 'already_booked']);
    expect(await read(client, second)).toEqual(second);
    expect((await move(client, first, at('11:00'))).response.status).toBe(201);
    expect((await move(client, second, at('09:00'))).response.status).toBe(201);
  });

  it('keeps the host of a round robin who is free, and else goes to another', async () => {
    const { client, slugs, eventTypeId } = await createTeam(server, 3, { kind: 'round_robin', hostSelection: 'rotation' });
    const first = await booked(client, eventTypeId, at('09:00'));
    const second = await booked(client, eventTypeId, at('10:00'));
    expect([first.hostSlug, second.hostSlug]).toEqual(slugs.slice(0, 2));
    const kept = (await move(client, first, at('10:00'))).data as Booking;
    expect(kept.hostSlug).toBe(slugs[0]);
    const given = (await move(client, second, at('12:00'))).data as Booking;
    expect(given.hostSlug).toBe(slugs[1]);
    const third = await booked(client, eventTypeId, at('12:00'));
    expect(third.hostSlug).toBe(slugs[2]);
    // Its host is busy then, and so is one more: one is left.
    expect((await move(client, kept, at('12:00'))).data?.hostSlug).toBe(slugs[0]);
    const fourth = await booked(client, eventTypeId, at('14:00'));
    const holder = slugs.indexOf(fourth.hostSlug);
    const fifth = await booked(client, eventTypeId, at('15:00'));
    const blocker = (await move(client, fifth, at('14:00'))).data as Booking;
    expect(slugs.indexOf(blocker.hostSlug)).not.toBe(holder);
    const sixth = await booked(client, eventTypeId, at('16:00'));
    expect((await move(client, sixth, at('14:00'))).response.status).toBe(201);
  });

  it('takes all hosts of a collective along', async () => {
    const { clients, client, slugs, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    const old = await booked(client, eventTypeId, at('09:00'));
    const moved = (await move(clients[1] as ApiClient, old, at('09:00', '2027-03-03'))).data as Booking;
    expect(moved.hosts.map(({ slug }) => slug)).toEqual(slugs);
    for (const each of clients) expect((await each.GET('/api/v2/bookings')).data?.items.map(({ id }) => id)).toEqual([moved.id, old.id]);
  });

  it('takes its lead along, and counts as one more booking of its contact', async () => {
    const { client, slug, organization: name, eventTypeId } = await createHost(server);
    const ann = { name: 'Ann', email: `ann@${slug}.example` };
    const leads = [{ eventType: `${slug}/call`, ...ann, createdAt: '2027-02-01T00:00:00Z' }];
    await server.load(world(organization(name, { users: [user(slug)], eventTypes: [eventType(slug, 'call')], leads })));
    const old = await booked(client, eventTypeId, at('09:00'), { invitee: ann });
    const moved = (await move(client, old, at('10:00'))).data as Booking;
    expect(moved.leadId).toBe(old.leadId);
    const { data: list } = await client.GET('/api/v2/leads');
    expect(list?.items).toMatchObject([{ id: old.leadId, booked: true, bookingId: moved.id }]);
    const { data: contacts } = await client.GET('/api/v2/contacts');
    expect(contacts?.items).toMatchObject([{ email: ann.email, bookingCount: 2, leadCount: 1 }]);
  });
});

describe('a move is refused', () => {
  it('as a booking would be, with a reason and alternatives, and nothing has changed', async () => {
    const { client, eventTypeId } = await createHost(server);
    const old = await booked(client, eventTypeId, at('09:00'));
    await booked(client, eventTypeId, at('10:00'));
    const before = (await client.GET('/api/v2/bookings')).data;
    const { response, error } = await move(client, old, at('10:00'));
    expect([response.status, error]).toEqual([
      409,
      expect.objectContaining({
        code: 'slot_unavailable',
        reason: 'slot_taken',
        alternatives: [`${day}T10:30:00.000Z`, `${day}T11:00:00.000Z`, `${day}T11:30:00.000Z`],
      }),
    ]);
    for (const [startAt, reason] of [
      [at('08:00'), 'outside_hours'],
      [at('09:10'), 'off_grid'],
      ['2027-02-26T09:00:00Z', 'in_past'],
    ] as const)
      expect((await move(client, old, startAt)).error).toMatchObject({ code: 'slot_unavailable', reason });
    expect((await client.GET('/api/v2/bookings')).data).toEqual(before);
  });

  it('with its own time among the alternatives only where that would change something', async () => {
    const { client, eventTypeId } = await createHost(server, { durations: [30, 60], slotIntervalMin: 30 });
    const old = await booked(client, eventTypeId, at('09:00'));
    const alternatives = [9, 9.5, 10, 10.5].map((hours) => new Date(Date.parse(`${day}T00:00Z`) + hours * 3_600_000).toISOString());
    expect((await move(client, old, at('08:00'))).error).toMatchObject({ alternatives: alternatives.slice(1) });
    expect((await move(client, old, at('08:00'), { durationMin: 60 })).error).toMatchObject({ alternatives: alternatives.slice(0, 3) });
  });

  it('for an event type that is not active', async () => {
    const { client, eventTypeId } = await createHost(server);
    const old = await booked(client, eventTypeId, at('09:00'));
    await client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } }, body: { active: false } });
    expect((await move(client, old, at('10:00'))).error).toMatchObject({ reason: 'event_type_inactive', alternatives: [] });
    expect((await read(client, old)).status).toBe('active');
  });

  it('for a booking that is canceled, moved already, or has begun', async () => {
    const { client, eventTypeId } = await createHost(server);
    const old = await booked(client, eventTypeId, at('09:00'));
    const moved = (await move(client, old, at('10:00'))).data as Booking;
    // The same request again, whose first response may have been lost, says where the booking is now.
    for (const time of ['10:00', '11:00']) {
      const again = await move(client, old, at(time));
      expect([again.response.status, again.error]).toMatchObject([409, { code: 'booking_rescheduled', rescheduledToId: moved.id }]);
    }
    const canceled = await booked(client, eventTypeId, at('12:00'));
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: canceled.id } } });
    expect((await move(client, canceled, at('11:00'))).error).toMatchObject({ code: 'booking_canceled' });
    await server.setClock(at('10:00'));
    const { response, error } = await move(client, moved, at('11:00'));
    await server.setClock(now);
    expect([response.status, error?.code]).toEqual([409, 'booking_started']);
  });

  it("for other people's bookings as if there were none", async () => {
    const { client, eventTypeId } = await createHost(server);
    const stranger = (await createHost(server)).client;
    const old = await booked(client, eventTypeId, at('09:00'));
    for (const id of [old.id, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'nothing'])
      expect((await move(stranger, { id }, at('10:00'))).error).toMatchObject({ code: 'not_found' });
    expect(await read(client, old)).toEqual(old);
  });
});

it('is carried out once under a key', async () => {
  const { client, eventTypeId } = await createHost(server);
  const old = await booked(client, eventTypeId, at('09:00'));
  const again = () =>
    client.POST('/api/v2/bookings/{id}/reschedule', {
      params: { path: { id: old.id }, header: { 'Idempotency-Key': `move-${old.id}` } },
      body: { startAt: at('10:00') },
    });
  const [first, second] = [await again(), await again()];
  expect(second.data).toEqual(first.data);
  expect(second.response.headers.get('idempotent-replayed')).toBe('true');
  expect((await client.GET('/api/v2/bookings')).data?.items).toHaveLength(2);
});

describe('a no-show', () => {
  const mark = (client: ApiClient, { id }: { id: string }, body?: { noShow: boolean }) =>
    client.POST('/api/v2/bookings/{id}/no-show', { params: { path: { id } }, ...(body && { body }) });

  it('is noted once the booking has begun, and can be taken back', async () => {
    const { client, eventTypeId } = await createHost(server);
    const booking = await booked(client, eventTypeId, at('09:00'));
    expect((await mark(client, booking)).error).toMatchObject({ code: 'booking_not_started' });
    await server.setClock(at('09:00'));
    const { data: marked } = await mark(client, booking);
    await server.setClock(at('09:05'));
    expect(marked).toEqual({ ...booking, noShow: true, updatedAt: `${day}T09:00:00.000Z` });
    expect((await mark(client, booking, { noShow: true })).data).toEqual(marked);
    expect((await mark(client, booking, { noShow: false })).data).toEqual({ ...booking, updatedAt: `${day}T09:05:00.000Z` });
    await server.setClock(now);
  });

  it('is not for a canceled booking, nor for a stranger to note', async () => {
    const { client, eventTypeId } = await createHost(server);
    const booking = await booked(client, eventTypeId, at('09:00'));
    expect((await mark((await createHost(server)).client, booking)).error).toMatchObject({ code: 'not_found' });
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    expect((await mark(client, booking)).error).toMatchObject({ code: 'booking_canceled' });
    expect((await mark(client, booking, { noShow: false })).error).toMatchObject({ code: 'booking_canceled' });
    const old = await booked(client, eventTypeId, at('09:00'));
    const { id: rescheduledToId } = (await move(client, old, at('10:00'))).data as Booking;
    expect((await mark(client, old)).error).toMatchObject({ code: 'booking_rescheduled', rescheduledToId });
  });
});
