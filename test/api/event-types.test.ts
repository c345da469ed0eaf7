import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toPage } from '../../src/api/paging.ts';
import { type Answer, collect } from '../support/http.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;

const everything = {
  name: 'Product demo',
  kind: 'round_robin',
  description: 'A tour\nof the “product”. 🎉',
  hosts: ['noor', 'imad'],
  durations: [45, 30, 1440],
  slotIntervalMin: 15,
  bufferBeforeMin: 5,
  bufferAfterMin: 10,
  minimumNoticeMin: 240,
  bookingWindowDays: 30,
  dailyLimit: 4,
  maxInvitees: 3,
  hostSelection: 'rotation',
  location: { kind: 'zoom', value: 'https://zoom.us/j/1' },
  questions: [
    { id: 'size', label: 'How large?', type: 'single_choice', required: true, options: ['1–10', 'more'] },
    { id: 'else', label: 'What else?', type: 'long_text', required: false, options: [] },
  ],
  active: false,
  publicBooking: false,
  bookingMode: 'details_first',
  redirectUrl: 'https://acme.test/thanks?from=demo',
  internalNote: 'Ask for the budget.',
  cancelNoticeMin: 60,
  rescheduleNoticeMin: 1440,
  reminders: [1440, 60, 10],
  botProtection: 'proof_of_work',
  createdAt: '2026-11-02T08:31:00.007Z',
  updatedAt: '2026-11-09T15:12:44.120Z',
};

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  const many = Array.from({ length: 7 }, (_, index) =>
    eventType('walker', `walk-${index}`, { createdAt: '2027-01-01T00:00:00Z', active: index % 2 === 0 }),
  );
  await server.load(
    world(
      organization('acme', {
        users: ['imad', 'noor', 'walker', 'quiet', 'builder'].map((slug) => user(slug, slug === 'noor' ? { name: null } : {})),
        eventTypes: [
          eventType('imad', 'demo', everything),
          eventType('imad', 'intro', { createdAt: '2026-10-01T00:00:00Z' }),
          eventType('imad', 'together', { kind: 'collective', hosts: ['imad', 'quiet'], createdAt: '2026-12-01T00:00:00Z' }),
          ...many,
        ],
      }),
      organization('other', { users: [user('stranger')] }),
    ),
  );
});
afterAll(() => server.stop());

const slugs = (answer: Answer): string[] => answer.body.items.map(({ slug }: { slug: string }) => slug);

describe('an event type', () => {
  it('has every field as it was set', async () => {
    const { get } = server.as('imad');
    const { body } = await get('/api/v2/event-types');
    const demo = body.items.find(({ slug }: { slug: string }) => slug === 'demo');
    const hosts = [
      { id: expect.any(String), name: null, slug: 'noor', scheduleId: null, pending: false },
      { id: expect.any(String), name: 'Imad', slug: 'imad', scheduleId: null, pending: false },
    ];
    expect(demo).toEqual({ ...everything, externalId: null, id: expect.any(String), slug: 'demo', url: `${server.url}/imad/demo`, hosts });
    expect((await get(`/api/v2/event-types/${demo.id}`)).body).toEqual(demo);
  });

  it('has the defaults for what was not set', async () => {
    const { body } = await server.as('imad').get('/api/v2/event-types?limit=1');
    expect(body.items[0]).toMatchObject({
      slug: 'intro',
      kind: 'one_on_one',
      description: null,
      durations: [30],
      slotIntervalMin: null,
      bufferBeforeMin: 0,
      bufferAfterMin: 0,
      minimumNoticeMin: 0,
      bookingWindowDays: null,
      dailyLimit: null,
      maxInvitees: 1,
      location: { kind: 'google_meet', value: null },
      questions: [],
      hostSelection: null,
      active: true,
    });
  });

  it('is seen by its owner and its hosts, and by nobody else', async () => {
    const { body } = await server.as('imad').get('/api/v2/event-types');
    const [intro, demo] = body.items;
    const statuses = async (slug: string) => {
      const { get } = server.as(slug);
      return Promise.all([intro, demo].map(async ({ id }) => (await get(`/api/v2/event-types/${id}`)).status));
    };
    expect(await statuses('imad')).toEqual([200, 200]);
    expect(await statuses('noor')).toEqual([404, 200]);
    expect(await statuses('quiet')).toEqual([404, 404]);
    expect(await statuses('stranger')).toEqual([404, 404]);
  });

  it('of another user cannot be distinguished from a missing one or an invalid id', async () => {
    const { body } = await server.as('imad').get('/api/v2/event-types');
    const stranger = server.as('stranger');
    const telling = async (id: string) => {
      const answer = await stranger.get(`/api/v2/event-types/${id}`);
      expectRefusal(answer, 404, 'not_found');
      const { requestId: _requestId, ...rest } = answer.body;
      return rest;
    };
    const theirs = await telling(body.items[0].id);
    expect(await telling('01a2071a-0000-7000-8000-000000000000')).toEqual(theirs);
    expect(await telling('nothing')).toEqual(theirs);
    expect(await telling(`${body.items[0].id}%0A`)).toEqual(theirs);
    expect(await telling("' or 1=1 --")).toEqual(theirs);
  });
});

describe('the list', () => {
  it('holds what the caller owns or hosts, in order of creation', async () => {
    expect(slugs(await server.as('imad').get('/api/v2/event-types'))).toEqual(['intro', 'demo', 'together']);
    expect(slugs(await server.as('noor').get('/api/v2/event-types'))).toEqual(['demo']);
    expect(slugs(await server.as('quiet').get('/api/v2/event-types'))).toEqual(['together']);
    expect((await server.as('stranger').get('/api/v2/event-types')).body).toEqual({ items: [], nextCursor: null });
  });

  it('keeps the order of the dataset where the times of creation are the same', async () => {
    expect(slugs(await server.as('walker').get('/api/v2/event-types'))).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `walk-${index}`));
  });

  it('filters by active', async () => {
    const { get } = server.as('imad');
    expect(slugs(await get('/api/v2/event-types?active=true'))).toEqual(['intro', 'together']);
    expect(slugs(await get('/api/v2/event-types?active=false'))).toEqual(['demo']);
  });

  it.each([1, 2, 3, 6, 7, 8])('is the same in pages of %i', async (limit) => {
    const { get } = server.as('walker');
    const sizes: number[] = [];
    const items = await collect(async (cursor) => {
      const { body } = await get(`/api/v2/event-types?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      sizes.push(body.items.length);
      return body as { items: { slug: string }[]; nextCursor: string | null };
    });
    expect(items.map(({ slug }) => slug)).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `walk-${index}`));
    expect(sizes).toHaveLength(Math.ceil(7 / limit));
  });

  it('shows at its end what was added while it was walked', async () => {
    const { get } = server.as('builder');
    const build = (slug: string) =>
      server.load(world(organization('acme', { users: [user('builder')], eventTypes: [eventType('builder', slug)] })));
    for (const slug of ['a', 'b', 'c']) await build(slug);
    let added = 0;
    const items = await collect(async (cursor) => {
      const { body } = await get(`/api/v2/event-types?limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      added += 1;
      if (added <= 2) await build(`new-${added}`);
      return body as { items: { slug: string }[]; nextCursor: string | null };
    });
    expect(items.map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'new-1', 'new-2']);
  });

  it('answers 304 until it changes', async () => {
    const { get } = server.as('quiet');
    const etag = (await get('/api/v2/event-types')).headers.get('etag') as string;
    for (const held of [etag, `W/${etag}`, `"x",${etag}`, '*'])
      expect((await get('/api/v2/event-types', { 'If-None-Match': held })).status).toBe(304);
    expect((await get('/api/v2/event-types?limit=1', { 'If-None-Match': `x${etag}` })).status).toBe(200);
    await server.pool.query(`update event_types set name = 'Apart' where slug = 'together'`);
    const changed = await get('/api/v2/event-types', { 'If-None-Match': etag });
    expect([changed.status, changed.body.items[0].name]).toEqual([200, 'Apart']);
  });
});

describe('a cursor', () => {
  const listed = '/api/v2/event-types?limit=2';
  let cursor: string;
  beforeAll(async () => {
    cursor = (await server.as('walker').get(listed)).body.nextCursor;
  });

  it('goes on with another limit', async () => {
    expect(slugs(await server.as('walker').get(`/api/v2/event-types?limit=3&cursor=${cursor}`))).toEqual(['walk-2', 'walk-3', 'walk-4']);
    expect(slugs(await server.as('walker').get(`/api/v2/event-types?cursor=${cursor}`))).toHaveLength(5);
  });

  it('serves every token of its user', async () => {
    const { get } = server.as('walker', ['read:event-types']);
    expect(slugs(await get(`${listed}&cursor=${cursor}`))).toEqual(['walk-2', 'walk-3']);
  });

  it("is refused with other filters, in other operations and in others' hands", async () => {
    const walker = server.as('walker');
    expectFault(await walker.get(`${listed}&active=true&cursor=${cursor}`), '/query/cursor');
    expectFault(await walker.get(`/api/v2/leads?cursor=${cursor}`), '/query/cursor');
    expectFault(await walker.get(`/api/v2/bookings?cursor=${cursor}`), '/query/cursor');
    expectFault(await server.as('imad').get(`${listed}&cursor=${cursor}`), '/query/cursor');
  });

  it('is refused when it is not whole, to the last bit', async () => {
    const walker = server.as('walker');
    const bytes = Buffer.from(cursor, 'base64url');
    const broken = [...cursor].map((letter, index) => cursor.slice(0, index) + (letter === 'A' ? 'B' : 'A') + cursor.slice(index + 1));
    const flipped = [...bytes.keys()].map((index) =>
      Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte))).toString('base64url'),
    );
    const others = [
      'x',
      '0',
      'null',
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}=`,
      `${cursor} `,
      `${cursor}${cursor}`,
      '😀',
    ];
    for (const wrong of [...broken, ...flipped, ...others])
      expectFault(await walker.get(`${listed}&cursor=${encodeURIComponent(wrong)}`), '/query/cursor');
  });

  it('is refused when somebody who knows how has made it of a time that cannot be', async () => {
    const walker = server.as('walker');
    const { id: userId } = (await server.as('walker').get('/api/v2/me')).body;
    for (const time of [-8.64e15, 8.64e15, -62135596800001]) {
      const row = { createdAt: new Date(time), id: userId };
      const { nextCursor } = toPage(
        { operationId: 'listEventTypes', caller: { userId }, path: {}, query: { limit: 1 } },
        [row, row],
        () => null,
      );
      expectFault(await walker.get(`${listed}&cursor=${nextCursor}`), '/query/cursor');
    }
  });
});
