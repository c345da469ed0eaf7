/** A body that arrives after authentication: access revoked in between is refused. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at } from '../support/hosts.ts';
import { makeApp, obtainTokens, type TestApp } from '../support/oauth.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { shownFields, signIn, type Visitor } from '../support/visitor.ts';
import { openWire, rawRequest, type Wire } from '../support/wire.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let imad: Visitor;
let app: TestApp;
let eventTypeId: string;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  const eventTypes = [eventType('imad', 'intro'), eventType('noor', 'intro')];
  const leads = [{ eventType: 'noor/intro', name: 'Ann', email: 'ann@example.com' }];
  await server.load(world(organization('acme', { users: [user('imad'), user('noor')], eventTypes, leads })));
  await server.setClock('2027-03-01T08:00:00Z');
  imad = await signIn(server, 'imad');
  app = await makeApp(server, 'imad');
  const { data } = await server.client(await server.token('imad')).GET('/api/v2/event-types');
  eventTypeId = data?.items[0]?.id as string;
});
afterAll(() => server.stop());

const count = async (table: string): Promise<number> => (await server.pool.query(`select from ${table}`)).rowCount ?? 0;

const body = (hour: string) => JSON.stringify({ eventTypeId, startAt: at(hour), invitee: invitee() });
const call = (hour: string) =>
  JSON.stringify({
    ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
    params: { name: 'create_booking', arguments: JSON.parse(body(hour)) },
  });

const counted = async (): Promise<number> =>
  Number((await server.pool.query(`select coalesce(sum(count), 0) as sum from rate_limit_counts where key like 'token:%'`)).rows[0].sum);

/** Resolves when the server has authenticated the headers. */
async function begin(path: string, token: string, text: string): Promise<Wire> {
  const wire = await openWire(server.url);
  const before = await counted();
  const types = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const headers = { Authorization: `Bearer ${token}`, 'MCP-Protocol-Version': '2025-11-25', ...types };
  wire.write(rawRequest(`POST ${path}`, { ...headers, 'Content-Length': String(Buffer.byteLength(text)) }));
  await until('the request is authenticated', async () => (await counted()) > before);
  return wire;
}

const ways: [string, () => Promise<{ token: string; end: () => Promise<unknown> }>][] = [
  [
    'the token was revoked on its page',
    async () => {
      const token = await server.token('imad');
      const { rows } = await server.pool.query('select id from personal_access_tokens order by created_at desc, id desc limit 1');
      return { token, end: () => imad.fill(`/settings/developers/tokens/${rows[0].id}/revoke`, {}) };
    },
  ],
  [
    'the application was disconnected',
    async () => {
      const { access_token: token } = await obtainTokens(server, imad, app, { scope: 'write:bookings' });
      return { token, end: () => imad.fill(`/settings/developers/connections/disconnect?client=${app.id}`, {}) };
    },
  ],
  [
    'the plan ended',
    async () => ({ token: await server.token('imad'), end: () => server.pool.query(`update organizations set plan = 'pro'`) }),
  ],
];

describe.each(ways)('where %s before the body', (_what, prepare) => {
  it.each([
    ['/api/v2/bookings', body],
    ['/api/mcp', call],
  ])('%s answers 401, and nothing is written', async (path, write) => {
    const before = await count('bookings');
    const { token, end } = await prepare();
    const text = write('09:00');
    const wire = await begin(path, token, text);
    await end();
    wire.write(text);
    const answer = await wire.read();
    await server.pool.query(`update organizations set plan = 'team'`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('resource_metadata=');
    expect(await count('bookings')).toBe(before);
    wire.socket.destroy();
  });
});

it.each([
  ['/api/v2/bookings', body, '10:00', 201],
  ['/api/mcp', call, '11:00', 200],
])('where nothing ended, %s takes a late body, which counts once', async (path, write, hour, status) => {
  const text = write(hour);
  const [before, used] = [await count('bookings'), await counted()];
  const wire = await begin(path, await server.token('imad'), text);
  wire.write(text);
  const answer = await wire.read();
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  expect([await count('bookings'), await counted()]).toEqual([before + 1, used + 1]);
  wire.socket.destroy();
});

it('where the user lost the role before the body, a member finds no person of a colleague', async () => {
  const text = JSON.stringify({ email: 'ann@example.com' });
  const wire = await begin('/api/v2/contacts/erase', await server.token('imad'), text);
  await server.pool.query(`update users set role = 'member' where slug = 'imad'`);
  wire.write(text);
  expect((await wire.read()).status).toBe(404);
  wire.socket.destroy();
});

it('a form whose session ended before its body changes nothing', async () => {
  const other = await signIn(server, 'imad');
  const form = new URLSearchParams({ ...shownFields(await other.get('/settings/profile'), '/settings/profile'), name: 'Changed' });
  const wire = await openWire(server.url);
  await server.pool.query(`update sessions set last_seen_at = current_instant() - interval '2 minutes'`);
  const headers = {
    Cookie: [...other.cookies].map((pair) => pair.join('=')).join('; '),
    Origin: server.url,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(form.toString().length),
  };
  wire.write(rawRequest('POST /settings/profile', headers));
  const seen = `select from sessions where last_seen_at > current_instant() - interval '1 minute'`;
  await until('the session is found', async () => (await server.pool.query(seen)).rowCount);
  await server.pool.query('delete from sessions');
  wire.write(form.toString());
  const answer = await wire.read();
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?unsaved&next=%2Fsettings%2Fbookings']);
  expect((await server.pool.query(`select name from users where slug = 'imad'`)).rows).toEqual([{ name: 'Imad' }]);
  wire.socket.destroy();
});
