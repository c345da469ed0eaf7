/** The reference and the guides as a client without scripts gets them. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { declared } from '../support/contract.ts';
import { send } from '../support/http.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const read = (path: string) => server.send('GET', path);

/** Pages that are reached from the reference and the guides, by their path. */
async function crawl(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const queue = ['/api/docs', '/docs'];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (pages.has(path)) continue;
    const { status, text } = await read(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    pages.set(path, text);
    queue.push(
      ...linksIn(text).flatMap(({ path: next }) => (isDocs(next) && !next.endsWith('.md') && !next.endsWith('.json') ? [next] : [])),
    );
  }
  return pages;
}

const isDocs = (path: string): boolean => /^\/(api\/)?docs($|\/)/.test(path);

/** Within the server; links to the own page have its path as ''. */
const linksIn = (text: string): { path: string; anchor: string | undefined }[] =>
  [...text.matchAll(/\shref="([^"]+)"/g)].flatMap(([, href = '']) => {
    const local = href.startsWith(server.url) ? href.slice(server.url.length) : href;
    if (/^[a-z]+:/.test(local)) return [];
    const [path = '', anchor] = local.split('#');
    return [{ path, anchor }];
  });

it('has no dead link, and no link to a part that a page does not have', async () => {
  const pages = await crawl();
  expect(pages.size).toBeGreaterThan(25);
  const dead: string[] = [];
  const known = new Map<string, boolean>();
  for (const [from, text] of pages) {
    for (const { path, anchor } of linksIn(text)) {
      const target = path || from;
      if (!known.has(target)) known.set(target, pages.has(target) || (await read(target)).status < 400);
      const page = pages.get(target);
      const hasAnchor = anchor === undefined || page === undefined || page.includes(` id="${anchor}"`);
      if (!known.get(target) || !hasAnchor) dead.push(`${from}: ${path}#${anchor ?? ''}`);
    }
  }
  expect(dead).toEqual([]);
});

it('each page is complete without scripts, allows only own ones, and requests nothing from other hosts', async () => {
  for (const [path, text] of await crawl()) {
    const { headers } = await read(path);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /);
    expect(headers.get('x-frame-options')).toBe('DENY');
    const loaded = [...text.matchAll(/<(?:script|img|link)[^>]* (?:src|href)="([^"]+)"/g)].map(([, url]) => url);
    expect(loaded.filter((url) => !url?.startsWith('/'))).toEqual([]);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="/);
    expect(text.match(/<h1/g)).toHaveLength(1);
  }
});

it('the reference has every operation, with its scope, parameters and types', async () => {
  const overview = (await read('/api/docs')).text;
  for (const [path, item] of Object.entries(declared.paths)) {
    for (const [method, operation] of Object.entries(item as unknown as Record<string, { operationId?: string; tags: string[] }>)) {
      if (operation.operationId === undefined) continue;
      const group = `/api/docs/${operation.tags[0]}`;
      expect(overview).toContain(`href="${group}#${operation.operationId}"`);
      const page = (await read(group)).text;
      expect(page).toContain(`id="${operation.operationId}"`);
      expect(page).not.toMatch(/<h[12]>(?:<a[^>]*>)?([^<]+)(?:<\/a>)?<\/h[12]>\n(?:<p class="(?:address|quiet)">.*\n)*<p[^>]*>\1\.?<\/p>/);
      expect(page).toContain(`data-method="${method.toUpperCase()}" data-path="${path}"`);
    }
  }
  const bookings = (await read('/api/docs/bookings')).text;
  expect(bookings).toMatch(/Scope <code>write:bookings<\/code>/);
  expect(bookings).toMatch(/<section id="Booking"><h3>Booking<\/h3>/);
  expect((await read('/api/docs/webhooks')).text).toContain('id="bookingCreated"');
});

it('finds operations without scripts', async () => {
  const { text, headers } = await read('/api/docs?q=Book+SLOT');
  expect(headers.get('cache-control')).toBe('no-store');
  expect([...text.matchAll(/#(\w+)">[^<]+<\/a> <span class="address">/g)].map(([, id]) => id)).toEqual([
    'getAvailability',
    'createBooking',
    'createPublicBooking',
    'getPublicAvailability',
  ]);
  expect(text).toContain('value="Book SLOT"');
  expect((await read('/api/docs?q=nothing-like-it')).text).toMatch(/role="status">No operation has these words/);
  expect((await read('/api/docs?q=%22%3E%3Cscript%3E')).text).toContain('value="&quot;&gt;&lt;script&gt;"');
});

it('the first visit is less than 40 KB, and a repeated one is not sent again', async () => {
  for (const path of ['/api/docs', '/api/docs/bookings', '/api/docs/webhooks', '/docs/hosting']) {
    const urls = [path, ...[...(await read(path)).text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, url]) => url as string)];
    const sizes = await Promise.all(urls.map(sizeOf));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(40_000);
    const { headers } = await read(path);
    const again = await server.send('GET', path, { headers: { 'If-None-Match': headers.get('etag') as string } });
    expect([again.status, again.text]).toEqual([304, '']);
  }
});

async function sizeOf(path: string): Promise<number> {
  const { headers } = await server.send('HEAD', path, { headers: { 'Accept-Encoding': 'br' } });
  return Number(headers.get('content-length'));
}

it('examples have the coming week and the address of the deployment', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const { text } = await read('/api/docs/availability');
  const from = /availability\?eventTypeId=[0-9a-f-]+&amp;from=(\d{4}-\d\d-\d\d)&amp;to=(\d{4}-\d\d-\d\d)/.exec(text);
  const [start, end] = [Date.parse(from?.[1] ?? ''), Date.parse(from?.[2] ?? '')];
  expect(new Date(start).getUTCDay()).toBe(1);
  expect((start - Date.now()) / 86_400_000).toBeGreaterThan(-1);
  expect((start - Date.now()) / 86_400_000).toBeLessThan(8);
  expect(end - start).toBe(5 * 86_400_000);
  expect(text).toContain(`curl -s &quot;${server.url}/api/v2/availability`);
});

it('forms begin with the ids of examples only where these exist', async () => {
  const form = (text: string) => /<form class="try"[^>]*data-path="\/api\/v2\/bookings\/\{id\}">[\s\S]*?<\/form>/.exec(text)?.[0];
  expect(form((await read('/api/docs/bookings')).text)).toMatch(/name="id"[^>]* value="" placeholder="019cb24f-1c00/);
  const demonstration = await startServer(server.databaseUrl, {});
  demonstration.docs.examples = {};
  const { text } = await send(demonstration.url, 'GET', '/api/docs/bookings');
  await demonstration.stop();
  expect(form(text)).toMatch(/name="id"[^>]* value="019cb24f-1c00[^"]*" autocomplete/);
});

it('guides have the address of the deployment, and lead to each other', async () => {
  for (const [path, text] of await crawl()) {
    if (!path.startsWith('/docs/')) continue;
    expect(text).not.toMatch(/caledee\.example(?!\/(?:b|feeds)\/)|localhost:3000|not served|href="[^"]*(?:\.\.\/|(?<!\/docs\/[\w-]+)\.md)/);
  }
  const quickStart = (await read('/docs/quick-start')).text;
  expect(quickStart).toContain(`export API=${server.url}/api/v2`);
  expect(quickStart).toContain('href="/docs/webhooks"');
  expect((await read('/docs/contributing')).status).toBe(404);
});

it('each page is there as Markdown', async () => {
  for (const [path, text] of await crawl()) {
    expect(text).toContain(`<link rel="alternate" type="text/markdown" href="${path}.md">`);
    const markdown = await read(`${path}.md`);
    expect([markdown.status, markdown.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(markdown.text).toMatch(/^# /);
  }
  expect((await read('/docs/quick-start.md')).text).toContain('[Webhooks](/docs/webhooks.md)');
  expect((await read('/api/docs/bookings.md')).text).toContain('- `eventTypeId` (string, required)');
});

it('the guide of the API has scopes, endpoints, errors and limits of the contract', async () => {
  const { text } = await read('/docs/api.md');
  expect(text).toContain('| `write:bookings` | Create, reschedule and cancel your bookings |');
  expect(text).toContain('| `POST /api/v2/bookings` | [Book a slot](/api/docs/bookings#createBooking) | `write:bookings` |');
  expect(text).toMatch(/\| 409 \|.*`slot_unavailable`/);
  expect(text).toContain('600 units per minute per token');
});

it('files for programs', async () => {
  const llms = await read('/llms.txt');
  expect(llms.text).toMatch(/^# Caledee API\n\n> /);
  for (const [, path] of llms.text.matchAll(new RegExp(`\\(${server.url}(/[^)]+)\\)`, 'g')))
    expect((await read(path as string)).status).toBe(200);
  const catalog = await read('/.well-known/api-catalog');
  expect(catalog.headers.get('content-type')).toMatch(/^application\/linkset\+json; profile="/);
  expect(catalog.headers.get('access-control-allow-origin')).toBe('*');
  const [api] = JSON.parse(catalog.text).linkset;
  expect(api.anchor).toBe(`${server.url}/api/v2`);
  for (const { href } of [...api['service-desc'], ...api['service-doc'], ...api.status]) {
    expect((await read(href.slice(server.url.length))).status).toBe(200);
  }
});

it('security.txt has the contact that the operator configured', async () => {
  expect((await read('/.well-known/security.txt')).status).toBe(404);
  const own = await startServer(server.databaseUrl, { securityContact: 'mailto:security@acme.test' });
  const { text, headers } = await send(own.url, 'GET', '/.well-known/security.txt');
  await own.stop();
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text).toMatch(/^Contact: mailto:security@acme\.test\nExpires: (\d{4}-\d\d-\d\dT00:00:00\.000Z)\n/);
  const days = (Date.parse(/Expires: (.*)/.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(366);
});

it('links of the contract lead to pages, also from elsewhere', async () => {
  const { info } = (await read('/api/docs/openapi.json')).body;
  const targets = [...info.description.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target as string);
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) expect([target, (await read(target.replace(server.url, ''))).status]).toEqual([target, 200]);
});

it('earlier addresses of the guides lead to them', async () => {
  for (const [old, path] of [
    ['/api/docs/guides/quick-start', '/docs/quick-start'],
    ['/api/docs/guides/agents', '/docs/mcp'],
    ['/docs/agents', '/docs/mcp'],
  ]) {
    const { status, headers } = await read(old as string);
    expect([status, headers.get('location')]).toEqual([308, path]);
  }
  expect((await read('/api/docs/nowhere')).status).toBe(404);
  expect((await server.send('POST', '/docs/api')).status).toBe(405);
});
