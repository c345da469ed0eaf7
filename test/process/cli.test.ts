import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readContract } from '../../src/contract.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { getMe } from '../support/http.ts';
import { makeApp } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'call')] })));
  folder = await mkdtemp(join(tmpdir(), 'caledee-cli-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) => runCommand(args, { DATABASE_URL: server.databaseUrl });
const statusOf = (token: string) => getMe(server, token);

describe('token', () => {
  it('create prints a token that works, and nothing else', async () => {
    const { code, stdout, stderr } = await run('token', 'create', '--user', 'imad', '--scopes', 'read:profile,read:leads');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^pat_[0-9A-Za-z]{38}\n$/);
    expect(await statusOf(stdout.trim())).toBe(200);
  });

  it('list prints everything but the value, and revoke ends it at once', async () => {
    const { stdout } = await run(
      'token',
      'create',
      '--user',
      'imad',
      '--scopes',
      'all',
      '--name',
      'CI',
      '--expires',
      '2099-01-01',
      '--json',
    );
    const created = JSON.parse(stdout);
    const listed = await run('token', 'list');
    const row = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .find(({ id }) => id === created.id);
    expect(row).toMatchObject({
      slug: 'imad',
      name: 'CI',
      prefix: created.token.slice(0, 8),
      expiresAt: '2099-01-01T00:00:00.000Z',
      revokedAt: null,
    });
    expect(listed.stdout).not.toContain(created.token);
    expect(await statusOf(created.token)).toBe(200);
    expect((await run('token', 'revoke', created.id)).code).toBe(0);
    expect(await statusOf(created.token)).toBe(401);
  });

  it.each([
    [['--user', 'nobody', '--scopes', 'all'], 'User "nobody" not found. List those that exist with: caledee user list'],
    [['--user', 'imad', '--scopes', 'read:everything'], 'Scope "read:everything" does not exist.'],
    [['--user', 'imad', '--scopes', 'all', '--expires', '2027-02-29'], 'It must be a date, such as 2027-12-31'],
    [['--user', 'imad', '--scopes', 'all', '--name', 'x'.repeat(101)], 'It must have 1 to 100 characters.'],
    [['--user', 'imad'], "required option '--scopes"],
  ])('create %j is refused', async (args, message) => {
    const { code, stdout, stderr } = await run('token', 'create', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });

  it.each(['019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'no-id'])('revoke %s finds none', async (id) => {
    expect(await run('token', 'revoke', id)).toEqual({
      code: 1,
      stdout: '',
      stderr: `Token "${id}" not found. List those that exist with: caledee token list\n`,
    });
  });
});

describe('organization', () => {
  const list = async () => {
    const { stdout } = await run('organization', 'list');
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  it('set changes what is named, and list shows it', async () => {
    const file = join(folder, 'logo');
    await writeFile(file, Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    const look = ['--name', 'Acme & Sons', '--accent', '#FC0', '--logo', file];
    const { code, stdout } = await run('organization', 'set', 'acme', ...look, '--frame-ancestors', 'https://a.test/', 'http://b.test:81');
    expect([code, stdout]).toEqual([0, '']);
    const shown = {
      slug: 'acme',
      name: 'Acme & Sons',
      accent: '#ffcc00',
      frameAncestors: ['https://a.test', 'http://b.test:81'],
      plan: 'team',
    };
    expect(await list()).toEqual([expect.objectContaining({ ...shown, logoHash: expect.stringMatching(/^[0-9a-f]{32}$/) })]);
    await run('organization', 'set', 'acme', '--no-logo', '--no-accent', '--no-frame-ancestors');
    expect(await list()).toMatchObject([{ name: 'Acme & Sons', accent: null, frameAncestors: [], logoHash: null }]);
  });

  it('create adds one, whose first user becomes its owner, and set changes roles', async () => {
    const created = await run('organization', 'create', 'globex', '--name', 'Globex');
    expect([created.code, created.stdout]).toEqual([0, '']);
    expect(await list()).toEqual(expect.arrayContaining([expect.objectContaining({ slug: 'globex', name: 'Globex', plan: 'team' })]));
    for (const slug of ['zoe', 'max']) await run('user', 'create', '--organization', 'globex', '--email', `${slug}@g.test`, '--slug', slug);
    const roles = async () =>
      (await run('user', 'list')).stdout.split('\n').flatMap((line) => (/"(zoe|max)"/.test(line) ? JSON.parse(line).role : []));
    expect(await roles()).toEqual(['member', 'owner']);
    expect((await run('user', 'set', 'max', '--role', 'admin', '--name', 'Max')).code).toBe(0);
    expect(await roles()).toEqual(['admin', 'owner']);
    expect((await run('user', 'set', 'zoe', '--role', 'member')).stderr).toContain('An organization needs an active owner.');
    expect((await run('user', 'set', 'zoe', '--timezone', 'Mars/Base')).stderr).toMatch(/^--timezone must be /);
    expect((await run('organization', 'create', 'globex', '--name', 'G')).stderr).toBe('Organization "globex" already exists.\n');
    expect((await run('organization', 'create', 'Bad!', '--name', 'G')).stderr).toMatch(/^The slug must /);
    const last = await run('user', 'remove', 'zoe');
    expect([last.code, last.stderr]).toEqual([1, expect.stringContaining('An organization needs an active owner.')]);
    expect(await run('user', 'remove', 'max')).toEqual({ code: 0, stdout: '', stderr: 'User "max" removed.\n' });
    expect(await roles()).toEqual(['owner']);
  });

  it.each([
    [['nobody', '--name', 'N'], 'Organization "nobody" not found. List those that exist with: caledee organization list'],
    [['acme'], 'Specify what to change, such as --name or --accent.'],
    [['acme', '--accent', 'blue'], 'The accent color must be # and six hexadecimal digits, such as #3b5bdb.'],
    [['acme', '--frame-ancestors', 'https://a.test/page'], '"https://a.test/page" is not an origin such as https://www.example.com'],
    [['acme', '--logo', '/nowhere/logo.png'], 'The logo /nowhere/logo.png cannot be read: the file or folder does not exist.'],
    [['acme', '--logo', 'package.json'], 'The logo must be a PNG, JPEG or WebP image.'],
  ])('set %j is refused', async (args, message) => {
    const { code, stderr } = await run('organization', 'set', ...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});

it('plan puts an organization on a plan, which decides at once whether its tokens work', async () => {
  const token = await server.token('imad');
  expect((await run('plan', 'acme', 'pro')).code).toBe(0);
  expect(await statusOf(token)).toBe(401);
  expect((await run('plan', 'acme', 'team')).code).toBe(0);
  expect(await statusOf(token)).toBe(200);
  expect((await run('plan', 'acme', 'gold')).stderr).toContain('Allowed choices are free, pro, team, enterprise.');
  expect(await run('plan', 'nobody', 'team')).toMatchObject({
    code: 1,
    stderr: 'Organization "nobody" not found. List those that exist with: caledee organization list\n',
  });
});

it('token create says if the plan has no API access', async () => {
  await run('plan', 'acme', 'pro');
  const { code, stdout, stderr } = await run('token', 'create', '--user', 'imad', '--scopes', 'read:profile');
  expect([code, stderr]).toEqual([
    0,
    'The token does not work yet: the pro plan has no API access. Change it with: caledee plan acme team\n',
  ]);
  expect(await statusOf(stdout.trim())).toBe(401);
  await run('plan', 'acme', 'team');
  expect(await statusOf(stdout.trim())).toBe(200);
});

describe('user', () => {
  const rows = async (...args: string[]) => toRows((await run('user', 'list', ...args)).stdout);
  const create = (slug: string) => run('user', 'create', '--organization', 'acme', '--email', `${slug}@acme.test`, '--slug', slug);

  it('is found by email or slug, in any case of the email', async () => {
    expect((await run('token', 'create', '--user', 'IMAD@acme.test', '--scopes', 'read:profile')).code).toBe(0);
    expect((await run('calendar', 'list', '--user', 'imad@acme.test')).code).toBe(0);
    expect(await run('user', 'set', 'nobody@acme.test', '--name', 'N')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'User "nobody@acme.test" not found. List those that exist with: caledee user list\n',
    });
  });

  it('set changes the email and the slug, and list finds by parts of them', async () => {
    const link = new URL((await create('renamed')).stdout.trim()).pathname;
    expect((await server.send('GET', link)).status).toBe(200);
    const { code, stderr } = await run(
      'user',
      'set',
      'renamed@acme.test',
      '--email',
      'New@acme.test',
      '--slug',
      'brand-new',
      '--name',
      'Zoë 100%',
    );
    expect([code, stderr]).toEqual([
      0,
      'User "brand-new" updated.\nBooking links now start with /brand-new. Links with /renamed no longer work.\n',
    ]);
    expect((await server.send('GET', link)).status).toBe(404);
    const [entry] = toRows((await run('audit', '--user', 'brand-new')).stdout);
    expect(entry).toMatchObject({ kind: 'email_changed', detail: 'New@acme.test', address: null });
    for (const text of ['brand-n', 'NEW@', '100%', 'zoë'])
      expect(await rows(text)).toEqual([expect.objectContaining({ slug: 'brand-new', email: 'New@acme.test', name: 'Zoë 100%' })]);
    expect(await rows('_')).toEqual([]);
    expect(await rows('imad', '--organization', 'acme')).toHaveLength(1);
    expect((await run('user', 'list', '--organization', 'nowhere')).stderr).toContain('Organization "nowhere" not found.');
    await run('user', 'remove', 'brand-new');
  });

  it.each([
    [['--email', 'IMAD@acme.test'], 'Email IMAD@acme.test is already used by another user.\n'],
    [['--slug', 'imad'], 'User "imad" already exists.\n'],
    [['--slug', 'settings'], '--slug is reserved for paths of the server; choose another.\n'],
    [['--slug', 'Ann Lee'], /^--slug must /],
    [['--email', 'ann'], /^--email must be an email address/],
  ])('set %j is refused, and changes nothing', async (args, message) => {
    await create('strict');
    const { code, stderr } = await run('user', 'set', 'strict', '--role', 'admin', ...args);
    expect([code, stderr]).toEqual([1, typeof message === 'string' ? message : expect.stringMatching(message)]);
    expect(await rows('strict')).toMatchObject([{ slug: 'strict', role: 'member' }]);
    await run('user', 'remove', 'strict');
  });

  it('set without an option is refused', async () => {
    const { code, stderr } = await run('user', 'set', 'imad');
    expect([code, stderr]).toEqual([1, 'Specify what to change: --name, --email, --slug, --timezone or --role.\n']);
  });

  it('remove is refused while there are bookings, leads or event types, and says which', async () => {
    await create('busy');
    const client = server.client(await server.token('busy'));
    const { data } = await client.POST('/api/v2/event-types', {
      body: { slug: 'talk', name: 'Talk', kind: 'one_on_one', durations: [30] },
    });
    const refused = await run('user', 'remove', 'busy@acme.test');
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: 'User "busy" cannot be removed because of 1 event type. Disable the user instead: caledee user disable busy\n',
    });
    await client.DELETE('/api/v2/event-types/{id}', { params: { path: { id: data!.id } } });
    expect((await run('user', 'remove', 'busy@acme.test')).code).toBe(0);
    expect(await rows('busy')).toEqual([]);
  });
});

const toRows = (output: string) =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

it('webhook list prints the webhooks of all users, or of one, without secrets', async () => {
  const client = server.client(await server.token('imad'));
  const { data } = await client.POST('/api/v2/webhooks', {
    body: { url: 'https://hooks.example/caledee', events: ['booking_created', 'booking_canceled'], description: 'CRM' },
  });
  const all = await run('webhook', 'list');
  const row = {
    user: 'imad',
    url: 'https://hooks.example/caledee',
    active: true,
    disabledReason: null,
    consecutiveFailures: 0,
    organizationWide: false,
    app: null,
  };
  expect(toRows(all.stdout)).toEqual([expect.objectContaining({ id: data!.id, description: 'CRM', ...row })]);
  expect(all.stdout).not.toContain(data!.secret);
  expect((await run('webhook', 'list', '--user', 'imad')).stdout).toBe(all.stdout);
  expect((await run('webhook', 'list', '--user', 'nobody')).stderr).toContain('User "nobody" not found.');
});

it('app list prints who built an app, and how many users have authorized it, without secrets', async () => {
  const app = await makeApp(server, 'imad', { name: 'Partner Suite' });
  const { stdout } = await run('app', 'list');
  const row = { id: app.id, kind: 'app', name: 'Partner Suite', user: 'imad', isConfidential: true, users: 0 };
  expect(toRows(stdout)).toEqual([expect.objectContaining({ ...row, redirectUris: [app.redirectUri] })]);
  expect(stdout).not.toContain(app.secret);
  expect((await run('app', 'list', '--user', 'imad')).stdout).toBe(stdout);
});

describe('import', () => {
  it('prints what it imported, and accepts the output of export', async () => {
    const exported = await run('export');
    expect(exported.code).toBe(0);
    const file = join(folder, 'backup.json');
    await writeFile(file, exported.stdout);
    const imported = await run('import', file);
    const nothing = 'Nothing was imported: the database already contains everything in the file.\n';
    expect(imported).toEqual({ code: 0, stdout: '', stderr: nothing });
    expect((await run('export')).stdout).toBe(exported.stdout);
    const initech = organization('initech', { users: [user('anna')], eventTypes: [eventType('anna', 'call')] });
    await writeFile(file, JSON.stringify(world(initech)));
    expect((await run('import', file)).stderr).toBe('Imported: 1 organization, 1 user, 1 schedule, 1 event type.\n');
    expect((await runCommand(['import', '-'], { DATABASE_URL: server.databaseUrl }, exported.stdout)).code).toBe(0);
  });

  it('prints each error with its pointer, and imports nothing', async () => {
    const file = join(folder, 'bad.json');
    await writeFile(file, JSON.stringify(world(organization('bad', { users: [user('bo', { timezone: 'Mars/Olympus' })], plan: 'gold' }))));
    const { code, stderr } = await run('import', file);
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was imported.');
    expect(stderr).toContain('/organizations/0/plan');
    expect(stderr).toContain('/organizations/0/users/0/timezone');
    expect((await run('user', 'list')).stdout).not.toContain('"bo"');
  });

  it.each([
    ['missing.json', null, 'missing.json cannot be read: the file or folder does not exist.\n'],
    ['broken.json', '{', 'is not JSON'],
  ])('refuses %s', async (name, text, message) => {
    const file = join(folder, name);
    if (text !== null) await writeFile(file, text);
    const { code, stderr } = await run('import', file);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});

it('lists users with their organization', async () => {
  const { stdout } = await run('user', 'list');
  expect(JSON.parse(stdout.split('\n')[0] as string)).toMatchObject({ slug: 'imad', organization: 'acme', plan: 'team' });
});

it('prints its version and that of the contract', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect((await run('--version')).stdout).toBe(`caledee ${version}\nAPI contract ${readContract().info.version}\n`);
});

it.each([[['--help']], [['token', '--help']], [['token', 'create', '--help']], [['import', '--help']], [['serve', '--help']]])(
  'explains itself with %j',
  async (args) => {
    const { code, stdout } = await run(...args);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: caledee');
  },
);

it('says after an error where the help of a command is, and lists the commands of a group', async () => {
  const { stderr } = await run('token', 'create', '--user', 'imad');
  expect(stderr).toBe("error: required option '--scopes <a,b>' not specified\nSee: caledee token create --help\n");
  expect((await run('token', 'crate')).stderr).toMatch(
    /^error: unknown command 'crate'\n\(Did you mean create\?\)\n\nUsage: caledee token /,
  );
});

it('refuses a command that there is not', async () => {
  const { code, stdout, stderr } = await run('frobnicate');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain("unknown command 'frobnicate'");
});

it('says in one line that the database cannot be reached', async () => {
  const { code, stderr } = await runCommand(['token', 'list'], { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/caledee' });
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toContain('hunter2');
});

it('says that there is no database yet, and creates none', async () => {
  const dataDir = join(folder, 'none');
  const refused = await runCommand(['user', 'list'], { DATA_DIR: dataDir });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/^There is no database in \S+none yet\. Start the server or [^\n]+\n$/),
  ]);
  expect(await readdir(folder)).not.toContain('none');
});

it('says what is wrong with a folder that is no database', async () => {
  const postgres = join(folder, 'other', 'postgres');
  await mkdir(postgres, { recursive: true });
  const { code, stderr } = await runCommand(['user', 'list'], { DATA_DIR: join(folder, 'other') });
  expect([code, stderr]).toEqual([
    1,
    `DATA_DIR: ${postgres} is not a database that Caledee created: it has no file data/PG_VERSION. Move it away, or set DATA_DIR to another folder.\n`,
  ]);
});

describe('a command on a database with another schema', () => {
  const query = async (url: string, text: string) => {
    const client = new pg.Client(url);
    await client.connect();
    return client.query(text).finally(() => client.end());
  };
  const tables = async (url: string) => (await query(url, "select from pg_class where relnamespace = 'public'::regnamespace")).rowCount;
  const migrations = async (url: string) => (await query(url, 'select name from migrations order by name')).rows.map(({ name }) => name);
  const refused = [
    ['export'],
    ['plan', 'acme', 'team'],
    ['user', 'create', '--organization', 'acme', '--email', 'bo@acme.test', '--slug', 'bo'],
    ...['invite', 'disable', 'enable', 'sign-out'].map((command) => ['user', command, 'imad']),
    ['user', 'list'],
    ['token', 'create', '--user', 'imad', '--scopes', 'all'],
    ['distribute'],
    ['token', 'list'],
    ['token', 'revoke', '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60'],
  ];

  it('is refused if an unreleased version created it', async () => {
    const { url, drop } = await createEmptyDatabase();
    await query(url, 'create table migrations (name text primary key, checksum text not null, applied_at timestamptz default now())');
    await query(url, "insert into migrations (name, checksum) values ('0001_core.sql', '')");
    const { code, stderr } = await runCommand(['migrate'], { DATABASE_URL: url });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^The database was created by an unreleased version, [^\n]+\n$/)]);
    await drop();
  });

  it('is not distributed without Citus', async () => {
    const { url, drop } = await createTestDatabase();
    const message = 'The database has no extension citus. Create it on the coordinator, and add the worker nodes.\n';
    expect(await runCommand(['distribute'], { DATABASE_URL: url })).toEqual({ code: 1, stdout: '', stderr: message });
    await drop();
  });

  it('is refused if it is behind, which `migrate` changes', async () => {
    const { url, drop } = await createEmptyDatabase();
    for (const args of refused) {
      const message = /^The database has pending migrations \(0001_tables\.sql and \d+ more\)\. Run `caledee migrate` first\.\n$/;
      expect(await runCommand(args, { DATABASE_URL: url })).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
    }
    expect(await tables(url)).toBe(0);
    expect((await runCommand(['migrate'], { DATABASE_URL: url })).code).toBe(0);
    expect(await runCommand(['user', 'list'], { DATABASE_URL: url })).toEqual({ code: 0, stdout: '', stderr: '' });
    await drop();
  });

  it('is refused if a newer version migrated it', async () => {
    const { url, drop } = await createTestDatabase();
    const before = [...(await migrations(url)), '9999_later.sql'].sort();
    await query(url, "insert into migrations (name, checksum) values ('9999_later.sql', '')");
    const stderr = expect.stringMatching(
      /^The database has migrations of a newer version \(9999_later\.sql\)\. Run this command with the version that applied them\.\n$/,
    );
    for (const args of [
      ['token', 'list'],
      ['user', 'enable', 'imad'],
    ])
      expect(await runCommand(args, { DATABASE_URL: url })).toEqual({ code: 1, stdout: '', stderr });
    expect(await migrations(url)).toEqual(before);
    await drop();
  });

  it.each([['import', '-'], ['demo']])('%s applies pending migrations', async (...args) => {
    const { url, drop } = await createEmptyDatabase();
    expect((await runCommand(args, { DATABASE_URL: url }, '{"organizations":[]}')).code).toBe(0);
    expect(await migrations(url)).toContain('0001_tables.sql');
    await drop();
  });
});

describe('calendar', () => {
  it("list prints a user's calendars, and sync makes those due that are read", async () => {
    const client = server.client(await server.token('imad'));
    const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Vans' } });
    const { stdout } = await run('calendar', 'list', '--user', 'imad');
    expect(JSON.parse(stdout)).toEqual(data);
    expect(await run('calendar', 'sync', '--user', 'imad')).toMatchObject({ code: 0, stderr: 'Calendars queued: 0.\n' });
    const unknown = await run('calendar', 'sync', '--user', 'imad', 'nothing');
    expect(unknown).toMatchObject({
      code: 1,
      stderr: 'Calendar "nothing" not found. List those that exist with: caledee calendar list --user imad\n',
    });
    expect((await run('calendar', 'list', '--user', 'nobody')).stderr).toBe(
      'User "nobody" not found. List those that exist with: caledee user list\n',
    );
  });
});
