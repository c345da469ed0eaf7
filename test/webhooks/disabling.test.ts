/** An endpoint that fails on and on is left alone, after exactly so many failures. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { runCommand } from '../support/process.ts';
import { findEndpoint, insertEndpoint, listDeliveries, type Receiver, startReceiver, tell } from '../support/receivers.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const disabled = { active: false, reason: '15 failures in a row, counted at most once a minute.', failures: 15 };

let server: TestServer;
let other: Awaited<ReturnType<typeof startServer>>;
let receiver: Receiver;
let clockMs = Date.now();
const minuteLater = async () => {
  clockMs += 60_000;
  await server.setClock(new Date(clockMs));
};

/** Responses to the next requests, by path; 500 by default. */
const statuses: Record<string, number[]> = {};
/** Those to whom nothing comes again while the test lasts. */
const patient = new Set<string>();
beforeAll(async () => {
  receiver = await startReceiver(({ path }, res) => {
    if (patient.has(path)) res.setHeader('Retry-After', '3600');
    res.writeHead(statuses[path]?.shift() ?? 500).end();
  });
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host] });
  other = await startServer(server.databaseUrl, { worker: true, webhookAllowHosts: [receiver.host], sweepMs: 2000 });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
  await receiver.stop();
});

async function subscribe() {
  const { slug, organization, client } = await createHost(server);
  const path = `/${slug}`;
  const { id } = await insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path) });
  return { id, path, slug, organization, client, count: () => receiver.received.filter((one) => one.path === path).length };
}

/** Resolves when the workers have claimed what is due of a user's organization once more: a later delivery to another endpoint has come. */
async function untilClaimedAgain(slug: string): Promise<void> {
  const path = `/${slug}-later`;
  statuses[path] = [200];
  const { id } = await insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path) });
  await tell(server, id);
  await until('a later delivery has come', () => receiver.received.some((one) => one.path === path));
}

const find = (id: string) => findEndpoint(server.pool, id);

it('14 failures and a success are forgiven, 15 are not', async () => {
  const { id, path, count } = await subscribe();
  patient.add(path);
  statuses[path] = [...Array(14).fill(500), 204];
  for (let told = 1; told <= 14; told++) {
    await minuteLater();
    await tell(server, id);
    await until(`failure ${told} counts`, async () => (await find(id)).failures === told);
  }
  await tell(server, id);
  await until('the success counts', async () => (await find(id)).failures === 0);
  expect(await find(id)).toEqual({ active: true, reason: null, failures: 0 });
  const { rows } = await server.pool.query('select recovered_at is not null as "isRecovered" from webhooks where id = $1', [id]);
  expect(rows).toEqual([{ isRecovered: true }]);
  for (let told = 1; told <= 15; told++) {
    expect(await find(id)).toMatchObject({ active: true, failures: told - 1 });
    await minuteLater();
    await tell(server, id);
    await until(`failure ${told} counts`, async () => (await find(id)).failures === told);
  }
  expect(await find(id)).toEqual(disabled);
  expect(count()).toBe(30);
}, 120_000);

/** Fails until the endpoint is disabled. */
async function disable({ id, path }: { id: string; path: string }): Promise<void> {
  patient.add(path);
  for (let failures = 1; failures <= 15; failures++) {
    await minuteLater();
    await tell(server, id);
    await until(`failure ${failures} counts`, async () => (await find(id)).failures === failures);
  }
  expect(await find(id)).toEqual(disabled);
}

it('30 at once over two workers count once', async () => {
  const { id, path, count } = await subscribe();
  patient.add(path);
  await minuteLater();
  await tell(server, id, 30);
  await until('all have failed', async () => (await listDeliveries(server.pool, id)).every(({ log }) => log[0]?.status === 500));
  expect(await find(id)).toEqual({ active: true, reason: null, failures: 1 });
  expect(count()).toBe(30);
});

it('nothing is sent to a disabled one, and what it missed comes when it is enabled', async () => {
  const endpoint = await subscribe();
  const { id, path, slug, client, count } = endpoint;
  await disable(endpoint);
  expect(count()).toBe(15);
  await tell(server, id, 5);
  // The one whose failure disabled the endpoint, and those since then.
  const held = async () => (await listDeliveries(server.pool, id)).slice(-6);
  await until('they are held', async () => (await held()).every(({ nextAttemptAt }) => nextAttemptAt === null));
  await untilClaimedAgain(slug);
  expect(count()).toBe(15);

  patient.delete(path);
  statuses[path] = Array(100).fill(200);
  const { data } = await client.PATCH('/api/v2/webhooks/{id}', { params: { path: { id } }, body: { active: true } });
  expect(data).toMatchObject({ active: true, consecutiveFailures: 0 });
  await until('they have come', async () => (await held()).every(({ status }) => status === 'succeeded'));
});

it('an organization without the plan, and a disabled user, get nothing until a sweep finds them enabled again', async () => {
  const [withoutPlan, ofDisabledUser] = [await subscribe(), await subscribe()];
  for (const { path } of [withoutPlan, ofDisabledUser]) statuses[path] = Array(100).fill(200);
  const setPlan = (plan: string) =>
    server.pool.query('update organizations set plan = $1 where slug = $2', [plan, withoutPlan.organization]);
  const run = (command: string) => runCommand(['user', command, ofDisabledUser.slug], { DATABASE_URL: server.databaseUrl });
  await Promise.all([setPlan('pro'), run('disable')]);
  for (const { id, count } of [withoutPlan, ofDisabledUser]) {
    await tell(server, id, 3);
    await until('they are held', async () => (await listDeliveries(server.pool, id)).every(({ nextAttemptAt }) => nextAttemptAt === null));
    expect(count()).toBe(0);
    expect(await find(id)).toEqual({ active: true, reason: null, failures: 0 });
  }
  // The workers started earlier, so this is a sweep of those that are repeated.
  await Promise.all([setPlan('team'), run('enable')]);
  await until('a sweep takes them up', () => withoutPlan.count() === 3 && ofDisabledUser.count() === 3, 35_000);
}, 120_000);
