/** Workers that stop, are killed, lose the database, or only seem to be gone. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { createLog } from '../../src/process/log.ts';
import { startWorker } from '../../src/webhooks/worker.ts';
import { createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { type SpawnedProcess, spawnServer, spawnWorker } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { insertEndpoint, listDeliveries, type Receiver, startReceiver, tell, testLinks, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let receiver: Receiver;
/** Answers to those who wait at a path are given when the test wants it. */
const waiting: Record<string, ((status?: number) => void)[]> = {};
beforeAll(async () => {
  receiver = await startReceiver(({ path }, res) => {
    const answer = (status = 204) => res.writeHead(status).end();
    if (path.endsWith('/gone')) res.writeHead(410).end();
    else if (waiting[path]) waiting[path].push(answer);
    else answer();
  });
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

async function subscribe({ waits = false } = {}) {
  const { slug } = await createHost(server);
  const path = `/${slug}`;
  const answers: ((status?: number) => void)[] = [];
  if (waits) waiting[path] = answers;
  const { id } = await insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path) });
  const statuses = async () => (await listDeliveries(server.pool, id)).map(({ status }) => status);
  return { id, statuses, answers, count: () => receiver.received.filter((one) => one.path === path).length };
}

const spawned: SpawnedProcess[] = [];
const spawnOne = async (databaseUrl = server.databaseUrl) => {
  const worker = await spawnWorker({ DATABASE_URL: databaseUrl, WEBHOOK_ALLOW_HOSTS: receiver.host });
  spawned.push(worker);
  return worker;
};
afterAll(() => {
  // Those of a test that failed: the others have ended.
  for (const { child } of spawned) child.kill('SIGKILL');
});

const working = new Set<() => Promise<void>>();
afterEach(async () => {
  for (const stop of working) await stop();
});

const workHere = (databaseUrl = server.databaseUrl) => {
  const outbound = createOutbound([receiver.host]);
  const worker = startWorker({ databaseUrl, secrets: testSecrets, links: testLinks, outbound, log: createLog('silent') });
  const stop = async () => {
    if (!working.delete(stop)) return;
    await worker.stop();
    await outbound.close();
  };
  working.add(stop);
  return { stop };
};

const countLeased = async () => Number((await server.pool.query('select from webhook_deliveries where leased_until > now()')).rowCount);

it('a worker that is told to stop finishes what it has begun, and leaves the rest', async () => {
  const { id, statuses, answers, count } = await subscribe({ waits: true });
  const worker = await spawnOne();
  await tell(server, id, 40);
  await until('four are on their way', () => answers.length === 4);
  const stopped = worker.stop();
  await until('it is told so', () => worker.output().includes('"msg":"stopping"'));
  for (const answer of answers) answer();
  expect(await stopped).toBe(0);
  expect((await statuses()).filter((status) => status === 'succeeded')).toHaveLength(4);
  expect(count()).toBe(4);
  expect(await countLeased()).toBe(0);
  expect(worker.output()).toContain('"msg":"stopped"');
  await server.pool.query('delete from webhooks where id = $1', [id]);
});

it('what a killed worker held is given to others within seconds', async () => {
  const { id, statuses, answers, count } = await subscribe({ waits: true });
  const { child } = await spawnOne();
  await tell(server, id);
  await until('it is on its way', () => answers.length === 1);
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  const killedAt = Date.now();
  const worker = workHere();
  await until('it is on its way again', () => answers.length === 2);
  expect(Date.now() - killedAt).toBeLessThan(10_000);
  for (const answer of answers) answer();
  await until('it has come', async () => String(await statuses()) === 'succeeded');
  expect(count()).toBe(2);
  const [delivery] = await listDeliveries(server.pool, id);
  expect(delivery?.log.map(({ status, durationMs }) => [status, durationMs === null])).toEqual([
    [null, true],
    [204, false],
  ]);
  await worker.stop();
});

it('a worker that was suspended longer than a lease does not undo what another one has done', async () => {
  const { id, statuses, answers } = await subscribe({ waits: true });
  const suspended = await spawnOne();
  await tell(server, id);
  await until('it is on its way', () => answers.length === 1);
  suspended.child.kill('SIGSTOP');
  const worker = workHere();
  await until('it is on its way again', () => answers.length === 2);
  answers[1]?.();
  await until('it has come', async () => String(await statuses()) === 'succeeded');
  answers[0]?.(500);
  suspended.child.kill('SIGCONT');
  const [delivery] = await listDeliveries(server.pool, id);
  await until('the first attempt is over, too', async () => (await listDeliveries(server.pool, id))[0]?.log[0]?.durationMs != null);
  expect({ ...(await listDeliveries(server.pool, id))[0], log: [] }).toEqual({ ...delivery, log: [] });
  expect(delivery).toMatchObject({ status: 'succeeded', attempts: 2, nextAttemptAt: null });
  await worker.stop();
  expect(await suspended.stop()).toBe(0);
});

it('a worker that is alive keeps what it holds, longer than a lease, also when its connections are lost', async () => {
  const { id, statuses, answers } = await subscribe({ waits: true });
  const [holder, others] = [workHere(), workHere()];
  await tell(server, id, 40);
  await until('some are on their way', () => answers.length === 4);
  await server.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'caledee worker'
    and datname = current_database()`);
  // Longer than a lease, and shorter than an attempt may take. A later delivery shows that the others claim what is due.
  const { rows } = await server.pool.query('select max(leased_until) as first from webhook_deliveries where webhook_id = $1', [id]);
  const hasPassed = async () => (await server.pool.query('select from (select now() > $1) t (yes) where yes', [rows[0].first])).rowCount;
  await until('the first leases would have expired', hasPassed);
  const later = await subscribe();
  await tell(server, later.id);
  await until('a later delivery has come', () => later.count() === 1);
  expect(answers).toHaveLength(4);
  const answering = setInterval(() => {
    for (const answer of answers.splice(0)) answer();
  }, 10);
  await until('all have come', async () => (await statuses()).every((status) => status === 'succeeded'));
  clearInterval(answering);
  expect((await listDeliveries(server.pool, id)).map(({ attempts }) => attempts)).toEqual(Array(40).fill(1));
  await Promise.all([holder.stop(), others.stop()]);
});

it('a worker comes back with its database', async () => {
  const { id, statuses } = await subscribe();
  const proxy = await startProxy(server.databaseUrl);
  const worker = await spawnOne(proxy.url);
  await tell(server, id, 3);
  await until('it works', async () => (await statuses()).every((status) => status === 'succeeded'));
  await proxy.cut();
  await tell(server, id, 3);
  await until('it notices', () => worker.output().includes('polling for due deliveries failed'));
  await proxy.restore();
  await until('it works again', async () => (await statuses()).every((status) => status === 'succeeded'));
  await worker.stop();
  await proxy.cut();
}, 120_000);

it.each([1, 4])(
  'a worker whose database goes away while attempts are on their way, to %i receivers, writes later how they ended',
  async (count) => {
    const all = await Promise.all(Array.from({ length: count }, () => subscribe({ waits: true })));
    const proxy = await startProxy(server.databaseUrl);
    const worker = await spawnOne(proxy.url);
    for (const { id } of all) await tell(server, id);
    await until('all are on their way', () => all.every(({ answers }) => answers.length === 1));
    await proxy.cut();
    for (const { answers } of all) answers[0]?.();
    await until('it notices', () => worker.output().includes('polling for due deliveries failed'));
    await proxy.restore();
    for (const { id } of all) {
      await until('it is written', async () => (await listDeliveries(server.pool, id))[0]?.log[0]?.durationMs != null);
      expect((await listDeliveries(server.pool, id))[0]?.log[0]).toMatchObject({ attempt: 1, status: 204 });
    }
    // On a machine so slow that leases have expired meanwhile.
    for (const answer of all.flatMap(({ answers }) => answers.slice(1))) answer();
    expect(await worker.stop()).toBe(0);
    await proxy.cut();
  },
  120_000,
);

it('what is told while a worker waits for another one to claim is sent like the rest', async () => {
  const { id, statuses } = await subscribe();
  const holder = await server.pool.connect();
  await holder.query('begin');
  // The lock of claims.
  await holder.query('select pg_advisory_xact_lock(1128352871, hashtext(organization_id::text)) from webhooks where id = $1', [id]);
  const worker = workHere();
  try {
    await tell(server, id);
    await until('it waits', async () => (await listLockWaits(server.pool)).length > 0);
    await tell(server, id);
    // As if its transaction had begun before the claim did.
    await server.pool.query(
      `update webhook_deliveries set next_attempt_at = current_instant() - interval '1 minute' where webhook_id = $1`,
      [id],
    );
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  await until('all have come', async () => (await statuses()).every((status) => status === 'succeeded'));
  await worker.stop();
  expect((await listDeliveries(server.pool, id)).map(({ attempts }) => attempts)).toEqual([1, 1]);
});

it('an attempt keeps its lease while a delivery of another organization is locked', async () => {
  const [locked, other] = [await subscribe({ waits: true }), await subscribe({ waits: true })];
  const worker = workHere();
  for (const { id, answers } of [locked, other]) {
    await tell(server, id);
    await until('it is on its way', () => answers.length === 1);
  }
  const holder = await server.pool.connect();
  try {
    const { rows: endpoints } = await holder.query('select organization_id from webhooks where id = $1', [locked.id]);
    await holder.query('begin');
    await holder.query('select from webhook_deliveries where organization_id = $1 and webhook_id = $2 for update', [
      endpoints[0].organization_id,
      locked.id,
    ]);
    // A lease lasts for seven seconds. One renewal may have been under way.
    const isRenewed = `select from webhook_deliveries where webhook_id = $1 and leased_until > $2::timestamptz + interval '9 seconds'`;
    const { rows } = await holder.query('select clock_timestamp()::text as since');
    await until('its lease is renewed', async () => (await server.pool.query(isRenewed, [other.id, rows[0].since])).rowCount);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  for (const { answers } of [locked, other]) answers[0]?.();
  await until('it has come', async () => (await other.statuses()).every((status) => status === 'succeeded'));
  await worker.stop();
  expect([other.count(), (await listDeliveries(server.pool, other.id)).map(({ attempts }) => attempts)]).toEqual([1, [1]]);
});

it('what has no job is taken up', async () => {
  const { id, statuses } = await subscribe();
  await tell(server, id, 3);
  await server.pool.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
  const worker = workHere();
  await until('all have come', async () => (await statuses()).every((status) => status === 'succeeded'));
  await worker.stop();
  expect((await listDeliveries(server.pool, id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});

it('a worker logs that an endpoint was disabled, by its id alone', async () => {
  const { id } = await subscribe();
  await server.pool.query(`update webhooks set url = url || '/gone' where id = $1`, [id]);
  const worker = await spawnOne();
  await tell(server, id);
  await until('it is logged', () => worker.output().includes('a webhook endpoint was disabled'));
  const line = worker
    .output()
    .split('\n')
    .find((one) => one.includes('disabled')) as string;
  expect(JSON.parse(line)).toEqual({ level: 'warn', time: expect.any(String), webhookId: id, msg: 'a webhook endpoint was disabled' });
  expect(await worker.stop()).toBe(0);
});

it('thousands that were held are taken up when their endpoint is active', async () => {
  const { id } = await subscribe();
  const count = async (which: string) => {
    const { rows } = await server.pool.query(
      `select count(*)::integer as count from webhook_deliveries where webhook_id = $1 and ${which}`,
      [id],
    );
    return rows[0].count;
  };
  await server.pool.query('update webhooks set active = false where id = $1', [id]);
  await tell(server, id, 1500);
  const worker = workHere();
  await until('all are held', async () => (await count('next_attempt_at is null')) === 1500);
  await worker.stop();
  expect(await count(`status = 'pending' and attempts = 0`)).toBe(1500);
  await server.pool.query('update webhooks set active = true where id = $1', [id]);
  const next = workHere();
  // One sweep is enough; the next would be half a minute later.
  await until('all have come', async () => (await count(`status = 'succeeded'`)) === 1500, 40_000);
  await next.stop();
}, 90_000);

it('a server leaves deliveries to others when it is told so', async () => {
  const { id, statuses } = await subscribe();
  const env = { DATABASE_URL: server.databaseUrl, WEBHOOK_ALLOW_HOSTS: receiver.host };
  const idle = await spawnServer({ ...env, WORKER: 'off' });
  await tell(server, id);
  await pause(1500);
  expect(await statuses()).toEqual(['pending']);
  expect(await idle.stop()).toBe(0);
  const working = await spawnServer(env);
  await until('it has come', async () => String(await statuses()) === 'succeeded');
  expect(await working.stop()).toBe(0);
}, 120_000);
