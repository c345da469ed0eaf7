import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { createEndpoint, disable, everyEvent, failAll, publicUrl, queuedFor } from '../support/webhooks.ts';

const now = '2027-03-01T08:00:00.000Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000, webhookAllowHosts: ['127.0.0.1:4999'] });
});
beforeEach(() => server.setClock(now));
afterAll(() => server.stop());

const nobodys = '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60';
const list = async (client: ApiClient) => (await client.GET('/api/v2/webhooks')).data?.items;
const get = async (client: ApiClient, id: string) => (await client.GET('/api/v2/webhooks/{id}', { params: { path: { id } } })).data;
const change = (client: ApiClient, id: string, body: Schemas['WebhookChange'], header: { 'If-Match'?: string } = {}) =>
  client.PATCH('/api/v2/webhooks/{id}', { params: { path: { id }, header }, body });
const rotate = (client: ApiClient, id: string, header = {}) =>
  client.POST('/api/v2/webhooks/{id}/rotate-secret', { params: { path: { id }, header } });
const test = (client: ApiClient, id: string, body?: Schemas['WebhookTest'], header = {}) =>
  client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id }, header }, ...(body && { body }) });
const replay = (client: ApiClient, id: string, body: Schemas['NewReplay'], header = {}) =>
  client.POST('/api/v2/webhooks/{id}/replay', { params: { path: { id }, header }, body });
const deliveries = async (client: ApiClient, id: string, query = {}) =>
  (await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id }, query } })).data?.items as Schemas['Delivery'][];
const redeliver = (client: ApiClient, id: string, deliveryId: string, header = {}) =>
  client.POST('/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver', { params: { path: { id, deliveryId }, header } });
const cancel = (client: ApiClient, id: string) => client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });

const withoutSecret = ({ secret: _, ...webhook }: Schemas['WebhookWithSecret']): Schemas['Webhook'] => webhook;

describe('an endpoint', () => {
  it('is created with a secret that is returned once and encrypted at rest', async () => {
    const { client } = await createHost(server);
    const { data, response } = await client.POST('/api/v2/webhooks', { body: { url: publicUrl, events: ['booking_created'] } });
    const webhook = {
      ...{ id: data?.id, url: publicUrl, events: ['booking_created'], description: null, active: true, disabledReason: null },
      organization: false,
      ...{ consecutiveFailures: 0, createdAt: now, updatedAt: now },
    };
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/webhooks/${data?.id}`]);
    expect(data).toEqual({ ...webhook, secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) });
    expect(await get(client, data?.id as string)).toEqual(webhook);
    expect(await list(client)).toEqual([webhook]);
    const secret = data?.secret as string;
    const { rows } = await server.pool.query('select secret, w::text from webhooks w where id = $1', [data?.id]);
    for (const kept of [rows[0].secret.toString('latin1'), rows[0].w]) expect(kept).not.toContain(secret.slice(6));
  });

  it('is created once under an idempotency key, which returns the secret again but does not store it', async () => {
    const { client } = await createHost(server);
    const header = { 'Idempotency-Key': 'make' };
    const make = (url = publicUrl) => client.POST('/api/v2/webhooks', { params: { header }, body: { url, events: everyEvent } });
    const [first, second] = [await make(), await make()];
    expect(second.data).toEqual(first.data);
    expect(second.response.headers.get('idempotent-replayed')).toBe('true');
    expect(second.response.headers.get('location')).toBe(first.response.headers.get('location'));
    expect(await list(client)).toHaveLength(1);
    const { rows } = await server.pool.query('select response::text from idempotency_keys');
    expect(rows.filter(({ response }) => response.includes(first.data?.id))).toHaveLength(1);
    for (const { response } of rows) expect(response).not.toContain('whsec_');
    expect((await make(`${publicUrl}/other`)).error).toMatchObject({ code: 'idempotency_key_reused' });
    const id = first.data?.id as string;
    const rotated = await rotate(client, id);
    expect((await make()).data?.secret).toBe(rotated.data?.secret);
    await client.DELETE('/api/v2/webhooks/{id}', { params: { path: { id } } });
    expect((await make()).response.status).toBe(404);
  });

  it.each([
    ['http://93.184.215.14/', 'must start with https://'],
    ['ftp://93.184.215.14/', 'must start with https://'],
    ['nowhere', 'must be absolute and well-formed, such as https://example.com/hooks'],
    ['https://', 'must be absolute and well-formed, such as https://example.com/hooks'],
    ['https://me@93.184.215.14/', 'must not contain a user or password'],
    ['https://93.184.215.14/#top', 'must not contain a fragment'],
    ['https://93.184.215.14/#', 'must not contain a fragment'],
    ['https://127.0.0.1/', 'is not on the public internet'],
    ['https://2130706433/', 'is not on the public internet'],
    ['https://0x7f.1/', 'is not on the public internet'],
    ['https://１２７.０.０.１/', 'is not on the public internet'],
    ['https://[::ffff:10.0.0.1]/', 'is not on the public internet'],
    ['https://169.254.169.254/latest/meta-data', 'is not on the public internet'],
    ['https://localhost/', 'is not on the public internet'],
    ['https://127.0.0.1:4998/', 'is not on the public internet'],
  ])('is not made for %s, nor moved there', async (url, message) => {
    const { client } = await createHost(server);
    const wanted = {
      code: 'invalid_argument',
      details: [{ path: '/body/url', message, rule: 'notAllowed' }],
      message: `\`url\` ${message}.`,
    };
    expect((await client.POST('/api/v2/webhooks', { body: { url, events: everyEvent } })).error).toMatchObject(wanted);
    const made = await createEndpoint(client);
    expect((await change(client, made.id, { url })).error).toMatchObject(wanted);
    expect((await get(client, made.id))?.url).toBe(made.url);
    expect(await list(client)).toHaveLength(1);
  });

  it.each(['https://93.184.215.14:8443/a?b=c', 'https://nobody.invalid/hooks', 'http://127.0.0.1:4999/hooks'])(
    'is made for %s',
    async (url) => expect((await createEndpoint((await createHost(server)).client, { url })).url).toBe(url),
  );

  it.each([
    ['no events', { url: publicUrl, events: [] }, '/body/events'],
    ['an unknown event', { url: publicUrl, events: ['booking_made'] }, '/body/events/0'],
    ['an event twice', { url: publicUrl, events: ['booking_created', 'booking_created'] }, '/body/events'],
    ['too long an address', { url: `${publicUrl}?${'x'.repeat(2048)}`, events: ['booking_created'] }, '/body/url'],
    ['a secret of its own', { url: publicUrl, events: ['booking_created'], secret: 'whsec_mine' }, '/body/secret'],
    ['no address', { events: ['booking_created'] }, '/body/url'],
    ['two lines of description', { url: 'https://a.example/', events: ['booking_created'], description: 'A\nB' }, '/body/description'],
  ])('is not made with %s', async (_name, body, path) => {
    const { client } = await createHost(server);
    expect((await client.POST('/api/v2/webhooks', { body: body as never })).error).toMatchObject({ details: [{ path }] });
  });

  it('is listed in order of creation, page by page', async () => {
    const { client } = await createHost(server);
    const made = [];
    for (const name of ['first', 'second', 'third']) made.push(withoutSecret(await createEndpoint(client, { description: name })));
    const items = await collect(async (cursor) => {
      const { data } = await client.GET('/api/v2/webhooks', { params: { query: { limit: 1, ...(cursor && { cursor }) } } });
      return data as Schemas['WebhookList'];
    });
    expect(items).toEqual(made);
  });

  it('is changed in what is given, by whoever has read it', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client, { description: 'CRM' });
    const { response, data: read } = await client.GET('/api/v2/webhooks/{id}', { params: { path: { id } } });
    const etag = response.headers.get('etag') as string;
    await server.setClock('2027-03-01T08:00:01Z');
    const url = `${publicUrl}/moved`;
    const changed = await change(client, id, { url, events: ['booking_canceled'], description: null }, { 'If-Match': etag });
    const updatedAt = '2027-03-01T08:00:01.000Z';
    expect(changed.data).toEqual({ ...read, url, events: ['booking_canceled'], description: null, updatedAt });
    expect((await change(client, id, { active: false }, { 'If-Match': etag })).error).toMatchObject({ code: 'precondition_failed' });
    await server.setClock('2027-03-01T08:00:02Z');
    expect((await change(client, id, { url, active: true })).data).toEqual(changed.data);
    expect(await get(client, id)).toEqual(changed.data);
  });

  it('gets a new secret, and keeps the old one for a day', async () => {
    const { client } = await createHost(server);
    const { id, secret } = await createEndpoint(client);
    const header = { 'Idempotency-Key': 'rotate' };
    const [first, second] = [await rotate(client, id, header), await rotate(client, id, header)];
    expect(first.data?.secret).toMatch(/^whsec_/);
    expect(first.data?.secret).not.toBe(secret);
    expect(second.data).toEqual(first.data);
    expect(withoutSecret(first.data as never)).toEqual(await get(client, id));
    const { rows } = await server.pool.query(
      'select previous_until as until, secret <> previous_secret as differ from webhooks where id = $1',
      [id],
    );
    expect(rows).toEqual([{ until: new Date('2027-03-02T08:00:00Z'), differ: true }]);
    expect((await rotate(client, id)).data?.secret).not.toBe(first.data?.secret);
  });

  it('is gone with its deliveries when it is deleted', async () => {
    const { client } = await createHost(server);
    const made = await createEndpoint(client);
    await test(client, made.id);
    const end = () => client.DELETE('/api/v2/webhooks/{id}', { params: { path: { id: made.id } } });
    expect((await end()).data).toEqual(withoutSecret(made));
    expect([(await end()).response.status, await list(client)]).toEqual([404, []]);
    const { rows } = await server.pool.query('select from webhook_deliveries where webhook_id = $1', [made.id]);
    expect(rows).toEqual([]);
  });
});

describe('what is to be sent', () => {
  it('follows events of the chosen kinds on bookings that its owner sees', async () => {
    const { clients, client, eventTypeId } = await createTeam(server, 3, { kind: 'collective' });
    const [ofOwner, ofHost] = [
      await createEndpoint(client),
      await createEndpoint(clients[1] as ApiClient, { events: ['booking_canceled'] }),
    ];
    const stranger = await createHost(server);
    const ofStranger = await createEndpoint(stranger.client);
    const id = (await book(client, eventTypeId, at('09:00'))).data?.id as string;
    await cancel(client, id);
    const told = (items: Schemas['Delivery'][]) =>
      items.map(({ event, bookingId, status, attempts }) => [event, bookingId, status, attempts]);
    expect(told(await deliveries(client, ofOwner.id)).sort()).toEqual([
      ['booking_canceled', id, 'pending', []],
      ['booking_created', id, 'pending', []],
    ]);
    expect(told(await deliveries(clients[1] as ApiClient, ofHost.id))).toEqual([['booking_canceled', id, 'pending', []]]);
    expect(await deliveries(stranger.client, ofStranger.id)).toEqual([]);
    expect(await queuedFor(server, ofOwner.id)).toHaveLength(2);
  });

  it('is kept while the endpoint is paused, and sent when it is enabled again', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { id } = await createEndpoint(client);
    expect((await change(client, id, { active: false })).data).toMatchObject({ active: false, disabledReason: null });
    await book(client, eventTypeId, at('09:00'));
    expect(await deliveries(client, id)).toMatchObject([{ status: 'pending', nextAttemptAt: null }]);
    expect(await queuedFor(server, id)).toEqual([]);
    await server.setClock('2027-03-01T08:10:00Z');
    expect((await change(client, id, { active: true })).data).toMatchObject({ active: true, updatedAt: '2027-03-01T08:10:00.000Z' });
    const [held] = await deliveries(client, id);
    expect(held?.nextAttemptAt).toBe('2027-03-01T08:10:00.000Z');
    expect(await queuedFor(server, id)).toEqual([held?.id]);
  });

  it('is sent by an endpoint that was disabled, which begins to count anew', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { id } = await createEndpoint(client);
    await book(client, eventTypeId, at('09:00'));
    await disable(server, id);
    expect(await get(client, id)).toMatchObject({
      active: false,
      disabledReason: '15 failures in a row, counted at most once a minute.',
      consecutiveFailures: 15,
    });
    expect((await change(client, id, { active: false })).data).toMatchObject({
      disabledReason: '15 failures in a row, counted at most once a minute.',
    });
    expect((await change(client, id, { active: true })).data).toMatchObject({ active: true, disabledReason: null, consecutiveFailures: 0 });
    expect(await queuedFor(server, id)).toHaveLength(1);
  });

  it('is tested with an event of no booking', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client, { events: ['booking_canceled', 'booking_created'] });
    const { data, response } = await test(client, id);
    const wanted = {
      event: 'booking_canceled',
      bookingId: null,
      contactId: null,
      leadId: null,
      eventTypeId: null,
      status: 'pending',
      attempts: [],
      nextAttemptAt: now,
      createdAt: now,
    };
    expect([response.status, data]).toEqual([201, { id: data?.id, ...wanted }]);
    const location = response.headers.get('location') as string;
    expect(location).toBe(`/api/v2/webhooks/${id}/deliveries/${data?.id}`);
    const path = { id, deliveryId: data?.id as string };
    expect((await client.GET('/api/v2/webhooks/{id}/deliveries/{deliveryId}', { params: { path } })).data).toEqual(data);
    expect(await queuedFor(server, id)).toEqual([data?.id]);
    const header = { 'Idempotency-Key': 'test' };
    const again = [
      await test(client, id, { event: 'booking_rescheduled' }, header),
      await test(client, id, { event: 'booking_rescheduled' }, header),
    ];
    expect(again[0]?.data).toMatchObject({ event: 'booking_rescheduled' });
    expect(again[1]?.data).toEqual(again[0]?.data);
    expect(await deliveries(client, id)).toHaveLength(2);
    expect((await client.GET('/api/v2/events')).data?.items).toEqual([]);
  });

  it('waits with all else, be it a test, while the endpoint is paused', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client);
    await change(client, id, { active: false });
    const { data } = await test(client, id);
    expect(data).toMatchObject({ status: 'pending', nextAttemptAt: null });
    expect((await redeliver(client, id, data?.id as string)).data).toMatchObject({ status: 'pending', nextAttemptAt: null });
    expect(await queuedFor(server, id)).toEqual([]);
    await change(client, id, { active: true });
    expect(await queuedFor(server, id)).toEqual([data?.id]);
  });
});

it('no delivery is lost that is requested while the endpoint is being enabled', async () => {
  const { client } = await createHost(server);
  const { id } = await createEndpoint(client);
  for (let round = 0; round < 20; round += 1) {
    await change(client, id, { active: false });
    const answers = await Promise.all([test(client, id), change(client, id, { active: true }), test(client, id), test(client, id)]);
    expect(answers.map(({ response }) => response.ok)).toEqual(Array(4).fill(true));
  }
  const all = await deliveries(client, id, { limit: 100 });
  expect(all.filter(({ nextAttemptAt }) => nextAttemptAt === null)).toEqual([]);
  expect((await queuedFor(server, id)).toSorted()).toEqual(all.map((one) => one.id).toSorted());
}, 120_000);

describe('a delivery', () => {
  it('is listed with its attempts, the newest first, by status and page by page', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { id } = await createEndpoint(client);
    for (const [second, time] of ['09:00', '10:00', '11:00', '12:00'].entries()) {
      await server.setClock(`2027-03-01T08:00:0${second}Z`);
      await book(client, eventTypeId, at(time));
      if (second === 1) await failAll(server, id);
    }
    const all = await deliveries(client, id);
    expect(all.map(({ createdAt }) => createdAt.slice(17, 19))).toEqual(['03', '02', '01', '00']);
    const failed = { status: 503, durationMs: 12, error: null, response: 'Down' };
    expect(all[3]).toMatchObject({
      status: 'failed',
      attempts: [{ attempt: 1, at: '2027-03-01T08:00:01.000Z', ...failed }],
      nextAttemptAt: null,
    });
    expect(await deliveries(client, id, { status: 'pending' })).toEqual(all.slice(0, 2));
    expect(await deliveries(client, id, { status: 'failed' })).toEqual(all.slice(2));
    const read = (cursor?: string, webhookId = id) =>
      client.GET('/api/v2/webhooks/{id}/deliveries', {
        params: { path: { id: webhookId }, query: { limit: 1, ...(cursor && { cursor }) } },
      });
    expect(await collect(async (cursor) => (await read(cursor)).data as Schemas['DeliveryList'])).toEqual(all);
    const { data: page } = await read();
    const other = await createEndpoint(client);
    expect((await read(page?.nextCursor as string, other.id)).error).toMatchObject({ details: [{ path: '/query/cursor' }] });
  });

  it('shows an attempt when it is over', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client);
    const { data } = await test(client, id);
    const insert = `insert into webhook_attempts (organization_id, delivery_id, attempt, duration_ms, error)
      select organization_id, id, $2, $3, $4 from webhook_deliveries where id = $1`;
    await server.pool.query(insert, [data?.id, 1, 10_000, 'It took too long.']);
    await server.pool.query(insert, [data?.id, 2, null, null]);
    const [shown] = await deliveries(client, id);
    expect(shown?.attempts).toEqual([
      { attempt: 1, at: now, status: null, durationMs: 10_000, error: 'It took too long.', response: null },
    ]);
  });

  it('shows its last 20 attempts, however often it was sent', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client);
    const { data } = await test(client, id);
    await server.pool.query(
      `insert into webhook_attempts (organization_id, delivery_id, attempt, status, duration_ms)
        select organization_id, id, n, 503, 10 from webhook_deliveries cross join generate_series(1, 500) as n where id = $1`,
      [data?.id],
    );
    const [shown] = await deliveries(client, id);
    expect(shown?.attempts.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 20 }, (_, n) => 481 + n));
  });

  it('is sent again as the same one, from the beginning', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { id } = await createEndpoint(client);
    await book(client, eventTypeId, at('09:00'));
    await failAll(server, id);
    const [failed] = await deliveries(client, id);
    await server.setClock('2027-03-01T09:00:00Z');
    const header = { 'Idempotency-Key': 'again' };
    const { data } = await redeliver(client, id, failed?.id as string, header);
    expect(data).toEqual({ ...failed, status: 'pending', nextAttemptAt: '2027-03-01T09:00:00.000Z' });
    expect((await redeliver(client, id, failed?.id as string, header)).data).toEqual(data);
    expect(await deliveries(client, id)).toEqual([data]);
    expect(await queuedFor(server, id)).toEqual([failed?.id]);
    const { rows } = await server.pool.query('select attempts, failures from webhook_deliveries where id = $1', [failed?.id]);
    expect(rows).toEqual([{ attempts: 1, failures: 0 }]);
  });

  it('is queued once, even if requested repeatedly', async () => {
    const { client } = await createHost(server);
    const { id } = await createEndpoint(client);
    const { data } = await test(client, id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeliver(client, id, data?.id as string)));
    expect(answers.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    expect(await queuedFor(server, id)).toEqual([data?.id]);
  });
});

describe('everything since a time', () => {
  it('is sent again, and what never was for the first time', async () => {
    const { client, eventTypeId } = await createHost(server);
    await book(client, eventTypeId, at('09:00'));
    await server.setClock('2027-03-01T09:00:00Z');
    const early = (await book(client, eventTypeId, at('10:00'))).data?.id;
    const { id } = await createEndpoint(client, { events: ['booking_created'] });
    await server.setClock('2027-03-01T10:00:00Z');
    const late = (await book(client, eventTypeId, at('11:00'))).data?.id as string;
    await cancel(client, late);
    await test(client, id);
    await failAll(server, id);
    const before = (await deliveries(client, id)).find(({ bookingId }) => bookingId === late);
    await server.setClock('2027-03-01T11:00:00Z');
    const header = { 'Idempotency-Key': 'replay' };
    for (const _ of ['once', 'again'])
      expect((await replay(client, id, { since: '2027-03-01T09:00:00Z' }, header)).data).toEqual({ deliveries: 2 });
    const pending = await deliveries(client, id, { status: 'pending' });
    expect(pending.map(({ bookingId }) => bookingId)).toEqual([early, late]);
    expect(pending[1]).toEqual({ ...before, status: 'pending', nextAttemptAt: '2027-03-01T11:00:00.000Z' });
    expect((await queuedFor(server, id)).sort()).toEqual(pending.map((one) => one.id).sort());
  });

  it('ends before another time, and is of bookings that one sees', async () => {
    const { client, eventTypeId } = await createHost(server);
    await book((await createHost(server)).client, (await createHost(server)).eventTypeId, at('09:00'));
    await book(client, eventTypeId, at('09:00'));
    const { id } = await createEndpoint(client);
    const count = async (since: string, until?: string) => (await replay(client, id, { since, ...(until && { until }) })).data?.deliveries;
    expect(await count('2027-03-01T07:59:59.999Z', now)).toBe(0);
    expect(await count(now, '2027-03-01T08:00:00.001Z')).toBe(1);
    expect(await count('0001-01-01T00:00:00Z')).toBe(1);
    expect(await count('0001-01-01T00:00:00Z', '0002-01-01T00:00:00Z')).toBe(0);
    expect(await count('2027-03-01T08:00:00.001Z', '9999-12-31T23:59:59Z')).toBe(0);
    expect((await replay(client, id, { since: now, until: now })).error).toMatchObject({ details: [{ path: '/body/until' }] });
  });

  it('waits while the endpoint is paused', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { id } = await createEndpoint(client);
    await book(client, eventTypeId, at('09:00'));
    await change(client, id, { active: false });
    await failAll(server, id);
    expect((await replay(client, id, { since: now })).data).toEqual({ deliveries: 1 });
    expect([await deliveries(client, id), await queuedFor(server, id)]).toMatchObject([[{ status: 'pending', nextAttemptAt: null }], []]);
  });
});

it('belongs to whoever made it, and there is none to anybody else', async () => {
  const { client } = await createHost(server);
  const { id } = await createEndpoint(client);
  const deliveryId = (await test(client, id)).data?.id as string;
  const stranger = (await createHost(server)).client;
  const own = await createEndpoint(stranger);
  expect(await list(stranger)).toEqual([withoutSecret(own)]);
  const asks = (one: string, delivery: string) => [
    stranger.GET('/api/v2/webhooks/{id}', { params: { path: { id: one } } }),
    change(stranger, one, { active: false }, { 'If-Match': '"x"' }),
    stranger.DELETE('/api/v2/webhooks/{id}', { params: { path: { id: one } } }),
    rotate(stranger, one),
    test(stranger, one),
    replay(stranger, one, { since: now }),
    stranger.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id: one } } }),
    stranger.GET('/api/v2/webhooks/{id}/deliveries/{deliveryId}', { params: { path: { id: one, deliveryId: delivery } } }),
    redeliver(stranger, one, delivery),
  ];
  for (const one of [id, nobodys, 'nothing'])
    for (const { response, error } of await Promise.all(asks(one, deliveryId)))
      expect([response.status, error]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
  // Nor is another endpoint's delivery this one's.
  for (const delivery of [deliveryId, nobodys]) expect((await redeliver(stranger, own.id, delivery)).response.status).toBe(404);
  expect(await get(client, id)).toMatchObject({ active: true });
  expect(await deliveries(client, id)).toHaveLength(1);
});

it('asks for the plan that has it', async () => {
  const { client, organization } = await createHost(server);
  const { id } = await createEndpoint(client);
  await server.pool.query(`update organizations set plan = 'pro' where slug = $1`, [organization]);
  for (const { error } of [await client.GET('/api/v2/webhooks'), await test(client, id), await client.GET('/api/v2/events')])
    expect(error).toMatchObject({ code: 'plan_required' });
});
