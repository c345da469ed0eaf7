import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { invite } from '../../src/accounts/users.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { authorizePath, makeApp, pathIn, withDb } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { givePassword, type Page, shownFields, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const base = '/settings/security';
const setup = `${base}/authenticator`;
const codePage = '/sign-in/code';
const cookie = 'caledee_pending';
const password = 'four yellow submarines';
let server: TestServer;
let clock: number;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  const slugs = [
    'adds',
    'enters',
    'drifts',
    'recovers',
    'forged',
    'guessed',
    'asked',
    'invited',
    'waits',
    'removes',
    'reset',
    'others',
    'hurries',
    'renews',
  ];
  await server.load(world(organization('acme', { users: slugs.map((slug) => user(slug)) })));
  clock = Date.parse(now);
});
beforeEach(async () => {
  await server.pool.query('delete from sign_in_attempts');
  await forward(0);
});
afterAll(() => server.stop());

const forward = (ms: number) => {
  clock += ms;
  return server.setClock(new Date(clock));
};

const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock + steps * 30_000 });

const secretIn = ({ text }: Page): string => (/<code data-copy="the key">([A-Z2-7 ]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '');
const codesIn = ({ text }: Page): string[] => (/<pre data-copy="the recovery codes">([^<]+)</.exec(text)?.[1] ?? '').split('\n');

/** Adds an app, and lets the next code be another one. */
async function protect(slug: string): Promise<{ visitor: Visitor; secret: string; codes: string[] }> {
  const visitor = await signIn(server, slug);
  const page = await visitor.get(setup);
  const secret = secretIn(page);
  const done = await visitor.post(setup, { ...shownFields(page, setup), code: codeOf(secret) });
  expect(done.status).toBe(200);
  await forward(30_000);
  return { visitor, secret, codes: codesIn(done) };
}

/** The first step. */
async function begin(slug: string, visitor = visit(server.url), chosen = testPassword): Promise<Visitor> {
  const page = await visitor.fill('/sign-in', { email: `${slug}@acme.test`, password: chosen });
  expect([page.status, page.location?.split('?')[0]]).toEqual([303, codePage]);
  return visitor;
}

const isIn = async (visitor: Visitor) => (await visitor.get(base)).status === 200;
const kindsOf = async (slug: string) => {
  const { rows } = await server.pool.query(
    'select kind, detail from security_events s join users u on u.id = s.user_id where u.slug = $1 order by s.created_at, s.id',
    [slug],
  );
  return rows.map(({ kind, detail }) => (detail === null ? kind : `${kind}: ${detail}`));
};

describe('an authenticator app', () => {
  it('is added with a code, which is proved first', async () => {
    const elsewhere = await signIn(server, 'adds');
    const visitor = await signIn(server, 'adds');
    expect((await visitor.get(base)).text).toContain(`href="${setup}"`);
    const page = await visitor.get(setup);
    const secret = secretIn(page);
    expect(page.text).toMatch(/<div class="qr" role="img" aria-label="QR code[^"]*"><svg [^>]*><path d="M/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const wrong = await visitor.post(setup, { ...shownFields(page, setup), code: '000000' });
    expect([wrong.status, secretIn(wrong)]).toEqual([400, secret]);
    expect(await isIn(elsewhere)).toBe(true);
    const done = await visitor.post(setup, { ...shownFields(wrong, setup), code: codeOf(secret).replace(/^.../, '$& ') });
    const codes = codesIn(done);
    expect([done.status, new Set(codes).size]).toEqual([200, 10]);
    for (const code of codes) expect(code).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
    expect([await isIn(visitor), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await visitor.get(base)).text).toContain('10 unused recovery codes');
    // Adding another one is another form.
    expect((await visitor.get(setup)).location).toBe(base);
    expect((await visitor.post(setup, { ...shownFields(page, setup), code: codeOf(secret) })).status).toBe(409);
    const { rows } = await server.pool.query(`select encode(secret, 'escape') as text from authenticators`);
    expect(rows[0].text).not.toContain(secret);
    expect(await kindsOf('adds')).toEqual(['signed_in: password', 'signed_in: password', 'authenticator_added']);
  });

  it('of one user is not for another', async () => {
    const [one, other] = [await signIn(server, 'others'), await signIn(server, 'removes')];
    const page = await one.get(setup);
    const form = { ...shownFields(page, setup), code: codeOf(secretIn(page)) };
    const { form_token } = shownFields(await other.get(setup), setup);
    expect((await other.post(setup, { ...form, form_token: form_token as string })).status).toBe(400);
    expect((await other.post(setup, { ...form, form_token: form_token as string, secret: 'AAAA' })).status).toBe(400);
  });

  it('then is asked for a code, which works once', async () => {
    const { secret } = await protect('enters');
    const visitor = await begin('enters');
    expect(await isIn(visitor)).toBe(false);
    expect((await visitor.get(codePage)).text).toContain('autocomplete="one-time-code"');
    const wrong = await visitor.fill(codePage, { code: '123 45' });
    expect([wrong.status, wrong.text]).toEqual([403, expect.stringContaining('Incorrect code')]);
    expect((await visitor.fill(codePage, { code: codeOf(secret) })).location).toBe('/settings/bookings');
    expect(await isIn(visitor)).toBe(true);
    expect(visitor.cookies.has(cookie)).toBe(false);
    const thief = await begin('enters');
    expect((await thief.fill(codePage, { code: codeOf(secret) })).status).toBe(403);
    await forward(30_000);
    const forms = await Promise.all(Array.from({ length: 5 }, () => thief.get(codePage)));
    const pages = await Promise.all(forms.map((page) => thief.post(codePage, { ...shownFields(page, codePage), code: codeOf(secret) })));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403, 403]);
    expect((await kindsOf('enters')).slice(0, 5)).toEqual([
      'signed_in: password',
      'authenticator_added',
      'sign_in_failed: incorrect code',
      'signed_in: password and code',
      'sign_in_failed: incorrect code',
    ]);
  });

  it('may be 30 seconds early or late', async () => {
    const { secret } = await protect('drifts');
    const statuses = [];
    for (const steps of [-2, 2, -1, 1]) {
      await forward(300_000);
      statuses.push((await (await begin('drifts')).fill(codePage, { code: codeOf(secret, steps) })).status);
    }
    expect(statuses).toEqual([403, 403, 303, 303]);
  });

  it('can be replaced by a recovery code, once', async () => {
    const { codes, visitor: owner } = await protect('recovers');
    const [first, second] = codes as [string, string];
    expect((await (await begin('recovers')).fill(codePage, { code: first.toUpperCase().replaceAll('-', ' ') })).status).toBe(303);
    expect((await (await begin('recovers')).fill(codePage, { code: first })).status).toBe(403);
    const visitors = await Promise.all(Array.from({ length: 4 }, () => begin('recovers')));
    const pages = await Promise.all(visitors.map((one) => one.fill(codePage, { code: second })));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403]);
    expect(await kindsOf('recovers')).toContain('recovery_code_used');
    expect((await owner.get(base)).text).toContain('8 unused recovery codes');
    const renewed = codesIn(await owner.fill(`${base}/recovery-codes`, {}));
    expect(renewed).toHaveLength(10);
    await server.pool.query('delete from sign_in_attempts');
    expect((await (await begin('recovers')).fill(codePage, { code: codes[2] as string })).status).toBe(403);
    expect((await (await begin('recovers')).fill(codePage, { code: renewed[0] as string })).status).toBe(303);
  });

  it('is not passed by a cookie that is forged, late, or of another password', async () => {
    const { secret } = await protect('forged');
    const visitor = await begin('forged');
    const value = visitor.cookies.get(cookie) as string;
    const [payload, mac] = value.split('.') as [string, string];
    const other = Buffer.from(payload, 'base64url')
      .toString()
      .replace(/"until":\d+/, '"until":9999999999999');
    const forgeries = [
      `${payload}.${'A'.repeat(43)}`,
      `${Buffer.from(other).toString('base64url')}.${mac}`,
      `${payload}.`,
      'x.y',
      '..',
      'bnVsbA.x',
    ];
    for (const forgery of forgeries) {
      visitor.cookies.set(cookie, forgery);
      expect([forgery, (await visitor.get(codePage)).status]).toEqual([forgery, 303]);
    }
    visitor.cookies.set(cookie, value);
    const form = shownFields(await visitor.get(codePage), codePage);
    await forward(600_000);
    const late = await visitor.post(codePage, { ...form, code: codeOf(secret) });
    expect(late.location).toBe('/sign-in?next=%2Fsettings%2Fbookings');
    const again = await begin('forged');
    await givePassword(server.databaseUrl, 'forged', password);
    expect((await again.get(codePage)).status).toBe(303);
  });

  it('is guessed ten times and then once in 90 seconds, which does not lock out the owner', async () => {
    const { visitor: owner, secret } = await protect('guessed');
    const thief = await begin('guessed');
    const statuses = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await thief.fill(codePage, { code: '111111' })).status);
    expect(statuses).toEqual([...Array(10).fill(403), 429]);
    expect((await thief.fill(codePage, { code: '111111' })).text).toContain('Too many attempts. Wait ');
    // A right password does not forgive wrong codes.
    const another = await begin('guessed');
    expect((await another.fill(codePage, { code: codeOf(secret) })).status).toBe(429);
    owner.cookies.delete('caledee_session');
    expect((await (await begin('guessed', owner)).fill(codePage, { code: codeOf(secret) })).status).toBe(303);
  });

  it('is asked for on the way to an app, too', async () => {
    const { secret } = await protect('asked');
    const app = await makeApp(server, 'asked');
    const visitor = visit(server.url);
    const consent = pathIn(server, (await visitor.get(authorizePath(app))).location);
    const toSignIn = await visitor.get(consent);
    const next = new URL(toSignIn.location as string, server.url).searchParams.get('next') as string;
    const first = await visitor.fill(toSignIn.location as string, { email: 'asked@acme.test', password: testPassword }, '/sign-in');
    expect(first.location).toBe(`${codePage}?next=${encodeURIComponent(next)}`);
    const page = await visitor.get(first.location as string);
    expect(page.text).toContain('Enter a code to continue to <strong><bdi>Calendar sync</bdi></strong>');
    expect(page.text).toContain(`<a href="/sign-in?next=${encodeURIComponent(next)}">Back to sign-in</a>`);
    expect((await visitor.get(consent)).status).toBe(303);
    const done = await visitor.fill(first.location as string, { code: codeOf(secret) }, codePage);
    expect([done.status, done.text]).toEqual([200, expect.stringContaining(`href="${next}"`)]);
    expect((await visitor.get(consent)).status).toBe(200);
  });

  it('is asked for after an invitation link', async () => {
    const { secret } = await protect('invited');
    const link = new URL((await withDb(server, (db) => invite(db, server.url, 'invited'))) as string).pathname;
    const visitor = visit(server.url);
    const page = await visitor.fill(link, { password, repeated: password });
    expect(page.location?.split('?')[0]).toBe(codePage);
    expect(await isIn(visitor)).toBe(false);
    expect((await visitor.fill(codePage, { code: codeOf(secret) })).status).toBe(303);
    expect(await isIn(visitor)).toBe(true);
  });

  it('is changed only soon after a sign-in', async () => {
    const { visitor, secret } = await protect('waits');
    await forward(15 * 60_000 + 1000);
    const remove = `${setup}/remove`;
    for (const path of [remove, `${base}/recovery-codes`]) {
      const page = await visitor.get(path);
      expect([page.status, page.location]).toEqual([303, `/sign-in?again&next=${encodeURIComponent(path)}`]);
    }
    const form = { form_token: shownFields(await visitor.get(base), '/sign-out').form_token as string };
    expect((await visitor.post(remove, form)).location).toMatch(/^\/sign-in\?again/);
    await visitor.fill('/sign-in?again', { email: 'waits@acme.test', password: testPassword }, '/sign-in');
    await visitor.fill(codePage, { code: codeOf(secret) });
    expect((await visitor.get(remove)).status).toBe(200);
  });

  it('is removed by the user', async () => {
    const { visitor, secret } = await protect('removes');
    const elsewhere = await begin('removes');
    await elsewhere.fill(codePage, { code: codeOf(secret) });
    expect((await visitor.fill(`${setup}/remove`, {})).location).toBe(`${base}?done=removed`);
    expect([await isIn(visitor), await isIn(elsewhere)]).toEqual([true, false]);
    expect(await isIn(await signIn(server, 'removes'))).toBe(true);
    expect((await visitor.fill(setup, {}, '/sign-out')).status).toBe(303);
  });

  it('is removed by the operator', async () => {
    await protect('reset');
    const run = () => runCommand(['user', 'reset-second-factor', 'reset'], { DATABASE_URL: server.databaseUrl });
    expect(await run()).toMatchObject({ code: 0, stderr: 'User "reset" signs in with the password only.\n' });
    expect(await run()).toMatchObject({ code: 0, stderr: 'User "reset" has neither an authenticator app nor passkeys.\n' });
    expect(await isIn(await signIn(server, 'reset'))).toBe(true);
    expect(await kindsOf('reset')).toContain('second_factors_removed');
    const { rows } = await server.pool.query('select from recovery_codes r join users u on u.id = r.user_id where u.slug = $1', ['reset']);
    expect(rows).toEqual([]);
  });
});

describe('while another request of the user waits', () => {
  /** Runs both while neither can get a lock that `hold` gets, the second one once the first one waits. */
  async function overlap(hold: string, slug: string, first: () => Promise<Page>, second: () => Promise<Page>): Promise<[Page, Page]> {
    const holder = await server.pool.connect();
    const waits = async () => (await listLockWaits(server.pool)).length;
    try {
      await holder.query('begin');
      await holder.query(hold, [slug]);
      const earlier = first();
      await until('the first one waits', async () => (await waits()) >= 1);
      let isDone = false;
      const later = second().finally(() => {
        isDone = true;
      });
      await until('the second one waits, or has ended', async () => isDone || (await waits()) >= 2);
      await holder.query('commit');
      return [await earlier, await later];
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  }

  it('no session without a code outlasts the addition of an app', async () => {
    const [visitor, other] = [await signIn(server, 'hurries'), visit(server.url)];
    const page = await visitor.get(setup);
    const [, done] = await overlap(
      'select pg_advisory_xact_lock(hashtextextended(id::text, 2)) from users where slug = $1',
      'hurries',
      () => other.fill('/sign-in', { email: 'hurries@acme.test', password: testPassword }),
      () => visitor.post(setup, { ...shownFields(page, setup), code: codeOf(secretIn(page)) }),
    );
    expect(done.status).toBe(200);
    expect([await isIn(visitor), await isIn(other)]).toEqual([true, false]);
  });

  it('only the codes that were created last are accepted', async () => {
    const { visitor } = await protect('renews');
    const renew = () => visitor.fill(`${base}/recovery-codes`, {});
    const hold = 'select from recovery_codes where user_id = (select id from users where slug = $1) for update';
    const pages = await overlap(hold, 'renews', renew, renew);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect((await visitor.get(base)).text).toContain('10 unused recovery codes');
  });
});

it('a passkey that names anything as its id is refused', async () => {
  const { rows } = await server.pool.query(`select id from users where slug = 'others'`);
  const userHandle = Buffer.from(rows[0].id).toString('base64url');
  const visitor = visit(server.url);
  const fields = shownFields(await visitor.get('/sign-in'), '/sign-in/passkey');
  for (const id of ['\0', 'x'.repeat(10_000), '', null, 5, {}]) {
    const page = await visitor.post('/sign-in/passkey', { ...fields, response: JSON.stringify({ id, response: { userHandle } }) });
    expect([id, page.status]).toEqual([id, 403]);
  }
});
