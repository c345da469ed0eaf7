/** After every OAuth flow, no secret is in any log or table. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { answer, ask, exchange, makeApp, newVerifier, obtainCode, postForm, refresh, type TestApp } from '../support/oauth.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let running: ServerProcess;
const secrets = new Map<string, string>();
const plant = (what: string, secret: string | undefined | null): string => {
  if (!secret) throw new Error(`there is no ${what}`);
  secrets.set(secret, what);
  return secret;
};

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')] })));
  running = await spawnServer({ DATABASE_URL: server.databaseUrl, LOG_LEVEL: 'trace', RATE_LIMIT_PER_MINUTE: '100000' });
});
afterAll(async () => {
  await running.stop();
  await server.stop();
});

const plantCookies = (visitor: Visitor): void => {
  for (const [name, value] of visitor.cookies) plant(`the cookie ${name}`, value);
};

async function enter(): Promise<Visitor> {
  const password = plant('a password', 'nine purple giraffes');
  plant('a wrong password', 'nine purple elephants');
  await givePassword(server.databaseUrl, 'imad', password);
  const imad = visit(running.url);
  await imad.fill('/sign-in', { email: 'imad@acme.test', password: 'nine purple elephants' });
  plantCookies(imad);
  await imad.fill('/sign-in', { email: 'imad@acme.test', password });
  plantCookies(imad);
  return imad;
}

async function register(): Promise<TestApp> {
  const redirectUri = 'https://robot.example/callback';
  const response = await fetch(`${running.url}/oauth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ redirect_uris: [redirectUri], client_name: 'Robot' }),
  });
  const { client_id, client_secret } = (await response.json()) as Record<string, string>;
  return { id: client_id as string, secret: plant("a registered client's secret", client_secret), redirectUri };
}

async function liveThrough(imad: Visitor, app: TestApp): Promise<void> {
  const at = { url: running.url, databaseUrl: server.databaseUrl };
  const verifier = plant('a verifier', newVerifier());
  const code = plant('a code', await obtainCode(at, imad, app, { verifier, scope: 'openid email read:profile', nonce: 'n-once' }));
  await exchange(at, app, code, plant('a wrong verifier', newVerifier()));
  const { body: first } = await exchange(at, app, code, verifier);
  plant('an access token', first.access_token);
  plant('an ID token', first.id_token);
  await fetch(`${running.url}/oauth/userinfo`, { headers: { Authorization: `Bearer ${first.access_token}` } });
  await fetch(`${running.url}/api/v2/me`, { headers: { Authorization: `Bearer ${first.access_token}` } });
  await fetch(`${running.url}/api/v2/me?access_token=${first.access_token}`);
  await fetch(`${running.url}/oauth/userinfo?access_token=${first.access_token}`);
  const { body: second } = await refresh(at, app, plant('a refresh token', first.refresh_token));
  plant('the next access token', second.access_token);
  await refresh(at, app, plant('the next refresh token', second.refresh_token), { scope: 'everything' });
  await refresh(at, { ...app, secret: plant('a wrong secret', `${app.secret}${newVerifier()}`) }, second.refresh_token);
  await refresh(at, app, first.refresh_token);
  await exchange(at, app, code, verifier);
  await postForm(at, app, '/oauth/revoke', { token: second.access_token });
  const living = plant('a living verifier', newVerifier());
  const { body: alive } = await exchange(at, app, await obtainCode(at, imad, app, { verifier: living }), living);
  plant('a living access token', alive.access_token);
  plant('a living refresh token', alive.refresh_token);
  plant('a code that is not used', await obtainCode(at, imad, app, { verifier: plant('its verifier', newVerifier()) }));
  await answer(at, imad, await ask(at, imad, app), 'deny');
  await imad.get(await ask(at, imad, app));
  plantCookies(imad);
}

it('thirty secrets and more are nowhere to be found', async () => {
  const imad = await enter();
  const app = await makeApp(server, 'imad');
  plant("an app's secret", app.secret);
  for (const one of [app, await register()]) await liveThrough(imad, one);
  plant('a personal token', await server.token('imad'));
  expect(secrets.size).toBeGreaterThanOrEqual(30);

  const logs = running.output();
  const tables = await server.pool.query(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`);
  let dump = '';
  for (const { name } of tables.rows) dump += JSON.stringify((await server.pool.query(`select row_to_json(t)::text from ${name} t`)).rows);
  // The search covers the flows: their events were logged and stored.
  expect(logs).toContain('"path":"/oauth/token"');
  // Nothing speaks but our own log.
  for (const line of logs.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  for (const known of ['Robot', 'AccessToken', 'RefreshToken', 'AuthorizationCode', 'Interaction', app.id]) expect(dump).toContain(known);

  const found = [...secrets].filter(([secret]) => [logs, dump].some((text) => text.includes(secret) || text.includes(secret.slice(0, 20))));
  expect(found.map(([, what]) => what)).toEqual([]);
}, 120_000);
