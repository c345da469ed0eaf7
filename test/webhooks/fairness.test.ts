/** Organizations, and endpoints that are slow or have much to be sent: they delay no other organization. */
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { findEndpoint, insertEndpoint, listDeliveries, type Receiver, startReceiver, tell, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let receiver: Receiver;
/** Requests that were not answered yet, by path. */
const open = new Map<string, Set<ServerResponse>>();
/** Paths at which nobody answers, and those at which it takes a while. */
const hanging = new Set<string>();
const slow = new Set<string>();
const slowMs = 300;
beforeAll(async () => {
  receiver = await startReceiver(({ path }, res) => {
    const here = open.get(path) ?? new Set();
    open.set(path, here.add(res));
    res.once('close', () => here.delete(res));
    if (slow.has(path)) setTimeout(() => res.writeHead(204).end(), slowMs);
    else if (!hanging.has(path)) res.writeHead(204).end();
  });
});
afterAll(() => receiver.stop());
// Each test has a worker of its own, whose slots are all free.
beforeEach(async () => {
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host], rateLimitPerMinute: 10_000 });
});
afterEach(async () => {
  hanging.clear();
  slow.clear();
  const stopped = server.stop();
  // A worker waits for its attempts, which end now instead of at their time limit.
  for (const path of open.keys()) breakOff(path);
  await stopped;
});

const urlAt = (path: string) => receiver.url.replace(/\/$/, path);
const countOpen = (path: string) => open.get(path)?.size ?? 0;
/** Breaks off requests that wait for a response, the oldest first. */
function breakOff(path: string, count = Number.POSITIVE_INFINITY): void {
  for (const res of [...(open.get(path) ?? [])].slice(0, count)) res.destroy();
}

const arrived = (path: string) => receiver.received.filter((one) => one.path === path).length;

/** So many endpoints of a new organization, all at one path, and what is to be sent to each. */
async function organizationWith(endpoints: number, { deliveriesEach }: { deliveriesEach: number }) {
  const host = await createHost(server, { maxInvitees: 1000 });
  const path = `/${host.slug}`;
  await server.pool.query(
    `insert into webhooks (id, organization_id, user_id, url, events, secret)
      select new_id(n), organization_id, id, $1, '{booking_created}', $2 from users, generate_series(1, $3) n where slug = $4`,
    [urlAt(path), testSecrets.encrypt(testSecrets.create()), endpoints, host.slug],
  );
  const send = () =>
    server.pool.query(
      `with happened as (
          insert into events (id, organization_id, sequence, type)
            select new_id(n), organization_id, 1, 'booking_created' from users, generate_series(1, $1) n where slug = $2
            returning id, organization_id)
        insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
          select e.organization_id, w.id, e.id, current_instant() from happened e join webhooks w on w.organization_id = e.organization_id`,
      [deliveriesEach, host.slug],
    );
  return { ...host, path, send };
}

it('600 endpoints that hang delay no other organization, and hold a third of the slots', async () => {
  const attacker = await organizationWith(600, { deliveriesEach: 12 });
  hanging.add(attacker.path);
  await attacker.send();
  await until('they have their share', () => countOpen(attacker.path) > 60);

  const other = await createHost(server, { maxInvitees: 1000 });
  await insertEndpoint(server.pool, other.slug, { url: urlAt('/quick') });
  const waits: number[] = [];
  for (let booking = 1; booking <= 10; booking++) {
    await book(other.client, other.eventTypeId, at('09:00', '2030-03-04'));
    const bookedAt = Date.now();
    await until('it has come', () => arrived('/quick') === booking);
    waits.push(Date.now() - bookedAt);
    expect(countOpen(attacker.path)).toBeLessThanOrEqual(67);
    const before = arrived(attacker.path);
    breakOff(attacker.path, 20);
    await until('others hang instead', () => arrived(attacker.path) >= before + 20 && countOpen(attacker.path) > 40);
  }
  expect(Math.max(...waits)).toBeLessThan(2000);
  expect(countOpen(attacker.path)).toBeGreaterThan(40);
}, 120_000);

it('an organization with little to be sent need not wait for one with much', async () => {
  const [much, little] = [await organizationWith(40, { deliveriesEach: 20 }), await organizationWith(40, { deliveriesEach: 2 })];
  for (const { path } of [much, little]) slow.add(path);
  await much.send();
  await until('it has its share', () => countOpen(much.path) > 40);
  expect(countOpen(much.path)).toBeLessThanOrEqual(67);
  await little.send();
  await until('the little has come', () => arrived(little.path) === 80);
  expect(arrived(much.path)).toBeLessThan(660);
  await until('the rest has come', () => arrived(much.path) === 800);
}, 120_000);

it('an endpoint of which two attempts timed out has less time and one lane, until one succeeds', async () => {
  const { client, slug } = await createHost(server);
  const path = `/${slug}`;
  hanging.add(path);
  const { id } = await insertEndpoint(server.pool, slug, { url: urlAt(path) });
  const attemptsOf = async () => (await listDeliveries(server.pool, id)).flatMap(({ log }) => log);
  const timedOut = async () => (await attemptsOf()).filter(({ error }) => error !== null).length;
  await tell(server, id, 2);
  await until('both have timed out', async () => (await timedOut()) === 2);

  // A pause does not make it quick again.
  for (const active of [false, true]) await client.PATCH('/api/v2/webhooks/{id}', { params: { path: { id } }, body: { active } });
  await until('all have timed out again', async () => (await timedOut()) === 4);
  const errors = (await attemptsOf()).map(({ error }) => error);
  expect(errors.sort()).toEqual([
    ...Array(2).fill('There was no complete response within 10 seconds.'),
    ...Array(2).fill('There was no complete response within 2 seconds.'),
  ]);
  await tell(server, id, 4);
  await until('one is on its way', () => countOpen(path) === 1);
  // A later delivery to another endpoint comes: due deliveries were claimed again, and none of this endpoint's.
  const other = await insertEndpoint(server.pool, slug, { url: urlAt(`${path}-other`) });
  await tell(server, other.id);
  await until('a later delivery has come', () => arrived(`${path}-other`) === 1);
  expect(countOpen(path)).toBeLessThanOrEqual(1);

  hanging.delete(path);
  await until('the next succeed', async () => (await findEndpoint(server.pool, id)).failures === 0);
  await until('all of these have come', async () =>
    (await listDeliveries(server.pool, id)).slice(2).every(({ status, log }) => status === 'succeeded' || log.length > 0),
  );
  hanging.add(path);
  await tell(server, id, 8);
  await until('it has all lanes again', () => countOpen(path) === 4);
}, 120_000);

it('a secret that cannot be read is no failure of the endpoint, and delays nobody', async () => {
  const { slug } = await createHost(server);
  const [unreadable, readable] = [
    await insertEndpoint(server.pool, slug, { url: urlAt('/unreadable') }),
    await insertEndpoint(server.pool, slug, { url: urlAt('/readable') }),
  ];
  const { rows } = await server.pool.query('select secret from webhooks where id = $1', [unreadable.id]);
  await server.pool.query(`update webhooks set secret = 'unreadable' where id = $1`, [unreadable.id]);
  await tell(server, unreadable.id, 10);
  await tell(server, readable.id, 3);
  await until('the others have come', () => arrived('/readable') === 3);
  await until('four are put off', async () => {
    const putOff = `select from webhook_deliveries where webhook_id = $1 and leased_until > now() + interval '10 seconds'`;
    return (await server.pool.query(putOff, [unreadable.id])).rowCount === 4;
  });
  expect(await findEndpoint(server.pool, unreadable.id)).toEqual({ active: true, reason: null, failures: 0 });
  expect((await listDeliveries(server.pool, unreadable.id)).map(({ attempts, log }) => [attempts, log])).toEqual(Array(10).fill([0, []]));
  await server.pool.query('update webhooks set secret = $2 where id = $1', [unreadable.id, rows[0].secret]);
  await server.pool.query('update webhook_deliveries set leased_until = now() where webhook_id = $1 and leased_until > now()', [
    unreadable.id,
  ]);
  await until('all have come', () => arrived('/unreadable') === 10);
});
