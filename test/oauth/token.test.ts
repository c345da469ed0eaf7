/** Tokens: codes and refresh tokens work once, for their client, until they expire. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rotateAppSecret } from '../../src/accounts/apps.ts';
import { isAccessToken } from '../../src/accounts/secrets.ts';
import { operator } from '../../src/queries/security-events.ts';
import { getMe } from '../support/http.ts';
import {
  answer,
  ask,
  exchange,
  makeApp,
  newVerifier,
  obtainCode,
  obtainTokens,
  postForm,
  refresh,
  type TestApp,
  type TokenAnswer,
  type Tokens,
  withDb,
} from '../support/oauth.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let app: TestApp;
let publicApp: TestApp;
let imad: Visitor;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.load(
    world(
      organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] }),
      organization('other', { users: [user('lea')] }),
    ),
  );
  app = await makeApp(server, 'imad');
  publicApp = await makeApp(server, 'imad', { isConfidential: false });
  imad = await signIn(server, 'imad');
});
beforeEach(() => server.forgetRequests());
afterAll(() => server.stop());

const atOnce = 20;
const rounds = 10;
const repeat = async <T>(times: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: times }, work));

/** RFC 6749 §5.2. */
function expectError({ status, headers, body }: TokenAnswer, wanted: number, error: string): void {
  expect({ status, body }).toEqual({ status: wanted, body: { error, error_description: expect.any(String) } });
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
}

const obtain = async (asked = {}) => {
  const verifier = newVerifier();
  return { verifier, code: await obtainCode(server, imad, app, { ...asked, verifier }) };
};

const callApi = (token: string, path: string, init: RequestInit = {}) =>
  server.send('GET', path, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } });

describe('a code', () => {
  it('is changed for tokens that work wherever a personal one does', async () => {
    const { code, verifier } = await obtain({ scope: 'read:profile read:bookings' });
    const { status, headers, body } = await exchange(server, app, code, verifier);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^oat_[0-9A-Za-z]{38}$/),
      refresh_token: expect.stringMatching(/^ort_[0-9A-Za-z]{38}$/),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'read:profile read:bookings',
    });
    expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
    expect((await callApi(body.access_token, '/api/v2/me')).body).toMatchObject({ slug: 'imad' });
    expect((await callApi(body.access_token, '/api/v2/bookings')).status).toBe(200);
  });

  it.each<[string, (code: string, verifier: string) => Promise<TokenAnswer>, number, string]>([
    ['without its verifier', (code) => exchange(server, app, code, ''), 400, 'invalid_grant'],
    ['with another verifier', (code) => exchange(server, app, code, newVerifier()), 400, 'invalid_grant'],
    ['with a verifier that is too short', (code) => exchange(server, app, code, 'short'), 400, 'invalid_request'],
    ['with another address', (code, v) => exchange(server, app, code, v, { redirect_uri: 'https://app.example/' }), 400, 'invalid_grant'],
    ['without its address', (code, v) => exchange(server, app, code, v, { redirect_uri: '' }), 400, 'invalid_request'],
    ['with another secret', (code, v) => exchange(server, { ...app, secret: `${app.secret}x` }, code, v), 401, 'invalid_client'],
    [
      "with its secret's hash",
      async (code, v) => exchange(server, { ...app, secret: await hashOfSecret() }, code, v),
      401,
      'invalid_client',
    ],
    ['without a secret', (code, v) => exchange(server, { ...app, secret: null }, code, v), 401, 'invalid_client'],
    ['by another client', (code, v) => exchange(server, publicApp, code, v), 400, 'invalid_grant'],
    ['by nobody that is known', (code, v) => exchange(server, { ...app, id: 'nobody', secret: null }, code, v), 401, 'invalid_client'],
    ['for another resource', (code, v) => exchange(server, app, code, v, { resource: 'https://api.example/' }), 400, 'invalid_target'],
    ['with a letter more', (code, v) => exchange(server, app, `${code}a`, v), 400, 'invalid_grant'],
  ])('%s gets nothing', async (_how, attempt, status, error) => {
    const { code, verifier } = await obtain();
    expectError(await attempt(code, verifier), status, error);
  });

  it('stays valid after a request with a wrong resource', async () => {
    const { code, verifier } = await obtain();
    const wrong = await exchange(server, app, code, verifier, { resource: `${server.url}/api/mcp` });
    expectError(wrong, 400, 'invalid_target');
    expect((await exchange(server, app, code, verifier)).status).toBe(200);
  });

  const hashOfSecret = async (): Promise<string> => {
    const { rows } = await server.pool.query('select secret_hash from oauth_clients where id = $1', [app.id]);
    return rows[0].secret_hash.toString('base64url');
  };

  it('that somebody guessed at is still good for whom it was meant', async () => {
    const { code, verifier } = await obtain();
    await exchange(server, app, code, newVerifier());
    await exchange(server, publicApp, code, verifier);
    expect((await exchange(server, app, code, verifier)).status).toBe(200);
  });

  it('may be changed by a secret in the form, and by a public client without one', async () => {
    const { code, verifier } = await obtain();
    const inForm = await exchange(server, { ...app, secret: null }, code, verifier, { client_secret: app.secret as string });
    expect(inForm.status).toBe(200);
    expect(await getMe(server, (await obtainTokens(server, imad, publicApp)).access_token)).toBe(200);
  });

  it('twice ends what came of it', async () => {
    const { code, verifier } = await obtain();
    const first = await exchange(server, app, code, verifier);
    expect([first.status, await getMe(server, first.body.access_token)]).toEqual([200, 200]);
    expectError(await exchange(server, app, code, verifier), 400, 'invalid_grant');
    expect(await getMe(server, first.body.access_token)).toBe(401);
    expectError(await refresh(server, app, first.body.refresh_token), 400, 'invalid_grant');
  });

  it(`asked for ${atOnce} times at once is given once, ${rounds} times over, and what it gave is dead`, async () => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: 1_000_000 });
    for (let round = 0; round < rounds; round += 1) {
      await server.forgetRequests();
      const { code, verifier } = await obtain();
      let turn = 0;
      const answers = await repeat(atOnce, () =>
        exchange({ ...server, url: [server.url, other.url][turn++ % 2] as string }, app, code, verifier),
      );
      const given = answers.filter(({ status }) => status === 200);
      expect([round, given.length]).toEqual([round, 1]);
      for (const one of answers.filter((each) => each !== given[0])) expectError(one, 400, 'invalid_grant');
      const tokens = given[0]?.body as Tokens;
      expect([await getMe(server, tokens.access_token), (await refresh(server, app, tokens.refresh_token)).status]).toEqual([401, 400]);
    }
    await other.stop();
  }, 180_000);

  it('is over after a minute, by the clock of the database', async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    imad = await signIn(server, 'imad');
    const [kept, late] = [await obtain(), await obtain()];
    await server.setClock('2027-03-01T08:00:59.999Z');
    expect((await exchange(server, app, kept.code, kept.verifier)).status).toBe(200);
    await server.setClock('2027-03-01T08:01:00Z');
    expectError(await exchange(server, app, late.code, late.verifier), 400, 'invalid_grant');
  });
});

describe('a refresh token', () => {
  const graceMs = 10_000;

  /** Sets the clock; the time starts anew for each test, so that the visitor's session lasts. */
  const startClock = async () => {
    const start = Date.parse('2027-03-01T09:00:00Z');
    await server.setClock(new Date(start).toISOString());
    imad = await signIn(server, 'imad');
    return (ms: number) => server.setClock(new Date(start + ms).toISOString());
  };

  it('gives the next pair, and the old access token ends 10 s later', async () => {
    const setClock = await startClock();
    const first = await obtainTokens(server, imad, app, { scope: 'read:profile read:leads' });
    const { status, body: second } = await refresh(server, app, first.refresh_token);
    expect([status, second.scope, second.expires_in]).toEqual([200, 'read:profile read:leads', 3600]);
    expect([second.access_token === first.access_token, second.refresh_token === first.refresh_token]).toEqual([false, false]);
    await setClock(graceMs - 1);
    expect([await getMe(server, first.access_token), await getMe(server, second.access_token)]).toEqual([200, 200]);
    await setClock(graceMs);
    expect([await getMe(server, first.access_token), await getMe(server, second.access_token)]).toEqual([401, 200]);
    const { body: third } = await refresh(server, app, second.refresh_token);
    await setClock(2 * graceMs);
    expect([await getMe(server, second.access_token), await getMe(server, third.access_token)]).toEqual([401, 200]);
  });

  it('used again within 10 s of its first use gives another pair', async () => {
    const setClock = await startClock();
    const first = await obtainTokens(server, imad, app);
    const { body: lost } = await refresh(server, app, first.refresh_token);
    await setClock(graceMs - 1);
    const { status, body: second } = await refresh(server, app, first.refresh_token);
    expect(status).toBe(200);
    await setClock(graceMs);
    const tokens = [first, lost, second].map(({ access_token: token }) => getMe(server, token));
    expect(await Promise.all(tokens)).toEqual([401, 200, 200]);
  });

  it('renewed in one process leaves the access token of another alone', async () => {
    const setClock = await startClock();
    const first = await obtainTokens(server, imad, app);
    const [{ body: here }, { body: there }] = [
      await refresh(server, app, first.refresh_token),
      await refresh(server, app, first.refresh_token),
    ];
    const { body: next } = await refresh(server, app, here.refresh_token);
    await setClock(2 * graceMs);
    expect(await Promise.all([here, there, next].map(({ access_token: token }) => getMe(server, token)))).toEqual([401, 200, 200]);
    expect((await refresh(server, app, there.refresh_token)).status).toBe(200);
  });

  it('used again later ends the whole family', async () => {
    const setClock = await startClock();
    const first = await obtainTokens(server, imad, app);
    const { body: second } = await refresh(server, app, first.refresh_token);
    const { body: other } = await refresh(server, app, first.refresh_token);
    const { body: third } = await refresh(server, app, second.refresh_token);
    await setClock(graceMs);
    expectError(await refresh(server, app, first.refresh_token), 400, 'invalid_grant');
    expect([await getMe(server, third.access_token), await getMe(server, other.access_token)]).toEqual([401, 401]);
    for (const { refresh_token: token } of [third, other]) expectError(await refresh(server, app, token), 400, 'invalid_grant');
  });

  it('ends no other family', async () => {
    const setClock = await startClock();
    const [one, two] = [await obtainTokens(server, imad, app), await obtainTokens(server, imad, app)];
    await refresh(server, app, one.refresh_token);
    await setClock(graceMs);
    expectError(await refresh(server, app, one.refresh_token), 400, 'invalid_grant');
    expect([await getMe(server, two.access_token), (await refresh(server, app, two.refresh_token)).status]).toEqual([200, 200]);
  });

  it('is not repeated by another client, which ends nothing', async () => {
    const { refresh_token } = await obtainTokens(server, imad, app);
    const { body: second } = await refresh(server, app, refresh_token);
    expectError(await refresh(server, publicApp, refresh_token), 400, 'invalid_grant');
    expect([await getMe(server, second.access_token), (await refresh(server, app, second.refresh_token)).status]).toEqual([200, 200]);
  });

  it(`asked for ${atOnce} times at once in two processes gives as many pairs, and later none`, async () => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: 1_000_000 });
    const setClock = await startClock();
    const tokens = await obtainTokens(server, imad, app);
    let turn = 0;
    const attempt = () => refresh({ ...server, url: [server.url, other.url][turn++ % 2] as string }, app, tokens.refresh_token);
    const pairs = (await repeat(atOnce, attempt)).map(({ body }) => body as Tokens);
    expect(new Set(pairs.map(({ refresh_token: token }) => token)).size).toBe(atOnce);
    expect(new Set(await Promise.all([tokens, ...pairs].map(({ access_token: token }) => getMe(other, token))))).toEqual(new Set([200]));
    const [next] = await Promise.all(pairs.map(({ refresh_token: token }) => refresh(server, app, token)));
    await setClock(graceMs);
    for (const answer of await repeat(atOnce, attempt)) expectError(answer, 400, 'invalid_grant');
    expect(await getMe(server, next?.body.access_token)).toBe(401);
    await other.stop();
  }, 60_000);

  it('may ask for less, and not for more', async () => {
    const { refresh_token } = await obtainTokens(server, imad, app, { scope: 'read:profile read:leads' });
    const less = await refresh(server, app, refresh_token, { scope: 'read:leads' });
    expect([less.body.scope, await getMe(server, less.body.access_token)]).toEqual(['read:leads', 403]);
    const more = await refresh(server, app, less.body.refresh_token, { scope: 'read:leads write:bookings' });
    expect([more.status, more.body.error]).toEqual([400, 'invalid_scope']);
    const again = await refresh(server, app, less.body.refresh_token);
    expect([again.body.scope, await getMe(server, again.body.access_token)]).toEqual(['read:profile read:leads', 200]);
  });

  it('is for the client that it was given to', async () => {
    const { refresh_token, access_token } = await obtainTokens(server, imad, app);
    expectError(await refresh(server, publicApp, refresh_token), 400, 'invalid_grant');
    expectError(await refresh(server, { ...app, secret: 'wrong' }, refresh_token), 401, 'invalid_client');
    expectError(await refresh(server, app, access_token), 400, 'invalid_grant');
    expect((await refresh(server, app, refresh_token)).status).toBe(200);
  });

  it('lives for 30 days from the last time it was renewed, and an access token for an hour', async () => {
    await server.setClock('2027-04-01T08:00:00Z');
    imad = await signIn(server, 'imad');
    const first = await obtainTokens(server, imad, app);
    await server.setClock('2027-04-01T08:59:59.999Z');
    expect(await getMe(server, first.access_token)).toBe(200);
    await server.setClock('2027-04-01T09:00:00Z');
    expect(await getMe(server, first.access_token)).toBe(401);
    await server.setClock('2027-05-01T07:59:59Z');
    const { status, body: second } = await refresh(server, app, first.refresh_token);
    expect([status, await getMe(server, second.access_token)]).toEqual([200, 200]);
    await server.setClock('2027-05-31T07:59:59Z');
    expectError(await refresh(server, app, second.refresh_token), 400, 'invalid_grant');
    imad = await signIn(server, 'imad');
  });

  it('is not given to a client that has no use for one', async () => {
    const registered = await fetch(`${server.url}/oauth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [app.redirectUri], grant_types: ['authorization_code'], token_endpoint_auth_method: 'none' }),
    });
    const { client_id: id } = (await registered.json()) as { client_id: string };
    const tokens = await obtainTokens(server, imad, { id, secret: null, redirectUri: app.redirectUri });
    expect([tokens.refresh_token, await getMe(server, tokens.access_token)]).toEqual([undefined, 200]);
  });
});

describe('an access token', () => {
  it('may do what was consented to, and no more', async () => {
    const { access_token } = await obtainTokens(server, imad, app, { scope: 'read:leads' });
    const { status, body, headers } = await callApi(access_token, '/api/v2/me');
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    expect(headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="read:profile"');
  });

  it.each([
    ['/api/v2', 200],
    ['/api/mcp', 401],
  ])('for the resource %s is answered %i by the API, and keeps what it is for', async (path, status) => {
    const resource = server.url + path;
    const { access_token, refresh_token, scope } = await obtainTokens(server, imad, app, { resource, scope: 'read:profile' });
    expect([scope, await getMe(server, access_token)]).toEqual(['read:profile', status]);
    const { rows } = await server.pool.query(
      `select payload->>'aud' as aud from oauth_artifacts where id_hash = sha256(convert_to($1, 'UTF8'))`,
      [access_token],
    );
    expect(rows).toEqual([{ aud: resource }]);
    const elsewhere = await refresh(server, app, refresh_token, { resource: `${server.url}/api/v${path === '/api/v2' ? 3 : 2}` });
    expectError(elsewhere, 400, 'invalid_target');
    const next = await refresh(server, app, refresh_token, { resource });
    expect([next.status, await getMe(server, next.body.access_token)]).toEqual([200, status]);
    const { headers } = await callApi(next.body.access_token, '/api/v2/me');
    if (status === 401) expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it.each([
    ['/api/mcp', '/api/mcp/'],
    ['/api/mcp/', '/api/mcp'],
  ])('for the resource %s is also obtained with the spelling %s', async (granted, other) => {
    const { code, verifier } = await obtain({ resource: server.url + granted, scope: 'read:profile' });
    const tokens = await exchange(server, app, code, verifier, { resource: server.url + other });
    expect(tokens.status).toBe(200);
    const next = await refresh(server, app, tokens.body.refresh_token, { resource: server.url + other });
    expect(next.status).toBe(200);
    const last = await refresh(server, app, next.body.refresh_token, { resource: server.url + granted });
    expect([last.status, last.body.scope]).toEqual([200, 'read:profile']);
    const ping = { method: 'POST', body: '{"jsonrpc":"2.0","id":1,"method":"ping"}' };
    for (const { access_token } of [tokens.body, next.body, last.body]) {
      const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json', Accept: 'application/json' };
      expect((await fetch(server.url + other, { ...ping, headers })).status).toBe(200);
    }
  });

  it('counts with all others of its grant as one', async () => {
    // The user's other tokens count as well, but not those of the minutes before.
    const { rows } = await server.pool.query("select current_instant() + interval '1 minute' as next");
    await server.setClock(rows[0].next);
    const limited = await startServer(server.databaseUrl, { rateLimitPerMinute: 5 });
    const first = await obtainTokens(server, imad, app);
    const ask = async (token: string) => {
      const response = await fetch(`${limited.url}/api/v2/me`, { headers: { Authorization: `Bearer ${token}` } });
      return [response.status, response.headers.get('x-ratelimit-remaining')];
    };
    expect(await ask(first.access_token)).toEqual([200, '4']);
    const { body: second } = await refresh(server, app, first.refresh_token);
    expect(await ask(second.access_token)).toEqual([200, '3']);
    const another = await obtainTokens(server, imad, app);
    expect(await ask(another.access_token)).toEqual([200, '4']);
    await limited.stop();
  });

  it('keeps its idempotency keys when it is renewed', async () => {
    await server.setClock('2027-06-01T08:00:00Z');
    imad = await signIn(server, 'imad');
    const first = await obtainTokens(server, imad, app, { scope: 'write:bookings read:event-types' });
    const { body } = await callApi(first.access_token, '/api/v2/event-types');
    const order = JSON.stringify({ eventTypeId: body.items[0].id, startAt: '2027-06-02T09:00:00Z', invitee: invitee() });
    const book = (token: string) =>
      server.send('POST', '/api/v2/bookings', {
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'once' },
        body: order,
      });
    const booked = await book(first.access_token);
    const { body: second } = await refresh(server, app, first.refresh_token);
    const again = await book(second.access_token);
    expect([booked.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    expect(again.body.id).toBe(booked.body.id);
  });

  it('has the last use of its grant written, once a minute at most', async () => {
    await server.setClock('2027-06-01T08:00:00Z');
    const { access_token } = await obtainTokens(server, imad, app);
    const lastUse = async () => {
      await getMe(server, access_token);
      const { rows } = await server.pool.query('select last_used_at, xmin::text from oauth_grants order by id desc limit 1');
      return rows[0] as { last_used_at: Date | null; xmin: string };
    };
    const isWritten = async (at: Date) => (await lastUse()).last_used_at?.getTime() === at.getTime();
    await until('it is written', () => isWritten(new Date('2027-06-01T08:00:00Z')));
    const first = await lastUse();
    await server.setClock('2027-06-01T08:00:59Z');
    expect(await lastUse()).toEqual(first);
    await server.setClock('2027-06-01T08:01:00Z');
    await until('it is written again', () => isWritten(new Date('2027-06-01T08:01:00Z')));
  });

  it.each([
    ['a letter too many', (token: string) => `${token}a`],
    ['a wrong checksum', (token: string) => `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`],
    ['the prefix of a personal one', (token: string) => token.replace('oat', 'pat')],
    ['the prefix of a refresh token', (token: string) => token.replace('oat', 'ort')],
  ])('with %s is refused', async (_what, change) => {
    const { access_token } = await obtainTokens(server, imad, app);
    expect(isAccessToken(access_token)).toBe(true);
    expect(await getMe(server, change(access_token))).toBe(401);
  });

  it('is no refresh token, no code, and neither is one', async () => {
    const { refresh_token, access_token } = await obtainTokens(server, imad, app);
    expect(await getMe(server, refresh_token)).toBe(401);
    expectError(await exchange(server, app, access_token, newVerifier()), 400, 'invalid_grant');
  });
});

describe('the end of a grant', () => {
  const expectDead = async (tokens: Tokens, other: { url: string }) => {
    expect([await getMe(other, tokens.access_token), await getMe(server, tokens.access_token)]).toEqual([401, 401]);
    expect((await refresh(server, app, tokens.refresh_token)).status).toBeGreaterThanOrEqual(400);
  };

  it.each<[string, (tokens: Tokens) => Promise<unknown>]>([
    ['revoking the access token', ({ access_token: token }) => postForm(server, app, '/oauth/revoke', { token })],
    ['revoking the refresh token', ({ refresh_token: token }) => postForm(server, app, '/oauth/revoke', { token })],
    [
      'revoking with a hint that is wrong',
      ({ access_token: token }) => postForm(server, app, '/oauth/revoke', { token, token_type_hint: 'refresh_token' }),
    ],
    [
      'disconnecting the application',
      () =>
        server.pool.query(`delete from oauth_grants where client_id = $1 and user_id = (select id from users where slug = 'imad')`, [
          app.id,
        ]),
    ],
  ])('comes by %s', async (_how, end) => {
    const other = await startServer(server.databaseUrl, { rateLimitPerMinute: 1_000_000 });
    const tokens = await obtainTokens(server, imad, app);
    expect([await getMe(other, tokens.access_token), await getMe(server, tokens.access_token)]).toEqual([200, 200]);
    await end(tokens);
    await expectDead(tokens, other);
    await other.stop();
  });

  it('comes by deleting the client, which is then unknown', async () => {
    const doomed = await makeApp(server, 'imad');
    const tokens = await obtainTokens(server, imad, doomed);
    const place = await ask(server, imad, doomed);
    await server.pool.query('delete from oauth_clients where id = $1', [doomed.id]);
    expect(await getMe(server, tokens.access_token)).toBe(401);
    expectError(await refresh(server, doomed, tokens.refresh_token), 401, 'invalid_client');
    expectError(await exchange(server, doomed, 'oac_none', newVerifier()), 401, 'invalid_client');
    expect((await answer(server, imad, place).catch(() => ({ status: 400 }))).status).toBe(400);
  });

  it('is not for other clients to bring about', async () => {
    const { access_token, refresh_token } = await obtainTokens(server, imad, app);
    for (const token of [access_token, refresh_token])
      expect((await postForm(server, publicApp, '/oauth/revoke', { token })).status).toBeLessThan(500);
    expect([await getMe(server, access_token), (await refresh(server, app, refresh_token)).status]).toEqual([200, 200]);
  });

  it('of what is not there is no error (RFC 7009 §2.2)', async () => {
    const { status, headers, body } = await postForm(server, app, '/oauth/revoke', { token: 'nothing' });
    expect([status, headers.get('content-type'), body]).toEqual([200, 'application/json; charset=utf-8', {}]);
    expectError(await postForm(server, { ...app, secret: 'wrong' }, '/oauth/revoke', { token: 'nothing' }), 401, 'invalid_client');
    expectError(await postForm(server, app, '/oauth/revoke', {}), 400, 'invalid_request');
  });

  it('is not the end of the plan: that takes effect at once, and back', async () => {
    const lea = await signIn(server, 'lea');
    const tokens = await obtainTokens(server, lea, app, { scope: 'openid read:profile' });
    const put = (plan: string) => server.pool.query(`update organizations set plan = $1 where slug = 'other'`, [plan]);
    for (const plan of ['pro', 'free']) {
      await put(plan);
      const refused = await callApi(tokens.access_token, '/api/v2/me');
      expect([refused.status, refused.body.code]).toEqual([401, 'plan_required']);
      expectError(await refresh(server, app, tokens.refresh_token), 400, 'invalid_grant');
      expect((await getUserinfo(tokens.access_token)).status).toBe(401);
    }
    await put('enterprise');
    expect(await getMe(server, tokens.access_token)).toBe(200);
    expect((await refresh(server, app, tokens.refresh_token)).status).toBe(200);
  });
});

const getUserinfo = (token: string) => fetch(`${server.url}/oauth/userinfo`, { headers: { Authorization: `Bearer ${token}` } });

describe('an ID token', () => {
  it('has the claims that the scopes grant', async () => {
    const claimsOf = async (scope: string) => {
      const { id_token: token = '' } = await obtainTokens(server, imad, app, { scope });
      return JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString());
    };
    const all = await claimsOf('openid profile email');
    expect(all).toMatchObject({ name: 'Imad', preferred_username: 'imad', zoneinfo: 'UTC', email: 'imad@acme.test' });
    expect(Object.keys(await claimsOf('openid read:profile')).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sub']);
  });
});

describe('userinfo', () => {
  it.each<[string, object]>([
    ['openid', {}],
    ['openid email', { email: 'imad@acme.test' }],
    ['openid profile read:leads', { name: 'Imad', preferred_username: 'imad', zoneinfo: 'UTC' }],
  ])('for %s tells that and no more', async (scope, expected) => {
    const { access_token } = await obtainTokens(server, imad, app, { scope });
    const response = await getUserinfo(access_token);
    expect([response.status, await response.json()]).toEqual([200, { sub: expect.stringMatching(/^[0-9a-f-]{36}$/), ...expected }]);
  });

  it('is for tokens with openid', async () => {
    const { access_token } = await obtainTokens(server, imad, app, { scope: 'read:profile' });
    const [lacking, none, personal] = await Promise.all([
      getUserinfo(access_token),
      fetch(`${server.url}/oauth/userinfo`),
      getUserinfo(await server.token('imad')),
    ]);
    expect([lacking.status, none.status, personal.status]).toEqual([403, 401, 401]);
    expect(lacking.headers.get('www-authenticate')).toContain('insufficient_scope');
    expect(none.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });
});

describe('a request for tokens', () => {
  it.each<[string, Record<string, string>, string]>([
    ['of no kind', {}, 'invalid_request'],
    ['by password', { grant_type: 'password', username: 'imad', password: 'x' }, 'unsupported_grant_type'],
    ['of the client itself', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['without a code', { grant_type: 'authorization_code' }, 'invalid_request'],
    ['without a refresh token', { grant_type: 'refresh_token' }, 'invalid_request'],
  ])('%s is refused', async (_what, fields, error) => {
    expectError(await postForm(server, app, '/oauth/token', fields), 400, error);
  });

  it.each(['/oauth/token', '/oauth/revoke'])('at %s of a client with a zero in it is refused', async (path) => {
    const fields = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'x', token: 'x' };
    expectError(await postForm(server, { ...app, id: 'a\0b', secret: null }, path, fields), 401, 'invalid_client');
  });

  it('of a client that says nothing of itself is refused', async () => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'x', redirect_uri: 'x', token: 'x' });
    for (const path of ['/oauth/token', '/oauth/revoke']) {
      const response = await fetch(server.url + path, { method: 'POST', body });
      expectError({ status: response.status, headers: response.headers, body: await response.json() }, 401, 'invalid_client');
    }
  });

  it('is a form, sent by POST', async () => {
    const headers = { 'Content-Type': 'application/json', Accept: 'text/html' };
    const json = await fetch(`${server.url}/oauth/token`, { method: 'POST', headers, body: '{}' });
    expect([json.status, json.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
    expect(await json.json()).toMatchObject({ error: 'invalid_request' });
    const read = await fetch(`${server.url}/oauth/token`);
    expect([read.status, read.headers.get('allow'), await read.json()]).toMatchObject([
      405,
      'POST',
      { code: 'method_not_allowed', error: 'invalid_request', error_description: 'Method not allowed. Allowed: POST.' },
    ]);
  });

  it('with a secret that was replaced is refused', async () => {
    const changing = await makeApp(server, 'imad');
    const { refresh_token } = await obtainTokens(server, imad, changing);
    const secret = await withDb(server, async (db) => {
      const { rows } = await server.pool.query(`select id, organization_id from users where slug = 'imad'`);
      const owner = { organizationId: rows[0].organization_id, userId: rows[0].id };
      return rotateAppSecret(db, owner, { id: changing.id, name: '' }, operator);
    });
    expectError(await refresh(server, changing, refresh_token), 401, 'invalid_client');
    expect((await refresh(server, { ...changing, secret: secret as string }, refresh_token)).status).toBe(200);
  });
});
