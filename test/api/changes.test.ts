import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

type Query = { limit?: number; cursor?: string; updatedSince?: string; status?: Schemas['BookingStatus'] };
type ContactQuery = { limit?: number; cursor?: string; updatedSince?: string; kind?: Schemas['ContactKind'] };
type ContactPage = Page<Schemas['Contact']> & { removed: Schemas['RemovedContact'][] };
type Page<Item> = { items: Item[]; nextCursor: string | null; syncCursor?: string };

const readBookings = async (client: ApiClient, query: Query = {}) =>
  (await client.GET('/api/v2/bookings', { params: { query: { sort: 'updatedAt', ...query } } })).data as Page<Schemas['Booking']>;
const readLeads = async (client: ApiClient, { status: _, ...query }: Query = {}) =>
  (await client.GET('/api/v2/leads', { params: { query: { sort: 'updatedAt', ...query } } })).data as Page<Schemas['Lead']>;
const readContacts = async (client: ApiClient, query: ContactQuery = {}) =>
  (await client.GET('/api/v2/contacts', { params: { query: { sort: 'updatedAt', ...query } } })).data as ContactPage;

const cancel = (client: ApiClient, id: string) => client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
const addLead = async (client: ApiClient, eventTypeId: string, email: string) =>
  (await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo Berg', email } })).data as Schemas['Lead'];
const changeLead = (client: ApiClient, id: string, status: Schemas['LeadStatus']) =>
  client.PATCH('/api/v2/leads/{id}', { params: { path: { id } }, body: { status } });

async function bookAt(client: ApiClient, eventTypeId: string, time: string, email = 'guest@example.com'): Promise<Schemas['Booking']> {
  const { data, error } = await book(client, eventTypeId, at(time), { invitee: { name: 'Guest', email } });
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const idsOf = (page: Page<{ id: string }>) => page.items.map(({ id }) => id);

it('bookings are listed in the order of change, page by page, and then those that change', async () => {
  const { client, eventTypeId } = await createHost(server);
  const empty = await readBookings(client);
  expect([empty.items, empty.nextCursor]).toEqual([[], null]);
  const first = await bookAt(client, eventTypeId, '09:00');
  const second = await bookAt(client, eventTypeId, '10:00');
  const third = await bookAt(client, eventTypeId, '11:00');
  await cancel(client, first.id);
  const page = await readBookings(client, { limit: 2 });
  expect(idsOf(page)).toEqual([second.id, third.id]);
  expect(page.nextCursor).toBe(page.syncCursor);
  const last = await readBookings(client, { limit: 2, cursor: page.nextCursor as string });
  expect([idsOf(last), last.nextCursor]).toEqual([[first.id], null]);
  expect(last.items[0]?.status).toBe('canceled');
  expect(idsOf(await readBookings(client, { cursor: empty.syncCursor as string }))).toEqual([second.id, third.id, first.id]);

  const cursor = last.syncCursor as string;
  expect(await readBookings(client, { cursor })).toEqual({ items: [], nextCursor: null, syncCursor: cursor });
  const moved = (
    await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id: second.id } }, body: { startAt: at('13:00') } })
  ).data as Schemas['Booking'];
  const changes = await readBookings(client, { cursor });
  expect(idsOf(changes).toSorted()).toEqual([second.id, moved.id].toSorted());
  expect(changes.items.find(({ id }) => id === second.id)?.rescheduledToId).toBe(moved.id);
});

it('leads are listed in the order of change: captured, changed, booked', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const [ann, bo] = [await addLead(client, eventTypeId, 'ann@example.com'), await addLead(client, eventTypeId, 'bo@example.com')];
  const { syncCursor: cursor } = await readLeads(client);
  expect(idsOf(await readLeads(client, { cursor: cursor as string }))).toEqual([]);
  await changeLead(client, bo.id, 'contacted');
  const changed = await readLeads(client, { cursor: cursor as string });
  expect(changed.items).toMatchObject([{ id: bo.id, status: 'contacted' }]);
  const booking = await bookAt(client, eventTypeId, '09:00', 'ann@example.com');
  const booked = await readLeads(client, { cursor: changed.syncCursor as string });
  expect(booked.items).toMatchObject([{ id: ann.id, bookingId: booking.id }]);
  const moved = (
    await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id: booking.id } }, body: { startAt: at('13:00') } })
  ).data as Schemas['Booking'];
  const followed = await readLeads(client, { cursor: booked.syncCursor as string });
  expect(followed.items).toMatchObject([{ id: ann.id, bookingId: moved.id }]);
  await server.send('POST', `/api/public/${slug}/call/leads`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Bo B. Berg', email: 'BO@example.com' }),
  });
  expect((await readLeads(client, { cursor: followed.syncCursor as string })).items).toMatchObject([{ id: bo.id, name: 'Bo B. Berg' }]);
});

it('contacts are listed in the order of change: created, booked again, captured; and those that were erased', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const start = await readContacts(client);
  expect(start).toMatchObject({ items: [], removed: [], total: 0, nextCursor: null });
  await bookAt(client, eventTypeId, '09:00', 'Ann@example.com');
  await addLead(client, eventTypeId, 'bo@example.com');
  const { items, syncCursor: cursor } = await readContacts(client, { cursor: start.syncCursor as string });
  expect(items.map(({ email, kind }) => [email, kind])).toEqual([
    ['ann@example.com', 'client'],
    ['bo@example.com', 'lead'],
  ]);
  const [ann, bo] = items.map(({ id }) => id);
  const seen = await readContacts(client, { cursor: cursor as string });
  expect([seen.items, seen.syncCursor]).toEqual([[], cursor]);
  await server.setClock('2027-03-01T08:30:00Z');
  await bookAt(client, eventTypeId, '10:00', 'ANN@example.com');
  await server.send('POST', `/api/public/${slug}/call/leads`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Cy', email: 'cy@example.com' }),
  });
  const changed = await readContacts(client, { cursor: cursor as string });
  expect(changed.items).toMatchObject([{ id: ann, bookingCount: 2, updatedAt: '2027-03-01T08:30:00.000Z' }, { email: 'cy@example.com' }]);
  expect(idsOf(await readContacts(client, { updatedSince: '2027-03-01T08:15:00Z' }))).toEqual(idsOf(changed));
  const { data: newest } = await client.GET('/api/v2/contacts', { params: { query: { updatedSince: '2027-03-01T08:15:00Z' } } });
  expect([newest?.total, newest?.items.map(({ id }) => id).toSorted(), newest && 'syncCursor' in newest]).toEqual([
    ...[2, idsOf(changed).toSorted(), false],
  ]);
  expect(idsOf(await readContacts(client, { kind: 'lead' }))).toEqual([bo, changed.items[1]?.id]);

  await client.POST('/api/v2/contacts/erase', { body: { email: 'bo@example.com' } });
  const after = await readContacts(client, { cursor: changed.syncCursor as string });
  expect(after).toMatchObject({ items: [], removed: [{ id: bo, removedAt: '2027-03-01T08:30:00.000Z' }], total: 2 });
  await addLead(client, eventTypeId, 'bo@example.com');
  const back = await readContacts(client, { cursor: after.syncCursor as string });
  expect([back.items.map(({ email }) => email), back.removed]).toEqual([['bo@example.com'], []]);
  expect(back.items[0]?.id).not.toBe(bo);
  // One at a time, from the beginning and from a time.
  const whole = await readContacts(client);
  for (const updatedSince of [undefined, '2027-03-01T08:15:00Z']) {
    const single: ContactPage[] = [];
    for (let next: string | null = ''; next !== null; next = single.at(-1)?.nextCursor as string | null)
      single.push(await readContacts(client, { limit: 1, ...(next !== '' && { cursor: next }), ...(updatedSince && { updatedSince }) }));
    expect(single.flatMap(idsOf)).toEqual(idsOf(whole));
    expect(single.flatMap(({ removed }) => removed)).toEqual(whole.removed);
  }
  await server.setClock('2027-03-01T08:00:00Z');
});

it('a no-show moves a booking to the end; a repetition changes nothing', async () => {
  const { client, eventTypeId } = await createHost(server);
  const booking = await bookAt(client, eventTypeId, '09:00');
  await bookAt(client, eventTypeId, '10:00');
  const { syncCursor } = await readBookings(client);
  await server.setClock('2027-03-02T09:30:00Z');
  const mark = () => client.POST('/api/v2/bookings/{id}/no-show', { params: { path: { id: booking.id } } });
  await mark();
  const marked = await readBookings(client, { cursor: syncCursor as string });
  expect(marked.items).toMatchObject([{ id: booking.id, noShow: true }]);
  await mark();
  expect((await readBookings(client, { cursor: marked.syncCursor as string })).items).toEqual([]);
  await server.setClock('2027-03-01T08:00:00Z');
});

it('`updatedSince` narrows any list, and a cursor is valid with and without it', async () => {
  const { client, eventTypeId } = await createHost(server);
  const early = await bookAt(client, eventTypeId, '09:00');
  const lead = await addLead(client, eventTypeId, 'bo@example.com');
  await server.setClock('2027-03-01T09:00:00Z');
  const late = await bookAt(client, eventTypeId, '10:00');
  const updatedSince = '2027-03-01T10:00:00+01:00';
  const page = await readBookings(client, { updatedSince });
  expect(idsOf(page)).toEqual([late.id]);
  expect((await readLeads(client, { updatedSince })).items).toEqual([]);
  await cancel(client, early.id);
  expect(idsOf(await readBookings(client, { cursor: page.syncCursor as string }))).toEqual([early.id]);
  expect(idsOf(await readBookings(client, { updatedSince }))).toEqual([late.id, early.id]);
  const { data: newest } = await client.GET('/api/v2/bookings', { params: { query: { updatedSince, status: 'active' } } });
  expect([newest?.items.map(({ id }) => id), newest !== undefined && 'syncCursor' in newest]).toEqual([[late.id], false]);
  await changeLead(client, lead.id, 'lost');
  expect(idsOf(await readLeads(client, { updatedSince }))).toEqual([lead.id]);
  await server.setClock('2027-03-01T08:00:00Z');
});

it('a cursor is valid for the same reader, filters and order only', async () => {
  const { client, eventTypeId } = await createHost(server);
  const stranger = await createHost(server);
  await bookAt(client, eventTypeId, '09:00');
  const { syncCursor: cursor } = await readBookings(client);
  const refused = async (one: ApiClient, query: object) =>
    (await one.GET('/api/v2/bookings', { params: { query: { cursor: cursor as string, ...query } } })).error?.code;
  expect(await refused(client, { sort: 'updatedAt', status: 'active' })).toBe('invalid_argument');
  expect(await refused(client, {})).toBe('invalid_argument');
  expect(await refused(stranger.client, { sort: 'updatedAt' })).toBe('invalid_argument');
  expect(await refused(client, { sort: 'updatedAt' })).toBeUndefined();
});

it('what is committed late is not passed by', async () => {
  const { client, eventTypeId } = await createHost(server);
  const slow = await bookAt(client, eventTypeId, '09:00');
  const lead = await addLead(client, eventTypeId, 'bo@example.com');
  const start = await readBookings(client);
  const startOfLeads = await readLeads(client);
  const startOfContacts = await readContacts(client);
  const { rows } = await server.pool.query('select organization_id from bookings where id = $1', [slow.id]);
  const { organization_id: organization } = rows[0];
  const connection = await server.pool.connect();
  try {
    await connection.query('begin');
    await connection.query('select touch_bookings($1, $2)', [organization, [slow.id]]);
    await connection.query('select change_lead($1, $2, $3)', [organization, lead.id, JSON.stringify({ status: 'lost' })]);
    const { rows: places } = await connection.query('select event_place($1) as place', [organization]);
    await connection.query('update contacts set changed_place = $1 where organization_id = $2 and email_key = $3', [
      ...[places[0].place, organization, 'bo@example.com'],
    ]);
    const fast = await bookAt(client, eventTypeId, '13:00', 'fast@example.com');
    const other = await addLead(client, eventTypeId, 'cy@example.com');
    const meanwhile = await readBookings(client, { cursor: start.syncCursor as string });
    expect(meanwhile).toEqual({ items: [], nextCursor: null, syncCursor: start.syncCursor });
    expect((await readLeads(client, { cursor: startOfLeads.syncCursor as string })).items).toEqual([]);
    expect((await readContacts(client, { cursor: startOfContacts.syncCursor as string })).items).toEqual([]);
    await connection.query('commit');
    const contacts = await readContacts(client, { cursor: startOfContacts.syncCursor as string });
    expect(contacts.items.map(({ email }) => email)).toEqual(['bo@example.com', 'fast@example.com', 'cy@example.com']);
    expect(idsOf(await readBookings(client, { cursor: meanwhile.syncCursor as string }))).toEqual([slow.id, fast.id]);
    expect(idsOf(await readLeads(client, { cursor: startOfLeads.syncCursor as string }))).toEqual([lead.id, other.id]);
  } finally {
    connection.release();
  }
});
