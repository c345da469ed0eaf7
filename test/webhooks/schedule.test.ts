import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseAfter, toRetryAfterMs } from '../../src/webhooks/schedule.ts';
import { createHost } from '../support/hosts.ts';
import { insertEndpoint, listDeliveries, type Receiver, startReceiver, tell } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour];

describe('after a failure', () => {
  it('the pauses are those of the contract, up to a tenth longer', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((failures) => pauseAfter(failures, { chance: 0 }))).toEqual(pauses);
    expect([1, 2, 3, 4, 5, 6, 7].map((failures) => pauseAfter(failures, { chance: 1 }))).toEqual(
      pauses.map((pause) => Math.round(1.1 * pause)),
    );
  });

  it('the eighth is the last', () => expect(pauseAfter(8, { chance: 0.5, retryAfterMs: hour })).toBeNull());

  it.each([
    ['more than the pause', hour, hour],
    ['less than the pause', second, 5 * second],
    ['more than a day', 100 * hour, 24 * hour],
  ])('a receiver that asks for %s gets what is right', (_what, retryAfterMs, expected) => {
    expect(pauseAfter(1, { chance: 0, retryAfterMs })).toBe(expected);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2027-03-01T08:00:00Z');
  it.each([
    ['120', 2 * minute],
    ['0', 0],
    ['Mon, 01 Mar 2027 08:10:00 GMT', 10 * minute],
    ['Mon, 01 Mar 2027 07:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['1.5', 0],
    ['2027-03-01', 0],
    ['9999999999', 9_999_999_999 * second],
    ['Monday, 01-Mar-27 08:10:00 GMT', 10 * minute],
    ['Mon Mar  1 08:10:00 2027', 10 * minute],
    ['Mon Mar 01 08:10:00 2027 GMT', 0],
    [null, 0],
  ])('%j asks for %d ms', (header, expected) => expect(toRetryAfterMs(header, now)).toBe(expected));
});

describe('a delivery that fails on and on', () => {
  let server: TestServer;
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver((_delivered, res) => res.writeHead(500).end('no'));
    server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host] });
  });
  afterAll(async () => {
    await server.stop();
    await receiver.stop();
  });

  it('is attempted eight times, and then it is over', async () => {
    let now = Date.parse('2027-03-01T08:00:00Z');
    await server.setClock(new Date(now));
    const { slug } = await createHost(server);
    const { id } = await insertEndpoint(server.pool, slug, { url: receiver.url });
    await tell(server, id);
    const find = async () => (await listDeliveries(server.pool, id))[0];
    for (const [index, pause] of pauses.entries()) {
      await until(`attempt ${index + 1} has failed`, async () => (await find())?.log[index]?.durationMs != null);
      const delivery = await find();
      expect(delivery?.status).toBe('pending');
      const waits = (delivery?.nextAttemptAt?.getTime() ?? 0) - now;
      expect(waits).toBeGreaterThanOrEqual(pause);
      expect(waits).toBeLessThanOrEqual(1.1 * pause);
      now = delivery?.nextAttemptAt?.getTime() ?? 0;
      await server.setClock(new Date(now));
    }
    await until('the last attempt has failed', async () => (await find())?.status === 'failed');
    const delivery = await find();
    expect(delivery).toMatchObject({ attempts: 8, nextAttemptAt: null });
    expect(receiver.received.map(({ body, headers }) => [body.attempt, headers['x-caledee-delivery-attempt']])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => [attempt, String(attempt)]),
    );
    expect(new Set(receiver.received.map(({ headers }) => headers['x-caledee-delivery'])).size).toBe(1);
  });
});
