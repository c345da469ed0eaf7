/** Requests per second, of the server and of its baseline. */
import { clientsOf, compare } from '../compare.ts';
import type { Figure } from '../figures.ts';
import type { Asked } from '../load.ts';
import type { Measured } from '../processes.ts';
import { type World, writers } from '../worlds.ts';

const connections = 32;

export const writerNames = Array.from({ length: writers }, (_, i) => `writer-${i}`);

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

/** Each booking takes another free time, eight a day, for another invitee. */
export function ordersOf(world: World, path = '/api/v2/bookings'): Orders {
  const made = writerNames.map(() => 0);
  const write = (client: number): string => {
    const number = made[client]!;
    made[client] = number + 1;
    const startAt = new Date(world.freeFrom + number * 3 * 3_600_000).toISOString();
    const invitee = { name: 'Ann Lee', email: `ann-${client}-${startAt}@example.com`.replaceAll(':', '-'), timezone: 'Europe/Paris' };
    return JSON.stringify({ eventTypeId: world.eventTypeId(`open-writer-${client}`), startAt, invitee });
  };
  return (headers, client) => [{ method: 'POST', path, headers, body: () => write(client) }];
}

export async function booking(rounds: number, world: World, orders: Orders, [server, bare]: [Measured, Measured]): Promise<Figure> {
  const ours = await clientsOf(world, writerNames, orders);
  const theirs = await clientsOf(world, writerNames, ordersOf(world, '/insert'));
  const { speed } = await compare(rounds, [server, ours], [bare, theirs]);
  const what = '`POST /bookings`, against `node:http` and `pg` doing one plain `INSERT`';
  return { number: '8', what, bar: { least: 0.35 }, ...speed };
}
