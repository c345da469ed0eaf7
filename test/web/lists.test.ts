/** Long lists on pages and in the command line are read in parts, by an index. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '../support/process.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { type Page, signIn, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const many = 20_000;
const base = '/settings/developers';
let server: TestServer;
let visitor: Visitor;

const from = 'from users u cross join generate_series(1, $1::integer) as n where u.slug = $2';
const created = `timestamptz '2027-01-01T00:00:00Z' + n * interval '1 second'`;
const fills: Record<string, string> = {
  sessions: `insert into sessions (id, organization_id, user_id, secret_hash, device, created_at, last_seen_at, expires_at)
    select gen_random_uuid(), u.organization_id, u.id, sha256(gen_random_uuid()::text::bytea), 'Row ' || n || '.', ${created},
      current_instant(), current_instant() + interval '1 day' ${from}`,
  tokens: `insert into personal_access_tokens (id, organization_id, user_id, name, prefix, token_hash, scopes, created_at)
    select gen_random_uuid(), u.organization_id, u.id, 'Row ' || n || '.', 'pat_0000', sha256(gen_random_uuid()::text::bytea),
      '{read:profile}', ${created} ${from}`,
  apps: `insert into oauth_clients (id, kind, organization_id, user_id, name, redirect_uris, created_at)
    select gen_random_uuid(), 'app', u.organization_id, u.id, 'Row ' || n || '.', '{https://app.example/}', ${created} ${from}`,
  webhooks: `insert into webhooks (id, organization_id, user_id, url, description, events, secret, created_at)
    select gen_random_uuid(), u.organization_id, u.id, 'https://a.example/' || n, 'Row ' || n || '.', '{booking_created}', '', ${created} ${from}`,
  clients: `insert into oauth_clients (id, kind, name, redirect_uris)
    select 'https://' || lpad(n::text, 6, '0') || '.example', 'document', 'Row ' || n || '.', '{https://app.example/}' ${from}`,
  connections: `insert into oauth_grants (id, organization_id, user_id, client_id, scopes, payload, expires_at)
    select gen_random_uuid(), u.organization_id, u.id, 'https://' || lpad(n::text, 6, '0') || '.example', '{read:profile}', '{}',
      current_instant() + interval '1 day' ${from}`,
};

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 100_000 });
  await server.load(world(organization('acme', { users: [user('rich'), user('small')] })));
  await server.setClock('2027-03-01T08:00:00Z');
  visitor = await signIn(server, 'rich');
  for (const fill of Object.values(fills)) await server.pool.query(fill, [many, 'rich']);
  await server.pool.query('analyze');
}, 120_000);
afterAll(() => server.stop());

const rowsOf = ({ text }: Page, list: string): number[] => {
  const section = text.split('<section').find((one) => one.includes(`<h2 id="${list}"`)) ?? '';
  return [...section.matchAll(/(?:<strong>|<h3><bdi>)Row (\d+)\./g)].map(([, n]) => Number(n));
};

const linkOf = ({ text }: Page, list: string, rel: 'next' | 'prev'): string | undefined => {
  const section = text.split('<section').find((one) => one.includes(`<h2 id="${list}"`)) ?? '';
  const href = new RegExp(`rel="${rel}" href="([^"]+)"`).exec(section)?.[1]?.replaceAll('&amp;', '&');
  return href?.replace(/#.*/, '');
};

const lists: [list: string, path: string, first: number, step: 1 | -1][] = [
  // The session of the test itself is the latest.
  ['sessions', '/settings/profile', many, -1],
  ['tokens', base, many, -1],
  ['apps', `${base}/apps`, 1, 1],
  ['webhooks', `${base}/webhooks`, 1, 1],
  ['connections', `${base}/connections`, 1, 1],
];

describe.each(lists)('%s on %s', (list, path, first, step) => {
  it('stand on pages that are small, whatever there is, and lead forwards and back', async () => {
    await server.forgetRequests();
    const pages = [await visitor.get(path)];
    for (let turn = 1; turn < 4; turn += 1) pages.push(await visitor.get(linkOf(pages.at(-1) as Page, list, 'next') as string));
    const seen = pages.flatMap((page) => rowsOf(page, list));
    expect(seen).toEqual(seen.map((_, n) => first + step * n));
    expect(seen.length).toBeGreaterThanOrEqual(79);
    for (const page of pages) expect(page.text.length).toBeLessThan(150_000);
    expect(linkOf(pages[0] as Page, list, 'prev')).toBeUndefined();
    const back = [pages[3] as Page];
    for (let turn = 0; turn < 3; turn += 1) back.push(await visitor.get(linkOf(back.at(-1) as Page, list, 'prev') as string));
    expect(back.map((page) => rowsOf(page, list))).toEqual(pages.map((page) => rowsOf(page, list)).reverse());
    expect(linkOf(back[3] as Page, list, 'prev')).toBeUndefined();
  });

  it('begin at the beginning where the address names no place', async () => {
    await server.forgetRequests();
    const start = rowsOf(await visitor.get(path), list);
    for (const place of [
      '',
      'x',
      'after',
      'after.',
      'around.1.x',
      'after.%00',
      'after.99999999999999999.019cb24f-1c00-7e44-8b63-7f8091122334',
    ])
      expect([place, rowsOf(await visitor.get(`${path}?${list}=${place}`), list)]).toEqual([place, start]);
  });
});

it('the last page leads back alone, and one beyond it to the first', async () => {
  await server.forgetRequests();
  const last = await visitor.get(`${base}/connections?connections=after.https://019990.example`);
  expect(rowsOf(last, 'connections')).toEqual(Array.from({ length: 10 }, (_, n) => 19_991 + n));
  expect([linkOf(last, 'connections', 'next'), linkOf(last, 'connections', 'prev')]).toEqual([
    undefined,
    expect.stringContaining('before.'),
  ]);
  const beyond = await visitor.get(`${base}/connections?connections=after.https://x`);
  expect([rowsOf(beyond, 'connections'), linkOf(beyond, 'connections', 'prev')]).toEqual([[], `${base}/connections`]);
});

it('nobody is shown a pager for what fits on one page', async () => {
  const small = await signIn(server, 'small');
  for (const path of new Set(lists.map(([, one]) => one))) expect((await small.get(path)).text).not.toMatch(/rel="(next|prev)"/);
});

it('a page reads a few rows by an index, not all that there are', async () => {
  const rowsRead = async () => {
    const { rows } = await server.pool.query(
      `select sum(coalesce(idx_tup_fetch, 0) + seq_tup_read)::integer as rows from pg_stat_user_tables
        where relname in ('sessions', 'personal_access_tokens', 'oauth_clients', 'oauth_grants', 'webhooks')`,
    );
    return rows[0].rows as number;
  };
  const other = await startServer(server.databaseUrl);
  const same = visit(other.url);
  same.cookies.set('caledee_session', visitor.cookies.get('caledee_session') as string);
  await server.forgetRequests();
  const start = await rowsRead();
  for (let turn = 0; turn < 20; turn += 1) for (const path of new Set(lists.map(([, one]) => one))) await same.get(path);
  // PostgreSQL counts what a connection has read when that ends, at the latest.
  await other.stop();
  await until('its reads are counted', async () => (await rowsRead()) > start);
  // Without an index, or without a limit, each of these pages would read 20,000 rows and more.
  expect((await rowsRead()) - start).toBeLessThan(5 * many);
});

it('the command line lists all of them, with little memory', async () => {
  const env = { DATABASE_URL: server.databaseUrl, NODE_OPTIONS: '--max-old-space-size=48' };
  const { code, stdout } = await runCommand(['token', 'list'], env);
  const names = new Set(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).name),
  );
  expect([code, names.size]).toEqual([0, many]);
});

it('the command line lists the users of all organizations in order, beyond one page', async () => {
  await server.pool.query(
    `insert into organizations (id, slug, name, plan) select gen_random_uuid(), 'org-' || n, 'Org', 'team' from generate_series(1, 3) as n`,
  );
  await server.pool.query(
    `insert into users (id, organization_id, slug, email, timezone)
      select gen_random_uuid(), o.id, o.slug || '-' || lpad(n::text, 4, '0'), o.slug || n || '@acme.test', 'UTC'
      from organizations o cross join generate_series(1, 900) as n where o.slug like 'org-%'`,
  );
  const { stdout } = await runCommand(['user', 'list'], { DATABASE_URL: server.databaseUrl });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { slug: string; organization: string });
  const told = rows.map(({ organization: name, slug }) => `${name} ${slug}`);
  expect(told).toHaveLength(2702);
  expect(told).toEqual([...new Set(told)].sort());
});
