/** Services of a domain (SRV records), and the calendars of an email address. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { discover } from '../../src/calendars/discovery.ts';
import { createLookup, createServiceLookup } from '../../src/outbound/lookup.ts';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';

type Target = { priority: number; weight: number; port: number; name: string };

const services: Record<string, Target[]> = {
  '_caldavs._tcp.many.test': [
    { priority: 10, weight: 90, port: 8443, name: 'second.many.test' },
    { priority: 5, weight: 10, port: 443, name: 'light.many.test' },
    { priority: 5, weight: 20, port: 443, name: 'first.many.test' },
  ],
  '_caldavs._tcp.none.test': [{ priority: 0, weight: 0, port: 0, name: '' }],
  '_caldavs._tcp.elsewhere.test': [{ priority: 0, weight: 0, port: 443, name: 'dav.other.test' }],
};

const toLabels = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.of(0),
  ]);

function toRecord({ priority, weight, port, name }: Target): Buffer {
  const data = Buffer.concat([Buffer.alloc(6), toLabels(name)]);
  [priority, weight, port].forEach((number, index) => {
    data.writeUInt16BE(number, 2 * index);
  });
  const head = Buffer.from([0xc0, 12, 0, 33, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

const socket = createSocket('udp4');
let outbound: Outbound;

beforeAll(async () => {
  socket.on('message', (query, { port, address }) => {
    const question = query.subarray(12, query.indexOf(0, 12) + 5);
    const known = Object.keys(services).find((name) => question.subarray(0, -4).equals(toLabels(name)));
    const records = (known === undefined ? [] : (services[known] ?? [])).map(toRecord);
    const header = Buffer.from([...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, records.length, 0, 0, 0, 0]);
    socket.send(Buffer.concat([header, question, ...records]), port, address);
  });
  await once(socket.bind(0, '127.0.0.1'), 'listening');
  const servers = [`127.0.0.1:${socket.address().port}`];
  outbound = createOutbound([], createLookup(servers), createServiceLookup(servers));
});
afterAll(async () => {
  await outbound.close();
  socket.close();
});

it('finds the preferred host of a service, or none', async () => {
  expect(await outbound.findService('_caldavs._tcp.many.test')).toEqual({ name: 'first.many.test', port: 443 });
  for (const name of ['none', 'unknown']) expect(await outbound.findService(`_caldavs._tcp.${name}.test`)).toBeUndefined();
});

it('sends no password to a host that DNS names in another domain', async () => {
  const context = { outbound, signal: AbortSignal.timeout(10_000), now: 0 };
  const login = { address: 'ann@elsewhere.test', authorization: 'Basic x' };
  await expect(discover(context, login)).rejects.toThrow('If you trust it, connect with https://dav.other.test/.');
});
