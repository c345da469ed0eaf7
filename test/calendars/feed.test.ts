import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { readObject } from '../../src/calendars/icalendar.ts';
import { book, createHost, createTeam, day } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

type Shows = 'bookings' | 'busy';

const create = async (client: ApiClient, shows: Shows = 'bookings') => {
  const { data } = await client.PUT('/api/v2/calendar-feed', { body: { shows } });
  return new URL(data?.url as string).pathname;
};

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const read = async (path: string) => (await get(path)).text();

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    summary: event.getFirstPropertyValue('summary'),
    location: event.getFirstPropertyValue('location'),
    start: String(event.getFirstPropertyValue('dtstart')),
    end: String(event.getFirstPropertyValue('dtend')),
  }));

it('has the bookings of its host', async () => {
  const { client, eventTypeId } = await createHost(server, { name: 'Intro call' });
  const path = await create(client);
  expect(eventsOf(await read(path))).toEqual([]);
  const { data } = await book(client, eventTypeId, `${day}T09:00:00Z`, { invitee: { ...invitee(), name: 'Ada; Love, lace' } });
  const [event] = eventsOf(await read(path));
  expect(event).toEqual({
    ...{ uid: `${data?.id}@caledee`, start: '2027-03-02T09:00:00Z', end: '2027-03-02T09:30:00Z' },
    ...{ summary: expect.stringMatching(/^Intro call: Ada; Love/), location: expect.any(String) },
  });
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
  expect(eventsOf(await read(path))).toEqual([]);
});

it('keeps the UID when a booking is moved', async () => {
  const { client, eventTypeId } = await createHost(server);
  const path = await create(client);
  const { data } = await book(client, eventTypeId, `${day}T09:00:00Z`);
  const params = { path: { id: data?.id as string } };
  await client.POST('/api/v2/bookings/{id}/reschedule', { params, body: { startAt: `${day}T11:00:00Z` } });
  expect(eventsOf(await read(path))).toMatchObject([{ uid: `${data?.id}@caledee`, start: '2027-03-02T11:00:00Z' }]);
});

it('has only times if wanted', async () => {
  const { client, eventTypeId } = await createHost(server, { name: 'Secret project' });
  const path = await create(client, 'busy');
  await book(client, eventTypeId, `${day}T09:00:00Z`, { invitee: { ...invitee(), name: 'Zoe Confidential' } });
  const text = await read(path);
  expect(eventsOf(text)).toMatchObject([{ summary: 'Busy', location: null, start: '2027-03-02T09:00:00Z' }]);
  expect(text).not.toMatch(/Secret|Zoe|@acme/);
});

it('has meetings with seats once, and those of a team for each host', async () => {
  const { client, eventTypeId } = await createHost(server, { maxInvitees: 5 });
  const path = await create(client);
  for (const name of ['Ann', 'Ben', 'Cy', 'Di'])
    await book(client, eventTypeId, `${day}T09:00:00Z`, { invitee: { ...invitee(), name, email: `${name.toLowerCase()}@else.example` } });
  expect(eventsOf(await read(path)).map(({ summary }) => summary)).toEqual([expect.stringMatching(/: Ann, Ben, Cy,? and 1 more$/)]);
  const team = await createTeam(server, 2, { kind: 'collective' });
  const paths = await Promise.all(team.clients.map((one) => create(one)));
  await book(team.client, team.eventTypeId, `${day}T09:00:00Z`);
  for (const one of paths) expect(eventsOf(await read(one))).toHaveLength(1);
});

it('has a window around today', async () => {
  const { client, eventTypeId } = await createHost(server, { bookingWindowDays: 365 });
  const path = await create(client);
  await book(client, eventTypeId, `${day}T09:00:00Z`);
  await server.setClock('2027-04-03T00:00:00Z');
  expect(eventsOf(await read(path))).toEqual([]);
  await server.setClock('2027-03-01T00:00:00Z');
  expect(eventsOf(await read(path))).toHaveLength(1);
});

it('is returned again only after a change', async () => {
  const { client, eventTypeId } = await createHost(server);
  const path = await create(client);
  const first = await get(path);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
  });
  const etag = first.headers.get('etag') as string;
  await server.setClock('2027-03-01T06:00:00Z');
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  await book(client, eventTypeId, `${day}T09:00:00Z`);
  expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  await server.setClock('2027-03-01T00:00:00Z');
});

it('has one address, which is shown once and can be replaced and revoked', async () => {
  const { client, slug } = await createHost(server);
  const none = await client.GET('/api/v2/calendar-feed');
  expect(none.error).toMatchObject({ code: 'not_found', message: 'Calendar feed not found.' });
  const old = await create(client);
  const path = await create(client, 'busy');
  expect([(await get(old)).status, (await get(path)).status]).toEqual([404, 200]);
  const seen = { url: null, shows: 'busy', createdAt: '2027-03-01T00:00:00.000Z' };
  expect((await client.GET('/api/v2/calendar-feed')).data).toEqual(seen);
  const { rows } = await server.pool.query('select row_to_json(f)::text as text from calendar_feeds f');
  expect(rows.map(({ text }) => text).join()).not.toContain(path.slice(-20, -4));
  expect((await client.DELETE('/api/v2/calendar-feed')).data).toEqual(seen);
  expect((await client.DELETE('/api/v2/calendar-feed')).response.status).toBe(404);
  expect((await get(path)).status).toBe(404);
  const last = await create(client);
  await server.pool.query('update users set disabled_at = current_instant() where slug = $1', [slug]);
  expect((await get(last)).status).toBe(404);
});

it('an address with another secret, or of another form, is not found', async () => {
  const { client } = await createHost(server);
  const path = await create(client);
  const other = `${path.slice(0, -10)}${path.at(-10) === 'A' ? 'B' : 'A'}${path.slice(-9)}`;
  for (const wrong of [other, `${path}.ics`, path.slice(0, -5), '/feeds/x.ics', '/feeds/%00.ics', '/feeds/'])
    expect([wrong, (await get(wrong)).status]).toEqual([wrong, 404]);
  expect((await fetch(server.url + path, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(server.url + path, { method: 'PUT' })).status).toBe(405);
});

it.each(['bookings', 'busy'] as const)('does not count when it is read back: %s', async (shows) => {
  const { client, eventTypeId } = await createHost(server);
  const path = await create(client, shows);
  const { data } = await book(client, eventTypeId, `${day}T09:00:00Z`);
  const window = { start: Date.parse('2027-03-01'), end: Date.parse('2027-04-01') };
  const options = { timezone: 'UTC', window, allDayIsBusy: true, needsActionIsBusy: true, addresses: [] };
  const { busy, own, error, problems } = readObject(await read(path), options);
  expect({ busy, error, problems }).toEqual({ busy: [], error: null, problems: [] });
  expect(own).toMatchObject([{ uid: `${data?.id}@caledee`, start: Date.parse(`${day}T09:00:00Z`) }]);
});
