/** The cost of a month of slots over HTTP: one host and fifty, small and large database, cached and not. */
import { DAY_MS } from '../../../src/availability/dates.ts';
import { compare, readers } from '../compare.ts';
import type { Figure } from '../figures.ts';
import type { Measured } from '../processes.ts';
import { beginning, type World } from '../worlds.ts';

const many = 8;
/** Sequential, so that no request shares its token lookup with another. */
const alone = 1;

export const slotsPath = (world: World, slug: string, days = 31): string => {
  const [from, to] = [0, days].map((count) => new Date(beginning() + count * DAY_MS).toISOString());
  return `/api/v2/availability?eventTypeId=${world.eventTypeId(slug)}&from=${from}&to=${to}&tz=Europe/Paris`;
};

const month = (world: World, slug: string, count: number) => readers(world, 'member-0', count, slotsPath(world, slug));

export async function wholeAnswer(rounds: number, world: World, server: Measured): Promise<Figure> {
  const slots = await month(world, 'solo-member-0', alone);
  const { cpu } = await compare(rounds, [server, slots], [server, await readers(world, 'member-0', alone, '/api/v2/me')]);
  const what = 'CPU of a whole 31-day availability answer of about 400 slots, against `GET /me`';
  return { number: '5', what, bar: { most: 3 }, ...cpu };
}

export async function teams(rounds: number, world: World, server: Measured): Promise<Figure[]> {
  const one = await month(world, 'solo-member-0', many);
  const against = async (number: string, slug: string, kind: string): Promise<Figure> => {
    const { time } = await compare(rounds, [server, await month(world, slug, many)], [server, one]);
    const what = `availability of a ${kind} of 50 hosts with different hours, against one host's`;
    return { number, what, bar: { most: 8 }, ...time };
  };
  return [await against('6a', 'robin', 'round robin'), await against('6b', 'together', 'collective')];
}

export async function beside(rounds: number, large: [World, Measured], small: [World, Measured]): Promise<Figure> {
  const [inLarge, inSmall] = [await month(large[0], 'solo-member-0', many), await month(small[0], 'solo-member-0', many)];
  const { time } = await compare(rounds, [large[1], inLarge], [small[1], inSmall]);
  const what = 'the same availability with 1,000,000 bookings in the database, against 1,000';
  return { number: '7', what, bar: { most: 1.3 }, ...time };
}

export async function unchanged(rounds: number, world: World, server: Measured): Promise<Figure> {
  const full = await month(world, 'solo-member-0', alone);
  const [{ path, headers }] = full.ask(0) as [{ path: string; headers: Record<string, string> }];
  const { headers: answered } = await fetch(server.url + path, { headers });
  const held = { connections: alone, ask: () => [{ path, headers: { ...headers, 'if-none-match': answered.get('etag') as string } }] };
  const { cpu } = await compare(rounds, [server, held], [server, full]);
  const what = 'CPU of a 304 to an availability query whose answer has not changed, against its 200';
  return { number: '13', what, bar: { most: 0.5 }, ...cpu };
}
