import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00.000Z';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.setClock(now);
});
afterAll(() => server.stop());

const list = async (client: ApiClient, id: string, query: { limit?: number; cursor?: string } = {}) => {
  const { data, response } = await client.GET('/api/v2/bookings/{id}/messages', { params: { path: { id }, query } });
  return { status: response.status, items: data?.items ?? [], nextCursor: data?.nextCursor ?? null };
};

it('without a mail server the messages about a booking wait, newest first', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  const person = invitee();
  const { data: first } = await book(client, eventTypeId, at('09:00'), { invitee: person, guests: ['guest@example.com'] });
  const id = first?.id as string;
  const { items } = await list(client, id);
  expect(items.map(({ kind, recipient }) => [kind, recipient.role, recipient.email])).toEqual([
    ['new_booking', 'host', `${slug}@acme.test`],
    ['booking_confirmed', 'guest', 'guest@example.com'],
    ['booking_confirmed', 'invitee', person.email],
  ]);
  expect(items[2]).toEqual({
    id: expect.any(String),
    bookingId: id,
    kind: 'booking_confirmed',
    recipient: { role: 'invitee', email: person.email },
    status: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    sentAt: null,
    error: null,
    createdAt: now,
  });

  const { data: second } = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id } },
    body: { startAt: at('10:00') },
  });
  expect((await list(client, id)).items).toHaveLength(3);
  const moved = (await list(client, second?.id as string)).items;
  expect(moved.map(({ kind }) => kind)).toEqual(['booking_rescheduled', 'booking_rescheduled', 'booking_rescheduled']);
});

it('are listed in pages', async () => {
  const { client, eventTypeId } = await createHost(server, { reminders: [] });
  const guests = Array.from({ length: 5 }, (_, n) => `guest-${n}@example.com`);
  const { data } = await book(client, eventTypeId, at('09:00'), { guests });
  const id = data?.id as string;
  const all = (await list(client, id)).items;
  expect(all).toHaveLength(7);
  const first = await list(client, id, { limit: 4 });
  const second = await list(client, id, { limit: 4, cursor: first.nextCursor as string });
  expect([...first.items, ...second.items]).toEqual(all);
  expect(second.nextCursor).toBeNull();
});

it('are shown to those who see the booking, and to nobody else', async () => {
  const team = await createTeam(server, 2, { kind: 'collective', reminders: [] });
  const other = await createHost(server, { reminders: [] });
  const { data } = await book(team.client, team.eventTypeId, at('09:00'));
  const id = data?.id as string;
  for (const client of team.clients) expect(await list(client, id)).toMatchObject({ status: 200, items: { length: 3 } });
  expect(await list(other.client, id)).toMatchObject({ status: 404 });
  expect(await list(other.client, 'nonsense')).toMatchObject({ status: 404 });
  const { status } = await server.as(team.slugs[0] as string, ['read:profile']).get(`/api/v2/bookings/${id}/messages`);
  expect(status).toBe(403);
});

it('one person gets one message of a kind, and a host who is disabled none', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  const person = invitee({ email: 'Same@example.com' });
  const { data } = await book(client, eventTypeId, at('09:00'), { invitee: person, guests: ['same@EXAMPLE.com', 'other@example.com'] });
  expect((await list(client, data?.id as string)).items.map(({ recipient }) => recipient.email)).toEqual([
    `${slug}@acme.test`,
    'other@example.com',
    'Same@example.com',
  ]);
  const team = await createTeam(server, 2, { kind: 'collective', reminders: [] });
  const { data: common } = await book(team.client, team.eventTypeId, at('09:00'));
  await server.pool.query('update users set disabled_at = current_instant() where slug = $1', [team.slugs[1]]);
  await team.client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: common?.id as string } } });
  const canceled = (await list(team.client, common?.id as string)).items.filter(({ kind }) => kind === 'booking_canceled');
  expect(canceled.map(({ recipient }) => recipient.email)).toEqual([`${team.slugs[0]}@acme.test`, common?.invitee.email]);
});

it('an old message is removed, one that waits is not', async () => {
  const { client, eventTypeId } = await createHost(server, { bookingWindowDays: null, reminders: [] });
  const { data } = await book(client, eventTypeId, '2027-11-02T09:00:00Z');
  const id = data?.id as string;
  await server.pool.query(
    "update messages set status = 'sent', sent_at = current_instant(), next_attempt_at = null where booking_id = $1 and role = 'host'",
    [id],
  );
  await server.pool.query("update messages set next_attempt_at = '2027-11-01T09:00:00Z' where booking_id = $1 and role = 'invitee'", [id]);
  await server.setClock('2027-06-10T08:00:00Z');
  const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
  await removeExpired(db);
  await close();
  expect((await list(client, id)).items.map(({ recipient }) => recipient.role)).toEqual(['invitee']);
  await server.setClock(now);
});
