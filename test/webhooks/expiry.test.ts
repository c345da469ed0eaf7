import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { withDb } from '../support/oauth.ts';
import { insertEndpoint, tell, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const count = async (table: string) => Number((await server.pool.query(`select count(*) as count from ${table}`)).rows[0].count);
const countAll = async () => Promise.all(['events', 'event_viewers', 'webhook_deliveries', 'webhook_attempts'].map(count));

it('events are there for 30 days with all that became of them, and no longer', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const { client, slug, eventTypeId } = await createHost(server);
  const { id } = await insertEndpoint(server.pool, slug, { url: 'https://receiver.example/' });
  await book(client, eventTypeId, at('09:00'));
  await tell(server, id, 2500);
  await server.pool.query(
    'insert into webhook_attempts (organization_id, delivery_id, attempt) select organization_id, id, 1 from webhook_deliveries',
  );
  await server.setClock('2027-03-15T08:00:00Z');
  await book(client, eventTypeId, at('09:00', '2027-03-16'));
  expect(await countAll()).toEqual([2502, 2, 2502, 2501]);

  await server.setClock('2027-03-31T08:00:00Z');
  await withDb(server, removeExpired);
  expect(await countAll()).toEqual([2502, 2, 2502, 2501]);
  await server.setClock('2027-03-31T08:00:01Z');
  await withDb(server, removeExpired);
  expect(await countAll()).toEqual([1, 1, 1, 0]);
  expect(await count('bookings')).toBe(2);
});

it('events about an object are numbered on after its earlier ones were removed', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const { client, slug, eventTypeId } = await createHost(server, { bookingWindowDays: null });
  const { data: booking } = await book(client, eventTypeId, at('09:00', '2027-06-01'));
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  const ofBooking = { params: { path: { id: booking?.id as string } } };
  const ofLead = { params: { path: { id: lead?.id as string } } };
  const ofEventType = { params: { path: { id: eventTypeId } } };
  const change = async (text: string) => {
    await client.PATCH('/api/v2/bookings/{id}', { ...ofBooking, body: { notes: text } });
    await client.PATCH('/api/v2/leads/{id}', { ...ofLead, body: { name: text } });
    await client.PATCH('/api/v2/event-types/{id}', { ...ofEventType, body: { description: text } });
  };
  const sequences = async () => {
    const { rows } = await server.pool.query(
      `select e.type, e.sequence from events e join users u on u.organization_id = e.organization_id where u.slug = $1 order by e.sequence, e.type`,
      [slug],
    );
    return rows.map(({ type, sequence }) => `${type} ${sequence}`);
  };
  await change('first');
  await change('second');
  expect(await sequences()).toEqual([
    ...['booking_created 1', 'event_type_changed 1', 'lead_created 1'],
    ...['booking_changed 2', 'event_type_changed 2', 'lead_changed 2'],
    ...['booking_changed 3', 'lead_changed 3'],
  ]);
  for (const [date, next] of [
    ['2027-04-05', 4],
    ['2027-05-20', 5],
  ] as const) {
    await server.setClock(`${date}T08:00:00Z`);
    await withDb(server, removeExpired);
    expect(await sequences()).toEqual([]);
    await change(`on ${date}`);
    expect(await sequences()).toEqual([`event_type_changed ${next - 1}`, `booking_changed ${next}`, `lead_changed ${next}`]);
  }
});

it('a secret is erased when its day is over', async () => {
  await server.setClock('2027-04-01T08:00:00Z');
  const { slug } = await createHost(server);
  const { id } = await insertEndpoint(server.pool, slug, { url: 'https://receiver.example/' });
  await server.pool.query(`update webhooks set previous_secret = $1, previous_until = '2027-04-02T08:00:00Z' where id = $2`, [
    testSecrets.encrypt(testSecrets.create()),
    id,
  ]);
  const find = async () => (await server.pool.query('select previous_secret, previous_until from webhooks where id = $1', [id])).rows[0];
  await server.setClock('2027-04-02T07:59:59Z');
  await withDb(server, removeExpired);
  expect((await find()).previous_secret).not.toBeNull();
  await server.setClock('2027-04-02T08:00:00Z');
  await withDb(server, removeExpired);
  expect(await find()).toEqual({ previous_secret: null, previous_until: null });
});
