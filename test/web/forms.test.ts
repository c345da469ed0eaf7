import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/accounts/apps.ts';
import { invite } from '../../src/accounts/users.ts';
import type { Schemas } from '../../src/client.ts';
import { connect, inTransaction } from '../../src/database/connect.ts';
import { newId } from '../../src/database/ids.ts';
import { insertGrant } from '../../src/queries/oauth-grants.ts';
import { operator } from '../../src/queries/security-events.ts';
import { at, book } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { type Fields, type Page, shownFields, signIn, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { createEndpoint, failAll, publicUrl } from '../support/webhooks.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const base = '/settings/developers';
let server: TestServer;
let imad: Visitor;
let stranger: Visitor;
/** Every form, with its page and values. */
let forms: { name: string; page: string; action: string; fields: Fields; visitor: Visitor }[];

beforeAll(async () => {
  server = await startTestServer();
  await server.load(
    world(organization('acme', { users: [user('imad'), user('rosa'), user('guest')], eventTypes: [eventType('imad', 'intro')] })),
  );
  [imad, stranger] = [await signIn(server, 'imad'), visit(server.url)];
  await signIn(server, 'rosa');
  const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
  const { rows } = await server.pool.query(`select id, organization_id from users where slug = 'imad'`);
  const { id: app } = await createApp(
    db,
    { organizationId: rows[0].organization_id, userId: rows[0].id },
    { name: 'Mine', redirectUris: ['https://mine.example/'], isConfidential: true },
    operator,
  );
  const grant = { id: newId(), userId: rows[0].id, clientId: app, scopes: ['read:profile'], payload: {}, lifeSec: 1000 };
  await inTransaction(db, (tx) => insertGrant(tx, grant));
  const link = new URL((await invite(db, server.url, 'guest')) as string).pathname;
  await close();
  await server.token('imad');
  await server.token('imad');
  const { rows: tokens } = await server.pool.query('select id from personal_access_tokens order by id');
  const [token, another] = tokens.map(({ id }) => id);
  const { hook, delivery } = await makeHook();
  await signIn(server, 'imad');
  const chosen = 'four yellow submarines';
  const own = (page: string, fields: Fields = {}, action = page) => ({
    name: `to ${action.replace(/[0-9a-f-]{36}/, '…')}`,
    page,
    action,
    fields,
    visitor: imad,
  });
  forms = [
    {
      name: 'to /sign-in',
      page: '/sign-in',
      action: '/sign-in',
      fields: { email: 'imad@acme.test', password: testPassword },
      visitor: stranger,
    },
    { name: 'to /invitation/…', page: link, action: link, fields: { password: chosen, repeated: chosen }, visitor: stranger },
    own('/settings/profile', { name: 'Changed', timezone: 'Asia/Tokyo' }),
    own('/settings/profile', {}, '/settings/sessions/end'),
    own('/settings/profile', { current: testPassword, password: chosen, repeated: chosen }, '/settings/password'),
    own(`${base}/tokens/new`, { name: 'CI', scope: 'read:profile', days: '7' }, `${base}/tokens`),
    own(`${base}/tokens/${token}`, { name: 'Renamed' }),
    own(`${base}/tokens/${token}/revoke`),
    own(`${base}/tokens/${another}/regenerate`),
    own(`${base}/apps/new`, { name: 'App', redirects: 'https://app.example/', kind: 'public' }, `${base}/apps`),
    own(`${base}/apps/${app}`, { name: 'Changed', redirects: 'https://evil.example/' }),
    own(`${base}/apps/${app}/secret`),
    own(`${base}/connections/disconnect?client=${app}`, {}, `${base}/connections/disconnect`),
    own(`${base}/apps/${app}/delete`),
    own(`${base}/webhooks/new`, { url: publicUrl, event: 'booking_created' }, `${base}/webhooks`),
    own(hook, { url: `${publicUrl}/evil`, event: 'booking_created' }),
    own(hook, {}, `${hook}/active`),
    own(hook, { event: 'booking_created' }, `${hook}/test`),
    own(`${hook}/replay?since=2020-01-01T00:00`, {}, `${hook}/replay`),
    own(hook, {}, `${hook}/deliveries/${delivery.id}/redeliver`),
    own(`${hook}/secret`),
    own(`${hook}/delete`),
    own('/settings/profile', {}, '/sign-out'),
  ];
});
beforeEach(() => server.forgetRequests());
afterAll(() => server.stop());

async function makeHook() {
  const client = server.client(await server.token('imad'));
  const { id } = await createEndpoint(client);
  const { data: eventTypes } = await client.GET('/api/v2/event-types');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await book(client, eventTypes?.items[0]?.id as string, at('10:00', tomorrow));
  const { data } = await client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id } } });
  await failAll(server, id);
  return { hook: `${base}/webhooks/${id}`, delivery: data as Schemas['Delivery'] };
}

async function everything(): Promise<string> {
  let dump = '';
  for (const table of [
    'users',
    'passwords',
    'invitations',
    'personal_access_tokens',
    'oauth_clients',
    'oauth_grants',
    'sign_in_attempts',
    'webhooks',
    'webhook_deliveries',
  ])
    dump += JSON.stringify((await server.pool.query(`select * from ${table} order by 1`)).rows);
  const sessions = await server.pool.query('select id from sessions order by id');
  return dump + JSON.stringify(sessions.rows);
}

type Attack = (form: Record<string, string>) => {
  form?: Fields;
  headers?: Record<string, string | undefined>;
  cookies?: Map<string, string>;
};

/** A form token of another user. */
const foreign = async (): Promise<{ visit: string; session: string }> => {
  const own = shownFields(await visit(server.url).get('/sign-in'), '/sign-in').form_token as string;
  const rosa = await signIn(server, 'rosa');
  return { visit: own, session: shownFields(await rosa.get('/settings/profile'), '/settings/profile').form_token as string };
};

describe('a form that did not come from our page changes nothing', () => {
  it('whichever form it is, and however it was forged', async () => {
    const { visit: visitToken, session } = await foreign();
    const evil = 'https://evil.example';
    const attacks: Record<string, Attack> = {
      'without a token': ({ form_token: _, ...form }) => ({ form }),
      'with an empty token': (form) => ({ form: { ...form, form_token: '' } }),
      'with an invented token': (form) => ({ form: { ...form, form_token: 'a.b' } }),
      'with a salt alone': (form) => ({ form: { ...form, form_token: `${form.form_token?.split('.')[0]}.` } }),
      'with another salt': (form) => ({ form: { ...form, form_token: `A${form.form_token}` } }),
      "with another visitor's token": (form) => ({ form: { ...form, form_token: visitToken } }),
      "with another session's token": (form) => ({ form: { ...form, form_token: session } }),
      'from another origin': () => ({ headers: { Origin: evil, 'Sec-Fetch-Site': 'cross-site' } }),
      'from another origin, in an old browser': () => ({ headers: { Origin: evil, 'Sec-Fetch-Site': undefined } }),
      'from a neighbour': () => ({ headers: { Origin: server.url.replace('localhost', 'www.localhost'), 'Sec-Fetch-Site': 'same-site' } }),
      'from another port': () => ({ headers: { Origin: 'http://localhost:1' } }),
      'from the same host by HTTPS': () => ({ headers: { Origin: server.url.replace('http:', 'https:') } }),
      'from nowhere': () => ({ headers: { Origin: 'null' } }),
      'without an origin': () => ({ headers: { Origin: undefined } }),
      'without an origin, in an old browser': () => ({ headers: { Origin: undefined, 'Sec-Fetch-Site': undefined } }),
      'from here, as the browser knows better': () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      'as JSON': () => ({ headers: { 'Content-Type': 'application/json' } }),
      'as text': () => ({ headers: { 'Content-Type': 'text/plain' } }),
      'with no type': () => ({ headers: { 'Content-Type': '' } }),
    };
    // Opening the pages has already updated values such as the time of last use.
    const shown = [];
    for (const form of forms) shown.push(shownFields(await form.visitor.get(form.page), form.action));
    const before = await everything();
    for (const [index, { name, action, fields, visitor }] of forms.entries()) {
      await server.forgetRequests();
      for (const [how, attack] of Object.entries(attacks)) {
        const whole = { ...shown[index], ...fields } as Record<string, string>;
        const { form = whole, headers = {} } = attack(whole);
        const page = await visitor.post(action, form, headers);
        expect({ name, how, status: page.status }).toEqual({ name, how, status: /^(as|with no type)/.test(how) ? 400 : 403 });
        expect(page.text).toContain('<h1>');
      }
      const bare = await visit(server.url).post(action, { ...shown[index], ...fields });
      expect({ name, status: bare.status }).toEqual({ name, status: visitor === imad ? 303 : 403 });
      if (visitor === imad) expect(bare.location).toBe('/sign-in?unsaved&next=%2Fsettings%2Fbookings');
    }
    expect(await everything()).toBe(before);
  });

  it.each([
    ['broken', '%zz=%', 403],
    ['without end', `form_token=${'a'.repeat(30_000)}`, 413],
    ['with a thousand fields', 'a=b&'.repeat(1000), 403],
    ['of zeros', '\0=\0', 403],
  ])('when it is %s', async (_name, body, status) => {
    for (const { visitor, action } of forms) expect((await visitor.post(action, body)).status).toBe(status);
  });

  it('when a text in it cannot be kept', async () => {
    const page = await imad.fill('/settings/profile', { name: 'a\0b' });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('This form couldn')]);
  });

  it('gets an error page', async () => {
    const page = await imad.post('/settings/profile', {});
    expect(page.text).toContain('This page has expired');
  });
});

describe('a form of ours', () => {
  it('may come by any name that the server is reached by', async () => {
    const visitor = visit(server.url.replace('localhost', '127.0.0.1'));
    const page = await visitor.fill('/sign-in', { email: 'imad@acme.test', password: testPassword });
    expect(page.status).toBe(303);
  });

  it('has another token each time, and an earlier one is as good', async () => {
    const tokens = [];
    for (let round = 0; round < 3; round += 1)
      tokens.push(shownFields(await imad.get('/settings/profile'), '/settings/profile').form_token);
    expect(new Set(tokens).size).toBe(3);
    const page = await imad.post('/settings/profile', { form_token: tokens[0] as string, name: 'Imad', timezone: 'UTC' });
    expect(page.status).toBe(303);
  });
});

describe('every page', () => {
  const pages = [
    '/sign-in',
    '/settings/profile',
    '/settings/developers',
    '/settings/developers/webhooks',
    '/settings/developers/connections',
    '/settings/developers/apps',
    '/settings/developers/tokens/new',
    '/settings/developers/apps/new',
    '/settings/developers/webhooks/new',
    '/settings/nonsense',
    '/invitation/x',
  ];

  it.each(pages)('is kept, framed and followed by nobody: %s', async (path) => {
    const { headers, text } = await (path === '/sign-in' ? visit(server.url) : imad).get(path);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:/i);
    for (const [, asset] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      const answer = await imad.get(asset as string);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
  });

  it('shows what people have typed as they typed it', async () => {
    const evil = `<script>alert(1)</script>"'&amp;`;
    await imad.fill('/settings/profile', { name: evil, timezone: 'UTC' });
    const made = await imad.fill(
      '/settings/developers/tokens/new',
      { name: evil, scope: 'read:profile', days: '7' },
      '/settings/developers/tokens',
    );
    const refused = await visit(server.url).fill('/sign-in', { email: evil, password: evil });
    for (const { text } of [made, refused, await imad.get('/settings/profile'), await imad.get('/settings/developers')] as Page[]) {
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    }
    await imad.fill('/settings/profile', { name: 'Imad', timezone: 'UTC' });
  });

  it.each([
    ['GET', '/sign-out', 'POST'],
    ['PUT', '/sign-in', 'GET, HEAD, POST'],
    ['DELETE', '/settings/developers', 'GET, HEAD'],
    ['PUT', '/settings/developers/tokens', 'GET, HEAD, POST'],
  ])('%s %s is told what is allowed', async (method, path, allowed) => {
    const response = await fetch(server.url + path, { method, redirect: 'manual' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
    expect(await response.text()).toContain('<h1>');
  });

  it.each([
    ['/settings/password', '/settings/profile'],
    ['/settings/sessions/end', '/settings/profile'],
    ['/settings/developers/tokens', '/settings/developers'],
  ])('%s, where a form was refused, leads back to its page', async (path, page) => {
    expect([(await imad.get(path)).location, (await imad.get(page)).status]).toEqual([page, 200]);
  });

  it('that had a form when the session ended is gone back to', async () => {
    const place = '/settings/developers/connections/disconnect?client=x';
    const page = await visit(server.url).post('/settings/developers/connections/disconnect', {}, { Referer: server.url + place });
    expect(page.location).toBe(`/sign-in?unsaved&next=${encodeURIComponent(place)}`);
    expect((await visit(server.url).get(page.location as string)).text).toContain('your changes were not saved.');
  });

  it.each(['/settings/x', '/Settings/Profile', '/sign-in/x', '/settings/developers/tokens/x/revoke/y'])(
    'that there is not is not found: %s',
    async (path) => {
      const page = await imad.get(path);
      expect([page.status, page.text]).toEqual([404, expect.stringContaining('find that page. It may')]);
    },
  );
});

it('and all of these forms do change something when they come from our page', async () => {
  for (const { name, visitor, page, action, fields } of forms) {
    const before = await everything();
    const { status } = await visitor.fill(page, fields, action);
    expect({ name, status: status < 400 }).toEqual({ name, status: true });
    expect({ name, isChanged: (await everything()) !== before }).toEqual({ name, isChanged: true });
  }
});
