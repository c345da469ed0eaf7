/** Authorization requests: how a code is obtained, and all ways in which it is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Asked,
  answer,
  ask,
  authorizePath,
  callback,
  makeApp,
  newVerifier,
  obtainCode,
  pathIn,
  type TestApp,
} from '../support/oauth.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { type Page, shownFields, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let app: TestApp;
let imad: Visitor;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  const plans = ['free', 'pro'].map((plan) => organization(`on-${plan}`, { plan, users: [user(`on-${plan}`)] }));
  await server.load(world(organization('acme', { users: [user('imad'), user('lea')] }), ...plans));
  app = await makeApp(server, 'imad');
  imad = await signIn(server, 'imad');
});
beforeEach(() => server.forgetRequests());
afterAll(() => server.stop());

/** Parameters of the redirect to the application. */
function told({ location }: Page): Record<string, string> {
  const { search, hash } = new URL(location ?? 'none:');
  return Object.fromEntries(new URLSearchParams(search || hash.slice(1)));
}
const grants = async (): Promise<number> => (await server.pool.query('select from oauth_grants')).rowCount ?? 0;

describe('a request', () => {
  it('leads to a code, with its state and who issued it', async () => {
    const page = await answer(server, imad, await ask(server, imad, app));
    expect(page.status).toBe(303);
    expect(page.location?.startsWith(`${callback}?`)).toBe(true);
    expect(told(page)).toEqual({ code: expect.stringMatching(/^oac_[0-9A-Za-z]{38}$/), state: 'xyz', iss: server.url });
    // Only the cookies from signing in are left.
    expect([...imad.cookies.keys()].filter((name) => !/^caledee_(session|pre_session|known|consent|resume)/.test(name))).toEqual([]);
  });

  it.each<[string, Record<string, string | string[] | undefined>, string]>([
    ['without a challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with a challenge but no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['with the method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['with a method in other case', { code_challenge_method: 's256' }, 'invalid_request'],
    ['with a challenge that is too short', { code_challenge: 'short' }, 'invalid_request'],
    ['for a token', { response_type: 'token' }, 'unsupported_response_type'],
    ['for an ID token', { response_type: 'id_token', nonce: 'n' }, 'unsupported_response_type'],
    ['for a code and a token', { response_type: 'code token' }, 'unsupported_response_type'],
    ['for nothing', { scope: '' }, 'invalid_scope'],
    ['for a scope that there is not', { scope: 'read:everything' }, 'invalid_scope'],
    ['for what only every object has', { scope: 'constructor' }, 'invalid_scope'],
    ['for another resource', { resource: 'https://api.example/' }, 'invalid_target'],
    ['for two resources of which one is another', { resource: ['https://api.example/', 'OURS'] }, 'invalid_target'],
    ['for a resource that looks like ours', { resource: 'OURS/' }, 'invalid_target'],
    ['for nobody to see', { prompt: 'none' }, 'login_required'],
    ['with a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    ['with the address of one', { request_uri: 'https://app.example/request' }, 'request_uri_not_supported'],
    ['with a prompt that there is not', { prompt: 'dance' }, 'invalid_request'],
  ])('%s is refused', async (_what, asked, error) => {
    const ours = (value: string) => value.replace('OURS', `${server.url}/api/v2`);
    const given = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, Array.isArray(value) ? value.map(ours) : value && ours(value)]),
    );
    const page = await imad.get(authorizePath(app, given));
    expect([page.status, new URL(page.location as string).origin]).toEqual([303, 'https://app.example']);
    expect(told(page)).toMatchObject({ error, state: 'xyz', iss: server.url });
    expect(told(page)).not.toHaveProperty('code');
  });

  it.each<[string, Record<string, string | string[] | undefined>]>([
    ['no client', { client_id: undefined }],
    ['a client that there is not', { client_id: '01990000-0000-7000-8000-000000000000' }],
    ['SQL for a client', { client_id: "' or 1=1 --" }],
    ['a client twice', { client_id: ['a', 'b'] }],
    ['a client with a zero in it', { client_id: 'a\0b' }],
    ...['state', 'nonce', 'login_hint', 'ui_locales', 'display'].map((name): [string, Record<string, string | string[] | undefined>] => [
      `a client, with a zero in its ${name},`,
      { scope: 'openid', [name]: 'a\0b' },
    ]),
  ])('of %s is answered with a page of ours', async (_what, asked) => {
    const page = await imad.get(authorizePath(app, asked));
    expect([page.status, page.location]).toEqual([400, null]);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toMatch(/action="\/sign-out"[\s\S]*Go to your bookings/);
  });

  it('grants the known scopes, and returns them', async () => {
    const place = await ask(server, imad, app, { scope: 'read:profile offline_access read:everything' });
    const { text } = await imad.get(place);
    expect(text).toContain('<li>Your name, email address and time zone</li>');
    expect(text).not.toContain('offline_access');
  });

  it.each(['state', 'nonce', 'login_hint', 'redirect_uri', 'scope'])(
    'with a %s of more than 2 KB is answered with a page',
    async (name) => {
      const page = await imad.get(authorizePath(app, { [name]: 'x'.repeat(2049) }));
      expect([page.status, page.location, page.text]).toEqual([
        400,
        null,
        expect.stringContaining(`${name} must have at most 2048 characters`),
      ]);
      if (name === 'state') expect((await imad.get(authorizePath(app, { state: 'x'.repeat(2048) }))).status).toBe(303);
    },
  );

  it('with more than 8 KB in all is answered with a page', async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`x${n}`, 'x'.repeat(1024)]));
    const page = await imad.get(authorizePath(app, many));
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('at most 8192 characters')]);
  });

  it.each(['form_post', 'fragment', 'web_message', ''])(
    'that wants its answer as %j is answered with a page of ours',
    async (response_mode) => {
      const page = await imad.get(authorizePath(app, { response_mode }));
      expect([page.status, page.location, page.text]).toEqual([400, null, expect.stringContaining('response_mode must be query')]);
    },
  );

  it('may come as a form', async () => {
    const query = authorizePath(app).split('?')[1] as string;
    const page = await visit(server.url).post('/oauth/authorize', query, { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' });
    expect([page.status, page.location]).toEqual([303, `${server.url}/oauth/authorize?${query}`]);
    expect(told(await answer(server, imad, pathIn(server, (await imad.get(pathIn(server, page.location))).location)))).toHaveProperty(
      'code',
    );
    const other = await visit(server.url).post('/oauth/authorize', '{}', { 'Content-Type': 'application/json' });
    expect([other.status, other.location]).toEqual([400, null]);
  });

  it('is answered by GET and POST alone', async () => {
    for (const method of ['PUT', 'DELETE']) {
      const response = await fetch(server.url + authorizePath(app), { method, redirect: 'manual' });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST']);
    }
  });
});

const wrongAddresses = [
  '',
  'https://evil.example/callback',
  'https://app.example',
  'https://app.example/',
  'https://app.example/callback/',
  'https://app.example/callback/x',
  'https://app.example/callbac',
  'https://app.example/callback2',
  'https://app.example/Callback',
  'https://APP.example/callback',
  'HTTPS://app.example/callback',
  'http://app.example/callback',
  'ftp://app.example/callback',
  '//app.example/callback',
  '/callback',
  'callback',
  'https://app.example:443/callback',
  'https://app.example:8443/callback',
  'https://app.example./callback',
  'https://www.app.example/callback',
  'https://app.example.evil.example/callback',
  'https://evil.example/app.example/callback',
  'https://app.example@evil.example/callback',
  'https://user@app.example/callback',
  'https://app.example%2f@evil.example/callback',
  'https://app.example\\@evil.example/callback',
  'https://evil.example\\.app.example/callback',
  'https://app.example/callback?next=https://evil.example',
  'https://app.example/callback?',
  'https://app.example/callback#',
  'https://app.example/callback#x',
  'https://app.example/callback%00',
  'https://app.example/callback%0d%0aLocation:%20https://evil.example',
  'https://app.example/callback\r\nLocation: https://evil.example',
  'https://app.example/./callback',
  'https://app.example/x/../callback',
  'https://app.example//callback',
  'https://app.example/%63allback',
  ' https://app.example/callback',
  'https://app.example/callback ',
  'https://app.example/callback, https://evil.example',
  'https:app.example/callback',
  'javascript:alert(1)//https://app.example/callback',
  'data:text/html,https://app.example/callback',
  'https://аpp.example/callback',
];

describe('an address to go back to', () => {
  it.each(wrongAddresses)('that is %j leads nowhere', async (redirect_uri) => {
    for (const asked of [{ redirect_uri }, { redirect_uri, code_challenge_method: 'plain' }, { redirect_uri, prompt: 'none' }]) {
      const page = await imad.get(authorizePath(app, asked));
      expect([page.status, page.location]).toEqual([400, null]);
      expect(page.text).not.toMatch(/http-equiv|<script(?! src="\/assets)/);
    }
  });

  it('is tried in enough ways', () => expect(wrongAddresses.length).toBeGreaterThanOrEqual(40));

  it('must be given once', async () => {
    const page = await imad.get(authorizePath(app, { redirect_uri: [callback, 'https://evil.example/'] }));
    expect([page.status, page.location]).toEqual([400, null]);
  });

  it.each([
    ['http://127.0.0.1/done', 'http://127.0.0.1:51234/done'],
    ['http://localhost:3334/done', 'http://localhost:9999/done'],
    ['http://[::1]/done', 'http://[::1]:51234/done'],
  ])('on the own computer may have any port: %s', async (registered, asked) => {
    const local = await makeApp(server, 'imad', { redirectUri: registered, isConfidential: false });
    const page = await answer(server, imad, await ask(server, imad, local, { redirect_uri: asked }));
    expect(page.location?.startsWith(`${asked}?code=`)).toBe(true);
    const elsewhere = await imad.get(authorizePath(local, { redirect_uri: asked.replace('/done', '/other') }));
    expect([elsewhere.status, elsewhere.location]).toEqual([400, null]);
  });

  it('may be one that opens an app', async () => {
    const mobile = await makeApp(server, 'imad', { redirectUri: 'com.example.app:/done', isConfidential: false });
    const place = await ask(server, imad, mobile);
    expect((await imad.get(place)).headers.get('content-security-policy')).toContain("form-action 'self' https: com.example.app:;");
    expect((await answer(server, imad, place)).location).toMatch(/^com\.example\.app:\/done\?code=/);
  });
});

describe('the page of consent', () => {
  it('names the application, the account, where it leads, and each permission in words', async () => {
    const place = await ask(server, imad, app, { scope: 'openid profile email read:profile write:bookings read:bookings' });
    const { status, text, headers } = await imad.get(place);
    expect(status).toBe(200);
    for (const words of ['Calendar sync', 'imad@acme.test', 'app.example']) expect(text).toContain(words);
    const groups = text.split('<h2 class="label">').slice(1);
    expect(groups.map((group) => [group.split('<')[0], ...[...group.matchAll(/<li>([^<]+)</g)].map(([, words]) => words)])).toEqual([
      // Four scopes say the first.
      ['See', 'Your name, email address and time zone', 'Your bookings'],
      ['Change', 'Create, reschedule and cancel your bookings'],
    ]);
    expect(text).not.toMatch(/<nav|action="\/sign-out"/);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https:;");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is for those who are signed in', async () => {
    const stranger = visit(server.url);
    const place = await ask(server, stranger, app);
    expect((await stranger.get(place)).location).toBe(`/sign-in?next=${encodeURIComponent(place)}`);
    expect((await stranger.post(place, { decision: 'allow' })).status).toBe(303);
  });

  it.each([
    ['openid', ['Confirm who you are']],
    ['openid profile', ['Your name and time zone']],
    ['openid email read:members', ['Your email address', 'The members of your organization']],
    ['profile email', ['Your name, email address and time zone']],
  ])('lists for %s', async (scope, words) => {
    const { text } = await imad.get(await ask(server, imad, app, { scope }));
    expect([...text.matchAll(/<li>([^<]+)</g)].map(([, one]) => one)).toEqual(words);
    expect(text).not.toContain('>Change<');
  });

  it('asks every time, and says what the application has already', async () => {
    const again = await makeApp(server, 'imad');
    const shown = async (asked: Asked) => (await imad.get(await ask(server, imad, again, asked))).text;
    const has = '<strong><bdi>Calendar sync</bdi></strong> already has this access:';
    expect(await shown({ scope: 'read:bookings read:leads' })).not.toContain(has);
    await obtainCode(server, imad, again, { verifier: newVerifier(), scope: 'read:bookings read:leads' });
    expect(await shown({ scope: 'read:leads', prompt: 'consent' })).toContain(has);
    expect(await shown({ scope: 'read:leads read:profile' })).not.toContain(has);
    const lea = await signIn(server, 'lea');
    expect((await lea.get(await ask(server, lea, again, { scope: 'read:leads' }))).text).not.toContain(has);
  });

  it('asks every time: nothing is remembered', async () => {
    for (let time = 0; time < 2; time += 1) {
      const page = await answer(server, imad, await ask(server, imad, app));
      expect(told(page)).toHaveProperty('code');
    }
    expect(told(await imad.get(authorizePath(app, { prompt: 'none' })))).toMatchObject({ error: 'login_required' });
  });

  it('redirects to the application when access was denied', async () => {
    const before = await grants();
    const page = await answer(server, imad, await ask(server, imad, app), 'deny');
    expect(told(page)).toMatchObject({ error: 'access_denied', state: 'xyz', iss: server.url });
    expect(await grants()).toBe(before);
  });

  it('escapes what applications call themselves', async () => {
    const odd = await makeApp(server, 'imad', { name: '<img src=x onerror=alert(1)>"\'' });
    const { text } = await imad.get(await ask(server, imad, odd));
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('warns where a program on the computer asks', async () => {
    const local = await makeApp(server, 'imad', { redirectUri: 'http://127.0.0.1/done' });
    expect((await imad.get(await ask(server, imad, local))).text).toContain('Be careful');
    expect((await imad.get(await ask(server, imad, app))).text).not.toContain('Be careful');
  });

  it.each(['free', 'pro'])('offers nothing on the plan %s, and explains', async (plan) => {
    const member = await signIn(server, `on-${plan}`);
    const before = await grants();
    const place = await ask(server, member, app);
    const page = await member.get(place);
    expect(page.text).toContain('part of the Team plan');
    expect(page.text).not.toContain('value="allow"');
    const forced = await member.post(place, { ...shownFields(page, place), decision: 'allow' });
    expect([forced.status, await grants()]).toEqual([403, before]);
    expect(told(await answer(server, member, place, 'deny'))).toMatchObject({ error: 'access_denied' });
  });

  it('gives nothing when the plan ends between the consent and the code', async () => {
    const place = await ask(server, imad, app);
    const { location } = await imad.fill(place, { decision: 'allow' });
    await server.pool.query(`update organizations set plan = 'pro' where slug = 'acme'`);
    const page = await imad.get(pathIn(server, location));
    await server.pool.query(`update organizations set plan = 'team' where slug = 'acme'`);
    expect(told(page)).toMatchObject({ error: 'access_denied' });
  });

  it('lets another account be used, and keeps the session until then', async () => {
    const browser = await signIn(server, 'lea');
    const place = await ask(server, browser, app);
    const path = `/sign-in?again&next=${encodeURIComponent(place)}`;
    expect((await browser.get(place)).text).toContain(`<a href="${path.replace('&', '&amp;')}">Use another account</a>`);
    const fields = { email: 'imad@acme.test', password: 'a wrong guess' };
    const refused = await browser.fill(path, fields, '/sign-in');
    // A way to sign in that is tried next is still for another account.
    expect([refused.status, shownFields(refused, '/sign-in').again]).toEqual([403, '']);
    expect((await browser.get(place)).text).toContain('lea@acme.test');
    const done = await browser.fill(path, { ...fields, password: testPassword }, '/sign-in');
    expect([done.status, done.text]).toEqual([200, expect.stringContaining(`url=${place}"`)]);
    expect((await browser.get(place)).text).toContain('imad@acme.test');
  });

  it.each<[string, Record<string, string>]>([
    ['prompt=login', { prompt: 'login' }],
    ['max_age=0', { max_age: '0', scope: 'openid' }],
  ])('asks for a new sign-in with %s', async (_what, asked) => {
    const browser = await signIn(server, 'imad');
    const place = await ask(server, browser, app, asked);
    const { location } = await browser.get(place);
    expect(location).toBe(`/sign-in?again&next=${encodeURIComponent(place)}`);
    // Any site can lead a browser so far: nobody is signed out by it.
    expect([(await browser.get(location as string)).status, (await browser.get('/settings/profile')).status]).toEqual([200, 200]);
    const before = browser.cookies.get('caledee_session');
    await signInAs(browser, 'imad');
    expect(browser.cookies.get('caledee_session')).not.toBe(before);
    expect(told(await answer(server, browser, place))).toHaveProperty('code');
  });

  it('takes a sign-in that is young enough', async () => {
    const place = await ask(server, imad, app, { max_age: '3600', scope: 'openid', prompt: 'select_account' });
    expect(told(await answer(server, imad, place))).toHaveProperty('code');
  });
});

const signInAs = async (browser: Visitor, slug: string) => {
  const fields = { email: `${slug}@acme.test`, password: testPassword };
  const { status } = await browser.fill('/sign-in?again', fields, '/sign-in');
  expect([200, 303]).toContain(status);
};

describe('a consent', () => {
  /** Nothing is granted, and no application hears of it. */
  const expectNothing = async (attempt: () => Promise<Page>, statuses: number[]) => {
    const before = await grants();
    const page = await attempt();
    expect(statuses).toContain(page.status);
    expect(page.location ?? '').not.toContain('app.example');
    expect(await grants()).toBe(before);
  };

  it('without its request is refused', async () => {
    const fields = shownFields(await imad.get('/settings/profile'), '/settings/profile');
    const place = await ask(server, imad, app);
    for (const name of [...imad.cookies.keys()].filter((one) => one.startsWith('caledee_consent'))) imad.cookies.delete(name);
    await expectNothing(() => imad.post(place, { ...fields, decision: 'allow' }), [400]);
    await expectNothing(() => imad.post('/oauth/consent/', { ...fields, decision: 'allow' }), [404, 405]);
    await expectNothing(() => imad.post('/oauth/consent/nothing', { ...fields, decision: 'allow' }), [400]);
  });

  it('for the request of another browser is refused', async () => {
    const mallory = await signIn(server, 'lea');
    const place = await ask(server, mallory, app);
    await expectNothing(() => imad.get(place), [400]);
    const fields = shownFields(await imad.get('/settings/profile'), '/settings/profile');
    await expectNothing(() => imad.post(place, { ...fields, decision: 'allow' }), [400]);
  });

  it('for another request of the same browser is refused', async () => {
    const first = await ask(server, imad, app);
    const fields = shownFields(await imad.get(first), first);
    const second = await ask(server, imad, app);
    expect(second).not.toBe(first);
    await expectNothing(() => imad.post(first, { ...fields, decision: 'allow' }), [400]);
  });

  it('with a cookie that was made up is refused', async () => {
    const place = await ask(server, imad, app);
    const fields = shownFields(await imad.get(place), place);
    const value = imad.cookies.get('caledee_consent') as string;
    imad.cookies.set('caledee_consent', `${value.slice(0, -1)}${value.endsWith('a') ? 'b' : 'a'}`);
    await expectNothing(() => imad.post(place, { ...fields, decision: 'allow' }), [400]);
    imad.cookies.set('caledee_consent', value);
    imad.cookies.set('caledee_consent.sig', 'x'.repeat(27));
    await expectNothing(() => imad.post(place, { ...fields, decision: 'allow' }), [400]);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour', { Origin: 'https://evil.localhost', 'Sec-Fetch-Site': 'same-site' }],
    ['nowhere', { Origin: 'null' }],
    ['who knows where', { Origin: undefined }],
  ])('from %s is refused', async (_where, headers) => {
    const place = await ask(server, imad, app);
    const fields = shownFields(await imad.get(place), place);
    for (const decision of ['allow', 'deny']) await expectNothing(() => imad.post(place, { ...fields, decision }, headers), [403]);
  });

  it.each(['', 'wrong', undefined])('with the form token %j is refused', async (token) => {
    const place = await ask(server, imad, app);
    await imad.get(place);
    await expectNothing(() => imad.post(place, { decision: 'allow', ...(token !== undefined && { form_token: token }) }), [403]);
  });

  it("with another session's form token is refused", async () => {
    const lea = await signIn(server, 'lea');
    const theirs = shownFields(await lea.get('/settings/profile'), '/settings/profile');
    const place = await ask(server, imad, app);
    await expectNothing(() => imad.post(place, { form_token: theirs.form_token as string, decision: 'allow' }), [403]);
  });

  it('that is neither is refused', async () => {
    const place = await ask(server, imad, app);
    await expectNothing(() => imad.fill(place, { decision: 'perhaps' }), [400]);
  });

  it('of whoever is signed in at that moment is what counts', async () => {
    const browser = await signIn(server, 'imad');
    const place = await ask(server, browser, app);
    const shown = shownFields(await browser.get(place), place);
    await browser.fill('/settings/developers', {}, '/sign-out');
    await expectNothing(() => browser.post(place, { ...shown, decision: 'allow' }), [303]);
    await signInAs(browser, 'lea');
    await expectNothing(() => browser.post(place, { ...shown, decision: 'allow' }), [403]);
    await answer(server, browser, place);
    const { rows } = await server.pool.query(
      'select u.slug from oauth_grants g join users u on u.id = g.user_id order by g.created_at desc limit 1',
    );
    expect(rows).toEqual([{ slug: 'lea' }]);
  });

  it('leads on once', async () => {
    const { location } = await imad.fill(await ask(server, imad, app), { decision: 'allow' });
    const resume = pathIn(server, location);
    expect((await imad.get(resume)).location).toContain('code=');
    const again = await imad.get(resume);
    expect([again.status, again.location]).toEqual([400, null]);
  });

  it('sent ten times at once is given once, and leads to one code', async () => {
    const before = await grants();
    const place = await ask(server, imad, app);
    const form = { ...shownFields(await imad.get(place), place), decision: 'allow' };
    const pages = await Promise.all(Array.from({ length: 10 }, () => imad.post(place, form)));
    const resume = pathIn(server, pages.find(({ status }) => status === 303)?.location ?? null);
    expect([...new Set(pages.map(({ status, location }) => (status === 400 ? resume : pathIn(server, location))))]).toEqual([resume]);
    const led = await Promise.all(Array.from({ length: 10 }, () => imad.get(resume)));
    expect(led.filter(({ location }) => location?.includes('code='))).toHaveLength(1);
    expect(await grants()).toBe(before + 1);
  });

  it('sent again leads on with what was answered first', async () => {
    const before = await grants();
    const place = await ask(server, imad, app);
    const form = shownFields(await imad.get(place), place);
    const first = await imad.post(place, { ...form, decision: 'deny' });
    const second = await imad.post(place, { ...form, decision: 'allow' });
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(told(await imad.get(pathIn(server, second.location)))).toMatchObject({ error: 'access_denied' });
    expect(await grants()).toBe(before);
  });

  it('leads on in the browser that it was given in, and in no other', async () => {
    const { location } = await imad.fill(await ask(server, imad, app), { decision: 'allow' });
    const elsewhere = await (await signIn(server, 'lea')).get(pathIn(server, location));
    expect([elsewhere.status, elsewhere.location]).toEqual([400, null]);
  });

  it('is over after half an hour', async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    const browser = await signIn(server, 'imad');
    const place = await ask(server, browser, app);
    await server.setClock('2027-03-01T08:30:00Z');
    await expectNothing(() => browser.get(place), [400]);
    await server.setClock('2027-03-01T08:29:59Z');
    expect(await obtainCode(server, browser, app, { verifier: 'v'.repeat(43) })).toMatch(/^oac_/);
  });
});

describe('sign-in on the way to consent', () => {
  const headingOf = ({ text }: Page) => (/<h1>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').trim();
  const inWords = 'Sign in to continue to Calendar sync (app.example)';

  it('names the application and where it leads, after a failed attempt too', async () => {
    const stranger = visit(server.url);
    const { location } = await stranger.get(await ask(server, stranger, app));
    const page = await stranger.get(location as string);
    expect([headingOf(page), page.text.includes('Unverified app')]).toEqual([inWords, false]);
    expect(page.text).toContain(`<title>${inWords.split(' (')[0]} ·`);
    const refused = await stranger.fill(location as string, { email: 'imad@acme.test', password: 'a wrong guess' }, '/sign-in');
    expect([refused.status, headingOf(refused)]).toEqual([403, inWords]);
  });

  it('names none once the request was answered, has expired or never was', async () => {
    await server.setClock('2027-03-02T08:00:00Z');
    const [browser, stranger] = [await signIn(server, 'imad'), visit(server.url)];
    const [answered, late] = [await ask(server, browser, app), await ask(server, browser, app)];
    const asAt = async (next: string) => headingOf(await stranger.get(`/sign-in?next=${encodeURIComponent(next)}`));
    expect(await Promise.all([answered, `${late}?name=Bank`, `/oauth/consent/${'A'.repeat(43)}`].map(asAt))).toEqual([
      inWords,
      'Sign in',
      'Sign in',
    ]);
    await browser.get(late);
    await browser.fill(late, { decision: 'deny' });
    expect(await asAt(late)).toBe('Sign in');
    await server.setClock('2027-03-02T08:29:59Z');
    expect(await asAt(answered)).toBe(inWords);
    await server.setClock('2027-03-02T08:30:00Z');
    expect(await asAt(answered)).toBe('Sign in');
  });
});
