/** `null` in an optional field of a body counts as absent, unless the contract gives it a meaning. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { at, createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;
let eventTypeId: string;
let headers: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
beforeEach(async () => {
  const host = await createHost(server);
  ({ eventTypeId } = host);
  headers = { authorization: `Bearer ${await server.token(host.slug)}`, 'content-type': 'application/json' };
});
afterAll(() => server.stop());

const send = (method: string, path: string, body: unknown, more = {}) =>
  server.send(method, path, { headers: { ...headers, ...more }, body: JSON.stringify(body) });

const ofBooking = { durationMin: null, guests: null, answers: null, notes: null, location: null, leadId: null };

it.each(['/api/v2/bookings', '/api/bookings'])('in a booking at %s', async (path) => {
  const { name, email } = invitee();
  const { status, body } = await send('POST', path, {
    eventTypeId,
    startAt: at('09:00'),
    invitee: { name, email, timezone: null, phone: null },
    ...ofBooking,
  });
  expect([status, body]).toEqual([201, expect.objectContaining({ eventTypeId, notes: null, guests: [], answers: [] })]);
});

it('in a move, an absence and an event type', async () => {
  const { body: booked } = await send('POST', '/api/v2/bookings', { eventTypeId, startAt: at('09:00'), invitee: invitee() });
  const moved = await send('POST', `/api/v2/bookings/${booked.id}/reschedule`, { startAt: at('10:00'), durationMin: null, reason: null });
  expect([moved.status, moved.body]).toEqual([201, expect.objectContaining({ rescheduleReason: null })]);
  const away = await send('POST', '/api/v2/out-of-office', { from: '2027-08-02', to: '2027-08-03', reason: null });
  expect(away.status).toBe(201);
  const type = { name: 'Talk', slug: 'talk', kind: 'one_on_one', durations: [30], bufferAfterMin: null };
  const question = { id: 'why', label: 'Why?', type: 'short_text', required: null, options: null };
  const created = await send('POST', '/api/v2/event-types', { ...type, questions: [question] });
  expect([created.status, created.body]).toEqual([201, expect.objectContaining({ bufferAfterMin: 0 })]);
});

it('changes nothing in a PATCH, but a field that may be null becomes null', async () => {
  const path = `/api/v2/event-types/${eventTypeId}`;
  const { body: set } = await send('PATCH', path, { minimumNoticeMin: 60, bookingWindowDays: 30, description: 'A talk.' });
  const { status, body } = await send('PATCH', path, { minimumNoticeMin: null, bookingWindowDays: null, description: null });
  expect([status, body]).toMatchObject([200, { minimumNoticeMin: 60, bookingWindowDays: null, description: null }]);
  expect(set).toMatchObject({ minimumNoticeMin: 60, bookingWindowDays: 30, description: 'A talk.' });
});

it('makes no other request of one with the same Idempotency-Key', async () => {
  const body = { eventTypeId, startAt: at('09:00'), invitee: invitee() };
  const key = { 'idempotency-key': 'null-or-absent' };
  const first = await send('POST', '/api/v2/bookings', { ...body, ...ofBooking }, key);
  const second = await send('POST', '/api/v2/bookings', { ...body, invitee: { ...body.invitee, phone: null } }, key);
  expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
});

it('is refused in a required field and in an array', async () => {
  const body = { eventTypeId, startAt: at('09:00'), invitee: invitee() };
  for (const [wrong, path] of [
    [{ startAt: null }, '/body/startAt'],
    [{ invitee: { ...body.invitee, email: null } }, '/body/invitee/email'],
    [{ guests: [null] }, '/body/guests/0'],
    [{ unknown: null }, '/body/unknown'],
  ] as const) {
    const { status, body: error } = await send('POST', '/api/v2/bookings', { ...body, ...wrong });
    expect([status, error.details]).toEqual([400, [{ path, message: expect.any(String), rule: expect.any(String) }]]);
  }
});
