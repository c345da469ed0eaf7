/** The cost of a month of slots over HTTP: one host and fifty, small and large database, cached and not. */
import { DAY_MS } from '../../../src/availability/dates.ts';
import { compare, readers } from '../compare.ts';
import type { Figure } from '../figures.ts';
import type { Asked, Clients } from '../load.ts';
import type { Measured } from '../processes.ts';
import { beginning, busyHosts, type World } from '../worlds.ts';

const many = 8;
/** Sequential, so that no request shares its token lookup with another. */
const alone = 1;
/** As many as in the other figures about requests per second. */
const polling = 32;

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

export async function unchanged(rounds: number, world: World, server: Measured): Promise<Figure[]> {
  const against = async (number: string, count: number): Promise<Figure> => {
    const full = await month(world, 'solo-member-0', count);
    const etag = await etagOf(server, full.ask(0)[0] as Asked);
    const held: Clients = {
      connections: count,
      ask: (client) => full.ask(client).map(({ path, headers }) => ({ path, headers: { ...headers, 'if-none-match': etag } })),
    };
    const { cpu } = await compare(rounds, [server, held], [server, full]);
    const what = 'CPU of a 304 to an availability query whose answer has not changed, against its 200';
    return { number, what, bar: { most: 0.5 }, ...cpu };
  };
  return [await against('13a', alone), await against('13b', polling)];
}

async function etagOf(server: Measured, { path, headers = {} }: Asked): Promise<string> {
  const answer = await fetch(server.url + path, { headers });
  return answer.headers.get('etag') as string;
}

export async function busyTimes(rounds: number, world: World, server: Measured): Promise<Figure> {
  const [few, most] = busyHosts;
  for (const { slug, busyTimes: count } of busyHosts) await pushBusy(server.url, await world.newToken(slug), count);
  const clients = ({ slug }: { slug: string }) => readers(world, slug, many, slotsPath(world, `solo-${slug}`));
  const { time } = await compare(rounds, [server, await clients(most)], [server, await clients(few)]);
  const what = 'availability of a host with 2,000 busy stretches of a calendar in the window, against 200';
  return { number: '15', what, bar: { most: 2 }, ...time };
}

/** Spread over the nights of the month, so that the slots are the same. */
async function pushBusy(url: string, token: string, count: number): Promise<void> {
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return (await response.json()) as { id: string; items: { id: string }[] };
  };
  for (const { id } of (await ask('GET', '/api/v2/calendars')).items) await ask('DELETE', `/api/v2/calendars/${id}`);
  const { id } = await ask('POST', '/api/v2/calendars', { kind: 'push', maxAgeMin: 43_200 });
  for (let day = 0; day < 31; day++) {
    const night = beginning() + day * DAY_MS;
    const instant = (minutes: number) => new Date(night + minutes * 60_000).toISOString();
    const intervals = Array.from({ length: Math.ceil(count / 31) }, (_, n) => ({ startAt: instant(4 * n), endAt: instant(4 * n + 2) }));
    await ask('PUT', `/api/v2/calendars/${id}/busy`, { version: day, from: instant(0), to: instant(24 * 60), intervals });
  }
}
