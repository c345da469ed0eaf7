/** Webhooks for the events of all members of an organization. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { organizationScopes, type Schemas, scopes } from '../../src/contract.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { runCommand } from '../support/process.ts';
import { type Receiver, startReceiver, untilRecorded } from '../support/receivers.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn } from '../support/visitor.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host], rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const events: Schemas['WebhookEventName'][] = ['booking_created', 'lead_created', 'event_type_created', 'event_type_removed'];

let count = 0;
const newUrl = () => {
  count += 1;
  return receiver.url.replace(/\/$/, `/wide-${count}`);
};

const receivedAt = (url: string) => receiver.received.filter(({ path }) => url.endsWith(path)).map(({ body }) => body.event as string);

/** An owner and two members, one of whom has an event type. */
async function createCompany() {
  const { slugs, clients, eventTypeId: shared } = await createTeam(server, 3, { kind: 'round_robin' });
  const owner = server.client(await server.token(slugs[0] as string, Object.keys({ ...scopes, ...organizationScopes })));
  const [, member, other] = clients as [ApiClient, ApiClient, ApiClient];
  const { data } = await member.POST('/api/v2/event-types', { body: { name: 'Demo', slug: 'demo', durations: [30], kind: 'one_on_one' } });
  return { slugs: slugs as [string, string, string], owner, member, other, eventTypeId: data?.id as string, shared };
}

async function subscribe(client: ApiClient) {
  const url = newUrl();
  const { data } = await client.POST('/api/v2/webhooks', { body: { url, events, organization: true } });
  expect(data?.organization).toBe(true);
  return { id: data?.id as string, url };
}

const change = (client: ApiClient, id: string, body: Schemas['WebhookChange']) =>
  client.PATCH('/api/v2/webhooks/{id}', { params: { path: { id } }, body });

const setRole = (slug: string, role: string) => runCommand(['user', 'set', slug, '--role', role], { DATABASE_URL: server.databaseUrl });

function expectLacking({ response, error }: { response: Response; error?: unknown }): void {
  expect([response.status, error]).toMatchObject([403, { code: 'insufficient_scope' }]);
}

it('receives the events of all members once, and none of another organization', async () => {
  const { owner, member, eventTypeId, shared } = await createCompany();
  const stranger = await createHost(server);
  const { id, url } = await subscribe(owner);
  const ofOwner = newUrl();
  await owner.POST('/api/v2/webhooks', { body: { url: ofOwner, events } });
  await book(stranger.client, stranger.eventTypeId, at('09:00'));
  await stranger.client.POST('/api/v2/leads', { body: { eventTypeId: stranger.eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  await book(member, eventTypeId, at('09:00'));
  await member.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  await book(owner, shared, at('11:00'));
  await until('three events have come', () => receivedAt(url).length >= 3);
  await until('the own event has come', () => receivedAt(ofOwner).length >= 1);
  expect(receivedAt(url).toSorted()).toEqual(['booking_created', 'booking_created', 'lead_created']);
  expect(receivedAt(ofOwner)).toEqual(['booking_created']);

  await untilRecorded(server.pool);
  const { data } = await owner.POST('/api/v2/webhooks/{id}/replay', {
    params: { path: { id } },
    body: { since: '2027-03-01T00:00:00Z' },
  });
  expect(data?.deliveries).toBe(4);
  await until('they have come again', () => receivedAt(url).length >= 7);
});

it('has a log with links to those bookings and leads that its owner may see', async () => {
  const { slugs, owner, member, eventTypeId, shared } = await createCompany();
  const { id } = await subscribe(owner);
  const { data: foreign } = await book(member, eventTypeId, at('09:00'));
  await member.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  const { data: own } = await book(owner, shared, at('11:00'));
  const visitor = await signIn(server, slugs[0]);
  const log = `/settings/developers/webhooks/${id}`;
  const { text } = await visitor.get(log);
  const linksIn = (page: string) =>
    [...page.matchAll(/href="(\/settings\/(?:bookings|contacts)\/[^"]+)"/g)].map(([, path]) => path as string);
  expect(linksIn(text)).toEqual([`/settings/bookings/${own?.id}`]);
  expect((await visitor.get(`/settings/bookings/${own?.id}`)).status).toBe(200);
  for (const shown of ['<bdi>Bo</bdi>', `<bdi>${foreign?.invitee.name}</bdi>, Mar 2, 2027, 9:00 AM`]) expect(text).toContain(shown);
  const deliveries = [...text.matchAll(/<h3><a href="([^"]+)"/g)].map(([, path]) => path as string);
  const pages = await Promise.all(deliveries.map((path) => visitor.get(path)));
  expect(pages.flatMap((page) => linksIn(page.text))).toEqual([`/settings/bookings/${own?.id}`]);
});

it('an event type is removed once it is deleted, not when a host leaves', async () => {
  const { owner, member, shared } = await createCompany();
  const { url } = await subscribe(owner);
  const params = { path: { id: shared } };
  await member.POST('/api/v2/event-types/{id}/leave', { params });
  await owner.DELETE('/api/v2/event-types/{id}', { params });
  await until('it has come', () => receivedAt(url).length >= 1);
  expect(receivedAt(url)).toEqual(['event_type_removed']);
});

it('can only be created, enabled and given another URL with read:organization', async () => {
  const { slugs, owner, member } = await createCompany();
  const narrow = server.client(await server.token(slugs[0]));
  const { id } = await subscribe(owner);
  for (const client of [narrow, member])
    expectLacking(await client.POST('/api/v2/webhooks', { body: { url: newUrl(), events, organization: true } }));
  expectLacking(await change(narrow, id, { url: newUrl() }));
  expect((await change(narrow, id, { active: false })).data?.active).toBe(false);
  expectLacking(await change(narrow, id, { active: true }));
  expect((await change(owner, id, { active: true })).data?.active).toBe(true);
});

it('is not created or enabled by a request that began before its owner lost the role', async () => {
  const { slugs, owner } = await createCompany();
  const { id } = await subscribe(owner);
  await change(owner, id, { active: false });
  const demotion = await server.pool.connect();
  try {
    await demotion.query('begin');
    await demotion.query("update users set role = 'member' where slug = $1", [slugs[0]]);
    const late = [
      owner.POST('/api/v2/webhooks', { body: { url: newUrl(), events, organization: true } }),
      change(owner, id, { active: true }),
    ];
    await until('both wait', async () => (await listLockWaits(server.pool)).length === 2);
    await demotion.query('commit');
    for (const result of await Promise.all(late)) expectLacking(result);
  } finally {
    demotion.release();
  }
});

it('is disabled when its owner is neither owner nor admin any more, and cannot be enabled until then', async () => {
  const { slugs, owner, member, eventTypeId } = await createCompany();
  const { id, url } = await subscribe(owner);
  await setRole(slugs[1], 'owner');
  await setRole(slugs[0], 'member');
  const { data } = await owner.GET('/api/v2/webhooks/{id}', { params: { path: { id } } });
  expect(data).toMatchObject({ active: false, disabledReason: 'Its owner is no longer an owner or admin of the organization.' });
  await book(member, eventTypeId, at('09:00'));
  expectLacking(await change(owner, id, { active: true }));
  const page = await signIn(server, slugs[0]);
  const path = `/settings/developers/webhooks/${id}`;
  expect((await page.fill(path, { active: 'true' }, `${path}/active`)).status).toBe(403);
  const wide = { url: newUrl(), event: 'booking_created', organization: 'true' };
  expect((await page.fill('/settings/developers/webhooks/new', wide, '/settings/developers/webhooks')).status).toBe(403);
  const { items } = (await owner.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id } } })).data as Schemas['DeliveryList'];
  expect(items.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual([null]);
  expect(receivedAt(url)).toEqual([]);
  await setRole(slugs[0], 'admin');
  expect((await change(owner, id, { active: true })).data?.active).toBe(true);
  await until('the kept event has come', () => receivedAt(url).length === 1);
}, 60_000);
