import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/accounts/secrets.ts';
import { createTestDatabase } from '../support/database.ts';
import { type Answer, getMe as getMeStatus } from '../support/http.ts';
import { startProxy } from '../support/proxy.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const plans = ['free', 'pro', 'team', 'enterprise'];
  const named = user('imad', { timezone: 'Europe/Paris', email: 'Imad@Acme.test' });
  await server.load(
    world(
      organization('acme', { users: [named, user('nameless', { name: null })] }),
      ...plans.map((plan) => organization(`on-${plan}`, { plan, users: [user(`on-${plan}`)] })),
    ),
  );
});
afterAll(() => server.stop());

const getMe = (authorization?: string, path = '/api/v2/me'): Promise<Answer> =>
  server.send('GET', path, authorization === undefined ? {} : { headers: { Authorization: authorization } });
const challengeOf = ({ headers }: Answer) => headers.get('www-authenticate');

const unknownMessage = 'Invalid or unknown access token.';
const realm = 'Bearer realm="Caledee API"';
const metadata = () => `resource_metadata="${server.url}/.well-known/oauth-protected-resource/api/v2"`;

describe('getMe', () => {
  it('returns the scopes and the expiry of the token', async () => {
    const { body } = await getMe(`Bearer ${await server.token('imad', ['read:profile'], new Date('2099-01-01T00:00:00Z'))}`);
    expect(body).toMatchObject({ scopes: ['read:profile'], tokenExpiresAt: '2099-01-01T00:00:00.000Z' });
  });

  it("returns the token's user, field by field", async () => {
    const { status, body } = await getMe(`Bearer ${await server.token('imad')}`);
    const fields = { email: 'Imad@Acme.test', name: 'Imad', slug: 'imad', timezone: 'Europe/Paris', role: 'owner' };
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const organization = { id, slug: 'acme', name: expect.any(String) };
    expect([status, body]).toEqual([200, { id, ...fields, organization, scopes: expect.any(Array), tokenExpiresAt: null }]);
  });

  it('returns null for a user without a name', async () => {
    expect((await getMe(`Bearer ${await server.token('nameless')}`)).body.name).toBeNull();
  });

  it('answers 304 while the user is the same, and again 200 when not', async () => {
    const headers = { Authorization: `Bearer ${await server.token('on-team')}` };
    const etag = (await server.send('GET', '/api/v2/me', { headers })).headers.get('etag') as string;
    for (const held of [etag, `W/${etag}`, `"a", ${etag} , "b"`, '*']) {
      const { status, text } = await server.send('GET', '/api/v2/me', { headers: { ...headers, 'If-None-Match': held } });
      expect([status, text]).toEqual([304, '']);
    }
    await server.pool.query(`update users set name = 'Renamed' where slug = 'on-team'`);
    const changed = await server.send('GET', '/api/v2/me', { headers: { ...headers, 'If-None-Match': etag } });
    expect([changed.status, changed.body.name]).toEqual([200, 'Renamed']);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});

describe('a request', () => {
  it('without a token gets 401 and a challenge', async () => {
    const answer = await getMe();
    expectRefusal(answer, 401, 'unauthorized');
    expect(answer.body).toMatchObject({ title: 'Unauthorized', message: unknownMessage });
    // RFC 6750 §3.1: no error code for whoever has not tried.
    expect(challengeOf(answer)).toBe(`${realm}, ${metadata()}`);
  });

  it.each([
    ['another scheme', (token: string) => `Basic ${Buffer.from(`x:${token}`).toString('base64')}`],
    ['no scheme', (token: string) => token],
    ['no token', () => 'Bearer'],
    ['an empty token', () => 'Bearer  '],
    ['two tokens', (token: string) => `Bearer ${token} ${token}`],
    ['a comma after it', (token: string) => `Bearer ${token},`],
    ['quotes around it', (token: string) => `Bearer "${token}"`],
    ['a letter too many', (token: string) => `Bearer ${token}a`],
    ['a letter too few', (token: string) => `Bearer ${token.slice(0, -1)}`],
    ['other case', (token: string) => `Bearer ${token.toUpperCase()}`],
    ['another prefix', (token: string) => `Bearer pit_${token.slice(4)}`],
    ['a wrong checksum', (token: string) => `Bearer ${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`],
    ['a token that nobody was given', () => `Bearer ${newToken()}`],
    ['SQL', () => `Bearer pat_' or 1=1 --`],
    ['very much', () => `Bearer pat_${'a'.repeat(8000)}`],
  ])('with %s is refused', async (_name, toHeader) => {
    const answer = await getMe(toHeader(await server.token('imad')));
    expectRefusal(answer, 401, 'unauthorized');
    expect(answer.body.message).toBe(unknownMessage);
    expect(challengeOf(answer)).toBe(`${realm}, error="invalid_token", ${metadata()}`);
    expect(answer.headers.has('x-ratelimit-limit')).toBe(false);
  });

  it.each(['bearer', 'BEARER', 'Bearer  '])('may spell the scheme %j', async (scheme) => {
    expect((await getMe(`${scheme} ${await server.token('imad')}`)).status).toBe(200);
  });

  it('with its token in the query has no token', async () => {
    const token = await server.token('imad');
    for (const name of ['access_token', 'token', 'authorization']) {
      const answer = await getMe(undefined, `/api/v2/me?${name}=${token}`);
      expectRefusal(answer, 401, 'unauthorized');
      expect(challengeOf(answer)).toBe(`${realm}, ${metadata()}`);
      expect(answer.text).not.toContain(token);
    }
  });
});

describe('a token', () => {
  it('ends when it expires, by the clock of the database', async () => {
    await server.setClock(now);
    const token = await server.token('imad', ['read:profile'], new Date('2027-03-01T09:00:00Z'));
    await server.setClock('2027-03-01T08:59:59.999Z');
    expect((await getMe(`Bearer ${token}`)).status).toBe(200);
    await server.setClock('2027-03-01T09:00:00Z');
    expectRefusal(await getMe(`Bearer ${token}`), 401, 'unauthorized');
  });

  it('is refused from the very next request after it was revoked, by every process', async () => {
    const token = await server.token('imad');
    const other = await startServer(server.databaseUrl);
    const ask = (one: { url: string }) => getMeStatus(one, token);
    for (let round = 0; round < 3; round += 1) expect([await ask(server), await ask(other)]).toEqual([200, 200]);
    const { rowCount } = await server.pool.query(
      `update personal_access_tokens set revoked_at = now() where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [token],
    );
    expect([rowCount, await ask(other), await ask(server)]).toEqual([1, 401, 401]);
    await other.stop();
  });

  it.each(['free', 'pro'])('of an organization on %s does not authenticate', async (plan) => {
    const answer = await getMe(`Bearer ${await server.token(`on-${plan}`)}`);
    expectRefusal(answer, 401, 'plan_required');
    expect(challengeOf(answer)).toMatch(
      /^Bearer realm="Caledee API", error="invalid_token", error_description="[^"]+", resource_metadata=/,
    );
    expect(answer.headers.get('x-ratelimit-limit')).toBe('600');
  });

  it.each(['team', 'enterprise'])('of an organization on %s authenticates', async (plan) => {
    expect((await getMe(`Bearer ${await server.token(`on-${plan}`)}`)).body.slug).toBe(`on-${plan}`);
  });

  it('follows its organization from plan to plan at once', async () => {
    const token = await server.token('on-pro');
    const put = (plan: string) => server.pool.query(`update organizations set plan = $1 where slug = 'on-pro'`, [plan]);
    const statuses = [];
    for (const plan of ['team', 'pro']) {
      await put(plan);
      statuses.push((await getMe(`Bearer ${token}`)).status);
    }
    expect(statuses).toEqual([200, 401]);
  });

  it('without the scope gets an error that names it', async () => {
    const answer = await getMe(`Bearer ${await server.token('imad', ['read:leads'])}`);
    expectRefusal(answer, 403, 'insufficient_scope');
    expect(answer.body).toMatchObject({ title: 'Forbidden', message: expect.stringContaining('`read:profile`') });
    expect(challengeOf(answer)).toBe(`${realm}, error="insufficient_scope", scope="read:profile"`);
  });

  it('has its last use written, once a minute at most', async () => {
    await server.setClock(now);
    const token = await server.token('imad');
    const lastUse = async () => {
      await getMe(`Bearer ${token}`);
      const { rows } = await server.pool.query(
        `select last_used_at, xmin::text from personal_access_tokens where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [token],
      );
      return rows[0] as { last_used_at: Date | null; xmin: string };
    };
    const isWritten = async (at: Date) => (await lastUse()).last_used_at?.getTime() === at.getTime();
    await until('it is written', () => isWritten(new Date(now)));
    const first = await lastUse();
    await server.setClock('2027-03-01T08:00:59Z');
    expect(await lastUse()).toEqual(first);
    await server.setClock('2027-03-01T08:01:00Z');
    await until('it is written again', () => isWritten(new Date('2027-03-01T08:01:00Z')));
  });

  it('is not in the database; only its SHA-256 is', async () => {
    const token = await server.token('imad');
    await getMe(`Bearer ${token}`);
    const tables = await server.pool.query(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`);
    let dump = '';
    for (const { name } of tables.rows) dump += JSON.stringify((await server.pool.query(`select t::text from ${name} t`)).rows);
    expect(tables.rowCount).toBeGreaterThan(10);
    // Its first characters are kept so that people can tell their tokens apart; not enough of them to guess the rest.
    expect(dump).toContain(token.slice(0, 8));
    for (let start = 4; start + 12 <= token.length; start += 1) expect(dump).not.toContain(token.slice(start, start + 12));
  });
});

describe('without a database', () => {
  it('invalid tokens get 401, possible ones 503', async () => {
    const database = await createTestDatabase();
    const proxy = await startProxy(database.url);
    const { url, stop } = await startServer(proxy.url);
    await proxy.cut();
    const ask = async (authorization: string, path = '/api/v2/me') => {
      const response = await fetch(url + path, { headers: { Authorization: authorization } });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
    };
    const invented = newToken();
    const mistyped = `${invented.slice(0, -1)}${invented.endsWith('0') ? '1' : '0'}`;
    expectRefusal(await ask(`Bearer ${mistyped}`), 401, 'unauthorized');
    expectRefusal(await ask('Bearer hello'), 401, 'unauthorized');
    const away = await ask(`Bearer ${invented}`);
    expectRefusal(away, 503, 'unavailable');
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expectRefusal(await ask('', '/readyz'), 503, 'unavailable');
    expect((await ask('', '/healthz')).status).toBe(200);
    await stop();
    await database.drop();
  });
});

it('tokens are as long as they are promised to be, and never the same', () => {
  const tokens = Array.from({ length: 2000 }, newToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) expect(token).toMatch(/^pat_[0-9A-Za-z]{38}$/);
});
