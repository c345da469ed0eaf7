/** Endpoints at addresses where they must not be, as the database may hold them: a trap stands wherever they could lead. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type LookupFunction, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';
import { startWorker, type Worker } from '../../src/webhooks/worker.ts';
import { createHost } from '../support/hosts.ts';
import { createEndpoint, listDeliveries, tell, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** On every address of this machine, in IPv4 and IPv6. */
let trap: Server;
let port: number;
let caught = 0;
const sockets = new Set<Socket>();

let server: TestServer;
let outbound: Outbound;
let worker: Worker;
let slug: string;

/** Names of our own making; `rebinding.example` is public when it is looked at, and leads home when it is gone to. */
const names: Record<string, string[]> = {
  'home.example': ['127.0.0.1'],
  'home6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'cloud.example': ['169.254.169.254'],
  'intranet.example': ['10.0.0.1'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'mixed6.example': ['2606:2800:21f:cb07::1', '::1'],
};
const lookup: LookupFunction = (hostname, { all }, callback) => {
  const found = (names[hostname] ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  if (hostname === 'rebinding.example') found.splice(0, 1, changing());
  if (all) callback(null, found);
  else callback(null, found[0]?.address ?? '', found[0]?.family);
};

function changing() {
  let asked = 0;
  return Object.defineProperty({ family: 4 } as { address: string; family: number }, 'address', {
    get: () => (asked++ === 0 ? '93.184.215.14' : '127.0.0.1'),
  });
}

let caughtBytes = 0;
beforeAll(async () => {
  trap = createServer((socket) => {
    caught += 1;
    sockets.add(socket.on('data', (bytes) => (caughtBytes += bytes.length)).on('error', () => {}));
  }).listen(0, '::');
  await once(trap, 'listening');
  port = (trap.address() as AddressInfo).port;
  server = await startTestServer();
  ({ slug } = await createHost(server));
  outbound = createOutbound([], lookup);
  worker = startWorker({ databaseUrl: server.databaseUrl, secrets: testSecrets, outbound, log: createLog('silent') });
});
afterAll(async () => {
  await worker.stop();
  await outbound.close();
  for (const socket of sockets) socket.destroy();
  trap.close();
  await server.stop();
});

const hosts = [
  // Loopback, in the ways in which a browser's rules read an IPv4 address.
  ...['127.0.0.1', '127.0.0.1.', '127.1', '127.0.1', '127.255.255.254', '2130706433', '017700000001', '0x7f000001', '0x7F.1'],
  ...['0x7f.0x0.0x0.0x1', '0177.0.0.01', '0177.0.0x0.1', '127.0.0.0x1', '１２７.０.０.１', '１２７。０。０。１', '①②⑦.⓪.⓪.①'],
  ...['%31%32%37.0.0.1', '127%2E0%2E0%2E1', '4294967295', '0x1_7f000001'],
  // Nowhere, everywhere, private, link-local, multicast, and what carriers and clouds keep for themselves.
  ...[
    '0',
    '0.0.0.0',
    '0x0',
    '255.255.255.255',
    '10.0.0.1',
    '10.1',
    '0xa000001',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.257',
  ],
  ...['169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '169.254.170.2', '100.100.100.200', '100.64.0.1', '192.0.0.1'],
  ...['192.0.2.1', '198.18.0.1', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  // The same in IPv6, plain and wrapped.
  ...[
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::FFFF:169.254.169.254]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
  ],
  ...['[64:ff9b::7f00:1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]', '[2001:0:7f00:1::]'],
  ...['[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[ff05::2]', '[100::1]', '[2001:db8::1]'],
  // Somebody's name before it, and names that lead home.
  ...['example.com@127.0.0.1', 'user:password@[::1]', 'localhost', 'LOCALHOST.', 'ｌｏｃａｌｈｏｓｔ', ...Object.keys(names)],
];

it('is tried in enough ways', () => expect(new Set(hosts).size).toBeGreaterThanOrEqual(60));

describe('an endpoint', () => {
  it.each(['https', 'http'])('by %s at any of these addresses reaches nothing, and its owner learns why', async (scheme) => {
    const endpoints = await Promise.all(hosts.map((host) => createEndpoint(server.pool, slug, { url: `${scheme}://${host}:${port}/` })));
    for (const { id } of endpoints) await tell(server, id);
    const attempts = await Promise.all(endpoints.map(({ id }) => firstAttempt(id)));
    expect(caught).toBe(0);
    expect(attempts.filter(({ status, response }) => status !== null || response !== null)).toEqual([]);
    // Not a word about what is there.
    const allowed =
      /^The address (is not one of the public internet|must (begin with https:\/\/|not hold a user or a password)|cannot be read)\.$/;
    expect(attempts.map(({ error }) => error).filter((error) => !allowed.test(error ?? ''))).toEqual([]);
  });

  it('whose name leads elsewhere by the time of connecting gets no byte', async () => {
    const { id } = await createEndpoint(server.pool, slug, { url: `https://rebinding.example:${port}/` });
    await tell(server, id);
    expect(await firstAttempt(id)).toMatchObject({ status: null, error: 'The address is not one of the public internet.' });
    expect(caughtBytes).toBe(0);
  });

  it('at no address at all fails like any other', async () => {
    const { id } = await createEndpoint(server.pool, slug, { url: 'not an address' });
    await tell(server, id);
    expect(await firstAttempt(id)).toMatchObject({ status: null, error: 'The address cannot be read.' });
  });
});

async function firstAttempt(id: string) {
  const find = async () => (await listDeliveries(server.pool, id))[0]?.log[0];
  await until('it has failed', async () => (await find())?.durationMs != null);
  return (await find()) as NonNullable<Awaited<ReturnType<typeof find>>>;
}
