import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openWire, rawRequest, sendRaw } from '../support/wire.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let bearer: { Authorization: string };

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.load(world(organization('acme', { users: [user('imad')] })));
  await server.setClock('2027-03-01T08:00:00Z');
  bearer = { Authorization: `Bearer ${await server.token('imad')}` };
});
// Nothing that was sent may have broken the server.
afterAll(async () => {
  const { status } = await server.send('GET', '/api/v2/me', { headers: bearer });
  await server.stop();
  expect(status).toBe(200);
});

const me = () => rawRequest('GET /api/v2/me', bearer);

describe('what is not HTTP', () => {
  it.each([
    ['an invented method', rawRequest('BREW /api/v2/me')],
    ['a method in lower case', rawRequest('get /api/v2/me')],
    ['another protocol', 'SSH-2.0-OpenSSH_9.0\r\n\r\n'],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x00])],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/9', 'GET /api/v2/me HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['a header without a name', 'GET /api/v2/me HTTP/1.1\r\n: x\r\n\r\n'],
    ['a header with a space in its name', 'GET /api/v2/me HTTP/1.1\r\nX Y: z\r\n\r\n'],
    ['a header with a NUL', 'GET /api/v2/me HTTP/1.1\r\nX: a\0b\r\n\r\n'],
    ['a folded header', 'GET /api/v2/me HTTP/1.1\r\nX: a\r\n b: c\r\nY\r\n\r\n'],
    [
      'a length and chunks at once',
      rawRequest('POST /api/bookings', { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n'),
    ],
    ['two lengths', rawRequest('POST /api/bookings', { 'Content-Length': '5', 'content-length': '6' }, 'hello!')],
    ['a negative length', rawRequest('POST /api/bookings', { 'Content-Length': '-5' })],
    ['a loose length', rawRequest('POST /api/bookings', { 'Content-Length': '0x5' }, 'hello')],
    ['an unknown transfer encoding', rawRequest('POST /api/bookings', { 'Transfer-Encoding': 'gzip' }, 'hello')],
    ['a space in the address', 'GET /api/v2/me HTTP HTTP/1.1\r\n\r\n'],
    ['headers without end', rawRequest('GET /api/v2/me', { 'X-Long': 'a'.repeat(20_000) })],
    ['an address without end', rawRequest(`GET /api/v2/me?${'a'.repeat(20_000)}`)],
    ['no Host', 'GET /api/v2/me HTTP/1.1\r\n\r\n'],
    ['two Hosts', rawRequest('GET /api/v2/me', { host: 'evil.example' })],
    ['the same Host twice', rawRequest('GET /api/v2/me', { HOST: 'localhost' })],
    ['two Hosts in HTTP/1.0', 'GET /api/v2/me HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['a Host with a path', 'GET /healthz HTTP/1.1\r\nHost: localhost/x\r\n\r\n'],
    ['a Host with a user', 'GET /sign-in HTTP/1.1\r\nHost: me@localhost\r\n\r\n'],
    ['a list of Hosts', 'GET /api/docs HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n'],
    ['HTTP/0.9', 'GET /healthz HTTP/0.9\r\nHost: localhost\r\n\r\n'],
    ['HTTP/0.9 without a version', 'GET /healthz\r\n\r\n'],
    ['HTTP/2 without its preface', 'GET /healthz HTTP/2.0\r\nHost: localhost\r\n\r\n'],
    [
      'chunks in HTTP/1.0',
      'POST /api/bookings HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
  ])('is answered with 400, and the connection is closed: %s', async (_name, bytes) => {
    const wire = await openWire(server.url);
    wire.write(bytes);
    const answer = await wire.read();
    expectRefusal(answer, 400, 'invalid_argument');
    expect(answer.headers.get('connection')).toBe('close');
    expect(await wire.closed()).toBe('');
  });

  it('in a body is a body that cannot be read', async () => {
    const wire = await openWire(server.url);
    wire.write(rawRequest('POST /api/bookings', { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }, 'zz\r\nhello\r\n'));
    expectRefusal(await wire.read(), 400, 'invalid_argument');
    expect(await wire.closed()).toBe('');
  });
});

describe('an unusual request', () => {
  it('needs no Host in HTTP/1.0, and may have any there is', async () => {
    const named = (host: string) => `GET /api/v2/me HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer.Authorization}\r\n\r\n`;
    for (const host of ['', 'localhost:80', '[::1]:3000', '127.0.0.1', 'a_b.example', 'xn--bcher-kva.example:'])
      expect((await sendRaw(server.url, named(host))).status).toBe(200);
    expect((await sendRaw(server.url, `GET /api/v2/me HTTP/1.0\r\nAuthorization: ${bearer.Authorization}\r\n\r\n`)).status).toBe(200);
  });

  it('may name the whole address, as proxies do', async () => {
    expect((await sendRaw(server.url, rawRequest('GET http://anywhere.example/api/v2/me', bearer))).body).toMatchObject({ slug: 'imad' });
    expectFault(await sendRaw(server.url, rawRequest('GET https://anywhere.example:8443/api/v2/me?x=1', bearer)), '/query/x');
    expect((await sendRaw(server.url, rawRequest('GET http://anywhere.example', bearer))).status).toBe(200);
  });

  it.each([
    '*',
    'http://',
    '/?',
    '?x',
    '/api/v2/me#x',
    '/\\api/v2/me',
    '///',
    '/api/v2/bookings/é',
    'http://[/api/v2/me',
    '/api/v2/contacts?q=é',
  ])('with the address %s gets an answer that is no fault of ours', async (address) => {
    const { status, body, headers } = await sendRaw(server.url, rawRequest(`GET ${address}`, bearer));
    expect([200, 302, 400, 404]).toContain(status);
    if (status >= 400) expect(body.requestId).toBe(headers.get('x-request-id'));
  });

  it('may wait for 100 Continue, and may expect what there is not', async () => {
    const wire = await openWire(server.url);
    wire.write(rawRequest('POST /api/bookings', { 'Content-Type': 'application/json', 'Content-Length': '2', Expect: '100-continue' }));
    expect((await wire.read()).status).toBe(100);
    wire.write('{}');
    expectRefusal(await wire.read(), 400, 'invalid_argument', '/body/startAt');
    wire.socket.destroy();
    expect((await sendRaw(server.url, rawRequest('GET /api/v2/me', { ...bearer, Expect: 'miracles' }))).status).toBe(200);
  });

  it('may ask for an upgrade, which it does not get', async () => {
    const upgrade = { ...bearer, Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'eA==', 'Sec-WebSocket-Version': '13' };
    const { status, headers } = await sendRaw(server.url, rawRequest('GET /api/v2/me', upgrade));
    // Nothing that follows may be read as another request.
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
  });

  it('may carry a body that nobody reads', async () => {
    const wire = await openWire(server.url);
    wire.write(rawRequest('GET /api/v2/me', { ...bearer, 'Content-Length': '5' }, 'hello'));
    wire.write(me());
    expect([(await wire.read()).status, (await wire.read()).status]).toEqual([200, 200]);
    wire.socket.destroy();
  });
});

describe('a connection', () => {
  it('answers pipelined requests in their order', async () => {
    const wire = await openWire(server.url);
    wire.write(me() + rawRequest('GET /api/v2/nowhere') + rawRequest('GET /healthz') + me());
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await wire.read()).status);
    expect(statuses).toEqual([200, 404, 200, 200]);
    wire.socket.destroy();
  });

  it('answers one request after the other: what a POST has done is seen by the GET behind it', async () => {
    const body = JSON.stringify({ from: '2027-03-02', to: '2027-03-02' });
    const headers = { ...bearer, 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    const wire = await openWire(server.url);
    wire.write(rawRequest('POST /api/v2/out-of-office', headers, body) + rawRequest('GET /api/v2/out-of-office', bearer));
    const { id } = (await wire.read()).body;
    expect((await wire.read()).body.items).toMatchObject([{ id }]);
    wire.socket.destroy();
  });

  it('carries 16 unanswered requests, and is closed for one more', async () => {
    const wire = await openWire(server.url);
    wire.write(me().repeat(16));
    for (let count = 0; count < 16; count += 1) expect((await wire.read()).status).toBe(200);
    wire.write(me());
    expect((await wire.read()).status).toBe(200);
    wire.write(me().repeat(17));
    expect(await wire.closed()).toBe('');
  });

  it('is closed after the last request, whatever follows', async () => {
    const wire = await openWire(server.url);
    wire.write(rawRequest('GET /healthz', { Connection: 'close' }) + me());
    expect((await wire.read()).status).toBe(200);
    expect(await wire.closed()).toBe('');
  });

  it('answers what was in order before what was not', async () => {
    const wire = await openWire(server.url);
    wire.write(`${me()}nonsense\r\n\r\n`);
    expect((await wire.read()).status).toBe(200);
    expectRefusal(await wire.read(), 400, 'invalid_argument');
    expect(await wire.closed()).toBe('');
  });

  it('takes a request that comes byte by byte', async () => {
    const wire = await openWire(server.url);
    for (const byte of me()) {
      wire.write(byte);
      await pause(0);
    }
    expect((await wire.read()).status).toBe(200);
    wire.socket.destroy();
  });

  it('may be cut at any byte of a request', async () => {
    const text = rawRequest('POST /api/bookings', { 'Content-Type': 'application/json', 'Content-Length': '20' }, '{"eventTypeId":"x"');
    for (let length = 1; length <= text.length; length += 7) {
      const wire = await openWire(server.url);
      wire.write(text.slice(0, length));
      if (length % 2 === 0) await pause(2);
      wire.socket.resetAndDestroy();
    }
    expect((await sendRaw(server.url, me())).status).toBe(200);
  });
});
