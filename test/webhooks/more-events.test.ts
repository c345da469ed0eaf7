/** Opt-in events about bookings, leads, event types and contacts, and what a body says about itself. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type Receiver, startReceiver } from '../support/receivers.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

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

type Body = { id: string; sequence: number; createdAt: string; organizationId: string; webhookId: string; test: boolean; event: string };

let receivers = 0;
async function subscribe(client: ApiClient, events: Schemas['WebhookEventName'][]) {
  receivers += 1;
  const path = `/more-${receivers}`;
  const { data } = await client.POST('/api/v2/webhooks', { body: { url: receiver.url.replace(/\/$/, path), events } });
  const received = () => receiver.received.filter((one) => one.path === path);
  /** Types in order of time, then name: events of one transaction arrive in any order. */
  const untilReceived = async (...types: string[]) => {
    await until(`${types} have come`, () => received().length >= types.length);
    expect(
      received()
        .map(({ body }) => body.event as string)
        .toSorted(),
    ).toEqual(types.toSorted());
  };
  return { webhook: data as Schemas['WebhookWithSecret'], received, untilReceived };
}

it('a body says which event it is, for which webhook, and whether it is a test; both signatures cover it', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { webhook, received, untilReceived } = await subscribe(client, ['booking_created']);
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  await untilReceived('booking_created');
  let feed: Schemas['BookingEventList'] | undefined;
  await until('it is listed', async () => {
    feed = (await client.GET('/api/v2/events')).data;
    return feed?.items.length === 1;
  });
  const { data: me } = await client.GET('/api/v2/me');
  const [sent] = received();
  const body = JSON.parse(sent?.raw as string) as Body;
  expect(body).toEqual({
    ...{ id: feed?.items[0]?.id, sequence: 1, createdAt: '2027-03-01T08:00:00.000Z' },
    ...{ organizationId: me?.organization.id, webhookId: webhook.id, test: false },
    ...{ event: 'booking_created', attempt: 1, sentAt: expect.any(String), data: booking },
  });
  const [, seconds, ours] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(sent?.headers['x-caledee-signature'])) as unknown as string[];
  expect(createHmac('sha256', webhook.secret).update(`${seconds}.${sent?.raw}`).digest('hex')).toBe(ours);
  const key = Buffer.from(webhook.secret.slice('whsec_'.length), 'base64');
  const standard = createHmac('sha256', key).update(`${sent?.headers['webhook-id']}.${seconds}.${sent?.raw}`).digest('base64');
  expect(sent?.headers['webhook-signature']).toBe(`v1,${standard}`);

  await client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id: webhook.id } } });
  await untilReceived('booking_created', 'booking_created');
  expect(JSON.parse(received()[1]?.raw as string)).toMatchObject({ test: true, webhookId: webhook.id });
});

it('no-shows and details are events of the booking, which standard readers of the feed do not see', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { received, untilReceived } = await subscribe(client, ['no_show_marked', 'no_show_unmarked', 'booking_changed']);
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  const params = { path: { id: booking?.id as string } };
  await client.PATCH('/api/v2/bookings/{id}', { params, body: { notes: 'x' } });
  await server.setClock('2027-03-02T10:00:00Z');
  await client.POST('/api/v2/bookings/{id}/no-show', { params });
  await client.POST('/api/v2/bookings/{id}/no-show', { params, body: { noShow: false } });
  await untilReceived('booking_changed', 'no_show_marked', 'no_show_unmarked');
  await server.setClock('2027-03-01T08:00:00Z');
  const told = received().map(({ body, headers }) => [headers['x-caledee-sequence'], body.event, body.data.noShow]);
  expect(told.toSorted()).toEqual([
    ['2', 'booking_changed', false],
    ['3', 'no_show_marked', true],
    ['4', 'no_show_unmarked', false],
  ]);
  const typesOf = async (query: object) =>
    (await client.GET('/api/v2/events', { params: { query } })).data?.items.map(({ event }) => event);
  await until('all are listed', async () => (await typesOf({ types: 'all' }))?.length === 4);
  expect(await typesOf({ types: 'all' })).toEqual(['booking_created', 'booking_changed', 'no_show_marked', 'no_show_unmarked']);
  expect(await typesOf({})).toEqual(['booking_created']);
});

it('leads: changed, captured again, booked, and moved along', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const { received, untilReceived } = await subscribe(client, ['lead_created', 'lead_changed', 'lead_booked']);
  const bo = { name: 'Bo Berg', email: 'bo@example.com' };
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo } });
  const id = lead?.id as string;
  await client.PATCH('/api/v2/leads/{id}', { params: { path: { id } }, body: { status: 'contacted' } });
  await server.send('POST', `/api/public/${slug}/call/leads`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...bo, name: 'Bo B. Berg' }),
  });
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: bo });
  await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: booking?.id as string } },
    body: { startAt: at('11:00') },
  });
  await untilReceived('lead_created', 'lead_changed', 'lead_changed', 'lead_booked', 'lead_changed');
  const bySequence = received().toSorted((a, b) => Number(a.headers['x-caledee-sequence']) - Number(b.headers['x-caledee-sequence']));
  expect(bySequence.map(({ body }) => body.event)).toEqual(['lead_created', 'lead_changed', 'lead_changed', 'lead_booked', 'lead_changed']);
  expect(bySequence[3]?.body.data).toMatchObject({ id, booked: true, bookingId: booking?.id });
  const { data: now } = await client.GET('/api/v2/leads/{id}', { params: { path: { id } } });
  expect(bySequence[4]?.body.data).toEqual(now);
});

it('event types: created, changed, and removed for those who no longer see them', async () => {
  const { client, clients, eventTypeId } = await createTeam(server, 2, { kind: 'round_robin' });
  const events = ['event_type_created', 'event_type_changed', 'event_type_removed'] as const;
  const owner = await subscribe(client, [...events]);
  const host = await subscribe(clients[1] as ApiClient, [...events]);
  const params = { path: { id: eventTypeId } };
  const { data: changed } = await client.PATCH('/api/v2/event-types/{id}', { params, body: { name: 'Renamed' } });
  await owner.untilReceived('event_type_changed');
  await host.untilReceived('event_type_changed');
  expect([owner.received()[0]?.body.data, host.received()[0]?.body.data]).toEqual([changed, changed]);
  const { data: me } = await client.GET('/api/v2/me');
  await client.PATCH('/api/v2/event-types/{id}', { params, body: { hosts: [{ id: me?.id as string }] } });
  await host.untilReceived('event_type_changed', 'event_type_removed');
  await owner.untilReceived('event_type_changed', 'event_type_changed');
  await client.DELETE('/api/v2/event-types/{id}', { params });
  await owner.untilReceived('event_type_changed', 'event_type_changed', 'event_type_removed');
  const { data: deliveries } = await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id: owner.webhook.id } } });
  expect(deliveries?.items.map((delivery) => delivery.eventTypeId)).toEqual([eventTypeId, eventTypeId, eventTypeId]);
  expect(host.received()).toHaveLength(2);
});

it('event types: a host who accepts changes it once', async () => {
  const { clients } = await createTeam(server, 3, { kind: 'round_robin' });
  const [, owner, host] = clients as [ApiClient, ApiClient, ApiClient];
  const { data: me } = await host.GET('/api/v2/me');
  const body = { name: 'Call', slug: 'asked', kind: 'one_on_one' as const, durations: [30], hosts: [{ id: me?.id as string }] };
  const { data: created } = await owner.POST('/api/v2/event-types', { body });
  const { received, untilReceived } = await subscribe(owner, ['event_type_changed', 'event_type_removed']);
  const params = { path: { id: created?.id as string } };
  await server.setClock('2027-03-01T08:01:00Z');
  const { data: accepted } = await host.POST('/api/v2/event-types/{id}/accept', { params });
  await host.POST('/api/v2/event-types/{id}/accept', { params });
  await owner.DELETE('/api/v2/event-types/{id}', { params });
  await untilReceived('event_type_changed', 'event_type_removed');
  await server.setClock('2027-03-01T08:00:00Z');
  const changed = received().find(({ body: { event } }) => (event as string) === 'event_type_changed');
  expect(changed?.body.data).toEqual(accepted);
  expect(accepted?.updatedAt).toBe('2027-03-01T08:01:00.000Z');
});

it('contacts: changed and erased, without the person in any of their events', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data: before } = await client.GET('/api/v2/contacts/events', { params: { query: { after: 'latest' } } });
  expect(before).toEqual({ items: [], nextCursor: null, hasMore: false });
  const { webhook, received, untilReceived } = await subscribe(client, ['contact_changed', 'contact_erased']);
  const zora = { name: 'Zora Quill', email: 'Zora.Quill@example.com', phone: '+46 8 123 456' };
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: zora });
  await untilReceived('contact_changed');
  const contactsOf = async () => (await client.GET('/api/v2/contacts')).data?.items;
  expect([received()[0]?.body.data]).toEqual(await contactsOf());
  const id = received()[0]?.body.data.id as string;
  await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Z. Quill', email: zora.email } });
  await untilReceived('contact_changed', 'contact_changed');
  const bySequence = received().toSorted((a, b) => Number(a.headers['x-caledee-sequence']) - Number(b.headers['x-caledee-sequence']));
  expect(bySequence.map(({ body }) => (body.data as unknown as Schemas['Contact']).name)).toEqual(['Zora Quill', 'Z. Quill']);
  expect([bySequence[1]?.body.data]).toEqual(await contactsOf());
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } });
  const { data: receipt } = await client.POST('/api/v2/contacts/erase', { body: { email: zora.email } });
  expect(receipt).toMatchObject({ contacts: 1, bookings: 1, leads: 1 });
  await untilReceived('contact_changed', 'contact_changed', 'contact_erased');
  const erased = { id, name: 'Erased', email: `erased-${receipt?.id}@erased.invalid`, phone: null, phoneE164: null, timezone: null };
  expect(received().find(({ body }) => body.event === 'contact_erased')?.body.data).toMatchObject({
    ...erased,
    bookingCount: 1,
    leadCount: 1,
  });
  const feed = async (query: object = {}) => (await client.GET('/api/v2/contacts/events', { params: { query } })).data;
  await until('all are listed', async () => (await feed())?.items.length === 3);
  const listed = await feed();
  expect(listed?.items.map(({ event, sequence, contactId, data }) => ({ event, sequence, contactId, data }))).toMatchObject([
    { event: 'contact_changed', sequence: 1, contactId: id, data: erased },
    { event: 'contact_changed', sequence: 2, contactId: id, data: erased },
    { event: 'contact_erased', sequence: 3, contactId: id, data: erased },
  ]);
  expect(await feed({ after: listed?.nextCursor })).toEqual({ items: [], nextCursor: listed?.nextCursor, hasMore: false });
  const { data: deliveries } = await client.GET('/api/v2/webhooks/{id}/deliveries', {
    params: { path: { id: webhook.id } },
  });
  expect(deliveries?.items.map(({ contactId }) => contactId)).toEqual([id, id, id]);
});

it('events about leads and event types have lists of their own', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  const params = { path: { id: lead?.id as string } };
  const { data: changed } = await client.PATCH('/api/v2/leads/{id}', { params, body: { status: 'contacted' } });
  const { data: eventType } = await client.PATCH('/api/v2/event-types/{id}', {
    params: { path: { id: eventTypeId } },
    body: { name: 'Renamed' },
  });
  const leadEvents = async (query: object = {}) => (await client.GET('/api/v2/leads/events', { params: { query } })).data;
  await until('both are listed', async () => (await leadEvents())?.items.length === 2);
  const first = await leadEvents({ limit: 1 });
  expect(first).toMatchObject({ items: [{ event: 'lead_created', sequence: 1, leadId: lead?.id, data: lead }], hasMore: true });
  const second = await leadEvents({ after: first?.nextCursor });
  expect(second).toMatchObject({ items: [{ event: 'lead_changed', sequence: 2, data: changed }], hasMore: false });
  const { data: ofTypes } = await client.GET('/api/v2/event-types/events');
  expect(ofTypes?.items).toMatchObject([{ event: 'event_type_changed', eventTypeId, data: eventType }]);
  const { error } = await client.GET('/api/v2/event-types/events', { params: { query: { after: second?.nextCursor as string } } });
  expect(error?.code).toBe('invalid_argument');
  for (const [path, scope] of [
    ['leads', 'read:leads'],
    ['contacts', 'read:contacts'],
    ['event-types', 'read:event-types'],
  ] as const) {
    const { status, body } = await server.as(slug, ['read:bookings']).get(`/api/v2/${path}/events`);
    expect([status, body.message]).toEqual([403, `This token lacks the scope \`${scope}\`.`]);
  }
});
