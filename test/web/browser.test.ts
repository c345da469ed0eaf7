import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createApp } from '../../src/accounts/apps.ts';
import { invite } from '../../src/accounts/users.ts';
import { connect, type Db, inTransaction } from '../../src/database/connect.ts';
import { newId } from '../../src/database/ids.ts';
import { insertRegistered } from '../../src/queries/oauth-clients.ts';
import { insertGrant } from '../../src/queries/oauth-grants.ts';
import { operator } from '../../src/queries/security-events.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { at, book } from '../support/hosts.ts';
import { authorizePath, callback, makeApp } from '../support/oauth.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, testPassword } from '../support/visitor.ts';
import { createEndpoint, disable, failAll, publicUrl } from '../support/webhooks.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const base = '/settings/developers';
const users = ['shown', 'story', 'keys', 'plain', 'victim', 'copied', 'hooked', 'guest', 'late', 'moved', 'reset'];
let server: TestServer;
let browser: Browser;
let link: string;
let resetLink: string;
let appId: string;
let hookId: string;
let messageId: string;
let calendarId: string;
/** Redirect URIs: one of another organization, one of an application that registered itself. */
let asks: string[];

async function furnish(): Promise<void> {
  const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
  const { rows } = await server.pool.query(`select id, organization_id from users where slug = 'shown'`);
  const app = { name: 'Mail Merge', redirectUris: ['https://merge.example/callback'], isConfidential: true };
  ({ id: appId } = await createApp(db, { organizationId: rows[0].organization_id, userId: rows[0].id }, app, operator));
  const grant = { id: newId(), userId: rows[0].id, clientId: appId, scopes: ['openid', 'read:bookings'], payload: {}, lifeSec: 1000 };
  await inTransaction(db, (tx) => insertGrant(tx, grant));
  link = (await invite(db, server.url, 'guest')) as string;
  const { id } = await insertStranger(db);
  resetLink = (await invite(db, server.url, 'reset')) as string;
  await close();
  const stranger = { id, secret: null, redirectUri: callback };
  const foreign = await makeApp(server, 'on-free', { name: 'A_name_without_a_break'.repeat(4) });
  asks = [authorizePath(foreign), authorizePath(stranger), authorizePath(stranger, { prompt: 'none' })];
  await server.token('shown', ['read:leads'], new Date('2020-01-01'));
  const client = server.client(await server.token('shown'));
  ({ id: hookId } = await createEndpoint(client, { url: `${publicUrl}/${'a-long-name-without-a-break'.repeat(5)}` }));
  const test = () => client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id: hookId } } });
  await test();
  await failAll(server, hookId, '<h1>Down</h1>'.repeat(40));
  await test();
  messageId = await createMessage(client);
  calendarId = await createCalendar(client);
  await createEndpoint(client, { url: `${publicUrl}/taken`, description: 'Another' }).then(({ id }) => disable(server, id));
}

/** One with all that the page can show, as if it were read. */
async function createCalendar(client: ApiClient): Promise<string> {
  const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'A_calendar_without_a_break'.repeat(3) } });
  const { id = '' } = data ?? {};
  await server.pool.query(
    `update calendars set kind = 'caldav', url = 'https://dav.example/', username = 'imad', credentials = '', next_sync_at = '2099-01-01',
      error = 'The calendar server cannot be reached.' where id = $1`,
    [id],
  );
  await server.pool.query('update calendar_collections set is_writable = true, is_written_to = true where calendar_id = $1', [id]);
  await server.pool.query(
    `insert into published_meetings (organization_id, collection_id, meeting_id, uid, status, error)
      select c.organization_id, c.id, m.id, m.id, 'conflict', 'The start is outside the working hours.'
      from calendar_collections c join meetings m on m.organization_id = c.organization_id where c.calendar_id = $1`,
    [id],
  );
  return id;
}

async function createMessage(client: ApiClient): Promise<string> {
  const { data: types } = await client.GET('/api/v2/event-types');
  const eventTypeId = types?.items[0]?.id as string;
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
  const { data } = await book(client, eventTypeId, at('12:00', tomorrow), { notes: 'A_note_without_a_break'.repeat(9) });
  const { data: messages } = await client.GET('/api/v2/bookings/{id}/messages', { params: { path: { id: data?.id as string } } });
  return messages?.items[0]?.id as string;
}

async function insertStranger(db: Db): Promise<{ id: string }> {
  const client = { id: newId(), name: 'Another_name_without_a_break'.repeat(3), redirectUris: [callback], secretHash: null, metadata: {} };
  await insertRegistered(db, client, '203.0.113.1');
  return client;
}

/** More applications than the limit allows, as after an import. */
const fillUp = () =>
  server.pool.query(
    `insert into oauth_clients (id, kind, organization_id, user_id, name, redirect_uris)
      select gen_random_uuid(), 'app', organization_id, id, 'One of many', '{https://app.example/}'
      from users cross join generate_series(1, 22) where slug = 'shown'`,
  );

async function setUp(): Promise<void> {
  server = await startTestServer();
  await server.load(
    world(
      organization('acme', { users: users.map((name) => user(name)), eventTypes: [eventType('shown', 'call')] }),
      organization('free', { plan: 'free', users: [user('on-free')] }),
    ),
  );
  for (const name of [...users, 'on-free']) if (name !== 'guest') await givePassword(server.databaseUrl, name);
  await furnish();
  browser = await launchBrowser();
}

type Opened = { context: BrowserContext; page: Page; complaints: string[]; hosts: Set<string> };

/** A fresh browser context; keeps console errors and contacted hosts. */
async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  // Error pages have an error status, which Chromium logs as an error.
  page.on(
    'console',
    (message) => message.type() === 'error' && !/status of 4(00|03|04|09)/.test(message.text()) && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  return { context, page, complaints, hosts };
}

async function close({ context, complaints, hosts }: Opened): Promise<void> {
  await context.close();
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([new URL(server.url).host]);
}

async function signIn(page: Page, slug: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(`${slug}@acme.test`);
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
  await page.goto(base);
}

const statusOf = async (token: string) =>
  (await fetch(`${server.url}/api/v2/me`, { headers: { Authorization: `Bearer ${token}` } })).status;

async function makeToken(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'New token' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('checkbox', { name: 'Read profile' }).check();
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByText('be able to see it again').waitFor();
  return (await page.locator('#token').textContent()) as string;
}

const tell = (page: Page) => page.evaluate('document.documentElement.outerHTML') as Promise<string>;

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(setUp, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('a token, %s', (_name, javaScriptEnabled) => {
    it('is made, used, seen nowhere again, revoked and refused', async () => {
      const opened = await open({ javaScriptEnabled });
      const { page } = opened;
      await signIn(page, javaScriptEnabled ? 'story' : 'plain');
      const token = await makeToken(page, 'Calendar sync');
      expect(await statusOf(token)).toBe(200);
      await page.reload();
      await page.goto(`${base}/tokens/new`);
      await page.getByRole('checkbox', { name: 'Write leads' }).check();
      expect(await page.getByRole('checkbox', { name: 'Read leads' }).isChecked()).toBe(javaScriptEnabled);
      expect(await page.getByLabel('Custom date').isVisible()).toBe(!javaScriptEnabled);
      await page.getByLabel('Expiration').selectOption('Custom date');
      await page.getByLabel('Custom date').fill('2099-12-31');
      await page.getByRole('textbox', { name: 'Name' }).fill('Leads');
      await page.getByRole('button', { name: 'Create token' }).click();
      await page.getByText('Expires Dec 31, 2099, 12:00 AM').waitFor();
      expect(await page.getByRole('list', { name: 'Permissions' }).getByRole('listitem').count()).toBe(2);
      const pages = [base, `${base}/tokens/new`, '/settings/profile', base];
      for (const path of pages) {
        await page.goto(path);
        expect(await page.content()).not.toContain(token.slice(8));
      }
      await page.getByRole('link', { name: 'Revoke Calendar sync' }).click();
      await page.getByRole('button', { name: 'Revoke token' }).click();
      await page.getByText('Token revoked.').waitFor();
      expect(await statusOf(token)).toBe(401);
      expect(await page.getByText('Calendar sync').count()).toBe(0);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('Signed out.').waitFor();
      await page.goBack();
      await page.goto(base);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await close(opened);
    }, 120_000);
  });

  it('a token whose form is sent again by reloading is not made again', async () => {
    const opened = await open();
    const { page } = opened;
    await signIn(page, 'late');
    const token = await makeToken(page, 'Once');
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByText('Nothing was done twice.').waitFor();
    expect(await tell(page)).not.toContain(token.slice(8));
    const { rows } = await server.pool.query(`select 1 from personal_access_tokens t join users u on u.id = t.user_id where slug = 'late'`);
    expect(rows).toHaveLength(1);
    await close(opened);
  }, 120_000);

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('a new password, %s', (_name, javaScriptEnabled) => {
    it('revokes access tokens when the box is checked', async () => {
      const opened = await open({ javaScriptEnabled });
      const { page } = opened;
      await givePassword(server.databaseUrl, 'moved');
      await signIn(page, 'moved');
      const token = await makeToken(page, 'Calendar sync');
      const box = page.getByRole('checkbox', { name: 'Also revoke personal access tokens and disconnect apps' });
      const change = async (current: string, chosen: string, revokes: boolean) => {
        await page.goto('/settings/profile');
        expect(await box.isChecked()).toBe(false);
        if (revokes) await page.getByText('Also revoke personal access tokens').click();
        await page.getByLabel('Current password').fill(current);
        await page.getByLabel('New password', { exact: true }).fill(chosen);
        await page.getByLabel('Confirm new password').fill(chosen);
        await page.getByRole('button', { name: 'Change password' }).click();
      };
      await change(testPassword, 'password1234', true);
      await page.getByRole('alert').getByText('The password is too easy to guess.').waitFor();
      expect(await box.isChecked()).toBe(true);
      await change(testPassword, 'four yellow submarines', false);
      await page.getByText('Password changed.').waitFor();
      expect(await statusOf(token)).toBe(200);
      await change('four yellow submarines', 'five orange bicycles', true);
      await page.getByText('your access tokens were revoked').waitFor();
      expect(await statusOf(token)).toBe(401);
      await close(opened);
    }, 120_000);
  });

  it('a link for another password revokes access tokens unless the box is unchecked', async () => {
    const token = await server.token('reset');
    const opened = await open();
    const { page } = opened;
    await page.goto(resetLink);
    expect(await page.getByRole('checkbox', { name: 'Also revoke personal access tokens' }).isChecked()).toBe(true);
    await page.getByLabel('New password', { exact: true }).fill('four yellow submarines');
    await page.getByLabel('Confirm new password').fill('four yellow submarines');
    await page.getByRole('button', { name: 'Set password and sign in' }).click();
    await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
    expect(await statusOf(token)).toBe(401);
    await close(opened);
  }, 120_000);

  it('what is worth copying can be copied by a button', async () => {
    const opened = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = opened;
    await signIn(page, 'copied');
    const token = await makeToken(page, 'Copied');
    const read = () => page.evaluate('navigator.clipboard.readText()') as Promise<string>;
    const button = page.getByRole('button', { name: 'Copy token' });
    const place = await button.boundingBox();
    await button.click();
    await button.filter({ hasText: 'Copied' }).waitFor();
    expect([await button.boundingBox(), await read()]).toEqual([place, token]);
    await button.filter({ hasText: /^Copy$/ }).waitFor();
    await page.getByRole('button', { name: 'Copy command' }).click();
    await page.getByRole('button', { name: 'Copy command' }).filter({ hasText: 'Copied' }).waitFor();
    expect(await read()).toBe(`curl -s "${server.url}/api/v2/me" -H "Authorization: Bearer ${token}"`);
    await close(opened);
  }, 120_000);

  it('a webhook is made, tested, paused, enabled and deleted', async () => {
    const opened = await open();
    const { page } = opened;
    await signIn(page, 'hooked');
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByRole('link', { name: 'New webhook' }).click();
    await page.getByLabel('URL').fill(publicUrl);
    await page.getByRole('checkbox', { name: /Booking rescheduled/ }).uncheck();
    await page.getByLabel('Description').fill('The CRM');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByText('be able to see it again').waitFor();
    const secret = (await page.locator('#secret').textContent()) as string;
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole('link', { name: "I've copied it" }).click();
    await page.getByRole('button', { name: 'Send test event' }).click();
    await page.getByText('Sending the event.').waitFor();
    expect(await page.getByText('Next attempt').count()).toBe(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('kept and sent when you enable it').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText('Active. Deliveries are succeeding.').waitFor();
    await page.getByRole('button', { name: /^Resend Booking created/ }).click();
    await page.getByText('Sending the event.').waitFor();
    await page.getByLabel('Resend events since').fill('2027-03-01T09:00');
    await page.getByRole('button', { name: 'Resend events' }).click();
    await page.getByText('Nothing to resend').waitFor();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByLabel('URL').fill(`${publicUrl}/moved`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByLabel('URL').inputValue()).toBe(`${publicUrl}/moved`);
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('link', { name: 'Delete webhook' }).click();
    await page.getByRole('button', { name: 'Delete webhook' }).click();
    await page.getByText('Webhook deleted.').waitFor();
    await close(opened);
  }, 120_000);

  it('whoever comes from an application signs in knowing which, and can use another account', async () => {
    const { context, page, complaints } = await open();
    await page.route(`${callback}?**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Back</h1>' }));
    const enter = async (slug: string, password: string) => {
      await page.getByRole('heading', { name: 'Sign in to continue to Partner Suite (app.example)' }).waitFor();
      await page.getByLabel('Email address').fill(`${slug}@acme.test`);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await page.goto(authorizePath(await makeApp(server, 'keys', { name: 'Partner Suite' })));
    await enter('plain', 'not the password');
    await page.getByRole('alert').waitFor();
    await enter('plain', testPassword);
    await page.getByRole('heading', { name: 'Partner Suite wants access to your Caledee account' }).waitFor();
    const leftOf = async (selector: string) => (await page.locator(selector).boundingBox())?.x;
    expect(await leftOf('main > p:last-child a')).toBe(await leftOf('main > h1'));
    await page.getByRole('link', { name: 'Use another account' }).click();
    await page.getByRole('heading', { name: 'Sign in to continue to Partner Suite (app.example)' }).waitFor();
    await page.goBack();
    await page.getByText('(plain@acme.test)').waitFor();
    await page.getByRole('link', { name: 'Use another account' }).click();
    await enter('story', testPassword);
    await page.getByText('(story@acme.test)').waitFor();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'Back' }).waitFor();
    expect(new URL(page.url()).searchParams.get('code')).toMatch(/^oac_/);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  it('an invalid field has a border in the color of its error', async () => {
    const opened = await open();
    const { page } = opened;
    const styleOf = (selector: string, name: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${name}`) as Promise<string>;
    await page.goto('/sign-in');
    const valid = await styleOf('#email', 'borderTopColor');
    await page.getByLabel('Email address').fill('nobody@acme.test');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await styleOf('#email', 'borderTopColor')).toBe(await styleOf('#email-error', 'color'));
    expect(await styleOf('#email', 'borderTopColor')).not.toBe(valid);
    expect(await styleOf('#password', 'borderTopColor')).toBe(valid);
    await close(opened);
  }, 120_000);

  it('all of it can be done with the keyboard alone', async () => {
    const opened = await open();
    const { page } = opened;
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(`document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim()`) as Promise<string>;
    /** Presses Tab until the element with this name has visible focus, within a number of steps. */
    const tabTo = async (name: string) => {
      for (let step = 0; step < 40; step += 1) {
        await keyboard.press('Tab');
        if ((await focused()) !== name) continue;
        expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).not.toBe('none');
        return;
      }
      throw new Error(`${name} is not to be reached`);
    };
    await page.goto('/sign-in');
    await keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('keys@acme.test');
    await keyboard.press('Tab');
    await keyboard.type('not the password');
    await keyboard.press('Enter');
    // Screen readers announce the error summary first; it links to the field.
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(`document.activeElement?.getAttribute('role')`)).toBe('alert');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    expect(await page.evaluate(`document.activeElement?.id`)).toBe('email');
    await keyboard.press('Tab');
    await keyboard.type(testPassword);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
    for (const [link, heading] of [
      ['Settings', 'Profile'],
      ['Developers', 'Developers'],
    ] as const) {
      await tabTo(link);
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    }
    await tabTo('New token');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New token' }).waitFor();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    for (let step = 0; step < 40 && (await page.evaluate('document.activeElement?.id')) !== 'name'; step += 1) await keyboard.press('Tab');
    await keyboard.type('By keyboard');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await tabTo('Create token');
    await keyboard.press('Enter');
    await page.getByText('be able to see it again').waitFor();
    await tabTo("I've copied it");
    await keyboard.press('Enter');
    await page.getByText('By keyboard').waitFor();
    await tabTo('Revoke By keyboard');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Revoke "By keyboard"?' }).waitFor();
    await tabTo('Revoke token');
    await keyboard.press('Enter');
    await page.getByText('Token revoked.').waitFor();
    await close(opened);
  }, 120_000);

  it('a form on another site reaches nothing', async () => {
    const { context, page } = await open();
    await signIn(page, 'victim');
    const evil = (action: string, fields: string) =>
      `<form method="post" action="${server.url}${action}">${fields}<button>Win a prize</button></form>`;
    const attacks = [
      evil('/settings/profile', '<input name="name" value="Hacked"><input name="timezone" value="UTC">'),
      evil('/sign-out', ''),
      evil('/sign-in', '<input name="email" value="story@acme.test"><input name="password" value="seven green elephants">'),
      evil(
        `${base}/tokens`,
        `<input name="id" value="${newId()}"><input name="name" value="Hacked"><input name="scope" value="read:profile"><input name="days" value="0">`,
      ),
    ];
    for (const attack of attacks) {
      await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: attack }));
      await page.goto('http://evil.example/');
      await Promise.all([page.waitForURL(`${server.url}/**`), page.getByRole('button').click()]);
      await page.unroute('http://evil.example/');
      await page.goto('/settings/profile');
      expect(await page.getByLabel('Name').inputValue()).toBe('Victim');
      await page.goto(base);
      expect(await page.getByText('Hacked').count()).toBe(0);
    }
    await context.close();
  }, 120_000);

  it('a page of ours in a frame of another site shows nothing', async () => {
    const { context, page } = await open();
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${server.url}/sign-in"></iframe>` }),
    );
    await page.goto('http://evil.example/');
    const frame = page.frames()[1];
    expect(await frame?.getByText('Sign in').count()).toBe(0);
    await context.close();
  }, 120_000);

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  type Fault = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

  /** Violations that axe-core rates above minor. */
  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as { violations: Fault[] };
    const wide = (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) as boolean;
    const told = violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`);
    return [...told, ...(wide ? ['it is wider than the screen'] : [])];
  }

  it('the judge of pages sees what is wrong with one', async () => {
    const { context, page } = await open();
    await page.goto('/sign-in');
    await page.evaluate(`document.querySelector('main').innerHTML = '<input><p>pale</p><pre>' + 'wide'.repeat(999)`);
    await page.evaluate(`document.querySelector('main p').style.color = '#ccc'`);
    const faults = (await faultsOf(page)).join();
    for (const known of ['label', 'color-contrast', 'wider than the screen']) expect(faults).toContain(known);
    await context.close();
  }, 120_000);

  // Colors do not depend on the width, so each of both once is enough.
  describe.each([
    ['a wide light screen', { viewport: { width: 1200, height: 900 }, colorScheme: 'light' }],
    ['a dark phone', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
  ] as const)('on %s', (name, options) => {
    it('every page can be read, heard and fits', async () => {
      const opened = await open(options);
      const { page } = opened;
      const faults: Record<string, string[]> = {};
      const look = async (place: string) => {
        faults[place] = await faultsOf(page);
      };
      const visitAll = async (paths: string[]) => {
        for (const path of paths) {
          await page.goto(path);
          await look(path);
        }
      };
      await visitAll(['/sign-in', link, resetLink, '/invitation/x', '/settings/nonsense']);
      await page.goto(asks[1] as string);
      await page.getByText('Unverified app.').waitFor();
      await look('sign-in for an unverified app');
      await page.goto('/sign-in');
      await page.getByLabel('Email address').fill('shown@acme.test');
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      await look('a wrong password');
      await signIn(page, 'shown');
      const { rows } = await server.pool.query(
        `select t.id from personal_access_tokens t join users u on u.id = t.user_id where slug = 'shown' limit 1`,
      );
      const { rows: deliveries } = await server.pool.query('select id from webhook_deliveries where webhook_id = $1 order by id', [hookId]);
      const deliveryId = deliveries[0].id;
      await visitAll(['/settings/messages', `/settings/messages/${messageId}`]);
      await visitAll([
        ...[base, `${base}/webhooks`, `${base}/connections`, `${base}/apps`],
        `${base}?done=revoked`,
        '/settings/profile',
        '/settings/organization',
        '/settings/organization/security-log',
        `${base}/tokens/new`,
        ...['', '/regenerate', '/revoke'].map((end) => `${base}/tokens/${rows[0].id}${end}`),
      ]);
      await visitAll([
        ...asks,
        `${base}/apps/new`,
        ...['', '/secret', '/delete'].map((end) => `${base}/apps/${appId}${end}`),
        `${base}/connections/disconnect?client=${appId}`,
        `${base}/webhooks/new`,
        ...['', '?status=failed', '/secret', '/delete', `/deliveries/${deliveryId}`].map((end) => `${base}/webhooks/${hookId}${end}`),
        ...['', '/new', `/${calendarId}`, `/${calendarId}?done=saved`, `/${calendarId}/disconnect`].map(
          (end) => `/settings/calendars${end}`,
        ),
      ]);
      await page.goto(base);
      await makeToken(page, 'A name without a single space that would let it be broken into lines'.replaceAll(' ', '_'));
      await look('a new token');
      await visitAll([base]);
      await page.goto(`${base}/tokens/new`);
      await page.getByRole('textbox', { name: 'Name' }).fill(' ');
      await page.getByRole('button', { name: 'Create token' }).click();
      await page.getByRole('alert').waitFor();
      await look('a refused token');
      await page.goto(`${base}/apps/new`);
      await page.getByRole('textbox', { name: 'Name' }).fill('App');
      await page.getByLabel('Redirect URIs').fill('nowhere');
      await page.getByRole('button', { name: 'Create app' }).click();
      await page.getByRole('alert').waitFor();
      await look('a refused application');
      await page.getByLabel('Redirect URIs').fill('https://app.example/');
      await page.getByRole('button', { name: 'Create app' }).click();
      await page.getByText('Client secret', { exact: true }).waitFor();
      await look('a new application');
      await page.goto(`${base}/webhooks/new`);
      await page.getByLabel('URL').fill('https://127.0.0.1/');
      await page.getByRole('button', { name: 'Create webhook' }).click();
      await page.getByRole('alert').waitFor();
      await look('a refused webhook');
      await page.getByLabel('URL').fill(`${publicUrl}/taken`);
      await page.getByRole('button', { name: 'Create webhook' }).click();
      await page.getByText('already has this URL').first().waitFor();
      await look('a webhook whose URL is taken');
      await page.getByLabel('URL').fill(`${publicUrl}?${encodeURIComponent(name)}`);
      await page.getByRole('button', { name: 'Create webhook' }).click();
      await page.getByText('be able to see it again').waitFor();
      await look('a new webhook');
      await fillUp();
      await page.goto(`${base}/apps/new`);
      await page.getByRole('textbox', { name: 'Name' }).fill('App');
      await page.getByLabel('Redirect URIs').fill('https://app.example/');
      await page.getByRole('button', { name: 'Create app' }).click();
      await page.getByText('A user can have at most 20 OAuth apps.').waitFor();
      await look('an application too many');
      await page.goto(`${base}/apps`);
      await page.getByRole('navigation', { name: 'Pages of OAuth apps' }).getByRole('link', { name: 'Next' }).click();
      await page.waitForURL(/apps=after/);
      await look('a second page');
      await page.getByRole('navigation', { name: 'Pages of OAuth apps' }).getByRole('link', { name: 'Previous' }).click();
      await page.waitForURL(/apps=before/);
      await server.pool.query(`delete from oauth_clients where name = 'One of many'`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('Signed out.').waitFor();
      await signIn(page, 'on-free');
      await look('a plan without the API');
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
      expect(Object.keys(faults).length).toBeGreaterThan(15);
      await close(opened);
    }, 180_000);
  });
}
