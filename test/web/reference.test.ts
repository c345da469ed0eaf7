import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.load(world(organization('acme', { users: [user('imad')] })));
});
afterAll(() => server.stop());

it('is linked from the root, and names no other host', async () => {
  const root = await server.send('GET', '/');
  expect([root.status, root.text]).toEqual([200, expect.stringContaining('href="/api/docs"')]);
  const page = await server.send('GET', '/api/docs');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.text).not.toMatch(/https?:\/\//);
  for (const [, path] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await server.send('GET', path as string)).status).toBe(200);
  expect((await server.send('GET', '/api/docs/assets/package.json')).status).toBe(404);
});

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  describe('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    }, 120_000);
    afterAll(() => browser.close());

    /** Keeps console errors and contacted hosts. */
    async function open(): Promise<{ page: Page; complaints: string[]; hosts: Set<string> }> {
      const page = await browser.newPage();
      const complaints: string[] = [];
      const hosts = new Set<string>();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => request.url().startsWith('data:') || hosts.add(new URL(request.url()).host));
      await page.goto(`${server.url}/api/docs`);
      await page.getByText('Get the authenticated user').first().waitFor();
      return { page, complaints, hosts };
    }

    it('shows every operation without a complaint, and asks no other host', async () => {
      const { page, complaints, hosts } = await open();
      const contract = await (await fetch(`${server.url}/api/docs/openapi.json`)).json();
      for (const path of Object.keys((contract as { paths: object }).paths)) {
        expect(await page.locator(`.opblock-summary-path[data-path="${path}"]`).count()).toBeGreaterThan(0);
      }
      expect(complaints).toEqual([]);
      expect([...hosts]).toEqual([new URL(server.url).host]);
      await page.close();
    }, 120_000);

    it('can try a list with empty optional parameters', async () => {
      const { page } = await open();
      const operation = page.locator('.opblock-get', { has: page.locator('.opblock-summary-path[data-path="/api/v2/leads"]') });
      await operation.locator('.opblock-summary-control').click();
      await operation.getByRole('button', { name: 'Try it out' }).click();
      expect(await operation.locator('input[placeholder^="cursor"]').inputValue()).toBe('');
      await page.close();
    }, 120_000);

    it('lets one try an operation with a token', async () => {
      const { page, complaints } = await open();
      await page.getByRole('button', { name: 'Authorize' }).first().click();
      await page.locator('.modal-ux input').fill(await server.token('imad'));
      await page.locator('.modal-ux').getByRole('button', { name: 'Apply credentials' }).click();
      await page.locator('.modal-ux').getByRole('button', { name: 'Close' }).click();
      const operation = page.locator('.opblock', { has: page.locator('.opblock-summary-path[data-path="/api/v2/me"]') });
      await operation.locator('.opblock-summary-control').click();
      await operation.getByRole('button', { name: 'Try it out' }).click();
      await operation.getByRole('button', { name: 'Execute' }).click();
      await operation.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
      expect(await operation.locator('.live-responses-table').textContent()).toContain('imad@acme.test');
      expect(complaints).toEqual([]);
      await page.close();
    }, 120_000);
  });
}

it('links to the guides and the changelog, which each server serves', async () => {
  const { text } = await server.send('GET', '/api/docs');
  const paths = [...text.matchAll(/href="(\/api\/docs\/guides\/[^"]+)"/g)].map(([, path]) => path as string);
  expect(paths).toContain('/api/docs/guides/quick-start');
  expect(paths).toContain('/api/docs/guides/changelog');
  for (const path of paths) {
    const guide = await server.send('GET', path);
    expect([guide.status, guide.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(guide.text).toMatch(/^# /);
  }
  expect((await server.send('GET', '/api/docs/guides/contributing')).status).toBe(404);
});
