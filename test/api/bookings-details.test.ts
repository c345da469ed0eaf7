import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { expectRefusal } from '../support/refusals.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

type Booking = Schemas['Booking'];
type Change = Schemas['BookingChange'];

async function bookAt(client: ApiClient, eventTypeId: string, time: string, rest: Partial<Schemas['NewBooking']> = {}): Promise<Booking> {
  const { data, error } = await book(client, eventTypeId, at(time), rest);
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}
const change = (client: ApiClient, id: string, body: Change) => client.PATCH('/api/v2/bookings/{id}', { params: { path: { id } }, body });
const find = async (client: ApiClient, query: object) =>
  (await client.GET('/api/v2/bookings', { params: { query } })).data?.items.map(({ id }) => id);
const eventsOf = async (client: ApiClient) =>
  (await client.GET('/api/v2/events', { params: { query: { types: 'all' } } })).data?.items.map(({ event }) => event as string);
const deal = { key: 'crm.dealId', value: '4711' };

it('a booking has the metadata of its partner, its source, its meeting, and what the invitee was asked', async () => {
  const questions = [{ id: 'size', label: 'How large is your team?', type: 'short_text', required: false, options: [] }];
  const { client, slug, eventTypeId } = await createHost(server, { maxInvitees: 2, questions });
  const answers = [{ questionId: 'size', value: '12' }];
  const first = await bookAt(client, eventTypeId, '09:00', { metadata: [deal], answers });
  const { body: second } = await server.send('POST', '/api/bookings', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventTypeId, startAt: at('09:00'), invitee: invitee(), metadata: [deal] }),
  });
  expect(second).not.toHaveProperty('metadata');
  const { data } = await client.GET('/api/v2/bookings/{id}', { params: { path: { id: second.id } } });
  expect(first).toMatchObject({ metadata: [deal], source: 'api', answers: [{ ...answers[0], label: 'How large is your team?' }] });
  expect(data).toMatchObject({ metadata: [], source: 'page', meetingId: first.meetingId });
  expect(first.hosts).toEqual([expect.objectContaining({ slug, email: `${slug}@acme.test` })]);
  const moved = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: first.id } },
    body: { startAt: at('11:00') },
  });
  expect(moved.data).toMatchObject({ metadata: [deal], source: 'api', answers: first.answers });
  expect(moved.data?.meetingId).not.toBe(first.meetingId);
});

it('details can be changed one by one; a change of nothing changes nothing', async () => {
  const { client, eventTypeId } = await createHost(server);
  const booking = await bookAt(client, eventTypeId, '09:00', { notes: 'Before', guests: ['a@example.com'] });
  const expectChange = async (body: Change, wanted: Partial<Booking>) => {
    const { data } = await change(client, booking.id, body);
    expect(data).toMatchObject(wanted);
    const { data: read } = await client.GET('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
    expect(read).toEqual(data);
  };
  await server.setClock('2027-03-01T08:10:00Z');
  await expectChange({ guests: ['a@example.com'], notes: 'Before' }, { updatedAt: booking.updatedAt });
  await expectChange({ metadata: [deal] }, { metadata: [deal], notes: 'Before', updatedAt: '2027-03-01T08:10:00.000Z' });
  await expectChange({ notes: null }, { notes: null, metadata: [deal], guests: ['a@example.com'] });
  const { data } = await change(client, booking.id, { phone: '+44 20 7946 0000' });
  expect(data?.invitee).toMatchObject({ phoneE164: '+442079460000', name: booking.invitee.name });
  await expectChange({ guests: [] }, { guests: [] });
  expect(await eventsOf(client)).toEqual(['booking_created', ...Array(4).fill('booking_changed')]);
  await server.setClock('2027-03-01T08:00:00Z');
});

it('refuses repeated keys, a stale version, and the booking of somebody else', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const booking = await bookAt(client, eventTypeId, '09:00');
  const { send } = server.as(slug);
  const patch = (body: object, headers: object = {}) =>
    send('PATCH', `/api/v2/bookings/${booking.id}`, {
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const repeated = await patch({ metadata: [deal, { ...deal, value: '1' }] });
  expectRefusal(repeated, 400, 'invalid_argument');
  expect(repeated.body.details).toEqual([{ path: '/body/metadata/1/key', message: 'must not be given twice', rule: 'unique' }]);
  expectRefusal(await patch({ notes: 'x' }, { 'If-Match': '"old"' }), 412, 'precondition_failed');
  const stranger = await createHost(server);
  expect((await change(stranger.client, booking.id, { notes: 'x' })).response.status).toBe(404);
});

it('mails only guests who are added', async () => {
  const { client, eventTypeId } = await createHost(server);
  const booking = await bookAt(client, eventTypeId, '09:00', { guests: ['a@example.com'] });
  const mails = async () =>
    (await client.GET('/api/v2/bookings/{id}/messages', { params: { path: { id: booking.id } } })).data?.items
      .filter(({ recipient }) => recipient.role === 'guest')
      .map(({ kind, recipient }) => `${kind} ${recipient.email}`)
      .toSorted();
  const before = await mails();
  await change(client, booking.id, { guests: ['A@example.com', 'b@example.com'], notes: 'x' });
  expect(await mails()).toEqual([...(before ?? []), 'booking_confirmed b@example.com', 'reminder b@example.com'].toSorted());
  await change(client, booking.id, { guests: ['b@example.com'] });
  expect(await mails()).toEqual(['booking_confirmed a@example.com', 'booking_confirmed b@example.com', 'reminder b@example.com']);
});

it('mails no guest who is added without notification', async () => {
  const { client, eventTypeId } = await createHost(server);
  const booking = await bookAt(client, eventTypeId, '09:00', { guests: ['a@example.com'] });
  await change(client, booking.id, { guests: ['a@example.com', 'B@example.com'], notify: false });
  const { data } = await client.GET('/api/v2/bookings/{id}/messages', { params: { path: { id: booking.id } } });
  const states = data?.items
    .filter(({ recipient }) => recipient.role === 'guest')
    .map((one) => `${one.recipient.email} ${one.kind} ${one.status}`);
  expect(states?.toSorted()).toEqual([
    'B@example.com booking_confirmed suppressed',
    'B@example.com reminder suppressed',
    'a@example.com booking_confirmed pending',
    'a@example.com reminder pending',
  ]);
});

it('bookings are found by address, lead, no-show and metadata', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo Berg', email: 'bo@example.com' } });
  const ann = await bookAt(client, eventTypeId, '09:00', { invitee: { name: 'Ann', email: 'ann@example.com' }, metadata: [deal] });
  const bo = await bookAt(client, eventTypeId, '10:00', { invitee: { name: 'Bo', email: 'bo@example.com' } });
  expect(await find(client, { email: 'ANN@example.com' })).toEqual([ann.id]);
  expect(await find(client, { leadId: lead?.id })).toEqual([bo.id]);
  expect(await find(client, { metadata: 'crm.dealId:4711' })).toEqual([ann.id]);
  expect(await find(client, { metadata: 'crm.dealId:47' })).toEqual([]);
  expect(await find(client, { email: 'ann@example.com', metadata: 'crm.dealId:4711', sort: 'updatedAt' })).toEqual([ann.id]);
  await server.setClock('2027-03-02T12:00:00Z');
  await client.POST('/api/v2/bookings/{id}/no-show', { params: { path: { id: bo.id } } });
  expect([await find(client, { noShow: true }), await find(client, { noShow: false })]).toEqual([[bo.id], [ann.id]]);
  await server.setClock('2027-03-01T08:00:00Z');
});

it('a booking that is canceled for the invitee says so', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { id } = await bookAt(client, eventTypeId, '09:00');
  const { data } = await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id }, query: { canceledBy: 'invitee' } } });
  expect(data).toMatchObject({ status: 'canceled', canceledBy: 'invitee' });
});

it('a move to another host is an event of its own', async () => {
  const { client, clients, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin' });
  const booking = await bookAt(client, eventTypeId, '09:00');
  const host = clients[booking.hostSlug.endsWith('-0') ? 0 : 1] as ApiClient;
  await host.POST('/api/v2/out-of-office', { body: { from: '2027-03-03', to: '2027-03-03' } });
  const moved = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: booking.id } },
    body: { startAt: at('09:00', '2027-03-03') },
  });
  expect(moved.data?.hostId).not.toBe(booking.hostId);
  expect((await eventsOf(client))?.toSorted()).toEqual(['booking_canceled', 'booking_created', 'booking_rescheduled', 'host_reassigned']);
});
