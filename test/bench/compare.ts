/** Compares two loads, alternating between them. */
import { alternate, type Figure } from './figures.ts';
import { type Asked, type Clients, load } from './load.ts';
import type { Measured } from './processes.ts';
import type { World } from './worlds.ts';

export type Side = [server: Measured, clients: Clients];

export type Told = Pick<Figure, 'rounds' | 'absolute'>;

/** `speed`: ours of theirs, requests a second. `time`: how many times as long ours takes. `cpu`: as much of the server's processor. */
export type Comparison = { speed: Told; time: Told; cpu: Told };

const seconds = 3;

export async function compare(rounds: number, ours: Side, theirs: Side): Promise<Comparison> {
  const measure = ([server, clients]: Side) => load(server, clients, { seconds });
  const measured = await alternate(
    rounds,
    () => measure(ours),
    () => measure(theirs),
  );
  const [mine, other] = measured.at(-1)!;
  const timeOf = ({ perSecond }: { perSecond: number }) => ((ours[1].connections / perSecond) * 1000).toFixed(1);
  const cpu = `${mine.cpuMsEach.toFixed(3)} against ${other.cpuMsEach.toFixed(3)} ms of the process's CPU each`;
  const atOnce = `${ours[1].connections} at a time`;
  return {
    speed: {
      rounds: measured.map(([a, b]) => a.perSecond / b.perSecond),
      absolute: `${Math.round(mine.perSecond)} against ${Math.round(other.perSecond)} a second, ${atOnce}; ${cpu}`,
    },
    time: {
      rounds: measured.map(([a, b]) => b.perSecond / a.perSecond),
      absolute: `${timeOf(mine)} against ${timeOf(other)} ms, ${atOnce}`,
    },
    cpu: { rounds: measured.map(([a, b]) => a.cpuMsEach / b.cpuMsEach), absolute: `${cpu}, ${atOnce}` },
  };
}

type Ask = (headers: Record<string, string>, client: number) => Asked[];

export async function clientsOf(world: World, users: string[], ask: Ask): Promise<Clients> {
  const tokens = await Promise.all(users.map((user) => world.newToken(user)));
  return { connections: users.length, ask: (n) => ask({ authorization: `Bearer ${tokens[n]}` }, n) };
}

export const readers = (world: World, user: string, count: number, path: string): Promise<Clients> =>
  clientsOf(
    world,
    Array.from({ length: count }, () => user),
    (headers) => [{ path, headers }],
  );
