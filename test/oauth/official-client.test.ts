/** A complete OAuth flow with openid-client and Chromium. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as oauth from 'openid-client';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { getMe } from '../support/http.ts';
import { makeApp, type TestApp } from '../support/oauth.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, testPassword } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let site: Server;
let callback: string;
let browser: Browser;
/** Console errors, policy violations, and failed requests. */
const complaints: string[] = [];

beforeAll(async () => {
  site = createServer((req, res) => {
    // The application's page after it has received the code.
    if (req.url?.startsWith('/callback')) res.writeHead(302, { Location: '/welcome' }).end();
    else res.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Welcome</title>');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  callback = `http://127.0.0.1:${(site.address() as AddressInfo).port}/callback`;
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.load(world(organization('acme', { users: [user('imad')] })));
  await givePassword(server.databaseUrl, 'imad');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  site.closeAllConnections();
  site.close();
  await server.stop();
});

const discover = ({ id, secret }: { id: string; secret: string | null }) =>
  oauth.discovery(new URL(server.url), id, secret ?? undefined, secret === null ? oauth.None() : undefined, {
    execute: [oauth.allowInsecureRequests],
  });

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (![server.url, new URL(callback).origin].includes(origin)) complaints.push(`a request to ${request.url()}`);
  });
  return page;
}

/** Opens the authorization URL, runs `act` on the page, and returns the redirect URL that the application receives. */
async function lead(context: BrowserContext, address: URL, act: (page: Page) => Promise<void>): Promise<URL> {
  const page = await openPage(context);
  const heard = page.waitForRequest((request) => request.url().startsWith(callback));
  await page.goto(address.href);
  await act(page);
  const { url } = { url: (await heard).url() };
  await page.waitForURL('**/welcome');
  await page.close();
  return new URL(url);
}

const signInWith = async (page: Page): Promise<void> => {
  await page.getByLabel('Email address').fill('imad@acme.test');
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
const allow = (page: Page): Promise<void> => page.getByRole('button', { name: 'Allow' }).click();

const begin = async (config: oauth.Configuration, parameters: Record<string, string>) => {
  const checks = { pkceCodeVerifier: oauth.randomPKCECodeVerifier(), expectedState: oauth.randomState() };
  const address = oauth.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    code_challenge: await oauth.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    ...parameters,
  });
  return { address, checks };
};

(browserPath ? describe : describe.skip)('an application, by openid-client and Chromium', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await makeApp(server, 'imad', { redirectUri: callback });
  });

  it('discovers the endpoints, is authorized, calls the API, refreshes and revokes', async () => {
    const config = await discover(app);
    expect(config.serverMetadata()).toMatchObject({ issuer: server.url, code_challenge_methods_supported: ['S256'] });
    const nonce = oauth.randomNonce();
    const { address, checks } = await begin(config, { scope: 'openid profile email read:profile', nonce, max_age: '3600' });
    const context = await browser.newContext();
    const heard = await lead(context, address, async (page) => {
      await signInWith(page);
      await page.getByRole('heading', { name: 'Calendar sync wants access to your Caledee account' }).waitFor();
      await allow(page);
    });

    const tokens = await oauth.authorizationCodeGrant(config, heard, { ...checks, expectedNonce: nonce, maxAge: 3600 });
    const { sub } = tokens.claims() as oauth.IDToken;
    expect(tokens.scope).toBe('openid profile email read:profile');
    expect(await getMe(server, tokens.access_token)).toBe(200);
    expect(await oauth.fetchUserInfo(config, tokens.access_token, sub)).toEqual({
      sub,
      name: 'Imad',
      preferred_username: 'imad',
      zoneinfo: 'UTC',
      email: 'imad@acme.test',
    });

    const renewed = await oauth.refreshTokenGrant(config, tokens.refresh_token as string);
    expect([await getMe(server, tokens.access_token), await getMe(server, renewed.access_token)]).toEqual([200, 200]);
    expect(renewed.claims()?.sub).toBe(sub);

    const again = await begin(config, { scope: 'read:profile' });
    const second = await oauth.authorizationCodeGrant(config, await lead(context, again.address, allow), again.checks);
    await oauth.tokenRevocation(config, second.refresh_token as string);
    expect([await getMe(server, second.access_token), await getMe(server, renewed.access_token)]).toEqual([401, 200]);

    await server.setClock(new Date(Date.now() + 10_000));
    await expect(oauth.refreshTokenGrant(config, tokens.refresh_token as string)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await getMe(server, renewed.access_token)).toBe(401);
    await context.close();
  });

  it('hears it when somebody says no', async () => {
    const config = await discover(app);
    const { address, checks } = await begin(config, { scope: 'read:profile' });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const heard = await lead(context, address, async (page) => {
      await signInWith(page);
      await page.getByRole('button', { name: 'Deny' }).click();
    });
    await expect(oauth.authorizationCodeGrant(config, heard, checks)).rejects.toMatchObject({ error: 'access_denied' });
    await context.close();
  });

  it('may register itself, and name the resource that its token is for', async () => {
    const registered = await oauth.dynamicClientRegistration(
      new URL(server.url),
      { redirect_uris: [callback], client_name: 'Robot', token_endpoint_auth_method: 'none' },
      oauth.None(),
      { execute: [oauth.allowInsecureRequests] },
    );
    const config = await discover({ id: registered.clientMetadata().client_id, secret: null });
    const resource = `${server.url}/api/v2`;
    const { address, checks } = await begin(config, { scope: 'read:profile', resource });
    const context = await browser.newContext();
    const heard = await lead(context, address, async (page) => {
      await signInWith(page);
      await page.getByText('It registered itself.').waitFor();
      await allow(page);
    });
    const tokens = await oauth.authorizationCodeGrant(config, heard, checks, { resource });
    expect(await getMe(server, tokens.access_token)).toBe(200);
    const renewed = await oauth.refreshTokenGrant(config, tokens.refresh_token as string, { resource });
    expect(await getMe(server, renewed.access_token)).toBe(200);
    await context.close();
  });

  it('made no browser complain', () => expect(complaints).toEqual([]));
});
