/** Operations that seem to succeed: repeated bookings, old ids, bookings that are over, moves that move nothing. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import type { RawClient } from '../support/http.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock(now);
});
afterAll(() => server.stop());

type Rest = Record<string, unknown>;
type Booking = Schemas['Booking'];

const path = ({ id }: { id: string }) => ({ path: { id } });
const booked = async (client: ApiClient, eventTypeId: string, startAt: string, rest: Rest = {}) =>
  (await book(client, eventTypeId, startAt, rest)).data as Booking;
const cancel = (client: ApiClient, booking: { id: string }, query: { reason?: string; force?: boolean } = {}) =>
  client.DELETE('/api/v2/bookings/{id}', { params: { ...path(booking), query } });
const move = (client: ApiClient, booking: { id: string }, startAt: string, rest: Rest = {}) =>
  client.POST('/api/v2/bookings/{id}/reschedule', { params: path(booking), body: { startAt, ...rest } });

/** Without a key, which the typed client would add. */
const post = (by: RawClient, eventTypeId: string, startAt: string, who: object) =>
  by.post('/api/v2/bookings', { eventTypeId, startAt, invitee: who });

describe('a booking repeated without a key', () => {
  it.each([
    ['one_on_one', 1, {}],
    ['round_robin', 2, { kind: 'round_robin' }],
    ['shared', 1, { maxInvitees: 3 }],
  ] as const)('of a %s event type is refused with the id of the first', async (_kind, size, rest) => {
    const { client, slugs, eventTypeId } = await createTeam(server, size, rest);
    const raw = server.as(slugs[0] as string);
    const ann = invitee({ email: 'ann@example.com' });
    const { body: first } = await post(raw, eventTypeId, at('09:00'), ann);
    for (const [startAt, email] of [
      [at('09:00'), 'Ann@Example.com'],
      [`${day}T10:00:00+01:00`, 'ann@example.com'],
    ] as const) {
      const { status, body } = await post(raw, eventTypeId.toUpperCase(), startAt, { ...ann, email });
      expect([status, body]).toMatchObject([409, { code: 'duplicate_booking', bookingId: first.id }]);
    }
    expect((await client.GET('/api/v2/bookings')).data?.items).toHaveLength(1);
  });

  it('is refused when both requests arrive at once', async () => {
    const { client, slugs, eventTypeId } = await createTeam(server, 3, { kind: 'round_robin' });
    const [raw, ann] = [server.as(slugs[0] as string), invitee()];
    const answers = await Promise.all([0, 1, 2].map(() => post(raw, eventTypeId, at('09:00'), ann)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await client.GET('/api/v2/bookings')).data?.items).toHaveLength(1);
  });

  it('is refused without a token, too, without the id of the first', async () => {
    const { client, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin' });
    const body = JSON.stringify({ eventTypeId, startAt: at('09:00'), invitee: invitee() });
    const order = () => server.send('POST', '/api/bookings', { body, headers: { 'Content-Type': 'application/json' } });
    expect((await order()).status).toBe(201);
    const { body: refused } = await order();
    // Somebody else may have the same address.
    expect([refused.code, 'bookingId' in refused]).toEqual(['duplicate_booking', false]);
    expect((await client.GET('/api/v2/bookings')).data?.items).toHaveLength(1);
  });

  it('is another booking with another start, invitee, token or key, after a cancellation and after ten minutes', async () => {
    const { client, slugs, eventTypeId } = await createTeam(server, 6, { kind: 'round_robin' });
    const [raw, other, ann] = [server.as(slugs[0] as string), server.as(slugs[1] as string), invitee()];
    const { body: first } = await post(raw, eventTypeId, at('09:00'), ann);
    const accepted = async (by: RawClient, startAt: string, who: object) =>
      expect((await post(by, eventTypeId, startAt, who)).status).toBe(201);
    await accepted(raw, at('09:30'), ann);
    await accepted(raw, at('09:00'), invitee());
    await accepted(other, at('09:00'), ann);
    expect((await book(client, eventTypeId, at('09:00'), { invitee: ann })).response.status).toBe(201);
    await cancel(client, first);
    await accepted(raw, at('09:00'), ann);
    await server.setClock('2027-03-01T00:09:59Z');
    expect((await post(raw, eventTypeId, at('09:00'), ann)).body).toMatchObject({ code: 'duplicate_booking' });
    await server.setClock('2027-03-01T00:10:00Z');
    await accepted(raw, at('09:00'), ann);
    await server.setClock(now);
  });
});

describe('an old id of a booking that was moved', () => {
  it('cancels nothing, and says where the booking is', async () => {
    const { client, eventTypeId } = await createHost(server);
    const old = await booked(client, eventTypeId, at('09:00'));
    const moved = (await move(client, old, at('10:00'))).data as Booking;
    const { response, error } = await cancel(client, old, { reason: 'Ill.' });
    expect([response.status, error]).toMatchObject([409, { code: 'booking_rescheduled', rescheduledToId: moved.id }]);
    expect((await client.GET('/api/v2/bookings/{id}', { params: path(moved) })).data?.status).toBe('active');
    expect((await cancel(client, moved)).data?.status).toBe('canceled');
    expect((await cancel(client, old)).error).toMatchObject({ code: 'booking_rescheduled', rescheduledToId: moved.id });
  });
});

describe('a booking that is over', () => {
  it('is canceled by a host who insists, and by nobody else', async () => {
    const { clients, slugs, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
    const [owner, other] = clients as [ApiClient, ApiClient];
    const busy = await booked(owner, eventTypeId, at('09:00'));
    const booking = await booked(owner, eventTypeId, at('09:00'));
    expect([busy.hostSlug, booking.hostSlug]).toEqual(slugs);
    await server.setClock(at('09:29'));
    expect((await cancel(owner, busy)).data?.status).toBe('canceled');
    await server.setClock(at('09:30'));
    for (const [client, query] of [
      [owner, {}],
      [owner, { force: true }],
      [other, {}],
      [other, { force: false }],
    ] as const) {
      const { response, error } = await cancel(client, booking, query);
      expect([response.status, error?.code]).toEqual([409, 'booking_started']);
    }
    expect((await cancel(other, booking, { force: true, reason: 'Never took place.' })).data).toMatchObject({ status: 'canceled' });
    await server.setClock(now);
  });
});

describe('a booking that is to be moved', () => {
  it('is not in the way of its own move, and its own start is none', async () => {
    const { client, eventTypeId } = await createHost(server, {
      durations: [60, 30],
      slotIntervalMin: 30,
      bufferAfterMin: 30,
      dailyLimit: 1,
    });
    const booking = await booked(client, eventTypeId, at('10:00'));
    expect(await offered(client, eventTypeId)).toEqual([]);
    const listed = await offered(client, eventTypeId, { rescheduleBookingId: booking.id, limit: 5 });
    expect(listed).toEqual(['09:00', '09:30', '10:30', '11:00', '11:30']);
    expect(await offered(client, eventTypeId, { rescheduleBookingId: booking.id, duration: 30, limit: 3 })).toEqual([
      '09:00',
      '09:30',
      '10:00',
    ]);
    const explain = (startAt: string) =>
      client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId, startAt, rescheduleBookingId: booking.id } } });
    expect((await explain(at('10:30'))).data).toMatchObject({ offered: true, durationMin: 60 });
    expect((await explain(at('10:00'))).error).toMatchObject({ details: [{ path: '/query/startAt' }] });
    const { response, error } = await move(client, booking, at('10:00'));
    expect([response.status, error]).toMatchObject([400, { details: [{ path: '/body/startAt' }] }]);
    expect((await move(client, booking, at('10:00'), { durationMin: 30 })).data?.durationMin).toBe(30);
  });

  it('says where to go on, whichever slot is left out', async () => {
    const { client, eventTypeId } = await createHost(server);
    const booking = await booked(client, eventTypeId, at('10:00'));
    const read = async (limit: number) => {
      const query = { eventTypeId, from: day, to: '2027-03-03', rescheduleBookingId: booking.id, limit };
      const { data } = await client.GET('/api/v2/availability', { params: { query } });
      return [data?.slots.at(-1)?.startAt.slice(11, 16), data?.nextFrom?.slice(11, 16)];
    };
    expect([await read(1), await read(2), await read(3), await read(100)]).toEqual([
      ['09:00', '09:30'],
      ['09:30', '10:30'],
      ['10:30', '11:00'],
      ['16:30', undefined],
    ]);
  });

  it('must be an active one of the event type, and visible', async () => {
    const { client, eventTypeId } = await createHost(server);
    const stranger = await createHost(server);
    const old = await booked(client, eventTypeId, at('09:00'));
    const moved = (await move(client, old, at('10:00'))).data as Booking;
    const ask = async (who: { client: ApiClient; eventTypeId: string }, rescheduleBookingId: string) => {
      const query = { eventTypeId: who.eventTypeId, startAt: at('12:00'), rescheduleBookingId };
      return (await who.client.GET('/api/v2/availability/explain', { params: { query } })).error?.details?.[0];
    };
    const refused = (message: string) => ({ path: '/query/rescheduleBookingId', message, rule: 'reference' });
    expect(await ask({ client, eventTypeId }, old.id)).toEqual(refused(`was rescheduled; the new booking is ${moved.id}`));
    expect(await ask(stranger, moved.id)).toEqual(refused('must be the id of a booking'));
    expect(await ask({ client, eventTypeId: stranger.eventTypeId }, moved.id)).toEqual(refused('must be a booking of this event type'));
    await cancel(client, moved);
    expect(await ask({ client, eventTypeId }, moved.id)).toEqual(refused('is canceled'));
  });
});
