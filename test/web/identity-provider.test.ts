import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { findFreePort } from '../support/free-port.ts';
import { providerClient, startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { shownFields, signIn, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const path = '/sign-in/provider';
let server: TestServer;
let provider: TestIdentityProvider;
let port: number;

beforeAll(async () => {
  port = await findFreePort();
  const issuerUrl = `http://127.0.0.1:${port}`;
  server = await startTestServer({
    identityProvider: { ...providerClient, issuerUrl, name: 'Acme ID' },
    webhookAllowHosts: [`127.0.0.1:${port}`],
    rateLimitPerMinute: 1_000_000,
  });
  const slugs = ['imad', 'rosa', 'away', 'twice', 'other'];
  await server.load(world(organization('acme', { users: slugs.map((slug) => user(slug)) })));
  await server.pool.query(`update users set disabled_at = current_instant() where slug = 'away'`);
});
beforeEach(async () => void (await server.pool.query('delete from sign_in_attempts')));
afterAll(async () => {
  await provider?.stop();
  await server.stop();
});

/** The callback that the provider redirects to, in the visitor's browser. */
async function ask(visitor: Visitor, email: string | null, query = ''): Promise<string> {
  const begun = await visitor.get(`${path}${query}`);
  expect(begun.status).toBe(303);
  const place = await provider.enter(begun.location as string, email);
  expect(place.startsWith(`${server.url}${path}/callback?`)).toBe(true);
  return place.slice(server.url.length);
}

const isIn = async (visitor: Visitor) => (await visitor.get('/settings/profile')).status === 200;

it('is a page in words while the provider cannot be reached, and works afterwards', async () => {
  expect((await visit(server.url).get('/sign-in')).text).toMatch(
    /href="\/sign-in\/provider\?next=[^"]*">Sign in with <bdi>Acme ID<\/bdi></,
  );
  const page = await visit(server.url).get(path);
  expect([page.status, page.text]).toEqual([503, expect.stringMatching(/Acme ID can(&#39;|')t be reached/)]);
  provider = await startIdentityProvider(port, `${server.url}${path}/callback`);
  expect((await visit(server.url).get(path)).status).toBe(303);
});

it('signs in the member with the verified address, without a password', async () => {
  const visitor = visit(server.url);
  const callback = await ask(visitor, 'IMAD@acme.test', '?next=/settings/week');
  const done = await visitor.get(callback);
  expect([done.status, done.location]).toEqual([303, '/settings/week']);
  expect(await isIn(visitor)).toBe(true);
  const { rows } = await server.pool.query('select kind, detail from security_events');
  expect(rows).toEqual([{ kind: 'signed_in', detail: 'identity provider' }]);
  // The response works once.
  expect((await visitor.get(callback)).status).toBe(403);
});

it('asks with PKCE, a nonce and a state, for the address only', async () => {
  const { location } = await visit(server.url).get(`${path}?again`);
  const { searchParams } = new URL(location as string);
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'caledee',
    response_type: 'code',
    redirect_uri: `${server.url}${path}/callback`,
    scope: 'openid email',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
});

it.each([
  ['an address without an account', 'nobody@acme.test', 'has no account on this server'],
  ['a disabled account', 'away@acme.test', 'This account is disabled'],
  ['an address that is not verified', 'rosa@acme.test', 'has not verified your email address'],
  ['a canceled sign-in', null, 'The sign-in was canceled'],
])('refuses %s', async (_name, email, message) => {
  provider.claims.set('rosa@acme.test', { email_verified: false });
  const visitor = visit(server.url);
  const page = await visitor.get(await ask(visitor, email, '?next=/settings/week'));
  expect([page.status, page.text]).toEqual([403, expect.stringContaining(message)]);
  expect(page.text).toContain('<a href="/sign-in?next=%2Fsettings%2Fweek">Back to sign-in</a>');
  expect(await isIn(visitor)).toBe(false);
});

it('refuses a response in another browser, of another request, and one that is forged', async () => {
  const [visitor, victim] = [visit(server.url), visit(server.url)];
  const callback = await ask(visitor, 'other@acme.test');
  expect((await victim.get(callback)).status).toBe(403);
  await victim.get(path);
  expect((await victim.get(callback)).status).toBe(403);
  const kept = visitor.cookies.get('caledee_provider') as string;
  for (const forged of [`${kept.startsWith('A') ? 'B' : 'A'}${kept.slice(1)}`, 'AAAA', '']) {
    visitor.cookies.set('caledee_provider', forged);
    expect([forged, (await visitor.get(callback)).status]).toEqual([forged, 403]);
  }
  visitor.cookies.set('caledee_provider', kept);
  const other = new URL(callback, server.url);
  other.searchParams.set('code', 'another');
  expect((await visitor.get(other.pathname + other.search)).status).toBe(403);
  expect(await isIn(visitor)).toBe(false);
});

it('leads nowhere but to this server', async () => {
  const visitor = visit(server.url);
  const done = await visitor.get(await ask(visitor, 'other@acme.test', '?next=//evil.example/'));
  expect(done.location).toBe('/settings/bookings');
});

it('asks for the second step of those who have one', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const owner = await signIn(server, 'twice');
  const setup = '/settings/security/authenticator';
  const form = await owner.get(setup);
  const secret = Secret.fromBase32((/<code data-copy="the key">([A-Z2-7 ]+)</.exec(form.text)?.[1] ?? '').replaceAll(' ', ''));
  const codeAt = (instant: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(instant) });
  await owner.post(setup, { ...shownFields(form, setup), code: codeAt('2027-03-01T08:00:00Z') });
  await server.setClock('2027-03-01T08:01:00Z');
  const visitor = visit(server.url);
  const done = await visitor.get(await ask(visitor, 'twice@acme.test'));
  expect(done.location?.split('?')[0]).toBe('/sign-in/code');
  expect(await isIn(visitor)).toBe(false);
  expect((await visitor.fill('/sign-in/code', { code: codeAt('2027-03-01T08:01:00Z') })).status).toBe(303);
  expect(await isIn(visitor)).toBe(true);
});

it('says so when the provider refuses this server', async () => {
  const other = await startServer(server.databaseUrl, {
    identityProvider: { ...providerClient, clientSecret: 'another', issuerUrl: `http://127.0.0.1:${port}`, name: 'Acme ID' },
    webhookAllowHosts: [`127.0.0.1:${port}`],
    publicUrl: server.url,
  });
  const visitor = visit(`http://localhost:${other.port}`);
  const page = await visitor.get(await ask(visitor, 'other@acme.test'));
  expect([page.status, page.text]).toEqual([502, expect.stringContaining('The identity provider refuses this server.')]);
  await other.stop();
});

it('is not there unless it is configured', async () => {
  const plain = await startTestServer();
  const visitor = visit(plain.url);
  expect((await visitor.get('/sign-in')).text).not.toContain(path);
  expect([(await visitor.get(path)).status, (await visitor.get(`${path}/callback`)).status]).toEqual([404, 404]);
  await plain.stop();
});
