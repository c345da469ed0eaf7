/** Newer time zone data of the operating system decide which slots there are. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';
import { type MadeZone, writeZones } from '../support/zone-files.ts';

let server: TestServer;

beforeAll(async () => {
  // Winnipeg stays on daylight saving time, as no data of Node.js know.
  process.env.TZDIR = writeZones('2099a', { 'America/Winnipeg': { offsetMin: -300 } });
  server = await startTestServer();
  await server.setClock('2027-11-20T00:00:00Z');
});
afterAll(async () => {
  await server.stop();
  process.env.TZDIR = '/nonexistent';
});

it('lists slots at local times of the newer data, says so, and books them', async () => {
  const { client, eventTypeId } = await createHost(server, {}, { timezone: 'America/Winnipeg' });
  const window = { eventTypeId, from: '2027-12-01', to: '2027-12-02', tz: 'America/Winnipeg' };
  const { data } = await client.GET('/api/v2/availability', { params: { query: window } });
  expect(data?.tzVersion).toBe('2099a');
  expect(data?.slots[0]).toMatchObject({ startAt: '2027-12-01T14:00:00.000Z', localStartAt: '2027-12-01T09:00:00.000-05:00' });
  const body = { eventTypeId, startAt: '2027-12-01T14:00:00Z', invitee: invitee() };
  expect((await client.POST('/api/v2/bookings', { body })).response.status).toBe(201);
});

it('finds future bookings whose local time the next data change', async () => {
  const { client, slug, organization, eventTypeId } = await createHost(server, {}, { timezone: 'America/Winnipeg' });
  const book = async (startAt: string) =>
    (await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee: invitee() } })).data?.id as string;
  const ids = [await book('2027-11-22T15:00:00Z'), await book('2027-12-01T15:00:00Z'), await book('2027-12-02T15:00:00Z')];
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: ids[2] as string } } });
  const check = async (zone: MadeZone) => {
    const TZDIR = writeZones('2099b', { 'America/Winnipeg': zone });
    const { code, stdout, stderr } = await runCommand(['check', 'timezones'], { DATABASE_URL: server.databaseUrl, TZDIR });
    const found = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { code, stderr: stderr.trim(), found: found.filter(({ host }) => host === slug) };
  };
  expect(await check({ offsetMin: -300 })).toMatchObject({ code: 0, found: [] });
  // Winnipeg returns to standard time in December.
  const { code, stderr, found } = await check({ offsetMin: -300, changes: [['2027-12-01T00:00:00Z', -360]] });
  expect([code, stderr]).toEqual([0, expect.stringMatching(/ 2 of 3 future bookings .*2099b\)\.$/)]);
  const start = { startAt: '2027-12-01T15:00:00.000Z', madeFor: '2027-12-01T10:00', isNow: '2027-12-01T09:00' };
  expect(found).toEqual([{ id: ids[1], organization, eventType: 'call', host: slug, timezone: 'America/Winnipeg', ...start }]);
});

it('knows the local time of imported bookings', async () => {
  const { rows } = await server.pool.query('select distinct timezone, utc_offset_min from meetings order by utc_offset_min');
  expect(rows).toEqual([{ timezone: 'America/Winnipeg', utc_offset_min: -300 }]);
  const rome = organization('rome', {
    users: [user('ada', { timezone: 'Europe/Rome' })],
    eventTypes: [eventType('ada', 'call')],
    bookings: [{ eventType: 'ada/call', startAt: '2027-12-01T09:00:00Z', invitee: invitee() }],
  });
  await server.load(world(rome));
  const { rows: added } = await server.pool.query("select timezone, utc_offset_min from meetings where timezone = 'Europe/Rome'");
  expect(added).toEqual([{ timezone: 'Europe/Rome', utc_offset_min: 60 }]);
});
