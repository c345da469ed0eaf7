/** From a booking to its receiver, by the real server, worker and database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Schemas } from '../../src/contract.ts';
import { inTransaction } from '../../src/database/connect.ts';
import { at, book, createHost, createTeam, day } from '../support/hosts.ts';
import { withDb } from '../support/oauth.ts';
import { type Delivered, insertEndpoint, listDeliveries, type Receiver, startReceiver } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn } from '../support/visitor.ts';
import { invitee, organization, user, world } from '../support/worlds.ts';

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

let receivers = 0;
/** A receiver of a user's own: what comes to its path. */
async function subscribe(slug: string) {
  receivers += 1;
  const path = `/${receivers}`;
  const { id, secret } = await insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path) });
  return { id, secret, received: () => receiver.received.filter((one) => one.path === path) };
}

const summary = ({ body, headers }: Delivered) => [body.event, body.data.id, Number(headers['x-caledee-sequence']), body.data.status];

describe('who books, moves and cancels', () => {
  it('is told of each, with the booking as it then is', async () => {
    const host = await createHost(server);
    const { received } = await subscribe(host.slug);
    const { data: first } = await book(host.client, host.eventTypeId, at('09:00'));
    const { data: second } = await server.client().POST('/api/bookings', {
      body: { eventTypeId: host.eventTypeId, startAt: at('10:00'), invitee: invitee(), notes: 'Zwölf ✓ "quoted"' },
    });
    const { data: moved } = await host.client.POST('/api/v2/bookings/{id}/reschedule', {
      params: { path: { id: first?.id as string } },
      body: { startAt: at('11:00'), reason: 'A clash.' },
    });
    const { data: canceled } = await host.client.DELETE('/api/v2/bookings/{id}', {
      params: { path: { id: moved?.id as string }, query: { reason: 'Not needed.' } },
    });
    await until('all five have come', () => received().length === 5);

    const told = received().sort((a, b) =>
      (a.headers['x-caledee-delivery'] as string) < (b.headers['x-caledee-delivery'] as string) ? -1 : 1,
    );
    expect(told.map(summary).sort()).toEqual(
      [
        ['booking_created', first?.id, 1, 'active'],
        ['booking_created', second?.id, 1, 'active'],
        ['booking_canceled', first?.id, 2, 'canceled'],
        ['booking_rescheduled', moved?.id, 1, 'active'],
        ['booking_canceled', moved?.id, 2, 'canceled'],
      ].sort(),
    );
    const dataOf = (event: string, id?: string) => told.find(({ body }) => body.event === event && body.data.id === id)?.body.data;
    expect(dataOf('booking_created', first?.id)).toEqual(first);
    expect(dataOf('booking_created', second?.id)).toMatchObject({ ...second, hosts: [{ slug: host.slug }] });
    expect(dataOf('booking_rescheduled', moved?.id)).toEqual(moved);
    expect(dataOf('booking_canceled', moved?.id)).toEqual(canceled);
    const { data: old } = await host.client.GET('/api/v2/bookings/{id}', { params: { path: { id: first?.id as string } } });
    expect(dataOf('booking_canceled', first?.id)).toEqual(old);
    expect(old).toMatchObject({ cancelReason: 'Rescheduled.', rescheduledToId: moved?.id });
  });

  it('sees on the page of a delivery what was sent, without signatures', async () => {
    const host = await createHost(server);
    const { id, received } = await subscribe(host.slug);
    await book(host.client, host.eventTypeId, at('09:00'));
    await until('it is delivered', async () => (await listDeliveries(server.pool, id))[0]?.status === 'succeeded');
    const [{ body, headers } = {} as Delivered] = received();
    const [delivery] = await listDeliveries(server.pool, id);
    const visitor = await signIn(server, host.slug);
    const { text } = await visitor.get(`/settings/developers/webhooks/${id}/deliveries/${delivery?.id}`);
    const [shownHeaders = '', shownBody = ''] = [...text.matchAll(/<pre [^>]*>([^<]*)<\/pre>/g)].map(([, one = '']) =>
      one.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
    );
    expect({ ...JSON.parse(shownBody), sentAt: body.sentAt }).toEqual(body);
    const shown = shownHeaders
      .split('\n')
      .slice(1)
      .map((line) => line.split(': ') as [string, string]);
    for (const [name, value] of shown) {
      const sent = headers[name.toLowerCase()] as string;
      if (/signature|timestamp/i.test(name)) expect([name, sent === value]).toEqual([name, false]);
      else expect([name, value]).toEqual([name, sent]);
    }
    expect(shown.map(([name]) => name.toLowerCase()).sort()).toEqual(
      Object.keys(headers)
        .filter((name) => /caledee|webhook|type|agent/.test(name))
        .sort(),
    );
  });

  it('hears of it within moments', async () => {
    const host = await createHost(server);
    const { received } = await subscribe(host.slug);
    await book(host.client, host.eventTypeId, at('09:00'));
    const bookedAt = Date.now();
    await until('it has come', () => received().length === 1);
    expect((received()[0]?.at ?? 0) - bookedAt).toBeLessThan(5000);
    const [{ headers, body } = {} as Delivered] = received();
    expect(Object.keys(body)).toEqual([
      ...['id', 'sequence', 'createdAt', 'organizationId', 'webhookId', 'test'],
      'event',
      'attempt',
      'sentAt',
      'data',
    ]);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-caledee-event': 'booking_created',
      'x-caledee-delivery-attempt': '1',
    });
  });

  it('is told once of what was asked for twice', async () => {
    const host = await createHost(server);
    const { received } = await subscribe(host.slug);
    const request = { eventTypeId: host.eventTypeId, startAt: at('09:00'), invitee: invitee() };
    const params = { header: { 'Idempotency-Key': 'once' } };
    const { data: first } = await host.client.POST('/api/v2/bookings', { params, body: request });
    await host.client.POST('/api/v2/bookings', { params, body: request });
    const path = { params: { path: { id: first?.id as string } } };
    await host.client.DELETE('/api/v2/bookings/{id}', path);
    await host.client.DELETE('/api/v2/bookings/{id}', path);
    await book(host.client, host.eventTypeId, at('12:00'));
    await until('the last has come', () => received().length === 3);
    expect(
      received()
        .map(({ body }) => body.event)
        .sort(),
    ).toEqual(['booking_canceled', 'booking_created', 'booking_created']);
  });
});

describe('nothing is told', () => {
  const countEvents = async () => Number((await server.pool.query('select count(*) from events')).rows[0].count);

  it('of a booking that is refused', async () => {
    const host = await createHost(server);
    await subscribe(host.slug);
    await book(host.client, host.eventTypeId, at('09:00'));
    const before = await countEvents();
    const { response } = await book(host.client, host.eventTypeId, at('09:00'));
    expect(response.status).toBe(409);
    expect(await countEvents()).toBe(before);
  });

  it('of what was rolled back, not even to a worker', async () => {
    const host = await createHost(server);
    const { id } = await subscribe(host.slug);
    const { data } = await book(host.client, host.eventTypeId, at('09:00'));
    await until('it has come', async () => (await listDeliveries(server.pool, id))[0]?.status === 'succeeded');
    const listJobs = async () => (await server.pool.query('select key from graphile_worker.jobs')).rows;
    await until('its job is done', async () => (await listJobs()).length === 0);
    await withDb(server, async (db) => {
      const work = inTransaction(db, async (tx) => {
        const row = await tx
          .selectFrom('bookings')
          .selectAll()
          .where('id', '=', data?.id as string)
          .executeTakeFirstOrThrow();
        await sql`select write_bookings(${row.organizationId}, ${JSON.stringify([{ id: row.id, cancels: true, event: 'booking_canceled' }])}, null, false)`.execute(
          tx,
        );
        throw new Error('something else failed');
      });
      await expect(work).rejects.toThrow('something else failed');
    });
    expect(await listDeliveries(server.pool, id)).toHaveLength(1);
    expect(await listJobs()).toEqual([]);
  });
});

describe('of a booking are told', () => {
  it('its host and the owner of the event type, and nobody else', async () => {
    const team = await createTeam(server, 3, { kind: 'round_robin', hostSelection: 'priority' });
    const stranger = await createHost(server);
    const all = await Promise.all([...team.slugs, stranger.slug].map(subscribe));
    const { data } = await book(team.client, team.eventTypeId, at('09:00'));
    const { data: next } = await book(team.client, team.eventTypeId, at('09:00'));
    expect([data?.hostSlug, next?.hostSlug]).toEqual(team.slugs.slice(0, 2));
    const heard = () =>
      all.map(({ received }) =>
        received()
          .map(({ body }) => body.data.id)
          .sort(),
      );
    const both = [data?.id, next?.id].sort();
    await until('they have come', () => heard().flat().length === 3);
    expect(heard()).toEqual([both, [next?.id], [], []]);
  });

  it('those who subscribed to that event', async () => {
    const host = await createHost(server);
    const canceled = await insertEndpoint(server.pool, host.slug, { url: `${receiver.url}canceled`, events: ['booking_canceled'] });
    const { data } = await book(host.client, host.eventTypeId, at('09:00'));
    await host.client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
    await until('it has come', () => receiver.received.some(({ path }) => path === '/canceled'));
    expect(await listDeliveries(server.pool, canceled.id)).toHaveLength(1);
  });
});

describe('an import', () => {
  it('tells of bookings that are new and not over', async () => {
    const { received } = await importedBy('importer');
    await until('they have come', () => received().length === 2);
    expect(
      received()
        .map(({ body }) => body.data.startAt)
        .sort(),
    ).toEqual(['2027-03-02T09:00:00.000Z', '2027-03-02T10:00:00.000Z']);
    const bookings = received().map(({ body }): Schemas['Booking'] => body.data);
    const client = server.client(await server.token('importer'));
    for (const booking of bookings) {
      const { data } = await client.GET('/api/v2/bookings/{id}', { params: { path: { id: booking.id } } });
      expect(booking).toEqual(data);
    }
  });

  async function importedBy(slug: string) {
    const eventTypes = [{ owner: slug, slug: 'intro', name: 'Intro', kind: 'one_on_one', hosts: [slug], durations: [30] }];
    await server.load(world(organization(slug, { users: [user(slug)], eventTypes })));
    const endpoint = await subscribe(slug);
    const booking = (startAt: string, rest = {}) => ({
      eventType: `${slug}/intro`,
      startAt,
      durationMin: 30,
      invitee: invitee(),
      ...rest,
    });
    const bookings = [
      booking(`${day}T09:00:00Z`),
      booking(`${day}T10:00:00Z`),
      booking(`${day}T11:00:00Z`, { status: 'canceled' }),
      booking('2027-02-01T09:00:00Z'),
    ];
    await server.load(world(organization(slug, { users: [user(slug)], eventTypes, bookings })));
    return endpoint;
  }
});
