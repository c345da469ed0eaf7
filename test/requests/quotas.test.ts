/** Limits on resources per user: they hold under concurrency, and imported resources beyond them stay. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readContract } from '../../src/contract.ts';
import { newId } from '../../src/database/ids.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { collect, getMe } from '../support/http.ts';
import { call } from '../support/mcp.ts';
import { makeApp, obtainTokens, withDb } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { shownFields, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { everyEvent, publicUrl } from '../support/webhooks.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
let server: TestServer;
let second: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 100_000 });
  await server.setClock(now);
  second = await startServer(server.databaseUrl, { rateLimitPerMinute: 100_000 });
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

let people = 0;
async function newUser() {
  people += 1;
  const slug = `owner-${people}`;
  await server.load(world(organization(`of-${slug}`, { users: [user(slug)], eventTypes: [eventType(slug, 'call')] })));
  const token = await server.token(slug);
  const { rows } = await server.pool.query(
    'select u.id, s.id as schedule from users u join schedules s on s.user_id = u.id where u.slug = $1',
    [slug],
  );
  return { slug, token, id: rows[0].id as string, schedule: rows[0].schedule as string };
}

type Owner = Awaited<ReturnType<typeof newUser>>;

/** `fill`: inserts this many rows. `ask`: the request that creates the nth. */
type Kind = {
  limit: string;
  maximum: number;
  operationId: string;
  /** Rows that a new user has. */
  had: number;
  fill: string;
  ask: (owner: Owner, n: number) => [method: string, path: string, body: object];
  tool?: (owner: Owner, n: number) => [name: string, given: Record<string, unknown>];
};

const toDate = (n: number): string => new Date(Date.UTC(2027, 2, 1 + n)).toISOString().slice(0, 10);
const newEventType = (n: number) => ({ name: 'Call', slug: `new-${n}`, kind: 'one_on_one', durations: [30] });

const kinds: Kind[] = [
  {
    limit: 'webhooks',
    maximum: 20,
    operationId: 'createWebhook',
    had: 0,
    fill: `insert into webhooks (id, organization_id, user_id, url, events, secret)
      select gen_random_uuid(), u.organization_id, u.id, 'https://a.example/' || n, '{booking_created}', ''
      from users u cross join generate_series(1, $2) as n where u.id = $1`,
    ask: (_, n) => ['POST', '/api/v2/webhooks', { url: `${publicUrl}/${n}`, events: everyEvent }],
  },
  {
    limit: 'event_types',
    maximum: 200,
    operationId: 'createEventType',
    had: 1,
    fill: `insert into event_types (id, organization_id, owner_id, slug, name, kind, durations, location_kind)
      select gen_random_uuid(), u.organization_id, u.id, 'old-' || n, 'Old', 'one_on_one', '{30}', 'google_meet'
      from users u cross join generate_series(1, $2) as n where u.id = $1`,
    ask: (_, n) => ['POST', '/api/v2/event-types', newEventType(n)],
    tool: (_, n) => ['create_event_type', newEventType(n)],
  },
  {
    limit: 'calendars',
    maximum: 20,
    operationId: 'createCalendar',
    had: 0,
    fill: `insert into calendars (id, organization_id, user_id, kind, name, max_age_min)
      select gen_random_uuid(), u.organization_id, u.id, 'push', 'Vans', 60 from users u cross join generate_series(1, $2) where u.id = $1`,
    ask: () => ['POST', '/api/v2/calendars', { kind: 'push' }],
  },
  {
    limit: 'schedules',
    maximum: 50,
    operationId: 'createSchedule',
    had: 1,
    fill: `insert into schedules (id, organization_id, user_id, name, timezone)
      select gen_random_uuid(), u.organization_id, u.id, 'Old ' || n, 'UTC' from users u cross join generate_series(1, $2) as n where u.id = $1`,
    ask: (_, n) => ['POST', '/api/v2/schedules', { name: `New ${n}`, weekly: {} }],
    tool: (_, n) => ['create_schedule', { name: `New ${n}`, weekly: {} }],
  },
  {
    limit: 'absences',
    maximum: 500,
    operationId: 'createOutOfOffice',
    had: 0,
    fill: `insert into out_of_office (id, organization_id, user_id, first_date, last_date)
      select gen_random_uuid(), u.organization_id, u.id, '2026-01-01', '2026-01-02'
      from users u cross join generate_series(1, $2) as n where u.id = $1`,
    ask: (_, n) => ['POST', '/api/v2/out-of-office', { from: toDate(n), to: toDate(n) }],
    tool: (_, n) => ['set_out_of_office', { from: toDate(n), to: toDate(n) }],
  },
  {
    limit: 'overrides',
    maximum: 366,
    operationId: 'putScheduleOverride',
    had: 0,
    fill: `insert into schedule_overrides (organization_id, schedule_id, date, hours)
      select s.organization_id, s.id, date '2028-01-01' + n, '[]' from schedules s cross join generate_series(1, $2) as n where s.user_id = $1`,
    ask: ({ schedule }, n) => ['PUT', `/api/v2/schedules/${schedule}/overrides/${toDate(n)}`, { hours: [['10:00', '12:00']] }],
    tool: ({ schedule }, n) => ['create_availability_override', { id: schedule, date: toDate(n), hours: [['10:00', '12:00']] }],
  },
];

const send = ({ token }: Owner, [method, path, body]: [string, string, object], url = server.url) =>
  server.send(method, path.replace(server.url, url), {
    body: JSON.stringify(body),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });

describe.each(kinds)('$limit', ({ limit, maximum, operationId, had, fill, ask, tool }) => {
  it('end at the limit to the very one, over several processes, and there is room again when one is gone', async () => {
    const owner = await newUser();
    await server.pool.query(fill, [owner.id, maximum - had - 1]);
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => send(owner, ask(owner, n), n % 2 ? second.url : server.url)));
    const refused = answers.filter(({ status }) => status === 409);
    expect([answers.filter(({ status }) => status < 300).length, refused.length]).toEqual([1, 15]);
    for (const one of refused) {
      expectRefusal(one, 409, 'limit_reached');
      expect(one.body).toMatchObject({ limit, maximum, message: expect.stringContaining(String(maximum)) });
    }
    if (limit === 'event_types') return;
    const table = {
      webhooks: 'webhooks',
      calendars: 'calendars',
      absences: 'out_of_office',
      schedules: 'schedules',
      overrides: 'schedule_overrides',
    }[limit];
    await server.pool.query(`delete from ${table} where ctid = (select min(ctid) from ${table} where organization_id =
      (select organization_id from users where id = $1))`, [owner.id]); // biome-ignore format: one statement
    expect((await send(owner, ask(owner, 100))).status).toBeLessThan(300);
    expect((await send(owner, ask(owner, 101))).status).toBe(409);
  });

  it('are limited by the number that the contract names, which has an example of the refusal', () => {
    const operations = Object.values(readContract().paths).flatMap((item) => Object.values(item));
    const operation = operations.find((one) => one.operationId === operationId);
    expect(operation?.description).toContain(`up to ${maximum} `);
    expect(JSON.stringify(operation?.responses['409'])).toContain(`"limit":"${limit}","maximum":${maximum}`);
  });

  if (tool !== undefined)
    it('are refused in a dry run as they are in earnest', async () => {
      const owner = await newUser();
      await server.pool.query(fill, [owner.id, maximum - had - 1]);
      const use = async (n: number, dryRun: boolean) => {
        const [name, given] = tool(owner, n);
        const { result } = await call(server, owner.token, name, { ...given, dry_run: dryRun });
        return (result as { structuredContent: { code?: string } }).structuredContent.code;
      };
      expect([await use(1, true), await use(2, true), await use(3, false)]).toEqual([undefined, undefined, undefined]);
      expect([await use(4, true), await use(5, false)]).toEqual(['limit_reached', 'limit_reached']);
    });
});

describe('an import', () => {
  it('goes beyond the limits: all of it is listed, and nothing can be added', async () => {
    const owner = 'much';
    const days = Array.from({ length: 510 }, (_, n) => ({ from: toDate(n), to: toDate(n) }));
    const eventTypes = Array.from({ length: 210 }, (_, n) => eventType(owner, `call-${n}`));
    await server.load(world(organization('much', { users: [user(owner, { outOfOffice: days })], eventTypes })));
    const client = server.client(await server.token(owner));
    const absences = await collect(async (cursor) => {
      const { data } = await client.GET('/api/v2/out-of-office', { params: { query: { limit: 100, ...(cursor && { cursor }) } } });
      return data as NonNullable<typeof data>;
    });
    const types = await collect(async (cursor) => {
      const { data } = await client.GET('/api/v2/event-types', { params: { query: { limit: 100, ...(cursor && { cursor }) } } });
      return data as NonNullable<typeof data>;
    });
    expect([absences.length, types.length]).toEqual([510, 210]);
    expect((await client.POST('/api/v2/out-of-office', { body: { from: '2030-01-01', to: '2030-01-01' } })).error?.code).toBe(
      'limit_reached',
    );
    const { error } = await client.POST('/api/v2/event-types', {
      body: { name: 'More', slug: 'more', kind: 'one_on_one', durations: [30] },
    });
    expect(error?.code).toBe('limit_reached');
  });
});

describe('overrides', () => {
  it('can be replaced at the limit, and those of earlier dates are counted apart', async () => {
    const owner = await newUser();
    const { fill } = kinds.find(({ limit }) => limit === 'overrides') as Kind;
    await server.pool.query(fill, [owner.id, 366]);
    const put = (date: string) => send(owner, ['PUT', `/api/v2/schedules/${owner.schedule}/overrides/${date}`, { hours: [] }]);
    expect((await put('2028-01-02')).status).toBe(200);
    expect((await put('2027-03-01')).status).toBe(409);
    expect((await put('2027-02-28')).status).toBe(200);
    await server.pool.query(
      `insert into schedule_overrides (organization_id, schedule_id, date, hours)
        select s.organization_id, s.id, date '2020-01-01' + n, '[]' from schedules s cross join generate_series(1, 365) as n where s.user_id = $1`,
      [owner.id],
    );
    expect((await put('2027-02-27')).status).toBe(409);
    expect((await put('2027-02-28')).status).toBe(200);
  });
});

describe('a webhook', () => {
  it('is the only one for its URL, however that is written, and however many ask at once', async () => {
    const owner = await newUser();
    const create = (url: string, at = server.url) => send(owner, ['POST', '/api/v2/webhooks', { url, events: everyEvent }], at);
    const spellings = ['https://93.184.215.14/a', 'HTTPS://93.184.215.14:443/a', 'https:93.184.215.14/a', 'https://93.184.215.14/b/../a'];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => create(spellings[n % 4] as string, n % 2 ? second.url : server.url)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.map(({ body }) => body.url)).toEqual(['https://93.184.215.14/a']);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const one of refused) expectRefusal(one, 409, 'url_taken', '/body/url');
    const { body: other } = await create('https://93.184.215.14/other');
    const change = (url: string) => send(owner, ['PATCH', `/api/v2/webhooks/${other.id}`, { url }]);
    expectRefusal(await change('https://93.184.215.14:443/a'), 409, 'url_taken', '/body/url');
    expect((await change('https://93.184.215.14/other')).status).toBe(200);
    expect((await change('https://93.184.215.14:443/third')).body.url).toBe('https://93.184.215.14/third');
    expect((await send(await newUser(), ['POST', '/api/v2/webhooks', { url: spellings[0], events: everyEvent }])).status).toBe(201);
  });

  it('has a URL that is no longer than the contract allows, as it is stored too', async () => {
    const owner = await newUser();
    const url = `https://93.184.215.14/${'ü'.repeat(1000)}`;
    expectRefusal(await send(owner, ['POST', '/api/v2/webhooks', { url, events: everyEvent }]), 400, 'invalid_argument', '/body/url');
  });
});

const base = '/settings/developers';
const fillTokens = `insert into personal_access_tokens (id, organization_id, user_id, name, prefix, token_hash, scopes)
  select gen_random_uuid(), u.organization_id, u.id, 'old', 'pat_0000', sha256(gen_random_uuid()::text::bytea), '{read:profile}'
  from users u cross join generate_series(1, $2) as n where u.id = $1`;

async function sendForms(visitor: Visitor, what: string, fields: Record<string, string>, count: number) {
  const form = shownFields(await visitor.get(`${base}/${what}/new`), `${base}/${what}`);
  return Promise.all(Array.from({ length: count }, () => visitor.post(`${base}/${what}`, { ...form, ...fields, id: newId() })));
}

describe('on pages', () => {
  it.each([
    ['tokens', { name: 'One more', scope: 'read:profile', days: '90' }, 'A user can have at most 50 access tokens.', fillTokens, 50],
    [
      'apps',
      { name: 'One more', redirects: 'https://app.example/', kind: 'public' },
      'A user can have at most 20 OAuth apps.',
      `insert into oauth_clients (id, kind, organization_id, user_id, name, redirect_uris)
        select gen_random_uuid(), 'app', u.organization_id, u.id, 'Old', '{https://app.example/}'
        from users u cross join generate_series(1, $2) as n where u.id = $1`,
      20,
    ],
    [
      'webhooks',
      { url: `${publicUrl}/more`, event: 'booking_created' },
      'A user can have at most 20 webhooks.',
      kinds[0]?.fill as string,
      20,
    ],
  ] as const)('%s end at the limit to the very one, and the form says so', async (what, fields, message, fill, maximum) => {
    const owner = await newUser();
    const visitor = await signIn(server, owner.slug);
    // The test's own token is one of them.
    await server.pool.query(fill, [owner.id, what === 'tokens' ? maximum - 2 : maximum - 1]);
    const pages = await sendForms(visitor, what, fields, 16);
    expect(pages.map(({ status }) => status).sort()).toEqual([200, ...Array(15).fill(409)]);
    const { text } = pages.find(({ status }) => status === 409) as (typeof pages)[number];
    expect(text).toContain(`<li>${message}`);
    expect(text).toContain('<title>Error: New');
  });

  it('a URL that another webhook has is a fault of its field', async () => {
    const owner = await newUser();
    const visitor = await signIn(server, owner.slug);
    const fields = { url: `${publicUrl}/same`, event: 'booking_created' };
    const [page] = await sendForms(visitor, 'webhooks', fields, 1);
    const [again] = await sendForms(visitor, 'webhooks', fields, 1);
    expect([page?.status, again?.status]).toEqual([200, 409]);
    expect(again?.text).toContain('id="url-error">Another of your webhooks already has this URL.');
  });
});

describe('tokens', () => {
  it('that were revoked do not count, and of those the latest are kept; expired ones count', async () => {
    const owner = await newUser();
    await server.pool.query(fillTokens, [owner.id, 49]);
    const create = (...more: string[]) =>
      runCommand(['token', 'create', '--user', owner.slug, '--scopes', 'read:profile', ...more], { DATABASE_URL: server.databaseUrl });
    const refused = await create();
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: 'A user can have at most 50 access tokens. Revoke one that you no longer need, and try again.\n',
    });
    const tokensOf = `from personal_access_tokens where user_id = '${owner.id}'`;
    await server.pool.query(`update personal_access_tokens set expires_at = '2027-02-01' where id in (select id ${tokensOf})`);
    expect((await create()).code).toBe(1);
    await server.pool.query(`update personal_access_tokens set revoked_at = '2027-02-02' where id in (select id ${tokensOf})`);
    for (let count = 0; count < 3; count += 1) await server.token(owner.slug);
    await server.pool.query(fillTokens, [owner.id, 60]);
    await server.pool.query(`update personal_access_tokens set revoked_at = current_instant() where id in (select id ${tokensOf})`);
    expect((await create()).code).toBe(0);
    const { rows } = await server.pool.query(`select count(*) filter (where revoked_at is null) as live, count(*) as total ${tokensOf}`);
    expect(rows).toEqual([{ live: '1', total: '51' }]);
  });
});

it('tokens are deleted 30 days after they expired or were revoked', async () => {
  const owner = await newUser();
  for (const end of ['expires_at', 'revoked_at'])
    for (const day of ['2027-01-29', '2027-01-31'])
      await server.pool.query(
        `insert into personal_access_tokens (id, organization_id, user_id, name, prefix, token_hash, scopes, ${end})
          select gen_random_uuid(), organization_id, id, $2, 'pat_0000', sha256(gen_random_uuid()::text::bytea), '{read:profile}', $3
          from users where id = $1`,
        [owner.id, `${end} ${day}`, `${day}T08:00:00Z`],
      );
  await withDb(server, removeExpired);
  const { rows } = await server.pool.query('select name from personal_access_tokens where user_id = $1 order by name', [owner.id]);
  expect(rows.map(({ name }) => name)).toEqual(['expires_at 2027-01-31', 'revoked_at 2027-01-31', 'test']);
});

describe('sessions', () => {
  it('end with the oldest, when there are as many as there can be, however many sign in at once', async () => {
    const owner = await newUser();
    const first = await signIn(server, owner.slug);
    await server.setClock('2027-03-01T08:00:01Z');
    const visitors = Array.from({ length: 24 }, (_, n) => visit(n % 2 ? second.url : server.url));
    const enter = (visitor: Visitor) => visitor.fill('/sign-in', { email: `${owner.slug}@acme.test`, password: testPassword });
    // An account has ten attempts at once, and those that succeed are given back.
    for (let at = 0; at < visitors.length; at += 8) {
      const pages = await Promise.all(visitors.slice(at, at + 8).map(enter));
      expect(pages.map(({ status }) => status)).toEqual(Array(8).fill(303));
    }
    const { rows } = await server.pool.query('select count(*)::integer as count from sessions where user_id = $1', [owner.id]);
    expect(rows).toEqual([{ count: 20 }]);
    expect((await first.get('/settings/profile')).status).toBe(303);
    await server.setClock('2027-03-01T08:00:02Z');
    const last = visit(server.url);
    await server.pool.query('delete from sign_in_attempts');
    expect((await enter(last)).status).toBe(303);
    expect((await last.get('/settings/profile')).status).toBe(200);
    await server.setClock(now);
  });
});

describe('grants', () => {
  it('end with the one that was used least recently, when there are as many as there can be', async () => {
    const owner = await newUser();
    const visitor = await signIn(server, owner.slug);
    const app = await makeApp(server, owner.slug);
    const statusOf = (token: string) => getMe(server, token);
    const first = await obtainTokens(server, visitor, app);
    const used = await obtainTokens(server, visitor, app);
    await server.setClock('2027-03-01T08:10:00Z');
    expect(await statusOf(used.access_token)).toBe(200);
    await server.pool.query(
      `insert into oauth_grants (id, organization_id, user_id, client_id, scopes, payload, expires_at)
        select gen_random_uuid(), u.organization_id, u.id, $2, '{read:profile}', '{}', current_instant() + interval '1 day'
        from users u cross join generate_series(1, 98) as n where u.id = $1`,
      [owner.id, app.id],
    );
    await obtainTokens(server, visitor, app);
    const { rows } = await server.pool.query('select count(*)::integer as count from oauth_grants where user_id = $1', [owner.id]);
    expect([rows[0].count, await statusOf(first.access_token), await statusOf(used.access_token)]).toEqual([100, 401, 200]);
    await server.setClock(now);
  });
});
