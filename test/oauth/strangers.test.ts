/** Applications that nobody at this deployment registered: the errors they cause, and how the consent page describes them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answer, ask, authorizePath, callback, makeApp, pathIn, type TestApp } from '../support/oauth.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let imad: Visitor;
let app: TestApp;
let stranger: TestApp;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  const evil = organization('evil', {
    name: 'Evil Inc.',
    users: [user('mal', { email: 'mal@evil.test' }), user('nameless', { name: null })],
  });
  await server.load(world(organization('acme', { name: 'Acme', users: [user('imad'), user('lea')] }), evil));
  imad = await signIn(server, 'imad');
  app = await makeApp(server, 'imad');
  stranger = await register({ client_name: 'Robot' });
});
afterAll(() => server.stop());

async function register(metadata: object, redirectUri = 'https://evil.example/phish?from=mail'): Promise<TestApp> {
  const response = await fetch(`${server.url}/oauth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ redirect_uris: [redirectUri], token_endpoint_auth_method: 'none', ...metadata }),
  });
  const { client_id: id } = (await response.json()) as { client_id: string };
  return { id, secret: null, redirectUri };
}

const failing: [string, Record<string, string | string[] | undefined>, string][] = [
  ['without a session and a prompt', { prompt: 'none' }, 'login_required'],
  ['an unknown prompt', { prompt: 'dance' }, 'invalid_request'],
  ['no scope', { scope: '' }, 'invalid_scope'],
  ['an unknown scope', { scope: 'read:everything' }, 'invalid_scope'],
  ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['no response type', { response_type: undefined }, 'invalid_request'],
  ['another resource', { resource: 'https://api.example/' }, 'invalid_target'],
  ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
  ['the address of a request object', { request_uri: 'https://evil.example/request' }, 'request_uri_not_supported'],
  ['registration', { registration: '{}' }, 'registration_not_supported'],
  ['a negative age', { max_age: '-1', scope: 'openid' }, 'invalid_request'],
  ['a hint that is no token', { id_token_hint: 'x', scope: 'openid' }, 'invalid_request'],
  ['a parameter twice', { state: ['a', 'b'] }, 'invalid_request'],
];

describe('an error before sign-in', () => {
  it.each(failing)('(%s) is a page where the client registered itself', async (_what, asked, error) => {
    for (const browser of [visit(server.url), imad]) {
      const { status, location, text } = await browser.get(authorizePath(stranger, asked));
      expect([status, location]).toEqual([400, null]);
      expect(text).toContain("couldn't be authorized");
      expect(text).toContain('<strong><bdi>Robot</bdi></strong>');
      expect(text).toContain('Go back to <strong>evil.example</strong>');
      expect(text).toContain(`<code>${error}</code>`);
      expect(text).toMatch(/<a href="https:\/\/evil\.example\/phish\?from=mail(&amp;|#)error=[^"]+" rel="noreferrer">/);
      expect(text).not.toMatch(/http-equiv|<script(?! src="\/assets)/);
    }
  });

  it.each(failing)('(%s) is a redirect where a user registered the client', async (_what, asked, error) => {
    const { status, location } = await visit(server.url).get(authorizePath(app, asked));
    expect(status).toBe(303);
    expect(location?.replace('#', '?').startsWith(`${callback}?error=${error}`)).toBe(true);
  });

  it('is a page where the client leads to a program on this computer, or to an app', async () => {
    const programs: [string, string][] = [
      ['http://127.0.0.1:50001/done', '<strong>127.0.0.1:50001</strong>, an app on this computer'],
      ['com.example.app:/done', '<code>com.example.app:</code> links'],
    ];
    for (const [redirectUri, words] of programs) {
      const { status, location, text } = await imad.get(authorizePath(await register({}, redirectUri), { prompt: 'none' }));
      expect([status, location]).toEqual([400, null]);
      expect(text).toContain(words);
    }
  });

  it('escapes what the client says of itself', async () => {
    const odd = await register({ client_name: '<img src=x>' }, 'https://evil.example/?x=%22%3E%3Cimg');
    const { text } = await imad.get(authorizePath(odd, { prompt: 'none', scope: '"><img' }));
    expect(text).not.toMatch(/<img src=x|><img\b(?! src="\/assets)/);
  });

  it('leaves the cookies of the browser alone', async () => {
    const browser = visit(server.url);
    await browser.get(authorizePath(stranger, { prompt: 'none' }));
    expect([...browser.cookies.keys()]).toEqual([]);
  });
});

it('a hundred requests of one address wait at once, until they are answered or half an hour old', async () => {
  const busy = await startTestServer({ rateLimitPerMinute: 1_000_000, trustProxy: 1 });
  await busy.load(world(organization('acme', { users: [user('imad')] })));
  await busy.setClock('2027-03-01T08:00:00Z');
  const client = await makeApp(busy, 'imad');
  const person = await signIn(busy, 'imad');
  const first = await ask(busy, person, client);
  const from = (address: string) => visit(busy.url, address).get(authorizePath(client));
  await busy.pool.query('update oauth_artifacts set asked_from = $1', ['203.0.113.7']);
  for (let time = 1; time < 100; time += 1) expect((await from('203.0.113.7')).status).toBe(303);
  await busy.setClock('2027-03-01T08:10:00Z');
  const refused = await from('203.0.113.7');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1200']);
  expect(refused.headers.get('content-type')).toContain('text/html');
  expect((await from('203.0.113.8')).status).toBe(303);
  expect((await answer(busy, person, first, 'deny')).location).toContain('error=access_denied');
  expect((await from('203.0.113.7')).status).toBe(303);
  expect((await from('203.0.113.7')).status).toBe(429);
  await busy.setClock('2027-03-01T08:30:00Z');
  expect((await from('203.0.113.7')).status).toBe(303);
  await busy.stop();
});

describe('an error after sign-in', () => {
  it('also applies to a client that registered itself', async () => {
    const page = await answer(server, imad, await ask(server, imad, stranger), 'deny');
    expect(page.location).toMatch(/^https:\/\/evil\.example\/phish\?from=mail&error=access_denied/);
  });
});

describe('the consent page', () => {
  const consentTo = async (client: TestApp) => (await imad.get(await ask(server, imad, client))).text;

  it('names the owner and the organization of an application, without a warning within the organization', async () => {
    const text = await consentTo(await makeApp(server, 'lea'));
    expect(text).toContain('Registered by <strong><bdi>Lea</bdi></strong> of <strong><bdi>Acme</bdi></strong>.');
    expect(text).not.toContain('class="notice"');
  });

  it('warns of an application of another organization', async () => {
    const text = await consentTo(await makeApp(server, 'mal'));
    expect(text).toContain('Registered by <strong><bdi>Mal</bdi></strong> of <strong><bdi>Evil Inc.</bdi></strong>.');
    expect(text).toContain('This app belongs to another organization, <bdi>Evil Inc.</bdi>');
    expect(await consentTo(await makeApp(server, 'nameless'))).toContain('Registered by <strong><bdi>nameless</bdi></strong>');
  });

  it('says that an application registered itself, where it leads, and that nobody vouches for it', async () => {
    const text = await consentTo(stranger);
    expect(text).toContain('It registered itself.');
    expect(text).toContain(`Nobody at ${new URL(server.url).host} has reviewed it.`);
    expect(text).toContain('be returned to <strong>evil.example</strong>');
    expect(text).not.toContain('Registered by');
    // Neither answer is suggested.
    expect([...text.matchAll(/<button[^>]* name="decision"/g)].map(([tag]) => tag.includes('class="secondary"'))).toEqual([true, true]);
    expect(await consentTo(app)).toContain('<button name="decision" value="allow">');
  });

  it('says so before sign-in', async () => {
    const browser = visit(server.url);
    const { location } = await browser.get(await ask(server, browser, stranger));
    const { text } = await browser.get(location as string);
    expect(text).toContain(
      '<h1>Sign in to continue to <strong><bdi>Robot</bdi></strong> <span class="quiet">(<strong>evil.example</strong>)',
    );
    expect(text).toContain(`<strong>Unverified app.</strong> Nobody at ${new URL(server.url).host} has reviewed it.`);
    const local = await register({ client_name: 'Tool' }, 'http://127.0.0.1/done');
    const page = await browser.get((await browser.get(await ask(server, browser, local))).location as string);
    expect(page.text).toContain('(<strong>127.0.0.1</strong>, an app on this computer)');
  });

  it('does not call a program on this computer one that has the access', async () => {
    const local = await register({ client_name: 'Tool' }, 'http://127.0.0.1/done');
    await answer(server, imad, await ask(server, imad, local));
    expect(await consentTo(local)).not.toContain('already has');
  });

  it('keeps its own words apart from the name of an application', async () => {
    const named = await makeApp(server, 'mal', { name: 'Sync. Registered by Imad of Acme' });
    expect(await consentTo(named)).toContain('Registered by <strong><bdi>Mal</bdi></strong> of <strong><bdi>Evil Inc.</bdi></strong>.');
    expect(pathIn(server, await ask(server, imad, named))).toMatch(/^\/oauth\/consent\//);
  });
});
