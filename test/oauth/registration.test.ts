/** Dynamic client registration and client ID metadata documents. */

import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { removeExpired } from '../../src/queries/expired.ts';
import { certificate } from '../support/certificate.ts';
import { getMe } from '../support/http.ts';
import { answer, ask, authorizePath, obtainTokens, type TestApp, withDb } from '../support/oauth.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { shownFields, signIn, type Visitor, visit } from '../support/visitor.ts';
import { openWire, rawRequest } from '../support/wire.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let imad: Visitor;
let site: Server;
let siteUrl: string;
let serve: RequestListener = () => {};
const trusted = getCACertificates('default');

beforeAll(async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  site = createServer(certificate, (req, res) => serve(req, res)).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  siteUrl = `https://localhost:${port}`;
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, trustProxy: 1, webhookAllowHosts: [`localhost:${port}`] });
  await server.load(world(organization('acme', { users: [user('imad')] })));
  imad = await signIn(server, 'imad');
});
afterAll(async () => {
  await server.stop();
  site.closeAllConnections();
  site.close();
  setDefaultCACertificates(trusted);
});

let addresses = 0;
const newAddress = (): string => {
  addresses += 1;
  return `203.0.113.${addresses}`;
};

async function register(metadata: unknown, address = newAddress(), headers = {}) {
  const response = await fetch(`${server.url}/oauth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address, ...headers },
    body: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
  });
  // biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
}

const redirect_uris = ['https://app.example/callback'];

const toChunk = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('a client that registers itself', () => {
  it('gets an id and a secret, and then tokens', async () => {
    const { status, body, headers } = await register({ redirect_uris, client_name: 'Robot', client_uri: 'https://app.example/' });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      client_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_secret: expect.stringMatching(/^ocs_[0-9A-Za-z]{38}$/),
      client_secret_expires_at: 0,
      client_name: 'Robot',
      redirect_uris,
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_basic',
    });
    const app: TestApp = { id: body.client_id, secret: body.client_secret, redirectUri: redirect_uris[0] as string };
    expect(await getMe(server, (await obtainTokens(server, imad, app)).access_token)).toBe(200);
    expect((await imad.get(await ask(server, imad, app))).text).toContain('It registered itself.');
  });

  it('may be a public one on its user’s computer, with any port', async () => {
    const { body } = await register({ redirect_uris: ['http://localhost:3334/done'], token_endpoint_auth_method: 'none' });
    expect(body).not.toHaveProperty('client_secret');
    expect(body.application_type).toBe('native');
    const app: TestApp = { id: body.client_id, secret: null, redirectUri: 'http://localhost:50001/done' };
    expect(await getMe(server, (await obtainTokens(server, imad, app)).access_token)).toBe(200);
  });

  it.each([
    'warp://mcp/oauth2callback',
    'cursor://anysphere.cursor-retrieval/oauth/user-abc/callback',
    'vscode-insiders://vscode.github-authentication/did-authenticate',
    'com.example.app:/callback',
    'my-app:callback',
  ])('may be an app that answers %s', async (redirectUri) => {
    const { status, body } = await register({ redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' });
    expect([status, body.application_type]).toEqual([201, 'native']);
    const app: TestApp = { id: body.client_id, secret: null, redirectUri };
    expect(await getMe(server, (await obtainTokens(server, imad, app)).access_token)).toBe(200);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a scope that there is not', { scope: 'read:profile offline_access claudeai constructor' }],
    ['a grant that there is not', { grant_types: ['authorization_code', 'refresh_token', 'client_credentials'] }],
    ['another kind of application', { application_type: 'native' }],
    ['addresses that the server would have to fetch', { jwks_uri: 'https://127.0.0.1/', sector_identifier_uri: 'https://127.0.0.1/' }],
    ['what nobody knows', { software_id: 'x', favourite_colour: 'blue' }],
  ])('is taken without %s', async (_what, metadata) => {
    const { status, body } = await register({ redirect_uris, ...metadata });
    expect([status, body.grant_types]).toEqual([201, ['authorization_code', 'refresh_token']]);
    for (const name of ['jwks_uri', 'sector_identifier_uri', 'favourite_colour']) expect(body).not.toHaveProperty(name);
    expect(body.scope ?? 'read:profile').toBe('read:profile');
    expect(body.application_type).toBe('web');
  });

  it('is held to the scopes that it named', async () => {
    const { body } = await register({ redirect_uris, scope: 'read:leads', token_endpoint_auth_method: 'none' });
    const app: TestApp = { id: body.client_id, secret: null, redirectUri: redirect_uris[0] as string };
    const page = await imad.get(authorizePath(app, { scope: 'read:leads read:bookings' }));
    expect([page.status, page.location]).toEqual([400, null]);
    expect(page.text).toContain('<code>invalid_scope</code>');
  });

  const uri = (text: string) => ({ redirect_uris: [text] });
  const nested = (depth: number, inside = '') =>
    `{"redirect_uris":["https://app.example/callback"],"a":${'['.repeat(depth)}${inside}${']'.repeat(depth)}}`;
  it.each<[string, unknown, string]>([
    ['no address', {}, 'invalid_redirect_uri'],
    ['an empty list', { redirect_uris: [] }, 'invalid_redirect_uri'],
    ['a text for a list', { redirect_uris: 'https://app.example/' }, 'invalid_redirect_uri'],
    ['a number for an address', { redirect_uris: [1] }, 'invalid_redirect_uri'],
    ['plain HTTP', uri('http://app.example/callback'), 'invalid_redirect_uri'],
    ['a private address by plain HTTP', uri('http://192.168.0.1/'), 'invalid_redirect_uri'],
    ['a name that only looks like localhost', uri('http://localhost.evil.example/'), 'invalid_redirect_uri'],
    ['a script', uri('javascript:alert(1)'), 'invalid_redirect_uri'],
    ['data', uri('data:text/html,x'), 'invalid_redirect_uri'],
    ['a file', uri('file:///etc/passwd'), 'invalid_redirect_uri'],
    ['a script in capitals', uri('JavaScript:alert(1)'), 'invalid_redirect_uri'],
    ["a browser's own scheme", uri('chrome-extension://x/'), 'invalid_redirect_uri'],
    ['a scheme that runs commands', uri('ms-msdt:/id'), 'invalid_redirect_uri'],
    ['a scheme that other programs answer', uri('mailto:ann@example.com'), 'invalid_redirect_uri'],
    ['a fragment', uri('https://app.example/#x'), 'invalid_redirect_uri'],
    ['a user', uri('https://user:pw@app.example/'), 'invalid_redirect_uri'],
    ['half an address', uri('/callback'), 'invalid_redirect_uri'],
    ['a line break', uri('https://app.example/\r\nx'), 'invalid_redirect_uri'],
    ['a very long address', uri(`https://app.example/${'x'.repeat(2000)}`), 'invalid_redirect_uri'],
    [
      'long addresses together',
      { redirect_uris: ['a', 'b', 'c'].map((name) => `https://app.example/${name.repeat(1500)}`) },
      'invalid_redirect_uri',
    ],
    ['a long member', { redirect_uris, logo_uri: `https://app.example/${'x'.repeat(2100)}` }, 'invalid_client_metadata'],
    ['very many addresses', { redirect_uris: Array.from({ length: 11 }, (_, n) => `https://app.example/${n}`) }, 'invalid_redirect_uri'],
    ['a good address and a bad one', { redirect_uris: [...redirect_uris, 'http://evil.example/'] }, 'invalid_redirect_uri'],
    ['keys for a secret', { redirect_uris, token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
    ['tokens in the address', { redirect_uris, response_types: ['token'] }, 'invalid_client_metadata'],
    ['a very long name', { redirect_uris, client_name: 'x'.repeat(101) }, 'invalid_client_metadata'],
    ['no name in its name', { redirect_uris, client_name: ' ' }, 'invalid_client_metadata'],
    ['a name that is read backwards', { redirect_uris, client_name: 'a\u202eb' }, 'invalid_client_metadata'],
    ['a zero in its name', { redirect_uris, client_name: 'a\0b' }, 'invalid_client_metadata'],
    [
      'very much to say',
      { redirect_uris, contacts: Array.from({ length: 500 }, (_, n) => `somebody${n}@app.example`) },
      'invalid_client_metadata',
    ],
    ['a zero in an address', { redirect_uris, logo_uri: 'https://x.example/\0' }, 'invalid_client_metadata'],
    ['half a character in an address', { redirect_uris, logo_uri: 'https://x.example/\ud800' }, 'invalid_client_metadata'],
    ['a list for a body', [], 'invalid_request'],
    ['lists in lists', nested(20_000), 'invalid_request'],
    ['lists in lists around a zero', nested(9_000, '"\\u0000"'), 'invalid_request'],
    ['no JSON', '{', 'invalid_request'],
    ['a huge body', { redirect_uris, client_name: 'x'.repeat(60_000) }, 'invalid_request'],
  ])('with %s is refused', async (_what, metadata, error) => {
    const { status, body } = await register(metadata);
    expect({ status, body }).toMatchObject({ status: 400, body: { error, error_description: expect.any(String) } });
  });

  it.each([
    ['announced', (body: string) => ({ headers: { 'Content-Length': String(body.length) }, sent: body })],
    ['in chunks', (body: string) => ({ headers: { 'Transfer-Encoding': 'chunked' }, sent: toChunk(body) })],
  ])('with a huge body that was %s leaves the connection fit for the next request', async (_how, frame) => {
    const { headers, sent } = frame(JSON.stringify({ redirect_uris, client_name: 'x'.repeat(1_000_000) }));
    const wire = await openWire(server.url);
    wire.write(
      rawRequest('POST /oauth/register', { 'Content-Type': 'application/json', 'X-Forwarded-For': newAddress(), ...headers }) + sent,
    );
    expect(await wire.read()).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    wire.write(rawRequest('GET /oauth/jwks'));
    expect((await wire.read()).status).toBe(200);
    wire.socket.destroy();
  });

  it('may do so ten times a minute from one address', async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    const address = newAddress();
    const statuses = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await register({ redirect_uris }, address)).status);
    expect(statuses).toEqual([...Array(10).fill(201), 429]);
    const { headers, body } = await register({ redirect_uris }, address);
    expect([headers.get('retry-after'), body]).toMatchObject(['60', { code: 'rate_limited', error: 'temporarily_unavailable' }]);
    expect((await register({ redirect_uris })).status).toBe(201);
    await server.setClock('2027-03-01T08:01:00Z');
    expect((await register({ redirect_uris }, address)).status).toBe(201);
  });

  it('is not to be read or changed by anybody', async () => {
    const { body } = await register({ redirect_uris });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(`${server.url}/oauth/register/${body.client_id}`, { method });
      expect([method, response.status]).toEqual([method, 404]);
    }
  });

  it('is forgotten after a day without a grant, and a month after its last one', async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    imad = await signIn(server, 'imad');
    const [idle, used] = [await register({ redirect_uris }), await register({ redirect_uris })];
    await obtainTokens(server, imad, { id: used.body.client_id, secret: used.body.client_secret, redirectUri: redirect_uris[0] as string });
    const both = [idle.body.client_id, used.body.client_id].sort();
    const known = async () => {
      await withDb(server, removeExpired);
      const { rows } = await server.pool.query('select id from oauth_clients where id = any($1)', [both]);
      return rows.map(({ id }) => id).sort();
    };
    await server.setClock('2027-03-02T07:59:00Z');
    expect(await known()).toEqual(both);
    await server.setClock('2027-03-02T08:00:00Z');
    expect(await known()).toEqual([used.body.client_id]);
    expect(
      (await visit(server.url).get(authorizePath({ ...used.body, id: idle.body.client_id, redirectUri: redirect_uris[0] }))).status,
    ).toBe(400);
    await server.pool.query('delete from oauth_grants');
    await server.setClock('2027-03-31T07:59:00Z');
    expect(await known()).toEqual([used.body.client_id]);
    await server.setClock('2027-03-31T08:00:00Z');
    expect(await known()).toEqual([]);
  });

  it('is removed with thousands of its kind', async () => {
    await server.setClock('2027-04-01T08:00:00Z');
    await server.pool.query(`insert into oauth_clients (id, kind, name, redirect_uris, registered_from)
      select 'many-' || n, 'registered', 'Many', '{https://app.example/}', '198.51.100.' || n % 250 from generate_series(1, 2500) n`);
    await server.setClock('2027-04-02T08:00:00Z');
    await withDb(server, removeExpired);
    expect((await server.pool.query(`select from oauth_clients where id like 'many-%'`)).rowCount).toBe(0);
  });

  it('is one of twenty from its address and day until somebody grants it access', async () => {
    const address = newAddress();
    const registered = [];
    await server.setClock('2027-05-01T08:00:00Z');
    for (let minute = 0; minute < 4; minute += 1) {
      await server.setClock(`2027-05-01T08:0${minute}:00Z`);
      for (let time = 0; time < 5; time += 1) registered.push(await register({ redirect_uris }, address));
    }
    expect(registered.map(({ status }) => status)).toEqual(Array(20).fill(201));
    await server.setClock('2027-05-01T09:00:00Z');
    const { status, headers, body } = await register({ redirect_uris }, address);
    expect([status, headers.get('retry-after')]).toEqual([429, String(23 * 3600)]);
    expect(body).toMatchObject({
      code: 'rate_limited',
      error: 'temporarily_unavailable',
      error_description: expect.stringContaining('20'),
    });
    expect((await register({ redirect_uris })).status).toBe(201);
    imad = await signIn(server, 'imad');
    const { client_id: id, client_secret: secret } = (registered[0] as { body: { client_id: string; client_secret: string } }).body;
    await obtainTokens(server, imad, { id, secret, redirectUri: redirect_uris[0] as string });
    expect((await register({ redirect_uris }, address)).status).toBe(201);
    expect((await register({ redirect_uris }, address)).status).toBe(429);
    await server.setClock('2027-05-02T08:01:00Z');
    expect((await register({ redirect_uris }, address)).status).toBe(201);
  });
});

describe('a client that a document describes', () => {
  let asked = 0;
  let path = 0;
  const describeClient = (change: Record<string, unknown> = {}, headers = {}): TestApp => {
    path += 1;
    const id = `${siteUrl}/client-${path}.json`;
    const document = {
      client_id: id,
      client_name: 'Desk robot',
      redirect_uris: ['http://127.0.0.1/done'],
      token_endpoint_auth_method: 'none',
    };
    serve = (_req, res) => {
      asked += 1;
      res.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ ...document, ...change }));
    };
    return { id, secret: null, redirectUri: 'http://127.0.0.1:50001/done' };
  };
  beforeAll(async () => {
    await server.setClock('2027-06-01T08:00:00Z');
    imad = await signIn(server, 'imad');
  });
  beforeEach(async () => {
    asked = 0;
    // Each in its own minute, as registrations per minute are limited.
    await server.setClock(new Date(Date.parse('2027-06-01T08:00:00Z') + path * 60_000));
  });

  it("is shown with its document's URL on the consent page, and gets tokens", async () => {
    const app = describeClient();
    const { text } = await imad.get(await ask(server, imad, app));
    for (const words of ['Desk robot', "isn't registered here", new URL(siteUrl).host, '127.0.0.1:50001']) expect(text).toContain(words);
    const tokens = await obtainTokens(server, imad, app);
    expect([await getMe(server, tokens.access_token), asked]).toEqual([200, 1]);
    const { rows } = await server.pool.query('select kind, name from oauth_clients where id = $1', [app.id]);
    expect(rows).toEqual([{ kind: 'document', name: 'Desk robot' }]);
  });

  it('may be authorized by another process', async () => {
    const { port } = new URL(siteUrl);
    const other = await startServer(server.databaseUrl, { publicUrl: server.url, webhookAllowHosts: [`localhost:${port}`] });
    const app = describeClient();
    const place = await ask(server, imad, app);
    const elsewhere = visit(`http://localhost:${other.port}`);
    for (const [name, value] of imad.cookies) elsewhere.cookies.set(name, value);
    const fields = shownFields(await elsewhere.get(place), place);
    const { location } = await elsewhere.post(place, { ...fields, decision: 'allow' }, { Origin: server.url });
    expect((await imad.get((location as string).replace(server.url, ''))).location).toMatch(
      /^http:\/\/127\.0\.0\.1:50001\/done\?code=oac_/,
    );
    await other.stop();
  });

  it.each<[string, Record<string, unknown>]>([
    ['that names another', { client_id: 'https://other.example/client.json' }],
    ['with a secret', { client_secret: 'known to all' }],
    ['with a method that needs one', { token_endpoint_auth_method: 'client_secret_basic' }],
    ['with an address by plain HTTP', { redirect_uris: ['http://app.example/'] }],
    ['without an address', { redirect_uris: undefined }],
    ['that is too long', { client_name: 'x', notes: 'x'.repeat(6000) }],
  ])('%s is refused', async (_what, change) => {
    const page = await imad.get(authorizePath(describeClient(change)));
    expect([page.status, page.location]).toEqual([400, null]);
  });

  it.each<[string, RequestListener]>([
    ['is not there', (_req, res) => res.writeHead(404).end()],
    ['is elsewhere', (_req, res) => res.writeHead(302, { Location: `${siteUrl}/elsewhere` }).end()],
    ['is no JSON', (_req, res) => res.writeHead(200).end('<html>')],
    ['never comes', () => {}],
    ['drips', (_req, res) => void setInterval(() => res.write(' '), 100).unref()],
  ])('that %s is refused', async (_what, listener) => {
    const app = describeClient();
    const hits: string[] = [];
    serve = (req, res) => {
      hits.push(req.url ?? '');
      listener(req, res);
    };
    const page = await imad.get(authorizePath(app));
    expect([page.status, page.location, hits]).toEqual([400, null, Array(hits.length).fill(new URL(app.id).pathname)]);
  });

  it.each([
    'https://127.0.0.1/client.json',
    'https://2130706433/client.json',
    'https://[::1]/c',
    'https://169.254.169.254/latest',
    'https://10.0.0.1/c',
  ])('at %s is not asked for', async (id) => {
    const page = await imad.get(authorizePath({ id, secret: null, redirectUri: 'https://app.example/' }));
    expect([page.status, page.location]).toEqual([400, null]);
  });

  it('is limited per address', async () => {
    const busy = visit(server.url, newAddress());
    const statuses = [];
    for (let time = 0; time < 21; time += 1) statuses.push((await busy.get(authorizePath(describeClient()))).status);
    expect(statuses).toEqual([...Array(20).fill(303), 400]);
    expect(asked).toBe(20);
  });

  it('that goes away takes nothing along until somebody ends it', async () => {
    const app = describeClient();
    const { access_token } = await obtainTokens(server, imad, app);
    serve = (_req, res) => res.writeHead(404).end();
    expect(await getMe(server, access_token)).toBe(200);
    await server.pool.query('delete from oauth_grants where client_id = $1', [app.id]);
    expect(await getMe(server, access_token)).toBe(401);
  });

  it('can be denied', async () => {
    const app = describeClient();
    const page = await answer(server, imad, await ask(server, imad, app), 'deny');
    expect(page.location).toContain('error=access_denied');
  });
});
