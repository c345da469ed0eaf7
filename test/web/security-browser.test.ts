/** Second factors, passkeys and password resets in a real browser, whose DevTools protocol has a virtual authenticator. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { givePassword, testPassword } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const base = '/settings/security';
let server: TestServer;
let mail: MailServer;
let browser: Browser;
let clock = Date.parse('2027-03-01T08:00:00Z');

const inBrowser = browserPath === undefined ? it.skip : it;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({
    worker: true,
    mail: { smtpUrl: mail.url, from: { name: 'Acme', address: 'meetings@acme.test' } },
    rateLimitPerMinute: 1_000_000,
  });
  const slugs = ['keys', 'plain', 'stolen', 'wide', 'phone'];
  await server.load(world(organization('acme', { users: slugs.map((slug) => user(slug)) })));
  for (const slug of slugs) await givePassword(server.databaseUrl, slug);
  if (browserPath !== undefined) browser = await launchBrowser();
}, 120_000);
beforeEach(() => forward(0));

const forgetAttempts = () => server.pool.query('delete from sign_in_attempts');
afterAll(async () => {
  await browser?.close();
  await server.stop();
  await mail.stop();
});

const forward = (ms: number) => {
  clock += ms;
  return server.setClock(new Date(clock));
};

type Opened = { context: BrowserContext; page: Page; complaints: string[] };

async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !/status of 40[034]/.test(message.text()) && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

async function close({ context, complaints }: Opened): Promise<void> {
  await context.close();
  expect(complaints).toEqual([]);
}

/** A device that has passkeys, and whose user is always recognized. */
async function attach({ context, page }: Opened): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  return { cdp, ...(await cdp.send('WebAuthn.addVirtualAuthenticator', { options })) };
}

async function signIn(page: Page, slug: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(`${slug}@acme.test`);
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${base}/passkeys`);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByText('Passkey added.').waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out.').waitFor();
}

const enterWithPasskey = (page: Page) => page.getByRole('button', { name: 'Use a passkey' }).click();
const isIn = (page: Page) => page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();

inBrowser('a passkey is added, signs in without password and code, and is removed', async () => {
  const opened = await open();
  const { page } = opened;
  await attach(opened);
  await signIn(page, 'keys');
  await addPasskey(page, 'My laptop');
  // The same device has one for this account already.
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByText('This device has a passkey for your account already.').waitFor();
  await signOut(page);
  await forward(1000);
  await page.goto(`/sign-in?next=${encodeURIComponent(base)}`);
  await enterWithPasskey(page);
  await page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
  await page.getByText('You have one passkey.').waitFor();
  expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
    'Signed in',
    'Signed out',
    'Passkey added',
    'Signed in',
  ]);
  await page.goto(`${base}/passkeys`);
  await page.getByText('last used Mar 1, 2027, 8:00 AM').waitFor();
  await page.getByRole('button', { name: 'Remove My laptop' }).click();
  await page.getByText('Passkey removed.').waitFor();
  await signOut(page);
  await forward(1000);
  await page.reload();
  await enterWithPasskey(page);
  await page.getByText('The passkey was not accepted.').first().waitFor();
  await close(opened);
});

inBrowser('a response of a passkey works once, in its browser, while its challenge is valid', async () => {
  const opened = await open();
  const { page } = opened;
  const { cdp, authenticatorId } = await attach(opened);
  await signIn(page, 'stolen');
  await addPasskey(page, 'A key');
  await signOut(page);
  await forward(1000);
  const bodies: string[] = [];
  await page.route('**/sign-in/passkey', (route) => {
    bodies.push(route.request().postData() ?? '');
    return route.continue();
  });
  await page.goto('/sign-in');
  await enterWithPasskey(page);
  await isIn(page);
  const cookies = (await opened.context.cookies()).filter(({ name }) => name !== 'caledee_session');
  const send = async (body: string, kept = cookies) => {
    const response = await fetch(`${server.url}/sign-in/passkey`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: server.url,
        Cookie: kept.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      body,
    });
    return response.status;
  };
  const [used = ''] = bodies;
  expect(await send(used)).toBe(403);
  await signOut(page);
  await forward(1000);
  // From here on responses are intercepted. After a 204 the browser stays on its page; after a failure it would go to one of its own, a moment later.
  await page.unroute('**/sign-in/passkey');
  await page.route('**/sign-in/passkey', (route) => {
    bodies.push(route.request().postData() ?? '');
    return route.fulfill({ status: 204 });
  });
  opened.complaints.length = 0;
  const take = async () => {
    const count = bodies.length;
    await page.goto('/sign-in');
    await enterWithPasskey(page);
    await until('the response was intercepted', () => bodies.length > count);
    return bodies.at(-1) as string;
  };
  const fresh = await take();
  const changed = (change: (response: Record<string, unknown> & { response: Record<string, unknown> }) => void) => {
    const form = new URLSearchParams(fresh);
    const response = JSON.parse(form.get('response') as string);
    change(response);
    form.set('response', JSON.stringify(response));
    return form.toString();
  };
  const { rows } = await server.pool.query(`select id from users where slug = 'plain'`);
  const others = [
    changed(({ response }) => Object.assign(response, { signature: Buffer.alloc(70).toString('base64url') })),
    changed(({ response }) => Object.assign(response, { userHandle: Buffer.from(rows[0].id).toString('base64url') })),
    changed((response) => Object.assign(response, { id: 'AAAA', rawId: 'AAAA' })),
    changed((response) => Object.assign(response, { response: null })),
    changed(({ response }) => Object.assign(response, { userHandle: '', authenticatorData: 5 })),
    fresh.replace(/response=[^&]*/, 'response=null'),
    fresh.replace(/response=[^&]*/, ''),
  ];
  await forgetAttempts();
  for (const other of others) expect([other, await send(other)]).toEqual([other, 403]);
  await forgetAttempts();
  // In another browser, even with a form of its own.
  const stranger = await open();
  await stranger.page.goto('/sign-in');
  const token = await stranger.page.locator('[name="form_token"]').first().inputValue();
  const moved = new URLSearchParams(fresh);
  moved.set('form_token', token);
  expect(await send(moved.toString(), await stranger.context.cookies())).toBe(403);
  await close(stranger);
  await forward(600_000);
  expect(await send(fresh)).toBe(403);
  const next = await take();
  expect([await send(next), await send(next)]).toEqual([303, 403]);
  // Without a check of the user, it would be one factor only.
  await forward(1000);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto('/sign-in');
  await enterWithPasskey(page);
  await page.getByText('No passkey was used. Try again.').waitFor();
  await opened.context.close();
});

inBrowser('without scripts, signing in and security settings work, and passkeys are not offered', async () => {
  const opened = await open({ javaScriptEnabled: false });
  const { page } = opened;
  await page.goto('/sign-in');
  expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0);
  await signIn(page, 'plain');
  await page.goto(`${base}/passkeys`);
  await page.getByText('Adding a passkey requires JavaScript and a browser that supports passkeys.').waitFor();
  expect(await page.getByRole('button', { name: 'Add passkey' }).count()).toBe(0);
  await page.goto(`${base}/authenticator`);
  const key = ((await page.locator('[data-copy="the key"]').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: clock }));
  await page.getByRole('button', { name: 'Add app' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await close(opened);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as { violations: Violation[] };
  const isWide = (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) as boolean;
  const found = violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`);
  return [...found, ...(isWide ? ['wider than the screen'] : [])];
}

const screens = [
  ['wide', { viewport: { width: 1200, height: 900 }, colorScheme: 'light' }],
  ['phone', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
] as const;

for (const [slug, options] of screens)
  inBrowser(
    `every page can be read, heard and fits: ${slug}`,
    async () => {
      const opened = await open(options);
      const { page } = opened;
      await attach(opened);
      const violations: Record<string, string[]> = {};
      const look = async (name: string) => {
        violations[name] = await violationsOf(page);
      };
      await page.goto('/sign-in');
      await look('sign-in');
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await look('reset');
      await page.getByLabel('Email address').fill(`${slug}@acme.test`);
      await page.getByRole('button', { name: 'Send link' }).click();
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      await look('requested');
      await until('the mail arrives', () => mail.to(`${slug}@acme.test`).length > 0);
      await page.goto(/http\S+\/sign-in\/reset\/\S+/.exec(mail.to(`${slug}@acme.test`)[0]?.mail.text ?? '')?.[0] ?? '');
      await look('new password');
      await page.getByLabel('New password', { exact: true }).fill('short');
      await page.getByLabel('Confirm new password').fill('short');
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByRole('alert').waitFor();
      await look('weak password');
      await signIn(page, slug);
      await addPasskey(page, 'A_device_without_a_break'.repeat(4));
      await look('passkeys');
      await page.goto(`${base}/authenticator`);
      await look('authenticator');
      const key = ((await page.locator('[data-copy="the key"]').textContent()) ?? '').replaceAll(' ', '');
      await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: clock }));
      await page.getByRole('button', { name: 'Add app' }).click();
      await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
      await look('recovery codes');
      for (const path of ['', '/authenticator/remove', '/recovery-codes']) {
        await page.goto(`${base}${path}`);
        await look(path);
      }
      await signOut(page);
      await page.getByLabel('Email address').fill(`${slug}@acme.test`);
      await page.getByLabel('Password').fill(testPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Two-step verification' }).waitFor();
      await look('code');
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('alert').waitFor();
      await look('incorrect code');
      await opened.context.close();
      expect(Object.values(violations).flat().length === 0 ? {} : violations).toEqual({});
    },
    120_000,
  );
