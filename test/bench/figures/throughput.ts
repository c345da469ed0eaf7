/** Requests per second, of the server and of its baseline. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { clientsOf, compare } from '../compare.ts';
import type { Figure } from '../figures.ts';
import { type Asked, type Load, load } from '../load.ts';
import type { Measured } from '../processes.ts';
import { type World, writers } from '../worlds.ts';

const connections = 32;

const allWriters = Array.from({ length: writers }, (_, i) => `writer-${i}`);
export const writerNames = allWriters.slice(0, connections);

export async function validated(rounds: number, sandbox: Measured, bare: Measured): Promise<Figure> {
  const headers = { authorization: 'Bearer pat_Sandbox000000000000000000000000017yEVb' };
  const asking = (path: string) => ({ connections, ask: () => [{ path, headers }] });
  const { speed } = await compare(rounds, [sandbox, asking('/api/v2/rate-limit')], [bare, asking('/plain')]);
  return { number: '1', what: 'a validated GET without database, against bare `node:http`', bar: { least: 0.45 }, ...speed };
}

export async function me(rounds: number, world: World, server: Measured, bare: Measured): Promise<Figure> {
  const asking = (path: string) => clientsOf(world, writerNames, (headers) => [{ path, headers }]);
  const { speed } = await compare(rounds, [server, await asking('/api/v2/me')], [bare, await asking('/look-up')]);
  const what = '`GET /me`, against `node:http` and `pg` with one named statement that looks the token up';
  return { number: '2', what, bar: { least: 0.75 }, ...speed };
}

export type Orders = (headers: Record<string, string>, client: number) => Asked[];

const HOUR_MS = 3_600_000;

/** Each booking takes another free time, eight a day, for another invitee. Two sides that book for the same hosts begin apart. */
export function ordersOf(world: World, path = '/api/v2/bookings', beginAfterMs = 0): Orders {
  const made = allWriters.map(() => 0);
  const write = (client: number): string => {
    const number = made[client]!;
    made[client] = number + 1;
    const startAt = new Date(world.freeFrom + beginAfterMs + number * 3 * HOUR_MS).toISOString();
    const invitee = { name: 'Ann Lee', email: `ann-${client}-${startAt}@example.com`.replaceAll(':', '-'), timezone: 'Europe/Paris' };
    return JSON.stringify({ eventTypeId: world.eventTypeId(`open-writer-${client}`), startAt, invitee });
  };
  return (headers, client) => [{ method: 'POST', path, headers, body: () => write(client) }];
}

/** Against the same rows written by one statement, and against one row. */
export async function booking(rounds: number, world: World, orders: Orders, [server, bare]: [Measured, Measured]): Promise<Figure[]> {
  const ours = await clientsOf(world, writerNames, orders);
  const against = async (path: string) =>
    (await compare(rounds, [server, ours], [bare, await clientsOf(world, writerNames, ordersOf(world, path, HOUR_MS))])).speed;
  const to = '`POST /bookings`, against `node:http` and `pg`';
  return [
    { number: '8a', what: `${to} writing the same rows by one prepared statement`, bar: { least: 0.5 }, ...(await against('/insert-all')) },
    { number: '8b', what: `${to} doing one plain \`INSERT\``, bar: { least: 0.2 }, ...(await against('/insert')) },
  ];
}

/** Every host has an endpoint for webhooks, to which the server's worker delivers meanwhile. */
export async function bookingWithWebhooks(rounds: number, world: World, orders: Orders, server: Measured): Promise<Figure> {
  const receiver = createServer((req, res) => req.resume().on('end', () => res.writeHead(204).end())).listen(receiverPort, '127.0.0.1');
  await once(receiver, 'listening');
  const clients = await clientsOf(world, allWriters, orders);
  const owners = Array.from({ length: clients.connections }, (_, n) => (clients.ask(n)[0] as Asked).headers);
  for (const headers of owners) await createEndpoint(server, headers);
  const loads: Load[] = [];
  for (let round = 0; round <= rounds; round += 1) loads.push(await load(server, clients, { seconds: 3 }));
  // Nothing is left to be delivered during the next figures.
  for (const headers of owners) await removeEndpoints(server, headers);
  receiver.close();
  receiver.closeAllConnections();
  const last = loads.at(-1) as Load;
  return {
    number: '8c',
    what: `\`POST /bookings\` by ${writers} writers on ${writers} hosts with a webhook each, 99th percentile`,
    bar: { most: 60 },
    unit: ' ms',
    rounds: loads.slice(1).map(({ p99Ms }) => p99Ms),
    absolute: `${Math.round(last.perSecond)} a second, ${writers} at a time; ${last.cpuMsEach.toFixed(3)} ms of the process's CPU each`,
  };
}

/** The server must allow it by `WEBHOOK_ALLOW_HOSTS`. */
export const receiverPort = 46_811;

async function createEndpoint(server: Measured, headers: Record<string, string> = {}): Promise<void> {
  const body = JSON.stringify({ url: `http://127.0.0.1:${receiverPort}/`, events: ['booking_created'] });
  const response = await fetch(`${server.url}/api/v2/webhooks`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body,
  });
  // A world of a run that was ended early has them.
  if (response.status !== 201 && response.status !== 409) throw new Error(`no endpoint: ${response.status} ${await response.text()}`);
}

async function removeEndpoints(server: Measured, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${server.url}/api/v2/webhooks`, { headers });
  const { items } = (await response.json()) as { items: { id: string }[] };
  for (const { id } of items) {
    const { status } = await fetch(`${server.url}/api/v2/webhooks/${id}`, { method: 'DELETE', headers });
    if (status !== 200) throw new Error(`the endpoint was not removed: ${status}`);
  }
}
