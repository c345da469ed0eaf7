/** Lists at both of their ends, and beside a million rows. */
import { alternate, type Figure } from '../figures.ts';
import { type Load, load } from '../load.ts';
import type { Measured } from '../processes.ts';
import { crowd, crowdOwner, type World } from '../worlds.ts';
import { clientsOf } from './throughput.ts';

const seconds = 3;
const connections = 4;

const timesAs = (measured: [Load, Load][]): number[] => measured.map(([ours, theirs]) => theirs.perSecond / ours.perSecond);
const absolute = (measured: [Load, Load][]): string => {
  const [ours, theirs] = measured.at(-1)!.map(({ perSecond }) => ((connections / perSecond) * 1000).toFixed(1));
  return `${ours} against ${theirs} ms, ${connections} at a time`;
};

const ofOne = (world: World, user: string, path: string) =>
  clientsOf(
    world,
    Array.from({ length: connections }, () => user),
    (headers) => [{ path, headers }],
  );

/** Walks to the end; throws when a booking is missing or comes twice. */
async function findLastPage(world: World, server: Measured): Promise<string> {
  const headers = { authorization: `Bearer ${await world.newToken(crowdOwner)}` };
  const seen = new Set<string>();
  let path = '/api/v2/bookings?limit=100';
  for (;;) {
    const response = await fetch(server.url + path, { headers });
    const { items, nextCursor } = (await response.json()) as { items: { id: string }[]; nextCursor: string | null };
    for (const { id } of items) seen.add(id);
    if (nextCursor === null) break;
    path = `/api/v2/bookings?limit=100&cursor=${nextCursor}`;
  }
  if (seen.size !== crowd.bookings) throw new Error(`${seen.size} different bookings were listed, not ${crowd.bookings}`);
  return path;
}

export async function lastPage(rounds: number, world: World, server: Measured): Promise<Figure> {
  const last = await ofOne(world, crowdOwner, await findLastPage(world, server));
  const first = await ofOne(world, crowdOwner, '/api/v2/bookings?limit=100');
  const measured = await alternate(
    rounds,
    () => load(server, last, { seconds }),
    () => load(server, first, { seconds }),
  );
  return {
    number: '10a',
    what: 'the last page of the 1,000,000 bookings of one user, against the first',
    bar: { most: 1.2 },
    rounds: timesAs(measured),
    absolute: absolute(measured),
  };
}

export async function contacts(rounds: number, large: [World, Measured], small: [World, Measured]): Promise<Figure> {
  const path = '/api/v2/contacts?limit=20';
  const many = await ofOne(large[0], crowdOwner, path);
  const few = await ofOne(small[0], 'member-0', path);
  const measured = await alternate(
    rounds,
    () => load(large[1], many, { seconds }),
    () => load(small[1], few, { seconds }),
  );
  return {
    number: '10b',
    what: "contacts' first page at 1,000,000 bookings of one user, against 1,000 in the database",
    bar: { most: 1.2 },
    rounds: timesAs(measured),
    absolute: absolute(measured),
  };
}
