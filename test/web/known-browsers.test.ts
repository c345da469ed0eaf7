/** Failed sign-ins of others exhaust an account's attempts, but not those of browsers that signed in before. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, shownFields, testPassword, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const cookie = 'caledee_known';
const other = 'four yellow submarines';
const daysLater = (days: number, ms = 0) => new Date(Date.parse(now) + days * 86_400_000 + ms);
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: 1 });
  const names = [
    'vic',
    'viv',
    'stolen',
    'forged',
    'changed',
    'open',
    'old',
    'busy',
    'shared',
    ...[1, 2, 3, 4, 5, 6].map((n) => `many${n}`),
  ];
  await server.load(world(organization('acme', { users: names.map((name) => user(name)) })));
  await server.setClock(now);
});
afterAll(() => server.stop());

let addresses = 0;
const stranger = (known?: string): Visitor => {
  addresses += 1;
  const visitor = visit(server.url, `2001:db8:${addresses.toString(16)}::1`);
  if (known !== undefined) visitor.cookies.set(cookie, known);
  return visitor;
};
const enter = async (visitor: Visitor, slug: string, password = testPassword) =>
  (await visitor.fill('/sign-in?again', { email: `${slug}@acme.test`, password }, '/sign-in')).status;
const knownOf = (visitor: Visitor) => visitor.cookies.get(cookie) as string;

async function known(slug: string, visitor = stranger()): Promise<Visitor> {
  expect(await enter(visitor, slug)).toBe(303);
  await visitor.fill('/settings/profile', {}, '/sign-out');
  return visitor;
}

async function exhaust(slug: string): Promise<void> {
  for (let round = 0; round < 20 && (await enter(stranger(), slug, 'a wrong guess')) !== 429; round += 1);
  expect(await enter(stranger(), slug, 'a wrong guess')).toBe(429);
}

it('signs in while strangers use up the attempts; an unknown browser with the right password waits', async () => {
  await givePassword(server.databaseUrl, 'vic');
  const browser = await known('vic');
  await exhaust('vic');
  expect(await enter(stranger(), 'vic')).toBe(429);
  // Its own wrong attempts are its own.
  expect([await enter(browser, 'vic', 'mistyped'), await enter(browser, 'vic')]).toEqual([403, 303]);
  // Its owner has proved to be there: other browsers of theirs need not wait.
  expect(await enter(stranger(), 'vic')).toBe(303);
});

it('signs in although its address has no attempts left', async () => {
  await givePassword(server.databaseUrl, 'shared');
  const browser = await known('shared', visit(server.url, '203.0.113.9'));
  const neighbour = visit(server.url, '203.0.113.9');
  const form = shownFields(await neighbour.get('/sign-in'), '/sign-in');
  const guesses = Array.from({ length: 45 }, (_, n) =>
    neighbour.post('/sign-in', { ...form, email: `nobody${n}@acme.test`, password: 'x' }),
  );
  expect((await Promise.all(guesses)).filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(await enter(neighbour, 'shared')).toBe(429);
  expect(await enter(browser, 'shared')).toBe(303);
});

it('has attempts of its own, and so has whoever stole its cookie: ten, and then one every 90 seconds', async () => {
  await givePassword(server.databaseUrl, 'stolen');
  const first = await known('stolen');
  const second = await known('stolen');
  const statuses = [];
  // From anywhere, in however many browsers, and far more often than it may.
  for (let round = 0; round < 60; round += 1) statuses.push(await enter(stranger(knownOf(first)), 'stolen', 'a wrong guess'));
  expect(statuses).toEqual([...Array(10).fill(403), ...Array(50).fill(429)]);
  expect(await enter(stranger(knownOf(first)), 'stolen')).toBe(429);
  // The owner has another browser, and strangers have the account's attempts.
  expect(await enter(second, 'stolen')).toBe(303);
  expect(await enter(stranger(), 'stolen', 'a wrong guess')).toBe(403);
  await server.setClock(new Date(Date.parse(now) + 90_000));
  expect(await enter(stranger(knownOf(first)), 'stolen')).toBe(303);
  await server.setClock(now);
});

it('signs in forty times at once and no more: each time costs a hash', async () => {
  await givePassword(server.databaseUrl, 'busy');
  const browser = await known('busy');
  const statuses = [];
  for (let round = 0; round < 42; round += 1) statuses.push(await enter(browser, 'busy'));
  expect(statuses).toEqual([...Array(40).fill(303), 429, 429]);
  // However many cookies it has.
  const another = stranger();
  expect([await enter(another, 'busy'), await enter(another, 'busy')]).toEqual([303, 429]);
});

it('is known by no cookie that we did not give it for this account', async () => {
  for (const slug of ['forged', 'viv']) await givePassword(server.databaseUrl, slug);
  const [browser, viv] = [await known('forged'), await known('viv')];
  await exhaust('forged');
  const [id, since, mac] = knownOf(browser).split('.') as [string, string, string];
  const [otherId, otherSince, otherMac] = knownOf(viv).split('.') as [string, string, string];
  const forgeries = [
    knownOf(viv),
    `${otherId}.${since}.${mac}`,
    `${id}.${otherSince.replace(/.$/, 'z')}.${mac}`,
    `${id}.${since}.${otherMac}`,
    `${id}.${since}.${mac.slice(0, -2)}AA`,
    `${id}.${since}.`,
    `${id}.${since}.${mac}.${mac}`,
    '~'.repeat(400),
    'x'.repeat(8000),
  ];
  for (const forgery of forgeries) expect([forgery, await enter(stranger(forgery), 'forged')]).toEqual([forgery, 429]);
  expect((await stranger(knownOf(browser)).get('/settings/profile')).status).toBe(303);
  expect(await enter(stranger(knownOf(browser)), 'forged')).toBe(303);
});

it('is not known any more once the password is another, but where it was changed', async () => {
  await givePassword(server.databaseUrl, 'changed');
  const [here, there] = [stranger(), await known('changed')];
  await enter(here, 'changed');
  const change = { current: testPassword, password: other, repeated: other };
  expect((await here.fill('/settings/profile', change, '/settings/password')).status).toBe(303);
  await exhaust('changed');
  expect([await enter(there, 'changed', other), await enter(here, 'changed', other)]).toEqual([429, 303]);
});

it('is known for 90 days', async () => {
  await givePassword(server.databaseUrl, 'old');
  const before = knownOf(await known('old'));
  await server.setClock(daysLater(90, -1));
  await exhaust('old');
  expect(await enter(stranger(before), 'old')).toBe(303);
  await exhaust('old');
  await server.setClock(daysLater(90));
  expect(await enter(stranger(before), 'old')).toBe(429);
  await server.setClock(now);
});

it('is known to five accounts, the latest', async () => {
  const browser = stranger();
  const slugs = [1, 2, 3, 4, 5, 6].map((n) => `many${n}`);
  for (const slug of slugs) {
    await givePassword(server.databaseUrl, slug);
    await known(slug, browser);
  }
  const copy = knownOf(browser);
  expect(copy.length).toBeLessThan(500);
  const statuses = [];
  for (const slug of slugs) {
    await exhaust(slug);
    statuses.push(await enter(stranger(copy), slug));
  }
  expect(statuses).toEqual([429, 303, 303, 303, 303, 303]);
}, 120_000);

it('an open session can change its password while strangers use up the attempts', async () => {
  await givePassword(server.databaseUrl, 'open');
  const browser = stranger();
  await enter(browser, 'open');
  browser.cookies.delete(cookie);
  await exhaust('open');
  const change = (current: string) =>
    browser.fill('/settings/profile', { current, password: other, repeated: other }, '/settings/password');
  expect([(await change('mistyped')).status, (await change(testPassword)).status]).toEqual([400, 303]);
});

it('its cookie is kept from scripts, from other sites and, by HTTPS, from plain HTTP and neighbours', async () => {
  await givePassword(server.databaseUrl, 'viv');
  const linesOf = async (url: string, origin: string) => {
    const visitor = visit(url);
    const form = { ...shownFields(await visitor.get('/sign-in'), '/sign-in'), email: 'viv@acme.test', password: testPassword };
    return (await visitor.post('/sign-in', form, { Origin: origin })).headers.getSetCookie().find((line) => line.includes(cookie));
  };
  expect(await linesOf(server.url, server.url)).toMatch(
    /^caledee_known=[\w.-]{60,100}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
  const secure = await startServer(server.databaseUrl, { publicUrl: 'https://caledee.example' });
  const line = await linesOf(`http://localhost:${secure.port}`, 'https://caledee.example');
  await secure.stop();
  expect(line).toMatch(/^__Host-caledee_known=[\w.-]{60,100}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
});
