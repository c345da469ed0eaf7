/** Bookings while a host's calendar file is read again and again, over two server processes. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type FileServer, startFileServer, toCalendar, toEvent } from '../support/calendar-files.ts';
import { createHost } from '../support/hosts.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { daily, invitee } from '../support/worlds.ts';

const writers = 64;
const minuteMs = 60_000;
const midnight = Date.parse('2027-03-02T00:00:00Z');

let files: FileServer;
let server: TestServer;
let second: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  files = await startFileServer();
  // Readings follow the writers at the program's own pace: if all came at once, a slow machine would answer some with 503.
  const options = { worker: true, webhookAllowHosts: [files.host], rateLimitPerMinute: 1_000_000, pollMs: 1000 };
  server = await startTestServer(options);
  await server.setClock('2027-03-01T00:00:00Z');
  second = await startServer(server.databaseUrl, options);
});
afterAll(async () => {
  await second.stop();
  await server.stop();
  await files.stop();
});

it('64 writers while a calendar is read: no booking over a busy time that was read before its request', async () => {
  const { slug, eventTypeId } = await createHost(
    server,
    { durations: [15, 30, 60], slotIntervalMin: 5 },
    { weekly: daily(['00:00', '24:00']) },
  );
  const token = await server.token(slug);
  const clients = [server.url, second.url].map((baseUrl) => server.client(token, { baseUrl }));
  const [client] = clients as [(typeof clients)[0]];
  const times: number[] = [];
  files.answer = (_req, res) =>
    res.end(toCalendar(...times.map((start, index) => toEvent(`${index}`, new Date(start).toISOString().slice(0, 19).concat('Z')))));
  const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'ics', url: `${files.url}/a.ics` } });
  const params = { params: { path: { id: data?.id as string } } };
  await until('it is read', async () => (await client.GET('/api/v2/calendars/{id}', params)).data?.state === 'ok');

  const end = new Date(midnight + 86_400_000).toISOString();
  const listKnown = async () => {
    const { data: busy } = await client.GET('/api/v2/busy', {
      params: { query: { from: new Date(midnight).toISOString(), to: end, limit: 100 } },
    });
    return busy?.items.map(({ startAt, endAt }) => ({ start: Date.parse(startAt), end: Date.parse(endAt) })) ?? [];
  };
  let known = await listKnown();
  const outcomes = new Map<string, number>();
  const wrong: unknown[] = [];
  const attempt = async (turn: number, round: number) => {
    const start = midnight + ((turn * 37 + round * 53) % 276) * 5 * minuteMs;
    const durationMin = [15, 30, 60][turn % 3] as number;
    const meeting = { start, end: start + durationMin * minuteMs };
    const before = known;
    const { error } = await clients[turn % 2]!.POST('/api/v2/bookings', {
      body: { eventTypeId, startAt: new Date(start).toISOString(), durationMin, invitee: invitee() },
    });
    const outcome = error === undefined ? 'booked' : ((error as { reason?: string }).reason ?? error.code);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const over = before.find((one) => one.start < meeting.end && meeting.start < one.end);
    if (outcome === 'booked' && over !== undefined) wrong.push({ meeting, over });
  };
  for (let round = 0; round < 5; round++) {
    const count = known.length;
    // An hour each, apart from the others.
    times.push(midnight + (round * 4 + 1) * 60 * minuteMs, midnight + (round * 4 + 3) * 60 * minuteMs);
    const reading = (async () => {
      await client.POST('/api/v2/calendars/{id}/sync', params);
      await until('the new events are read', async () => {
        known = await listKnown();
        return known.length > count;
      });
    })();
    const writing = Array.from({ length: writers }, (_, turn) => attempt(turn, round));
    await Promise.all([reading, ...writing]);
    await Promise.all(Array.from({ length: writers }, (_, turn) => attempt(turn, round + 100)));
  }
  expect(known).toHaveLength(10);
  expect(wrong).toEqual([]);
  expect([...outcomes.keys()].sort()).toEqual(['booked', 'calendar_busy', 'slot_taken']);
}, 180_000);
