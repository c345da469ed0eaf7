/** Discovery documents, behind any public address of the server. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopes } from '../../src/contract.ts';
import { markedTools } from '../support/mcp.ts';
import { authorizePath, makeApp, type TestApp } from '../support/oauth.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let app: TestApp;
beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')] })));
  app = await makeApp(server, 'imad');
});
afterAll(() => server.stop());

const wellKnown = '/.well-known/oauth-authorization-server';
// biome-ignore lint/suspicious/noExplicitAny: a document as it stands.
const read = async (url: string, headers = {}): Promise<any> => {
  const response = await fetch(url, { headers });
  expect([url, response.status, response.headers.get('content-type')]).toEqual([
    url,
    200,
    expect.stringMatching(/^application\/(jwk-set\+)?json; charset=utf-8$/),
  ]);
  return response.json();
};

const addressesIn = (document: object): string[] =>
  [...JSON.stringify(document).matchAll(/"(https?:[^"]*)"/g)].map(([, url]) => url as string);

describe('discovery', () => {
  it('returns the same in both places, and states only facts', async () => {
    const document = await read(server.url + wellKnown);
    expect(await read(`${server.url}/.well-known/openid-configuration`)).toEqual(document);
    expect(document).toMatchObject({
      issuer: server.url,
      authorization_endpoint: `${server.url}/oauth/authorize`,
      token_endpoint: `${server.url}/oauth/token`,
      revocation_endpoint: `${server.url}/oauth/revoke`,
      userinfo_endpoint: `${server.url}/oauth/userinfo`,
      registration_endpoint: `${server.url}/oauth/register`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
      revocation_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
      client_id_metadata_document_supported: true,
      id_token_signing_alg_values_supported: ['RS256'],
    });
    expect(document.claims_supported).not.toContain('sid');
    expect([...document.scopes_supported].sort()).toEqual([...Object.keys(scopes), 'openid', 'profile', 'email'].sort());
    expect(Object.keys(document).filter((name) => /dpop|pushed|end_session|introspection|device|backchannel/.test(name))).toEqual([]);
  });

  it('gives out the public half of the key, and no more', async () => {
    const { keys } = await read(`${server.url}/oauth/jwks`);
    expect(keys).toEqual([{ kty: 'RSA', use: 'sig', alg: 'RS256', e: 'AQAB', n: expect.any(String), kid: expect.any(String) }]);
  });

  it.each(['/api/v2', '/api/mcp'])('tells whom to ask about the resource %s', async (path) => {
    expect(await read(`${server.url}/.well-known/oauth-protected-resource${path}`)).toMatchObject({
      resource: server.url + path,
      authorization_servers: [server.url],
      bearer_methods_supported: ['header'],
    });
  });

  it('names the scopes of a resource that are of use there: all of them, or those of tools', async () => {
    const named = async (path: string) => (await read(`${server.url}/.well-known/oauth-protected-resource${path}`)).scopes_supported;
    expect(await named('/api/v2')).toEqual(Object.keys(scopes));
    const ofTools = await named('/api/mcp');
    expect(ofTools).toEqual(Object.keys(scopes).filter((scope) => markedTools.some((tool) => tool.scope === scope)));
    expect(ofTools).not.toContain('read:contacts');
  });

  it.each([
    'oauth-protected-resource',
    'oauth-protected-resource/',
    'oauth-protected-resource/api',
    'oauth-protected-resource/api/v2/',
    'oauth-protected-resource/x',
    'oauth-authorization-server/x',
    'x',
  ])('does not know /.well-known/%s', async (path) => {
    const response = await fetch(`${server.url}/.well-known/${path}`);
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('is only to be read', async () => {
    for (const path of [wellKnown, '/.well-known/oauth-protected-resource/api/v2', '/oauth/jwks']) {
      const response = await fetch(server.url + path, { method: 'POST' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
      expect((await fetch(server.url + path, { method: 'HEAD' })).status).toBe(200);
    }
  });
});

describe('a program in a browser', () => {
  const headers = { Origin: 'https://spa.example' };

  it.each([
    '/oauth/token',
    '/oauth/userinfo',
    '/oauth/revoke',
    '/oauth/register',
    '/oauth/jwks',
    wellKnown,
    '/.well-known/oauth-protected-resource/api/v2',
  ])('may ask %s from anywhere, without cookies', async (path) => {
    const asked = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization, content-type' };
    const before = await fetch(server.url + path, { method: 'OPTIONS', headers: { ...headers, ...asked } });
    expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(before.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    const method = /token|revoke|register/.test(path) ? 'POST' : 'GET';
    const answer = await fetch(server.url + path, { method, headers });
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials')]).toEqual([
      '*',
      null,
    ]);
    expect(answer.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate');
  });

  it.each(['/oauth/authorize', '/oauth/authorize/x', '/oauth/consent/x', '/sign-in'])('may not ask %s', async (path) => {
    const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('behind a proxy that speaks HTTPS', () => {
  const publicUrl = 'https://book.example';
  let running: Awaited<ReturnType<typeof startServer>>;
  let url: string;
  beforeAll(async () => {
    running = await startServer(server.databaseUrl, { publicUrl, trustProxy: 1 });
    url = `http://localhost:${running.port}`;
  });
  afterAll(() => running.stop());

  it.each([
    ['as it should', { 'X-Forwarded-Proto': 'https' }],
    ['and tells nothing', {}],
    ['and is lied to', { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-For': '1.2.3.4' }],
  ])('every address is the public one: %s', async (_how, headers) => {
    for (const path of [wellKnown, '/.well-known/openid-configuration']) {
      const document = await read(url + path, headers);
      expect(document.issuer).toBe(publicUrl);
      expect(addressesIn(document).filter((address) => !address.startsWith(publicUrl))).toEqual([]);
    }
    const resource = await read(`${url}/.well-known/oauth-protected-resource/api/mcp`, headers);
    expect([resource.resource, resource.authorization_servers]).toEqual([`${publicUrl}/api/mcp`, [publicUrl]]);
  });

  it('HSTS is sent only there (RFC 6797 §7.2)', async () => {
    for (const path of ['/sign-in', wellKnown, '/oauth/jwks', '/oauth/authorize', '/healthz', '/api/v2/me', '/nothing']) {
      const told = async (base: string) => (await fetch(base + path)).headers.get('strict-transport-security');
      expect([path, await told(server.url), await told(url)]).toEqual([path, null, 'max-age=31536000; includeSubDomains']);
    }
  });

  it('whoever brings no token is led to a document that is there', async () => {
    const { headers } = await fetch(`${url}/api/v2/me`);
    const [, told = ''] = /resource_metadata="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? [];
    expect(told).toBe('https://book.example/.well-known/oauth-protected-resource/api/v2');
    expect((await read(url + new URL(told).pathname)).resource).toBe(`${publicUrl}/api/v2`);
  });

  it.each([
    ['as it should', { 'X-Forwarded-Proto': 'https' }],
    ['and tells nothing', {}],
  ])('people are led there, with cookies for that place alone: %s', async (_how, headers) => {
    const response = await fetch(url + authorizePath(app), { headers, redirect: 'manual' });
    const location = response.headers.get('location') as string;
    expect([response.status, location.startsWith(`${publicUrl}/oauth/consent/`)]).toEqual([303, true]);
    const cookies = response.headers.getSetCookie().filter((cookie) => !/\.sig=/.test(cookie));
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['caledee_consent', 'caledee_resume']);
    for (const cookie of cookies) expect(cookie).toMatch(/; path=\/oauth\/(consent|authorize)\/[\w-]{43};.*; secure; httponly/i);
  });
});
