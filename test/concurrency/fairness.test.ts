/** A burst of bookings of one host: others are served meanwhile, and those who would wait too long get an early 503. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { send } from '../support/http.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
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

it.each([
  ['one event type', '2027-04-01', () => 'call-0'],
  ['twelve event types of one host', '2027-04-02', (n: number) => `call-${n % 12}`],
] as const)(
  '600 public bookings of %s do not delay another tenant',
  async (_what, date, slugOf) => {
    const { statuses, answers } = burst(slugOf);
    await Promise.race(answers);
    for (const hour of ['09', '10', '11']) await bookElsewhere(`${date}T${hour}:00:00Z`);
    const servedBefore = statuses.filter((status) => status !== 503).length;
    const refused = (await Promise.all(answers)).filter(({ status }) => status === 503);
    // 3 and 12 on two busy cores; all that are not refused, if requests were served in order of arrival.
    expect(servedBefore).toBeLessThan(100);
    expect(statuses.filter((status) => ![201, 409, 429, 503].includes(status))).toEqual([]);
    for (const { body, headers } of refused) expect([body.code, headers.get('retry-after')]).toEqual(['unavailable', '2']);
  },
  60_000,
);
