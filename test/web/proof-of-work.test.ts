/** Booking pages of event types that need a proof of work, in a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let browser: Browser;

const botProtection = 'proof_of_work';

async function withPage(visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-US', timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const [hosts, problems] = [new Set<string>(), [] as string[]];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('pageerror', (error) => problems.push(error.message));
  await visit(page);
  expect([[...hosts], problems]).toEqual([[new URL(server.url).host], []]);
  await context.close();
}

let people = 0;

async function fillIn(page: Page): Promise<void> {
  people += 1;
  await page.getByLabel('Name').fill('Ann Lee');
  await page.getByLabel('Email address').first().fill(`invitee${people}@example.com`);
}

const countActive = async () =>
  (await server.pool.query("select count(*)::int as count from bookings where status = 'active'")).rows[0].count as number;

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(async () => {
    server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
    // It only goes forward, since a process remembers the latest time of a client's requests.
    await server.setClock('2027-03-01T08:00:00Z');
    const eventTypes = [
      eventType('imad', 'intro', { botProtection }),
      eventType('imad', 'robin', { kind: 'round_robin', hosts: ['imad', 'ada'] }),
      eventType('imad', 'first', { botProtection, bookingMode: 'details_first' }),
    ];
    await server.load(world(organization('acme', { users: [user('imad'), user('ada')], eventTypes })));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it(
    'the page solves a challenge, says so meanwhile, and books once however often the button is pressed',
    () =>
      withPage(async (page) => {
        await page.goto('/imad/intro?tz=UTC&start=2027-03-02T10:00:00Z');
        await fillIn(page);
        const arrived = Promise.withResolvers<void>();
        await page.route('**/challenge', async (route) => {
          await arrived.promise;
          await route.continue();
        });
        await page.getByRole('button', { name: 'Book' }).click();
        await page.getByText("Checking that you're not a bot…").waitFor();
        await page.getByRole('button', { name: 'Book' }).click();
        arrived.resolve();
        await page.getByText("You're booked.").waitFor();
        expect(await countActive()).toBe(1);
      }),
    60_000,
  );

  it(
    'who goes back and books again learns of the first booking, and has one',
    () =>
      withPage(async (page) => {
        for (const slug of ['intro', 'robin']) {
          const before = await countActive();
          await page.goto(`/imad/${slug}?tz=UTC&start=2027-03-03T10:00:00Z`);
          await fillIn(page);
          const [name, email] = [await page.getByLabel('Name').inputValue(), await page.getByLabel('Email address').first().inputValue()];
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByText("You're booked.").waitFor();
          await page.goBack();
          await page.getByLabel('Name').fill(name);
          await page.getByLabel('Email address').first().fill(email);
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByText('You have already booked this time.').waitFor();
          expect(await countActive()).toBe(before + 1);
          expect(await page.getByLabel('Name').inputValue()).toBe(name);
        }
      }),
    60_000,
  );

  it(
    'a proof that came too late is explained, and what was typed is kept',
    () =>
      withPage(async (page) => {
        await page.goto('/imad/intro?tz=UTC&start=2027-03-02T11:00:00Z');
        await fillIn(page);
        await page.route('**/challenge', async (route) => {
          const response = await route.fetch();
          await server.setClock('2027-03-01T09:00:00Z');
          await route.fulfill({ response });
        });
        await page.getByRole('button', { name: 'Book' }).click();
        await page.getByText("We couldn't check that you're not a bot. Try again.").waitFor();
        await page.unroute('**/challenge');
        expect(await page.getByLabel('Name').inputValue()).toBe('Ann Lee');
        await page.getByRole('button', { name: 'Book' }).click();
        await page.getByText("You're booked.").waitFor();
      }),
    60_000,
  );

  it(
    'details first: a proof for the details and one for the booking, in French too',
    () =>
      withPage(async (page) => {
        await page.goto('/imad/first?tz=UTC&lang=fr');
        await page.getByLabel('Nom').fill('Ann Lee');
        await page.getByLabel('Adresse e-mail').first().fill('ann@example.com');
        await page.getByRole('button', { name: 'Continuer' }).click();
        await page.getByRole('button', { name: '14:00' }).first().click();
        await page.waitForURL('**/b/**');
        const { rows } = await server.pool.query('select booked from leads');
        expect(rows).toEqual([{ booked: true }]);
      }),
    60_000,
  );

  it(
    'without scripts the page says that it needs them, before and after',
    () =>
      withPage(
        async (page) => {
          const before = await countActive();
          await page.goto('/imad/intro?tz=UTC&start=2027-03-02T15:00:00Z');
          // Playwright turns scripts off, but leaves out what is for browsers without them.
          expect(await page.content()).toContain('requires JavaScript');
          await fillIn(page);
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByText('Booking on this page requires JavaScript').waitFor();
          expect(await page.getByLabel('Name').inputValue()).toBe('Ann Lee');
          expect(await countActive()).toBe(before);
        },
        { javaScriptEnabled: false },
      ),
    60_000,
  );
}
