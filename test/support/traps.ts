/** Addresses that nothing may be sent to, and a server that notices when something is. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Trap = { port: number; caught: { connections: number; bytes: number }; countOpen: () => number; close: () => void };

/** Listens on every address of this machine, in IPv4 and IPv6, and counts connections and bytes. */
export async function setTrap(): Promise<Trap> {
  const caught = { connections: 0, bytes: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    caught.connections += 1;
    sockets.add(socket.on('data', (bytes) => (caught.bytes += bytes.length)).on('error', () => {}));
    socket.once('close', () => sockets.delete(socket));
  }).listen(0, '::');
  await once(server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, caught, countOpen: () => sockets.size, close };
}

/** Spellings of hosts that are not on the public internet. */
export const spellings = [
  // Loopback, in all the ways that a browser's rules read as an IPv4 address.
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7F.1',
  '0x7f.0x0.0x0.0x1',
  '0177.0.0.01',
  '0177.0.0x0.1',
  '127.0.0.0x1',
  '１２７.０.０.１',
  '１２７。０。０。１',
  '①②⑦.⓪.⓪.①',
  '4294967295',
  '%31%32%37.0.0.1',
  '127%2E0%2E0%2E1',
  // Nowhere, and everywhere.
  '0',
  '0.0.0.0',
  '0x0',
  '255.255.255.255',
  // Private, link-local, and what carriers and clouds keep for themselves.
  '10.0.0.1',
  '10.1',
  '0xa000001',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.257',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.170.2',
  '100.100.100.200',
  '100.64.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  // The same in IPv6, plain and wrapped.
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:169.254.169.254]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:7f00:1::]',
  '[2001::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[ff05::2]',
  '[100::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[::ffff:0:127.0.0.1]',
  // Names that lead home.
  'localhost',
  'LOCALHOST.',
  'ｌｏｃａｌｈｏｓｔ',
];
