/** First and last pages of lists, in a small database and beside a million rows. */
import { compare, readers } from '../compare.ts';
import type { Figure } from '../figures.ts';
import type { Measured } from '../processes.ts';
import { crowd, crowdOwner, type World } from '../worlds.ts';

const connections = 4;

/** Reads all pages; throws if a booking is missing or repeated. */
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
  const last = await readers(world, crowdOwner, connections, await findLastPage(world, server));
  const first = await readers(world, crowdOwner, connections, '/api/v2/bookings?limit=100');
  const { time } = await compare(rounds, [server, last], [server, first]);
  return { number: '10a', what: 'the last page of the 1,000,000 bookings of one user, against the first', bar: { most: 1.2 }, ...time };
}

export async function contacts(rounds: number, large: [World, Measured], small: [World, Measured]): Promise<Figure> {
  // Both users have more, so both pages name a next one.
  const path = '/api/v2/contacts?limit=10';
  const many = await readers(large[0], crowdOwner, connections, path);
  const few = await readers(small[0], 'member-0', connections, path);
  const { time } = await compare(rounds, [large[1], many], [small[1], few]);
  const what = "contacts' first page at 1,000,000 bookings of one user, against 1,000 in the database";
  return { number: '10b', what, bar: { most: 1.2 }, ...time };
}
