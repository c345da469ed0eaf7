/** Slow, broken and malicious receivers. Each has an endpoint, a delivery and its log to itself. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificate } from '../support/certificate.ts';
import { createHost } from '../support/hosts.ts';
import {
  findEndpoint,
  insertEndpoint,
  type LoggedDelivery,
  listDeliveries,
  type Receiver,
  startReceiver,
  tell,
} from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const withinMs = 10_000;

let server: TestServer;
let http: Receiver;
let slug: string;
/** The target of redirects, which must get no request. */
let trap: Receiver;
const addresses: Record<string, string> = {};
const closing: (() => void)[] = [];
/** Requests without a whole response. */
const hanging = new Set<ServerResponse>();
/** Attempts that take their whole time, begun first, so that the other tests run meanwhile. */
let slowest: Promise<Awaited<ReturnType<typeof attempted>>[]>;

const every = (ms: number, res: ServerResponse, text: string) => {
  const writing = setInterval(() => res.write(text), ms);
  res.on('close', () => clearInterval(writing));
};

const answers: Record<string, (res: ServerResponse) => void> = {
  '/hang': () => {},
  '/drip': (res) => every(20, res, '.'),
  '/drip-headers': (res) => {
    res.socket?.write('HTTP/1.1 200 OK\r\nX-Drip: ');
    const writing = setInterval(() => res.socket?.write('.'), 20);
    res.on('close', () => clearInterval(writing));
  },
  '/endless': (res) => every(1, res, 'x'.repeat(100_000)),
  '/long-word': (res) => res.end(`${'x'.repeat(1023)}ä\0`),
  '/zero': (res) => res.end('a\0b'),
  '/nothing': (res) => res.writeHead(204).end(),
  '/error': (res) => res.writeHead(500).end('It broke.'),
  '/not-found': (res) => res.writeHead(404).end(),
  '/redirect': (res) => res.writeHead(302, { Location: trap.url }).end(),
  '/permanent': (res) => res.writeHead(308, { Location: trap.url }).end(),
  '/busy': (res) => res.writeHead(429, { 'Retry-After': '3600' }).end('Later.'),
  '/away': (res) => res.writeHead(503, { 'Retry-After': new Date(Date.now() + 7_200_000).toUTCString() }).end(),
  '/gone': (res) => res.writeHead(410).end(),
  '/reset': (res) => void (res.socket as Socket).resetAndDestroy(),
  '/half': (res) => {
    res.writeHead(200, { 'Content-Length': '100' }).write('half');
    setTimeout(() => res.destroy(), 20);
  },
};

beforeAll(async () => {
  trap = await startReceiver();
  http = await startReceiver(({ path }, res) => {
    hanging.add(res);
    res.once('close', () => hanging.delete(res));
    answers[path]?.(res);
  });
  await Promise.all([listenTls(), listenNonsense(), findRefused()]);
  server = await startTestServer({ worker: true, webhookAllowHosts: ['127.0.0.1'] });
  ({ slug } = await createHost(server));
  slowest = Promise.all(['hang', 'drip', 'drip-headers'].map((name) => attempted(addressOf(name))));
});
afterAll(async () => {
  const stopped = server.stop();
  // A worker waits for its attempts, which end now instead of at their time limit.
  for (const res of hanging) res.destroy();
  await stopped;
  for (const close of closing) close();
  await Promise.all([http.stop(), trap.stop()]);
});

async function listenTls() {
  const tls = createTlsServer(certificate, (_req, res) => res.end()).listen(0, '127.0.0.1');
  await once(tls, 'listening');
  const { port } = tls.address() as AddressInfo;
  addresses.untrusted = `https://127.0.0.1:${port}/`;
  closing.push(() => tls.close());
}

async function listenNonsense() {
  const nonsense = createServer((socket) => socket.on('error', () => {}).end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0, '127.0.0.1');
  await once(nonsense, 'listening');
  const { port } = nonsense.address() as AddressInfo;
  addresses.nonsense = `http://127.0.0.1:${port}/`;
  addresses.plain = `https://127.0.0.1:${port}/`;
  closing.push(() => nonsense.close());
}

async function findRefused() {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  addresses.refused = `http://127.0.0.1:${(gone.address() as AddressInfo).port}/`;
  gone.close();
}

const addressOf = (name: string) => addresses[name] ?? http.url.replace(/\/$/, `/${name}`);

async function attempted(url: string) {
  const { id } = await insertEndpoint(server.pool, slug, { url });
  await tell(server, id);
  const find = async () => (await listDeliveries(server.pool, id))[0];
  await until(`${url} has been attempted`, async () => (await find())?.log[0]?.durationMs != null);
  const delivery = (await find()) as NonNullable<Awaited<ReturnType<typeof find>>>;
  return { ...delivery, webhookId: id, first: delivery.log[0] as (typeof delivery.log)[0] };
}

describe('a receiver that answers', () => {
  it.each([
    ['nothing', 204, ''],
    ['zero', 200, 'ab'],
    ['long-word', 200, 'x'.repeat(1023)],
    ['endless', 200, 'x'.repeat(1024)],
  ])('%s has got it', async (name, status, response) => {
    const { status: state, nextAttemptAt, first } = await attempted(addressOf(name));
    expect({ state, nextAttemptAt, ...first }).toMatchObject({ state: 'succeeded', nextAttemptAt: null, status, response, error: null });
    expect(first.durationMs).toBeLessThan(withinMs);
  });

  it.each([
    ['error', 500, 'The receiver responded with 500.', 'It broke.'],
    ['not-found', 404, 'The receiver responded with 404.', ''],
    ['redirect', 302, 'The receiver responded with 302; redirects are not followed.', ''],
    ['permanent', 308, 'The receiver responded with 308; redirects are not followed.', ''],
    ['reset', null, 'The connection was lost.', null],
    ['half', null, 'The connection was lost.', null],
    ['refused', null, 'The connection was refused.', null],
    ['nonsense', null, 'The response is not valid HTTP.', null],
    ['untrusted', null, 'The certificate is not valid.', null],
    ['plain', null, 'The TLS handshake failed.', null],
  ])('%s has not, and its owner learns what happened', async (name, status, error, response) => {
    const { status: state, first, webhookId } = await attempted(addressOf(name));
    expect({ state, ...first }).toMatchObject({ state: 'pending', status, error, response });
    expect(first.durationMs).toBeLessThan(withinMs);
    expect(await findEndpoint(server.pool, webhookId)).toEqual({ active: true, reason: null, failures: 1 });
    expect(trap.received).toEqual([]);
  });

  it.each([
    ['busy', 3600],
    ['away', 7200],
  ])('%s is called upon again when it wants to', async (name, seconds) => {
    const { nextAttemptAt, first } = await attempted(addressOf(name));
    const waits = (nextAttemptAt?.getTime() ?? 0) - new Date(first.at).getTime();
    expect(Math.abs(waits / 1000 - seconds)).toBeLessThan(5);
  });

  it('gone is called upon no more', async () => {
    const { status, nextAttemptAt, webhookId } = await attempted(addressOf('gone'));
    expect({ status, nextAttemptAt }).toEqual({ status: 'pending', nextAttemptAt: null });
    expect(await findEndpoint(server.pool, webhookId)).toEqual({
      active: false,
      reason: 'The receiver responded with 410 Gone.',
      failures: 1,
    });
    await tell(server, webhookId);
    await until('the next is held, too', async () =>
      (await listDeliveries(server.pool, webhookId)).every((one) => one.nextAttemptAt === null),
    );
    expect((await listDeliveries(server.pool, webhookId)).map(({ attempts }) => attempts)).toEqual([1, 0]);
  });
});

describe('a receiver that takes its time', () => {
  it('has ten seconds and no more, whether it hangs or drips', async () => {
    for (const { first, status } of await slowest) {
      expect({ state: status, ...first }).toMatchObject({
        state: 'pending',
        status: null,
        error: 'There was no complete response within 10 seconds.',
      });
      expect(first.durationMs).toBeGreaterThanOrEqual(withinMs - 50);
      expect(first.durationMs).toBeLessThan(withinMs + 1500);
    }
  });

  /** Of what is told to an endpoint whose receiver is quick, one by one and many at once, in milliseconds from being told to being done. */
  const longestWait = async () => {
    const { id } = await insertEndpoint(server.pool, slug, { url: addressOf('nothing') });
    for (let count = 0; count < 20; count++) await tell(server, id);
    await tell(server, id, 100);
    await until('all has come', async () => (await listDeliveries(server.pool, id)).every(({ status }) => status === 'succeeded'));
    const deliveries = await listDeliveries(server.pool, id);
    expect(deliveries).toHaveLength(120);
    const waitOf = ({ createdAt, log: [first] }: LoggedDelivery) =>
      new Date(first?.at as Date).getTime() + (first?.durationMs as number) - createdAt.getTime();
    return Math.max(...deliveries.map(waitOf));
  };

  it('keeps nobody else waiting', async () => {
    const alone = await longestWait();
    const hanging = await Promise.all(Array.from({ length: 12 }, () => insertEndpoint(server.pool, slug, { url: addressOf('hang') })));
    for (const { id } of hanging) await tell(server, id, 40);
    const countHanging = async () => {
      const { rows } = await server.pool.query(
        `select count(*)::integer as count from webhook_attempts a
          join webhook_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id
          where a.duration_ms is null and d.webhook_id = any ($1) group by d.webhook_id`,
        [hanging.map(({ id }) => id)],
      );
      return rows.map(({ count }) => count);
    };
    // Not more than four at once to each of them.
    await until('they all hang', async () => String(await countHanging()) === String(hanging.map(() => 4)));

    // A wait for a hanging endpoint lasts for its time limit of 10 s.
    expect(await longestWait()).toBeLessThan(alone + 5000);
    expect(await countHanging()).toEqual(hanging.map(() => 4));
  });
});
