import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getMe } from '../support/http.ts';
import { authorizePath, exchange, makeApp, newVerifier, obtainTokens, type TestApp } from '../support/oauth.ts';
import { startProxy } from '../support/proxy.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let app: TestApp;
beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')] })));
  app = await makeApp(server, 'imad');
});
afterAll(() => server.stop());

it('responds with 503 while the database is away, and recovers without a restart', async () => {
  const wire = await startProxy(server.databaseUrl);
  const other = await startServer(wire.url);
  const { access_token } = await obtainTokens(server, await signIn(server, 'imad'), app);
  const at = { url: other.url, databaseUrl: server.databaseUrl };
  expect(await getMe(other, access_token)).toBe(200);
  expect((await exchange(at, app, 'oac_none', newVerifier())).status).toBe(400);
  await wire.cut();
  const { status, headers, body } = await exchange(at, app, 'oac_none', newVerifier());
  expect([status, headers.get('retry-after'), body]).toMatchObject([
    503,
    '2',
    { error: 'server_error', error_description: expect.any(String) },
  ]);
  const page = await visit(other.url).get(authorizePath(app));
  expect([page.status, page.location, page.headers.get('content-type')]).toEqual([503, null, 'text/html; charset=utf-8']);
  expect(page.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres/);
  expect(await getMe(other, access_token)).toBe(503);
  await wire.restore();
  await until('it answers again', async () => (await getMe(other, access_token)) === 200);
  expect((await visit(other.url).get(authorizePath(app))).status).toBe(303);
  await other.stop();
  await wire.cut();
});

it('an unknown route gets 404, in JSON', async () => {
  for (const path of ['/oauth', '/oauth/', '/oauth/nothing', '/oauth/token/', '/oauth/TOKEN', '/oauth/token/introspection', '/oauth/me']) {
    const response = await fetch(server.url + path);
    expect([path, response.status, await response.json()]).toMatchObject([path, 404, { code: 'not_found' }]);
  }
});
