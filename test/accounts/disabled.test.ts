/** A disabled user: every credential fails from the next request on, and all of them work again after enabling. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/database.ts';
import { getMe } from '../support/http.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { call } from '../support/mcp.ts';
import { ask, callback, exchange, makeApp, newVerifier, obtainCode, obtainTokens, refresh, type TestApp } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { type Page, shownFields, signIn, testPassword, visit } from '../support/visitor.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const wrong = 'Incorrect email or password.';
let server: TestServer;
let app: TestApp;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  const hosts = ['rosa', 'imad'];
  await server.load(
    world(
      organization('acme', {
        users: ['imad', 'rosa', 'bo', 'invited', 'asking', 'late'].map((name) => user(name)),
        eventTypes: [
          eventType('imad', 'solo'),
          eventType('imad', 'group', { maxInvitees: 3 }),
          eventType('imad', 'his-team', { kind: 'round_robin', hostSelection: 'priority', hosts }),
          eventType('rosa', 'robin', { kind: 'round_robin', hostSelection: 'priority', hosts: ['imad', 'rosa'] }),
          eventType('rosa', 'together', { kind: 'collective', hosts }),
          eventType('rosa', 'by-imad', { hosts: ['imad'] }),
          eventType('rosa', 'group-robin', { kind: 'round_robin', hostSelection: 'priority', hosts: ['imad', 'rosa'], maxInvitees: 3 }),
        ],
      }),
    ),
  );
  await server.setClock('2027-03-01T08:00:00Z');
  app = await makeApp(server, 'rosa');
});
afterAll(() => server.stop());

const run = (...args: string[]) => runCommand(args, { DATABASE_URL: server.databaseUrl, PUBLIC_URL: server.url });
const disable = async (slug: string) =>
  expect(await run('user', 'disable', slug)).toEqual({ code: 0, stdout: '', stderr: `User "${slug}" disabled.\n` });
const enable = async (slug: string) =>
  expect(await run('user', 'enable', slug)).toEqual({ code: 0, stdout: '', stderr: `User "${slug}" enabled.\n` });
const enter = (slug: string, password = testPassword) => visit(server.url).fill('/sign-in', { email: `${slug}@acme.test`, password });
const shown = ({ status, text }: Page) => ({ status, text: text.replaceAll(/name="form_token" value="[^"]+"|data-options="[^"]+"/g, '') });

describe('what a disabled user had', () => {
  it('is refused as if it were unknown, and works again once they are enabled', async () => {
    const visitor = await signIn(server, 'bo');
    const personal = await server.token('bo');
    const { access_token, refresh_token } = await obtainTokens(server, visitor, app, { scope: 'openid read:profile' });
    const verifier = newVerifier();
    const code = await obtainCode(server, visitor, app, { verifier });
    const place = await ask(server, visitor, app);
    const form = shownFields(await visitor.get(place), place);
    const link = new URL((await run('user', 'invite', 'bo')).stdout.trim()).pathname;
    const userinfo = async () =>
      (await fetch(`${server.url}/oauth/userinfo`, { headers: { Authorization: `Bearer ${access_token}` } })).status;

    await disable('bo');
    const refused = await server.send('GET', '/api/v2/me', { headers: { Authorization: `Bearer ${personal}` } });
    const unknown = await server.send('GET', '/api/v2/me', { headers: { Authorization: `Bearer ${personal.slice(0, -7)}0000000` } });
    expect([refused.status, refused.body.code]).toEqual([401, unknown.body.code]);
    expect(await getMe(server, access_token)).toBe(401);
    expect((await call(server, personal, 'listEventTypes')).status).toBe(401);
    expect((await call(server, access_token, 'listEventTypes')).status).toBe(401);
    expect(await userinfo()).toBe(401);
    expect(await refresh(server, app, refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await exchange(server, app, code, verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    for (const path of ['/settings/profile', '/settings/developers', place])
      expect((await visitor.get(path)).location).toMatch(/^\/sign-in\?/);
    expect((await visitor.post(place, { ...form, decision: 'allow' })).location).toMatch(/^\/sign-in\?/);
    expect((await visit(server.url).get(link)).status).toBe(404);

    await enable('bo');
    expect([await getMe(server, personal), await getMe(server, access_token), await userinfo()]).toEqual([200, 200, 200]);
    expect((await call(server, personal, 'listEventTypes')).status).toBe(200);
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    expect((await visitor.get(place)).status).toBe(200);
    expect((await visit(server.url).get(link)).status).toBe(200);
    expect((await refresh(server, app, refresh_token)).status).toBe(200);
  }, 120_000);

  it('has no consent that goes on from before', async () => {
    const visitor = await signIn(server, 'asking');
    const place = await ask(server, visitor, app);
    const { location } = await visitor.fill(place, { decision: 'allow' });
    await disable('asking');
    const { status, location: end } = await visitor.get((location as string).replace(server.url, ''));
    expect([status, end?.startsWith(callback), new URL(end as string).searchParams.get('error')]).toEqual([303, true, 'access_denied']);
  });
});

describe('sign-in of a disabled user', () => {
  it('shows strangers nothing, and the owner the reason', async () => {
    await signIn(server, 'bo');
    const before = shown(await enter('bo', 'not the password'));
    await disable('bo');
    expect(shown(await enter('bo', 'not the password'))).toEqual(before);
    expect(before).toMatchObject({ status: 403, text: expect.stringContaining(wrong) });
    const visitor = visit(server.url);
    const page = await visitor.fill('/sign-in', { email: 'bo@acme.test', password: testPassword });
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('This account is disabled.')]);
    expect([...visitor.cookies.keys()]).toEqual(['caledee_pre_session']);
    await enable('bo');
    expect((await enter('bo')).status).toBe(303);
  });
});

describe('what a disabled host can be booked for', () => {
  const day = { from: '2027-03-02', to: '2027-03-03', tz: 'UTC' };
  const ids = async () => {
    const { data } = await server.client(await server.token('rosa')).GET('/api/v2/event-types');
    const own = await server.client(await server.token('imad')).GET('/api/v2/event-types');
    return new Map([...(data?.items ?? []), ...(own.data?.items ?? [])].map(({ slug, id }) => [slug, id]));
  };
  const at = (time: string) => `2027-03-02T${time}:00Z`;
  const bookPublicly = (eventTypeId: string, startAt: string) =>
    server.client().POST('/api/bookings', { body: { eventTypeId, startAt, invitee: invitee() } });

  it('is not offered, and nothing that is offered is refused', async () => {
    const all = await ids();
    const id = (slug: string) => all.get(slug) as string;
    const rosa = server.client(await server.token('rosa'));
    const offered = async (slug: string) => {
      const { data } = await rosa.GET('/api/v2/availability', { params: { query: { eventTypeId: id(slug), ...day } } });
      return data?.slots.map(({ startAt }) => startAt.slice(11, 16));
    };
    const reason = async (slug: string, time: string) => {
      const { data } = await rosa.GET('/api/v2/availability/explain', {
        params: { query: { eventTypeId: id(slug), startAt: at(time) } },
      });
      return [data?.offered, data?.reason, data?.hosts.map((host) => [host.slug, host.offered])];
    };
    const book = async (slug: string, time: string) => {
      const { data, error, response } = await bookPublicly(id(slug), at(time));
      return [response.status, data ? 'booked' : error];
    };
    // A meeting that could be joined, but for its host.
    expect(await book('group', '09:00')).toEqual([201, 'booked']);
    expect(await book('group-robin', '09:30')).toEqual([201, 'booked']);
    const whole = await offered('by-imad');
    expect([whole?.[0], (await offered('together'))?.[0]]).toEqual(['10:00', '10:00']);
    await disable('imad');

    expect(await offered('by-imad')).toEqual([]);
    expect(await offered('together')).toEqual([]);
    expect(await offered('his-team')).toEqual([]);
    expect((await offered('robin'))?.[0]).toBe('09:00');
    expect(await reason('by-imad', '10:00')).toEqual([false, 'outside_hours', [['imad', false]]]);
    expect((await reason('his-team', '10:00')).slice(0, 2)).toEqual([false, 'event_type_inactive']);
    expect(await reason('robin', '10:00')).toEqual([
      true,
      null,
      [
        ['imad', false],
        ['rosa', true],
      ],
    ]);
    for (const [slug, why] of [
      ['solo', 'event_type_inactive'],
      ['group', 'event_type_inactive'],
      ['his-team', 'event_type_inactive'],
      ['together', 'outside_hours'],
      ['by-imad', 'outside_hours'],
    ] as const)
      expect(await book(slug, slug === 'group' ? '09:00' : '10:00')).toMatchObject([
        409,
        { code: 'slot_unavailable', reason: why, alternatives: [] },
      ]);
    const { data } = await bookPublicly(id('robin'), at('10:00'));
    expect(data?.startAt).toBe('2027-03-02T10:00:00.000Z');
    // Imad's meeting has seats left; the invitee gets a meeting of rosa's all the same.
    const joined = await rosa.POST('/api/v2/bookings', {
      body: { eventTypeId: id('group-robin'), startAt: at('09:30'), invitee: invitee() },
    });
    expect([joined.response.status, joined.data?.hostSlug]).toEqual([201, 'rosa']);
    const { data: bookings } = await rosa.GET('/api/v2/bookings', { params: { query: { eventTypeId: id('group-robin') } } });
    expect(bookings?.items).toHaveLength(2);

    await enable('imad');
    expect(await offered('by-imad')).toEqual(whole);
  }, 120_000);
});

describe('the commands', () => {
  it('list when a user was disabled', async () => {
    const find = async () =>
      (await run('user', 'list')).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .find(({ slug }) => slug === 'invited');
    expect(await find()).toMatchObject({ disabledAt: null });
    await disable('invited');
    await server.setClock('2027-03-01T08:30:00Z');
    await disable('invited');
    expect(await find()).toMatchObject({ disabledAt: '2027-03-01T08:00:00.000Z' });
    await server.setClock('2027-03-01T08:00:00Z');
  });

  it('export contains disabled users, and import keeps them disabled', async () => {
    const { url, drop } = await createTestDatabase();
    const there = (args: string[], input?: string) => runCommand(args, { DATABASE_URL: url }, input);
    const isDisabled = async () => JSON.parse((await there(['user', 'list'])).stdout).disabledAt;
    const bo = { slug: 'bo', email: 'bo@other.test', timezone: 'UTC' };
    const importing = (rest: object) =>
      there(['import', '-'], JSON.stringify({ organizations: [{ slug: 'other', name: 'Other', users: [{ ...bo, ...rest }] }] }));
    const disabledAt = '2027-03-01T08:00:00.000Z';
    expect((await importing({ disabledAt })).code).toBe(0);
    expect((await importing({ name: 'Bo' })).code).toBe(0);
    expect(await isDisabled()).toBe(disabledAt);
    expect(JSON.parse((await there(['export'])).stdout).organizations[0].users[0]).toMatchObject({ name: 'Bo', disabledAt });
    expect((await importing({ disabledAt: null })).code).toBe(0);
    expect(await isDisabled()).toBe(null);
    await drop();
  }, 60_000);

  it('make no link and no token for a disabled user', async () => {
    await disable('invited');
    const told = 'User "invited" is disabled. Run `caledee user enable invited` first.\n';
    expect(await run('user', 'invite', 'invited')).toEqual({ code: 1, stdout: '', stderr: told });
    expect(await run('token', 'create', '--user', 'invited', '--scopes', 'all')).toEqual({ code: 1, stdout: '', stderr: told });
    await enable('invited');
    expect((await run('user', 'invite', 'invited')).code).toBe(0);
  });

  it.each(['disable', 'enable', 'sign-out'])('user %s of nobody is refused', async (name) => {
    expect(await run('user', name, 'nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'User "nobody" not found. List those that exist with: caledee user list\n',
    });
  });

  it('sign-out ends sessions and connections, and tokens on request', async () => {
    const [here, there] = [await signIn(server, 'rosa'), await signIn(server, 'rosa')];
    const other = await signIn(server, 'bo');
    const [token, others] = [await server.token('rosa'), await server.token('bo')];
    const { access_token, refresh_token } = await obtainTokens(server, here, app);
    const kept = await obtainTokens(server, other, app);
    const { code, stderr } = await run('user', 'sign-out', 'rosa');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Sessions ended: \d+\. Apps disconnected: 1\. Tokens revoked: 0\.\n$/)]);
    for (const visitor of [here, there]) expect((await visitor.get('/settings/profile')).status).toBe(303);
    expect([await getMe(server, access_token), await getMe(server, token)]).toEqual([401, 200]);
    expect((await refresh(server, app, refresh_token)).status).toBe(400);
    expect((await enter('rosa')).status).toBe(303);
    expect((await run('user', 'sign-out', 'rosa', '--tokens')).code).toBe(0);
    expect(await getMe(server, token)).toBe(401);
    // Nobody else's.
    expect([await getMe(server, kept.access_token), await getMe(server, others)]).toEqual([200, 200]);
    expect((await other.get('/settings/profile')).status).toBe(200);
  }, 60_000);
});

it('a sign-in that a deactivation overtakes starts no session', async () => {
  const { rows } = await server.pool.query(`update users set role = 'owner' where slug = 'rosa' returning organization_id`);
  expect(rows).toHaveLength(1);
  const found = await server.pool.query(`select id from users where slug = 'late'`);
  const id = found.rows[0].id as string;
  await signIn(server, 'late');
  const visitor = visit(server.url);
  const owner = server.client(await server.token('rosa'));
  const setActive = async (active: boolean) => {
    const { response } = await owner.PATCH('/api/v2/members/{id}', { params: { path: { id } }, body: { active } });
    expect(response.status).toBe(200);
  };
  const holder = await server.pool.connect();
  let page: Promise<Page>;
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [id]);
    page = visitor.fill('/sign-in', { email: 'late@acme.test', password: testPassword });
    await until('the sign-in waits', async () => (await listLockWaits(server.pool)).length > 0);
    await setActive(false);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect((await page).status).toBe(403);
  await setActive(true);
  expect((await visitor.get('/settings/security')).status).toBe(303);
});
