/** Requests a second, of the server and of what it is held against. */
import { alternate, type Figure } from '../figures.ts';
import { type Asked, type Load, load } from '../load.ts';
import type { Measured } from '../processes.ts';
import { type World, writers } from '../worlds.ts';

const connections = 32;
const seconds = 3;

/** Each client with a token of its own, and the same request again and again. */
export async function clientsOf(world: World, users: string[], ask: (headers: Record<string, string>, client: number) => Asked[]) {
  const tokens = await Promise.all(users.map((user) => world.newToken(user)));
  return { connections: users.length, ask: (n: number) => ask({ authorization: `Bearer ${tokens[n]}` }, n) };
}

export const writerNames = Array.from({ length: writers }, (_, i) => `writer-${i}`);

const inWords = (ours: number, theirs: number): string => `${Math.round(ours)} against ${Math.round(theirs)} a second`;

function toFigure(about: Pick<Figure, 'number' | 'what' | 'bar'>, measured: [Load, Load][]): Figure {
  const last = measured.at(-1)!;
  return {
    ...about,
    rounds: measured.map(([ours, theirs]) => ours.perSecond / theirs.perSecond),
    absolute: `${inWords(last[0].perSecond, last[1].perSecond)}; CPU of the process ${last[0].cpuMsEach.toFixed(3)} against ${last[1].cpuMsEach.toFixed(3)} ms each`,
  };
}

/** A validated answer that needs no database: the sandbox's. */
export async function validated(rounds: number, sandbox: Measured, bare: Measured): Promise<Figure> {
  const authorization = 'Bearer pat_Sandbox000000000000000000000000017yEVb';
  const ours = { connections, ask: () => [{ path: '/api/v2/rate-limit', headers: { authorization } }] };
  const theirs = { connections, ask: () => [{ path: '/plain', headers: { authorization } }] };
  const measured = await alternate(
    rounds,
    () => load(sandbox, ours, { seconds }),
    () => load(bare, theirs, { seconds }),
  );
  return toFigure({ number: '1', what: 'a validated GET without database, against bare `node:http`', bar: { least: 0.45 } }, measured);
}

export async function me(rounds: number, world: World, server: Measured, bare: Measured): Promise<Figure> {
  const ours = await clientsOf(world, writerNames, (headers) => [{ path: '/api/v2/me', headers }]);
  const theirs = await clientsOf(world, writerNames, (headers) => [{ path: '/look-up', headers }]);
  const measured = await alternate(
    rounds,
    () => load(server, ours, { seconds }),
    () => load(bare, theirs, { seconds }),
  );
  return toFigure(
    { number: '2', what: '`GET /me`, against `node:http` and `pg` with one named statement that looks the token up', bar: { least: 0.75 } },
    measured,
  );
}

export type Orders = (headers: Record<string, string>, client: number) => Asked[];

/** Every booking another free time, eight a day, and another invitee. */
export function ordersOf(world: World): Orders {
  const made = writerNames.map(() => 0);
  return (headers, client) => [
    {
      method: 'POST',
      path: '/api/v2/bookings',
      headers,
      body: () => {
        const number = made[client]!;
        made[client] = number + 1;
        const startAt = new Date(world.freeFrom + number * 3 * 3_600_000).toISOString();
        const invitee = { name: 'Ann Lee', email: `ann-${client}-${startAt}@example.com`.replaceAll(':', '-'), timezone: 'Europe/Paris' };
        return JSON.stringify({ eventTypeId: world.eventTypeId(`open-writer-${client}`), startAt, invitee });
      },
    },
  ];
}

export async function booking(rounds: number, world: World, orders: Orders, [server, bare]: [Measured, Measured]): Promise<Figure> {
  const ours = await clientsOf(world, writerNames, orders);
  const inserts = ordersOf(world);
  const theirs = await clientsOf(world, writerNames, (headers, client) =>
    inserts(headers, client).map((asked) => ({ ...asked, path: '/insert' })),
  );
  const measured = await alternate(
    rounds,
    () => load(server, ours, { seconds }),
    () => load(bare, theirs, { seconds }),
  );
  return toFigure(
    { number: '8', what: '`POST /bookings`, against `node:http` and `pg` doing one plain `INSERT`', bar: { least: 0.35 } },
    measured,
  );
}
