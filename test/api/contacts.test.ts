import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { newId } from '../../src/database/ids.ts';
import type { Answer } from '../support/http.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let days = 0;

const people = ['imad', 'noor', 'merger', 'latest', 'kinds', 'counter', 'pager', 'seeker', 'racer', 'empty'];
const booking = (owner: string, invitee: Record<string, unknown>, rest: Record<string, unknown> = {}) => {
  days += 1;
  const startAt = new Date(Date.parse('2026-01-01T09:00:00Z') + days * 86_400_000).toISOString();
  return { eventType: `${owner}/intro`, startAt, invitee: { timezone: 'Europe/London', ...invitee }, ...rest };
};
const lead = (owner: string, person: Record<string, unknown>) => ({ eventType: `${owner}/intro`, ...person });

const sought = [
  '100% Sure',
  'under_score',
  'back\\slash',
  "O'Hara; drop",
  'Émile Zola',
  'ΣΊΣΥΦΟΣ',
  '李小龙',
  '😀 Smile',
  'Plain',
  'Ann Lee',
  'İstanbul Bürosu',
  'Große Straße',
];

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  const shared = { kind: 'collective', hosts: ['imad', 'noor'] };
  await server.load(
    world(
      organization('acme', {
        users: people.map((slug) => user(slug)),
        eventTypes: people.map((slug) => eventType(slug, 'intro', slug === 'imad' ? shared : {})),
        bookings: [
          booking('imad', { name: 'Ann', email: 'Ann@Example.com', phone: '+44 20 1234' }, { createdAt: '2027-01-01T00:00:00Z' }),
          booking('merger', { name: 'cleo', email: 'cleo@example.com' }, { createdAt: '2027-01-02T00:00:00Z' }),
          booking('merger', { name: 'Cleo', email: 'CLEO@example.com' }, { createdAt: '2027-01-04T00:00:00Z', status: 'canceled' }),
          booking(
            'latest',
            { name: 'Old', email: 'x@example.com', phone: '+1 11', timezone: 'Asia/Tokyo' },
            { createdAt: '2027-01-01T00:00:00Z' },
          ),
          booking('kinds', { name: 'Gone', email: 'gone@example.com' }, { status: 'canceled', createdAt: '2027-01-01T00:00:00Z' }),
          ...Array.from({ length: 12 }, (_, index) =>
            booking('pager', { name: `P${index}`, email: `p${index}@example.com` }, { createdAt: '2027-01-01T00:00:00Z' }),
          ),
        ],
        leads: [
          lead('imad', { name: 'Bo', email: 'bo@example.com', createdAt: '2027-01-02T00:00:00Z' }),
          lead('merger', { name: 'C.', email: 'Cleo@Example.COM', createdAt: '2027-01-03T00:00:00Z' }),
          lead('latest', { name: 'New', email: 'X@example.com', createdAt: '2027-01-05T00:00:00Z' }),
          lead('kinds', { name: 'Only a lead', email: 'lead@example.com', createdAt: '2027-01-02T00:00:00Z' }),
          ...sought.map((name, index) => lead('seeker', { name, email: `s${index}@example.com`, createdAt: '2027-01-01T00:00:00Z' })),
        ],
      }),
      organization('other', { users: [user('stranger')] }),
    ),
  );
});
afterAll(() => server.stop());

const getContacts = (slug: string, query = '', headers: Record<string, string> = {}): Promise<Answer> =>
  server.as(slug).get(`/api/v2/contacts?${query}`, headers);
const contactsOf = async (slug: string, query = ''): Promise<Schemas['ContactList']> => (await getContacts(slug, query)).body;
const names = ({ items }: Schemas['ContactList']): string[] => items.map(({ name }) => name);

const book = async (owner: string, startAt: string, invitee: Schemas['NewInvitee']) => {
  const client = server.client(await server.token(owner));
  const { data: listed } = await client.GET('/api/v2/event-types');
  const eventTypeId = listed?.items[0]?.id as string;
  const { data } = await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee } });
  if (data === undefined) throw new Error(`${startAt} was not booked`);
  return data;
};

describe('a contact', () => {
  it('has every field', async () => {
    const at = '2027-01-01T00:00:00.000Z';
    const changed = { id: expect.any(String), updatedAt: expect.any(String) };
    const ann = { email: 'ann@example.com', name: 'Ann', kind: 'client', phone: '+44 20 1234', phoneE164: null, timezone: 'Europe/London' };
    const bo = { email: 'bo@example.com', name: 'Bo', kind: 'lead', phone: null, phoneE164: null, timezone: null };
    const later = '2027-01-02T00:00:00.000Z';
    expect(await contactsOf('imad')).toEqual({
      items: [
        { ...changed, ...bo, bookingCount: 0, leadCount: 1, firstSeenAt: later, lastActivityAt: later, lastBookingAt: null },
        { ...changed, ...ann, bookingCount: 1, leadCount: 0, firstSeenAt: at, lastActivityAt: at, lastBookingAt: at },
      ],
      total: 2,
      offset: 0,
      limit: 50,
      nextCursor: null,
    });
  });

  it('is seen by the owner, and by a host where it has booked; by nobody else', async () => {
    expect(names(await contactsOf('imad'))).toEqual(['Bo', 'Ann']);
    expect(names(await contactsOf('noor'))).toEqual(['Ann']);
    for (const slug of ['stranger', 'empty'])
      expect(await contactsOf(slug)).toEqual({ items: [], total: 0, offset: 0, limit: 50, nextCursor: null });
  });

  it('is found by its id, with an ETag, by those who see it in their list', async () => {
    for (const slug of ['imad', 'noor']) {
      const contact = (await contactsOf(slug, 'q=ann')).items[0] as Schemas['Contact'];
      const path = `/api/v2/contacts/${contact.id}`;
      const { body, headers } = await server.as(slug).get(path);
      expect(body).toEqual(contact);
      const etag = headers.get('etag') as string;
      expect((await server.as(slug).get(path, { 'If-None-Match': etag })).status).toBe(304);
      for (const other of ['empty', 'stranger', slug === 'imad' ? 'noor' : 'imad'])
        expectRefusal(await server.as(other).get(path), 404, 'not_found');
    }
    expectRefusal(await server.as('imad', ['read:leads']).get(`/api/v2/contacts/${newId()}`), 403, 'insufficient_scope');
  });

  it('is one for one address, in whatever case that is written', async () => {
    expect(await contactsOf('merger')).toMatchObject({
      items: [
        {
          name: 'Cleo',
          bookingCount: 2,
          leadCount: 1,
          firstSeenAt: '2027-01-02T00:00:00.000Z',
          lastActivityAt: '2027-01-04T00:00:00.000Z',
          lastBookingAt: '2027-01-04T00:00:00.000Z',
        },
      ],
      total: 1,
    });
  });

  it('has the name of its latest activity, and keeps a phone and a time zone that this lacks', async () => {
    const { items: before } = await contactsOf('latest');
    expect(before).toMatchObject([{ name: 'New', phone: '+1 11', timezone: 'Asia/Tokyo', kind: 'client' }]);
    await book('latest', '2027-03-01T09:00:00Z', {
      name: 'Newest',
      email: 'x@EXAMPLE.com',
      phone: '+46 8 123 456',
      timezone: 'Asia/Calcutta',
    });
    await book('latest', '2027-03-01T09:30:00Z', { name: 'Last', email: 'X@example.com', timezone: 'Asia/Calcutta' });
    const now = '2027-03-01T08:00:00.000Z';
    const phones = { phone: '+46 8 123 456', phoneE164: '+468123456' };
    expect(await contactsOf('latest')).toMatchObject({
      items: [
        {
          ...{ id: before[0]?.id, email: 'x@example.com', name: 'Last', ...phones, timezone: 'Asia/Calcutta' },
          ...{ bookingCount: 3, lastActivityAt: now, lastBookingAt: now, updatedAt: now },
        },
      ],
      total: 1,
    });
  });

  it('is a client once it has booked, though it canceled', async () => {
    expect(names(await contactsOf('kinds'))).toEqual(['Only a lead', 'Gone']);
    expect(names(await contactsOf('kinds', 'kind=client'))).toEqual(['Gone']);
    expect(names(await contactsOf('kinds', 'kind=lead'))).toEqual(['Only a lead']);
    expectFault(await getContacts('kinds', 'kind=Client'), '/query/kind');
  });
});

describe('totals', () => {
  const totals = async () =>
    Promise.all(['', 'kind=client', 'kind=lead', 'q=@'].map(async (query) => (await contactsOf('counter', query)).total));

  it('are right after every booking, and stay so after a cancellation', async () => {
    expect(await totals()).toEqual([0, 0, 0, 0]);
    const { id } = await book('counter', '2027-03-01T09:00:00Z', { name: 'A', email: 'a@example.com' });
    expect(await totals()).toEqual([1, 1, 0, 1]);
    await book('counter', '2027-03-01T09:30:00Z', { name: 'A', email: 'A@example.com' });
    expect(await totals()).toEqual([1, 1, 0, 1]);
    await book('counter', '2027-03-01T10:00:00Z', { name: 'B', email: 'b@example.com' });
    expect(await totals()).toEqual([2, 2, 0, 2]);
    await server.client(await server.token('counter')).DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
    expect(await totals()).toEqual([2, 2, 0, 2]);
    expect((await contactsOf('counter')).items.map(({ email, bookingCount }) => [email, bookingCount])).toEqual(
      expect.arrayContaining([
        ['a@example.com', 2],
        ['b@example.com', 1],
      ]),
    );
  });

  it('follow a lead that becomes a client', async () => {
    const lead = { eventType: 'racer/intro', name: 'L', email: 'l@example.com' };
    await server.load(world(organization('acme', { users: [user('racer')], eventTypes: [eventType('racer', 'intro')], leads: [lead] })));
    expect([(await contactsOf('racer', 'kind=lead')).total, (await contactsOf('racer', 'kind=client')).total]).toEqual([1, 0]);
    await book('racer', '2027-03-01T09:00:00Z', { name: 'L', email: 'L@example.com' });
    expect([(await contactsOf('racer', 'kind=lead')).total, (await contactsOf('racer', 'kind=client')).total]).toEqual([0, 1]);
    expect((await contactsOf('racer')).items).toMatchObject([{ bookingCount: 1, leadCount: 1 }]);
  });

  it('are right when one address books many times at once', async () => {
    const starts = Array.from({ length: 10 }, (_, index) => new Date(Date.parse('2027-03-02T09:00:00Z') + index * 1_800_000).toISOString());
    await Promise.all(
      starts.map((startAt, index) => book('racer', startAt, { name: `R${index}`, email: index % 2 ? 'r@example.com' : 'R@example.com' })),
    );
    const { items, total } = await contactsOf('racer', 'q=r@example');
    expect([total, items[0]?.bookingCount]).toEqual([1, 10]);
    expect((await contactsOf('racer')).total).toBe(2);
  });
});

describe('a search', () => {
  it.each([
    ['%', ['100% Sure']],
    ['_', ['under_score']],
    ['\\', ['back\\slash']],
    ["'", ["O'Hara; drop"]],
    ['émile z', ['Émile Zola']],
    ['ÉMILE', ['Émile Zola']],
    ['σίσυ', ['ΣΊΣΥΦΟΣ']],
    ['小', ['李小龙']],
    ['😀', ['😀 Smile']],
    ['pLaIn', ['Plain']],
    ['S3@EXAMPLE', ["O'Hara; drop"]],
    ['n l', ['Ann Lee']],
    ['s9@example.com', ['Ann Lee']],
    ['.*', []],
    ['%%', []],
    ['s_@', []],
    ['nobody', []],
    ['plain s8', []],
    ['plain\ns8', []],
    ['σίσυφος', ['ΣΊΣΥΦΟΣ']],
    ['ΣΊΣΥΦΟΣ', ['ΣΊΣΥΦΟΣ']],
    ['σίσυφοσ', ['ΣΊΣΥΦΟΣ']],
    [' plain ', ['Plain']],
    ['\u00a0plain\n', ['Plain']],
    ['E\u0301mile', ['Émile Zola']],
    ['istanbul', ['İstanbul Bürosu']],
    ['İSTANBUL BU\u0308', ['İstanbul Bürosu']],
    ['STRASSE', ['Große Straße']],
    ['straße', ['Große Straße']],
  ])('for %j finds what holds it, as it stands', async (q, found) => {
    const answer = await contactsOf('seeker', new URLSearchParams({ q }).toString());
    expect([names(answer), answer.total]).toEqual([found, found.length]);
  });

  it.each([' ', '\n', '\u3000'])('for %j, which is blank, is none', async (q) => {
    expect((await contactsOf('seeker', new URLSearchParams({ q }).toString())).total).toBe(sought.length);
  });

  it('for a part of all addresses finds all, and counts beyond the page', async () => {
    const { items, total } = await contactsOf('seeker', 'q=@example&limit=3&kind=lead');
    expect([items.length, total]).toEqual([3, sought.length]);
    expect((await contactsOf('seeker', 'q=@example&kind=client')).total).toBe(0);
  });
});

describe('pages', () => {
  it('follow each other without gap or overlap, in one order', async () => {
    const whole = names(await contactsOf('pager'));
    expect(whole).toHaveLength(12);
    const parts = await Promise.all([0, 5, 10].map((offset) => contactsOf('pager', `limit=5&offset=${offset}`)));
    expect(parts.flatMap(names)).toEqual(whole);
    expect(parts.map(({ total, offset, limit }) => [total, offset, limit])).toEqual([0, 5, 10].map((offset) => [12, offset, 5]));
  });

  it.each([12, 1000, 2147483647])('beyond the end, at %i, are empty and tell the total', async (offset) => {
    expect(await contactsOf('pager', `offset=${offset}`)).toEqual({ items: [], total: 12, offset, limit: 50, nextCursor: null });
    expect((await contactsOf('pager', `offset=${offset}&q=p1`)).total).toBe(3);
  });

  it('answer 304 until one of them acts again', async () => {
    const etag = (await getContacts('noor')).headers.get('etag') as string;
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
      expect((await getContacts('noor', '', { 'If-None-Match': held })).status).toBe(304);
    await server.pool.query(`update contacts set name = 'Anna' where email_key = 'ann@example.com'`);
    expect((await getContacts('noor', '', { 'If-None-Match': etag })).status).toBe(200);
    await server.pool.query(`update contacts set name = 'Ann' where email_key = 'ann@example.com'`);
  });

  it('follow each other by cursor, and by both, but not at once', async () => {
    const whole = await contactsOf('pager');
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Schemas['ContactList'] = await contactsOf('pager', `limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`);
      pages.push(...names(page));
      cursor = page.nextCursor as string | null;
    }
    expect(pages).toEqual(names(whole));
    const { nextCursor } = await contactsOf('pager', 'limit=5&offset=2');
    expect(names(await contactsOf('pager', `limit=5&cursor=${nextCursor}`))).toEqual(names(whole).slice(7));
    expectFault(await getContacts('pager', `cursor=${nextCursor}&offset=1`), '/query/offset');
    expectFault(await getContacts('pager', 'sort=updatedAt&offset=1'), '/query/offset');
    expectFault(await getContacts('pager', `cursor=${nextCursor}&kind=lead`), '/query/cursor');
    expectFault(await getContacts('merger', `cursor=${nextCursor}`), '/query/cursor');
    expectFault(await getContacts('pager', 'cursor=x'), '/query/cursor');
  });
});
