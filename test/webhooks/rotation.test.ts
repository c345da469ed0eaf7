/** A secret that is rotated while much is going on. */
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost } from '../support/hosts.ts';
import { insertEndpoint, listDeliveries, type Receiver, startReceiver, tell } from '../support/receivers.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const perSecond = 100;
const seconds = 5;

let server: TestServer;
let other: Awaited<ReturnType<typeof startServer>>;
let receiver: Receiver;
/** All that the receiver knows: one secret at a time. */
let known: string;
const refused: string[] = [];
const verifiedBy: string[] = [];
beforeAll(async () => {
  receiver = await startReceiver(({ raw, headers }, res) => {
    const signature = headers['x-caledee-signature'] as string;
    const [, seconds] = /^t=(\d+),/.exec(signature) ?? [];
    const isOurs = signature.includes(`v1=${createHmac('sha256', known).update(`${seconds}.${raw}`).digest('hex')}`);
    (isOurs ? verifiedBy : refused).push(isOurs ? known : signature);
    res.writeHead(isOurs ? 204 : 401).end();
  });
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host] });
  other = await startServer(server.databaseUrl, { worker: true, webhookAllowHosts: [receiver.host] });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
  await receiver.stop();
});

it(`${perSecond} events a second: the receiver can verify each of them, by the old secret until it switches and by the new one then`, async () => {
  const { client, slug } = await createHost(server);
  const { id, secret: before } = await insertEndpoint(server.pool, slug, { url: receiver.url });
  let after = before;
  known = before;
  const startedAt = Date.now();
  const telling: Promise<void>[] = [];
  for (let tick = 0; tick < seconds * 10; tick++) {
    telling.push(tell(server, id, perSecond / 10));
    if (tick === 2 * 10) after = await rotate(client, id);
    if (tick === 4 * 10) known = after;
    await pause(Math.max(0, startedAt + (tick + 1) * 100 - Date.now()));
  }
  await Promise.all(telling);
  await until('all have come', async () => (await listDeliveries(server.pool, id)).every(({ status }) => status === 'succeeded'));
  expect(refused).toEqual([]);
  expect(verifiedBy).toHaveLength(perSecond * seconds);
  // Some of each, so that both were needed.
  expect(new Set(verifiedBy)).toEqual(new Set([before, after]));
});

async function rotate(client: ApiClient, id: string): Promise<string> {
  const { data } = await client.POST('/api/v2/webhooks/{id}/rotate-secret', { params: { path: { id } } });
  return data?.secret as string;
}
