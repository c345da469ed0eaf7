/** Outbound requests: a trap listens wherever they must not go. */
import { createHook } from 'node:async_hooks';
import { createSocket } from 'node:dgram';
import { lookup as lookUp } from 'node:dns/promises';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/accounts/passwords.ts';
import { createLookup } from '../../src/outbound/lookup.ts';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';
import { setTrap, spellings, type Trap } from '../support/traps.ts';
import { until } from '../support/until.ts';

const asked = { method: 'GET', timeoutMs: 2000, limit: 1000 } as const;

let trap: Trap;
let port: number;
let caught: Trap['caught'];

beforeAll(async () => {
  trap = await setTrap();
  ({ port, caught } = trap);
});
beforeEach(() => void Object.assign(caught, { connections: 0, bytes: 0 }));
afterAll(() => trap.close());

const resolveTo =
  (...addresses: string[]): LookupFunction =>
  (_hostname, { all }, callback) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };

describe('an address that somebody chose', () => {
  const outbound = createOutbound([]);
  afterAll(() => outbound.close());

  it.each(spellings)('%s leads nowhere', async (host) => {
    await expect(outbound.send(`https://${host}:${port}/`, asked)).rejects.toThrow();
    await expect(outbound.send(`http://${host}:${port}/`, asked)).rejects.toThrow();
    expect(caught).toEqual({ connections: 0, bytes: 0 });
  });

  it('is tried in enough ways', () => expect(new Set(spellings).size).toBeGreaterThanOrEqual(60));

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'data:text/plain,hello',
    'unix:/var/run/docker.sock',
    '//example.com/',
    'example.com',
    '',
    'https://',
    'https://user@example.com/',
    'https://user:password@example.com/',
    'https://[fe80::1%25eth0]/',
    'https://1.2.3.4.5/',
    'https://999.1.1.1/',
  ])('%j is refused as it stands', async (address) => {
    await expect(outbound.send(address, asked)).rejects.toThrow(/address/);
  });
});

describe('a name', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['loopback', ['127.0.0.1']],
    ['loopback in IPv6', ['::1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
    ['the address of a cloud', ['169.254.169.254']],
    ['a public address and a private one', ['93.184.215.14', '127.0.0.1']],
    ['a public address and a private one in IPv6', ['2606:2800:21f:cb07::1', 'fd00::1']],
    ['nothing', []],
  ])('that is looked up to %s leads nowhere', async (_what, addresses) => {
    const outbound = createOutbound([], resolveTo(...addresses));
    await expect(outbound.send(`https://example.com:${port}/`, asked)).rejects.toThrow('public internet');
    expect(caught).toEqual({ connections: 0, bytes: 0 });
    await outbound.close();
  });

  it('whose address is another one by the time of connecting gets no byte of us', async () => {
    // A public address on the first read, a loopback address afterwards.
    const changing = { asked: 0, family: 4 };
    Object.defineProperty(changing, 'address', {
      get() {
        changing.asked += 1;
        return changing.asked === 1 ? '93.184.215.14' : '127.0.0.1';
      },
    });
    const lying: LookupFunction = (_hostname, _options, callback) => callback(null, [changing as never]);
    const outbound = createOutbound([], lying);
    await expect(outbound.send(`https://example.com:${port}/`, asked)).rejects.toThrow('public internet');
    await until('the connection is closed', () => caught.connections === 1 && trap.countOpen() === 0);
    expect(caught).toEqual({ connections: 1, bytes: 0 });
    await outbound.close();
  });
});

describe('a name whose server is silent', () => {
  it('keeps no other name waiting, and is given up in time', async () => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const lookup = createLookup([`127.0.0.1:${silent.address().port}`]);
    const outbound = createOutbound([], lookup);
    const hanging = Array.from({ length: 50 }, (_, number) =>
      outbound.send(`https://dead-${number}.example/`, { ...asked, timeoutMs: 10_000 }),
    );
    let ended = 0;
    for (const one of hanging) one.catch(() => (ended += 1));
    await lookUp('localhost');
    expect(ended).toBe(0);
    const outcomes = await Promise.allSettled(hanging);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(Array(50).fill('ENOTFOUND'));
    silent.close();
    await outbound.close();
  });
});

/** A name server that ignores every query for a name below `slow.test` and answers all others with one public address. */
async function startNameServer() {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.on('message', (query, { port, address }) => {
    const end = query.indexOf(0, 12) + 5;
    if (query.subarray(12, end).includes('slow\x04test')) return;
    const isIpv4 = query.readUInt16BE(end - 4) === 1;
    const header = Buffer.from([...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, isIpv4 ? 1 : 0, 0, 0, 0, 0]);
    const record = isIpv4 ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 93, 184, 215, 14]) : Buffer.alloc(0);
    socket.send(Buffer.concat([header, query.subarray(12, end), record]), port, address);
  });
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

/** Names passed to getaddrinfo while `work` runs. */
async function namesByGetaddrinfo(work: () => Promise<unknown>): Promise<string[]> {
  const requests: { hostname?: string }[] = [];
  const isGetaddrinfo = (type: string) => type === 'GETADDRINFOREQWRAP';
  const hook = createHook({ init: (_id, type, _trigger, resource) => void (isGetaddrinfo(type) && requests.push(resource)) }).enable();
  await work().finally(() => hook.disable());
  return requests.map(({ hostname }) => hostname as string);
}

describe('100 names whose server is silent', () => {
  it('delay neither files, passwords and look-ups of this process, nor checks of other names', async () => {
    const names = await startNameServer();
    const outbound = createOutbound([], createLookup([names.address]));
    let checked = 0;
    const checks = Array.from({ length: 100 }, (_, n) => outbound.check(`https://n${n}.slow.test/`).then(() => (checked += 1)));
    await Promise.all([
      readFile(new URL(import.meta.url)),
      hashPassword('correct horse battery staple'),
      lookUp('localhost'),
      outbound.check('https://good.test/'),
    ]);
    expect(checked).toBe(0);
    await Promise.all(checks);
    await outbound.close();
    names.close();
  });

  it('are never looked up by getaddrinfo, whether they are checked or sent to', async () => {
    const outbound = createOutbound(['internal.invalid']);
    const work = () =>
      Promise.allSettled([
        outbound.check('https://checked.invalid/'),
        outbound.check('https://internal.invalid/'),
        outbound.send('https://sent.invalid/', asked),
        ...Array.from({ length: 5 }, () => outbound.send('http://internal.invalid/', asked)),
      ]);
    // Five requests share one look-up of the name that the operator allowed.
    expect(await namesByGetaddrinfo(work)).toEqual(['internal.invalid']);
    await outbound.close();
  });
});

describe('a host that the operator lets through', () => {
  let server: HttpServer;
  let url: string;
  let outbound: Outbound;
  const answers: Record<string, (res: ServerResponse) => void> = {
    '/hello': (res) => res.end('hello'),
    '/redirect': (res) => res.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end(),
    '/long': (res) => res.end('x'.repeat(5000)),
    '/endless': (res) => {
      const writing = setInterval(() => res.write('x'.repeat(100_000)), 1);
      res.on('close', () => clearInterval(writing));
    },
    '/drip': (res) => {
      const dripping = setInterval(() => res.write('.'), 20);
      res.on('close', () => clearInterval(dripping));
    },
    '/silent': () => {},
  };

  beforeAll(async () => {
    server = createHttpServer((req, res) => answers[req.url ?? '']?.(res)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address() as AddressInfo;
    url = `http://127.0.0.1:${address.port}`;
    outbound = createOutbound([`127.0.0.1:${address.port}`]);
  });
  afterAll(async () => {
    await outbound.close();
    server.closeAllConnections();
    server.close();
  });

  it('is reached, by plain HTTP too', async () => {
    const { status, body, isWhole } = await outbound.send(`${url}/hello`, asked);
    expect([status, body.toString(), isWhole]).toEqual([200, 'hello', true]);
  });

  it('is that port only', async () => {
    await expect(outbound.send(`http://127.0.0.1:${port}/`, asked)).rejects.toThrow('https://');
    await expect(outbound.send(`https://127.0.0.1:${port}/`, asked)).rejects.toThrow('public internet');
    expect(caught.connections).toBe(0);
  });

  it('may be named without a port', async () => {
    const other = createOutbound(['127.0.0.1']);
    expect((await other.send(`${url}/hello`, asked)).status).toBe(200);
    await other.close();
  });

  it('leads nowhere by a redirect', async () => {
    const { status, headers } = await outbound.send(`${url}/redirect`, asked);
    expect([status, headers.get('location')]).toEqual([302, `http://127.0.0.1:${port}/`]);
    expect(caught.connections).toBe(0);
  });

  it.each(['/long', '/endless'])('tells no more than it is asked for: %s', async (path) => {
    const { body, isWhole } = await outbound.send(url + path, asked);
    expect([body.length, isWhole]).toEqual([1000, false]);
  });

  it.each(['/silent', '/drip'])('has so long and no longer: %s', async (path) => {
    await expect(outbound.send(url + path, { ...asked, timeoutMs: 300 })).rejects.toThrow(/aborted|timeout/i);
  });
});

describe('an address that is to be kept', () => {
  const never: LookupFunction = () => {};
  const failing: LookupFunction = (_hostname, _options, callback) => callback(new Error('ENOTFOUND'), '');
  const check = (address: string, lookup?: LookupFunction, allowed: string[] = []) => {
    const outbound = createOutbound(allowed, lookup);
    return outbound.check(address).finally(() => outbound.close());
  };

  it.each(spellings)('is not %s', (host) => expect(check(`https://${host}:${port}/`)).rejects.toThrow(/^The address .+\.$/));

  it.each([
    ['a private address', ['10.0.0.1']],
    ['a public address and a private one', ['93.184.215.14', '127.0.0.1']],
    ['a public address and a private one in IPv6', ['2606:2800:21f:cb07::1', 'fd00::1']],
  ])('is no name of %s', (_what, addresses) =>
    expect(check('https://example.com/', resolveTo(...addresses))).rejects.toThrow('public internet'),
  );

  it.each(['https://example.com/#top', 'https://example.com/#', 'https://me@example.com/', 'http://example.com/', 'nowhere', ''])(
    'is not %j',
    (address) => expect(check(address, resolveTo('93.184.215.14'))).rejects.toThrow(/^The address .+\.$/),
  );

  it.each([
    ['public', resolveTo('93.184.215.14', '2606:2800:21f:cb07::1')],
    ['not there yet', failing],
    ['not told in time', never],
  ])('may be a name that is %s', async (_what, lookup) => {
    await check('https://example.com:8443/hooks?a=b', lookup);
  });

  it('may be whatever the operator lets through', async () => {
    await check('http://127.0.0.1:4000/', never, ['127.0.0.1:4000']);
    await check('http://localhost/', resolveTo('127.0.0.1'), ['localhost']);
    await expect(check('http://127.0.0.1:4001/', never, ['127.0.0.1:4000'])).rejects.toThrow('https://');
  });
});
