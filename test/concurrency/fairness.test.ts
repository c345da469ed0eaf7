/** A burst of bookings of one host: others are served meanwhile, and those who would wait too long get an early 503. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { send } from '../support/http.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { daily, eventType, invitee, organization, user, world } from '../support/worlds.ts';

const json = { 'Content-Type': 'application/json' };
const day = Date.parse('2027-03-02T00:00:00Z');
let server: TestServer;
let running: ServerProcess;
let ids: Map<string, string>;
let headers: { Authorization: string };

beforeAll(async () => {
  server = await startTestServer();
  const always = user('busy', { weekly: daily(['00:00', '24:00']) });
  const types = Array.from({ length: 12 }, (_, n) => eventType('busy', `call-${n}`, { durations: [10] }));
  await server.load(
    world(
      organization('attacked', { users: [always], eventTypes: types }),
      organization('other', { users: [user('lea')], eventTypes: [eventType('lea', 'intro')] }),
    ),
  );
  await server.setClock('2027-03-01T08:00:00Z');
  const { rows } = await server.pool.query('select slug, id from event_types');
  ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  headers = { ...json, Authorization: `Bearer ${await server.token('lea')}` };
  // A process of its own: this one has enough to do with sending.
  running = await spawnServer({ DATABASE_URL: server.databaseUrl, TRUST_PROXY: '1', LOG_LEVEL: 'info' });
}, 60_000);
afterAll(async () => {
  await running.stop();
  await server.stop();
});

/** 600 public bookings of different starts, each from its own address. */
function burst(slugOf: (n: number) => string) {
  const statuses: number[] = [];
  const answers = Array.from({ length: 600 }, async (_, n) => {
    const body = JSON.stringify({
      eventTypeId: ids.get(slugOf(n)),
      startAt: new Date(day + n * 600_000).toISOString(),
      invitee: invitee(),
    });
    const address = `203.0.${Math.floor(n / 250)}.${n % 250}`;
    const answer = await fetch(`${running.url}/api/bookings`, { method: 'POST', headers: { ...json, 'X-Forwarded-For': address }, body });
    statuses.push(answer.status);
    return { headers: answer.headers, status: answer.status, body: (await answer.json()) as { code?: string } };
  });
  return { statuses, answers };
}

async function bookElsewhere(startAt: string): Promise<void> {
  const body = JSON.stringify({ eventTypeId: ids.get('intro'), startAt, invitee: invitee() });
  expect((await send(running.url, 'POST', '/api/v2/bookings', { headers, body })).status).toBe(201);
}

type Entry = { operationId?: string; status: number; time: string; durationMs: number };

/** Public bookings that were carried out while the other tenant's three waited for their responses; `from`: position in the log. */
async function countServedMeanwhile(from: number): Promise<number> {
  const read = (): Entry[] =>
    running
      .output()
      .slice(from)
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  const own = () => read().filter(({ operationId }) => operationId === 'createBooking');
  await until('the bookings are logged', () => own().length === 3);
  const spans = own().map(({ time, durationMs }) => ({ from: Date.parse(time) - durationMs, to: Date.parse(time) }));
  const served = read().filter(({ operationId, status }) => operationId === 'createPublicBooking' && status !== 503);
  return served.filter(({ time }) => spans.some((span) => Date.parse(time) > span.from && Date.parse(time) < span.to)).length;
}

it.each([
  ['one event type', '2027-04-01', () => 'call-0'],
  ['twelve event types of one host', '2027-04-02', (n: number) => `call-${n % 12}`],
] as const)(
  '600 public bookings of %s do not delay another tenant',
  async (_what, date, slugOf) => {
    const { statuses, answers } = burst(slugOf);
    await Promise.race(answers);
    const logged = running.output().length;
    for (const hour of ['09', '10', '11']) await bookElsewhere(`${date}T${hour}:00:00Z`);
    const refused = (await Promise.all(answers)).filter(({ status }) => status === 503);
    // By the server's log, since this process may be slower than the server. Nearly all, if bookings were carried out in order of arrival.
    expect(await countServedMeanwhile(logged)).toBeLessThan(100);
    expect(statuses.filter((status) => ![201, 409, 429, 503].includes(status))).toEqual([]);
    for (const { body, headers } of refused) expect([body.code, headers.get('retry-after')]).toEqual(['unavailable', '2']);
  },
  60_000,
);
