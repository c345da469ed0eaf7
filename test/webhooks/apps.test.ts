/** Webhooks of OAuth apps: each app, and the user's own tokens, have webhooks of their own. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createRawClient, type RawClient } from '../support/http.ts';
import { makeApp, obtainTokens, postForm, type TestApp } from '../support/oauth.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { publicUrl } from '../support/webhooks.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const scope = 'read:profile read:webhooks write:webhooks read:bookings write:bookings';
let server: TestServer;
let imad: Visitor;
let lea: Visitor;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  const users = [user('imad'), user('lea')];
  await server.load(world(organization('acme', { users, eventTypes: [eventType('imad', 'call'), eventType('lea', 'call')] })));
  [imad, lea] = [await signIn(server, 'imad'), await signIn(server, 'lea')];
});
afterAll(() => server.stop());

type Connected = RawClient & { app: TestApp; refreshToken: string };

async function connect(name: string, given?: TestApp, visitor = imad): Promise<Connected> {
  const app = given ?? (await makeApp(server, 'imad', { name }));
  const { access_token: token, refresh_token: refreshToken } = await obtainTokens(server, visitor, app, { scope });
  return { app, refreshToken, ...createRawClient(server.url, token) };
}

async function create({ post }: RawClient, path: string): Promise<string> {
  const { status, body } = await post('/api/v2/webhooks', { url: `${publicUrl}/${path}` });
  expect(status).toBe(201);
  return body.id;
}

const idsOf = async ({ get }: RawClient): Promise<string[]> =>
  (await get('/api/v2/webhooks')).body.items.map(({ id }: { id: string }) => id);

const json = { 'Content-Type': 'application/json' };

it('can be neither seen nor changed by another app, nor by the tokens of the user', async () => {
  const [one, other] = [await connect('One'), await connect('Other')];
  const own = createRawClient(server.url, server.token('imad'));
  const [id, otherId, ownId] = [await create(one, 'one'), await create(other, 'other'), await create(own, 'own')];
  const { body: delivery } = await one.post(`/api/v2/webhooks/${id}/test`, {});
  expect([await idsOf(one), await idsOf(other), await idsOf(own)]).toEqual([[id], [otherId], [ownId]]);
  const path = `/api/v2/webhooks/${id}`;
  for (const stranger of [other, own]) {
    const answers = [
      await stranger.get(path),
      await stranger.send('PATCH', path, { headers: json, body: '{"active":false}' }),
      await stranger.send('DELETE', path),
      await stranger.post(`${path}/rotate-secret`),
      await stranger.post(`${path}/test`, {}),
      await stranger.post(`${path}/replay`, { since: '2027-01-01T00:00:00Z' }),
      await stranger.get(`${path}/deliveries`),
      await stranger.get(`${path}/deliveries/${delivery.id}`),
      await stranger.post(`${path}/deliveries/${delivery.id}/redeliver`),
    ];
    for (const answer of answers) expectRefusal(answer, 404, 'not_found');
  }
  expect((await one.get(path)).body).toMatchObject({ id, active: true });
  expect((await one.get(`${path}/deliveries`)).body.items).toHaveLength(1);
  expectRefusal(await one.get(`/api/v2/webhooks/${ownId}`), 404, 'not_found');
});

it('do not reveal their URLs to other apps, and do not use up the limit of others', async () => {
  const [one, other] = [await connect('One'), await connect('Other')];
  await create(one, 'same');
  await create(other, 'same');
  expectRefusal(await one.post('/api/v2/webhooks', { url: `${publicUrl}/same` }), 409, 'url_taken');
  for (let count = 1; count < 20; count += 1) await create(one, `full/${count}`);
  expectRefusal(await one.post('/api/v2/webhooks', { url: `${publicUrl}/full` }), 409, 'limit_reached');
  await create(other, 'not-full');
});

it('are those of each user who connected the app', async () => {
  const one = await connect('One');
  const hers = await connect('One', one.app, lea);
  const [id, herId] = [await create(one, 'his'), await create(hers, 'hers')];
  expect([await idsOf(one), await idsOf(hers)]).toEqual([[id], [herId]]);
});

const countOf = async (id: string): Promise<number> =>
  (await server.pool.query('select from webhooks where id = $1', [id])).rowCount as number;

it('end, with what is to be delivered, when the grant is revoked or the user disconnects the app', async () => {
  const [revoked, disconnected] = [await connect('Revoked'), await connect('Disconnected')];
  const [one, other] = [await create(revoked, 'revoked'), await create(disconnected, 'disconnected')];
  await revoked.post(`/api/v2/webhooks/${one}/test`, {});
  expect((await postForm(server, revoked.app, '/oauth/revoke', { token: revoked.refreshToken })).status).toBe(200);
  expect([await countOf(one), await countOf(other)]).toEqual([0, 1]);
  const left = await server.pool.query('select from webhook_deliveries where webhook_id = $1', [one]);
  expect(left.rowCount).toBe(0);
  await imad.fill(`/settings/developers/connections/disconnect?client=${disconnected.app.id}`, {});
  expect(await countOf(other)).toBe(0);
});

it('stay when the user authorizes the app again and the earlier grant ends', async () => {
  const before = await connect('Again');
  const id = await create(before, 'again');
  const after = await connect('Again', before.app);
  await postForm(server, before.app, '/oauth/revoke', { token: before.refreshToken });
  expect(await idsOf(after)).toEqual([id]);
});

it('are all on the page of the user, with the name of their app, and can be deleted there', async () => {
  const app = await connect('Sales board');
  const id = await create(app, 'page');
  const page = await lea.get('/settings/developers/webhooks');
  expect(page.text).not.toContain('Sales board');
  expect((await imad.get('/settings/developers/webhooks?webhooks=')).status).toBe(200);
  const shown = await imad.get(`/settings/developers/webhooks/${id}`);
  expect(shown.text).toContain('by the app "<bdi>Sales board</bdi>", and deleted when the app is disconnected');
  expect((await lea.get(`/settings/developers/webhooks/${id}`)).status).toBe(404);
  await imad.fill(`/settings/developers/webhooks/${id}/delete`, {});
  expect(await idsOf(app)).toEqual([]);
});
