/** The landing page, and where error pages lead. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
const html = { Accept: 'text/html,*/*;q=0.8' };

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')] })));
});
afterAll(() => server.stop());

it('keep the menu, and lead back to the list that the page belongs to', async () => {
  const visitor = await signIn(server, 'imad');
  const links: [path: string, link: string][] = [
    ['/settings/bookings/nothing', '<a href="/settings/bookings">Back to Bookings</a>'],
    ['/settings/event-types/nothing', '<a href="/settings/event-types">Back to Event types</a>'],
    ['/settings/developers/tokens/nothing/revoke', '<a href="/settings/developers">Back to Developers</a>'],
    ['/settings/developers/apps/nothing', '<a href="/settings/developers/apps">Back to OAuth apps</a>'],
    ['/settings/nothing', '<a href="/settings/bookings">Go to your bookings</a>'],
    ['/no/such/page', '<a href="/settings/bookings">Go to your bookings</a>'],
  ];
  for (const [path, link] of links) {
    const { status, text } = await visitor.get(path, html);
    expect([path, status, text.includes(link), text.includes('action="/sign-out"')]).toEqual([path, 404, true, true]);
  }
  const forged = await visitor.post('/settings/profile', { name: 'x' });
  expect([forged.status, forged.text]).toEqual([403, expect.stringContaining('Back to Profile')]);
});

it('have the words of pages, not of the API', async () => {
  const visitor = await signIn(server, 'imad');
  const pages: [path: string, status: number, title: string, text: string][] = [
    ['/settings/bookings/nothing', 404, 'Not found', 'Booking not found. It may have been removed, or the URL may be mistyped.'],
    ['/settings/contacts?q=%00', 400, 'Bad request', 'Check the URL and try again.'],
  ];
  for (const [path, status, title, words] of pages) {
    const page = await visitor.get(path, html);
    expect([path, page.status, page.text]).toEqual([path, status, expect.stringContaining(`<h1>${title}</h1>`)]);
    expect(page.text).toContain(words);
  }
});

it('are not needed for a page that a list does not have', async () => {
  const visitor = await signIn(server, 'imad');
  for (const list of ['bookings', 'event-types', 'team', 'contacts/leads']) {
    const { status, location } = await visitor.get(`/settings/${list}?cursor=nothing`);
    expect([list, status, location?.split('?')[0]]).toEqual([list, 303, `/settings/${list}`]);
  }
  expect((await visitor.get('/settings/contacts?offset=50')).location).toBe('/settings/contacts');
});

it('lead to sign-in without a session', async () => {
  const visitor = visit(server.url);
  for (const path of ['/settings/nothing', '/invitation/nothing', '/no/such/page']) {
    const { status, text } = await visitor.get(path, html);
    expect([path, status, text.includes('<a href="/sign-in">Go to sign-in</a>')]).toEqual([path, 404, true]);
  }
});

it('are for browsers only', async () => {
  for (const [path, headers] of [
    ['/no/such/page', {}],
    ['/api/nothing', html],
    ['/.well-known/nothing', html],
  ] as const)
    expect((await visit(server.url).get(path, headers)).text).toContain('"code":"not_found"');
});

it('what browsers look for is found', async () => {
  const visitor = visit(server.url);
  expect((await visitor.get('/favicon.ico')).location).toMatch(/^\/assets\/icon\.svg/);
  expect((await visitor.get('/.well-known/change-password')).location).toBe('/settings/profile');
  const { status, headers, text } = await visitor.get('/robots.txt');
  expect([status, headers.get('content-type'), text]).toEqual([
    200,
    'text/plain; charset=utf-8',
    expect.stringContaining('Disallow: /settings'),
  ]);
});

it('the landing page offers sign-in and the reference', async () => {
  const { status, text } = await visit(server.url).get('/');
  expect([status, text.includes('href="/sign-in"'), text.includes('href="/api/docs"')]).toEqual([200, true, true]);
});
