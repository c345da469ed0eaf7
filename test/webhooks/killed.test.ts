/** Workers that are killed in the middle of their work, again and again. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type SpawnedProcess, spawnWorker } from '../support/process.ts';
import { insertEndpoint, type Receiver, startReceiver } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

/**
 * So many that a killed worker's leases, which take 7 s to expire, leave other endpoints to send to: with 20, nothing could be sent after
 * three kills until they had.
 */
const hosts = 250;
const bookingsEach = 40;
const total = hosts * bookingsEach;
const kills = 50;
const deliveriesBetween = 100;
/** The delay of a receiver, so that the work lasts until the last of them, and each finds attempts on their way. */
const answerMs = 150;

let server: TestServer;
let receiver: Receiver;
const workers: SpawnedProcess[] = [];
beforeAll(async () => {
  receiver = await startReceiver((_delivered, res) => setTimeout(() => res.writeHead(204).end(), answerMs));
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await Promise.all(workers.map(kill));
  await server.stop();
  await receiver.stop();
});

const startWorker = async () =>
  workers.push(
    await spawnWorker({
      DATABASE_URL: server.databaseUrl,
      WEBHOOK_ALLOW_HOSTS: receiver.host,
      NODE_COMPILE_CACHE: 'node_modules/.cache/node',
    }),
  );

async function kill({ child }: SpawnedProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Hosts with so many bookings, none of which is over, and an endpoint each. */
async function tellOfThousands(): Promise<void> {
  const slugs = Array.from({ length: hosts }, (_, number) => `host-${number}`);
  const people = { users: slugs.map((slug) => user(slug)), eventTypes: slugs.map((slug) => eventType(slug, 'call')) };
  await server.load(world(organization('acme', people)));
  for (const slug of slugs) await insertEndpoint(server.pool, slug, { url: receiver.url });
  const bookings = slugs.flatMap((slug) =>
    Array.from({ length: bookingsEach }, (_, number) => ({
      eventType: `${slug}/call`,
      startAt: new Date(Date.UTC(2027, 2, 2 + Math.floor(number / 16), 9, 30 * (number % 16))).toISOString(),
      invitee: { name: 'Ann', email: `ann-${number}@example.com` },
    })),
  );
  await server.load(world(organization('acme', { ...people, bookings })));
}

const count = async (what: string) => Number((await server.pool.query(`select count(*) as count from ${what}`)).rows[0].count);

it(`of ${total} events none is lost when workers are killed ${kills} times`, async () => {
  await tellOfThousands();
  expect(await count('webhook_deliveries')).toBe(total);

  // Enough that a kill need not wait for the replacement of the one before.
  await Promise.all(Array.from({ length: 5 }, startWorker));
  const starting: Promise<unknown>[] = [];
  for (let killed = 0; killed < kills; killed++) {
    const before = receiver.received.length;
    await until('they are at work', () => receiver.received.length >= before + deliveriesBetween);
    await until('there is one more', () => workers.length > 1);
    await kill(workers.shift() as SpawnedProcess);
    starting.push(startWorker());
  }
  await Promise.all(starting);
  await until('all has come', async () => (await count(`webhook_deliveries where status = 'pending'`)) === 0, 240_000);

  const times = new Map<string, number>();
  for (const { headers } of receiver.received) {
    const id = headers['x-caledee-delivery'] as string;
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const { rows } = await server.pool.query<{ id: string; attempts: number }>('select id, attempts from webhook_deliveries');
  expect(times.size).toBe(total);
  expect(rows.filter(({ id }) => !times.has(id))).toEqual([]);
  // Repetitions have the same id, as further attempts.
  expect(rows.filter(({ id, attempts }) => (times.get(id) ?? 0) > attempts)).toEqual([]);
  expect(new Set(receiver.received.map(({ headers, body }) => `${headers['x-caledee-delivery']} ${body.attempt}`)).size).toBe(
    receiver.received.length,
  );
  expect(new Set(receiver.received.map(({ body }) => body.data.id)).size).toBe(total);
  // They were killed while they worked, and not only at the end.
  const interrupted = await count('webhook_attempts where duration_ms is null');
  expect(interrupted).toBeGreaterThan(kills);
}, 900_000);
