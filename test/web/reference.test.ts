/** The reference and the guides in a browser: checked by axe-core, by keyboard, with and without scripts, and each request of a form. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { problemsOf } from '../support/problems.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let browser: Browser;

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  describe('in a browser', () => {
    beforeAll(async () => {
      server = await startTestServer();
      await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] })));
      browser = await launchBrowser();
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await server.stop();
    });

    /** Keeps console errors and contacted hosts. */
    async function open(path: string, options?: BrowserContextOptions) {
      const page = await browser.newPage(options);
      const complaints: string[] = [];
      const hosts = new Set<string>();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => request.url().startsWith('data:') || hosts.add(new URL(request.url()).host));
      await page.goto(server.url + path);
      return { page, complaints, hosts };
    }

    it('axe-core finds no problem, on a desktop and a phone, in light and in dark', async () => {
      const { page, complaints, hosts } = await open('/api/docs');
      const problems: Record<string, string[]> = {};
      for (const path of ['/api/docs', '/api/docs/bookings', '/api/docs/webhooks', '/docs', '/docs/api', '/docs/hosting', '/docs/mcp']) {
        await page.goto(server.url + path);
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        problems[path] = await problemsOf(page);
      }
      expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((path) => [path, []])));
      expect([complaints, [...hosts]]).toEqual([[], [new URL(server.url).host]]);
      await page.close();
    }, 240_000);

    it('finds operations while one types', async () => {
      const { page } = await open('/api/docs');
      await page.getByLabel('Find an operation').fill('cancel');
      const shown = page.locator('.operations a:visible');
      expect(await shown.allTextContents()).toEqual(['Cancel a booking', 'Cancel a booking by its link', 'Booking canceled']);
      await page.getByLabel('Find an operation').fill('nothing like it');
      await page.getByText('No operation has these words').waitFor();
      expect(await shown.count()).toBe(0);
      await page.close();
    });

    it('finds operations without scripts', async () => {
      const { page } = await open('/api/docs', { javaScriptEnabled: false });
      await page.getByLabel('Find an operation').fill('no-show');
      await page.getByRole('button', { name: 'Find' }).click();
      expect(await page.locator('.operations a').first().textContent()).toBe('Mark a no-show');
      await page.locator('.operations a').first().click();
      expect(await page.getByRole('heading', { name: 'Mark a no-show' }).isVisible()).toBe(true);
      expect(await page.getByText('Try it').first().isVisible()).toBe(false);
      await page.close();
    });

    const operation = (page: Page, id: string) => page.locator(`#${id} form.try`);

    it('sends a request by keyboard alone, and keeps the token for other pages', async () => {
      const { page, complaints } = await open('/api/docs/me');
      const form = operation(page, 'getMe');
      await form.getByText('Try it').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type(await server.token('imad'));
      await page.keyboard.press('Enter');
      await form.getByRole('status').getByText(/^200 /).waitFor();
      expect(await form.getByRole('status').textContent()).toContain('imad@acme.test');
      await page.goto(`${server.url}/api/docs/availability`);
      const explain = operation(page, 'getAvailability');
      await explain.getByText('Try it').click();
      expect(await explain.getByLabel('Token').inputValue()).toMatch(/^pat_/);
      // The id of the example is not one of this deployment.
      expect(await explain.getByLabel('eventTypeId').inputValue()).toBe('');
      expect(await explain.getByLabel('from').inputValue()).toMatch(/^20\d\d-/);
      expect(complaints).toEqual([]);
      await page.close();
    });

    it('shows an error of the API', async () => {
      const { page } = await open('/api/docs/bookings');
      const form = operation(page, 'createBooking');
      await form.getByText('Try it').click();
      await form.getByLabel('Token').fill(await server.token('imad'));
      await form.getByRole('button', { name: 'Send' }).click();
      await form
        .getByRole('status')
        .getByText(/^40[04] /)
        .waitFor();
      expect(await form.getByRole('status').textContent()).toContain('"code"');
      const change = operation(page, 'updateBooking');
      await change.getByText('Try it').click();
      await change.getByLabel('id', { exact: true }).fill('019cb24f-1c00-7aaa-8bbb-0123456789ab');
      await change.getByLabel('If-Match').fill('"7"');
      const sent = page.waitForRequest((request) => request.method() === 'PATCH');
      await change.getByRole('button', { name: 'Send' }).click();
      expect((await sent).headers()['if-match']).toBe('"7"');
      await page.close();
    });
  });
}
