/** The look of an organization's booking pages. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const path = '/settings/organization';

/** A pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const webp = Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

let server: TestServer;
let imad: Visitor;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  await server.load(
    world(
      organization('acme', {
        name: 'Acme',
        users: [user('imad'), user('rosa'), user('olga', { role: 'admin' })],
        eventTypes: [eventType('imad', 'intro')],
      }),
      organization('other', { name: 'Other', users: [user('ada')], eventTypes: [eventType('ada', 'intro')] }),
    ),
  );
  imad = await signIn(server, 'imad');
});
beforeEach(() => server.forgetRequests());
afterAll(() => server.stop());

const fields = { name: 'Acme', accent: '', frame_ancestors: '' };

async function save(given: Record<string, string>, file?: Buffer, headers: Record<string, string> = {}, visitor = imad) {
  const page = await visitor.get(path);
  const form = new FormData();
  form.set('form_token', /name="form_token" value="([^"]*)"/.exec(page.text)?.[1] ?? '');
  for (const [name, value] of Object.entries({ ...fields, ...given })) form.set(name, value);
  form.set('file', new Blob(file === undefined ? [] : [new Uint8Array(file)], { type: 'image/png' }), 'logo.png');
  const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
  const init = { method: 'POST', body: form, headers: { Cookie: cookie, Origin: server.url, ...headers }, redirect: 'manual' as const };
  const response = await fetch(server.url + path, init);
  return { status: response.status, text: await response.text() };
}

const open = (at: string) => visit(server.url).get(at, { Accept: 'text/html' });

const logoIn = (text: string): string | undefined => /src="(\/assets\/logos\/[^"]+)"/.exec(text)?.[1];

describe('booking pages', () => {
  it.each(['/imad', '/imad/intro', '/imad/intro?tz=UTC&start=2027-03-02T10:00:00Z'])(
    'show the name, the logo and the color: %s',
    async (at) => {
      expect(
        (await save({ name: 'Acme & Sons', accent: 'FC0', frame_ancestors: 'https://WWW.acme.test/\nhttp://localhost:4000' }, png)).status,
      ).toBe(303);
      const { text, headers } = await open(at);
      expect(text).toContain('· Acme &amp; Sons</title>');
      expect(text).toContain('alt="Acme &amp; Sons"');
      expect(text).toContain('--accent:#856a00');
      expect(text).not.toContain('Caledee</a>');
      const policy = headers.get('Content-Security-Policy') as string;
      expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]+=*'/);
      expect(policy).toContain('frame-ancestors https://www.acme.test http://localhost:4000');
      expect(headers.get('X-Frame-Options')).toBeNull();
      expect((await open('/ada/intro')).text).toContain('· Other</title>');
    },
  );

  it('of an error have it too', async () => {
    await save({ frame_ancestors: 'https://www.acme.test' });
    const { status, text, headers } = await open('/imad/nothing');
    expect([status, text.includes('· Acme</title>')]).toEqual([404, true]);
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors https://www.acme.test');
  });

  it('cannot be framed by default, and settings and sign-in never', async () => {
    await save({});
    for (const at of ['/imad/intro', '/ada/intro']) expect((await open(at)).headers.get('X-Frame-Options')).toBe('DENY');
    await save({ frame_ancestors: 'https://www.acme.test' });
    for (const page of [await imad.get(path), await open('/sign-in'), await open('/ada/intro')]) {
      expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(page.headers.get('X-Frame-Options')).toBe('DENY');
    }
  });
});

it('is changed by owners and admins alone, and shown to members', async () => {
  const [rosa, olga] = [await signIn(server, 'rosa'), await signIn(server, 'olga')];
  expect((await save({ name: 'Olga was here' }, undefined, {}, olga)).status).toBe(303);
  const page = await rosa.get(path);
  expect([page.status, page.text.includes('Olga was here'), page.text.includes('name="accent"')]).toEqual([200, true, false]);
  const refused = await save({ name: 'Rosa was here' }, undefined, {}, rosa);
  expect([refused.status, refused.text.includes('Only for owners and admins')]).toEqual([403, true]);
  expect((await open('/imad')).text).toContain('· Olga was here</title>');
});

describe('a logo', () => {
  it.each([
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ])('is served as %s by its content, whatever the browser says, and kept by caches', async (type, content) => {
    await save({}, content);
    const response = await fetch(server.url + logoIn((await open('/imad')).text));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('is kept until it is removed; then its address finds nothing', async () => {
    await save({}, png);
    await save({});
    const logo = logoIn((await open('/imad')).text) as string;
    await save({ remove_logo: 'yes' });
    expect(logoIn((await open('/imad')).text)).toBeUndefined();
    expect((await open(logo)).status).toBe(404);
    expect((await open('/assets/logos/no-id/x')).status).toBe(404);
  });

  it.each([
    ['an SVG', svg, 400, 'The logo must be a PNG, JPEG or WebP image.'],
    ['65 KB', Buffer.concat([png, Buffer.alloc(65_536)]), 400, 'The logo must not be larger than 64 KB.'],
    ['a megabyte', Buffer.concat([png, Buffer.alloc(1_000_000)]), 413, 'This form is too large.'],
  ])('of %s is refused', async (_, content, status, message) => {
    const refused = await save({ name: 'Typed' }, content);
    expect(refused.status).toBe(status);
    expect(refused.text).toContain(message);
    expect((await open('/imad')).text).toContain('· Acme</title>');
  });
});

it.each([
  [{ name: '' }, 'The name must have 1 to 200 characters.'],
  [{ name: 'Acme\u202e' }, 'The name must have visible characters'],
  [{ accent: 'red' }, 'The accent color must be # and six hexadecimal digits, such as #3b5bdb.'],
  [{ frame_ancestors: 'https://a.test/path' }, '&quot;https://a.test/path&quot; is not an origin such as https://www.example.com'],
  [{ frame_ancestors: 'https://a.test;script-src' }, 'is not an origin'],
  [{ frame_ancestors: '*' }, 'is not an origin'],
  [{ frame_ancestors: 'javascript:alert(1)' }, 'is not an origin'],
  [{ frame_ancestors: Array.from({ length: 21 }, (_, n) => `https://a${n}.test`).join(' ') }, 'At most 20 sites'],
])('refuses %j and keeps what was typed', async (given, message) => {
  const { status, text } = await save({ name: 'Typed', ...given });
  expect(status).toBe(400);
  expect(text).toContain(message);
  expect((await open('/imad')).text).toContain('· Acme</title>');
});

it('leads to the own booking page, or to the event types without which it is not found', async () => {
  expect((await imad.get(path)).text).toContain(`href="${server.url}/imad">View your booking page`);
  expect((await imad.get('/settings/profile')).text).toContain(`<code data-copy="booking link">${server.url}/imad<`);
  for (const slug of ['olga', 'rosa']) {
    const visitor = await signIn(server, slug);
    for (const at of [path, '/settings/profile']) {
      const { text } = await visitor.get(at);
      expect([text.includes(`${server.url}/${slug}`), text.includes('You have no booking page yet.')]).toEqual([false, true]);
    }
  }
});

it('a form of another site changes nothing', async () => {
  expect((await save({ name: 'Stolen' }, undefined, { Origin: 'https://evil.test' })).status).toBe(403);
  expect((await open('/imad')).text).toContain('· Acme</title>');
});
