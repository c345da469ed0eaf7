/** Events about leads: from each way that a lead is created to a receiver. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { type Receiver, startReceiver, untilRecorded } from '../support/receivers.ts';
import { expectRefusal } from '../support/refusals.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host] });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

type Events = Schemas['WebhookEventName'][];

let receivers = 0;
async function subscribe(client: ApiClient, events?: Events) {
  receivers += 1;
  const path = `/${receivers}`;
  const { data } = await client.POST('/api/v2/webhooks', { body: { url: receiver.url.replace(/\/$/, path), ...(events && { events }) } });
  const received = () => receiver.received.filter((one) => one.path === path).map(({ body, headers }) => ({ ...body, headers }));
  return { webhook: data as Schemas['WebhookWithSecret'], received };
}

const bo = { name: 'Bo Berg', email: 'bo@example.com', phone: '+46 8 123 456' };

const findLead = async (client: ApiClient, id: string) => (await client.GET('/api/v2/leads/{id}', { params: { path: { id } } })).data;

it('each new lead is sent to the endpoints that name the event, with the lead as it is read', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { bookingMode: 'details_first' });
  const { received } = await subscribe(client, ['lead_created']);
  const others = await subscribe(client);
  expect(others.webhook.events).toEqual(['booking_created', 'booking_canceled', 'booking_rescheduled']);
  const created = await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo } });
  const captured = (details: object) =>
    server.send('POST', `/api/public/${slug}/call/leads`, {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(details),
    });
  const ann = { name: 'Ann Lee', email: 'ann@example.com' };
  await captured(ann);
  await captured({ ...ann, name: 'Ann Marie Lee' });
  const page = await visit(server.url).fill(`/${slug}/call`, { name: 'Cy Young', email: 'cy@example.com' }, `/${slug}/call`);
  expect(page.status).toBeLessThan(400);
  await book(client, eventTypeId, at('09:00'), { invitee: { name: bo.name, email: bo.email } });
  await until('the booking has come', () => others.received().length === 1);
  await until('three leads have come', () => received().length === 3);

  const told = new Map(received().map((one) => [(one.data as unknown as Schemas['Lead']).email, one]));
  expect([...told.keys()].toSorted()).toEqual(['ann@example.com', 'bo@example.com', 'cy@example.com']);
  expect(told.get(bo.email)?.data).toEqual(created.data);
  expect(told.get(bo.email)?.headers).toMatchObject({ 'x-caledee-event': 'lead_created', 'x-caledee-sequence': '1' });
  for (const email of ['ann@example.com', 'cy@example.com']) {
    const data = told.get(email)?.data as unknown as Schemas['Lead'];
    const { name: _, updatedAt: __, ...lead } = (await findLead(client, data.id)) as Schemas['Lead'];
    expect(data).toMatchObject(lead);
  }
  const { data: feed } = await client.GET('/api/v2/events');
  expect(feed?.items.map(({ event }) => event)).toEqual(['booking_created']);
});

it('an import sends nothing, and other owners receive nothing', async () => {
  const { client, eventTypeId, organization: name } = await createHost(server);
  const stranger = await createHost(server);
  const own = await subscribe(client, ['lead_created']);
  const foreign = await subscribe(stranger.client, ['lead_created']);
  const leads = [{ eventType: 'lena/call', ...invitee(), timezone: null, createdAt: '2027-02-01T00:00:00Z' }];
  await server.load(world(organization(`${name}-2`, { users: [user('lena')], eventTypes: [eventType('lena', 'call')], leads })));
  await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo } });
  await until('it has come', () => own.received().length === 1);
  const { rows } = await server.pool.query(
    "select from events where data ->> 'owner_id' = (select id::text from users where slug = 'lena')",
  );
  expect([rows.length, foreign.received().length]).toEqual([0, 0]);
});

it('can be tested, redelivered and replayed', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { webhook, received } = await subscribe(client, ['lead_created']);
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo } });
  await until('the lead has come', () => received().length === 1);
  const path = { id: webhook.id };
  const { data: test } = await client.POST('/api/v2/webhooks/{id}/test', { params: { path } });
  expect(test).toMatchObject({ event: 'lead_created', bookingId: null, leadId: null });
  await until('the test has come', () => received().length === 2);
  expect(received()[1]?.data).toMatchObject({ name: 'Bo Berg', status: 'new', booked: false });
  const { data: deliveries } = await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path } });
  const delivery = deliveries?.items.find(({ leadId }) => leadId === lead?.id);
  expect(delivery).toMatchObject({ event: 'lead_created', bookingId: null });
  await untilRecorded(server.pool);
  await client.POST('/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver', {
    params: { path: { ...path, deliveryId: delivery?.id as string } },
  });
  await until('it has come again', () => received().length === 3);
  await untilRecorded(server.pool);
  const { data: replayed } = await client.POST('/api/v2/webhooks/{id}/replay', {
    params: { path },
    body: { since: '2027-03-01T00:00:00Z' },
  });
  expect(replayed).toEqual({ deliveries: 1 });
  await until('it has come a third time', () => received().length === 4);
  for (const at of [0, 2, 3]) expect(received()[at]?.data).toEqual(lead);
});

it('needs the scope to read leads', async () => {
  const { slug, client } = await createHost(server);
  const { post, send } = server.as(slug, ['write:webhooks', 'read:webhooks']);
  const patch = (id: string, body: object) =>
    send('PATCH', `/api/v2/webhooks/${id}`, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const url = `${receiver.url}scopes`;
  expectRefusal(await post('/api/v2/webhooks', { url, events: ['booking_created', 'lead_created'] }), 403, 'insufficient_scope');
  const created = await post('/api/v2/webhooks', { url });
  expect(created.status).toBe(201);
  expectRefusal(await patch(created.body.id, { events: ['lead_created'] }), 403, 'insufficient_scope');
  const { webhook } = await subscribe(client, ['lead_created']);
  expectRefusal(await patch(webhook.id, { url: `${url}-2` }), 403, 'insufficient_scope');
  expect((await patch(webhook.id, { active: false })).status).toBe(200);
});
