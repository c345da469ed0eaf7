import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { hashPassword, isPassword } from '../../src/accounts/passwords.ts';
import { isUnavailable } from '../../src/database/unavailable.ts';
import { createTestDatabase } from '../support/database.ts';
import { startProxy } from '../support/proxy.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, type Page, shownFields, signIn, testPassword, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: 1 });
  const names = ['imad', 'rosa', 'bo', 'guessed', 'owner', 'crowd', 'early', 'led', 'idle', 'busy', 'twice', 'raced', 'spelled-in-it'];
  await server.load(
    world(
      organization('acme', { users: [...names.map((name) => user(name)), user('invited'), user('cased', { email: 'Cased@Acme.test' })] }),
    ),
  );
  await server.setClock(now);
});
beforeEach(() => server.forgetRequests());
afterAll(() => server.stop());

let addresses = 0;
const stranger = () => {
  addresses += 1;
  return visit(server.url, `2001:db8:${addresses.toString(16)}::1`);
};
const tell = ({ status, text }: Page) => ({ status, text });
const wrong = 'Incorrect email or password.';

it('a password of nobody that found no turn spoils none that comes after it', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance', 'Date', 'queueMicrotask'] });
  const busy = [1, 2].map(() => hashPassword(testPassword));
  const late = isPassword('a guess', undefined).catch(isUnavailable);
  jest.advanceTimersByTime(5000);
  jest.useRealTimers();
  await Promise.allSettled(busy);
  expect([await late, await isPassword('a guess', undefined)]).toEqual([true, false]);
});

describe('sign-in', () => {
  it('leads to Settings, with a cookie that scripts and other sites do not get', async () => {
    await givePassword(server.databaseUrl, 'imad');
    const visitor = stranger();
    const page = await visitor.fill('/sign-in', { email: 'imad@acme.test', password: testPassword });
    expect([page.status, page.location]).toEqual([303, '/settings/bookings']);
    const cookie = page.headers.getSetCookie().find((line) => line.startsWith('caledee_session='));
    expect(cookie).toMatch(/^caledee_session=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const settings = await visitor.get('/settings/developers');
    expect(tell(settings)).toMatchObject({ status: 200, text: expect.stringContaining('Imad') });
  });

  it('asks for the address in any case of letters, and for the password as it was typed', async () => {
    await givePassword(server.databaseUrl, 'cased', 'Pässwörter im Wald');
    const enter = (email: string, password: string) => stranger().fill('/sign-in', { email, password });
    expect((await enter(' cASED@acme.TEST ', 'Pässwörter im Wald')).status).toBe(303);
    // The same letters, written as other code points.
    expect((await enter('cased@acme.test', 'Pässwörter im Wald'.normalize('NFD'))).status).toBe(303);
    for (const password of ['pässwörter im wald', 'Pässwörter im Wald ', '', 'Pässwörter im Wal'])
      expect((await enter('cased@acme.test', password)).status).toBe(403);
  });

  it('asks for the whole password, however long it is', async () => {
    const longest = 'seven green elephants'.padEnd(200, '.');
    await givePassword(server.databaseUrl, 'cased', longest);
    const enter = (password: string) => stranger().fill('/sign-in', { email: 'cased@acme.test', password });
    expect([(await enter(longest)).status, (await enter(`${longest}x`)).status]).toEqual([303, 403]);
  });

  it('says the same of a wrong password, of one who has none and of nobody', async () => {
    await givePassword(server.databaseUrl, 'rosa');
    const answers = [];
    for (const email of ['rosa@acme.test', 'invited@acme.test', 'nobody@acme.test', 'no address', '', `${'x'.repeat(5000)}@acme.test`]) {
      const { status, text } = await stranger().fill('/sign-in', { email, password: 'not the password' });
      // The email address is kept in its field, and each form has its own token and challenge.
      const same = text.replaceAll(/name="form_token" value="[^"]+"|data-options="[^"]+"/g, '');
      answers.push({ status, text: same.replace(/(id="email".*) value="[^"]*"/, '$1') });
    }
    expect(answers[0]).toMatchObject({ status: 403, text: expect.stringContaining(wrong) });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('works as much for nobody as for somebody', async () => {
    await givePassword(server.databaseUrl, 'rosa');
    const took = async (email: string) => {
      const visitor = stranger();
      const form = { ...shownFields(await visitor.get('/sign-in'), '/sign-in'), email, password: 'not the password' };
      // The server is in this process. Its processor time, that of hashing included, is its own whatever else the machine does.
      const before = process.cpuUsage();
      await visitor.post('/sign-in', form);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const least = { known: Infinity, unknown: Infinity };
    for (let round = 0; round < 8; round += 1) {
      least.known = Math.min(least.known, await took(round < 6 ? 'rosa@acme.test' : 'invited@acme.test'));
      least.unknown = Math.min(least.unknown, await took(`nobody${round}@acme.test`));
    }
    expect(least.unknown / least.known).toBeGreaterThan(0.5);
    expect(least.unknown / least.known).toBeLessThan(2);
  });

  it('keeps nothing by which one could sign in', async () => {
    await givePassword(server.databaseUrl, 'bo', 'nine purple umbrellas');
    const visitor = stranger();
    await visitor.fill('/sign-in', { email: 'bo@acme.test', password: 'nine purple umbrellas' });
    await visitor.fill('/sign-in', { email: 'typed into the wrong field', password: 'bo@acme.test' }).catch(() => {});
    await stranger().fill('/sign-in', { email: 'typed into the wrong field', password: 'bo@acme.test' });
    const tables = await server.pool.query(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`);
    let dump = '';
    for (const { name } of tables.rows) dump += JSON.stringify((await server.pool.query(`select t::text from ${name} t`)).rows);
    expect(dump).toContain('argon2id');
    for (const secret of ['nine purple umbrellas', 'typed into the wrong field', ...visitor.cookies.values()])
      expect(dump).not.toContain(secret);
  });
});

describe('a session', () => {
  it('is a new one at every sign-in, and the one before it in the same browser is over', async () => {
    const visitor = await signIn(server, 'twice');
    const first = visitor.cookies.get('caledee_session') as string;
    // A form opened earlier, submitted by a browser that has signed in since.
    const other = stranger();
    const form = shownFields(await other.get('/sign-in'), '/sign-in');
    other.cookies.set('caledee_session', first);
    const page = await other.post('/sign-in', { ...form, email: 'twice@acme.test', password: testPassword });
    expect(page.status).toBe(303);
    expect(other.cookies.get('caledee_session')).not.toBe(first);
    expect((await visitor.get('/settings/profile')).status).toBe(303);
    expect((await other.get('/settings/profile')).status).toBe(200);
  });

  it('is not the one that somebody else has put into the browser', async () => {
    const visitor = stranger();
    const planted = 'A'.repeat(43);
    visitor.cookies.set('caledee_session', planted);
    await givePassword(server.databaseUrl, 'bo');
    await visitor.fill('/sign-in', { email: 'bo@acme.test', password: testPassword });
    expect(visitor.cookies.get('caledee_session')).not.toBe(planted);
  });

  it('ends at sign-out, in every process, and its cookie goes', async () => {
    const visitor = await signIn(server, 'imad');
    const copy = visit((await other()).url);
    copy.cookies.set('caledee_session', visitor.cookies.get('caledee_session') as string);
    expect((await copy.get('/settings/profile')).status).toBe(200);
    const page = await visitor.fill('/settings/profile', {}, '/sign-out');
    expect([page.status, page.location, visitor.cookies.has('caledee_session')]).toEqual([303, '/sign-in?signed-out', false]);
    expect((await copy.get('/settings/profile')).location).toBe('/sign-in?next=%2Fsettings%2Fprofile');
    expect((await visitor.get('/sign-in?signed-out')).text).toContain('Signed out.');
  });

  it('ends a month after sign-in, however much it is used', async () => {
    await server.setClock(now);
    const visitor = await signIn(server, 'busy');
    for (let day = 1; day < 30; day += 1) {
      await server.setClock(new Date(Date.parse(now) + day * 86_400_000));
      expect((await visitor.get('/settings/profile')).status).toBe(200);
    }
    await server.setClock(new Date(Date.parse(now) + 30 * 86_400_000 - 1));
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    await server.setClock(new Date(Date.parse(now) + 30 * 86_400_000));
    expect((await visitor.get('/settings/profile')).status).toBe(303);
    await server.setClock(now);
  });

  it('ends when it was not used for a week', async () => {
    await server.setClock(now);
    const visitor = await signIn(server, 'idle');
    await server.setClock(new Date(Date.parse(now) + 7 * 86_400_000 - 1));
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    await server.setClock(new Date(Date.parse(now) + 14 * 86_400_000 - 1));
    expect((await visitor.get('/settings/profile')).status).toBe(303);
    await server.setClock(now);
  });

  let second: Awaited<ReturnType<typeof startServer>> | undefined;
  const other = async () => (second ??= await startServer(server.databaseUrl));
  afterAll(() => second?.stop());
});

describe('guessing', () => {
  const guess = async (visitor: ReturnType<typeof visit>, email: string, password = 'a wrong guess') =>
    visitor.fill('/sign-in', { email, password });

  it.each(['guessed@acme.test', 'invented@acme.test'])('at one account, from wherever, is slowed down: %s', async (email) => {
    await server.setClock(now);
    await givePassword(server.databaseUrl, 'guessed');
    const statuses = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await guess(stranger(), round % 2 ? email : email.toUpperCase())).status);
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429]);
    const refused = await guess(stranger(), email, testPassword);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '90']);
    expect(refused.text).toContain('Too many attempts. Wait 90 seconds and try again.');
    expect(shownFields(refused, '/sign-in').email).toBe(email);
    await server.setClock('2027-03-01T08:01:29Z');
    expect((await guess(stranger(), email)).headers.get('retry-after')).toBe('1');
    await server.setClock('2027-03-01T08:01:30Z');
    expect([(await guess(stranger(), email)).status, (await guess(stranger(), email)).status]).toEqual([403, 429]);
    await server.setClock('2027-03-01T09:00:00Z');
    expect((await guess(stranger(), email)).status).toBe(403);
  });

  it('at one account is slowed down in whatever letters it is written', async () => {
    await server.setClock(now);
    await givePassword(server.databaseUrl, 'spelled-in-it');
    // Addresses are compared without the case of ASCII letters.
    const spell = (round: number) =>
      [...'spelled-in-it@acme.test'].map((letter, at) => (letter === 'i' && (round >> (at % 3)) & 1 ? 'I' : letter)).join('');
    const statuses = [];
    for (let round = 0; round < 12; round += 1) statuses.push((await guess(stranger(), spell(round))).status);
    expect(new Set(Array.from({ length: 12 }, (_, round) => spell(round))).size).toBeGreaterThan(1);
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429]);
  });

  it('is forgotten when the right password comes', async () => {
    await server.setClock(now);
    await givePassword(server.databaseUrl, 'owner');
    const visitor = stranger();
    for (let day = 0; day < 5; day += 1) {
      for (let round = 0; round < 9; round += 1)
        expect((await guess(visit(server.url, `2001:db8:f${day}::${round}`), 'owner@acme.test')).status).toBe(403);
      expect((await guess(visitor, 'owner@acme.test', testPassword)).status).toBe(303);
      await visitor.fill('/settings/profile', {}, '/sign-out');
    }
  });

  it('at many accounts from one address is slowed down, and only from there', async () => {
    await server.setClock(now);
    await givePassword(server.databaseUrl, 'crowd');
    const visitor = visit(server.url, '203.0.113.7');
    const form = shownFields(await visitor.get('/sign-in'), '/sign-in');
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        visitor.post('/sign-in', { ...form, email: `crowd${index}@acme.test`, password: 'a wrong guess' }),
      ),
    );
    const counts = Map.groupBy(many, ({ status }) => status);
    expect([counts.get(403)?.length, counts.get(429)?.length]).toEqual([40, 20]);
    const refused = await guess(visitor, 'crowd@acme.test', testPassword);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '15']);
    // An account is not held to what was tried from an address that had no attempts left.
    expect((await guess(stranger(), 'crowd@acme.test', testPassword)).status).toBe(303);
  });

  it('is counted exactly, by several processes at once', async () => {
    await server.setClock(now);
    await givePassword(server.databaseUrl, 'raced');
    const second = await startServer(server.databaseUrl, { trustProxy: 1 });
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const visitor = visit(index % 2 ? server.url : second.url, `2001:db8:ace:${index.toString(16)}::1`);
        return (await visitor.fill('/sign-in', { email: 'raced@acme.test', password: 'a wrong guess' })).status;
      }),
    );
    await second.stop();
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });
});

describe('after sign-in', () => {
  const ends = '/settings/bookings';
  const table: [asked: string, leads: string][] = [
    ['/settings/profile', '/settings/profile'],
    ['/settings/developers/tokens/new', '/settings/developers/tokens/new'],
    ['/api/docs', '/api/docs'],
    ['/settings?x=1&y=%2F', '/settings?x=1&y=%2F'],
    ['/settings/a b', ends],
    ['/', '/'],
    ['', ends],
    ['settings', ends],
    ['https://evil.example', ends],
    ['HTTPS://evil.example/settings', ends],
    ['http:evil.example', ends],
    ['http:/evil.example', ends],
    ['//evil.example', ends],
    ['///evil.example', ends],
    ['////evil.example', ends],
    ['/\\evil.example', ends],
    ['\\/evil.example', ends],
    ['\\\\evil.example', ends],
    ['/settings\\..\\..\\\\evil.example', ends],
    ['/\t/evil.example', ends],
    ['\t//evil.example', ends],
    ['/\n/evil.example', ends],
    ['/\r\n/evil.example', ends],
    ['/\r\nSet-Cookie: a=b', ends],
    [' //evil.example', ends],
    ['//evil.example/%2f..', ends],
    ['/.//evil.example', ends],
    ['/..//evil.example', ends],
    ['/x/..//evil.example', ends],
    ['/x/../..//evil.example', ends],
    ['/%2e//evil.example', ends],
    ['/%2e%2e//evil.example', ends],
    ['/%2F/evil.example', '/%2F/evil.example'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
    ['/%5Cevil.example', '/%5Cevil.example'],
    ['/%5c%5cevil.example', '/%5c%5cevil.example'],
    ['/%09/evil.example', '/%09/evil.example'],
    ['%2F%2Fevil.example', ends],
    ['javascript:alert(1)', ends],
    ['JaVaScRiPt:alert(1)', ends],
    ['/javascript:alert(1)', '/javascript:alert(1)'],
    ['data:text/html,x', ends],
    ['@evil.example', ends],
    ['/@evil.example', '/@evil.example'],
    ['//user@evil.example', ends],
    ['//evil.example:443/x', ends],
    ['/settings#//evil.example', ends],
    ['?next=//evil.example', ends],
    ['#', ends],
    ['//[::1]', ends],
    ['/\u2028/evil.example', ends],
    ['/／evil.example', ends],
    ['\u0000//evil.example', ends],
    ['/sign-in', ends],
    ['/sign-in?next=/sign-in', ends],
    ['/sign-out', ends],
  ];

  beforeAll(() => givePassword(server.databaseUrl, 'led'));

  it.each(table)('%j leads to %s', async (asked, leads) => {
    const visitor = await early();
    const query = `/sign-in?next=${encodeURIComponent(asked)}`;
    const signedIn = await visitor.get(query);
    expect([signedIn.status, signedIn.location]).toEqual([303, leads]);
    // The form says it too, and is believed no more than the address.
    const other = stranger();
    expect(shownFields(await other.get(query), '/sign-in').next).toBe(leads);
    const page = await other.fill('/sign-in', { next: asked, email: 'led@acme.test', password: testPassword });
    if (asked.includes('\0')) expect(page.status).toBe(400);
    else expect([page.status, page.location]).toEqual([303, leads]);
    expect(new URL(leads, server.url).origin).toBe(server.url);
  });

  let known: ReturnType<typeof signIn> | undefined;
  const early = () => (known ??= signIn(server, 'early'));

  it('an address longer than any of ours leads to Settings', async () => {
    expect((await (await early()).get(`/sign-in?next=/${'a'.repeat(5000)}`)).location).toBe(ends);
  });

  it('two addresses to go to are one, the first', async () => {
    const visitor = await early();
    expect((await visitor.get('/sign-in?next=/settings/profile&next=//evil.example')).location).toBe('/settings/profile');
  });

  it('an application that asks for consent is gone on to by a page, not by an answer to the form', async () => {
    await early();
    const next = '/oauth/authorize?client_id=a&scope=openid%20profile&redirect_uri=https%3A%2F%2Fapp.example';
    const page = await stranger().fill('/sign-in', { next, email: 'early@acme.test', password: testPassword });
    expect([page.status, page.location]).toEqual([200, null]);
    expect(page.text).toContain(`<meta http-equiv="refresh" content="0;url=${next.replaceAll('&', '&amp;')}">`);
  });

  it('returns to the page that required a session', async () => {
    const page = await stranger().get('/settings/developers/tokens/new?a=b');
    expect([page.status, page.location]).toEqual([303, '/sign-in?next=%2Fsettings%2Fdevelopers%2Ftokens%2Fnew%3Fa%3Db']);
  });
});

describe('the root', () => {
  it('leads whoever is signed in to Settings, and everybody else to the reference', async () => {
    const front = await stranger().get('/');
    expect([front.status, front.text]).toEqual([200, expect.stringMatching(/href="\/sign-in"[\s\S]*href="\/api\/docs"/)]);
    expect((await (await signIn(server, 'imad')).get('/')).location).toBe('/settings/bookings');
  });
});

describe('served by HTTPS', () => {
  it('its cookies are bound to the host and to HTTPS, and its forms to that address', async () => {
    const publicUrl = 'https://caledee.example';
    const secure = await startServer(server.databaseUrl, { publicUrl });
    await givePassword(server.databaseUrl, 'imad');
    const url = `http://localhost:${secure.port}`;
    const visitor = visit(url);
    const form = { ...shownFields(await visitor.get('/sign-in'), '/sign-in'), email: 'imad@acme.test', password: testPassword };
    const page = await visitor.post('/sign-in', form, { Origin: publicUrl });
    expect(page.status).toBe(303);
    const cookie = page.headers.getSetCookie().find((line) => line.includes('session='));
    expect(cookie).toMatch(/^__Host-caledee_session=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    expect([...visitor.cookies.keys()].sort()).toEqual(['__Host-caledee_known', '__Host-caledee_pre_session', '__Host-caledee_session']);
    expect((await visitor.get('/settings/profile')).status).toBe(200);
    // A cookie that any neighbour could have set is not looked at.
    const tossed = visit(url);
    tossed.cookies.set('caledee_session', visitor.cookies.get('__Host-caledee_session') as string);
    expect((await tossed.get('/settings/profile')).status).toBe(303);
    for (const origin of [url, 'http://caledee.example', 'https://caledee.example.evil', 'https://evil.example', 'null'])
      expect((await visitor.post('/sign-in', form, { Origin: origin })).status).toBe(403);
    await secure.stop();
  });
});

describe('without a database', () => {
  it('a page says to come back, and nothing of why', async () => {
    const database = await createTestDatabase();
    const proxy = await startProxy(database.url);
    const { url, stop } = await startServer(proxy.url);
    const visitor = visit(url);
    const form = shownFields(await visitor.get('/sign-in'), '/sign-in');
    await proxy.cut();
    visitor.cookies.set('caledee_session', 'A'.repeat(43));
    for (const page of [
      await visitor.get('/settings/developers'),
      await visitor.post('/sign-in', { ...form, email: 'a@b.test', password: 'x' }),
      await visitor.get('/'),
    ]) {
      expect(page.status).toBe(503);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(page.text).not.toMatch(/ECONN|postgres|select|\bat \S+ \(/i);
      expect(page.text).toContain(page.headers.get('x-request-id'));
    }
    await stop();
    await database.drop();
  });
});
