/** Endpoints at addresses where they must not be, as the database may hold them: a trap stands wherever they could lead. */
import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';
import { createLog } from '../../src/process/log.ts';
import { startWorker, type Worker } from '../../src/webhooks/worker.ts';
import { createHost } from '../support/hosts.ts';
import { type LoggedAttempt as Attempt, insertEndpoint, listDeliveries, tell, testLinks, testSecrets } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { setTrap, spellings, type Trap } from '../support/traps.ts';
import { until } from '../support/until.ts';

let trap: Trap;
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

beforeAll(async () => {
  trap = await setTrap();
  server = await startTestServer();
  ({ slug } = await createHost(server));
  outbound = createOutbound([], lookup);
  worker = startWorker({ databaseUrl: server.databaseUrl, secrets: testSecrets, links: testLinks, outbound, log: createLog('silent') });
});
afterAll(async () => {
  await worker.stop();
  await outbound.close();
  trap.close();
  await server.stop();
});

/** With somebody's name before it, and names that lead home, too. */
const hosts = [...spellings, '0x1_7f000001', 'example.com@127.0.0.1', 'user:password@[::1]', ...Object.keys(names)];

it('is tried in enough ways', () => expect(new Set(hosts).size).toBeGreaterThanOrEqual(60));

describe('an endpoint', () => {
  it.each(['https', 'http'])('by %s at any of these addresses reaches nothing, and its owner learns why', async (scheme) => {
    const endpoints = await Promise.all(
      hosts.map((host) => insertEndpoint(server.pool, slug, { url: `${scheme}://${host}:${trap.port}/` })),
    );
    for (const { id } of endpoints) await tell(server, id);
    // One after another: all of them asking at once would keep the database from the worker.
    const attempts: Attempt[] = [];
    for (const { id } of endpoints) attempts.push(await firstAttempt(id));
    expect(trap.caught.connections).toBe(0);
    expect(attempts.filter(({ status, response }) => status !== null || response !== null)).toEqual([]);
    // Not a word about what is there.
    const allowed =
      /^The address (is not on the public internet|must (start with https:\/\/|not contain a user or password|be absolute and well-formed, such as https:\/\/example\.com\/hooks))\.$/;
    expect(attempts.map(({ error }) => error).filter((error) => !allowed.test(error ?? ''))).toEqual([]);
  });

  it('whose name leads elsewhere by the time of connecting gets no byte', async () => {
    const { id } = await insertEndpoint(server.pool, slug, { url: `https://rebinding.example:${trap.port}/` });
    await tell(server, id);
    expect(await firstAttempt(id)).toMatchObject({ status: null, error: 'The address is not on the public internet.' });
    expect(trap.caught.bytes).toBe(0);
  });

  it('at no address at all fails like any other', async () => {
    const { id } = await insertEndpoint(server.pool, slug, { url: 'not an address' });
    await tell(server, id);
    expect(await firstAttempt(id)).toMatchObject({
      status: null,
      error: 'The address must be absolute and well-formed, such as https://example.com/hooks.',
    });
  });
});

async function firstAttempt(id: string): Promise<Attempt> {
  const find = async () => (await listDeliveries(server.pool, id))[0]?.log[0];
  await until('it has failed', async () => (await find())?.durationMs != null);
  return (await find()) as Attempt;
}
