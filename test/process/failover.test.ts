/**
 * The primary is killed under load and its synchronous standby promoted: nothing that was acknowledged is lost, and both servers go on by
 * themselves. One knows both hosts; the other has one address, which leads to the new primary after the promotion.
 */
import { afterAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createHosts, findLost, isAllDone, startLoad } from '../support/ledger.ts';
import { startMailServer } from '../support/mail-server.ts';
import { spawnServer } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { accept, startReceiver } from '../support/receivers.ts';
import { startReplication } from '../support/replication.ts';
import { until } from '../support/until.ts';

const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

it('loses nothing when the primary is killed and the standby promoted', async () => {
  const [nodes, receiver, mail] = await Promise.all([startReplication(), startReceiver(accept), startMailServer()]);
  cleanups.push(nodes.stop, receiver.stop, mail.stop);
  const proxy = await startProxy(nodes.primary.url);
  cleanups.push(proxy.cut);
  const env = {
    RATE_LIMIT_PER_MINUTE: '1000000',
    WEBHOOK_ALLOW_HOSTS: receiver.host,
    SMTP_URL: mail.url,
    MAIL_FROM: 'meetings@acme.test',
  };
  const [knowing, following] = [
    await spawnServer({ ...env, DATABASE_URL: nodes.url }),
    await spawnServer({ ...env, DATABASE_URL: proxy.url }),
  ];
  cleanups.push(knowing.stop, following.stop);
  const pool = new pg.Pool({ connectionString: nodes.standby.url, max: 1 });
  cleanups.push(() => pool.end());
  const admin = new pg.Pool({ connectionString: nodes.primary.url, max: 1 });
  const hosts = await createHosts(nodes.primary.url, admin, receiver.url);
  await admin.end();

  const loads = [knowing, following].map(({ url }) => startLoad([url], hosts, { clients: 2, restMs: 50 }));
  cleanups.push(() => Promise.all(loads.map(({ stop }) => stop())));
  await until('both are at work', () => loads.every(({ acknowledged }) => acknowledged.length > 30));
  await nodes.primary.kill();
  // To the standby, while it is one.
  await proxy.lead(nodes.standby.url);
  await until('both report it', () => loads.every(({ responses }) => (responses.get('POST 503 unavailable') ?? 0) > 0));
  const before = loads.map(({ acknowledged }) => acknowledged.length);
  await nodes.promote();
  const promotedAt = performance.now();
  const takenMs = await Promise.all(
    loads.map(async ({ acknowledged }, index) => {
      await until('it books again', () => acknowledged.length > (before[index] as number));
      return Math.round(performance.now() - promotedAt);
    }),
  );
  await until('both are at work', () => loads.every(({ acknowledged }, index) => acknowledged.length > (before[index] as number) + 30));
  await Promise.all(loads.map(({ stop }) => stop()));
  await until('all is sent', () => isAllDone(pool), 90_000);
  console.log(`Failover: the servers booked again ${takenMs.join(' and ')} ms after the promotion.`);

  for (const load of loads) {
    expect([...load.responses.keys()].filter((key) => !/ (20[01]|409 request_in_progress|503 unavailable)$/.test(key))).toEqual([]);
    expect(await findLost(pool, load, { mails: mail.received, delivered: receiver.received })).toEqual([]);
  }
}, 180_000);
