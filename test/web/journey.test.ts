/** A new operator, from an empty database to a booking that its host moves and cancels: with commands and pages alone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const password = 'seven green elephants';

let server: TestServer;
let browser: Browser;

async function withPage(visit: (page: Page) => Promise<void>, options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-US', timezoneId: 'UTC', ...options });
  await visit(await context.newPage());
  await context.close();
}

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(args, { DATABASE_URL: server.databaseUrl, PUBLIC_URL: server.url });
  expect([args, code, stderr]).toEqual([args, 0, expect.not.stringContaining('rror')]);
  return stdout;
}

const open = (page: Page, name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Confirm new password').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
}

/** Returns the link by which the member joins. */
async function inviteMember(page: Page, email: string): Promise<string> {
  await open(page, 'Settings');
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByLabel('Name', { exact: false }).first().fill('Noor');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('heading', { name: 'Invitation created' }).waitFor();
  return (await page.locator('[data-copy="link"]').textContent()) as string;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
}

/** Returns the booking link. */
async function offerTimes(page: Page): Promise<string> {
  await open(page, 'Availability');
  await page.getByLabel('Monday, start 1').fill('08:00');
  await page.getByLabel('Monday, end 1').fill('20:00');
  await page.getByRole('button', { name: 'Copy Monday' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Hours saved.').waitFor();
  await open(page, 'Event types');
  await page.getByRole('link', { name: 'New event type' }).click();
  await page.getByLabel('Name', { exact: true }).fill('First call');
  await page.getByRole('button', { name: 'Create event type' }).first().click();
  await page.getByText('Event type created.').waitFor();
  const link = (await page.locator('[data-copy="link"]').textContent()) as string;
  expect(link).toMatch(/\/first-call$/);
  return link;
}

async function bookAsInvitee(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('link', { name: 'Next week' }).click();
  await page.getByRole('button', { name: '8:00 AM', exact: true }).first().click();
  await page.getByLabel('Name').fill('Ann Lee');
  await page.getByLabel('Email address').fill('ann@example.com');
  await page.getByRole('button', { name: 'Book' }).click();
  await page.getByText("You're booked.").waitFor();
}

async function moveAndCancel(page: Page): Promise<void> {
  await open(page, 'Bookings');
  await page.getByRole('link', { name: 'Ann Lee' }).click();
  await page.getByText('8:00 AM – 8:30 AM').waitFor();
  await page.getByRole('link', { name: 'Move' }).click();
  await page.getByRole('button', { name: '7:30 PM', exact: true }).first().click();
  await page.getByRole('button', { name: 'Move booking' }).click();
  await page.getByText('Booking moved.').waitFor();
  await page.getByText('7:30 PM – 8:00 PM').waitFor();
  await page.getByRole('link', { name: 'Cancel booking' }).click();
  await page.getByLabel('Reason').fill('A holiday');
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByText('Booking canceled.').waitFor();
}

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(async () => {
    server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([
    ['with scripts', true, 'globex'],
    ['without scripts', false, 'initech'],
  ] as const)('a new operator, %s', (_name, javaScriptEnabled, slug) => {
    it('creates an organization and invites a member, who is booked, and moves and cancels the booking', async () => {
      await run('organization', 'create', slug, '--name', 'New');
      const link = await run('user', 'create', '--organization', slug, '--email', `rosa@${slug}.test`, '--slug', `rosa-${slug}`);
      let invitation = '';
      await withPage(
        async (page) => {
          await join(page, link.trim());
          invitation = await inviteMember(page, `noor@${slug}.test`);
        },
        { javaScriptEnabled },
      );
      await withPage(
        async (page) => {
          await join(page, invitation);
          await page.getByRole('button', { name: 'Sign out' }).click();
          await page.getByText('Signed out.').waitFor();
          await signIn(page, `noor@${slug}.test`);
          const bookingLink = await offerTimes(page);
          await withPage((invitee) => bookAsInvitee(invitee, bookingLink), { javaScriptEnabled });
          await moveAndCancel(page);
        },
        { javaScriptEnabled },
      );
      const { rows } = await server.pool.query(
        `select b.status, b.canceled_by, b.cancel_reason from bookings b join organizations o on o.id = b.organization_id
          where o.slug = $1 order by b.created_at`,
        [slug],
      );
      expect(rows.map(({ cancel_reason }) => cancel_reason)).toEqual(['Rescheduled.', 'A holiday']);
    }, 180_000);
  });
}
