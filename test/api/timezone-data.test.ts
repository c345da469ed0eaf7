/** Newer time zone data of the operating system decide which slots there are. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';
import { writeZones } from '../support/zone-files.ts';

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
