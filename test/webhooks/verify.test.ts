/** Receivers who know nothing but what is documented. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createHost } from '../support/hosts.ts';
import { type Delivered, insertEndpoint, type Receiver, startReceiver, tell, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** As the contract says it: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">`, by the whole secret; one of several is enough. */
function verify(secret: string, header: string, rawBody: string, now: number): boolean {
  const parts = header.split(',').map((part) => part.split('=') as [string, string]);
  const t = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d+$/.test(t) || Math.abs(now / 1000 - Number(t)) > 300) return false;
  const expected = createHmac('sha256', secret).update(`${t}.${rawBody}`).digest();
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, hex]) => Buffer.from(hex, 'hex'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

const verifyStandard = (secret: string, { headers, raw }: Delivered) => new Webhook(secret).verify(raw, headers as Record<string, string>);

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host] });
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

/** One delivery, to an endpoint whose secret was or was not rotated. */
async function deliverOne(rotate?: { before: string; until: string }) {
  const { slug } = await createHost(server);
  const path = `/${slug}`;
  const endpoint = await insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path) });
  if (rotate) {
    await server.pool.query(`update webhooks set previous_secret = $1, previous_until = now() + $2::interval where id = $3`, [
      testSecrets.encrypt(rotate.before),
      rotate.until,
      endpoint.id,
    ]);
  }
  await tell(server, endpoint.id);
  const find = () => receiver.received.find((one) => one.path === path);
  await until('it has come', find);
  const delivered = find() as Delivered;
  return { delivered, secret: endpoint.secret, signature: delivered.headers['x-caledee-signature'] as string };
}

describe('a receiver', () => {
  it('who reads the documentation can tell that it comes from here', async () => {
    const { delivered, secret, signature } = await deliverOne();
    expect(signature).toMatch(/^t=\d{10},v1=[0-9a-f]{64}$/);
    expect(verify(secret, signature, delivered.raw, Date.now())).toBe(true);
    expect(delivered.headers['webhook-id']).toBe(delivered.headers['x-caledee-delivery']);
  });

  it('who uses an off-the-shelf verifier can, too', async () => {
    const { delivered, secret } = await deliverOne();
    expect(verifyStandard(secret, delivered)).toEqual(delivered.body);
  });

  it('refuses what was changed on the way, was sent long ago, or by somebody else', async () => {
    const { delivered, secret, signature } = await deliverOne();
    const { raw, headers } = delivered;
    const changed = raw.replace('Ann', 'Eve');
    expect(changed).not.toBe(raw);
    expect(verify(secret, signature, changed, Date.now())).toBe(false);
    expect(verify(secret, signature, raw, Date.now() + 301_000)).toBe(false);
    expect(verify(secret, signature.replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000) + 100}`), raw, Date.now())).toBe(false);
    expect(verify(testSecrets.create(), signature, raw, Date.now())).toBe(false);

    const old = String(Number(headers['webhook-timestamp']) - 301);
    expect(() => verifyStandard(secret, { ...delivered, raw: changed })).toThrow();
    expect(() => verifyStandard(secret, { ...delivered, headers: { ...headers, 'webhook-timestamp': old } })).toThrow();
    expect(() => verifyStandard(secret, { ...delivered, headers: { ...headers, 'webhook-id': 'another' } })).toThrow();
    expect(() => verifyStandard(testSecrets.create(), delivered)).toThrow();
  });

  it('may go by either secret for a day after a rotation, the new one first', async () => {
    const before = testSecrets.create();
    const { delivered, secret, signature } = await deliverOne({ before, until: '1 minute' });
    const [, newer, older] = signature.split(',');
    expect(verify(secret, `${signature.split(',')[0]},${newer}`, delivered.raw, Date.now())).toBe(true);
    expect(verify(before, `${signature.split(',')[0]},${older}`, delivered.raw, Date.now())).toBe(true);
    for (const one of [secret, before]) {
      expect(verify(one, signature, delivered.raw, Date.now())).toBe(true);
      expect(verifyStandard(one, delivered)).toEqual(delivered.body);
    }
  });

  it('must go by the new one afterwards', async () => {
    const before = testSecrets.create();
    const { delivered, secret, signature } = await deliverOne({ before, until: '-1 second' });
    expect(signature.split(',')).toHaveLength(2);
    expect(verify(secret, signature, delivered.raw, Date.now())).toBe(true);
    expect(verify(before, signature, delivered.raw, Date.now())).toBe(false);
  });
});
