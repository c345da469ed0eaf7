/** Texts are compressed for clients that accept it, and each representation has a strong ETag of its own. */
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHost, day } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let token: string;
let eventTypePath: string;
let slotsPath: string;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  const host = await createHost(server);
  token = await server.token(host.slug);
  eventTypePath = `/api/v2/event-types/${host.eventTypeId}`;
  slotsPath = `/api/v2/availability?eventTypeId=${host.eventTypeId}&from=${day}&to=2027-03-20&tz=UTC`;
});
afterAll(() => server.stop());

type Received = { status: number | undefined; headers: IncomingHttpHeaders; body: Buffer };

/** `fetch` would decompress, and accepts codings by itself. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Received> {
  return new Promise((resolve, reject) => {
    const all = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers };
    requestHttp(server.url + path, { method, headers: all }, async (res) => {
      resolve({ status: res.statusCode, headers: res.headers, body: await buffer(res) });
    })
      .once('error', reject)
      .end(body);
  });
}

const decoders: Record<string, (body: Buffer) => Buffer> = { gzip: gunzipSync, br: brotliDecompressSync };

const paths: [kind: string, path: () => string, hasETag: boolean][] = [
  ['the contract', () => '/api/docs/openapi.json', true],
  ['a list', () => slotsPath, true],
  ['an asset', () => '/assets/pages.css', true],
  ['a page', () => '/sign-in', false],
];

describe.each(paths)('%s', (_, path, hasETag) => {
  it.each(['gzip', 'br'])('has the same text by %s', async (coding) => {
    const [plain, coded] = [await ask(path()), await ask(path(), { 'accept-encoding': coding })];
    expect([plain.status, plain.headers['content-encoding'], plain.headers.vary]).toEqual([200, undefined, 'Accept-Encoding']);
    expect([coded.status, coded.headers['content-encoding'], coded.headers.vary]).toEqual([200, coding, 'Accept-Encoding']);
    expect(coded.headers['content-length']).toBe(String(coded.body.length));
    expect(coded.body.length).toBeLessThan(plain.body.length);
    const decoded = decoders[coding]?.(coded.body).toString() ?? '';
    if (path() !== '/sign-in') expect(decoded).toBe(plain.body.toString());
  });

  if (!hasETag) return;
  it('has an ETag for each representation, and is 304 with each of them', async () => {
    const etags = [];
    for (const coding of ['identity', 'gzip', 'br']) {
      const { headers } = await ask(path(), { 'accept-encoding': coding });
      const etag = headers.etag as string;
      etags.push(etag);
      for (const other of ['identity', 'gzip', 'br']) {
        const known = await ask(path(), { 'accept-encoding': other, 'if-none-match': etag });
        expect([known.status, known.body.length, known.headers.etag, known.headers.vary]).toEqual([304, 0, etag, 'Accept-Encoding']);
      }
    }
    expect(new Set(etags).size).toBe(3);
    for (const etag of etags) expect(etag).toMatch(/^"[^"]+"$/);
  });

  it('has the same headers for HEAD', async () => {
    const accepting = { 'accept-encoding': 'br' };
    const [full, head] = [await ask(path(), accepting), await ask(path(), accepting, 'HEAD')];
    const names = ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'] as const;
    expect(names.map((name) => head.headers[name])).toEqual(names.map((name) => full.headers[name]));
    expect(head.body.length).toBe(0);
  });
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['gzip;q=0, br;q=0', undefined],
  ['identity, gzip;q=0.5', undefined],
  ['deflate', undefined],
  ['', undefined],
  ['no;such=thing,,;', undefined],
])('of "%s" chooses %s', async (accepted, coding) => {
  const { status, headers } = await ask(slotsPath, { 'accept-encoding': accepted });
  expect([status, headers['content-encoding']]).toEqual([200, coding]);
});

it('sends a short text as it is', async () => {
  const { headers, body } = await ask('/api/v2/rate-limit', { 'accept-encoding': 'gzip' });
  expect([headers['content-encoding'], headers.vary, body.length < 1024]).toEqual([undefined, undefined, true]);
});

it('accepts the ETag of any representation in If-Match', async () => {
  const description = 'A text that is long enough to be compressed. '.repeat(40).trim();
  let etag = '';
  for (const coding of ['gzip', 'br', 'identity']) {
    const changed = await ask(
      eventTypePath,
      { 'accept-encoding': coding, ...(etag && { 'if-match': etag }) },
      'PATCH',
      JSON.stringify({ description: `${description} ${coding}` }),
    );
    expect([changed.status, changed.headers['content-encoding'] ?? 'identity']).toEqual([200, coding]);
    const stale = await ask(eventTypePath, { 'if-match': '"other-gzip"' }, 'PATCH', '{"name":"Stale"}');
    expect(stale.status).toBe(412);
    etag = changed.headers.etag as string;
  }
});
