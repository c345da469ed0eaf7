/** Database round trips per read, counted on the wire. */
import { countRoundTrips } from '../../support/round-trips.ts';
import type { Figure } from '../figures.ts';
import { startMeasured } from '../processes.ts';
import type { World } from '../worlds.ts';

export async function roundTrips(world: World, reads: Record<string, string>): Promise<Figure[]> {
  const database = await countRoundTrips(world.databaseUrl);
  // Without the worker, whose queries belong to no request.
  const server = await startMeasured(['src/main.ts'], { DATABASE_URL: database.url, WORKER: 'off' }, '/healthz');
  const headers = { authorization: `Bearer ${await world.newToken('member-0')}` };
  const ask = async (path: string): Promise<number> => {
    const before = database.count();
    const response = await fetch(server.url + path, { headers });
    await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return database.count() - before;
  };
  // A new connection sets its session once.
  await ask('/api/v2/me');
  const me = await ask('/api/v2/me');
  const counts = new Map<string, number>();
  for (const [name, path] of Object.entries(reads)) counts.set(name, await ask(path));
  await server.stop();
  await database.close();
  return [
    { number: '3a', what: 'database round trips of `GET /me`', bar: { most: 1 }, rounds: [me], absolute: 'counted on the wire' },
    {
      number: '3b',
      what: 'database round trips of any other read, the worst',
      bar: { most: 2 },
      rounds: [Math.max(...counts.values())],
      absolute: [...counts].map(([name, count]) => `${name} ${count}`).join(', '),
    },
  ];
}
