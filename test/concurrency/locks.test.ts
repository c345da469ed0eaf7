/** Rules that only the hosts' locks protect, under concurrent requests. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam, day } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 100_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(async () => {
  expect(await findFaults(server.pool)).toEqual([]);
  await server.stop();
});

const requests = 16;
const half = (turn: number) => at(`${String(9 + (turn >> 1)).padStart(2, '0')}:${turn % 2 === 0 ? '00' : '30'}`);
const turns = Array.from({ length: requests }, (_, turn) => turn);

/** Counts responses by status, errors by their reason. */
function tally(answers: { response: Response; error?: { code: string; reason?: string } | undefined }[]): Record<string, number> {
  const names = answers.map(({ response, error }) => error?.reason ?? error?.code ?? String(response.status));
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, list]) => [name, list.length]));
}

it('a daily limit of three: of 16 different starts at once three are booked', async () => {
  const { client, eventTypeId } = await createHost(server, { dailyLimit: 3 });
  const answers = await Promise.all(turns.map((turn) => book(client, eventTypeId, half(turn))));
  expect(tally(answers)).toEqual({ 201: 3, daily_limit_reached: 13 });
});

it('three seats: of 16 invitees of one start three get one', async () => {
  const { client, eventTypeId } = await createHost(server, { maxInvitees: 3 });
  const answers = await Promise.all(turns.map(() => book(client, eventTypeId, half(0))));
  expect(tally(answers)).toEqual({ 201: 3, slot_taken: 13 });
});

it('a round robin of four, least busy first: 16 starts at once give each host four', async () => {
  const { client, eventTypeId } = await createTeam(server, 4, { kind: 'round_robin', hostSelection: 'least_busy' });
  const answers = await Promise.all(turns.map((turn) => book(client, eventTypeId, half(turn))));
  const hosts = answers.map(({ data }) => data?.hostId as string);
  expect([...Map.groupBy(hosts, (host) => host).values()].map(({ length }) => length)).toEqual([4, 4, 4, 4]);
});

it('an absence beside 16 bookings: it names every booking that was made, or the booking is refused', async () => {
  const { client, eventTypeId } = await createHost(server);
  const [absence, ...answers] = await Promise.all([
    client.POST('/api/v2/out-of-office', { body: { from: day, to: day } }),
    ...turns.map((turn) => book(client, eventTypeId, half(turn))),
  ]);
  const made = answers.flatMap(({ data }) => (data ? [data.id] : []));
  expect(absence.data?.affectedBookings.map(({ id }) => id).sort()).toEqual(made.sort());
  expect(tally(answers.filter(({ data }) => !data))).toEqual(made.length < requests ? { out_of_office: requests - made.length } : {});
});
