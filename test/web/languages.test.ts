/** Booking pages in English and French: the same pages, compared element by element. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { languages } from '../../src/booking-pages/language.ts';
import { english } from '../../src/mail/english.ts';
import { french } from '../../src/mail/french.ts';
import { testLinks } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { type Fields, type Page, shownFields, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const questions = [
  { id: 'size', label: 'Qsize', type: 'single_choice', required: true, options: ['Qone', 'Qmany'] },
  { id: 'topics', label: 'Qtopics', type: 'multiple_choice', options: ['Qsales', 'Qsupport'] },
  { id: 'why', label: 'Qwhy', type: 'long_text' },
  { id: 'call', label: 'Qcall', type: 'phone' },
];

const eventTypes = [
  eventType('zoe', 'intro', { name: 'Qintro', durations: [30, 90] }),
  eventType('zoe', 'class', { name: 'Qclass', maxInvitees: 2, location: { kind: 'in_person', value: null } }),
  eventType('zoe', 'asked', { name: 'Qasked', questions, location: { kind: 'ask_invitee', value: null } }),
  eventType('zoe', 'phone', { name: 'Qphone', location: { kind: 'phone', value: null } }),
  eventType('zoe', 'first', { name: 'Qfirst', questions, bookingMode: 'details_first' }),
  eventType('zoe', 'lead', { name: 'Qlead', bookingMode: 'details_first' }),
  eventType('zoe', 'strict', { name: 'Qstrict', cancelNoticeMin: 1440, rescheduleNoticeMin: 1440 }),
  eventType('zoe', 'proved', { name: 'Qproved', botProtection: 'proof_of_work' }),
  eventType('zoe', 'proved-first', { name: 'Qfirst', botProtection: 'proof_of_work', bookingMode: 'details_first' }),
  eventType('max', 'rare', { name: 'Qrare' }),
  eventType('max', 'never', { name: 'Qnever', bookingWindowDays: 1 }),
];

const rareHours = { overrides: [{ date: '2027-03-20', hours: [['09:00', '10:00']] }], weekly: {} };

/** Nothing is sent to it. */
const mail = { smtpUrl: 'smtp://127.0.0.1:1', from: { name: 'Q', address: 'q@acme.test' } };

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, mail });
  const users = [user('zoe', { name: 'Zoé', timezone: 'Europe/Paris' }), user('max', { ...rareHours, name: 'Max' })];
  await server.load(world(organization('Qorg', { slug: 'qorg', users, eventTypes })));
});
beforeEach(async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(() => server.stop());

const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
const get = (path: string, language = 'en-US', headers = {}) =>
  visit(server.url).get(path, { Accept: html, 'Accept-Language': language, ...headers });

/** Texts and attributes that are shown or read aloud. */
function textsOf({ text }: Page): string[] {
  const body = text.replace(/<select id="tz"[\s\S]*?<\/select>/, '').replace(/<script[\s\S]*?<\/script>/g, '');
  const attributes = [...body.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, value = '']) => value);
  return [...attributes, ...body.split(/<[^>]*>/)].map((one) => one.trim()).filter((one) => one !== '');
}

const wordsOf = (text: string): string[] => text.replace(/\S+@\S+|https?:\S+|&#?\w+;/g, '').match(/\p{L}{2,}/gu) ?? [];

/** Names in these tests, which begin with Q, and words that are the same in both languages. */
const shared = new Set([
  'Zoé',
  'Max',
  'Ann',
  'Lee',
  'Google',
  'Meet',
  'Zoom',
  'Microsoft',
  'Teams',
  'ics',
  'Outlook',
  'Europe',
  'Paris',
  'UTC',
  'minutes',
  'AM',
  'PM',
  'JavaScript',
  'Page',
  'page',
  'Caledee',
  'minute',
]);

const englishLeft = (inEnglish: string, inFrench: string): string[] =>
  wordsOf(inFrench).filter((word) => !/^Q/.test(word) && !shared.has(word) && wordsOf(inEnglish).includes(word));

/** High punctuation marks have a no-break space before them; apostrophes are typographic. */
const badlySpaced = /[^\s\u00a0\d][?!;»](?=\s|$)|[^\s\u00a0\d]:(?=\s|$)| [:;?!»]|«[^\u00a0]|\p{L}'\p{L}/u;

function compare(place: string, inEnglish: Page, inFrench: Page): void {
  expect([place, inFrench.status]).toEqual([place, inEnglish.status]);
  expect([place, inEnglish.headers.get('content-language'), inFrench.headers.get('content-language')]).toEqual([place, 'en', 'fr']);
  expect(inFrench.headers.get('vary')).toContain('Accept-Language');
  expect([place, /<html lang="(..)"/.exec(inFrench.text)?.[1]]).toEqual([place, 'fr']);
  const [before, after] = [textsOf(inEnglish), textsOf(inFrench)];
  expect([place, after.length]).toEqual([place, before.length]);
  for (const [index, text] of after.entries()) {
    // The language switch names the other language.
    if (text === 'English') continue;
    expect([place, text, englishLeft(before[index] as string, text)]).toEqual([place, text, []]);
    const own = text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    expect([place, own, badlySpaced.exec(own)?.[0]]).toEqual([place, own, undefined]);
  }
  expect(Buffer.byteLength(inFrench.text)).toBeLessThan(34_000);
}

const both = async (path: string, headers = {}): Promise<[Page, Page]> => [await get(path, 'en', headers), await get(path, 'fr', headers)];

/** Posts the form of a page, filled in, in both languages. */
async function submit(path: string, fields: Fields | (() => Fields), action = path.split('?')[0] as string): Promise<[Page, Page]> {
  const pages: Page[] = [];
  for (const language of ['en', 'fr']) {
    const shown = shownFields(await get(path, language), action);
    const given = typeof fields === 'function' ? fields() : fields;
    pages.push(await visit(server.url).post(action, { ...shown, ...given }, { 'Accept-Language': language, Accept: html }));
  }
  return pages as [Page, Page];
}

let people = 0;
const person = () => {
  people += 1;
  return { name: 'Ann Lee', email: `person${people}@example.com` };
};

const time = '2027-03-03T10:00:00Z';

/** Links of two bookings, the first in English and the second in French. */
async function book(slug: string): Promise<[string, string]> {
  const day = slug === 'strict' ? '2027-03-04' : '2027-03-05';
  const [one, two] = await submit(`/zoe/${slug}?tz=UTC&start=${day}T10:00:00Z`, person);
  const moved =
    two.status === 303
      ? two
      : await visit(server.url).post(
          `/zoe/${slug}`,
          { ...shownFields(two, `/zoe/${slug}`), ...person(), start: `${day}T12:00:00Z` },
          { 'Accept-Language': 'fr', Accept: html },
        );
  return [one.location, moved.location].map((location) => (location as string).replace(/\?.*/, '')) as [string, string];
}

describe('a French page has no English word, and its punctuation has no-break spaces', () => {
  it.each([
    '/zoe',
    '/zoe/intro',
    '/zoe/intro?clock=12',
    '/zoe/class?tz=UTC',
    `/zoe/intro?tz=UTC&start=${time}`,
    `/zoe/asked?tz=Europe/Paris&start=${time}`,
    `/zoe/phone?tz=Europe/Paris&start=${time}`,
    '/zoe/first',
    '/max/rare',
    '/max/never',
    '/zoe/nothing',
    '/nobody',
    '/b/nothing',
    '/b/confirm/nothing',
    `/zoe/proved?tz=UTC&start=${time}`,
  ])('%s', async (path) => {
    compare(path, ...(await both(path)));
  });

  it('refusals of details', async () => {
    const wrong = { name: '', email: 'nobody', guests: 'b', notes: 'Q'.repeat(2001), location: 'custom_link', location_value: 'http://' };
    compare('wrong', ...(await submit(`/zoe/asked?tz=UTC&start=${time}`, { ...wrong, 'answer-call': '1', 'answer-size': 'Qother' })));
    compare('unanswered', ...(await submit(`/zoe/asked?tz=UTC&start=${time}`, () => ({ ...person(), 'answer-size': '' }))));
    compare('no choice', ...(await submit(`/zoe/asked?tz=UTC&start=${time}`, () => ({ ...person(), 'answer-size': 'Qother' }))));
    compare('phone', ...(await submit(`/zoe/phone?tz=UTC&start=${time}`, () => ({ ...person(), phone: '1' }))));
    compare('guests', ...(await submit(`/zoe/intro?tz=UTC&start=${time}`, () => ({ ...person(), guests: 'a@b.example '.repeat(11) }))));
    compare('not offered', ...(await submit('/zoe/intro?tz=UTC&start=2027-03-03T03:00:00Z', person)));
  });

  it('refusals of limits', async () => {
    const ann = person();
    for (const hour of ['10', '11', '12']) {
      const fields = shownFields(await get(`/zoe/intro?tz=UTC&start=2027-03-09T${hour}:00:00Z`), '/zoe/intro');
      expect((await visit(server.url).post('/zoe/intro', { ...fields, ...ann })).status).toBe(303);
    }
    compare('too many bookings', ...(await submit('/zoe/intro?tz=UTC&start=2027-03-09T13:00:00Z', ann)));
    await server.pool.query('delete from public_booking_budgets');
    const fields = shownFields(await get('/zoe/class?tz=UTC&start=2027-03-10T13:00:00Z'), '/zoe/class');
    const bo = person();
    expect((await visit(server.url).post('/zoe/class', { ...fields, ...bo })).status).toBe(303);
    compare('a second seat', ...(await submit('/zoe/class?tz=UTC&start=2027-03-10T13:00:00Z', bo)));
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Content-Type': 'text/plain' }]) {
      const post = (language: string) =>
        visit(server.url).post('/zoe/intro', 'a=b', { ...headers, 'Accept-Language': language, Accept: html });
      compare(JSON.stringify(headers), await post('en'), await post('fr'));
    }
  });

  it('details first', async () => {
    const [inEnglish, inFrench] = await submit('/zoe/first?tz=UTC', () => ({ ...person(), 'answer-size': 'Qone' }));
    compare('times', inEnglish, inFrench);
    expect(inFrench.text).toContain('formaction="/zoe/first?clock=12"');
  });

  it('a confirmation by mail', async () => {
    compare('times', ...(await submit('/zoe/proved-first?tz=UTC', person)));
    const start = '2027-03-11T10:00:00Z';
    compare('check your mail', ...(await submit(`/zoe/proved?tz=UTC&start=${start}`, () => ({ ...person(), notes: 'Q' }))));
    const { rows } = await server.pool.query("select organization_id, id from pending_bookings order by wanted #>> '{invitee,language}'");
    const paths = rows.map(
      ({ organization_id: organizationId, id }) => `/b/confirm/${testLinks.confirmTokens.create({ organizationId, id })}`,
    ) as [string, string];
    const pages = async (): Promise<[Page, Page]> => [await get(paths[0], 'en'), await get(paths[1], 'fr')];
    const post = async (fields: Fields[]): Promise<[Page, Page]> => {
      const [inEnglish, inFrench] = ['en', 'fr'].map((language, index) =>
        visit(server.url).post(paths[index] as string, fields[index] as Fields, { 'Accept-Language': language, Accept: html }),
      );
      return [(await inEnglish) as Page, (await inFrench) as Page];
    };
    compare('to confirm', ...(await pages()));
    expect((await visit(server.url).fill(`/zoe/intro?tz=UTC&start=${start}`, person(), '/zoe/intro')).status).toBe(303);
    compare('taken', ...(await post([{}, {}])));
    const booked = await post([{ start: '2027-03-11T11:00:00Z' }, { start: '2027-03-11T12:00:00Z' }]);
    expect(booked.map(({ status }) => status)).toEqual([303, 303]);
    compare('used', ...(await pages()));
  });

  it('a booking, its move and its cancellation', async () => {
    const links = await book('intro');
    const strict = await book('strict');
    const pair = async (end: string, of = links): Promise<[Page, Page]> => [await get(of[0] + end, 'en'), await get(of[1] + end, 'fr')];
    for (const end of ['', '?done=booked', '/move?tz=UTC', '/move?start=2027-03-08T10:00:00Z', '/cancel'])
      compare(end, ...(await pair(end)));
    const post = async (end: string, action: string, fields: Fields, of = links): Promise<[Page, Page]> => {
      const pages: Page[] = [];
      for (const [index, language] of ['en', 'fr'].entries()) {
        const shown = shownFields(await get(of[index] + end, language), of[index] + action);
        const headers = { 'Accept-Language': language, Accept: html };
        pages.push(await visit(server.url).post(of[index] + action, { ...shown, ...fields }, headers));
      }
      return pages as [Page, Page];
    };
    compare('refused move', ...(await post('/move?start=2027-03-08T03:00:00Z', '/move', {})));
    compare('long reason', ...(await post('/cancel', '/cancel', { reason: 'Q'.repeat(501) })));
    compare('strict', ...(await pair('', strict)));
    await server.setClock('2027-03-04T09:00:00Z');
    compare('late', ...(await pair('', strict)));
    compare('too late', ...(await post('/move?start=2027-03-08T10:00:00Z', '/move', {}, strict)));
    const canceled = await post('/cancel', '/cancel', { reason: 'Q' });
    expect(canceled.map(({ status }) => status)).toEqual([303, 303]);
    compare('canceled', ...(await pair('?done=canceled')));
    compare('canceled move', ...(await post('/move?start=2027-03-08T10:00:00Z', '/move', {})));
  });
});

describe('the language', () => {
  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', '', 'fr', /09 h 00|09:00/],
    ['fr', '', 'fr', /09:00/],
    ['de-DE,de;q=0.9,fr;q=0.8,en;q=0.5', '', 'fr', /09:00/],
    ['de,en;q=0.5', '', 'en', />09:00/],
    ['en-GB', '', 'en', />09:00/],
    ['en-US,en;q=0.9', '', 'en', /9:00\u00a0AM/],
    ['*', '', 'en', /9:00\u00a0AM/],
    ['not a language;;q=x', '', 'en', /9:00\u00a0AM/],
    ['en-US', '&lang=fr', 'fr', />09:00/],
    ['fr', '&lang=en', 'en', />09:00/],
    ['fr', '&lang=xx', 'fr', />09:00/],
    ['en-US', '&clock=24', 'en', />09:00/],
    ['fr', '&clock=12', 'fr', /9:00\u00a0AM/],
    ['fr', '&clock=7', 'fr', />09:00/],
  ])('of a browser that prefers %s, with "%s": %s', async (accepted, query, language, clock) => {
    const { text } = await get(`/zoe/intro?tz=Europe/Paris${query}`, accepted);
    expect(/<html lang="(..)"/.exec(text)?.[1]).toBe(language);
    expect(text).toMatch(clock);
  });

  it('and the clock that were chosen are kept from page to page, and the booking keeps the language', async () => {
    const chosen = 'lang=fr&amp;clock=12';
    const first = await get(`/zoe/intro?tz=UTC&lang=fr&clock=12`);
    const links = [...first.text.matchAll(/href="(\/zoe[^"]*)"/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links.filter((path) => !path.includes('lang=en') && !path.includes('clock=24'))) expect(link).toContain(chosen);
    expect(first.text).toContain('<input type="hidden" name="lang" value="fr"><input type="hidden" name="clock" value="12">');
    const details = await get('/zoe/intro?tz=UTC&start=2027-03-12T10:00:00Z&lang=fr');
    expect(details.text).toContain('action="/zoe/intro?lang=fr"');
    const ann = person();
    const { location } = await visit(server.url).post('/zoe/intro?lang=fr', { ...shownFields(details, '/zoe/intro'), ...ann });
    expect(location).toMatch(/\?done=booked&lang=fr$/);
    const { rows } = await server.pool.query('select invitee_language from bookings where invitee_email = $1', [ann.email]);
    expect(rows).toEqual([{ invitee_language: 'fr' }]);
    expect((await get(location as string)).text).toContain('Votre rendez-vous est réservé.');
  });

  it('can be changed without losing what was typed', async () => {
    const shown = shownFields(await get('/zoe/intro?tz=UTC&start=2027-03-12T12:00:00Z'), '/zoe/intro');
    const typed = { ...shown, name: 'Ann', email: 'not yet', redraw: '1' };
    const { status, text } = await visit(server.url).post('/zoe/intro?lang=fr', typed);
    expect(status).toBe(200);
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('value="not yet"');
    expect(text).not.toContain('role="alert"');
  });

  it.each(['intro', 'lead'])('can be changed when the start was taken, without losing the week: %s', async (slug) => {
    const [path, start] = [`/zoe/${slug}`, '2027-03-22T12:00:00Z'];
    const typed = { duration: '30', tz: 'UTC', start, ...person() };
    expect((await visit(server.url).post('/zoe/intro', { ...typed, ...person() })).status).toBe(slug === 'intro' ? 303 : 409);
    const taken = await visit(server.url).post(path, slug === 'intro' ? typed : { ...typed, lead: 'kept' });
    expect(taken.status).toBe(409);
    const { start: _chosen, ...shown } = shownFields(taken, path);
    const redrawn = await visit(server.url).post(`${path}?lang=fr`, { ...shown, redraw: '1' });
    expect(redrawn.text).toMatch(/<h2>lundi\s22\s/);
    const again = await visit(server.url).post(`${path}?lang=en`, { ...shownFields(redrawn, path), redraw: '1' });
    expect(again.text).toMatch(/<h2>Monday, March\s22\s/);
    expect(shownFields(again, path)).toMatchObject({ name: typed.name, email: typed.email });
  });
});

/** All texts of a language, by path; functions are called with the same values. */
function flatten(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const here = `${path}/${name}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value !== 'function') return flatten(value, here);
    return [
      [
        here,
        String(
          value.length === 1
            ? value(name === 'list' ? ['Q1', 'Q2'] : name.match(/duration|seats|wait|Many/) ? 61 : 'Q')
            : value('Q', 'Q', 'Q'),
        ),
      ],
    ];
  });
}

/** The same in both languages. */
const same = ['/locations/google_meet', '/locations/zoom', '/locations/microsoft_teams', '/pages'];

it.each([
  ['pages', languages.en, languages.fr],
  ['mail', { ...english, leads: {}, spelling: {} }, { ...french, leads: {}, spelling: {} }],
])('no text of %s is in English in French', (_name, en, fr) => {
  const inFrench = new Map(flatten(fr));
  const left = flatten(en).filter(([path, text]) => text === inFrench.get(path) && !same.includes(path));
  expect(left).toEqual([]);
  expect(new Set(inFrench.keys())).toEqual(new Set(flatten(en).map(([path]) => path)));
});
