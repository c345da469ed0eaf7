import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnToken } from '../../src/accounts/tokens.ts';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { makeApp, obtainTokens } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { givePassword, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const path = '/settings/security';
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const password = 'four yellow submarines';
let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await startMailServer();
  const sending = { smtpUrl: mail.url, from: { name: 'Acme', address: 'meetings@acme.test' } };
  server = await startTestServer({ worker: true, mail: sending, trustProxy: 1, rateLimitPerMinute: 1_000_000 });
  const slugs = ['imad', 'rosa', 'olga', 'many', 'gone', 'seen', 'ann'];
  await server.load(world(organization('acme', { users: slugs.map((slug) => user(slug)) })));
  await server.setClock(now);
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

type Row = { user: string; kind: string; detail: string | null; address: string | null; userAgent: string | null };

async function audit(...options: string[]): Promise<Row[]> {
  const { stdout, code, stderr } = await runCommand(['audit', ...options], { DATABASE_URL: server.databaseUrl });
  expect([code, stderr]).toEqual([0, '']);
  return stdout.trim() === ''
    ? []
    : stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
}

const kindsOf = (rows: Row[]) => rows.map(({ kind }) => kind);
const countOf = async (slug: string) => {
  const { rows } = await server.pool.query(
    'select count(*)::integer as count from security_events s join users u on u.id = s.user_id where u.slug = $1',
    [slug],
  );
  return rows[0].count as number;
};
/** Subjects of the mail to an address, once `count` have arrived and none is due. */
async function subjectsTo(address: string, count: number): Promise<(string | undefined)[]> {
  const subjects = () => mail.to(address).map(({ mail: { subject } }) => subject);
  await until('the mail arrives', async () => {
    const { rowCount } = await server.pool.query('select from security_notices where email = $1 and next_attempt_at is not null', [
      address,
    ]);
    return rowCount === 0 && subjects().length >= count;
  });
  return subjects().toSorted();
}

const run = async (...command: string[]) => {
  const { code, stdout, stderr } = await runCommand(command, { DATABASE_URL: server.databaseUrl });
  expect([code, stderr]).toEqual([0, expect.anything()]);
  return stdout.trim();
};

const titles = ({ text }: { text: string }) => [...text.matchAll(/<h3>([^<]+)/g)].map(([, title]) => title?.trim());

const enter = async (visitor: Visitor, slug: string, given: string) => {
  const page = await visitor.get('/sign-in', { 'User-Agent': agent });
  const token = /name="form_token" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  return visitor.post('/sign-in', { form_token: token, next: '', email: `${slug}@acme.test`, password: given }, { 'User-Agent': agent });
};

describe('the security log', () => {
  it('has sign-ins with the client, also those that failed', async () => {
    await givePassword(server.databaseUrl, 'imad');
    const visitor = visit(server.url, '203.0.113.7');
    expect((await enter(visitor, 'imad', 'a wrong guess')).status).toBe(403);
    await until('the failure is written', async () => (await countOf('imad')) === 1);
    expect((await enter(visitor, 'imad', testPassword)).status).toBe(303);
    const page = await visitor.get(path);
    expect(titles(page)).toEqual(['Signed in', 'Failed sign-in']);
    expect(page.text).toContain('203.0.113.7 · Firefox on Linux');
    expect(await audit('--user', 'imad')).toMatchObject([
      {
        organization: 'acme',
        user: 'imad',
        kind: 'sign_in_failed',
        detail: 'incorrect password',
        address: '203.0.113.7',
        userAgent: agent,
      },
      { kind: 'signed_in', detail: 'password', address: '203.0.113.7', userAgent: agent },
    ]);
    await visitor.fill(path, {}, '/sign-out');
    expect(kindsOf(await audit('--user', 'imad'))).toEqual(['sign_in_failed', 'signed_in', 'signed_out']);
  });

  it('has what users change, by pages and by commands', async () => {
    const visitor = await signIn(server, 'rosa');
    await signIn(server, 'rosa');
    const developers = '/settings/developers';
    await visitor.fill(`${developers}/tokens/new`, { name: 'CI', scope: 'read:profile', days: '30' }, `${developers}/tokens`);
    const { rows } = await server.pool.query(`select id from personal_access_tokens where name = 'CI'`);
    await visitor.fill(`${developers}/tokens/${rows[0].id}/revoke`, {});
    const app = await makeApp(server, 'rosa', { name: 'Mail Merge' });
    await obtainTokens(server, visitor, app);
    const disconnect = `${developers}/connections/disconnect`;
    await visitor.fill(`${disconnect}?client=${app.id}`, { client: app.id }, disconnect);
    await visitor.fill(`${developers}/apps/${app.id}/secret`, {});
    await visitor.fill(`${developers}/apps/${app.id}/delete`, {});
    await visitor.fill('/settings/profile', {}, '/settings/sessions/end');
    const change = { current: testPassword, password, repeated: password, revoke: 'access' };
    expect((await visitor.fill('/settings/profile', change, '/settings/password')).status).toBe(303);
    await run('token', 'create', '--user', 'rosa', '--scopes', 'read:profile', '--name', 'by hand');
    const [{ id }] = (await run('token', 'list'))
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ name }) => name === 'by hand');
    await run('token', 'revoke', id);
    await run('token', 'revoke', id);
    await run('user', 'sign-out', 'rosa');
    expect(await run('export')).toContain('"acme"');
    const log = await audit('--organization', 'acme');
    const found = log.filter(({ user: slug }) => slug === 'rosa').map(({ kind, detail }) => [kind, detail].filter(Boolean).join(': '));
    expect(found).toEqual([
      'signed_in: password',
      'signed_in: password',
      'token_created: CI',
      'token_revoked: CI',
      'app_created: Mail Merge',
      'app_authorized: Mail Merge',
      'app_disconnected: Mail Merge',
      'app_secret_replaced: Mail Merge',
      'app_deleted: Mail Merge',
      'session_ended: A browser',
      'password_changed',
      'access_revoked: all tokens and apps',
      'token_created: by hand',
      'token_revoked: by hand',
      'access_revoked: all sessions and apps',
    ]);
    expect(log.at(-1)).toMatchObject({ user: null, kind: 'data_exported', detail: 'export', address: null, userAgent: null });
    expect(log.at(-2)).toMatchObject({ kind: 'access_revoked', address: null });
  }, 120_000);

  it('mails users what an attacker would hide, and sign-ins from new browsers', async () => {
    expect(await subjectsTo('rosa@acme.test', 6)).toEqual([
      'Access token created',
      'Access token created',
      'App connected',
      'New sign-in',
      'New sign-in',
      'Password changed',
    ]);
    await givePassword(server.databaseUrl, 'ann');
    const visitor = visit(server.url, '203.0.113.8');
    for (const _again of [1, 2]) {
      expect((await enter(visitor, 'ann', testPassword)).status).toBe(303);
      await visitor.fill(path, {}, '/sign-out');
    }
    expect(await subjectsTo('ann@acme.test', 1)).toEqual(['New sign-in']);
    const { text } = mail.to('ann@acme.test')[0]?.mail ?? {};
    for (const part of [
      'Account: ann@acme.test',
      'Signed in with: password',
      'When: Monday, March 1, 2027, ',
      'Browser: Firefox on Linux',
      'Address: 203.0.113.8',
    ])
      expect(text).toContain(part);
    expect(text).toContain('If not, change your password, revoke access tokens and apps');
    expect(text).toContain(`${server.url}${path}`);
    await run('user', 'set', 'ann', '--email', 'new@acme.test');
    expect(await subjectsTo('ann@acme.test', 2)).toEqual(['Email address changed', 'New sign-in']);
    expect(await subjectsTo('new@acme.test', 1)).toEqual(['Email address changed']);
    expect(mail.to('ann@acme.test')[1]?.mail.text).toMatch(/New address: new@acme.test[\s\S]*By: An operator of the server/);
  });

  it('mails nothing to those who join, and at most ten a day about one kind of event', async () => {
    const link = await run('user', 'create', '--slug', 'joe', '--organization', 'acme', '--email', 'joe@acme.test', '--timezone', 'UTC');
    const visitor = visit(server.url);
    const joining = link.slice(link.indexOf('/invitation'));
    expect((await visitor.fill(joining, { password, repeated: password })).status).toBe(303);
    await visitor.fill(path, {}, '/sign-out');
    expect((await enter(visitor, 'joe', password)).status).toBe(303);
    const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
    const joe = await db.selectFrom('users').select(['organizationId', 'id as userId']).where('slug', '=', 'joe').executeTakeFirstOrThrow();
    const client = { address: '203.0.113.7', userAgent: agent };
    for (let n = 1; n <= 12; n++) await createOwnToken(db, joe, { name: `Token ${n}`, scopes: [] }, client);
    expect(await subjectsTo('joe@acme.test', 10)).toEqual(Array(10).fill('Access token created'));
    await server.setClock('2027-03-03T08:00:00Z');
    await removeExpired(db);
    expect((await server.pool.query('select from security_notices')).rowCount).toBe(0);
    await close();
    await server.setClock(now);
  });

  it('is of the user alone, and has pages', async () => {
    await server.pool.query(
      `insert into security_events (organization_id, id, user_id, kind, created_at)
        select organization_id, gen_random_uuid(), id, 'token_created', current_instant() - n * interval '1 minute' from users, generate_series(1, 30) as n where slug = 'olga'`,
    );
    const visitor = await signIn(server, 'olga');
    const first = await visitor.get(path);
    const next = /href="(\/settings\/security\?log=after[^"#]+)/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await visitor.get(next);
    expect([titles(first).length, titles(second).length]).toEqual([20, 11]);
    expect(titles(await (await signIn(server, 'seen')).get(path))).toEqual(['Signed in']);
    expect((await visit(server.url).get(path)).location).toBe('/sign-in?next=%2Fsettings%2Fsecurity');
  });

  it('keeps 1,000 events and 200 failures of a user, for 90 days', async () => {
    await server.pool.query(
      `insert into security_events (organization_id, id, user_id, kind)
        select organization_id, gen_random_uuid(), id, kind from users cross join (values ('token_created', 1005), ('sign_in_failed', 205)) as k (kind, most),
          generate_series(1, most) where slug = 'many'`,
    );
    await server.setClock('2027-03-01T09:00:00Z');
    const visitor = await signIn(server, 'many');
    await enter(visit(server.url), 'many', 'a wrong guess');
    await until('the failure is written', async () => (await countOf('many')) === 1200);
    expect(
      titles(await visitor.get(path))
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['Failed sign-in', 'Signed in']);
    const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
    await server.setClock('2027-05-30T08:30:00Z');
    await removeExpired(db);
    expect(await countOf('many')).toBe(2);
    await close();
    await server.setClock(now);
  });

  it('is of all members for owners and admins, by member and kind, with pages and as CSV', async () => {
    const all = '/settings/organization/security-log';
    const owner = await signIn(server, 'imad');
    const { rows } = await server.pool.query(
      `insert into security_events (organization_id, id, user_id, kind, detail, address, user_agent, created_at)
        select organization_id, gen_random_uuid(), id, 'token_revoked', '=1+1, "x"', '203.0.113.9', '@agent', current_instant() + n * interval '1 second'
          from users, generate_series(1, 25) as n where slug = 'seen' returning user_id`,
    );
    const id = rows[0].user_id as string;
    const first = await owner.get(`${all}?kind=token_revoked&member=${id}`);
    expect(titles(first)).toEqual(Array(20).fill('Access token revoked'));
    expect(first.text).toContain('<bdi>Seen</bdi>');
    expect(first.text).toContain('203.0.113.9 · A browser');
    expect(first.text).toMatch(new RegExp(`value="${id}" selected>[\\s\\S]*value="token_revoked" selected>`));
    const next = /rel="next" href="([^"#]+)/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(titles(await owner.get(next))).toEqual(Array(5).fill('Access token revoked'));
    const others = titles(await owner.get(`${all}?kind=data_exported`));
    expect(others.filter((title) => title !== 'Data exported')).toEqual([]);
    const mixed = await owner.get(all);
    expect(mixed.text).toContain('<bdi>Seen</bdi>');
    const file = await owner.get(`${all}.csv?member=${id}&kind=token_revoked`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=2027-03-01-security-log.csv');
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = file.text.trimEnd().split('\r\n');
    expect([lines.length, lines[0], lines[25]]).toEqual([
      26,
      'time,member,event,detail,address,user_agent',
      `2027-03-01T08:00:01.000Z,seen@acme.test,token_revoked,"'=1+1, ""x""",203.0.113.9,'@agent`,
    ]);
    expect((await audit('--user', 'imad')).at(-1)).toMatchObject({ kind: 'data_exported', detail: 'security log' });
    await server.pool.query(
      `insert into security_events (organization_id, id, user_id, kind)
        select organization_id, gen_random_uuid(), id, 'app_created' from users, generate_series(1, 1001) where slug = 'seen'`,
    );
    const many = await owner.get(`${all}.csv?kind=app_created`);
    expect(new Set(many.text.split('\r\n')).size).toBe(3);
    expect(many.text.trimEnd().split('\r\n').length).toBe(1002);
    expect((await owner.get(path)).text).toContain('Owners and admins of your organization can see this too.');
    const member = await signIn(server, 'rosa');
    for (const closed of [all, `${all}.csv`])
      expect([(await member.get(closed)).status, (await visit(server.url).get(closed)).status]).toEqual([403, 303]);
    await server.load(world(organization('other', { users: [user('boss')] })));
    expect(titles(await (await signIn(server, 'boss')).get(`${all}?member=${id}`))).toEqual([]);
  });

  it('ends with the user', async () => {
    await server.setClock(now);
    await signIn(server, 'gone');
    const client = server.client(await server.token('imad'));
    const { data } = await client.GET('/api/v2/members', { params: { query: { limit: 100 } } });
    const id = data?.items.find(({ slug }) => slug === 'gone')?.id as string;
    expect((await client.DELETE('/api/v2/members/{id}', { params: { path: { id } } })).response.status).toBe(200);
    const { rows } = await server.pool.query('select from security_events where user_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  it('of a user that does not exist is an error', async () => {
    const { code, stderr } = await runCommand(['audit', '--user', 'nobody'], { DATABASE_URL: server.databaseUrl });
    expect([code, stderr]).toEqual([1, expect.stringContaining('User "nobody" not found.')]);
    const wrong = await runCommand(['audit', '--since', 'yesterday'], { DATABASE_URL: server.databaseUrl });
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('It must be a date')]);
  });
});
