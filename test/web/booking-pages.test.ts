/** Invitees' pages by HTTP, without a browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';
import { type Page, shownFields, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const question = { id: 'why', label: 'Why?', type: 'short_text', required: true };

const eventTypes = [
  eventType('imad', 'intro', { name: 'Intro & call', description: '<script>alert(1)</script>', durations: [30, 60] }),
  eventType('imad', 'asked', { questions: [question, { ...question, id: 'where' }] }),
  eventType('imad', 'strict', { cancelNoticeMin: 1440, rescheduleNoticeMin: 2880 }),
  eventType('imad', 'dense', { durations: [5] }),
  eventType('imad', 'paused', { active: false }),
  eventType('imad', 'private', { publicBooking: false }),
  eventType('nomad', 'rare'),
  eventType('owl', 'night'),
];

const nightHours = { timezone: 'Europe/Paris', weekly: { sunday: [['01:00', '04:00']] } };
const rareHours = { overrides: [{ date: '2027-03-20', hours: [['09:00', '10:00']] }], weekly: {} };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, trustProxy: 1 });
  const users = [user('imad'), user('nomad', rareHours), user('owl', nightHours), user('empty')];
  await server.load(world(organization('acme', { users, eventTypes })));
});
beforeEach(async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(() => server.stop());

const browserHeaders = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const open = (path: string, headers: Record<string, string> = {}): Promise<Page> =>
  visit(server.url).get(path, { ...browserHeaders, ...headers });

const detailsPath = (start: string, slug = 'intro') => `/imad/${slug}?tz=UTC&start=${start}`;

let people = 0;
const details = () => {
  people += 1;
  return { name: 'Ann Lee', email: `page${people}@example.com` };
};

const submit = (start: string, fields: Record<string, string>, slug = 'intro'): Promise<Page> =>
  visit(server.url).fill(detailsPath(start, slug), fields, `/imad/${slug}`);

async function bookPage(start: string, slug = 'intro'): Promise<string> {
  const { status, location } = await submit(start, details(), slug);
  expect(status).toBe(303);
  return (location as string).replace('?done=booked', '');
}

const countBookings = async () => (await server.pool.query('select count(*)::int as count from bookings')).rows[0].count as number;

const statesOf = async () => (await server.pool.query('select id, status from bookings order by id')).rows;

describe('an event type', () => {
  it.each(['paused', 'private', 'nothing'])('that is %s is a page that says so', async (slug) => {
    const { status, text } = await open(`/imad/${slug}`);
    expect(status).toBe(404);
    expect(text).toContain('nothing to book here');
    expect(text).not.toContain('/settings');
  });

  it('that does not exist is JSON for a program', async () => {
    const { status, body } = await server.send('GET', '/imad/nothing');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('shows the times of a week, in the zone and duration that the link names', async () => {
    const { text, headers } = await open('/imad/intro?tz=Asia/Tokyo&duration=60&from=2027-03-08');
    expect(text).toContain('Intro &amp; call');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('Japan Standard Time (Asia/Tokyo)');
    expect([...text.matchAll(/name="start" value="([^"]*)"/g)][0]?.[1]).toBe('2027-03-07T15:00:00Z');
    expect(text.match(/<h3>/g)).toHaveLength(7);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it.each([
    'tz=Nowhere/Land',
    'from=2027-02-31',
    'from=9999-12-31',
    'from=0001-01-01',
    'duration=7',
    'start=now',
    'tz=%00',
    'from=2029-03-01',
  ])('ignores %s', async (query) => {
    expect((await open(`/imad/intro?${query}`)).status).toBe(200);
  });

  it.each(['2027-02-30T10:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:60Z', '2027-03-02', 'x'])(
    'shows the times instead of a start that does not exist: %s',
    async (start) => {
      const { status, text } = await open(detailsPath(start));
      expect([status, text.includes('name="email"')]).toEqual([200, false]);
    },
  );

  it('leads to the months beside, from today on', async () => {
    const monthsIn = async (from: string) => {
      const { text } = await open(`/imad/intro?tz=UTC&from=${from}`);
      return ['Previous month', 'Next month'].map((name) => new RegExp(`[?;]from=([^"&]*)[^"]*">${name}`).exec(text)?.[1]);
    };
    expect(await monthsIn('2027-03-20')).toEqual([undefined, '2027-04-01']);
    expect(await monthsIn('2027-04-30')).toEqual(['2027-03-01', '2027-05-01']);
    expect(await monthsIn('2027-12-31')).toEqual(['2027-11-01', '2028-01-01']);
  });

  it('without times in a week leads to the next one that has some', async () => {
    const { text } = await open('/nomad/rare');
    expect(text).toContain('No times are available this week.');
    expect(text).toMatch(/from=2027-03-20">Next available: Saturday, March 20/);
  });

  it('shows all times of a dense week, on as many pages as it takes, none larger than 34 KB', async () => {
    const starts = new Set<string>();
    for (let path: string | undefined = '/imad/dense'; path !== undefined && starts.size < 2000; ) {
      const { text } = await open(path);
      expect(Buffer.byteLength(text)).toBeLessThan(34_000);
      for (const [, start = ''] of text.matchAll(/name="start" value="([^"]*)"/g)) starts.add(start);
      path = /href="([^"]*)">Next week/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    const wanted = Array.from({ length: 20 }, (_, index) =>
      new Date(Date.parse('2027-03-01T09:00:00Z') + index * 86_400_000).toISOString(),
    );
    for (const start of wanted) expect(starts).toContain(start.replace('.000', ''));
    expect(starts.size).toBeGreaterThanOrEqual(2000);
  });

  it('names both times of an hour that the clocks repeat', async () => {
    await server.setClock('2027-10-30T08:00:00Z');
    const { text } = await open('/owl/night?from=2027-10-31');
    expect(text).toMatch(/2:30.AM <small>UTC\+02:00<\/small>/);
    expect(text).toMatch(/2:30.AM <small>UTC\+01:00<\/small>/);
  });
});

describe('a user', () => {
  it('has a page of the event types that can be booked', async () => {
    const { status, text, headers } = await open('/imad');
    expect(status).toBe(200);
    expect([...text.matchAll(/<a href="(\/imad\/[^"]*)"/g)].map(([, path]) => path)).toEqual([
      '/imad/intro',
      '/imad/asked',
      '/imad/strict',
      '/imad/dense',
    ]);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it.each(['/empty', '/nobody'])('without any does not exist: %s', async (path) => {
    expect((await open(path)).status).toBe(404);
    expect((await server.send('GET', path)).body.code).toBe('not_found');
  });

  it.each(['/Imad', '/imad/Intro', '/b', '/b/', '/IMAD/intro', '/b/%00'])(
    'a mistyped address has a page that says so: %s',
    async (path) => {
      const { status, text } = await open(path);
      expect([status, text]).toEqual([404, expect.stringContaining('<!doctype html>')]);
      expect(text).toContain(path === '/b/%00' ? 'This link no longer works' : 'Page not found');
      expect((await server.send('GET', path)).headers.get('content-type')).toMatch(path.startsWith('/b/%') ? /html|json/ : /json/);
    },
  );

  it('who is disabled does not exist', async () => {
    await server.pool.query(`update users set disabled_at = now() where slug = 'nomad'`);
    expect((await open('/nomad')).status).toBe(404);
    expect((await open('/nomad/rare')).status).toBe(404);
    await server.pool.query(`update users set disabled_at = null where slug = 'nomad'`);
  });
});

describe('the form of details', () => {
  it('shows the errors beside their fields, and keeps what was typed', async () => {
    const { status, text } = await submit(
      '2027-03-01T10:00:00Z',
      { name: '', email: 'nobody', guests: 'a@example.com, b', notes: '"' },
      'asked',
    );
    expect(status).toBe(400);
    expect(text).toContain('<title>Error: ');
    for (const field of ['name', 'email', 'guests']) expect(text).toContain(`id="${field}-error"`);
    expect(text).toContain('value="a@example.com, b"');
    const answered = await submit('2027-03-01T10:00:00Z', details(), 'asked');
    expect(answered.status).toBe(400);
    for (const id of ['why', 'where']) expect(answered.text).toContain(`id="answer-${id}-error"`);
  });

  it('sent twice, it books once', async () => {
    const visitor = visit(server.url);
    const fields = { ...shownFields(await visitor.get(detailsPath('2027-03-02T10:00:00Z')), '/imad/intro'), ...details() };
    const before = await countBookings();
    const [first, second] = [await visitor.post('/imad/intro', fields), await visitor.post('/imad/intro', fields)];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
    expect(await countBookings()).toBe(before + 1);
  });

  it('of another site is refused', async () => {
    const before = await countBookings();
    const fields = { ...shownFields(await open(detailsPath('2027-03-02T11:00:00Z')), '/imad/intro'), ...details() };
    for (const headers of [{ Origin: 'https://evil.example' }, { Origin: undefined }, { 'Sec-Fetch-Site': 'cross-site' }])
      expect((await visit(server.url).post('/imad/intro', fields, headers)).status).toBe(403);
    expect(await countBookings()).toBe(before);
  });

  it('counts against the limits of public bookings', async () => {
    const fields = details();
    for (const hour of ['09', '10', '11']) expect((await submit(`2027-03-03T${hour}:00:00Z`, fields)).status).toBe(303);
    const { status, text } = await submit('2027-03-03T12:00:00Z', fields);
    expect(status).toBe(429);
    expect(text).toContain('has 3 upcoming bookings with this host');
    expect(text).toContain(`value="${fields.email}"`);
  });

  it('offers the next free starts when its start is taken', async () => {
    await bookPage('2027-03-04T10:00:00Z');
    const { status, text } = await submit('2027-03-04T10:00:00Z', details());
    expect(status).toBe(409);
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('value="2027-03-04T10:30:00Z"');
  });
});

describe('the link of a booking', () => {
  it('GET changes nothing', async () => {
    const link = await bookPage('2027-03-05T10:00:00Z');
    const before = await statesOf();
    for (const end of ['', '/cancel', '/move', '/move?start=2027-03-05T11:00:00Z', '/booking.ics'])
      expect([end, (await open(link + end)).status]).toEqual([end, 200]);
    expect(await statesOf()).toEqual(before);
  });

  it('has a calendar file whose event stays the same when the booking moves', async () => {
    const link = await bookPage('2027-03-06T10:00:00Z');
    const before = await open(`${link}/booking.ics`);
    expect(before.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(before.text).toContain('DTSTART:20270306T100000Z\r\n');
    expect(before.text).toContain('SUMMARY:Intro & call: Imad\r\n');
    expect(before.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const moved = await visit(server.url).fill(`${link}/move?start=2027-03-06T11:00:00Z`, {}, `${link}/move`);
    expect([moved.status, moved.location]).toEqual([303, `${link}?done=moved`]);
    const after = await open(`${link}/booking.ics`);
    expect(after.text).toContain('DTSTART:20270306T110000Z\r\n');
    await visit(server.url).fill(`${link}/cancel`, {}, `${link}/cancel`);
    const canceled = await open(`${link}/booking.ics`);
    const files = [before, after, canceled].map(({ text }) => text);
    expect(new Set(files.map((text) => /UID:.*/.exec(text)?.[0])).size).toBe(1);
    // As in the mail about the same changes.
    expect(files.map((text) => /SEQUENCE:.*/.exec(text)?.[0])).toEqual(['SEQUENCE:0', 'SEQUENCE:1', 'SEQUENCE:2']);
    expect(canceled.text).toContain('STATUS:CANCELLED');
  });

  it('says when it is too late, and whom to ask', async () => {
    const link = await bookPage('2027-03-04T09:00:00Z', 'strict');
    const early = await open(link);
    expect(early.text).toMatch(/You can cancel until Wednesday, March 3, 2027, 9:00.AM/);
    await server.setClock('2027-03-03T08:00:00Z');
    const late = await open(link);
    expect(late.text).toContain('It is too late to reschedule online.');
    expect(late.text).toContain('Contact Imad at imad@acme.test.');
    expect(late.text).toContain(`href="${link}/cancel"`);
    const refused = await visit(server.url).fill(`${link}/move?start=2027-03-05T09:00:00Z`, {}, `${link}/move`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Contact Imad at imad@acme.test.');
    await server.setClock('2027-03-03T10:00:00Z');
    const { text } = await open(link);
    expect(text).toContain('It is too late to cancel online. Contact Imad at imad@acme.test.');
    expect(text).not.toContain(`${link}/cancel`);
    expect(text).not.toContain('Reschedule or cancel with this link');
    expect((await visit(server.url).post(`${link}/cancel`, {})).status).toBe(409);
  });

  it('has no times to move to when it cannot be moved: its own page says why', async () => {
    const late = await bookPage('2027-03-16T11:00:00Z', 'strict');
    const canceled = await bookPage('2027-03-16T12:00:00Z');
    const started = await bookPage('2027-03-15T09:00:00Z');
    await visit(server.url).post(`${canceled}/cancel`, {});
    await server.setClock('2027-03-15T09:10:00Z');
    for (const link of [late, canceled, started]) {
      const { status, location } = await open(`${link}/move?lang=fr&from=2027-03-08`);
      expect([status, location]).toEqual([303, `${link}?lang=fr`]);
      expect((await open(link)).status).toBe(200);
    }
  });

  it('stops working when the meeting has ended, and does not exist for others', async () => {
    const link = await bookPage('2027-03-07T10:00:00Z');
    await server.setClock('2027-03-07T10:30:00Z');
    for (const path of [link, `${link}/cancel`, `${link}/booking.ics`, '/b/x', `/b/${'x'.repeat(64)}`])
      expect([path, (await open(path)).status]).toEqual([path, 404]);
  });
});

it.each(['/', '/api', '/settings', '/api/docs', '/healthz', '/sign-in', '/settings/profile', '/oauth/authorize'])(
  '%s is no booking page',
  async (path) => {
    expect((await open(path)).text).not.toContain('nothing to book here');
  },
);

describe('a booking whose event type was closed to the public', () => {
  it('can be moved by its page, to the starts that the move accepts', async () => {
    const link = await bookPage('2027-03-09T10:00:00Z');
    await server.pool.query(`update event_types set public_booking = false where slug = 'intro'`);
    const { status, text } = await open(`${link}/move?tz=UTC&from=2027-03-09`);
    await server.pool.query(`update event_types set public_booking = true where slug = 'intro'`);
    expect(status).toBe(200);
    expect(text).toContain('value="2027-03-09T10:30:00Z"');
    expect(text).not.toContain('value="2027-03-09T10:00:00Z"');
  });

  it('and inactive: its page has no times', async () => {
    const link = await bookPage('2027-03-10T10:00:00Z');
    await server.pool.query(`update event_types set active = false where slug = 'intro'`);
    const { status, text } = await open(`${link}/move?tz=UTC`);
    await server.pool.query(`update event_types set active = true where slug = 'intro'`);
    expect([status, text.includes('No times are available')]).toEqual([200, true]);
  });

  it('at the time that it has already: says so', async () => {
    const link = await bookPage('2027-03-11T10:00:00Z');
    const { status, text } = await visit(server.url).fill(`${link}/move?start=2027-03-11T10:00:00Z`, {}, `${link}/move`);
    expect(status).toBe(400);
    expect(text).toContain('The booking is already at this time.');
  });
});

it('the page of a booking has links to calendars, without the link that changes it', async () => {
  const link = await bookPage('2027-03-12T10:00:00Z');
  const { text } = await open(link);
  const urls = [...text.matchAll(/<li><a href="(https:[^"]*)" target="_blank" rel="noreferrer">/g)].map(
    ([, url = '']) => new URL(url.replaceAll('&amp;', '&')),
  );
  expect(urls.map(({ host }) => host)).toEqual(['calendar.google.com', 'outlook.live.com', 'outlook.office.com']);
  expect(urls[0]?.searchParams.get('dates')).toBe('20270312T100000Z/20270312T103000Z');
  expect(urls[0]?.searchParams.get('text')).toBe('Intro & call: Imad');
  expect([urls[1]?.searchParams.get('startdt'), urls[1]?.searchParams.get('enddt')]).toEqual([
    '2027-03-12T10:00:00.000Z',
    '2027-03-12T10:30:00.000Z',
  ]);
  for (const { href } of urls) expect(href).not.toContain('/b/');
});

it('a user with many event types has pages of them, each below 30 KB', async () => {
  const longest = 'n'.repeat(190);
  const many = Array.from({ length: 101 }, (_, n) => eventType('busy', `type-${n}`, { name: `${longest} ${n}` }));
  await server.load(world(organization('busy', { users: [user('busy')], eventTypes: many })));
  const slugs: string[] = [];
  let path: string | undefined = '/busy';
  for (let pages = 0; path !== undefined && pages < 10; pages += 1) {
    const { status, text }: Page = await open(path);
    expect([path, status, Buffer.byteLength(text) < 30_000]).toEqual([path, 200, true]);
    slugs.push(...[...text.matchAll(/<a href="\/busy\/([^"]*)"/g)].map(([, slug = '']) => slug));
    path = /href="([^"]*)">Next page/.exec(text)?.[1];
  }
  expect(slugs).toEqual(many.map(({ slug }) => slug));
  expect((await open('/busy?page=9')).status).toBe(404);
  expect((await open('/busy?page=x')).status).toBe(200);
});
