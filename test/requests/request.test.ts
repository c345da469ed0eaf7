import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readContract } from '../../src/contract.ts';
import { startAcme } from '../support/acme.ts';
import type { Answer } from '../support/http.ts';
import { expectRefusal } from '../support/refusals.ts';
import type { TestServer } from '../support/server.ts';
import { rawRequest, sendRaw } from '../support/wire.ts';

let server: TestServer;
let bearer: { Authorization: string };
let id: string;

beforeAll(async () => {
  ({ server, bearer, eventTypeId: id } = await startAcme());
});
afterAll(() => server.stop());

const httpMethods = ['get', 'put', 'post', 'delete', 'patch'];
const addresses = Object.entries(readContract().paths).map(([path, item]) => ({
  path,
  methods: httpMethods.filter((method) => method in item),
}));
const allowed = (methods: string[]) => methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
const withId = (path: string): string => path.replace(/\{[^}]+\}/, id);
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  server.send('GET', path, { headers: { ...bearer, ...headers } });

describe('HEAD', () => {
  const lasting = (headers: Headers) =>
    Object.fromEntries([...headers].filter(([name]) => !['date', 'x-request-id', 'x-ratelimit-remaining'].includes(name)));

  it.each([
    '/api/v2/me',
    '/api/v2/event-types',
    '/api/v2/bookings?limit=1',
    '/api/v2/leads',
    '/api/v2/contacts',
    '/api/v2/rate-limit',
    '/api/docs/openapi.json',
    '/healthz',
    '/readyz',
    '/api/v2/me?bogus=1',
    '/api/v2/bookings/nothing',
    '/api/v2/nowhere',
  ])('answers for %s what GET answers, without the body', async (path) => {
    const whole = await sendRaw(server.url, rawRequest(`GET ${path}`, bearer));
    const head = await sendRaw(server.url, rawRequest(`HEAD ${path}`, bearer), true);
    expect(head.status).toBe(whole.status);
    expect(lasting(head.headers)).toEqual(lasting(whole.headers));
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)));
    expect((await server.send('HEAD', path, { headers: bearer })).text).toBe('');
  });

  it('answers 304 like GET', async () => {
    const etag = (await get('/api/v2/me')).headers.get('etag') as string;
    const head = await server.send('HEAD', '/api/v2/me', { headers: { ...bearer, 'If-None-Match': etag } });
    expect([head.status, head.headers.get('etag')]).toEqual([304, etag]);
  });
});

describe('a method that an address does not take', () => {
  it.each(addresses)('is refused with 405 and Allow at $path', async ({ path, methods }) => {
    const refused = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'QUERY'].filter(
      (method) => !allowed(methods).includes(method),
    );
    for (const method of refused) {
      const answer = await sendRaw(server.url, rawRequest(`${method} ${withId(path)}`), method === 'HEAD');
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, allowed(methods).join(', ')]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      if (method !== 'HEAD') expectRefusal(answer, 405, 'method_not_allowed');
    }
  });

  it.each(['/api/docs', '/api/docs/openapi.json', '/docs/api', '/healthz', '/readyz'])('is refused at %s', async (path) => {
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'TRACE']) {
      const answer = await sendRaw(server.url, rawRequest(`${method} ${path}`));
      expectRefusal(answer, 405, 'method_not_allowed');
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    }
  });
});

describe('an address that there is not', () => {
  it.each([
    ...['/', '/api', '/api/', '/api/v2', '/api/v2/', '/api/v1/me', '/api/v2/nowhere', '/nowhere', '/api/v2/bookings/a/b', '/icon.ico'],
    ...[
      '/api/v2/me/',
      '/api/v2/Me',
      '/API/v2/me',
      '/api/V2/me',
      '/api/v2//me',
      '//api/v2/me',
      '/api//v2/me',
      '/api/v2/me//',
      '/api/v2/bookings/',
    ],
    ...['/api%2Fv2%2Fme', '/api/v2%2Fme', '/api/v2/m%65', '/api/v2/me%00', '/api/v2/me%zz', '/api/v2/me;x=1', '/api/v2/me.json'],
    ...[
      '/api/v2/../v2/me',
      '/api/v2/./me',
      '/api/docs/assets/../../v2/me',
      '/api/docs/assets/index.js',
      '/api/docs/assets/%2e%2e/package.json',
    ],
    ...[
      '/api/v2/constructor',
      '/api/v2/__proto__',
      '/api/v2/{id}',
      '/api/v2/bookings/{id}',
      '/api/v2/me?',
      '/__proto__',
      '/api/v2/bookings/a%2Fb',
    ],
  ])('%s', async (path) => {
    const answer = await sendRaw(server.url, rawRequest(`GET ${path}`, bearer));
    const found: Record<string, number> = { '/': 200, '/api/v2/me?': 200 };
    if (path in found) return expect(answer.status).toBe(found[path]);
    expectRefusal(answer, 404, 'not_found');
  });

  it('cannot be distinguished from one that needs a token', async () => {
    expectRefusal(await server.send('GET', '/api/v2/nowhere'), 404, 'not_found');
    expectRefusal(await server.send('DELETE', '/api/v2/nowhere'), 404, 'not_found');
  });
});

describe('the order of checks', () => {
  const unknown = { Authorization: 'Bearer pat_nobody' };
  const json = { 'Content-Type': 'application/json' };

  it('asks who is there before it looks at what was sent', async () => {
    expectRefusal(await server.send('GET', '/api/v2/availability?from=nope&bogus=1', { headers: unknown }), 401, 'unauthorized');
    expectRefusal(await server.send('GET', '/api/v2/bookings/%zz', { headers: unknown }), 401, 'unauthorized');
    expectRefusal(await server.send('POST', '/api/v2/bookings', { headers: { ...unknown, ...json }, body: '{' }), 401, 'unauthorized');
    const large = { headers: { ...unknown, 'Content-Type': 'text/plain' }, body: 'a'.repeat(200_000) };
    expectRefusal(await server.send('POST', '/api/v2/bookings', large), 401, 'unauthorized');
  });

  it('asks for the scope before it looks at what was sent', async () => {
    const reader = { Authorization: `Bearer ${await server.token('imad', ['read:profile'])}` };
    expectRefusal(await server.send('GET', '/api/v2/availability?bogus=1', { headers: reader }), 403, 'insufficient_scope');
    expectRefusal(await server.send('GET', '/api/v2/bookings/nothing', { headers: reader }), 403, 'insufficient_scope');
    expectRefusal(await server.send('POST', '/api/v2/bookings', { headers: { ...reader, ...json }, body: '{' }), 403, 'insufficient_scope');
  });

  it('takes parameters and body together, and before what they name', async () => {
    const post = (path: string, body: string) => server.send('POST', path, { headers: { ...bearer, ...json }, body });
    const nothing = { eventTypeId: 'nothing', startAt: 'never', invitee: { name: 'Ann', email: 'ann@example.com' } };
    const both = await post('/api/v2/bookings?bogus=1', JSON.stringify(nothing));
    expectRefusal(both, 400, 'invalid_argument', '/query/bogus');
    expectRefusal(both, 400, 'invalid_argument', '/body/startAt');
    expectRefusal(await post('/api/v2/bookings', JSON.stringify({ ...nothing, startAt: '2027-03-01T09:00:00Z' })), 404, 'not_found');
  });
});

describe('a request id', () => {
  it('is on every answer, another one each time, and in the body of an error', async () => {
    const answers = [
      ...(await Promise.all(
        ['/api/v2/me', '/api/v2/nowhere', '/nowhere', '/healthz', '/api/docs', '/api/v2/me?x=1'].map((path) => get(path)),
      )),
      await server.send('GET', '/api/v2/me'),
      await server.send('POST', '/api/v2/me'),
      await server.send('OPTIONS', '/api/v2/me'),
      await get('/api/v2/me', { 'If-None-Match': '*' }),
    ];
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(answers.length);
    expect(ids).not.toContain(null);
    for (const { body, headers } of answers) if (body?.code !== undefined) expect(body.requestId).toBe(headers.get('x-request-id'));
  });

  it("is ours, not the client's", async () => {
    const { headers } = await get('/api/v2/me', { 'X-Request-Id': 'mine' });
    expect(headers.get('x-request-id')).not.toBe('mine');
  });
});

describe('a browser of any origin', () => {
  const origin = { Origin: 'https://app.example' };

  it.each([...addresses.map(({ path }) => path), '/api/docs/openapi.json'])('may ask beforehand at %s', async (path) => {
    const asked = {
      ...origin,
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'authorization,idempotency-key,x-client-version',
    };
    const { status, headers, text } = await server.send('OPTIONS', withId(path), { headers: asked });
    expect([status, text]).toEqual([204, '']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')?.split(',')).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    );
    // Any header is allowed: there are no cookies that another origin could misuse.
    expect(headers.get('access-control-allow-headers')).toBe('authorization,idempotency-key,x-client-version');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read every answer and its headers, errors included', async () => {
    const answers = [
      await get('/api/v2/me', origin),
      await get('/api/v2/nowhere', origin),
      await get('/api/v2/me?x=1', origin),
      await server.send('GET', '/api/v2/me', { headers: origin }),
      await server.send('PUT', '/api/v2/me', { headers: origin }),
      await get('/api/v2/me', { ...origin, 'If-None-Match': '*' }),
      await get('/api/v2/bookings/%zz', origin),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 401, 405, 304, 400]);
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(',');
      const ours = ['etag', 'location', 'retry-after', 'x-request-id', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
      expect(exposed).toEqual(expect.arrayContaining(ours));
    }
  });
});
