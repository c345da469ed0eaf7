/** Booking pages in frames of another site, in a browser. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let site: Server;
let siteUrl: string;
let otherUrl: string;
let browser: Browser;
let home: string;
/** The body of the site's page. */
let body = '';

/** Everything that embedding needs, and nothing else. */
const policy = () => `default-src 'none'; script-src ${home}; frame-src ${home}`;

async function setUp(): Promise<void> {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  home = `http://localhost:${new URL(server.url).port}`;
  site = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Content-Security-Policy', policy());
    res.end(
      `<!doctype html><html lang="en"><title>A site</title><main><h1>A site</h1>${body}</main><script src="${home}/embed.js"></script>`,
    );
  });
  await once(site.listen(0, '127.0.0.1'), 'listening');
  // Another site than localhost, so that the frame is one of a third party.
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  otherUrl = siteUrl.replace('127.0.0.1', 'localhost');
  const eventTypes = [
    eventType('imad', 'intro', { name: 'Intro call' }),
    eventType('imad', 'thanks', { redirectUrl: 'https://thanks.example/' }),
  ];
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes })));
  await server.pool.query('update organizations set frame_ancestors = $1', [[siteUrl]]);
  browser = await launchBrowser();
}

type Visit = (page: Page, problems: string[]) => Promise<void>;

async function onSite(html: string, visit: Visit, options: BrowserContextOptions & { at?: string } = {}): Promise<void> {
  body = html;
  const context = await browser.newContext({ timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(options.at ?? siteUrl);
  await visit(page, problems);
  hosts.delete(new URL(options.at ?? siteUrl).host);
  expect([...hosts].filter((host) => host !== new URL(home).host)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
}

async function book(frame: FrameLocator, fill = true): Promise<void> {
  await frame.getByRole('button', { name: '10:00 AM' }).first().click();
  if (fill) {
    await frame.getByLabel('Name').fill('Ann Lee');
    await frame.getByLabel('Email address').first().fill('ann@example.com');
  }
  await frame.getByRole('button', { name: 'Book' }).click();
  await frame.getByText("You're booked.").waitFor();
}

/** Keeps the details of events in the page. */
const listen = (page: Page) =>
  page.evaluate('window.seen = []; document.addEventListener("caledee:booked", (event) => window.seen.push(event.detail))');

const seenBy = async (page: Page) => (await page.evaluate('window.seen')) as unknown[];

const heightOf = async (page: Page) => (await page.evaluate('document.querySelector("iframe").offsetHeight')) as number;

/** The frame reports keys once its script runs, which is after its buttons are shown. */
async function untilLoaded(page: Page): Promise<void> {
  const frame = await (await page.waitForSelector('dialog iframe')).contentFrame();
  await frame?.waitForLoadState('load');
}

/** Does not wait for the key itself, which the browser may never confirm when the frame is gone by then. */
async function closeByEscape(page: Page, dialog: Locator): Promise<void> {
  page.keyboard.press('Escape').catch(() => {});
  await dialog.waitFor({ state: 'detached' });
}

const isFocused = (page: Page) => page.evaluate('document.activeElement.matches("[data-caledee-popup]")');

it('embed.js is small, and any site can load it and keep it for an hour', async () => {
  const { headers, body: script } = await fetch(`${server.url}/embed.js`).then(async (response) => ({
    headers: response.headers,
    body: await response.text(),
  }));
  expect(Buffer.byteLength(script)).toBeLessThan(4096);
  expect(headers.get('Content-Type')).toMatch(/^text\/javascript/);
  expect(headers.get('Cache-Control')).toBe('public, max-age=3600');
  expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
});

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(setUp, 60_000);
  beforeEach(async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    await server.pool.query('delete from public_booking_budgets');
    await server.pool.query("update bookings set status = 'canceled', canceled_at = current_instant()");
    await server.pool.query('delete from host_claims');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    site.close();
  });

  describe('inline', () => {
    it(
      'books with prefilled details, grows with its content, and tells the site the booking and its start only',
      () =>
        onSite(
          '<div data-caledee="/imad/intro" data-name="Ann &amp; Lee" data-email="ann@example.com" data-timezone="Asia/Tokyo"></div>',
          async (page, problems) => {
            await listen(page);
            const element = page.locator('iframe');
            const frame = page.frameLocator('iframe');
            await frame.getByText('Japan Standard Time (Asia/Tokyo)').waitFor();
            expect(await element.getAttribute('title')).toBe('Book a time');
            const heightInside = async () =>
              Math.ceil((await page.frames()[1]?.evaluate('document.body.getBoundingClientRect().height')) as number);
            await until(
              'the frame has the height of its content',
              async () => (await heightInside()) > 700 && (await heightOf(page)) === (await heightInside()),
            );
            await frame.getByRole('button', { name: '6:00 PM' }).first().click();
            await frame.getByRole('button', { name: 'Book' }).waitFor();
            await until('the frame follows its content', async () => (await heightOf(page)) === (await heightInside()));
            const name = frame.getByLabel('Name');
            await name.waitFor();
            await until('the name is filled in', async () => (await name.inputValue()) !== '');
            expect([await name.inputValue(), page.frames()[1]?.url()]).toEqual(['Ann & Lee', expect.not.stringContaining('Ann')]);
            await frame.getByRole('button', { name: 'Book' }).click();
            await frame.getByText("You're booked.").waitFor();
            const { rows } = await server.pool.query("select id, starts_at, invitee_email from bookings where status = 'active'");
            expect(rows).toHaveLength(1);
            await until('the site sees the booking', async () => (await seenBy(page)).length > 0);
            expect(await seenBy(page)).toEqual([{ bookingId: rows[0].id, start: rows[0].starts_at.toISOString() }]);
            expect(problems).toEqual([]);
          },
        ),
      60_000,
    );

    it(
      'leads on to the page after booking, at the top',
      () =>
        onSite('<div data-caledee="/imad/thanks"></div>', async (page) => {
          const frame = page.frameLocator('iframe');
          await book(frame);
          const link = frame.getByRole('link', { name: 'Continue' });
          expect([await link.getAttribute('href'), await link.getAttribute('target')]).toEqual(['https://thanks.example/', '_top']);
        }),
      60_000,
    );

    it(
      'ignores messages of others',
      () =>
        onSite('<div data-caledee="/imad/intro"></div>', async (page) => {
          await listen(page);
          await page.frameLocator('iframe').getByRole('button', { name: '10:00 AM' }).first().waitFor();
          await page.evaluate(
            'postMessage({ type: "caledee:booked", bookingId: "x" }, "*"); postMessage({ type: "caledee:height", height: 1 }, "*")',
          );
          await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
          expect(await seenBy(page)).toEqual([]);
          expect(await heightOf(page)).toBeGreaterThan(100);
        }),
      60_000,
    );

    it(
      'a page of another server is not shown',
      () =>
        onSite('<div data-caledee="https://evil.test/imad/intro"></div>', async (page, problems) => {
          expect(await page.locator('iframe').count()).toBe(0);
          expect(problems.join()).toContain('is not a page of');
        }),
      60_000,
    );
  });

  it.each(['inline', 'scripts off'])(
    'a site that the organization has not allowed shows nothing, %s',
    async (how) => {
      const html = how === 'inline' ? '<div data-caledee="/imad/intro"></div>' : `<iframe src="${home}/imad/intro"></iframe>`;
      await onSite(
        html,
        async (page) => {
          await page.locator('iframe').waitFor({ state: 'attached' });
          await page.waitForLoadState('networkidle');
          expect(await page.frameLocator('iframe').getByText('Intro call').count()).toBe(0);
        },
        { at: otherUrl },
      );
    },
    60_000,
  );

  it(
    'a frame works without scripts and without cookies of third parties',
    () =>
      onSite(
        `<iframe src="${home}/imad/intro?tz=UTC" title="Book" height="900"></iframe>`,
        async (page) => book(page.frameLocator('iframe')),
        {
          javaScriptEnabled: false,
        },
      ),
    60_000,
  );

  describe.each([
    ['a button', '<button data-caledee-popup="/imad/intro">Book a call</button>', 'button'],
    ['a link', '<a data-caledee-popup href="HOME/imad/intro">Book a call</a>', 'link'],
  ] as const)('in a dialog, by %s', (_, html, role) => {
    it(
      'opens with the keyboard, books, closes with Escape, also inside the frame, and returns the focus',
      () =>
        onSite(html.replace('HOME', home), async (page, problems) => {
          await listen(page);
          const opener = page.getByRole(role, { name: 'Book a call' });
          await opener.focus();
          await page.keyboard.press('Enter');
          const dialog = page.getByRole('dialog', { name: 'Book a time' });
          await dialog.waitFor();
          const frame = page.frameLocator('dialog iframe');
          await frame.getByRole('button', { name: '10:00 AM' }).first().waitFor();
          await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
          const { violations } = (await page.evaluate('axe.run("dialog", { resultTypes: ["violations"] })')) as {
            violations: { id: string }[];
          };
          expect(violations.map(({ id }) => id)).toEqual([]);
          await frame.getByRole('button', { name: '10:00 AM' }).first().focus();
          await untilLoaded(page);
          await closeByEscape(page, dialog);
          expect(await isFocused(page)).toBe(true);
          await page.keyboard.press('Enter');
          await dialog.waitFor();
          await closeByEscape(page, dialog);
          await opener.click();
          await book(frame);
          await until('the site sees the booking', async () => (await seenBy(page)).length > 0, 20_000);
          await page.getByRole('button', { name: 'Close' }).click();
          await dialog.waitFor({ state: 'detached' });
          expect(await isFocused(page)).toBe(true);
          expect(problems).toEqual([]);
        }),
      120_000,
    );
  });
}
