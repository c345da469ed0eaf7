import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, collect } from '../support/http.ts';
import { expectFault } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;

const lead = (owner: string, name: string, rest: Record<string, unknown> = {}) => ({
  eventType: `${owner}/intro`,
  name,
  email: `${name.toLowerCase()}@example.com`,
  createdAt: '2027-01-01T00:00:00Z',
  ...rest,
});
const everything = {
  name: 'Bo Berg',
  email: 'Bo@Example.com',
  phone: '+46 8 123 456',
  timezone: 'Europe/Stockholm',
  answers: [
    { questionId: 'size', value: '1–10' },
    { questionId: 'which', value: ['a', 'b'] },
  ],
  status: 'qualified',
  createdAt: '2027-01-02T00:00:00.007Z',
  updatedAt: '2027-01-03T00:00:00.008Z',
};
const statuses = ['new', 'contacted', 'qualified', 'lost'];
const people = ['imad', 'noor', 'walker', 'filter', 'booker', 'named', 'kept'];

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  await server.load(
    world(
      organization('acme', {
        users: people.map((slug) => user(slug)),
        eventTypes: people.map((slug) =>
          eventType(slug, 'intro', slug === 'imad' ? { name: 'Intro call', kind: 'collective', hosts: ['imad', 'noor'] } : {}),
        ),
        leads: [
          lead('imad', 'Ann'),
          lead('imad', 'Bo', everything),
          ...Array.from({ length: 9 }, (_, index) =>
            lead('walker', `Lead${index}`, { createdAt: `2027-01-0${1 + Math.floor(index / 3)}T00:00:00Z` }),
          ),
          ...statuses.map((status) => lead('filter', `F-${status}`, { status })),
          ...['Cleo', 'Dan', 'Eve'].map((name) => lead('booker', name)),
          lead('booker', 'Cleo again', { email: 'CLEO@example.com', createdAt: '2027-01-05T00:00:00Z' }),
          ...['Fay', 'Gus'].map((name) => lead('named', name)),
          lead('kept', 'Hal'),
        ],
      }),
      organization('other', { users: [user('stranger')] }),
    ),
  );
});
afterAll(() => server.stop());

const names = ({ body }: Answer): string[] => body.items.map(({ name }: { name: string }) => name);

const book = async (owner: string, startAt: string, invitee: { name: string; email: string }, rest: object = {}) => {
  const client = server.client(await server.token(owner));
  const { data: listed } = await client.GET('/api/v2/event-types');
  const eventTypeId = listed?.items[0]?.id as string;
  const { data } = await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee, ...rest } });
  if (data === undefined) throw new Error(`${startAt} was not booked`);
  return data;
};

describe('a lead', () => {
  it('has every field as it was captured', async () => {
    const { get } = server.as('imad');
    const { id } = (await get('/api/v2/event-types')).body.items[0];
    const { body } = await get('/api/v2/leads?limit=1');
    const told = { eventTypeId: id, eventTypeName: 'Intro call', booked: false, bookingId: null };
    const answers = everything.answers.map((answer) => ({ ...answer, label: null }));
    expect(body.items).toEqual([{ ...everything, ...told, answers, phoneE164: '+468123456', id: expect.any(String) }]);
  });

  it('has null for missing values', async () => {
    const { body } = await server.as('imad').get('/api/v2/leads');
    const created = '2027-01-01T00:00:00.000Z';
    expect(body.items[1]).toMatchObject({
      phone: null,
      timezone: null,
      answers: [],
      status: 'new',
      createdAt: created,
      updatedAt: created,
    });
  });

  it("is seen by its event type's owner, not by a host or anybody else", async () => {
    expect(names(await server.as('imad').get('/api/v2/leads'))).toEqual(['Bo Berg', 'Ann']);
    for (const slug of ['noor', 'stranger'])
      expect((await server.as(slug).get('/api/v2/leads')).body).toEqual({ items: [], nextCursor: null });
  });

  it('is booked by a booking from its address, in any case, and so are all that came from there', async () => {
    const { get } = server.as('booker');
    const booking = await book('booker', '2027-03-02T09:00:00Z', { name: 'Cleo', email: 'cLeo@example.com' });
    const { body } = await get('/api/v2/leads?booked=true');
    const told = { bookingId: booking.id, updatedAt: booking.createdAt, status: 'new' };
    expect(body.items).toMatchObject([
      { name: 'Cleo again', ...told },
      { name: 'Cleo', ...told },
    ]);
    expect(booking.leadId).toBe(body.items[0].id);
    expect(names(await get('/api/v2/leads?booked=false'))).toEqual(expect.arrayContaining(['Dan', 'Eve']));
  });

  it('stays with its first booking, and stays booked when that is canceled', async () => {
    const { get } = server.as('kept');
    const first = await book('kept', '2027-03-02T10:00:00Z', { name: 'Hal', email: 'hal@example.com' });
    const second = await book('kept', '2027-03-02T11:00:00Z', { name: 'Hal', email: 'hal@example.com' });
    const client = server.client(await server.token('kept'));
    for (const { id } of [first, second]) await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
    expect((await get('/api/v2/leads')).body.items).toMatchObject([{ name: 'Hal', booked: true, bookingId: first.id }]);
    expect([first.leadId, second.leadId]).toEqual([expect.any(String), null]);
  });

  it('is booked by a booking that names it, whoever that is for; one that the event type does not have is refused', async () => {
    const { get } = server.as('named');
    const [fay] = (await get('/api/v2/leads')).body.items.filter(({ name }: { name: string }) => name === 'Fay');
    const booking = await book('named', '2027-03-02T09:00:00Z', { name: 'Pia', email: 'pia@example.com' }, { leadId: fay.id });
    expect(booking.leadId).toBe(fay.id);
    expect((await get('/api/v2/leads?booked=true')).body.items).toMatchObject([{ name: 'Fay', bookingId: booking.id }]);

    const { id: eventTypeId } = (await get('/api/v2/event-types')).body.items[0];
    const foreign = (await server.as('imad').get('/api/v2/leads')).body.items[0].id;
    const headers = { Authorization: `Bearer ${await server.token('named')}`, 'Content-Type': 'application/json' };
    for (const leadId of [foreign, 'nothing', eventTypeId]) {
      const body = JSON.stringify({ eventTypeId, startAt: '2027-03-02T10:00:00Z', invitee: { name: 'A', email: 'a@example.com' }, leadId });
      expectFault(await server.send('POST', '/api/v2/bookings', { headers, body }), '/body/leadId');
    }
  });
});

describe('the list', () => {
  it.each(statuses)('holds only leads that are %s when asked', async (status) => {
    expect(names(await server.as('filter').get(`/api/v2/leads?status=${status}`))).toEqual([`F-${status}`]);
    expect(names(await server.as('filter').get(`/api/v2/leads?status=${status}&booked=true`))).toEqual([]);
  });

  it.each(['NEW', 'won', '', 'new,lost'])('refuses the status %j', async (status) => {
    expectFault(await server.as('filter').get(`/api/v2/leads?status=${status}`), '/query/status');
  });

  it.each([1, 2, 4, 9, 10])('is the same in pages of %i, newest first, though many came at once', async (limit) => {
    const { get } = server.as('walker');
    const whole = names(await get('/api/v2/leads'));
    expect(whole.slice(0, 3).sort()).toEqual(['Lead6', 'Lead7', 'Lead8']);
    expect(whole.slice(6).sort()).toEqual(['Lead0', 'Lead1', 'Lead2']);
    const walked = await collect(async (cursor) => {
      const { body } = await get(`/api/v2/leads?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      return body as { items: { name: string }[]; nextCursor: string | null };
    });
    expect(walked.map(({ name }) => name)).toEqual(whole);
  });

  it('neither skips nor repeats while leads are captured', async () => {
    const { get } = server.as('imad');
    const before = names(await get('/api/v2/leads'));
    let count = 0;
    const walked = await collect(async (cursor) => {
      const { body } = await get(`/api/v2/leads?limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      count += 1;
      await server.load(
        world(
          organization('acme', {
            users: [user('imad'), user('noor')],
            eventTypes: [eventType('imad', 'intro', { name: 'Intro call', kind: 'collective', hosts: ['imad', 'noor'] })],
            leads: [lead('imad', `New${count}`, { createdAt: '2027-02-01T00:00:00Z' })],
          }),
        ),
      );
      return body as { items: { name: string }[]; nextCursor: string | null };
    });
    expect(walked.map(({ name }) => name)).toEqual(before);
    await server.pool.query(`delete from leads where name like 'New%'`);
  });

  it('answers 304 until it changes', async () => {
    const { get } = server.as('filter');
    const etag = (await get('/api/v2/leads')).headers.get('etag') as string;
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
      expect((await get('/api/v2/leads', { 'If-None-Match': held })).status).toBe(304);
    await server.pool.query(`update leads set status = 'lost' where name = 'F-new'`);
    expect((await get('/api/v2/leads', { 'If-None-Match': etag })).status).toBe(200);
    await server.pool.query(`update leads set status = 'new' where name = 'F-new'`);
  });

  it("refuses a cursor with other filters, of another operation and of somebody else's", async () => {
    const { get } = server.as('walker');
    const { nextCursor } = (await get('/api/v2/leads?limit=2&booked=false')).body;
    expect(names(await get(`/api/v2/leads?booked=false&cursor=${nextCursor}`))).toHaveLength(7);
    for (const filters of ['', 'booked=true&', 'booked=false&status=new&']) {
      expectFault(await get(`/api/v2/leads?${filters}cursor=${nextCursor}`), '/query/cursor');
    }
    expectFault(await get(`/api/v2/event-types?cursor=${nextCursor}`), '/query/cursor');
    expectFault(await server.as('imad').get(`/api/v2/leads?booked=false&cursor=${nextCursor}`), '/query/cursor');
  });
});
