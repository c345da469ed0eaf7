/** Bookings while a host's busy times are replaced, over two server processes. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createCalendar } from '../support/calendars.ts';
import { createHost } from '../support/hosts.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { daily, invitee } from '../support/worlds.ts';

const writers = 64;
const minuteMs = 60_000;
const midnight = Date.parse('2027-03-02T00:00:00Z');

let server: TestServer;
let second: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T00:00:00Z');
  second = await startServer(server.databaseUrl, { rateLimitPerMinute: 1_000_000 });
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

type Interval = { start: number; end: number };

const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

it('64 writers while busy times arrive: no booking over a busy time that was there before its request', async () => {
  const { slug, eventTypeId } = await createHost(
    server,
    { durations: [15, 30, 60], slotIntervalMin: 5 },
    { weekly: daily(['00:00', '24:00']) },
  );
  const token = await server.token(slug);
  const clients = [server.url, second.url].map((baseUrl) => server.client(token, { baseUrl }));
  const calendarId = (await createCalendar(clients[0]!)).data?.id as string;
  const next = numbers(17);
  // Busy times are only added, so each of them stays true for all later requests.
  const known: Interval[] = [];
  let version = 0;
  const push = async (times: Interval[]) => {
    version += 1;
    const intervals = [...known, ...times].map(({ start, end }) => ({
      startAt: new Date(start).toISOString(),
      endAt: new Date(end).toISOString(),
    }));
    const { response } = await clients[version % 2]!.PUT('/api/v2/calendars/{id}/busy', {
      params: { path: { id: calendarId } },
      body: { version, from: '2027-03-02T00:00:00Z', to: '2027-03-06T00:00:00Z', intervals },
    });
    expect(response.status).toBe(200);
    known.push(...times);
  };
  await push([]);
  const outcomes = new Map<string, number>();
  const wrong: unknown[] = [];
  const attempt = async (turn: number, round: number) => {
    const start = midnight + (round * 12 * 60 + next(144) * 5) * minuteMs;
    const durationMin = [15, 30, 60][next(3)]!;
    const meeting = { start, end: start + durationMin * minuteMs };
    const before = [...known];
    const { error } = await clients[turn % 2]!.POST('/api/v2/bookings', {
      body: { eventTypeId, startAt: new Date(start).toISOString(), durationMin, invitee: invitee() },
    });
    const outcome = error === undefined ? 'booked' : ((error as { reason?: string }).reason ?? error.code);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const over = before.find((busy) => overlaps(busy, meeting));
    if (outcome === 'booked' && over !== undefined) wrong.push({ meeting, over });
  };
  for (let round = 0; round < 6; round++) {
    const pushing = (async () => {
      for (let n = 0; n < 8; n++) {
        const start = midnight + (round * 12 * 60 + next(140) * 5) * minuteMs;
        await push([{ start, end: start + (1 + next(9)) * 5 * minuteMs }]);
      }
    })();
    await Promise.all([pushing, ...Array.from({ length: writers }, (_, turn) => attempt(turn, round))]);
  }
  expect(wrong).toEqual([]);
  expect([...outcomes.keys()].sort()).toEqual(['booked', 'calendar_busy', 'slot_taken']);
  for (const count of outcomes.values()) expect(count).toBeGreaterThan(10);
}, 120_000);
