import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/accounts/users.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { recordAttempt } from '../../src/queries/sign-in-attempts.ts';
import { createTestDatabase } from '../support/database.ts';
import { getMe } from '../support/http.ts';
import { makeApp, obtainTokens } from '../support/oauth.ts';
import { runCommand, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { givePassword, shownFields, signIn, testPassword, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const password = 'four yellow submarines';
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  const names = ['imad', 'rosa', 'late', 'raced', 'locked', 'choosy', 'planted', 'fresh'];
  await server.load(world(organization('acme', { users: names.map((name) => user(name)) })));
  await server.setClock(now);
  database = connect(server.databaseUrl, { size: 1, report: () => {} });
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

/** "choosy" is the user's name and slug. */
const easy = [
  'password1234',
  'Password2027!',
  'P@ssw0rd12345',
  'ｐａｓｓｗｏｒｄ１２３４',
  'passwordpassword',
  '1234password1234',
  '123456789012',
  '987654321098',
  'abcdefghijkl',
  'qwertyuiop12',
  'asdfghjkl;123',
  '1q2w3e4r5t6y',
  'iloveyou1234',
  'letmeinletmein',
  'drowssap1234',
  'baseball2027',
  'choosy123456',
  'Choosy Choosy 1',
  'choosy@acme.test1',
  'acme.test2027',
  'caledee12345',
  'Caledee2027!',
  `${'123456'.repeat(33)}7`,
];

const pathFor = async (slug: string) => new URL((await invite(database.db, server.url, slug)) as string).pathname;
const accept = (path: string, fields = { password, repeated: password }) => visit(server.url).fill(path, fields);
const canSignIn = async (slug: string, with_: string) =>
  (await visit(server.url).fill('/sign-in', { email: `${slug}@acme.test`, password: with_ })).status === 303;

describe('an invitation', () => {
  it('sets a password, signs in, and is of no use any more', async () => {
    const path = await pathFor('imad');
    const visitor = visit(server.url);
    for (let round = 0; round < 3; round += 1) expect((await visitor.get(path)).text).toContain('value="imad@acme.test"');
    const page = await visitor.fill(path, { password, repeated: password });
    expect([page.status, page.location]).toEqual([303, '/settings/bookings']);
    expect((await visitor.get('/settings/developers')).status).toBe(200);
    expect(await canSignIn('imad', password)).toBe(true);
    const again = await visitor.get(path);
    expect([again.status, again.text]).toEqual([404, expect.stringContaining('This link no longer works')]);
  });

  it('used by twenty at once is used by one', async () => {
    const path = await pathFor('raced');
    const guests = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const visitor = visit(server.url);
        return { visitor, form: shownFields(await visitor.get(path), path), chosen: `password of guest ${index}` };
      }),
    );
    const pages = await Promise.all(
      guests.map(({ visitor, form, chosen }) => visitor.post(path, { ...form, password: chosen, repeated: chosen })),
    );
    // Ten at most cost a hash; the others come too late, or too often for one link.
    expect(pages.map(({ status }) => (status === 429 ? 404 : status)).sort()).toEqual([303, ...Array(19).fill(404)]);
    const winner = pages.findIndex(({ status }) => status === 303);
    expect(await canSignIn('raced', guests[winner]!.chosen)).toBe(true);
    const { rows } = await server.pool.query(`select 1 from sessions s join users u on u.id = s.user_id where u.slug = 'raced'`);
    expect(rows).toHaveLength(2);
  });

  it('tried too often is to be tried later', async () => {
    await server.setClock(now);
    const path = await pathFor('late');
    for (let round = 0; round < 10; round += 1) await recordAttempt(database.db, { email: path, address: 'elsewhere' });
    const refused = await accept(path);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '90']);
    expect(refused.text).toContain('Too many attempts. Wait 90 seconds and try again.');
    expect(await canSignIn('late', password)).toBe(false);
    await server.setClock('2027-03-01T08:01:30Z');
    expect((await accept(path)).status).toBe(303);
    await server.setClock(now);
  });

  it('is void when a newer one is made, and after a week', async () => {
    const [older, newer] = [await pathFor('late'), await pathFor('late')];
    expect((await visit(server.url).get(older)).status).toBe(404);
    await server.setClock('2027-03-08T07:59:59.999Z');
    expect((await visit(server.url).get(newer)).status).toBe(200);
    await server.setClock('2027-03-08T08:00:00Z');
    expect((await visit(server.url).get(newer)).status).toBe(404);
    await server.setClock(now);
  });

  it('for one who has a password sets a new one, and ends what the old one began', async () => {
    const old = await signIn(server, 'rosa');
    expect((await accept(await pathFor('rosa'))).status).toBe(303);
    expect((await old.get('/settings/profile')).status).toBe(303);
    expect([await canSignIn('rosa', testPassword), await canSignIn('rosa', password)]).toEqual([false, true]);
  });

  it('is made void by a change of the password', async () => {
    const visitor = await signIn(server, 'locked');
    const path = await pathFor('locked');
    await visitor.fill('/settings/profile', { current: testPassword, password, repeated: password }, '/settings/password');
    expect((await visitor.get(path)).status).toBe(404);
  });

  it.each([
    ['short', 'eleven char', 'must have at least 12 characters'],
    ['short in what one sees', '🙂🙂🙂🙂🙂🙂', 'must have at least 12 characters'],
    ['long', 'correct horse '.repeat(20), 'must have at most 200 characters'],
    ['the address', 'CHOOSY@acme.test', 'must not be your email address'],
    ['a repetition', 'abababababababab', 'must not repeat the same few characters'],
    ...easy.map((chosen): [string, string, string] => [`easy to guess, ${chosen}`, chosen, 'is too easy to guess']),
  ])('refuses a password that is %s', async (_name, chosen, message) => {
    const path = await pathFor('choosy');
    const page = await accept(path, { password: chosen, repeated: chosen });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(message)]);
    expect(page.text).not.toContain(chosen);
    expect((await visit(server.url).get(path)).status).toBe(200);
  });

  it.each([
    'seven green elephants',
    'correct horse battery staple',
    'Pässwörter im Wald',
    'kX9#vLq2Tz!m',
    'wrtpzkqlmbvx',
    'hello world 1234',
    '漢字の長い合言葉です本当に',
    'long but fine, '.repeat(13),
  ])('takes a password that is not easy to guess: %s', async (chosen) => {
    expect((await accept(await pathFor('choosy'), { password: chosen, repeated: chosen })).status).toBe(303);
    expect(await canSignIn('choosy', chosen)).toBe(true);
  });

  it('of one who may have lost more than the password revokes tokens and disconnects applications, unless they say no', async () => {
    const app = await makeApp(server, 'imad');
    const own = async () => {
      const { access_token } = await obtainTokens(server, await signIn(server, 'rosa'), app);
      return [await server.token('rosa'), access_token] as const;
    };
    const statuses = async (tokens: readonly string[]) => [
      await getMe(server, tokens[0] as string),
      await getMe(server, tokens[1] as string),
    ];
    const [kept, lost] = [await own(), await own()];
    const path = await pathFor('rosa');
    const visitor = visit(server.url);
    expect((await visitor.get(path)).text).toMatch(/name="revoke" value="access" checked/);
    await visitor.fill(path, { password, repeated: password });
    expect([...(await statuses(kept)), ...(await statuses(lost))]).toEqual([200, 200, 200, 200]);
    const refused = await visit(server.url).fill(await pathFor('rosa'), { password: 'short', repeated: 'short', revoke: 'access' });
    expect([refused.status, ...(await statuses(lost))]).toEqual([400, 200, 200]);
    await visit(server.url).fill(await pathFor('rosa'), { password, repeated: password, revoke: 'access' });
    expect([...(await statuses(kept)), ...(await statuses(lost))]).toEqual([401, 401, 401, 401]);
  }, 60_000);

  it('of a newcomer asks nothing about tokens, of which there are none', async () => {
    expect((await visit(server.url).get(await pathFor('fresh'))).text).not.toContain('name="revoke"');
    await server.token('fresh');
    expect((await visit(server.url).get(await pathFor('fresh'))).text).toContain('name="revoke"');
  });

  it('refuses two passwords that are not the same', async () => {
    const page = await accept(await pathFor('choosy'), { password, repeated: `${password}!` });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('The passwords don')]);
    const weak = await accept(await pathFor('choosy'), { password: 'short', repeated: 'shorter' });
    expect([...weak.text.matchAll(/<li><a href="#(\w+)">/g)].map(([, name]) => name)).toEqual(['password', 'repeated']);
  });

  it.each(['/invitation/x', `/invitation/${'A'.repeat(43)}`, '/invitation/%00', '/invitation/', '/Invitation/x', '/invitation/x/y'])(
    'that nobody made is not found: %s',
    async (path) => {
      const page = await visit(server.url).get(path);
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    },
  );

  it('whose address cannot be read is refused', async () => {
    expect((await visit(server.url).get('/invitation/%zz')).status).toBe(400);
  });
});

it('what is over is cleaned away', async () => {
  await server.setClock(now);
  await signIn(server, 'planted');
  await pathFor('planted');
  await visit(server.url).fill('/sign-in', { email: 'planted@acme.test', password: 'a wrong guess' });
  const count = async () => {
    const { rows } = await server.pool.query(
      'select (select count(*) from sessions) as sessions, (select count(*) from invitations) as links, (select count(*) from sign_in_attempts) as attempts',
    );
    return Object.values(rows[0]).map(Number);
  };
  await removeExpired(database.db);
  for (const number of await count()) expect(number).toBeGreaterThan(0);
  await server.setClock('2027-03-20T08:00:00Z');
  await removeExpired(database.db);
  expect(await count()).toEqual([0, 0, 0]);
  await server.setClock(now);
});

describe('the commands', () => {
  const run = (...args: string[]) => runCommand(args, { DATABASE_URL: server.databaseUrl, PUBLIC_URL: server.url });
  const create = (slug: string, ...rest: string[]) =>
    run('user', 'create', '--organization', 'acme', '--email', `${slug}@acme.test`, '--slug', slug, ...rest);

  it('user create adds a user who is open on workdays, and prints a link, explained on standard error', async () => {
    const { code, stdout, stderr } = await create('newcomer', '--name', 'New Comer', '--timezone', 'Europe/Paris');
    expect([code, stderr]).toEqual([0, 'Link for newcomer to set a password and sign in. It works once, within a week:\n']);
    expect(stdout).toMatch(/^http:\/\/localhost:\d+\/invitation\/[\w-]{43}\n$/);
    const page = await accept(new URL(stdout.trim()).pathname);
    expect(page.status).toBe(303);
    expect(await canSignIn('newcomer', password)).toBe(true);
    const exported = JSON.parse((await run('export')).stdout);
    const made = exported.organizations[0].users.find(({ slug }: { slug: string }) => slug === 'newcomer');
    const hours = [['09:00', '17:00']];
    expect(made).toMatchObject({
      name: 'New Comer',
      timezone: 'Europe/Paris',
      schedules: [
        {
          name: 'Working hours',
          default: true,
          timezone: 'Europe/Paris',
          weekly: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
        },
      ],
    });
    expect(JSON.stringify(exported)).not.toMatch(/argon2|password|secret|invitation/i);
  });

  it('user invite prints a link for one who is there', async () => {
    const { stdout } = await run('user', 'invite', 'choosy');
    expect((await visit(server.url).get(new URL(stdout.trim()).pathname)).status).toBe(200);
    expect(await run('user', 'invite', 'nobody')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'User "nobody" not found. List those that exist with: caledee user list\n',
    });
  });

  it.each([
    [['--slug', 'imad', '--email', 'other@acme.test'], 'User "imad" already exists.'],
    [['--slug', 'other', '--email', 'IMAD@acme.test'], 'Email IMAD@acme.test is already used by another user.'],
    [['--slug', 'other', '--email', 'other@acme.test', '--organization', 'nowhere'], 'Organization "nowhere" not found.'],
    [['--slug', 'Other', '--email', 'other@acme.test'], '--slug must consist of lowercase letters'],
    [['--slug', 'other', '--email', 'other'], '--email must be an email address in ASCII, such as ann@example.com'],
    [['--slug', 'other', '--email', 'o@acme.test', '--timezone', 'Mars/Olympus'], '--timezone must be the IANA name of a time zone'],
    [['--slug', 'other', '--email', 'o@acme.test', '--name', ' '], '--name must'],
    [['--slug', 'other'], "required option '--email"],
  ])('user create %j is refused', async (args, message) => {
    const { code, stdout, stderr } = await run('user', 'create', '--organization', 'acme', ...args);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(message)]);
    expect((await run('user', 'list')).stdout).not.toContain('"other"');
  });

  it('serve --demo prints a password that works until the next start', async () => {
    const { url, drop } = await createTestDatabase();
    const passwords: string[] = [];
    const statuses: number[] = [];
    for (let start = 0; start < 2; start += 1) {
      const demo = await spawnServer({ DATABASE_URL: url }, ['src/cli/program.ts', 'serve', '--demo']);
      const shown = () => /as imad@acme\.test with (\w{16}) /.exec(demo.output())?.[1];
      await until('the password is printed', shown);
      passwords.push(shown() as string);
      for (const one of passwords)
        statuses.push((await visit(demo.url).fill('/sign-in', { email: 'imad@acme.test', password: one })).status);
      expect(await demo.stop()).toBe(0);
    }
    expect(new Set(passwords).size).toBe(2);
    expect(statuses).toEqual([303, 403, 303]);
    await drop();
  }, 120_000);
});

it('no log line contains a password, a session, a link or a token', async () => {
  const { url: databaseUrl, drop } = await createTestDatabase();
  const process_ = await spawnServer({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'trace' });
  const own = connect(databaseUrl, { size: 1, report: () => {} });
  const { importDataset } = await import('../../src/dataset/import.ts');
  await importDataset(own.db, world(organization('acme', { users: [user('imad')] })));
  const path = new URL((await invite(own.db, process_.url, 'imad')) as string).pathname;
  const visitor = visit(process_.url);
  await visitor.fill(path, { password, repeated: password });
  await visitor.get(path.replace('invitation', 'INVITATION'));
  await visitor.get(`${path}/more?x=${path}`);
  await visitor.fill('/settings/profile', {}, '/sign-out');
  await givePassword(databaseUrl, 'imad');
  await visitor.fill('/sign-in', { email: 'imad@acme.test', password: 'a wrong guess' });
  await visitor.fill('/sign-in', { email: 'imad@acme.test', password: testPassword });
  const made = await visitor.fill(
    '/settings/developers/tokens/new',
    { name: 'CI', scope: 'read:profile', days: '0' },
    '/settings/developers/tokens',
  );
  const token = /pat_\w{38}/.exec(made.text)?.[0] as string;
  await own.close();
  await process_.stop();
  expect(process_.output()).toContain('"path":"/invitation/…"');
  for (const secret of [password, testPassword, 'a wrong guess', path.split('/')[2] as string, token, ...visitor.cookies.values()])
    expect(process_.output()).not.toContain(secret);
  await drop();
}, 120_000);
