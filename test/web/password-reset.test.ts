import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/accounts/users.ts';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { getMe } from '../support/http.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { shownFields, signIn, testPassword, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const password = 'four yellow submarines';
const path = '/sign-in/reset';
let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({
    worker: true,
    mail: { smtpUrl: mail.url, from: { name: 'Acme', address: 'meetings@acme.test' } },
    trustProxy: 1,
  });
  const names = ['imad', 'rosa', 'olga', 'ines', 'away', 'twice', 'busy', 'late', 'new'];
  await server.load(world(organization('acme', { users: names.map((name) => user(name)) })));
});
beforeEach(async () => {
  await server.setClock(now);
  await server.pool.query('delete from public_booking_budgets');
  await server.pool.query('delete from sign_in_attempts');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const ask = (email: string, address?: string) => visit(server.url, address).fill(path, { email });
const countRows = async () => (await server.pool.query('select id from password_resets')).rows.length;

/** Without mail about the reset itself, and about sign-ins. */
const resetsTo = (slug: string) => mail.to(`${slug}@acme.test`).filter(({ mail: { subject } }) => subject === 'Reset your password');

/** The path of the newest link that was mailed to the user. */
async function linkOf(slug: string): Promise<string> {
  const address = `${slug}@acme.test`;
  const before = resetsTo(slug).length;
  expect((await ask(address)).status).toBe(200);
  await until('the mail arrives', () => resetsTo(slug).length > before);
  const text = resetsTo(slug).at(-1)?.mail.text ?? '';
  return text.match(new RegExp(`${server.url}(${path}/[\\w-]{43})\\s`))?.[1] ?? '';
}

const choose = (link: string, fields: Record<string, string> = {}) =>
  visit(server.url).fill(link, { password, repeated: password, ...fields });
const canSignIn = async (slug: string, chosen: string) =>
  (await visit(server.url).fill('/sign-in', { email: `${slug}@acme.test`, password: chosen })).status === 303;

describe('a link to set a new password', () => {
  it('arrives by mail, works once, and ends all sessions', async () => {
    const session = await signIn(server, 'imad');
    expect((await session.get('/settings/profile')).status).toBe(200);
    expect((await visit(server.url).get('/sign-in')).text).toContain(`<a href="${path}">Forgot your password?</a>`);
    const link = await linkOf('imad');
    const received = resetsTo('imad').at(-1);
    expect(received?.mail.text).toContain('2027-03-01 08:30 UTC');
    const form = await visit(server.url).get(link);
    expect(form.text).toContain('value="imad@acme.test"');
    const done = await choose(link);
    expect([done.status, done.location]).toEqual([303, '/sign-in?password-set']);
    // The link itself does not sign in.
    expect(done.headers.getSetCookie().join()).not.toContain('caledee_session');
    expect((await session.get('/settings/profile')).status).toBe(303);
    expect([await canSignIn('imad', testPassword), await canSignIn('imad', password)]).toEqual([false, true]);
    expect((await visit(server.url).get(link)).status).toBe(404);
    expect(await countRows()).toBe(0);
  });

  it('leads back to what was asked for, in the browser in which it was', async () => {
    const next = '/settings/week?date=2027-03-01';
    const visitor = visit(server.url);
    const page = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
    const query = `?next=${encodeURIComponent(next)}`;
    expect(page.text).toContain(`<a href="${path}${query}">Forgot your password?</a>`);
    expect((await visitor.fill(`${path}${query}`, { email: 'no address' }, path)).text).toContain(`href="/sign-in${query}"`);
    const sent = await visitor.fill(`${path}${query}`, { email: 'olga@acme.test' }, path);
    expect(sent.text).toContain(`href="/sign-in${query}"`);
    // Its link must not be taken for that of a later request.
    await until('the mail arrives', () => resetsTo('olga').length === 1);
    const link = await linkOf('olga');
    const done = await visitor.fill(link, { password, repeated: password });
    expect([done.location, visitor.cookies.has('caledee_next')]).toEqual([`/sign-in?password-set&next=${encodeURIComponent(next)}`, false]);
    visitor.cookies.set('caledee_next', Buffer.from('//evil.example').toString('base64url'));
    expect((await visitor.fill(await linkOf('olga'), { password: `${password}!`, repeated: `${password}!` })).location).toBe(
      '/sign-in?password-set',
    );
  });

  it('is for those who have no password yet, too', async () => {
    expect((await choose(await linkOf('new'))).status).toBe(303);
    expect(await canSignIn('new', password)).toBe(true);
  });

  it('used by ten at once is used by one', async () => {
    const link = await linkOf('twice');
    const chosen = Array.from({ length: 10 }, (_, index) => `password of guest ${index}`);
    const guests = await Promise.all(
      chosen.map(async (one) => {
        const visitor = visit(server.url);
        return { visitor, form: { ...shownFields(await visitor.get(link), link), password: one, repeated: one } };
      }),
    );
    const pages = await Promise.all(guests.map(({ visitor, form }) => visitor.post(link, form)));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(404)]);
    expect(await canSignIn('twice', chosen[pages.findIndex(({ status }) => status === 303)] as string)).toBe(true);
  });

  it('works for 30 minutes, is void once the password was changed otherwise, and is then removed', async () => {
    const [first, second] = [await linkOf('late'), await linkOf('late')];
    // A stranger who asks for another one does not void the first.
    expect((await visit(server.url).get(first)).status).toBe(200);
    await server.setClock('2027-03-01T08:29:59Z');
    expect((await visit(server.url).get(second)).status).toBe(200);
    const session = await signIn(server, 'late');
    await session.fill('/settings/profile', { current: testPassword, password, repeated: password }, '/settings/password');
    expect((await visit(server.url).get(second)).status).toBe(404);
    const third = await linkOf('late');
    await server.setClock('2027-03-01T08:59:59Z');
    const database = connect(server.databaseUrl, { size: 1, report: () => {} });
    expect((await visit(server.url).get(third)).status).toBe(404);
    await removeExpired(database.db);
    expect(await countRows()).toBe(0);
    // It voids a link of the operator's.
    const fourth = await linkOf('late');
    const invitation = new URL((await invite(database.db, server.url, 'late')) as string).pathname;
    expect((await choose(fourth)).status).toBe(303);
    expect((await visit(server.url).get(invitation)).status).toBe(404);
    await database.close();
  });

  it('revokes tokens unless the user says no', async () => {
    const token = await server.token('rosa');
    const [kept, revoking] = [await linkOf('rosa'), await linkOf('olga')];
    expect((await visit(server.url).get(kept)).text).toMatch(/name="revoke" value="access" checked/);
    await choose(kept);
    expect(await getMe(server, token)).toBe(200);
    const other = await server.token('olga');
    await choose(revoking, { revoke: 'access' });
    expect(await getMe(server, other)).toBe(401);
  });

  it('does not accept a weak password, or two that differ', async () => {
    const link = await linkOf('ines');
    const weak = await choose(link, { password: 'short', repeated: 'short' });
    expect([weak.status, weak.text]).toEqual([400, expect.stringContaining('must have at least 12 characters')]);
    expect((await choose(link, { repeated: 'another one' })).status).toBe(400);
    expect((await visit(server.url).get(link)).status).toBe(200);
  });
});

describe('asking for a link', () => {
  it('gets the same answer for an address without an account, and for a disabled one, which get no mail', async () => {
    await server.pool.query(`update users set disabled_at = current_instant() where slug = 'away'`);
    const answers = await Promise.all(['ines', 'nobody', 'away'].map((slug) => ask(`${slug}@acme.test`)));
    const [known, unknown, disabled] = answers.map(({ status, text, headers }) => {
      const { date: _date, 'x-request-id': _id, 'set-cookie': _cookie, ...rest } = Object.fromEntries(headers);
      return { status, text: text.replaceAll(/(ines|nobody|away)@/g, '…@'), rest: { ...rest, 'content-length': undefined } };
    });
    expect([unknown, disabled]).toEqual([known, known]);
    await until('the mail was sent', () => mail.to('ines@acme.test').length >= 1);
    await until('requests without an account are removed', async () => {
      const { rows } = await server.pool.query(`select from password_resets where email in ('nobody@acme.test', 'away@acme.test')`);
      return rows.length === 0;
    });
    expect([mail.to('nobody@acme.test'), mail.to('away@acme.test')]).toEqual([[], []]);
  });

  it('is limited per address, with or without an account, and per client', async () => {
    for (const email of ['busy@acme.test', 'nobody@acme.test']) {
      const statuses = [];
      for (const n of [1, 2, 3, 4]) statuses.push((await ask(n % 2 ? email : email.toUpperCase(), `192.0.2.${n}`)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const refused = await ask(email, '192.0.2.5');
      expect([shownFields(refused, path).email, refused.headers.get('retry-after')]).toEqual([email, expect.stringMatching(/^\d+$/)]);
    }
    const statuses = [];
    for (let n = 1; n <= 21; n += 1) statuses.push((await ask(`one${n}@acme.test`, '192.0.2.77')).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    expect((await ask('other@acme.test', '192.0.2.78')).status).toBe(200);
  });

  it.each(['', 'my secret password', 'a@b@c', `${'a'.repeat(250)}@acme.test`])(
    'stores nothing for what is no address: %s',
    async (email) => {
      const page = await ask(email, '192.0.2.99');
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('Enter an email address')]);
      expect((await server.pool.query('select from password_resets where email = $1', [email])).rowCount).toBe(0);
    },
  );

  it('needs a form of this server', async () => {
    const stranger = visit(server.url);
    expect((await stranger.post(path, { email: 'imad@acme.test' })).status).toBe(403);
  });

  it('is not offered by a server without mail, which names the command', async () => {
    const other = await startServer(server.databaseUrl, {});
    const visitor = visit(other.url);
    const { text } = await visitor.get('/sign-in');
    expect(text).toContain('caledee user invite');
    expect(text).not.toContain(path);
    expect((await visitor.get(path)).status).toBe(404);
    await other.stop();
  });

  it('keeps links from other sites and caches', async () => {
    const page = await visit(server.url).get(await linkOf('imad'));
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual(['same-origin', 'no-store']);
  });
});
